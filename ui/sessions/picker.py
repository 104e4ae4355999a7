"""Which session a page is about: a short list in its head, the same choice on every page of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from council.sessions.plans import ENDED
from council.sessions.queries import SessionView
from council.words import _

CHARACTERS = 30
CHOSEN = "session"  # the window's property: the session chosen in it


class SessionPicker(QComboBox):
    """Tells `picked(session id)` when a person chose another one, here or on another page of the window."""

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
        kept, self.sessions = self._chosen() or self.currentData(), tuple(sessions)
        self.clear()
        for each in sessions:
            self.addItem(_("{number}. {title}").format(number=each.number, title=each.title), each.id)
        if not any(each.id == kept for each in sessions):
            running = [each.id for each in sessions if each.state in ("running", "paused")]
            coming = [each.id for each in sessions if each.state not in ENDED]
            kept = (running or coming or [each.id for each in sessions] or [""])[0]
        self.choose(kept)

    def choose(self, session_id: str) -> None:
        """Show a session without telling; nothing when it is not there."""
        at = self.findData(session_id)
        if at >= 0:
            self.setCurrentIndex(at)

    def take(self, session_id: str) -> None:
        """Choose a session for the whole window without telling; nothing when it is not there."""
        self.window().setProperty(CHOSEN, session_id)
        self.choose(session_id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        chosen = self._chosen()
        if chosen and chosen != self.currentData() and self.findData(chosen) >= 0:
            self.choose(chosen)
            self.picked.emit(chosen)

    def _chosen(self) -> str:
        return self.window().property(CHOSEN) or ""

    def _on_activated(self, _at: int) -> None:
        self.window().setProperty(CHOSEN, self.currentData())
        self.picked.emit(self.currentData())
