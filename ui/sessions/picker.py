"""Which session a page is about: a short list in its head."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from council.sessions.queries import SessionView
from council.words import _

CHARACTERS = 30


class SessionPicker(QComboBox):
    """Tells `picked(session id)` when a person chose another one; new lists keep the choice."""

    picked = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Session"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(CHARACTERS)
        self.sessions: tuple[SessionView, ...] = ()
        self.activated.connect(self._on_activated)

    @property
    def session(self) -> SessionView | None:
        """The session chosen, or None."""
        return next((each for each in self.sessions if each.id == self.currentData()), None)

    def show_sessions(self, sessions: Sequence[SessionView]) -> None:
        """Stand for these; at first the one running, else the first not ended."""
        kept, self.sessions = self.currentData(), tuple(sessions)
        self.clear()
        for each in sessions:
            self.addItem(_("{number}. {title}").format(number=each.number, title=each.title), each.id)
        if not any(each.id == kept for each in sessions):
            running = [each.id for each in sessions if each.state == "running"]
            coming = [each.id for each in sessions if each.state != "ended"]
            kept = (running or coming or [each.id for each in sessions] or [""])[0]
        self.choose(kept)

    def choose(self, session_id: str) -> None:
        """Show a session without telling; nothing when it is not there."""
        at = self.findData(session_id)
        if at >= 0:
            self.setCurrentIndex(at)

    def _on_activated(self, _at: int) -> None:
        self.picked.emit(self.currentData())
