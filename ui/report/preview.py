"""The pages of the report's own file, large: not a second drawing of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.report.sheets import Sheets

ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)  # times the width there is


class PagesView(Sheets):
    """Shows pages as wide as there is room, or so many times that; `said` tells page and count in words."""

    turned = Signal(int)  # page from 0 that is in front now
    zoomed = Signal(float)

    def __init__(self, name: str, said: Callable[[int, int], str], parent: QWidget | None = None) -> None:
        self._said, self._front, self._zoom, self._is_whole = said, 0, 1.0, False
        super().__init__(name, parent)

    @property
    def page(self) -> int:
        """The page in front, from 0."""
        return self._front

    @property
    def pages(self) -> int:
        """How many there are."""
        return self._pages

    @property
    def zoom(self) -> float:
        """Times the width there is; 0 while whole pages are shown."""
        return 0.0 if self._is_whole else self._zoom

    def turn_to(self, page: int) -> None:
        """Bring a page to the top."""
        self.verticalScrollBar().setValue(max(0, min(page, self._pages - 1)) * self._step())

    def grow(self, by: int) -> None:
        """One step larger or smaller."""
        at = min(range(len(ZOOMS)), key=lambda n: abs(ZOOMS[n] * self._width() - self._paper()))
        self._set_zoom(ZOOMS[min(max(at + by, 0), len(ZOOMS) - 1)])

    def fit_width(self) -> None:
        """As wide as there is room."""
        self._set_zoom(1.0)

    def fit_page(self) -> None:
        """A whole page at a time."""
        self._set_zoom(self._zoom, is_whole=True)

    def sizeHint(self) -> QSize:
        return QSize(theme.wide(40), theme.line_height() * 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.wide(16), theme.line_height() * 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        page = self._front
        super().resizeEvent(event)
        self.turn_to(page)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.grow(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self.turn_to(self._front + 1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Backspace:
                self.turn_to(self._front - 1)
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + bar.singleStep())
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - bar.singleStep())
            case _:
                super().keyPressEvent(event)

    def _width(self) -> int:
        return max(self.viewport().width() - 2 * theme.TIGHT, 1)

    def _paper(self) -> int:
        if self._is_whole:
            tall = max(self.viewport().height() - theme.ROOMY, 1)
            return max(min(round(tall / self._ratio), self._width()), 1)
        return round(self._width() * self._zoom)

    def _set_zoom(self, zoom: float, *, is_whole: bool = False) -> None:
        page = self._front
        self._zoom, self._is_whole, self._asked = zoom, is_whole, {}
        self._measure()
        self.turn_to(page)
        middle = self.horizontalScrollBar()
        middle.setValue(middle.maximum() // 2)
        self.zoomed.emit(self.zoom)

    def _on_scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        self._front = max(0, min(middle // self._step(), self._pages - 1))
        self.setAccessibleDescription(self._said(self._front + 1, self._pages))
        self.turned.emit(self._front)
        super()._on_scrolled()
