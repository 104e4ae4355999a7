"""The one list model: it changes only what differs."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.visiting import name_of
from ui.widgets import Column, Row, Rows, Table, TableView


@dataclass(frozen=True)
class Thing:
    id: int
    name: str
    size: int = 0


def things(*pairs):
    return [Thing(id, name, id) for id, name in pairs]


def table():
    return Table(
        Column("Name", lambda t: t.name),
        Column("Size", lambda t: str(t.size), sort=lambda t: t.size, right=True),
    )


@pytest.fixture
def view(qtbot):
    made = TableView(table(), name="Things")
    qtbot.addWidget(made)
    made.table.show(things((1, "one"), (2, "two"), (3, "three")))
    made.show()
    return made


@given(st.lists(st.integers(0, 30), unique=True), st.lists(st.integers(0, 30), unique=True))
@settings(max_examples=60, deadline=None)
def test_it_stands_for_what_it_was_shown(before, after):
    """Whatever stood there, the values shown stand there now, in their order."""
    made = table()
    made.show(things(*((id, str(id)) for id in before)))
    made.show(things(*((id, f"new {id}") for id in after)))
    assert [t.id for t in made.values()] == after
    assert all(t.name == f"new {t.id}" for t in made.values())


def test_the_chosen_row_stays_chosen(view):
    """New rows, gone rows and another order leave the choice on its row."""
    view.choose(2)
    view.table.show(things((9, "nine"), (3, "three"), (2, "two, mended"), (7, "seven")))
    assert view.current().name == "two, mended"


@pytest.mark.parametrize("key", (Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Return))
def test_where_nothing_is_chosen_a_key_chooses_the_first(view, key, qtbot):
    """Down, Home and Enter begin at the first row, also of a list with one row only."""
    view.table.show(things((1, "one")))
    view.clearSelection()
    view.setFocus()
    QTest.keyClick(view, key)
    assert view.current().name == "one"
    with qtbot.waitSignal(view.opened):
        QTest.keyClick(view, Qt.Key.Key_Return)


def test_the_choice_is_told(view, qtbot):
    """Whoever listens hears which row is chosen, and when none is."""
    with qtbot.waitSignal(view.chosen) as heard:
        view.choose(3)
    assert heard.args == [Thing(3, "three", 3)]
    with qtbot.waitSignal(view.chosen) as heard:
        view.table.show([])
    assert heard.args == [None]


def test_nothing_is_said_when_nothing_differs(view, qtbot):
    """Showing the same values again moves nothing."""
    moved = []
    for signal in (
        view.table.rowsInserted,
        view.table.rowsRemoved,
        view.table.dataChanged,
        view.table.layoutChanged,
    ):
        signal.connect(lambda *_: moved.append(1))
    view.table.show(things((1, "one"), (2, "two"), (3, "three")))
    assert moved == []


def test_two_rows_of_one_key_are_refused(view):
    """A key stands for one row."""
    with pytest.raises(ValueError, match="one key"):
        view.table.show(things((1, "a"), (1, "b")))


def test_numbers_sort_as_numbers(view):
    """A column with an order of its own is not sorted by its words."""
    view.table.show([Thing(1, "a", 10), Thing(2, "b", 9), Thing(3, "c", 100)])
    view.sort(1, descending=True)
    assert [t.size for t in view.shown()] == [100, 10, 9]


def test_every_word_must_be_found(view):
    """A search keeps rows that hold all its words, in any order and case."""
    view.table.show([Thing(1, "Warm homes", 3), Thing(2, "warm water", 4)])
    view.search("HOMES warm")
    assert [t.id for t in view.shown()] == [1]
    view.search("")
    assert len(view.shown()) == 2


def test_enter_opens(view, qtbot):
    """Enter on a row opens it."""
    view.choose(2)
    with qtbot.waitSignal(view.opened) as heard:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert heard.args == [Thing(2, "two", 2)]


def test_chosen_rows_are_copied_as_tabbed_words(view):
    """Ctrl+C puts the chosen row on the clipboard, tabs between its cells."""
    view.choose(3)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "three\t3"


def test_tab_leaves_the_table(view):
    """The table does not keep Tab for itself."""
    assert not view.tabKeyNavigation()


def test_a_tooltip_takes_nothing_for_markup(view):
    """What people typed stands in the tooltip as they typed it."""
    view.table.show([Thing(1, "a < b and <b>c</b>")])
    assert "&lt;b&gt;" in view.table.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_other_columns_say_other_things_of_the_same_values(view):
    """Columns may change while the values stand."""
    view.table.set_columns(Column("Only size", lambda t: str(t.size)))
    assert view.grid() == [["Only size"], ["1"], ["2"], ["3"]]


def test_five_thousand_rows_are_shown_at_once(qtbot):
    """A large list is filled, and filled again with one more, without a pause one would notice."""
    made = Rows(table(), lambda t: Row(t.name), name="Things")
    qtbot.addWidget(made)
    made.table.show(things(*((n, f"thing {n}") for n in range(5_000))))
    made.table.show(things(*((n, f"thing {n}") for n in range(5_001))))
    assert len(made.table.values()) == 5_001


def test_lists_have_names(view, qtbot):
    """A screen reader has a name for each list."""
    rows = Rows(Table(), lambda t: Row(t.name), name="Rows of things")
    qtbot.addWidget(rows)
    assert name_of(view) == "Things" and name_of(rows) == "Rows of things"


def test_a_row_is_spoken_whole(qtbot):
    """What a row shows in three places is one sentence to a screen reader."""
    rows = Rows(Table(), lambda t: Row(t.name, quiet="quiet", side="7", mark="12"), name="Things")
    qtbot.addWidget(rows)
    rows.table.show(things((1, "one")))
    assert Row("one", quiet="quiet", side="7", mark="12").spoken == "12, one, quiet, 7"


def test_rows_are_painted_from_right_to_left_where_words_are(qtbot):
    """With words that run from right to left the mark stands at the right."""
    rows = Rows(Table(), lambda t: Row(t.name, mark="7"), name="Things")
    qtbot.addWidget(rows)
    rows.resize(400, 120)
    rows.table.show(things((1, "one")))
    rows.show()
    usual = rows.grab().toImage()
    rows.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert rows.grab().toImage() != usual
