"""Verbs on seating rules, and on how much the balance of a field counts."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from council.people.cells import key
from council.sessions import refusals
from council.sessions.kept import CHOICES
from council.sessions.records import SeatingRule
from council.sessions.room import KINDS
from council.store import Db
from council.words import N_, _

RANK = "rank"  # the kind of row that keeps the rank of a field
RANKS = (1, 2, 4, 0)
NEEDS = {
    "together": N_("two people are needed"),
    "apart": N_("two people are needed"),
    "tables": N_("somebody and a table are needed"),
    "topic": N_("somebody and one to three tables in order of choice are needed"),
    "alone": N_("a field with one of its values, or two people are needed"),
    "language": N_("somebody and a language are needed"),
    "facilitator": N_("somebody and a facilitator are needed"),
    "meet": N_("nothing is needed: without people it is for everyone"),
}


def add_rule(
    db: Db,
    *,
    kind: str,
    seat_ids: Sequence[str] = (),
    table_ids: Sequence[str] = (),
    parties: Sequence[str] = (),
    field: str = "",
    value: str = "",
    strength: str = "must",
    weight: int = 5,
    from_session: int = 0,
    to_session: int = 0,
    reason: str = "",
) -> str:
    """Keep a rule about who sits where and return its id.

    "topic" takes its tables from first to third choice; "alone" the people of a value of a field, whoever
    they are on the day, or the seats named; "language" the language as its value; "meet" everyone, if no
    seat is named. Raises: SeatingRuleIncomplete.
    """
    if kind not in KINDS:
        known = _("known kinds are {kinds}").format(kinds=", ".join(KINDS))
        raise refusals.SeatingRuleIncomplete(needs=known)
    seats = list(dict.fromkeys(seat_ids))
    if not _is_whole(kind, len(seats), len(set(table_ids)), len(parties), bool(field and value), value):
        raise refusals.SeatingRuleIncomplete(needs=_(NEEDS[kind]))
    if not 1 <= weight <= 10 or strength not in ("must", "wish"):
        raise refusals.SeatingRuleIncomplete(needs=_("must or wish and a weight from 1 to 10 are needed"))
    if to_session and to_session < from_session:
        raise refusals.SeatingRuleIncomplete(needs=_("a last session not before the first one is needed"))
    row = SeatingRule(
        kind=kind,
        seats=seats,
        tables=list(dict.fromkeys(table_ids)),
        parties=list(dict.fromkeys(parties)),
        field=field,
        value=value.strip(),
        strength=strength,
        weight=weight,
        from_session=from_session,
        to_session=to_session,
        reason=reason.strip(),
    )
    db.add(row)
    return row.id


def end_rule(db: Db, *, rule_id: str) -> None:
    """A rule no longer holds; it stays in the record."""
    row = db.get(SeatingRule, rule_id)
    if row is None:
        raise refusals.PlaceGone()
    row.state = "ended"


def rank_field(db: Db, *, field: str, rank: int) -> None:
    """Say how much the balance of a field counts: 1 in full, 2 half, 4 a quarter, 0 not at all.

    Raises: FieldRankUnknown.
    """
    if rank not in RANKS:
        raise refusals.FieldRankUnknown(rank=rank)
    for row in db.scalars(select(SeatingRule).where(SeatingRule.kind == RANK, SeatingRule.state == "active")):
        if key(row.field) == key(field):
            row.state = "ended"
    if rank != 1:
        db.add(SeatingRule(kind=RANK, seats=[], field=field, weight=rank))


def _is_whole(kind: str, seats: int, tables: int, parties: int, is_flagged: bool, value: str) -> bool:
    """Whether a rule of a kind says all it needs."""
    match kind:
        case "together" | "apart":
            return seats > 1
        case "tables":
            return seats > 0 and tables > 0
        case "topic":
            return seats > 0 and 0 < tables <= len(CHOICES)
        case "alone":
            return is_flagged or seats > 1
        case "language":
            return seats > 0 and bool(value.strip())
        case "facilitator":
            return seats > 0 and parties > 0
    return True
