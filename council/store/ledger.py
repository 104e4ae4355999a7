"""The ledger: each row before and after, kept in the transaction that changed it.

It is undo, redo and the public record of what was done when. Given up: undo by inverse verbs, which drift.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import groupby, islice
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    TypeDecorator,
    column,
    delete,
    event,
    func,
    insert,
    select,
    table,
    update,
)
from sqlalchemy.engine import default
from sqlalchemy.orm import ORMExecuteState, Session, object_session

from council.store.record import Moment, Record
from council.store.refusals import ChangedSince, NothingToRedo, NothingToUndo, StepIsSealed

Row = dict[str, Any]
Change = tuple[str, str, Row | None, Row | None]

STEPS = Table(
    "step",
    Record.metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("state", String(10), nullable=False),
    Column("sealed", Boolean, nullable=False),
)
CHANGES = Table(
    "change",
    Record.metadata,
    Column("step", Integer, ForeignKey("step.number"), primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("row", String(36), nullable=False),
    Column("before", Text),
    Column("after", Text),
)
DONE, UNDONE, ABANDONED = "done", "undone", "abandoned"
BLOCK = 5_000  # changes held at once by a long act, its undo and its redo
_AT_ONCE = 500  # rows named in one statement; SQLite takes 32,766 values
_DIALECT = default.DefaultDialect()


class Db(Session):
    """An open transaction, as verbs and queries get it."""


@dataclass(slots=True)
class Step:
    """What one act changes: (table, row id, row before, row after), in the order of writing.

    Of a long act the first changes are already kept, under `number`; `changes` are those still to keep. A
    `joined` one goes on where another act left off.
    """

    name: str
    sealed: bool = False
    changes: list[Change] = field(default_factory=list)
    number: int = 0
    kept: int = 0
    joined: bool = False
    _tables: set[str] = field(default_factory=set)

    @property
    def touched(self) -> frozenset[str]:
        return frozenset(self._tables.union(change[0] for change in self.changes))

    def touch(self, table: str) -> None:
        """Tell of a table written beside the ledger, so that pages that show it ask again."""
        self._tables.add(table)


# -- noting: rows as the database has them, read while they are written --------------------------------


def _kept_row(target: Record) -> Row:
    """The row a record is written as, past our own column types."""
    return {key: _written(col, getattr(target, key)) for key, col in _table(target).columns.items()}


def _written(col: Column[Any], value: Any) -> Any:
    if isinstance(col.type, TypeDecorator):
        return col.type.process_bind_param(value, _DIALECT)
    return value


def _stored_row(connection: Connection, name: str, columns: Iterable[str], row_id: str) -> Row | None:
    """The row as it lies in the database, past our own column types, or None."""
    bare = table(name, *(column(c) for c in columns))
    found = connection.execute(select(bare).where(bare.c.id == row_id)).mappings().one_or_none()
    if found is None:
        return None
    return {key: bytes(value) if isinstance(value, memoryview) else value for key, value in found.items()}


def _table(target: Record) -> Table:
    table = target.__table__
    assert isinstance(table, Table)
    return table


def _step_of(target: Record) -> Step:
    db = object_session(target)
    step = None if db is None else db.info.get("step")
    if not isinstance(step, Step):
        raise RuntimeError(f"{type(target).__name__} was written outside an act")
    return step


@event.listens_for(Record, "after_insert", propagate=True)
def _inserted(_mapper: object, _connection: Connection, target: Record) -> None:
    _step_of(target).changes.append((_table(target).name, target.id, None, _kept_row(target)))


@event.listens_for(Record, "before_update", propagate=True)
def _updating(_mapper: object, connection: Connection, target: Record) -> None:
    step, name, after = _step_of(target), _table(target).name, _kept_row(target)
    before = _stored_row(connection, name, after, target.id)
    if before != after:
        step.changes.append((name, target.id, before, after))


@event.listens_for(Record, "before_delete", propagate=True)
def _deleting(_mapper: object, connection: Connection, target: Record) -> None:
    name = _table(target).name
    before = _stored_row(connection, name, _table(target).columns.keys(), target.id)
    _step_of(target).changes.append((name, target.id, before, None))


@event.listens_for(Db, "do_orm_execute")
def _no_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise RuntimeError("bulk writes slip past the ledger; write records one by one")


@event.listens_for(Db, "before_flush")
def _no_write_while_reading(db: Session, _context: object, _instances: object) -> None:
    if db.info.get("reading") and (db.new or db.dirty or db.deleted):
        raise RuntimeError("a query changed something")


# -- keeping -------------------------------------------------------------------------------------------


def save(connection: Connection, step: Step, *, at: datetime) -> int:
    """Keep a step and its changes; steps undone before it can no longer be done again. Returns its number.

    Called again for one step, it keeps what was changed since.
    """
    if not step.number:
        connection.execute(update(STEPS).where(STEPS.c.state == UNDONE).values(state=ABANDONED))
        step.number = 1 + (connection.scalar(select(func.max(STEPS.c.number))) or 0)
        given = {"number": step.number, "name": step.name, "at": at, "state": DONE, "sealed": step.sealed}
        connection.execute(insert(STEPS).values(given))
    pack = _sealed_pack if step.sealed else _pack
    rows = [
        {"step": step.number, "place": i, "kind": kind, "row": row, "before": pack(old), "after": pack(new)}
        for i, (kind, row, old, new) in enumerate(step.changes, step.kept)
    ]
    if rows:
        connection.execute(insert(CHANGES), rows)
    step.kept += len(rows)
    step._tables.update(change[0] for change in step.changes)
    step.changes.clear()
    return step.number


def add_many(db: Db, records: Iterable[Record], *, at: datetime) -> int:
    """Write many new records at once, each noted like any other. Returns: how many.

    For imports: a tenth of the time of `db.add`, and only a block of them is in memory. The records are not
    the session's own afterwards, so they are not to be changed in the same act.
    """
    db.flush()
    connection, count = db.connection(), 0
    step = db.info.get("step")
    if not isinstance(step, Step):
        raise RuntimeError("many records were written outside an act")
    given = iter(records)
    while block := list(islice(given, BLOCK)):
        for _kind, same in groupby(block, key=type):
            those = list(same)
            made = _table(those[0])
            rows = [_kept_row(one) for one in those]
            connection.execute(insert(table(made.name, *(column(c.key) for c in made.columns))), rows)
            step.changes += [(made.name, one.id, None, row) for one, row in zip(those, rows, strict=True)]
        count += len(block)
        save(connection, step, at=at)
    return count


def _pack(row: Row | None) -> str | None:
    """A raw row as JSON: one form for SQLite and PostgreSQL."""
    if row is None:
        return None
    plain = {k: {"b64": b64encode(v).decode()} if isinstance(v, bytes) else v for k, v in row.items()}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def _sealed_pack(row: Row | None) -> str | None:
    """A raw row of a step that never goes back: bytes are told by their hash, so the trail stays small."""
    if row is None:
        return None
    return _pack(
        {k: f"sha256:{sha256(v).hexdigest()}" if isinstance(v, bytes) else v for k, v in row.items()}
    )


def _unpack(text: str | None) -> Row | None:
    if text is None:
        return None
    return {k: b64decode(v["b64"]) if isinstance(v, dict) else v for k, v in json.loads(text).items()}


# -- back and forth ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StepView:
    """One line of the record of what was done: number, the verb's name, when, and whether it can go back."""

    number: int
    name: str
    at: datetime
    state: str
    sealed: bool


