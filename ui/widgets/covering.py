"""A dialog that covers the window, for a laptop that is handed round: large, one thing at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import push
from ui.widgets.layout import Scroll, emptied, row
from ui.widgets.text import Label

WIDEST = 96  # characters of the column in its middle


class Covering(QDialog):
    """Whoever has the laptop sees what `fill` puts there and nothing else; no single key leaves it.

    Tells `sent(id, answers)` and `over`.
    """

    sent = Signal(str, object)
    over = Signal()

    def __init__(self, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent, modal=True, windowTitle=title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        held = QWidget()
        held.setMaximumWidth(theme.wide(WIDEST))
        self._inside = QVBoxLayout(held, spacing=theme.WIDE)
        self._inside.setContentsMargins(0, theme.VAST, 0, theme.VAST)
        middle = QWidget()
        across = QHBoxLayout(middle)
        across.addStretch(1)
        across.addWidget(held, 8)
        across.addStretch(1)
        lay = QHBoxLayout(self)
        lay.setContentsMargins(theme.VAST, 0, theme.VAST, 0)
        lay.addWidget(Scroll(middle))

    def fill(self, *parts: QWidget) -> None:
        """Put these in place of what stood there; what was typed goes with it."""
        emptied(self._inside)
        self._inside.addStretch(1)
        for part in parts:
            self._inside.addWidget(part)
            part.show()  # now, so that a key pressed at once finds it
        self._inside.addStretch(2)

    def say_thanks(self, title: str, told: str, verb: str, then: Callable[[], object]) -> None:
        """Thank whoever answered; the one button makes it ready for the next."""
        on = push(verb, then, primary=True)
        self.fill(Label(title, "display"), Label(told, "lead"), row(on, None))
        on.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape does nothing: nobody leaves by one key."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
