"""A list that opens over the page without taking the focus: the line it belongs to hands it the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

_MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list: what is handed on, what is shown, and a short note (a mark, a time)."""

    value: object
    words: str
    note: str = ""


class Chooser(QListWidget):
    """Shows choices over its parent; Up, Down, Enter and Esc reach it through `took`. It has no focus."""

    def __init__(self, parent: QWidget, *, announce: Callable[[str], None]) -> None:
        super().__init__(parent, focusPolicy=Qt.FocusPolicy.NoFocus, visible=False)
        self._announce, self._then, self._choices = announce, None, ()
        self.clicked.connect(self._on_clicked)

    def offer(
        self, name: str, choices: Sequence[Choice], current: object, then: Callable[[object], None]
    ) -> None:
        """Open the list with `current` marked; `then` gets the value that is chosen."""
        self.setAccessibleName(name)
        self._choices, self._then = tuple(choices), then
        self.clear()
        for choice in self._choices:
            words = f"{choice.words}   {choice.note}" if choice.note else choice.words
            self.addItem(QListWidgetItem(words))
        rows = [row for row, choice in enumerate(self._choices) if choice.value == current]
        self.setCurrentRow(rows[0] if rows else 0)
        self.setVisible(bool(self._choices))
        self.raise_()
        self._announce(f"{name}. {self._spoken()}")

    def stand_over(self, anchor: QWidget) -> None:
        """Put the list right above `anchor`, as high as its lines need and the page allows."""
        foot = anchor.mapTo(self.parentWidget(), QPoint(0, 0))
        rows = min(self.count(), _MOST_SHOWN)
        high = min(rows * self.sizeHintForRow(0) + 2 * self.frameWidth(), foot.y())
        wide = min(
            self.sizeHintForColumn(0) + 6 * self.frameWidth() + self.verticalScrollBar().sizeHint().width(),
            anchor.width(),
        )
        self.setGeometry(foot.x(), foot.y() - high, wide, high)

    def took(self, event: QKeyEvent) -> bool:
        """Whether the key was for the open list. Any other key closes it and stays with the line."""
        if not self.isVisible():
            return False
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.setCurrentRow((self.currentRow() + step) % self.count())
                self._announce(self._spoken())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                self._take(self.currentRow())
            case Qt.Key.Key_Escape:
                self.hide()
            case Qt.Key.Key_Shift | Qt.Key.Key_Control | Qt.Key.Key_Alt | Qt.Key.Key_AltGr | Qt.Key.Key_Meta:
                return False
            case _:
                self.hide()
                return False
        return True

    def _spoken(self) -> str:
        row = self.currentRow()
        return self._choices[row].words if 0 <= row < len(self._choices) else ""

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, row: int) -> None:
        self.hide()
        if self._then is not None and 0 <= row < len(self._choices):
            self._then(self._choices[row].value)