def steps(connection: Connection, *, last: int) -> tuple[StepView, ...]:
    """The newest `last` steps, newest first."""
    rows = connection.execute(select(STEPS).order_by(STEPS.c.number.desc()).limit(last))
    return tuple(StepView(*row) for row in rows)


def undoable(connection: Connection) -> StepView | None:
    """The step undo would take back, or None at the beginning or at a sealed step."""
    step = _newest(connection, DONE)
    return None if step is None or step.sealed else step


def redoable(connection: Connection) -> StepView | None:
    """The step redo would do again, or None."""
    row = connection.execute(
        select(STEPS).where(STEPS.c.state == UNDONE).order_by(STEPS.c.number).limit(1)
    ).one_or_none()
    return None if row is None else StepView(*row)


def _newest(connection: Connection, state: str) -> StepView | None:
    row = connection.execute(
        select(STEPS).where(STEPS.c.state == state).order_by(STEPS.c.number.desc()).limit(1)
    ).one_or_none()
    return None if row is None else StepView(*row)


def undo(connection: Connection) -> tuple[StepView, frozenset[str]]:
    """Set the rows of the last step back. Returns the step and the tables it touched.

    Raises: NothingToUndo, StepIsSealed, ChangedSince (a row is no longer as the step left it).
    """
    step = _newest(connection, DONE)
    if step is None:
        raise NothingToUndo()
    if step.sealed:
        raise StepIsSealed(name=step.name)
    touched: set[str] = set()
    for block in _changes_of(connection, step.number, backwards=True):
        touched |= _move(connection, step, [(name, row, after, before) for name, row, before, after in block])
    return _mark(connection, step, UNDONE), frozenset(touched)


def redo(connection: Connection) -> tuple[StepView, frozenset[str]]:
    """Set the rows of the last undone step forward again. Returns the step and the tables it touched.

    Raises: NothingToRedo, ChangedSince.
    """
    step = redoable(connection)
    if step is None:
        raise NothingToRedo()
    touched: set[str] = set()
    for block in _changes_of(connection, step.number):
        touched |= _move(connection, step, block)
    return _mark(connection, step, DONE), frozenset(touched)


