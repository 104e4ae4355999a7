"""The day at the edge of the live page: what runs and how its time stands, what is next, the day's rest."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.sessions.spoken.dial import Dial, Rest
from ui.sessions.spoken.state import NowState
from ui.widgets import Edge


class NowStrip(QWidget):
    """Two lines and the rest of the day as a hairline; they never grow and never take the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state: NowState | None = None
        self._dial = Dial(self)
        self._title, self._time, self._after, self._day = (Edge(self) for _each in range(4))
        for each in (self._after, self._day):
            each.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._rest = Rest(self)
        top = QHBoxLayout(spacing=theme.SNUG)
        top.addWidget(self._dial)
        top.addLayout(_pair(self._title, self._time), 3)
        top.addLayout(_pair(self._after, self._day), 2)
        lay = QVBoxLayout(self, spacing=theme.HAIR)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addLayout(top)
        lay.addWidget(self._rest)

    def show_state(self, state: NowState) -> None:
        """Stand for a state; what is the same is not touched."""
        if state == self.state:
            return
        self.state = state
        self._dial.say(state.mark, state.share, state.time or state.title)
        self._title.say(" · ".join(part for part in (state.title, state.stage) if part), "body")
        self._time.say(state.time, "warn" if state.ink == "warn" else "strong")
        self._after.say(state.after)
        self._day.say(state.day)
        self._rest.say(state.day_share, state.day)
        self._rest.setVisible(bool(state.day))

    @property
    def words(self) -> tuple[str, ...]:
        """All it says, for whoever reads it."""
        return tuple(line.words for line in (self._title, self._time, self._after, self._day) if line.words)


def _pair(above: QWidget, below: QWidget) -> QVBoxLayout:
    lay = QVBoxLayout(spacing=0)
    lay.addWidget(above)
    lay.addWidget(below)
    return lay
