"""What is sent to the projector, by command: the question, now and next, what was read back; nothing else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from council import clock
from council.sessions import queries
from council.words import _
from ui.page import Desk
from ui.preferences import DISTANCE, PICTURE
from ui.sessions.live.state import pick_session
from ui.shell.projector import Projector
from ui.shell.slides import Slide, agenda_slide, question_slide, statements_slide

_SHOWN = 60  # statements on one slide; about twenty pages


class Projecting(QObject):
    """Opens and closes the second window, and sends it what may be shown. It goes with the window."""

    def __init__(self, desk: Desk, window: QWidget, is_open: Callable[[], bool | str]) -> None:
        super().__init__(window)
        self._desk, self._window, self._is_open = desk, window, is_open
        self.projector: Projector | None = None
        window.installEventFilter(self)
        bind = desk.commands.bind
        bind("projector", self.toggle)
        bind("project_question", self._send_question, is_open)
        bind("project_agenda", self._send_agenda, is_open)
        bind("project_statements", self._send_statements, is_open)
        bind("project_next", lambda: self._turn(1), self._when_open)
        bind("project_back", lambda: self._turn(-1), self._when_open)
        bind("project_blank", self._blank, self._when_open)
        bind("project_freeze", self._freeze, self._when_open)

    def toggle(self) -> None:
        """Open the projector, blank, on the other screen where there is one; or close it."""
        if self.projector is not None:
            self.close()
        else:
            self._opened()
            self._desk.feedback.toast(_("Projector opened; nothing is shown until it is sent"))

    def close(self) -> None:
        """Close the second window."""
        projector, self.projector = self.projector, None
        if projector is not None:
            projector.close()
            projector.deleteLater()
        self._desk.commands.refresh()

    def send(self, slide: Slide, nothing: str) -> None:
        """Show a slide; where there is nothing to show, say so to the one who sends."""
        if not slide.blocks:
            self._desk.feedback.toast(nothing)
        else:
            self._opened().send(slide)
            self._desk.feedback.toast(_("On the projector: {heading}").format(heading=slide.heading))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            self.close()
        return False

    def _opened(self) -> Projector:
        if self.projector is None:
            kept = self._desk.preferences.get
            self.projector = Projector(distance=kept(DISTANCE), height=kept(PICTURE))
            self.projector.stand_on(self._window)
            self._desk.commands.refresh()
        return self.projector

    def _when_open(self) -> bool | str:
        return self.projector is not None or _("The projector is not open.")

    def _turn(self, pages: int) -> None:
        self._opened().turn(pages)

    def _blank(self) -> None:
        projector = self._opened()
        projector.blank(not projector.is_blank)
        self._desk.feedback.toast(_("Projector blank") if projector.is_blank else _("Projector shown"))

    def _freeze(self) -> None:
        projector = self._opened()
        projector.freeze(not projector.is_frozen)
        self._desk.feedback.toast(
            _("Projector frozen") if projector.is_frozen else _("Projector follows again")
        )

    def _send_question(self) -> None:
        self._desk.runner.ask(self, queries.remit_of, self._on_remit)

    def _on_remit(self, remit) -> None:
        self.send(question_slide(remit.question if remit else ""), _("No question is written down yet."))

    def _send_agenda(self) -> None:
        self._desk.runner.ask(self, queries.sessions_of, self._on_sessions)

    def _on_sessions(self, sessions) -> None:
        session = pick_session(sessions, clock.now())
        if session is None:
            self.send(Slide(), _("There is no session yet."))
        else:
            self._desk.runner.ask(self, queries.agenda_of, self._on_agenda, session_id=session.id)

    def _on_agenda(self, items) -> None:
        self.send(agenda_slide(items), _("Nothing on the agenda is running or still to come."))

    def _send_statements(self) -> None:
        self._desk.runner.ask(
            self, queries.statements_of, self._on_statements, states=("read_back",), last=_SHOWN
        )

    def _on_statements(self, statements) -> None:
        self.send(
            statements_slide(statements), _("No statement has been read back yet, so none can be shown.")
        )