def _changes_of(connection: Connection, number: int, *, backwards: bool = False) -> Iterator[list[Change]]:
    """The changes of a step in their order, or in the reverse, block by block."""
    columns = (CHANGES.c.kind, CHANGES.c.row, CHANGES.c.before, CHANGES.c.after)
    last = connection.scalar(select(func.max(CHANGES.c.place)).where(CHANGES.c.step == number)) or 0
    starts = range(0, last + 1, BLOCK)
    for start in reversed(starts) if backwards else starts:
        here = (CHANGES.c.step == number, CHANGES.c.place >= start, CHANGES.c.place < start + BLOCK)
        order = CHANGES.c.place.desc() if backwards else CHANGES.c.place
        rows = connection.execute(select(*columns).where(*here).order_by(order)).all()
        yield [(kind, row, _unpack(before), _unpack(after)) for kind, row, before, after in rows]


def _move(connection: Connection, step: StepView, changes: Iterable[Change]) -> set[str]:
    """Turn rows from the first state to the second, in order; runs of new or gone rows go together.

    Returns: the tables moved.
    """
    touched = set()
    for (name, comes, goes), run in groupby(
        changes, key=lambda one: (one[0], one[2] is None, one[3] is None)
    ):
        touched.add(name)
        those = list(run)
        if comes or goes:
            _put_run(connection, step, name, those)
        else:
            for _name, row_id, found, wanted in those:
                _put(connection, step, name, row_id, found, wanted)
    return touched


def _put_run(connection: Connection, step: StepView, name: str, run: list[Change]) -> None:
    """Add rows that are not there, or take away rows that are as the step left them."""
    columns = (run[0][2] or run[0][3] or {}).keys()
    bare = table(name, *(column(c) for c in columns))
    for first in range(0, len(run), _AT_ONCE):
        part = run[first : first + _AT_ONCE]
        ids = [row_id for _name, row_id, *_rows in part]
        found = {
            row["id"]: {
                key: bytes(value) if isinstance(value, memoryview) else value for key, value in row.items()
            }
            for row in connection.execute(select(bare).where(bare.c.id.in_(ids))).mappings()
        }
        if any(found.get(row_id) != was for _name, row_id, was, _wanted in part):
            raise ChangedSince(name=step.name)
        if run[0][3] is None:
            connection.execute(delete(bare).where(bare.c.id.in_(ids)))
        else:
            connection.execute(insert(bare), [wanted or {} for *_found, wanted in part])


def _put(
    connection: Connection, step: StepView, name: str, row_id: str, found: Row | None, wanted: Row | None
) -> None:
    """Turn the row from what it must be into what it shall be.

    Tables are named by their rows alone, so that a step goes back even if its room is not loaded.
    """
    columns = (found or wanted or {}).keys()
    if _stored_row(connection, name, columns, row_id) != found:
        raise ChangedSince(name=step.name)
    bare = table(name, *(column(c) for c in columns))
    if wanted is None:
        connection.execute(delete(bare).where(bare.c.id == row_id))
    elif found is None:
        connection.execute(insert(bare).values(wanted))
    else:
        connection.execute(update(bare).where(bare.c.id == row_id).values(wanted))


def _mark(connection: Connection, step: StepView, state: str) -> StepView:
    connection.execute(update(STEPS).where(STEPS.c.number == step.number).values(state=state))
    return step


def seal_all(connection: Connection) -> None:
    """Bar undo of every step so far: after a migration old rows have old columns."""
    connection.execute(update(STEPS).where(STEPS.c.state == DONE).values(sealed=True))
    connection.execute(update(STEPS).where(STEPS.c.state == UNDONE).values(state=ABANDONED))


def blank(connection: Connection, table: str, row_ids: frozenset[str]) -> int:
    """Take every image of these rows out of the record, for an erased person. Returns how many were blanked.

    The steps stay and are sealed, since they can no longer be undone.
    """
    count = 0
    ids = sorted(row_ids)
    for first in range(0, len(ids), _AT_ONCE):
        those = (CHANGES.c.kind == table, CHANGES.c.row.in_(ids[first : first + _AT_ONCE]))
        held = select(CHANGES.c.step).where(*those)
        connection.execute(update(STEPS).where(STEPS.c.number.in_(held)).values(sealed=True))
        count += connection.execute(update(CHANGES).where(*those).values(before=None, after=None)).rowcount
    return count


def forget(db: Db, kind: type[Record], row_ids: Iterable[str]) -> int:
    """Take every image of these rows out of the record, those of the act under way among them.

    For words that must not be read again; the verb that calls it is sealed. Returns: how many older images.
    """
    db.flush()
    step, name, ids = db.info["step"], kind.__tablename__, frozenset(row_ids)
    step.changes = [
        (table, row, None, None) if table == name and row in ids else (table, row, before, after)
        for table, row, before, after in step.changes
    ]
    return blank(db.connection(), name, ids)
