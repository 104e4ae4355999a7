"""What was said, one under the other: who, what kind of thing, the words, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets import Label, emptied


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said: `head` is who and what kind, `words` what was said, `quiet` what came of it."""

    head: str
    words: str
    quiet: str = ""


class Lines(QWidget):
    """Lines under a heading; where there are none, nothing stands there."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self._title = Label(title, "strong")
        self._held = QWidget()
        self._lay = QVBoxLayout(self._held, spacing=theme.HAIR)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[Line, ...] = ()
        lay = QVBoxLayout(self, spacing=theme.HAIR)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._title)
        lay.addWidget(self._held)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What stands there."""
        return self._shown

    def show_lines(self, lines: tuple[Line, ...], title: str = "") -> None:
        """Stand for these; nothing flickers when they are the same."""
        self._title.setText(title or self._title.text())
        self._title.setVisible(bool(lines) and bool(self._title.text()))
        self.setVisible(bool(lines))
        if lines == self._shown:
            return
        self._shown = lines
        emptied(self._lay)
        for one in lines:
            for words, role in ((one.head, "quiet"), (one.words, "body"), (one.quiet, "caption")):
                if words:
                    self._lay.addWidget(Label(words, role))
            self._lay.addSpacing(theme.HAIR)
