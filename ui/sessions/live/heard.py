"""What was heard: the list above the capture line. New rows come at its end, and none ever moves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import theme
from ui.sessions.live.drawn import ROW, Drawn
from ui.sessions.live.state import Row, spoken
from ui.widgets import tip

_AT_ONCE = 100  # rows given their height between two turns of the event loop: some 20 milliseconds


class HeardModel(QAbstractListModel):
    """Rows in the order they were heard: changed where they stand, added at the end, or taken away."""

    heard = Signal(object, object)  # rows that went, rows that came

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._kept = 0  # how many of them are on disk
        self._places: dict[str, int] = {}
        self._numbers: dict[int, str] = {}

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(row.text) if len(row.text) > 200 else None
        return row if role == ROW else None

    def rows(self) -> tuple[Row, ...]:
        """All rows, oldest first."""
        return tuple(self._rows)

    def row(self, id: str) -> Row | None:
        """The row with this id, if it is there."""
        place = self._places.get(id)
        return None if place is None else self._rows[place]

    def last(self) -> Row | None:
        """The newest row."""
        return self._rows[-1] if self._rows else None

    def begin(self) -> None:
        """Start anew with no rows, as for another session."""
        gone = self._rows
        self.beginResetModel()
        self._rows, self._places, self._numbers, self._kept = [], {}, {}, 0
        self.endResetModel()
        self.heard.emit(gone, ())

    def add(self, rows: Sequence[Row]) -> None:
        """Add rows at the end."""
        if not rows:
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows.extend(rows)
        for place, row in enumerate(rows, first):
            self._note(place, row)
        self.endInsertRows()
        self.heard.emit((), rows)

    def put(self, id: str, row: Row) -> None:
        """Let `row` stand where the row `id` stood; at the end if there is none."""
        place = self._places.get(id)
        if place is None:
            self.add([row])
        elif self._rows[place] != row:
            old = self._rows[place]
            self._forget(old)
            self._rows[place] = row
            self._note(place, row)
            self.dataChanged.emit(self.index(place), self.index(place))
            self.heard.emit((old,), (row,))

    def take(self, id: str) -> None:
        """Take one row away."""
        place = self._places.get(id)
        if place is None:
            return
        self.beginRemoveRows(QModelIndex(), place, place)
        gone = self._rows.pop(place)
        self._forget(gone)
        for later in range(place, len(self._rows)):
            self._places[self._rows[later].id] = later
        self.endRemoveRows()
        self.heard.emit((gone,), ())

    def show_kept(self, kept: Sequence[Row], *, whole: bool) -> None:
        """Bring the kept rows up to what the store says; rows that wait or failed stay as they are.

        Args:
            kept: by rising number; all of them if `whole`, else the newest, and older ones are left alone.
        """
        ids, least = {row.id for row in kept}, 0 if whole or not kept else kept[0].number
        new = []
        for row in kept:
            known = row.id if row.id in self._places else self._numbers.get(row.number)
            if known is None:
                new.append(row)
            elif self._rows[self._places[known]].is_kept:
                self.put(known, row)
        for row in self.rows():
            if row.is_kept and row.id not in ids and (row.number == 0 or row.number >= least):
                self.take(row.id)
        self.add(new)

    def show_these(self, kept: Sequence[Row], *, gone: Sequence[str]) -> None:
        """Bring some rows up to what the store says; those named in `gone` no longer stand."""
        for row in kept:
            known = row.id if row.id in self._places else self._numbers.get(row.number)
            if known is None or self._rows[self._places[known]].is_kept:
                self.put(known or row.id, row)
        for id in gone:
            standing = self.row(id)
            if standing is not None and standing.is_kept:
                self.take(id)

    def newest(self) -> int:
        """The highest number on the list, 0 before the first."""
        return max(self._numbers, default=0)

    def count_kept(self) -> int:
        """How many rows are on disk."""
        return self._kept

    def _note(self, place: int, row: Row) -> None:
        self._places[row.id] = place
        self._kept += row.is_kept
        if row.number:
            self._numbers[row.number] = row.id

    def _forget(self, row: Row) -> None:
        del self._places[row.id]
        self._kept -= row.is_kept
        if self._numbers.get(row.number) == row.id:
            del self._numbers[row.number]


class HeardView(QTableView):
    """The list itself. A click leaves the focus where it is; it follows the newest row only from the end."""

    def __init__(self, model: HeardModel, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            accessibleName=name,
            focusPolicy=Qt.FocusPolicy.TabFocus,
            tabKeyNavigation=False,
            showGrid=False,
            selectionBehavior=QAbstractItemView.SelectionBehavior.SelectRows,
            selectionMode=QAbstractItemView.SelectionMode.SingleSelection,
            verticalScrollMode=QAbstractItemView.ScrollMode.ScrollPerPixel,
            horizontalScrollBarPolicy=Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
        )
        self._heard, self._drawn, self._wide, self._at_end = model, Drawn(self), 0, True
        self._unfit = 0  # how many rows, from the oldest, still stand at an older height
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit_some)
        self.setModel(model)
        self.setItemDelegate(self._drawn)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        model.rowsInserted.connect(self._on_inserted)
        model.dataChanged.connect(self._on_changed)

    def chosen(self) -> Row | None:
        """The row under the cursor of the list."""
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def choose(self, id: str) -> None:
        """Put the cursor of the list on a row without moving the list."""
        for place, row in enumerate(self._heard.rows()):
            if row.id == id:
                self.setCurrentIndex(self._heard.index(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._wide:
            self._wide = self.viewport().width()
            self._fit_all()

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() in (event.Type.FontChange, event.Type.StyleChange) and hasattr(self, "_heard"):
            self._drawn.renew()
            self.verticalHeader().setDefaultSectionSize(theme.row_height())
            self._fit_all()

    def _on_scrolled(self, value: int) -> None:
        self._at_end = value >= self.verticalScrollBar().maximum() - theme.row_height()

    def _on_range(self, least: int, most: int) -> None:
        # A table tells its scroll bar of new heights a turn later, so only the bar knows where the end is.
        if self._at_end:
            self.verticalScrollBar().setValue(most)

    def _on_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if last - first < _AT_ONCE:
            self._fit(range(first, last + 1))
        else:
            self._fit_all()

    def _on_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._fit(range(first.row(), last.row() + 1))

    def _fit_all(self) -> None:
        """Give every row its height anew: the newest at once, older ones a little at a time."""
        self._unfit = self._heard.rowCount()
        self._fit_some()

    def _fit_some(self) -> None:
        until = min(self._unfit, self._heard.rowCount())
        self._unfit = max(until - _AT_ONCE, 0)
        self._fit(range(self._unfit, until))
        if self._unfit:
            self._soon.start()

    def _fit(self, places: Sequence[int]) -> None:
        """Give rows the height their words need; one line is what the header assumes anyway."""
        usual = self.verticalHeader().defaultSectionSize()
        for place in places:
            needed = self._drawn.height(self._heard.index(place).data(ROW), self._wide)
            if needed != self.rowHeight(place) or needed != usual:
                self.setRowHeight(place, needed)
