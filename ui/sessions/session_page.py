"""What pages about one session share: the list in their head, and the choice that is the window's."""

from __future__ import annotations

from typing import Any

from council.sessions import queries
from ui.page import Page
from ui.sessions.picker import SessionPicker


class SessionPage(Page):
    """A page about the session chosen in its head. Write `show_session()`; it asks and renders."""

    def pick_session(self) -> SessionPicker:
        """Put the list of sessions into the head; call it in `build`."""
        self._picker = SessionPicker()
        self._picker.picked.connect(self._on_picked)
        self.head.widget(self._picker)
        return self._picker

    @property
    def session(self) -> Any:
        """The session chosen, or None before any is planned."""
        return self._picker.session

    @property
    def sessions(self) -> Any:
        """Every session there is, by number."""
        return self._picker.sessions

    def refresh(self) -> None:
        self.ask(queries.sessions_of, self._on_sessions)

    def arrive(self, session_id: str = "") -> None:
        """Come to a session; to the one chosen when none is named."""
        if session_id:
            self._picker.take(session_id)
        self.refresh()

    def show_session(self) -> None:
        """Ask for what stands here of the session chosen; there may be none."""

    def left_session(self) -> None:
        """Another session is about to be shown: what was said of the one before goes."""

    def _on_sessions(self, sessions: Any) -> None:
        self._picker.show_sessions(sessions)
        self.show_session()

    def _on_picked(self, _session_id: str) -> None:
        self.left_session()
        self.show_session()
