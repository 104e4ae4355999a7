"""Questions about questions, evidence and the parking lot; whatever was captured is in them at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import select

from council.sessions.asked.actions import GONE, OPEN
from council.sessions.asked.balance import Position, balance_of
from council.sessions.asked.records import Evidence, Parked, Question
from council.sessions.plans import ENDED
from council.sessions.records import DiscussionTable, Session, Statement
from council.sessions.said.actions import STANDING
from council.sessions.said.queries import taken_out_of
from council.store import Db

SETTLED = ("handed_on", "taken_up", "closed")


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question: its tables and statements by number, and what became of it.

    `state` is asked, prioritised, answered, due, merged, dropped, or open_at_end: its session ended with
    neither an answer nor a day. `table_number` is the first of `tables`, 0 for none; `parents` are the
    questions it was merged from; `rank` 0 means not ranked; `due` is a day as YYYY-MM-DD. `statements` are
    the ids of the versions whose words stand behind it.
    """

    id: str
    session_id: str
    text: str
    table_number: int
    rank: int
    speaker: str
    answer: str
    state: str
    due: str
    tables: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    parents: tuple[str, ...] = ()
    sources: str = ""
    item_id: str = ""
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One piece of evidence, and the minutes it was given."""

    id: str
    session_id: str
    title: str
    source: str
    position: str
    minutes: int
    item_id: str
    links: str
    state: str


@dataclass(frozen=True, slots=True)
class ParkedView:
    """One parked line; open until somebody takes it on, it is taken up, or closed with a reason."""

    id: str
    session_id: str
    number: int
    text: str
    table_number: int
    statement_id: str
    belongs: str
    owner: str
    reason: str
    state: str

    @property
    def is_open(self) -> bool:
        """Whether it still needs an owner or a reason."""
        return self.state not in SETTLED


def questions_of(db: Db, *, session_id: str | None = None, merged: bool = False) -> tuple[QuestionView, ...]:
    """Questions by rank, then by the number of their first statement; those gone only if asked for.

    One that was answered stays when all its statements are taken out, without its words.
    """
    rows = [row for row in db.scalars(select(Question)) if session_id in (None, row.session_id)]
    known = _statements(db, (one for row in rows for one in row.statements))
    said = _standing(db, "question", session_id)
    taken = {known[one].number for row in rows for one in row.statements if one in known}
    by_number = {statement.number: statement for statement in said}
    tables = _tables(db)
    ended = {row.id for row in db.scalars(select(Session).where(Session.state.in_(ENDED)))}
    below = {row.id: row for row in rows}
    gone = taken_out_of(db, session_id=session_id)
    found = []
    for row in rows:
        numbers = tuple(sorted({known[one].number for one in row.statements if one in known}))
        if not merged and (row.state in GONE or _was_withdrawn(row, numbers, by_number)):
            continue
        left = [known[one] for one in row.statements if one in known and one not in gone]
        found.append(_view(row, numbers, by_number, left))
    found = [_with_tables(view, below, known, tables) for view in found]
    found += [_asked(one, tables) for one in said if one.number not in taken]
    closed = [replace(view, state="open_at_end") if _is_left_open(view, ended) else view for view in found]
    return tuple(sorted(closed, key=_order))


def evidence_of(db: Db, *, session_id: str | None = None) -> tuple[EvidenceView, ...]:
    """Evidence in the order it was written down, without what was withdrawn."""
    rows = db.scalars(select(Evidence).where(Evidence.state == "kept").order_by(Evidence.at, Evidence.id))
    return tuple(
        EvidenceView(
            id=row.id,
            session_id=row.session_id,
            title=row.title,
            source=row.source,
            position=row.position,
            minutes=row.minutes,
            item_id=row.item_id or "",
            links=row.links,
            state=row.state,
        )
        for row in rows
        if session_id in (None, row.session_id)
    )


def evidence_balance_of(db: Db, *, session_id: str | None = None) -> tuple[Position, ...]:
    """Minutes of evidence by position, in one session or in all."""
    return balance_of((one.position, one.minutes) for one in evidence_of(db, session_id=session_id))


def parked_of(db: Db, *, session_id: str | None = None) -> tuple[ParkedView, ...]:
    """Lines of the parking lot by number, those withdrawn or taken out of the list left out."""
    rows = {row.statement_id: row for row in db.scalars(select(Parked))}
    first = {_number(db, one): row for one, row in rows.items()}
    tables = _tables(db)
    found = []
    for said in _standing(db, "parking", session_id):
        row = first.get(said.number)
        found.append(
            ParkedView(
                id=row.id if row else said.id,
                session_id=said.session_id or "",
                number=said.number,
                text=said.text,
                table_number=tables.get(said.table_id or "", 0),
                statement_id=said.id,
                belongs=row.belongs if row else "",
                owner=row.owner if row else "",
                reason=row.reason if row else "",
                state=row.state if row else "parked",
            )
        )
    return tuple(found)


def _standing(db: Db, kind: str, session_id: str | None) -> list[Statement]:
    wanted = (
        select(Statement)
        .where(Statement.kind == kind, Statement.state.in_(STANDING), Statement.session_id.is_not(None))
        .order_by(Statement.number, Statement.at)
    )
    return [row for row in db.scalars(wanted) if session_id in (None, row.session_id)]


def _statements(db: Db, ids: Iterable[str]) -> dict[str, Statement]:
    found = {one: db.get(Statement, one) for one in dict.fromkeys(ids)}
    return {one: row for one, row in found.items() if row is not None}


def _number(db: Db, statement_id: str) -> int:
    row = db.get(Statement, statement_id)
    return row.number if row is not None else 0


def _tables(db: Db) -> dict[str, int]:
    return {row.id: row.number for row in db.scalars(select(DiscussionTable))}


def _was_withdrawn(row: Question, numbers: tuple[int, ...], standing: dict[int, Statement]) -> bool:
    """Whether every statement behind a question was taken out or is none any more, and nothing was done."""
    return bool(numbers) and not row.answer and not any(number in standing for number in numbers)


def _view(
    row: Question, numbers: tuple[int, ...], standing: dict[int, Statement], left: list[Statement]
) -> QuestionView:
    """A kept question; `left` are those of its statements whose words were not taken out."""
    newest = [standing[number].text for number in numbers if number in standing]
    said = newest or [one.text for one in left]
    words = (row.text or said[0]) if said else ("" if numbers else row.text)
    return QuestionView(
        id=row.id,
        session_id=row.session_id,
        text=words,
        table_number=0,
        rank=row.rank,
        speaker=row.speaker,
        answer=row.answer,
        state=row.state,
        due=row.due if row.state == "due" else "",
        numbers=numbers,
        parents=tuple(row.parents),
        sources=row.sources,
        item_id=row.item_id or "",
        statements=tuple(standing[number].id for number in numbers if number in standing),
    )


def _with_tables(
    view: QuestionView, rows: dict[str, Question], known: dict[str, Statement], tables: dict[str, int]
) -> QuestionView:
    """The tables that asked: of the question, of all it was merged from, and of their statements."""
    asked, left = set(), [view.id]
    while left:
        row = rows.get(left.pop())
        if row is not None:
            left += row.parents
            asked |= {row.table_id, *(known[one].table_id for one in row.statements if one in known)}
    numbers = tuple(sorted(tables[one] for one in asked if one in tables))
    return replace(view, tables=numbers, table_number=numbers[0] if numbers else 0)


def _asked(said: Statement, tables: dict[str, int]) -> QuestionView:
    """A question as its statement has it, before anything was done with it."""
    table = tables.get(said.table_id or "", 0)
    return QuestionView(
        id=said.id,
        session_id=said.session_id or "",
        text=said.text,
        table_number=table,
        rank=0,
        speaker="",
        answer="",
        state="asked",
        due="",
        tables=(table,) if table else (),
        numbers=(said.number,),
        item_id=said.item_id or "",
        statements=(said.id,),
    )


def _is_left_open(view: QuestionView, ended: set[str]) -> bool:
    return view.session_id in ended and view.state in OPEN and not view.due


def _order(view: QuestionView) -> tuple[bool, int, int, str]:
    return (not view.rank, view.rank, view.numbers[0] if view.numbers else 1_000_000, view.id)
