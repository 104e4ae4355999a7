"""What the page of the editions must think: the one being made and those that are out, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.report.editions.changes import Change, changes_between
from council.report.editions.proof import ProofLine, mark_of
from council.report.editions.views import EditionView, StepTaken
from council.report.numbers import day_words
from council.words import N_, _, ngettext
from ui.report.making import Told

NOW = "now"  # the id of the edition being made
STATES = {
    "draft": N_("Draft"),
    "for members": N_("With the members"),
    "approved": N_("Approved by the members"),
    "published": N_("Published"),
    "corrected": N_("Published as a correction"),
}
KINDS = {
    "added": N_("new"),
    "removed": N_("gone"),
    "changed": N_("changed"),
    "moved": N_("moved"),
}


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition: number, where it stands, and what is told of it.

    `is_past`: it says something else than what the members were handed.
    """

    id: str
    number: int
    state: str
    view: EditionView | None
    changes: tuple[Change, ...]
    proof: tuple[ProofLine, ...]
    since: int = 0
    is_past: bool = False

    @property
    def title(self) -> str:
        """Its number and state."""
        return _("Edition {number}: {state}").format(number=self.number, state=_(STATES[self.state]).lower())

    @property
    def is_approved(self) -> bool:
        """The members approved exactly what it says now."""
        return self.state == "approved" and not self.is_past

    @property
    def quiet(self) -> str:
        """When it came into its state, and its file."""
        if self.view is None:
            return _("being made")
        pages = ngettext("{count} page", "{count} pages", self.view.pages).format(count=self.view.pages)
        past = _("the words have changed since") if self.is_past else ""
        return " · ".join(part for part in (day_words(self.view.at.date()), pages, past) if part)

    @property
    def is_final(self) -> bool:
        """It is out and stays as it is."""
        return self.view is not None and self.view.is_final

    @property
    def ticked(self) -> int:
        """How many lines of the proof sheet somebody looked at as they are."""
        return sum(line.is_done for line in self.proof)


@dataclass(frozen=True, slots=True)
class EditionsState:
    """Everything the page shows, the edition being made first."""

    facts: str
    rows: tuple[EditionRow, ...]
    may_hand_out: bool
    may_approve: bool

    @classmethod
    def of(cls, editions: Sequence[EditionView], proof: tuple[ProofLine, ...], told: Told) -> EditionsState:
        """The page's values from the editions kept, the proof sheet, and what the report says now."""
        out = [one for one in editions if one.is_final]
        open_one = next((one for one in editions if not one.is_final), None)
        last = out[0] if out else None
        number = open_one.number if open_one else (last.number + 1 if last else 1)
        changes = changes_between(last.sections, told.said) if last else ()
        state = open_one.state if open_one else "draft"
        is_past = open_one is not None and mark_of(open_one.sections) != told.mark
        since = last.number if last else 0
        now = EditionRow(NOW, number, state, open_one, changes, proof, since, is_past)
        before = {one.number: earlier for one, earlier in zip(out, (*out[1:], None), strict=False)}
        rows = [now]
        for one in out:
            was = before[one.number]
            rows.append(
                EditionRow(
                    one.id, one.number, one.state, one,
                    changes_between(was.sections, one.sections) if was else (), one.proof,
                    was.number if was else 0,
                )
            )  # fmt: skip
        count = len(out)
        facts = ngettext("{count} edition is out", "{count} editions are out", count).format(count=count)
        may_approve = state == "for members" and not is_past
        return cls(facts if count else _("Nothing is out yet"), tuple(rows), not told.grave, may_approve)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the deeds of the page look at: all editions, the one chosen, and what the report says now."""

    state: EditionsState | None = None
    chosen: EditionRow | None = None
    title: str = ""
    mark: str = ""


def step_words(step: StepTaken) -> str:
    """A step an edition took, with the beginning of the fingerprint of the file it was about."""
    told = _("{state}, {day}").format(state=_(STATES[step.state]), day=day_words(step.at.date()))
    by = _("by {name}").format(name=step.by) if step.by else ""
    file = _("file {hash}…").format(hash=step.hash[:12]) if step.hash else ""
    return " · ".join(part for part in (told, by, step.note, file) if part)


def change_words(change: Change) -> str:
    """How much of a section changed."""
    parts = [_(KINDS[change.kind])]
    if change.kind == "changed":
        come, gone = len(change.come), len(change.gone)
        parts.append(ngettext("{count} line has come", "{count} lines have come", come).format(count=come))
        parts.append(ngettext("{count} line is gone", "{count} lines are gone", gone).format(count=gone))
    return " · ".join(parts)


def lines_of(change: Change) -> tuple[tuple[str, str], ...]:
    """The lines that went and came, each with its sign."""
    return (*(("−", line) for line in change.gone), *(("+", line) for line in change.come))


def proof_words(line: ProofLine) -> str:
    """Who looked at a line of the proof sheet, or how to look."""
    if not line.by:
        return line.hint
    day = day_words(line.at.date()) if line.at else ""
    told = _("{name}, {day}").format(name=line.by, day=day)
    stale = _("the words have changed since") if line.is_stale else ""
    return " · ".join(part for part in (told, line.note, stale) if part)


def unticked_words(row: EditionRow) -> str:
    """What of the proof sheet is still to be looked at, for the question before publishing; or ""."""
    left = len(row.proof) - row.ticked
    if not left:
        return ""
    return ngettext(
        "{count} of {all} lines of the proof sheet is not ticked.",
        "{count} of {all} lines of the proof sheet are not ticked.",
        left,
    ).format(count=left, all=len(row.proof))
