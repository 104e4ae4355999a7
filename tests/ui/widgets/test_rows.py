"""Lists of rows: long ones are measured in lots, so that the window goes on turning."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest

from ui import theme
from ui.widgets import Row, Rows, Table
from ui.widgets.breaking import broken
from ui.widgets.rows import AT_ONCE, _fitted, _sizes


@dataclass(frozen=True)
class Value:
    id: str


def long_list(qtbot, count: int) -> Rows:
    """A list of so many rows, just filled: only the first lot has its place yet."""
    rows = Rows(Table(), lambda value: Row(f"Statement {value.id} " * 12, "Table 1"), name="Statements")
    qtbot.addWidget(rows)
    rows.resize(400, 300)
    rows.show()
    rows.table.show(tuple(Value(str(n)) for n in range(count)))
    return rows


def is_seen(rows: Rows, row: int) -> bool:
    place = rows.visualRect(rows.model().index(row, 0))
    return not place.isEmpty() and rows.viewport().rect().contains(place)


def test_a_row_far_down_is_brought_in_sight_once_it_has_its_place(qtbot):
    """Chosen at once after the list was filled, though most rows are not measured yet."""
    rows = long_list(qtbot, 20 * AT_ONCE)
    rows.choose(str(19 * AT_ONCE))
    assert rows.current().id == str(19 * AT_ONCE)
    qtbot.waitUntil(lambda: is_seen(rows, 19 * AT_ONCE))


def test_a_row_is_read_aloud_found_and_copied_in_the_words_it_shows(qtbot):
    """A screen reader, the clipboard and a search get what stands in the row, and nothing of its insides."""
    rows = Rows(Table(), lambda value: Row(f"Thought {value.id}", "Table 1", "read back"), name="Statements")
    qtbot.addWidget(rows)
    rows.table.show((Value("x"), Value("y")))
    said = QAccessible.queryAccessibleInterface(rows).child(1).text(QAccessible.Text.Name)
    assert said == "Thought y, Table 1, read back"
    rows.choose("y")
    rows.copy()
    assert QGuiApplication.clipboard().text() == said
    rows.search("thought x")
    assert [value.id for value in rows.shown()] == ["x"]


def test_the_last_row_is_reached_by_key(qtbot):
    """End goes to the end, Home back."""
    rows = long_list(qtbot, 4 * AT_ONCE)
    qtbot.waitUntil(lambda: not rows.visualRect(rows.model().index(4 * AT_ONCE - 1, 0)).isEmpty())
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: is_seen(rows, 4 * AT_ONCE - 1))
    QTest.keyClick(rows, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: is_seen(rows, 0))


def test_a_list_is_scrolled_by_hand_while_it_is_measured(qtbot):
    """What was chosen is brought in sight once, not held there."""
    rows = long_list(qtbot, 4 * AT_ONCE)
    rows.choose(str(4 * AT_ONCE - 1))
    qtbot.waitUntil(lambda: is_seen(rows, 4 * AT_ONCE - 1))
    rows.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: is_seen(rows, 0))
    assert not rows._awaited.isValid()


def test_words_at_the_side_never_lie_over_the_title(qtbot):
    """In a list too narrow for both, as at twice the type, they stand in the line below."""
    row, sizes, metrics = Row("Who may own", "A quote", "17 statements"), _sizes(), QFontMetrics(theme.face())
    assert _fitted(row, theme.wide(60), sizes, metrics) is row
    assert _fitted(row, theme.wide(24), sizes, metrics) == Row("Who may own", "17 statements · A quote")


def test_lines_end_between_words_behind_letters_of_two_units(qtbot):
    """Qt counts an emoji as two: nothing is cut in the middle of a word behind one."""
    words = "The eye \U00013080 and \U0001f642 stand here, and behind them only whole words shall stand"
    lines = broken(words, 200)
    assert len(lines) == 3
    assert {word for line in lines[:2] for word in line.split()} <= set(words.split())
    assert " ".join(lines).startswith(" ".join(words.split()[:9]))
