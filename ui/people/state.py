"""What the page of people says, worked out from values alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from council.people.births import NO_DAY
from council.people.columns import Purpose
from council.people.importing import ASKED, Choices, Reading
from council.people.queries import PersonView, PoolFacts
from council.people.reading import PeopleFile
from council.selection.queries import ExclusionView
from council.words import _, ngettext


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row of the list: the person, and why they are left out of draws ("" = they take part)."""

    person: PersonView
    left_out: str

    @property
    def id(self) -> str:
        return self.person.id


@dataclass(frozen=True, slots=True)
class PoolState:
    """The list and the line of facts over it."""

    facts: str
    features: tuple[str, ...]
    rows: tuple[PersonRow, ...]

    @classmethod
    def of(
        cls, facts: PoolFacts, people: Sequence[PersonView], exclusions: Iterable[ExclusionView]
    ) -> PoolState:
        reasons = {one.person_id: one.reason for one in exclusions}
        rows = tuple(PersonRow(one, reasons.get(one.id, "")) for one in people)
        return cls(_facts(facts, len(reasons)), facts.features, rows)


def _facts(facts: PoolFacts, left_out: int) -> str:
    parts = [
        ngettext("{count:,} person", "{count:,} people", facts.people).format(count=facts.people),
        ngettext("{count} attribute", "{count} attributes", len(facts.features)).format(
            count=len(facts.features)
        ),
    ]
    if facts.sharing:
        words = ngettext("{count} shares an address", "{count} share an address", facts.sharing)
        parts.append(words.format(count=facts.sharing))
    if left_out:
        parts.append(ngettext("{count} left out", "{count} left out", left_out).format(count=left_out))
    if facts.contacts:
        words = ngettext("{count:,} contact sealed", "{count:,} contacts sealed", facts.contacts)
        parts.append(words.format(count=facts.contacts))
    return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class ImportState:
    """What the dialog of an import can do now: the words on its button, and what is still to be said.

    `next_step` is the next that asks something; `dates_open` tells that birth dates wait for an answer.
    """

    verb: str
    can_go: bool
    why_not: str
    next_step: str
    values_words: str
    dates_open: bool

    @classmethod
    def of(
        cls,
        step: str,
        choices: Choices,
        reading: Reading | None,
        *,
        hints: int = 0,
        leaves_out: bool = False,
        is_busy: bool = False,
        was_stopped: bool = False,
    ) -> ImportState:
        """Work it out for one step (columns, values, check)."""
        looks = _to_look_at(choices, reading) + hints
        why_not = _why_not(step, choices, reading)
        next_step = "values" if step == "columns" and looks else "check"
        people = reading.people if reading else None
        if people is None:
            can_go = was_stopped or (is_busy and step != "check")
        else:
            is_whole = bool(people.accepted and (not people.refused or leaves_out))
            can_go = not is_busy and (step != "check" or is_whole)
        words = _("2 Values · {count}").format(count=looks) if looks else _("2 Values")
        return cls(
            _verb(step, people, was_stopped), can_go, why_not, next_step, words, _dates_open(choices, reading)
        )


def _verb(step: str, people: PeopleFile | None, was_stopped: bool) -> str:
    if was_stopped and people is None:
        return _("Read again")
    if step != "check":
        return _("Next")
    if people is None:
        return _("Import")
    count = people.accepted
    return ngettext("Import {count:,} person", "Import {count:,} people", count).format(count=count)


def _to_look_at(choices: Choices, reading: Reading | None) -> int:
    if reading is None:
        return 0
    decided = {(feature, spelt) for feature, spelt, _meant in choices.spellings}
    odd = (value for feature in reading.features for value in feature.odd)
    return len(reading.undecided) + sum((one.feature, one.value) not in decided for one in odd)


def _dates_open(choices: Choices, reading: Reading | None) -> bool:
    if choices.births is not None and choices.births.on == NO_DAY:
        return True
    return reading is not None and any(one.code in ASKED for one in reading.people.findings)


def _why_not(step: str, choices: Choices, reading: Reading | None) -> str:
    """What must be said first, in a sentence; "" when nothing keeps from going on."""
    if choices.unsaid:
        names = ", ".join(choices.unsaid)
        return _("Say why these columns are kept, or do not store them: {names}.").format(names=names)
    if _dates_open(choices, reading):
        return _("Say on the first step how birth dates are read.")
    if step != "columns" and reading is not None and reading.undecided:
        names = ", ".join(reading.undecided)
        return _("Say what happens to people who gave no answer: {names}.").format(names=names)
    return ""


def account(file: PeopleFile) -> str:
    """The sum of an import in one sentence."""
    rows = ngettext("{count:,} row", "{count:,} rows", file.rows).format(count=file.rows)
    words = _("{rows} = {accepted:,} accepted + {refused:,} refused + {skipped:,} skipped")
    return words.format(rows=rows, accepted=file.accepted, refused=file.refused, skipped=file.skipped)


def purpose_words(purpose: Purpose) -> str:
    """What a purpose is called."""
    return {
        "id": _("Id"),
        "attribute": _("Attribute"),
        "born": _("Birth date"),
        "address": _("Address"),
        "contact": _("Contact"),
        "ignored": _("Not stored"),
    }[purpose]
