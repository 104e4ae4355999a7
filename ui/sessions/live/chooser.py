"""A list that opens over the page without taking the focus: the line it belongs to hands it the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import theme

_MOST_SHOWN = 15
_NOTE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list: what is handed on, what is shown, and a short note (a mark, a time)."""

    value: object
    words: str
    note: str = ""


class Chooser(QFrame):
    """Shows choices over its parent; Up, Down, Enter and Esc reach it through `took`. It has no focus."""

    def __init__(self, parent: QWidget, *, announce: Callable[[str], None]) -> None:
        super().__init__(parent, visible=False)
        self.setProperty("role", "palette")
        self._announce, self._then, self._choices = announce, None, ()
        self.list = QListWidget(focusPolicy=Qt.FocusPolicy.NoFocus, uniformItemSizes=True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Noted(self.list))
        self.list.clicked.connect(self._on_clicked)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(theme.HAIR, theme.HAIR, theme.HAIR, theme.HAIR)
        lay.addWidget(self.list)

    def offer(
        self, name: str, choices: Sequence[Choice], current: object, then: Callable[[object], None]
    ) -> None:
        """Open the list with `current` marked; `then` gets the value that is chosen."""
        self.list.setAccessibleName(name)
        self._choices, self._then = tuple(choices), then
        self.list.clear()
        for choice in self._choices:
            item = QListWidgetItem(choice.words)
            item.setData(_NOTE, choice.note)
            self.list.addItem(item)
        places = [place for place, choice in enumerate(self._choices) if choice.value == current]
        self.list.setCurrentRow(places[0] if places else 0)
        self.setVisible(bool(self._choices))
        self.raise_()
        self._announce(f"{name}. {self._spoken()}")

    def stand_over(self, anchor: QWidget) -> None:
        """Put the list right above `anchor`, as high as its lines need and the page allows."""
        foot = anchor.mapTo(self.parentWidget(), QPoint(0, 0))
        rows = min(self.list.count(), _MOST_SHOWN)
        high = min(rows * self.list.sizeHintForRow(0) + 2 * theme.TIGHT, foot.y())
        wide = min(self.list.sizeHintForColumn(0) + theme.VAST, anchor.width())
        self.setGeometry(foot.x(), foot.y() - high - theme.HAIR, wide, high)
        self.list.scrollToItem(self.list.currentItem())

    def took(self, event: QKeyEvent) -> bool:
        """Whether the key was for the open list. Any other key closes it and stays with the line."""
        if not self.isVisible():
            return False
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                self._announce(self._spoken())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                self._take(self.list.currentRow())
            case Qt.Key.Key_Escape:
                self.hide()
            case Qt.Key.Key_Shift | Qt.Key.Key_Control | Qt.Key.Key_Alt | Qt.Key.Key_AltGr | Qt.Key.Key_Meta:
                return False
            case _:
                self.hide()
                return False
        return True

    def _spoken(self) -> str:
        row = self.list.currentRow()
        return self._choices[row].words if 0 <= row < len(self._choices) else ""

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, row: int) -> None:
        self.hide()
        if self._then is not None and 0 <= row < len(self._choices):
            self._then(self._choices[row].value)


class _Noted(QStyledItemDelegate):
    """Words at the left, their note at the right in quiet ink."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        words = f"{index.data()}{index.data(_NOTE)}"
        wide = QFontMetrics(theme.face()).horizontalAdvance(words) + 2 * theme.TIGHT + theme.WIDE
        return QSize(wide, round(theme.line_height() * 1.5))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(theme.ink("quiet"))
        box = option.rect.adjusted(0, 0, -theme.TIGHT, 0)
        painter.drawText(
            box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, index.data(_NOTE) or ""
        )
        painter.restore()
