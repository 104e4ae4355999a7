"""A row of buttons for what can be done with one thing; only those that fit its state stand there."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.page import Page
from ui.widgets import Button, Flow, button


class Deeds(QWidget):
    """Buttons of commands of this room, by name; `primary` are those that carry the work on."""

    def __init__(self, page: Page, names: tuple[str, ...], *, primary: Collection[str] = ()) -> None:
        super().__init__()
        flow = Flow(self)
        self._buttons: dict[str, Button] = {}
        for name in names:
            made = button(page.action(f"decisions.{name}"), primary=name in primary)
            flow.addWidget(made)
            self._buttons[name] = made

    def take_focus(self) -> None:
        """Give the focus to the first that can be pressed."""
        ready = (made for made in self._buttons.values() if made.isVisible() and made.isEnabled())
        first = next(ready, None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, names: Collection[str]) -> None:
        """Let only these stand."""
        for name, made in self._buttons.items():
            made.setProperty("away", name not in names)
            made.setVisible(name in names)
        self.setVisible(bool(names))
        self.updateGeometry()
