"""The controls of the ceremony's screen, in the main window where the operator sits."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.words import _
from ui.page import Page
from ui.selection.ceremony.conduct import Ceremony
from ui.widgets import Label

CONTROLS = ("selection.ceremony", "selection.ceremony_back", "selection.ceremony_next")


class CeremonyWords(QWidget):
    """What the room sees and what comes next; it binds the commands that go on."""

    def __init__(self, page: Page, ceremony: Ceremony) -> None:
        super().__init__()
        self._page, self._ceremony, self._is_allowed = page, ceremony, False
        page.bind("selection.ceremony", ceremony.toggle, self._may_open)
        page.bind("selection.ceremony_back", lambda: ceremony.step(-1), self._is_open)
        page.bind("selection.ceremony_next", lambda: ceremony.step(1), self._is_open)
        self._words = Label("", "quiet")
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._words)
        ceremony.moved.connect(self._render)
        self._render()

    def allow(self, is_allowed: bool) -> None:
        """Stand where there is a ceremony to be conducted."""
        self._is_allowed = is_allowed
        self._render()

    def _render(self) -> None:
        self._words.setText(self._ceremony.said())
        shown = self._is_allowed and self._ceremony.screen is not None
        if self.parentWidget() is not None:  # without one, to show is to open a window
            self.setVisible(shown)
        self._page.look()

    def _may_open(self) -> bool | str:
        return self._ceremony.scene is not None or _("Commit to a lottery first.")

    def _is_open(self) -> bool | str:
        return self._ceremony.screen is not None or _("The ceremony screen is not open.")
