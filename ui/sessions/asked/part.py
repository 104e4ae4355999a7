"""One of the three parts of the page: a list with its buttons, or what will stand there once there is any."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import Empty, Scroll

_ROWS = 4  # of the list in sight, at least; the rest scrolls


class Part(QWidget):
    """Shows its content, or the empty state in its place."""

    def hold(self, *parts: tuple[QWidget, int], empty: Empty) -> None:
        """Lay out the content, the list first, each part with its stretch; call it once."""
        inner = QWidget()
        self._empty, self._full = empty, Scroll(inner)
        lay = QVBoxLayout(inner, spacing=theme.SNUG)
        parts[0][0].setMinimumHeight(_ROWS * theme.row_height())
        for part, stretch in parts:
            lay.addWidget(part, stretch)
        outer = QVBoxLayout(self)
        for inside in (lay, outer):
            inside.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._full, 1)
        outer.addWidget(empty, 1)
        self._full.hide()

    def show_full(self, is_full: bool) -> None:
        """Show the content, or the empty state; the focus goes along."""
        gone, comes = (self._empty, self._full) if is_full else (self._full, self._empty)
        had_focus = gone.isAncestorOf(QApplication.focusWidget())
        comes.show()
        gone.hide()
        if had_focus:
            comes.focusNextChild()

    @property
    def is_full(self) -> bool:
        """Whether there is anything to show."""
        return not self._full.isHidden()
