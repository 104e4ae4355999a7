"""The support matrix: statements down, groups across, in each cell the votes of one group with their span.

Arrow keys walk from cell to cell, each says its own sentence; a cell that may not be shown is hatched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetrics, QGuiApplication, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.ground.shared.bars import Votes, bar_height, paint_bar
from ui.widgets import VALUE, Column, Table, TableView
from ui.widgets.breaking import broken
from ui.widgets.table import Index

STATEMENT, CELL = 30, 15  # letters the statement and a cell are wide at least
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@dataclass(frozen=True, slots=True)
class Shown:
    """What one cell shows: votes to paint, or None and `words` say why not; `spoken` is its sentence."""

    votes: Votes | None
    words: str
    spoken: str
    ink: str = ""


@dataclass(frozen=True, slots=True)
class Across:
    """One column: its title, what it shows of a row's value, and the order it gives."""

    title: str
    show: Callable[[Any], Shown]
    sort: Callable[[Any], Any]
    tip: str = ""


class MatrixTable(Table):
    """Rows of statements; every cell says a whole sentence to who cannot see it."""

    def __init__(self, key: Callable[[Any], str], parent: QWidget | None = None) -> None:
        super().__init__(key=key, parent=parent)
        self.across: tuple[Across, ...] = ()

    def show_columns(self, *across: Across) -> None:
        """Stand for these columns; sorting and choice begin anew."""
        self.across = across
        self.set_columns(*(_column(each) for each in across))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == SPOKEN and self.across:
            return self.across[index.column()].show(super().data(index, VALUE)).spoken
        return super().data(index, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return self.across[section].tip if section < len(self.across) else None
        return super().headerData(section, orientation, role)


class MatrixView(TableView):
    """The matrix itself; `walked` tells the value and the column of the cell one has come to."""

    walked = Signal(object, int)

    def __init__(self, table: MatrixTable, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(table, name=name, parent=parent)
        self.setSelectionBehavior(self.SelectionBehavior.SelectItems)
        self.setItemDelegate(_Drawn(self))
        self.setHorizontalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._on_current)

    def current(self) -> Any:
        """The value of the row one is in, or None."""
        at = self.currentIndex()
        return at.data(VALUE) if at.isValid() else None

    def sort_here(self) -> None:
        """Sort by the column one is in, the largest first; once more turns it round."""
        header, column = self.horizontalHeader(), max(self.currentIndex().column(), 0)
        first = header.sortIndicatorSection() != column
        falls = first or header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        self.sort(column, descending=falls)
        self.setCurrentIndex(self.sieve.index(0, column))  # what one asked to see first
        self.scrollTo(self.currentIndex())

    def copy(self) -> None:
        """Put the words of the cell on the clipboard."""
        at = self.currentIndex()
        if at.isValid():
            QGuiApplication.clipboard().setText(str(at.data()))

    def measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(_row_height())
        self.setMinimumHeight(_row_height() + theme.row_height())
        self._lay_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_columns()

    def _lay_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._lay_columns()

    def _lay_columns(self) -> None:
        """The statement takes a third, the cells share the rest; where that is too narrow, one scrolls."""
        header, count = self.horizontalHeader(), len(self.table.columns)
        if count < 2:
            return
        room = self.viewport().width()
        first = max(room // 3 if count < 5 else room // 4, theme.wide(STATEMENT))
        each = max((room - first) // (count - 1), theme.wide(CELL))
        header.resizeSection(0, first)
        for number in range(1, count):
            header.resizeSection(number, each)

    def _on_current(self, at: QModelIndex, _before: QModelIndex) -> None:
        if at.isValid():
            self.walked.emit(at.data(VALUE), at.column())


class _Drawn(QStyledItemDelegate):
    """Paints one cell: words of the statement, or a bar with its counts."""

    def __init__(self, view: MatrixView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(theme.wide(CELL), _row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        shown = self._view.table.across[index.column()].show(index.data(VALUE))
        painter.save()
        _ground(painter, option)
        inner = option.rect.adjusted(theme.TIGHT, theme.TIGHT, -theme.TIGHT, -theme.TIGHT)
        if index.column() == 0:
            _words(painter, inner, shown.words)
        elif shown.votes is None:
            _instead(painter, inner, shown)
        else:
            paint_bar(painter, QRectF(inner.left(), inner.top(), inner.width(), bar_height()), shown.votes)
            _below(painter, inner, shown.words)
        if option.state & QStyle.StateFlag.State_HasFocus:
            theme.ring(painter, option.rect)
        painter.restore()


def _column(across: Across) -> Column:
    show = across.show
    return Column(
        across.title,
        lambda value: show(value).words,
        sort=across.sort,
        tip=lambda value: show(value).spoken,
    )


def _row_height() -> int:
    return max(3 * theme.line_height(), bar_height() + 2 * theme.line_height("caption")) + 2 * theme.TIGHT


def _ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    state = QStyle.StateFlag
    if option.state & state.State_Selected:
        painter.fillRect(option.rect, theme.wash("accent", 0.14))
    painter.setPen(QPen(theme.ink("line"), 1))
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())


def _words(painter: QPainter, inner: QRect, words: str) -> None:
    painter.setFont(theme.face())
    painter.setPen(theme.ink("text"))
    line = theme.line_height()
    for at, said in enumerate(broken(words, inner.width())):
        box = QRect(inner.left(), inner.top() + at * line, inner.width(), line)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, said)


def _instead(painter: QPainter, inner: QRect, shown: Shown) -> None:
    """Words where there are no votes to paint; what is hidden stands on a hatch, never on an empty bar."""
    if not shown.ink:
        box = QRect(inner.left(), inner.top(), inner.width(), bar_height())
        painter.fillRect(box, QBrush(theme.ink("line"), Qt.BrushStyle.BDiagPattern))
        _below(painter, inner, shown.words)
        return
    painter.setFont(theme.face())
    painter.setPen(theme.ink(shown.ink))
    line = theme.line_height()
    for at, said in enumerate(broken(shown.words, inner.width())):
        box = QRect(inner.left(), inner.top() + at * line, inner.width(), line)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, said)


def _below(painter: QPainter, inner: QRect, words: str) -> None:
    """Counts and span under the bar, in two lines at most."""
    painter.setFont(theme.face("caption"))
    painter.setPen(theme.ink("quiet"))
    line, metrics = theme.line_height("caption"), QFontMetrics(theme.face("caption"))
    for at, said in enumerate(_lines(words)):
        box = QRect(inner.left(), inner.top() + bar_height() + at * line, inner.width(), line)
        elided = metrics.elidedText(said, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, elided)


def _lines(words: str) -> Sequence[str]:
    return words.split(" · ", 1)
