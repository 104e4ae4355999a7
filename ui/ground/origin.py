"""Where a statement comes from, as far as its speaker agreed to have it shown: session, table, alias."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from council.selection.queries import seats_of
from council.sessions.queries import StatementView, statements_of
from council.words import _

SHOWN = ("named", "alias")  # levels at which the seat may be told; a name never is


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one statement was said; `words` for the page, the ids to go there ("" where not known)."""

    id: str
    words: str
    session_id: str
    item_id: str


def origins_of(db: Any) -> dict[str, Origin]:
    """The origin of every statement that stands, by its id."""
    aliases = {seat.id: seat.alias for seat in seats_of(db)}
    return origins(statements_of(db), aliases)


def origins(told: Iterable[StatementView], aliases: Mapping[str, str]) -> dict[str, Origin]:
    """The same from values; `aliases` by seat id, "" where a seat has none."""
    found = {}
    for one in told:
        words = origin_words(one, aliases.get(one.seat_id or "", ""))
        found[one.id] = Origin(one.id, words, one.session_id or "", one.item_id or "")
    return found


def origin_words(one: StatementView, alias: str) -> str:
    """ "Session 2 · table 3 · Robin (seat 12)"; the seat where its person agreed, else the table."""
    parts = [_("Session {number}").format(number=one.session)] if one.session else []
    if one.table and one.level != "none":
        parts.append(_("table {number}").format(number=one.table))
    if one.level in SHOWN and one.seat_number:
        seat = _("seat {number}").format(number=one.seat_number)
        parts.append(_("{alias} ({seat})").format(alias=alias, seat=seat) if alias else seat)
    if not parts and one.source:
        parts.append(_("Imported, number {source} there").format(source=one.source))
    return " · ".join(parts)
