"""Questions about answers given together: what was shown and handed in, and what of it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from council.ground.voting.counting import ANSWERS, differing, newest, settled, together
from council.ground.voting.records import Asking, CardShow, PaperSheet
from council.ground.voting.seats.queries import members_of, seated_at
from council.ground.voting.values import Counted, SheetView, ShowView, TableCounts
from council.selection.records import Seat
from council.sessions.records import DiscussionTable
from council.store import Db


def shows_of(db: Db) -> tuple[ShowView, ...]:
    """Every show of cards kept, in the order of its keeping."""
    members = {seat.id for seat in members_of(db)}
    rows = list(db.scalars(select(CardShow).order_by(CardShow.at, CardShow.id)))
    numbers = _table_numbers(db)
    counted = {row.id: _shown(row, numbers, members) for row in rows}
    standing = newest([*counted.values(), *_piles(db, numbers, members)])
    return tuple(
        ShowView(
            row.id,
            row.statement_id,
            row.table_id,
            numbers[row.table_id],
            row.session_id or "",
            row.agree,
            row.disagree,
            row.passed,
            row.present,
            row.at,
            any(counted[row.id] is each for each in standing),
        )
        for row in rows
    )


def sheets_of(db: Db, *, asking_id: str | None = None) -> tuple[SheetView, ...]:
    """The paper sheets by pile and number, of one pile if it is named."""
    wanted = select(PaperSheet).order_by(PaperSheet.asking_id, PaperSheet.number)
    if asking_id is not None:
        wanted = wanted.where(PaperSheet.asking_id == asking_id)
    seats = dict(db.execute(select(Seat.id, Seat.number)).all())
    tables = _table_numbers(db)
    return tuple(
        SheetView(
            row.id,
            row.asking_id,
            row.number,
            row.seat_id or "",
            seats.get(row.seat_id or ""),
            row.table_id or "",
            tables.get(row.table_id or ""),
            dict(row.answers),
            None if row.again is None else dict(row.again),
            differing(row.answers, row.again),
            row.at,
        )
        for row in db.scalars(wanted)
    )


def counted_of(db: Db, cast: Mapping[tuple[str, str], int]) -> dict[str, tuple[TableCounts, ...]]:
    """What shows and sheets without a seat add to the votes of single seats, by statement.

    Args:
        cast: the own answers by (seat, statement); those of seats that are no members do not count here.
    """
    members = {seat.id for seat in members_of(db)}
    own: dict[str, dict[str, int]] = {}
    for (seat, statement), value in cast.items():
        if seat in members:
            own.setdefault(statement, {})[seat] = value
    found: dict[str, list[Counted]] = {}
    for show in newest(given_of(db)):
        found.setdefault(show.statement_id, []).append(show)
    return {one: together(those, own.get(one, {}), members=len(members)) for one, those in found.items()}


def given_of(db: Db) -> tuple[Counted, ...]:
    """All that was shown or handed in without a seat, as it was counted, older shows too."""
    members = {seat.id for seat in members_of(db)}
    numbers = _table_numbers(db)
    shows = [_shown(row, numbers, members) for row in db.scalars(select(CardShow))]
    return (*shows, *_piles(db, numbers, members))


def _table_numbers(db: Db) -> dict[str, int]:
    return dict(db.execute(select(DiscussionTable.id, DiscussionTable.number)).all())


def _shown(row: CardShow, numbers: Mapping[str, int], members: set[str]) -> Counted:
    seats = tuple(seat for seat in row.seats if seat in members)
    return Counted(
        row.statement_id,
        str(numbers[row.table_id]),
        row.session_id or "",
        row.agree,
        row.disagree,
        row.passed,
        row.present,
        seats,
        row.at,
        gone=len(row.seats) - len(seats),
    )


def _piles(db: Db, numbers: Mapping[str, int], members: set[str]) -> list[Counted]:
    """The sheets without a seat as counts: of a table where they name one, else of the whole room."""
    sheets = list(db.scalars(select(PaperSheet).order_by(PaperSheet.number)))
    numbered: dict[str, list[PaperSheet]] = {}
    for sheet in sheets:
        if sheet.seat_id:
            numbered.setdefault(sheet.asking_id, []).append(sheet)
    piles: dict[tuple[str, str | None], list[PaperSheet]] = {}
    for sheet in sheets:
        if not sheet.seat_id:
            piles.setdefault((sheet.asking_id, sheet.table_id), []).append(sheet)
    session_of = {row.id: row.session_id for row in db.scalars(select(Asking))}
    counted = []
    for (asking, table), those in piles.items():
        seated = seated_at(db, table, session_of[asking]) if table else sorted(members)
        seats = tuple(seat for seat in seated if seat in members)
        apart = tuple(sheet.seat_id for sheet in numbered.get(asking, ()) if sheet.seat_id)
        counted += _pile(asking, str(numbers[table]) if table else "", those, seats, apart)
    return counted


def _pile(
    asking: str, table: str, those: Sequence[PaperSheet], seats: tuple[str, ...], apart: tuple[str, ...]
) -> list[Counted]:
    """One pile, statement by statement. Whose sheet in it bears the seat has no other among these."""
    counts: dict[str, dict[int, int]] = {}
    for sheet in those:
        for statement, value in settled(sheet.answers, sheet.again).items():
            counts.setdefault(statement, dict.fromkeys(ANSWERS, 0))[value] += 1
    at = max(sheet.at for sheet in those)
    return [
        Counted(one, table, asking, n[1], n[-1], n[0], len(those), seats, at, apart, pile=asking)
        for one, n in sorted(counts.items())
    ]
