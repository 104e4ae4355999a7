"""Questions about statements: only standing ones are shown unless states are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from council.selection.records import Seat
from council.sessions.records import DiscussionTable, Session, Statement
from council.sessions.said.actions import STANDING, ancestors
from council.sessions.said.records import Likeness
from council.store import Db

OUT = ("withdrawn", "redacted")


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement as it is shown: table, session and seat as numbers, None where none is known."""

    id: str
    number: int
    text: str
    kind: str
    state: str
    level: str
    table: int | None
    session: int | None
    seat_number: int | None
    at: datetime
    session_id: str | None = None
    item_id: str | None = None
    table_id: str | None = None
    seat_id: str | None = None
    answers_id: str = ""
    carry: bool = False
    language: str = ""
    source: str = ""
    parents: tuple[str, ...] = ()
    made_by: str = ""
    translator: str = ""
    checked_by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StatementCounts:
    """How many statements there are; kinds, sessions and tables (by number) count the standing ones.

    `total` stand; of these `read_back` were heard or seen again, `confirmed` of them signed off. The others
    are older wordings (corrected, split, merged, translated) or were taken out (withdrawn, redacted).
    """

    total: int
    read_back: int
    withdrawn: int
    corrected: int
    by_kind: tuple[tuple[str, int], ...]
    by_session: tuple[tuple[int, int], ...]
    by_table: tuple[tuple[int, int], ...]
    confirmed: int = 0
    split: int = 0
    merged: int = 0
    translated: int = 0
    redacted: int = 0

    @property
    def not_read_back(self) -> int:
        """Standing statements that nobody has heard or seen again; they are passed on marked so."""
        return self.total - self.read_back


@dataclass(frozen=True, slots=True)
class LikenessView:
    """What somebody said of two statements: the same, or only alike."""

    id: str
    statement_id: str
    other_id: str
    same: bool
    at: datetime


def statements_of(
    db: Db,
    *,
    session_id: str | None = None,
    item_id: str | None = None,
    table_id: str | None = None,
    since: int | None = None,
    last: int | None = None,
    ids: Sequence[str] | None = None,
    states: Sequence[str] = STANDING,
) -> tuple[StatementView, ...]:
    """Statements by rising number; `since` keeps those numbered above it, `last` only the newest so many.

    `ids` keeps only those of them that are in one of `states`.
    """
    wanted = (
        select(Statement, DiscussionTable.number, Session.number, Seat.number)
        .outerjoin(DiscussionTable, DiscussionTable.id == Statement.table_id)
        .outerjoin(Session, Session.id == Statement.session_id)
        .outerjoin(Seat, Seat.id == Statement.seat_id)
        .where(Statement.state.in_(tuple(states)))
        .order_by(Statement.number.desc(), Statement.at.desc(), Statement.id.desc())
    )
    for column, value in (
        (Statement.session_id, session_id),
        (Statement.item_id, item_id),
        (Statement.table_id, table_id),
    ):
        if value is not None:
            wanted = wanted.where(column == value)
    if ids is not None:
        wanted = wanted.where(Statement.id.in_(tuple(ids)))
    if since is not None:
        wanted = wanted.where(Statement.number > since)
    if last is not None:
        wanted = wanted.limit(last)
    rows = db.execute(wanted).all()
    return tuple(_statement(row, table, session, seat) for row, table, session, seat in reversed(rows))


def versions_of(db: Db, *, number: int) -> tuple[StatementView, ...]:
    """Every wording a statement has had, oldest first."""
    rows = db.scalars(
        select(Statement).where(Statement.number == number).order_by(Statement.at, Statement.id)
    )
    return tuple(_statement(row, None, None, None) for row in rows)


def lineage_of(db: Db, *, statement_id: str) -> tuple[StatementView, ...]:
    """Every wording a statement came from, oldest first, itself last; () for one that is not kept."""
    statement = db.get(Statement, statement_id)
    if statement is None:
        return ()
    rows = sorted(ancestors(db, statement), key=lambda row: (row.at, row.id))
    return tuple(_statement(row, None, None, None) for row in (*rows, statement))


def taken_out_of(db: Db, *, session_id: str | None = None) -> frozenset[str]:
    """Ids of the statements that were withdrawn or redacted, and of every wording these came from."""
    wanted = select(Statement.id, Statement.parents, Statement.state)
    if session_id is not None:
        wanted = wanted.where(Statement.session_id == session_id)
    rows = db.execute(wanted).all()
    parents = {statement_id: before for statement_id, before, _state in rows}
    gone = {statement_id for statement_id, _before, state in rows if state in OUT}
    ahead = list(gone)
    while ahead:
        new = set(parents.get(ahead.pop(), ())) - gone
        gone |= new
        ahead += new
    return frozenset(gone)


def likenesses_of(db: Db, *, session_id: str | None = None) -> tuple[LikenessView, ...]:
    """Pairs of statements of which somebody said that they are the same, or only alike; oldest first."""
    wanted = select(Likeness).order_by(Likeness.at, Likeness.id)
    if session_id is not None:
        wanted = wanted.join(Statement, Statement.id == Likeness.statement_id).where(
            Statement.session_id == session_id
        )
    return tuple(
        LikenessView(row.id, row.statement_id, row.other_id, row.same, row.at) for row in db.scalars(wanted)
    )


def statement_counts_of(db: Db, *, session_id: str | None = None) -> StatementCounts:
    """Counts over all statements, or those of one session; kinds most frequent first."""
    wanted = (
        select(Statement.state, Statement.kind, Session.number, DiscussionTable.number, func.count())
        .outerjoin(DiscussionTable, DiscussionTable.id == Statement.table_id)
        .outerjoin(Session, Session.id == Statement.session_id)
        .group_by(Statement.state, Statement.kind, Session.number, DiscussionTable.number)
    )
    if session_id is not None:
        wanted = wanted.where(Statement.session_id == session_id)
    states: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    sessions: Counter[int] = Counter()
    tables: Counter[int] = Counter()
    for state, kind, session, table, count in db.execute(wanted):
        states[state] += count
        if state in STANDING:
            kinds[kind] += count
            if session is not None:
                sessions[session] += count
            if table is not None:
                tables[table] += count
    return StatementCounts(
        total=sum(states[state] for state in STANDING),
        read_back=states["read_back"] + states["confirmed"],
        withdrawn=states["withdrawn"],
        corrected=states["corrected"],
        by_kind=tuple(sorted(kinds.items(), key=lambda entry: (-entry[1], entry[0]))),
        by_session=tuple(sorted(sessions.items())),
        by_table=tuple(sorted(tables.items())),
        confirmed=states["confirmed"],
        split=states["split"],
        merged=states["merged"],
        translated=states["translated"],
        redacted=states["redacted"],
    )


def _statement(row: Statement, table: int | None, session: int | None, seat: int | None) -> StatementView:
    return StatementView(
        id=row.id,
        number=row.number,
        text=row.text,
        kind=row.kind,
        state=row.state,
        level=row.level,
        table=table,
        session=session,
        seat_number=seat,
        at=row.at,
        session_id=row.session_id,
        item_id=row.item_id,
        table_id=row.table_id,
        seat_id=row.seat_id,
        answers_id=row.answers_id,
        carry=row.carry,
        language=row.language,
        source=row.source,
        parents=tuple(row.parents),
        made_by=row.made_by,
        translator=row.translator,
        checked_by=row.checked_by,
        reason=row.reason,
    )
