"""A council with a session, twelve tables and three seats, and hands that type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import text

from council import clock
from council.people.records import Person, PoolImport
from council.selection.records import Draw, Seat
from council.sessions import actions, queries
from council.sessions.plans import ItemPlan, SessionPlan
from council.sessions.wording import ImportedStatement
from tests.ui.sessions.seating import prepared
from tests.ui.visiting import settle, visit
from ui.sessions.live.page import CapturePage

NONE = Qt.KeyboardModifier.NoModifier


def prepare(db, *, tables: int = 12, seats: tuple[int, ...] = (1, 12, 100)) -> str:
    """Plan a session that runs its first item, lay tables, seat people; return the session's id."""
    now = clock.now()
    plan = SessionPlan(title="First weekend", start=now - timedelta(hours=1), end=now + timedelta(hours=3))
    session_id = actions.plan_session(db, session=plan)
    db.flush()
    items = [ItemPlan(title="Table talk", minutes=60), ItemPlan(title="Break", minutes=20)]
    ids = actions.add_items(db, session_id=session_id, items=items)
    db.flush()
    actions.start_session(db, session_id=session_id, at=now, reason="Test")
    actions.start_item(db, item_id=ids[0], at=now)
    actions.lay_tables(db, count=tables, places=9)
    _seat(db, seats)
    return session_id


def _seat(db, numbers: tuple[int, ...]) -> None:
    """Seats without a lottery, for rooms that come after it."""
    now = clock.now()
    pool = PoolImport(**_filled(PoolImport, at=now))
    db.add(pool)
    db.flush()
    draw = Draw(**_filled(Draw, committed_at=now))
    db.add(draw)
    for number in numbers:
        person = Person(**_filled(Person, ref=str(number), import_id=pool.id, at=now))
        db.add(person)
        db.flush()
        db.add(Seat(number=number, person_id=person.id, draw_id=draw.id, alias=f"Alias {number}"))


def _filled(record, **given):
    """Every column without a default, given or filled with something of its kind."""
    empty = {"int": 0, "str": "", "bytes": b"", "bool": False}
    values = dict(given)
    for column in record.__table__.columns:
        if column.name in values or column.name == "id" or column.default is not None or column.nullable:
            continue
        kind = type(column.type).__name__
        if kind == "Json":
            values[column.name] = [] if column.name == "targets" else {}
        else:
            values[column.name] = empty[column.type.python_type.__name__]
    return {name: value for name, value in values.items() if name in record.__table__.columns}


@dataclass
class Hands:
    """A note-taker at the live page."""

    page: CapturePage
    desk: object
    qtbot: object
    session_id: str

    @property
    def panel(self):
        return self.page.panel

    @property
    def line(self):
        return self.page.panel.line

    def type(self, words: str) -> None:
        QTest.keyClicks(self.line, words)

    def press(self, key, keys=NONE) -> None:
        QTest.keyClick(self.line, key, keys)

    def say(self, words: str) -> None:
        """Type words and press Enter."""
        self.type(words)
        self.press(Qt.Key.Key_Return)

    def settle(self) -> None:
        settle(self.desk.runner, self.qtbot)

    def rows(self):
        return self.panel.model.rows()

    def last(self):
        return self.panel.model.last()

    def ask(self, query, **given):
        """Ask the store and wait for the answer."""
        got = []
        self.desk.runner.ask(self.page, query, got.append, **given)
        self.qtbot.waitUntil(lambda: bool(got), timeout=60_000)
        return got[0]

    def act(self, verb, **given):
        """Do one thing as another page would, and wait for it."""
        got = []
        self.desk.runner.act(self.page, verb, got.append, **given)
        self.qtbot.waitUntil(lambda: bool(got), timeout=60_000)
        self.settle()
        return got[0].value

    def fill(self, count: int) -> None:
        """Let so many statements be there already."""
        many = [ImportedStatement(text=f"Statement {n}", session_id=self.session_id) for n in range(count)]
        self.act(actions.import_statements, statements=many, at=clock.now())

    def kept(self):
        return self.ask(queries.statements_of, session_id=self.session_id)

    def draft(self) -> str:
        return self.ask(queries.draft_of, place=f"capture:{self.session_id}")

    def disk_fails(self, fails: bool) -> None:
        """Let the real file refuse every write, or take them again."""

        def switch(db):
            db.execute(text(f"PRAGMA query_only={'ON' if fails else 'OFF'}"))
            return True

        assert self.ask(switch)


@pytest.fixture
def hands(desk, qtbot) -> Iterator[Hands]:
    """A note-taker before the live page of a prepared council."""
    got = []
    desk.runner.act(qtbot, prepare, got.append)
    qtbot.waitUntil(lambda: bool(got))
    page = visit(CapturePage, desk, qtbot)
    settle(desk.runner, qtbot)
    page.panel.focus_line()
    yield Hands(page, desk, qtbot, got[0].value)
    page.hide()
    settle(desk.runner, qtbot)


@pytest.fixture
def panel(desk, qtbot):
    """A council with twenty-four seats and two sessions, nobody seated."""
    got: list = []
    desk.runner.act(qtbot, prepared, got.append)
    qtbot.waitUntil(lambda: bool(got))
    return desk
