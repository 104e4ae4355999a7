"""The verbs of answers given together: cards are counted at a table, sheets are typed in from a pile."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from council.ground.refusals import SeatUnknown, StatementUnknown
from council.ground.voting import refusals
from council.ground.voting.actions import asking, keep_votes, take_back_votes
from council.ground.voting.counting import ANSWERS, differing, settled
from council.ground.voting.records import AskedStatement, CardShow, PaperSheet
from council.ground.voting.seats.queries import members_of, seated_at
from council.selection.records import Seat
from council.sessions.records import DiscussionTable, Session, Statement
from council.sessions.refusals import PlanGone
from council.store import Db

PAPER = "paper"


def keep_show(
    db: Db,
    *,
    statement_id: str,
    table_id: str,
    agree: int,
    disagree: int,
    passed: int,
    present: int,
    at: datetime,
    session_id: str | None = None,
) -> str:
    """Keep the cards counted at a table on a statement, in place of those counted there before.

    Who of those present showed no card was not asked. Returns: the id of the show.
    Raises: StatementUnknown, TableUnknown, PlanGone, CountBelowNone, TooManyCards, TooManyPresent.
    """
    if db.get(Statement, statement_id) is None:
        raise StatementUnknown(statement=statement_id)
    if (table := db.get(DiscussionTable, table_id)) is None:
        raise refusals.TableUnknown()
    if session_id is not None and db.get(Session, session_id) is None:
        raise PlanGone()
    counts = {"agree": agree, "disagree": disagree, "passed": passed, "present": present}
    _require_possible(counts, table.number, len(members_of(db)))
    kept = db.scalars(
        select(CardShow).where(
            CardShow.statement_id == statement_id,
            CardShow.table_id == table_id,
            CardShow.session_id == session_id,
        )
    ).first()
    if kept is None:
        kept = CardShow(
            statement_id=statement_id,
            table_id=table_id,
            session_id=session_id,
            agree=agree,
            disagree=disagree,
            passed=passed,
            present=present,
            at=at,
        )
        db.add(kept)
    kept.agree, kept.disagree, kept.passed, kept.present = agree, disagree, passed, present
    kept.seats, kept.at = seated_at(db, table_id, session_id), at
    return kept.id


def _require_possible(counts: Mapping[str, int], table: int, members: int) -> None:
    if (least := min(counts.values())) < 0:
        raise refusals.CountBelowNone(count=least)
    shown, present = counts["agree"] + counts["disagree"] + counts["passed"], counts["present"]
    if shown > present:
        raise refusals.TooManyCards(shown=shown, table=table, present=present)
    if present > members:
        raise refusals.TooManyPresent(present=present, table=table, members=members)


def take_back_show(db: Db, *, show_id: str) -> None:
    """The cards of this table on this statement were never counted. Raises: ShowGone."""
    row = db.get(CardShow, show_id)
    if row is None:
        raise refusals.ShowGone()
    db.delete(row)


def keep_sheet(
    db: Db,
    *,
    sheet_id: str,
    asking_id: str,
    answers: Mapping[str, int],
    at: datetime,
    seat_id: str | None = None,
    table_id: str | None = None,
    again: bool = False,
) -> int:
    """Keep one sheet of a pile as it was read, or with `again` its second reading; returns its number.

    A sheet read anew takes the place of its first reading. With a seat its settled answers become the votes
    of that seat, and what is no longer on it, or not settled, is taken back.

    Args:
        answers: 1 agree, 0 pass, -1 disagree by statement; a statement left out has no mark on the sheet.
    Raises: AskingGone, AskingClosed, NotAskedHere, MarkUnknown, SeatUnknown, TableUnknown, SheetElsewhere,
        PaperGone for a second reading without a first.
    """
    pile = asking(db, asking_id)
    if pile.state != "open":
        raise refusals.AskingClosed(title=pile.title)
    sheet = db.get(PaperSheet, sheet_id)
    if sheet is None and again:
        raise refusals.PaperGone()
    number = sheet.number if sheet else len(_sheets(db, asking_id)) + 1
    _require_on_it(db, asking_id, answers, number)
    if sheet is None:
        sheet = PaperSheet(id=sheet_id, asking_id=asking_id, number=number, at=at)
        db.add(sheet)
    before = _votes_of(sheet)
    if again:
        sheet.again, sheet.at = dict(answers), at
    else:
        _whose(db, sheet, seat_id, table_id)
        sheet.answers, sheet.at = dict(answers), at
    _follow(db, before, _votes_of(sheet), at)
    return number


def settle_sheet(db: Db, *, sheet_id: str, answers: Mapping[str, int], at: datetime) -> None:
    """Where two readings differ somebody looked at the paper: these answers are what it says.

    Raises: PaperGone, NotAskedHere, MarkUnknown.
    """
    sheet = _sheet(db, sheet_id)
    _require_on_it(db, sheet.asking_id, answers, sheet.number)
    before = _votes_of(sheet)
    right = {one: answers[one] for one in differing(sheet.answers, sheet.again) if one in answers}
    kept = settled(sheet.answers, sheet.again) | right
    sheet.answers, sheet.again, sheet.at = kept, dict(kept), at
    _follow(db, before, _votes_of(sheet), at)


def take_back_sheet(db: Db, *, sheet_id: str) -> None:
    """This sheet was never in the pile; the votes of its seat go with it. Raises: PaperGone."""
    sheet = _sheet(db, sheet_id)
    take_back_votes(db, votes=list(_votes_of(sheet)))
    db.delete(sheet)


def _sheets(db: Db, asking_id: str) -> list[PaperSheet]:
    wanted = select(PaperSheet).where(PaperSheet.asking_id == asking_id).order_by(PaperSheet.number)
    return list(db.scalars(wanted))


def _sheet(db: Db, sheet_id: str) -> PaperSheet:
    sheet = db.get(PaperSheet, sheet_id)
    if sheet is None:
        raise refusals.PaperGone()
    return sheet


def _require_on_it(db: Db, asking_id: str, answers: Mapping[str, int], number: int) -> None:
    rows = select(Statement.number).join(AskedStatement, AskedStatement.statement_id == Statement.id)
    asked = set(db.scalars(rows.where(AskedStatement.asking_id == asking_id)))
    found = {row.id: row.number for row in db.scalars(select(Statement).where(Statement.id.in_(answers)))}
    if any(found.get(one) not in asked for one in answers):
        raise refusals.NotAskedHere(number=number)
    for value in answers.values():
        if value not in ANSWERS:
            raise refusals.MarkUnknown(value=value)


def _whose(db: Db, sheet: PaperSheet, seat_id: str | None, table_id: str | None) -> None:
    if seat_id is not None:
        seat = db.get(Seat, seat_id)
        if seat is None:
            raise SeatUnknown(seat=seat_id)
        for other in _sheets(db, sheet.asking_id):
            if other.seat_id == seat_id and other.id != sheet.id:
                raise refusals.SheetElsewhere(seat=seat.number, number=other.number)
    if table_id is not None and db.get(DiscussionTable, table_id) is None:
        raise refusals.TableUnknown()
    sheet.seat_id, sheet.table_id = seat_id, table_id


def _votes_of(sheet: PaperSheet) -> dict[tuple[str, str], int]:
    """What a sheet says for its seat; nothing when it bears none."""
    if not sheet.seat_id:
        return {}
    return {(sheet.seat_id, one): value for one, value in settled(sheet.answers, sheet.again).items()}


def _follow(
    db: Db, before: Mapping[tuple[str, str], int], now: Mapping[tuple[str, str], int], at: datetime
) -> None:
    """The votes of the seats go with the sheet."""
    take_back_votes(db, votes=[pair for pair in before if pair not in now])
    keep_votes(db, votes=[(*pair, value) for pair, value in now.items()], at=at, source=PAPER)
