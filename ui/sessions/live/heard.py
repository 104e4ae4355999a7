"""What was heard: the list above the capture line. New rows come at its end, and none ever moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.sessions.live.state import Row, runs_right_to_left, side_of, spoken
from ui.widgets import tip

ROW = Qt.ItemDataRole.UserRole
_MOST_LINES = 8  # of one statement in the list; the tooltip has the rest
_SIDE = 26  # characters beside the words
_PICTURES = 80  # rows painted before and kept, two or three screens
_REMEMBERED = 400  # broken texts, some screens full


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
        self._heard, self._drawn, self._wide, self._at_end = model, _Drawn(self), 0, True
        self.setModel(model)
        self.setItemDelegate(self._drawn)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(theme.row_height())
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
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
            self._fit(range(self._heard.rowCount()))
        if self._at_end:
            self.scrollToBottom()

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() in (event.Type.FontChange, event.Type.StyleChange) and hasattr(self, "_heard"):
            self._drawn.renew()
            self.verticalHeader().setDefaultSectionSize(theme.row_height())
            self._fit(range(self._heard.rowCount()))

    def _on_scrolled(self, value: int) -> None:
        self._at_end = value >= self.verticalScrollBar().maximum() - theme.row_height()

    def _on_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        follow = self._at_end
        self._fit(range(first, last + 1))
        if follow:
            self.scrollToBottom()

    def _on_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._fit(range(first.row(), last.row() + 1))

    def _fit(self, places: Sequence[int]) -> None:
        """Give rows the height their words need; one line is what the header assumes anyway."""
        usual = self.verticalHeader().defaultSectionSize()
        for place in places:
            needed = self._drawn.height(self._heard.index(place).data(ROW), self._wide)
            if needed != self.rowHeight(place) or needed != usual:
                self.setRowHeight(place, needed)


class _Drawn(QStyledItemDelegate):
    """Paints one row: number, words, and beside them what they are and from where."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.renew()

    def renew(self) -> None:
        """Take the faces anew, as after another size of text; they are asked for with every row."""
        self._body, self._caption = theme.face(), theme.face("caption")
        self._line, self._small = QFontMetrics(self._body), QFontMetrics(self._caption)
        self._air = (theme.row_height() - self._line.lineSpacing()) // 2  # so that one line fills a usual row
        self._broken: dict[tuple[str, int], list[str]] = {}
        self._pictures: dict[tuple, QPixmap] = {}

    def lines(self, words: str, wide: int) -> list[str]:
        """The words broken into lines of at most `wide` pixels, kept for the next time they are painted."""
        if len(self._broken) > _REMEMBERED:
            self._broken.clear()
        if (words, wide) not in self._broken:
            self._broken[words, wide] = _lines(words, wide, self._body)
        return self._broken[words, wide]

    def height(self, row: Row, wide: int) -> int:
        """Pixels the row needs at this width."""
        metrics = self._line
        room = self._boxes(row, QRect(0, 0, wide, 0))[1].width()
        lines = 1
        if "\n" in row.text or metrics.horizontalAdvance(row.text[:2000]) > room:
            lines = len(self.lines(row.text, room)[:_MOST_LINES])
        if row.state == "failed":
            lines += len(self.lines(row.sentence, room)[:3])
        return lines * metrics.lineSpacing() + 2 * self._air

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(option.rect.width(), self.height(index.data(ROW), option.rect.width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Paint a row, from a picture of it if it was painted so before: a new row moves all the others."""
        row: Row = index.data(ROW)
        ratio = painter.device().devicePixelRatioF()
        key = (row, option.rect.width(), option.rect.height(), option.state.value, theme.scheme().name, ratio)
        if len(self._pictures) > _PICTURES:
            self._pictures.clear()
        picture = self._pictures.get(key)
        if picture is None:
            picture = QPixmap(option.rect.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)  # the list's own ground and round corners stay
            moved = QStyleOptionViewItem(option)
            moved.rect = QRect(0, 0, option.rect.width(), option.rect.height())
            with _painting(picture) as inner:
                self._draw(inner, moved, index)
            self._pictures[key] = picture
        painter.drawPixmap(option.rect.topLeft(), picture)

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        row: Row = index.data(ROW)
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, option.widget)
        gutter, words, side = self._boxes(row, option.rect)
        painter.save()
        self._paint_gutter(painter, gutter, row)
        if row.below:
            hook = words.adjusted(-theme.WIDE, 0, 0, 0)
            self._paint_small(painter, hook, "↳", "quiet", Qt.AlignmentFlag.AlignLeft)
        foot = self._paint_lines(
            painter, words, row.text, "quiet" if row.state == "waiting" else "text", _MOST_LINES
        )
        if row.state == "failed":
            words.setTop(foot)
            self._paint_lines(painter, words, row.sentence, "alarm", 3)
        self._paint_small(painter, side, side_of(row), "quiet", Qt.AlignmentFlag.AlignRight)
        painter.restore()

    def _boxes(self, row: Row, rect: QRect) -> tuple[QRect, QRect, QRect]:
        caption = self._small
        inner = rect.adjusted(theme.HAIR, self._air, -theme.SNUG, -theme.HAIR)
        first, beside = caption.horizontalAdvance("00000"), caption.averageCharWidth() * _SIDE
        beside = min(beside, inner.width() // 4)
        gutter, side = QRect(inner), QRect(inner)
        gutter.setWidth(first)
        side.setLeft(inner.right() - beside)
        inset = theme.WIDE if row.below else 0
        words = inner.adjusted(first + theme.SNUG + inset, 0, -beside - theme.ROOMY, 0)
        return gutter, words, side

    def _paint_gutter(self, painter: QPainter, box: QRect, row: Row) -> None:
        words = {"waiting": "…", "failed": "!"}.get(row.state, str(row.number or "…"))
        role = "alarm" if row.state == "failed" else "quiet"
        self._paint_small(painter, box, words, role, Qt.AlignmentFlag.AlignRight)

    def _paint_small(self, painter, box: QRect, words: str, role: str, align: Qt.AlignmentFlag) -> None:
        metrics, body = self._small, self._line
        painter.setFont(self._caption)
        painter.setPen(theme.ink(role))
        down = box.adjusted(0, body.ascent() - metrics.ascent(), 0, 0)  # on the first line's baseline
        painter.drawText(
            down,
            align | Qt.AlignmentFlag.AlignTop,
            metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width()),
        )

    def _paint_lines(self, painter: QPainter, box: QRect, words: str, role: str, most: int) -> int:
        """Paint wrapped words; return the lower edge of the last line."""
        metrics, top = self._line, box.top()
        painter.setFont(self._body)
        painter.setPen(theme.ink(role))
        lines, reach = self.lines(words, box.width()), Qt.AlignmentFlag.AlignTop
        reach |= Qt.AlignmentFlag.AlignRight if runs_right_to_left(words) else Qt.AlignmentFlag.AlignLeft
        for place, line in enumerate(lines[:most]):
            if place == most - 1 and len(lines) > most:
                line = metrics.elidedText(
                    f"{line}…", Qt.TextElideMode.ElideRight, box.width() - metrics.averageCharWidth()
                )
            painter.drawText(QRect(box.left(), top, box.width(), metrics.lineSpacing()), reach, line.rstrip())
            top += metrics.lineSpacing()
        return top


@contextmanager
def _painting(on: QPixmap) -> Iterator[QPainter]:
    painter = QPainter(on)
    try:
        yield painter
    finally:
        painter.end()


def _lines(words: str, wide: int, face: QFont) -> list[str]:
    """The words broken into lines of at most `wide` pixels; at most the first 2 000 characters."""
    lines = []
    for part in words[:2000].split("\n"):
        layout = QTextLayout(part, face)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(wide, 40))
            lines.append(part[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
        if not part:
            lines.append("")
    return lines
