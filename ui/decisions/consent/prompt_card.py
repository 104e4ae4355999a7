"""What the facilitator says now, in words to read aloud; under it what to do meanwhile."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.page import Page
from ui.widgets import Label, announce, button


class PromptCard(QFrame):
    """The step's name, words to say, a hint; at the right the deed that carries the round on."""

    def __init__(self, page: Page, go_on: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._say, self._hint = Label("", "lead"), Label("", "quiet")
        self.next = button(page.action(go_on), primary=True)
        words = QVBoxLayout(spacing=theme.HAIR)
        for part in (self._say, self._hint):
            words.addWidget(part)
        lay = QHBoxLayout(self, spacing=theme.ROOMY)
        lay.setContentsMargins(theme.ROOMY, theme.TIGHT, theme.ROOMY, theme.TIGHT)
        lay.addLayout(words, 1)
        lay.addWidget(self.next)

    @property
    def words(self) -> str:
        """What is to be said."""
        return self._say.text()

    def show_prompt(self, say: str, hint: str, *, teller: QWidget) -> None:
        """Stand for a prompt; a new one is told to who cannot see it, without moving the focus."""
        if say != self._say.text():
            announce(teller, say)
        self._say.setText(say)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
