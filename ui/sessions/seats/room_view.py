"""Everything the tables page shows of one round of a session, asked in one breath."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from council.errors import CouncilError
from council.sessions import queries
from council.sessions.plans import ENDED
from council.sessions.queries import PartyView, RuleView, SeatingView, SessionView, StaffingView, TableView
from ui.sessions.seats.figures_state import Standing
from ui.sessions.seats.hand import Hand


@dataclass(frozen=True, slots=True)
class RoomView:
    """Tables, seating, rules and staff of a round of a session; `hand` is None where nobody can be moved.

    `numbers` are seat ids by seat number, `aliases` by seat id, of all who belong to the panel then.
    """

    session: SessionView | None
    round: int
    rounds: tuple[int, ...]
    tables: tuple[TableView, ...]
    seating: SeatingView | None
    standing: Standing | None
    hand: Hand | None
    rules: tuple[RuleView, ...]
    staffing: tuple[StaffingView, ...]
    parties: tuple[PartyView, ...]
    numbers: Mapping[int, str]
    aliases: Mapping[str, str]

    @property
    def in_use(self) -> tuple[TableView, ...]:
        """The tables in use, by number."""
        return tuple(table for table in self.tables if table.state == "in_use")

    @property
    def is_over(self) -> bool:
        """Whether the session has ended and the seating is part of its record."""
        return self.session is not None and self.session.state in ENDED

    @property
    def seat_numbers(self) -> dict[str, int]:
        """Seat numbers by seat id."""
        return {id: number for number, id in self.numbers.items()}

    def facilitator(self, table_id: str) -> str:
        """Who facilitates at a table; empty when nobody does."""
        names = [one.name for one in self.staffing if one.table_id == table_id and one.job == "facilitator"]
        return names[0] if names else ""


def room_view(db: Any, *, session: SessionView | None, round: int) -> RoomView:
    """What stands on the page for a session; without one, only the tables."""
    tables = queries.tables_of(db, closed=True)
    rules, parties = queries.rules_of(db), queries.parties_of(db, left=False)
    if session is None:
        return RoomView(None, 1, (), tables, None, None, None, rules, (), parties, {}, {})
    seating = queries.seating_of(db, session_id=session.id, round=round)
    hand = (
        None if session.state in ENDED or seating is None else _hand(db, session.id, round, seating, tables)
    )
    seats = queries.attendance_of(db, session_id=session.id)
    return RoomView(
        session=session,
        round=round,
        rounds=queries.rounds_of(db, session_id=session.id),
        tables=tables,
        seating=seating,
        standing=Standing.of_live(hand.now, hand.numbers) if hand else _kept(db, session.id, round),
        hand=hand,
        rules=rules,
        staffing=queries.staffing_of(db, session_id=session.id),
        parties=parties,
        numbers={seat.number: seat.id for seat in seats},
        aliases={seat.id: seat.alias for seat in seats},
    )


def brief_of(db: Any, *, session_id: str, round: int) -> Any:
    """What a seating is proposed from, or the refusal why it cannot be."""
    try:
        return queries.seating_brief_of(db, session_id=session_id, round=round)
    except CouncilError as error:
        return error


def _hand(
    db: Any, session_id: str, round: int, seating: SeatingView, tables: tuple[TableView, ...]
) -> Hand | None:
    brief = brief_of(db, session_id=session_id, round=round)
    return None if isinstance(brief, CouncilError) else Hand.of(brief, seating, tables)


def _kept(db: Any, session_id: str, round: int) -> Standing | None:
    found = queries.seating_figures_of(db, session_id=session_id, round=round)
    return Standing.of_kept(found) if found else None
