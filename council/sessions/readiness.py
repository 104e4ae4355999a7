"""What a session needs before it begins, each need in a sentence: what holds, what is missing.

A need that does not hold can be waived with a reason, so that nobody is stopped at the door by a list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from council.words import N_, _, ngettext

NEEDS = {
    "agenda": N_("Agenda"),
    "seating": N_("Seating"),
    "staff": N_("Staff"),
    "printouts": N_("Printouts"),
}


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a session needs. `waived` is the reason why it may begin without, "" when not waived."""

    code: str
    holds: bool
    waived: str
    sentence: str

    @property
    def is_open(self) -> bool:
        """Neither done nor waived."""
        return not self.holds and not self.waived


@dataclass(frozen=True, slots=True)
class Facts:
    """What readiness is judged by.

    `missing` sums minutes over the segments of the agenda; `seating` is the state of the seating, ""
    without one and "proposed" while one of its rounds is; the newest was made at `seated_at`; `unstaffed`
    are numbers of `tables` without a facilitator; `unprinted` are words for kinds of sheets never printed,
    `printed_at` is the oldest of those needed.
    """

    items: int = 0
    missing: int = 0
    seating: str = ""
    seated_at: datetime | None = None
    tables: int = 0
    unstaffed: Sequence[int] = ()
    unprinted: Sequence[str] = ()
    printed_at: datetime | None = None
    waived: Mapping[str, str] = field(default_factory=dict)


def needs(facts: Facts) -> tuple[Need, ...]:
    """The needs of a session in the order of NEEDS, each with its sentence. Source: SESSIONS.md 1."""
    told = (_agenda(facts), _seating(facts), _staff(facts), _printouts(facts))
    return tuple(
        Need(code, holds, "" if holds else facts.waived.get(code, ""), sentence)
        for code, (holds, sentence) in zip(NEEDS, told, strict=True)
    )


def _agenda(facts: Facts) -> tuple[bool, str]:
    if not facts.items:
        return False, _("There is no agenda yet.")
    if facts.missing:
        said = ngettext(
            "The agenda is {count} minute too long.", "The agenda is {count} minutes too long.", facts.missing
        )
        return False, said.format(count=facts.missing)
    return True, _("The agenda fits.")


def _seating(facts: Facts) -> tuple[bool, str]:
    if not facts.seating:
        return False, _("Nobody is seated yet.")
    if facts.seating == "proposed":
        return False, _("The seating is not published.")
    return True, _("The seating is published.")


def _staff(facts: Facts) -> tuple[bool, str]:
    if not facts.tables:
        return False, _("There are no tables yet.")
    if facts.unstaffed:
        said = ngettext(
            "Table {tables} has no facilitator.", "Tables {tables} have no facilitator.", len(facts.unstaffed)
        )
        return False, said.format(tables=", ".join(map(str, facts.unstaffed)))
    return True, _("Every table has its facilitator.")


def _printouts(facts: Facts) -> tuple[bool, str]:
    if facts.unprinted:
        return False, _("Not printed yet: {kinds}.").format(kinds=", ".join(facts.unprinted))
    if facts.printed_at and facts.seated_at and facts.printed_at < facts.seated_at:
        return False, _("The seating is newer than the printouts.")
    return True, _("The printouts are made.")
