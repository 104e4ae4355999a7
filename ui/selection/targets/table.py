"""The table of targets, in which least and most are changed where they stand, by keys alone.

Arrows choose a number; digits write over it; + and − change it by one; Enter keeps it and goes down, Tab goes
on to the next number; Esc takes it back. What is being typed is told at once, so that it can be answered.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QIntValidator, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from council.selection.targets import Line
from council.words import _
from ui import theme
from ui.selection.targets.state import LineRow, is_scarce, per_seat
from ui.selection.targets.verdict import step_effect, step_words
from ui.widgets import VALUE, Column, Table, TableView

TARGET, SHARE, POOL, LEAST, MOST, PER_SEAT, EFFECT = range(7)
SIDES = {LEAST: "least", MOST: "most"}
MOST_SEATS = 100_000
SPARE = (PER_SEAT, SHARE, EFFECT, POOL)  # columns that go, in this order, where not all fit
NAME = 19  # characters of a target that always fit
Index = QModelIndex | QPersistentModelIndex


class TargetTable(Table):
    """Lines whose least and most can be written; `written` tells what was, nothing changes by itself."""

    written = Signal(object, str, int)  # LineRow, "least" or "most", seats

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(*columns(), parent=parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in SIDES else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.EditRole and index.column() in SIDES:
            return getattr(super().data(index, VALUE).line, SIDES[index.column()])
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() not in SIDES:
            return False
        self.written.emit(super().data(index, VALUE), SIDES[index.column()], int(value))
        return True


class SeatsEdit(QLineEdit):
    """A number of seats in a cell: digits alone; the up and down keys change it by one."""

    moved = Signal(int)

    def __init__(self, line: Line, side: str, parent: QWidget) -> None:
        super().__init__(parent, alignment=Qt.AlignmentFlag.AlignRight)
        self._line, self._side = line, side
        self.setValidator(QIntValidator(0, MOST_SEATS, self))
        words = _("At least, {target}") if side == "least" else _("At most, {target}")
        self.setAccessibleName(words.format(target=f"{line.feature}: {line.value}"))
        self.setText(str(getattr(line, side)))
        self.selectAll()
        self.textChanged.connect(self._on_text)

    @property
    def seats(self) -> int | None:
        """The number written, None for nothing."""
        return int(self.text()) if self.text() else None

    @property
    def is_reversed(self) -> bool:
        """Whether the least would be above the most."""
        seats = self.seats or 0
        return seats > self._line.most if self._side == "least" else seats < self._line.least

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}
        if event.key() in step:
            self.setText(str(max(0, min(MOST_SEATS, (self.seats or 0) + step[event.key()]))))
            self.selectAll()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _on_text(self) -> None:
        if self.seats is not None:
            self.moved.emit(self.seats)


class Numbers(QStyledItemDelegate):
    """Edits a number of seats in its cell; tells every keystroke, and where Enter and Tab lead."""

    typing = Signal(object, str, int)  # LineRow, side, seats
    left = Signal()  # the editor was closed, whichever way
    onward = Signal(int)  # how many numbers further to go on editing; 0: one row down
    refused = Signal(str)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        row, side = index.data(VALUE), SIDES[index.column()]
        editor = SeatsEdit(row.line, side, parent)
        editor.moved.connect(partial(self.typing.emit, row, side))
        return editor

    def setEditorData(self, _editor: QWidget, _index: Index) -> None:
        """Nothing: what is being written stays, whatever arrives."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        changed = editor.seats is not None and editor.seats != index.data(Qt.ItemDataRole.EditRole)
        if changed and not editor.is_reversed:
            model.setData(index, editor.seats)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        super().destroyEditor(editor, index)
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, SeatsEdit):
            on = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1, Qt.Key.Key_Return: 0, Qt.Key.Key_Enter: 0}
            step = on.get(event.key())
            if step is not None:
                self._keep(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _keep(self, editor: SeatsEdit, step: int) -> None:
        if editor.is_reversed:
            self.refused.emit(_("The least is above the most. Esc takes the number back."))
            return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.onward.emit(step)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        view = option.widget
        if index.column() in SIDES and view.hasFocus() and view.currentIndex() == index:
            painter.save()
            painter.setPen(QPen(theme.ink("accent"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
            painter.restore()


class TargetsView(TableView):
    """The table of targets under the keyboard; `stepped` asks for one seat more or less."""

    stepped = Signal(object, str, int)  # LineRow, side, +1 or −1

    def __init__(self, table: TargetTable, parent: QWidget | None = None) -> None:
        self._longest: tuple[str, ...] = ()
        super().__init__(table, name=_("Targets"), parent=parent)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.numbers = Numbers(self)
        self.setItemDelegate(self.numbers)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # lines of one feature differ at their end
        self.numbers.onward.connect(self._on_onward)
        self.doubleClicked.disconnect(self._on_opened)
        for moved in (table.rowsInserted, table.rowsRemoved, table.dataChanged):
            moved.connect(self._on_rows)

    @property
    def is_editing(self) -> bool:
        """Whether a number is being written."""
        return self.state() == QAbstractItemView.State.EditingState

    def write(self) -> None:
        """Begin to write over the chosen number, the least where none is chosen."""
        at = self.currentIndex()
        if at.isValid():
            column = at.column() if at.column() in SIDES else LEAST
            self.setCurrentIndex(at.siblingAtColumn(column))
            self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}.get(event.key())
        at = self.currentIndex()
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if step and plain and at.isValid():
            if at.column() not in SIDES:
                self.setCurrentIndex(at.siblingAtColumn(LEAST))
            at = self.currentIndex()
            self.stepped.emit(at.data(VALUE), SIDES[at.column()], step)
            event.accept()
        elif at.isValid() and plain and event.text().isdigit() and at.column() not in SIDES:
            self.setCurrentIndex(at.siblingAtColumn(LEAST))
            super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.spare()

    def measure(self) -> None:
        super().measure()
        QTimer.singleShot(0, self, self.spare)  # once the header has its new type, too

    def spare(self) -> None:
        """Let columns go that do not fit, rather than scroll sideways; their words stand beside the table."""
        knows_shares = any(row.share is not None for row in self.table.values())
        there = [n for n in range(len(self.table.columns)) if n != SHARE or knows_shares]
        needed = [self._needed(number) for number in range(len(self.table.columns))]
        for column in SPARE:
            if sum(needed[number] for number in there) > self.viewport().width():
                there = [number for number in there if number != column]
        for number, wide in enumerate(needed):
            self.setColumnHidden(number, number not in there)
            if number != TARGET:
                self.setColumnWidth(number, wide)

    def _needed(self, column: int) -> int:
        if column == TARGET:
            return theme.wide(NAME)
        words = self._longest[column] if self._longest else ""
        own = self.fontMetrics().horizontalAdvance(words) + 2 * theme.SNUG
        return max(self.horizontalHeader().sectionSizeHint(column), own)

    def _on_rows(self, *_range: object) -> None:
        """Measure again where words have grown or shrunk; columns that measure themselves do it each time."""
        rows = self.table.values()
        longest = tuple(
            max((column.text(one) for one in rows), key=len, default="") for column in self.table.columns
        )
        if list(map(len, longest)) != list(map(len, self._longest)):
            self._longest = longest
            self.spare()

    def _lay_header(self) -> None:
        super()._lay_header()
        for number in range(len(self.table.columns)):
            if number != TARGET:
                self.horizontalHeader().setSectionResizeMode(number, QHeaderView.ResizeMode.Fixed)

    def _on_onward(self, step: int) -> None:
        at = self.currentIndex()
        if not at.isValid():
            return
        if not step:
            below = self.sieve.index(at.row() + 1, at.column())
            self.setCurrentIndex(below if below.isValid() else at)
            return
        place = 2 * at.row() + (at.column() == MOST) + step
        if 0 <= place < 2 * self.sieve.rowCount():
            self.setCurrentIndex(self.sieve.index(place // 2, MOST if place % 2 else LEAST))
            self.edit(self.currentIndex())


def columns() -> tuple[Column, ...]:
    """What stands in the table; `In pool` marks lines with fewer than three people for a wanted seat."""
    return (
        Column(_("Target"), lambda one: f"{one.line.feature}: {one.line.value}", stretch=True, tip=_facts),
        Column(
            _("Population"),
            lambda one: "–" if one.share is None else f"{float(one.share):.1%}".replace("%", " %"),
            sort=lambda one: one.share if one.share is not None else -1,
            right=True,
            tip=_facts,
        ),
        Column(
            _("In pool"),
            lambda one: f"{one.in_pool:,}" + (_(" – few") if is_scarce(one) else ""),
            sort=lambda one: one.in_pool,
            right=True,
            ink=lambda one: "warn" if is_scarce(one) else "",
            tip=_facts,
        ),
        Column(_("Least"), lambda one: str(one.line.least), sort=lambda one: one.line.least, right=True),
        Column(_("Most"), lambda one: str(one.line.most), sort=lambda one: one.line.most, right=True),
        Column(
            _("Per seat"),
            lambda one: "–" if per_seat(one) is None else f"{per_seat(one):.1f}",
            sort=lambda one: per_seat(one) or 0.0,
            right=True,
            tip=lambda _one: _(
                "People in the pool for each seat; fewer than three for a wanted seat is marked."
            ),
        ),
        Column(
            _("A seat"),
            lambda one: step_effect(one.steps),
            sort=lambda one: max((float(step.gain) for step in one.steps if step.possible), default=0.0),
            right=True,
            tip=lambda one: (
                "\n".join(map(step_words, one.steps))
                or _("What one seat more or less here does to the smallest chance.")
            ),
        ),
    )


def _facts(one: LineRow) -> str:
    return f"{one.line.feature}: {one.line.value}\n{one.facts}"
