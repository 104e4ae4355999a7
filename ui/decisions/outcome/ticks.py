"""A list of lines with a box to tick each; Space ticks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui import theme


class Ticks(QListWidget):
    """Lines that are ticked or not, in the order in which they were added."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent, wordWrap=True)

    def add(self, id: str, words: str, *, ticked: bool = False) -> None:
        """Add a line."""
        item = QListWidgetItem(words, self)
        item.setData(Qt.ItemDataRole.UserRole, id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def ticked(self) -> tuple[str, ...]:
        """The ids of the ticked lines, in order."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.line_height() * 7)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())
