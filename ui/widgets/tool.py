"""A button that shows only the icon of its action, and says its words to whoever asks."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui import theme
from ui.widgets.buttons import Button


class Tool(Button):
    """One of a row of tools: icon, tooltip with words and key, and pressed in where its action is checked."""

    def __init__(self, action: QAction, *, parent: QWidget | None = None) -> None:
        super().__init__(role="quiet", parent=parent)
        self.setMinimumSize(theme.TARGET + theme.TIGHT, theme.TARGET + theme.TIGHT)
        self.follow(action)

    def _on_changed(self) -> None:
        super()._on_changed()
        if not isValid(self) or not isValid(self._action):
            return
        self.setText("")
        self.setIcon(self._action.icon())
        self.setAccessibleName(self._action.text())
        self.setCheckable(self._action.isCheckable())
        self.setChecked(self._action.isChecked())
