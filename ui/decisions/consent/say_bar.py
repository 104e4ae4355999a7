"""The foot of the round: who speaks, the line in which it is typed, one button and key for each reaction."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.decisions.consent.say_line import SayLine
from ui.page import Page
from ui.widgets import Button, Chip, Edge, Flow


class KeyButton(Button):
    """A button that shows its key: in a live room nobody has time to wait for a tooltip."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.follow(action)

    def setText(self, words: str) -> None:
        super().setText(f"{words}  {self._key}")


class Keys(QWidget):
    """A row of reactions, one key each; only those that can be said now stand there."""

    def __init__(self, page: Page, names: tuple[str, ...]) -> None:
        super().__init__()
        flow = Flow(self)
        self._buttons = {name: KeyButton(page.action(f"decisions.{name}")) for name in names}
        for made in self._buttons.values():
            flow.addWidget(made)

    def offer(self, names: tuple[str, ...]) -> None:
        """Let only these stand."""
        for name, made in self._buttons.items():
            made.setProperty("away", name not in names)
            made.setVisible(name in names)
        self.setVisible(bool(names))
        self.updateGeometry()


class SayBar(QWidget):
    """Who speaks stands as a chip before the line; what Enter means stands under it."""

    def __init__(self, page: Page, names: tuple[str, ...]) -> None:
        super().__init__()
        self.who, self.line = Chip("", "accent"), SayLine()
        self._edge = Edge()
        self.keys = Keys(page, names)
        head = QHBoxLayout(spacing=theme.TIGHT)
        head.addWidget(self.who, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.line, 1)
        lay = QVBoxLayout(self, spacing=theme.HAIR)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addLayout(head)
        lay.addWidget(self._edge)
        lay.addWidget(self.keys)

    def show_speaker(self, words: str) -> None:
        """Say whose words the line keeps; nobody's where the step asks nobody."""
        self.who.say(words, "accent")
        self.who.setVisible(bool(words))
        self.line.setAccessibleDescription(words)

    def show_hint(self, hint: str) -> None:
        """Say what Enter does now."""
        self._edge.say(hint)

    @property
    def hint(self) -> str:
        """What Enter does now."""
        return self._edge.words
