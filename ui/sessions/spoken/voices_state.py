"""What the page of voices must think: its figures and what is said of them. Pure, tested without a window."""

from __future__ import annotations

from dataclasses import dataclass

from council.sessions.turns import Group, Voices
from council.words import _, ngettext
from ui.widgets import Figure


@dataclass(frozen=True, slots=True)
class VoicesState:
    """The tiles, the sentence under them, and the fields that can be broken down."""

    figures: tuple[Figure, ...]
    note: str
    fields: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]

    @classmethod
    def of(cls, voices: Voices) -> VoicesState:
        """What is shown of voices; nothing but a sentence where they were not measured."""
        if not voices.measured:
            return cls((), "", (), ())
        fields = tuple((group.field, field_words(group.field)) for group in voices.groups)
        return cls(_figures(voices), _note(voices), fields, voices.groups)

    def group(self, field: str) -> Group | None:
        """The break-down by a field, the first where that field is not there."""
        found = next((group for group in self.groups if group.field == field), None)
        return found or (self.groups[0] if self.groups else None)


def field_words(field: str) -> str:
    """The name of a field; tables are named by the program, all others by the pool."""
    return _("Table") if field == "table" else field


def _figures(voices: Voices) -> tuple[Figure, ...]:
    there = ngettext("of {count} person there", "of {count} people there", voices.present)
    base = there.format(count=voices.present)
    passes = ngettext("{count} pass besides", "{count} passes besides", voices.passes)
    found = [
        Figure(str(voices.spoke), _("spoke"), base),
        Figure(str(voices.never), _("not heard"), base),
        Figure(str(voices.turns), _("turns"), passes.format(count=voices.passes)),
        Figure(str(round(voices.seconds / 60)), _("minutes spoken")),
    ]
    if voices.top_people:
        held = _("by {people} of {present} people").format(people=voices.top_people, present=voices.present)
        of = _("{part} of {whole} min").format(
            part=round(voices.top_seconds / 60), whole=round(voices.seconds / 60)
        )
        found.append(Figure(of, _("held by those who spoke most"), held))
    return tuple(found)


def _note(voices: Voices) -> str:
    words = [
        _("Groups of fewer than 5 people are not shown, nor others from which they could be worked out.")
    ]
    if not voices.presence_noted:
        words.append(_("Attendance was not noted, so everyone expected counts as there all the time."))
    return " ".join(words)
