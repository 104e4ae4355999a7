"""The list of the report's sections: ticked by Space or the box, moved by dragging or Alt with an arrow."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from council.words import _
from ui import theme
from ui.report.state import SectionRow
from ui.widgets import MovableRows, Row, Table


class Contents(MovableRows):
    """Tells `ticked(section)` when its box was pressed, and `laid(section, position)` when it was moved."""

    ticked = Signal(object)

    def __init__(self) -> None:
        super().__init__(Table(), section_row, name=_("Sections"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The box at the beginning of a row is pressed; anywhere else the row is chosen or dragged."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton and self._is_on_box(at.x()):
            self.setCurrentIndex(index)
            self.ticked.emit(self.current())
            event.accept()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current() is not None:
            self.ticked.emit(self.current())
            event.accept()
            return
        super().keyPressEvent(event)

    def _is_on_box(self, x: int) -> bool:
        far = x if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.viewport().width() - x
        return far < theme.SNUG + theme.icon_side().width() + theme.TIGHT


def section_row(one: SectionRow) -> Row:
    """How a section stands in the list: its box, its name, its page, or why it is not printed."""
    if one.is_fixed:
        return Row(one.title, side=_page(one), icon="lock", ink="quiet")
    box = "box-ticked" if one.is_wanted else "box"
    quiet = _("left out") if not one.is_wanted else _("nothing is known of it yet") if one.is_empty else ""
    return Row(one.title, quiet=quiet, side=_page(one), icon=box, ink="accent" if _page(one) else "quiet")


def _page(one: SectionRow) -> str:
    return str(one.page) if one.page else ""
