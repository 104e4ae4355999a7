"""Two views of a Table: `TableView`, where numbers are compared, and what all views share.

Sorting and searching are the proxy's; Enter opens; what is shown can be copied.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QSortFilterProxyModel, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import theme
from ui.widgets.table import SORT, VALUE, Table

LONGEST = 32  # characters a fitted column is wide at most; the rest stands in the tooltip
BEGINS = (  # choose the first where nothing is chosen
    Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_PageUp, Qt.Key.Key_Return, Qt.Key.Key_Enter,
)  # fmt: skip


class Sieve(QSortFilterProxyModel):
    """Sorts by each column's own order and keeps the rows that hold every word searched for."""

    def __init__(self, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setSourceModel(table)
        self.setSortRole(SORT)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def search(self, text: str) -> None:
        """Keep rows in which each word of `text` occurs; all of them for empty words."""
        self.beginFilterChange()
        self._words = tuple(text.casefold().split())
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        if not self._words:
            return True
        table = self.sourceModel()
        value = table.index(row, 0, parent).data(VALUE)
        said = " ".join(words_of(table, value)).casefold()
        return all(word in said for word in self._words)

    def lessThan(self, left: QModelIndex, right: QModelIndex) -> bool:
        one, other = left.data(SORT), right.data(SORT)
        if one is None or other is None:
            return one is None and other is not None
        if isinstance(one, str) and isinstance(other, str):
            return one.casefold() < other.casefold()
        return bool(one < other)


def words_of(table: Table, value: Any) -> tuple[str, ...]:
    """What a table says of a value, column by column."""
    return (
        tuple(str(column.text(value)) for column in table.columns) if table.columns else (table.say(value),)
    )


class Views:
    """What `TableView` and `Rows` share. Mixed in before the Qt class, which has the two signals."""

    def dress(self, table: Table, name: str, many: bool) -> None:
        """Set up model, name and selection."""
        self.table = table
        self.sieve = Sieve(table, self)
        self.setModel(self.sieve)
        self.setAccessibleName(name)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.doubleClicked.connect(self._on_opened)

    def current(self) -> Any:
        """The value of the chosen row, or None."""
        picked = self.selectionModel().selectedRows()
        at = self.currentIndex()
        if at.isValid() and any(index.row() == at.row() for index in picked):
            return at.data(VALUE)
        return picked[0].data(VALUE) if picked else None

    def selected(self) -> tuple[Any, ...]:
        """The values of all chosen rows, in the order shown."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return tuple(index.data(VALUE) for index in rows)

    def choose(self, key: Hashable) -> None:
        """Choose the row of a key and bring it into sight; nothing when it is not shown."""
        row = self.table.row_of(key)
        index = self.sieve.mapFromSource(self.table.index(row, 0)) if row >= 0 else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def search(self, text: str) -> None:
        """Show only the rows that hold every word of `text`."""
        self.sieve.search(text)

    def shown(self) -> tuple[Any, ...]:
        """The values as sorted and searched."""
        return tuple(self.sieve.index(row, 0).data(VALUE) for row in range(self.sieve.rowCount()))

    def grid(self, *, only_selected: bool = False) -> list[list[str]]:
        """Titles and rows as shown, as words; a file has columns of its own after them."""
        values = self.selected() if only_selected else self.shown()
        more = () if only_selected else self.table.in_file
        titles = [column.title for column in (*self.table.columns, *more)]
        rows = [[*words_of(self.table, value), *(str(each.text(value)) for each in more)] for value in values]
        return [titles, *rows] if titles else rows

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, tabs between the cells."""
        rows = self.grid(only_selected=True)[1 if self.table.columns else 0 :]
        cells = (("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row)) for row in rows)
        QGuiApplication.clipboard().setText("\n".join(cells))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in BEGINS and self.current() is None and self.sieve.rowCount():
            self.setCurrentIndex(self.sieve.index(0, 0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit(self.current())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.measure()

    def measure(self) -> None:
        """Take the heights from the type in force."""

    def _on_selection(self) -> None:
        self.chosen.emit(self.current())

    def _on_opened(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(VALUE))


class TableView(Views, QTableView):
    """A table for comparing: words left, numbers right, one hairline a row."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        table: Table,
        *,
        name: str,
        dense: bool = False,
        many: bool = False,
        fitted: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """A fitted one has columns as wide as what stands in them, within limits; see `fit`."""
        self._fitted = fitted
        super().__init__(parent, showGrid=False, cornerButtonEnabled=False, wordWrap=False)
        table.setParent(table.parent() or self)
        self.dress(table, name, many)
        self._own_dense = self._dense = dense
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setSortingEnabled(True)
        table.modelReset.connect(self._lay_header)
        self._lay_header()
        self.measure()

    def sort(self, column: int, *, descending: bool = False) -> None:
        """Sort by a column, as a click on its title does."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.sortByColumn(column, order)

    def set_dense(self, dense: bool) -> None:
        """Narrow rows, or rows at rest; a table declared dense stays so."""
        self._dense = self._own_dense or dense
        self.measure()

    def measure(self) -> None:
        self.verticalHeader().setMinimumSectionSize(theme.TARGET)
        self.verticalHeader().setDefaultSectionSize(theme.row_height(self._dense))
        self.setMinimumHeight(theme.row_height() * 3)
        if self._fitted:
            QTimer.singleShot(0, self, self.fit)  # once the header has its new type, too

    def fit(self) -> None:
        """Make each column as wide as what stands in it and in its title, within a short line's length."""
        self.resizeColumnsToContents()
        header = self.horizontalHeader()
        shown = [number for number in range(header.count()) if not header.isSectionHidden(number)]
        for number in shown[:-1]:  # the last takes what is left
            wanted = header.sectionSize(number) + theme.SNUG
            header.resizeSection(number, min(wanted, theme.wide(LONGEST)))

    def _lay_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        if self._fitted:
            header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
            header.setStretchLastSection(True)
            header.setSortIndicatorClearable(True)
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            header.setMinimumSectionSize(theme.wide(6))
            header.setResizeContentsPrecision(60)
            return
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        mode = QHeaderView.ResizeMode
        stretched = [n for n, column in enumerate(self.table.columns) if column.stretch] or [0]
        for number in range(len(self.table.columns)):
            header.setSectionResizeMode(
                number, mode.Stretch if number in stretched else mode.ResizeToContents
            )
        header.setMinimumSectionSize(theme.wide(6))
        header.setResizeContentsPrecision(60)


class WholeTable(TableView):
    """A table in a page that scrolls: as tall as its rows, up to a dozen; then it scrolls by itself."""

    MOST = 12

    def __init__(self, table: Table, **given: Any) -> None:
        super().__init__(table, **given)
        for moved in (table.rowsInserted, table.rowsRemoved, table.modelReset):
            moved.connect(self.measure)

    def measure(self) -> None:
        super().measure()
        rows = min(max(self.table.rowCount(), 1), self.MOST)
        head = self.horizontalHeader().sizeHint().height()
        wide = self.horizontalHeader().length() > self.viewport().width() and self.isVisible()
        bar = self.horizontalScrollBar().sizeHint().height() if wide else 0
        self.setFixedHeight(head + rows * theme.row_height(self._dense) + 2 * self.frameWidth() + bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()
