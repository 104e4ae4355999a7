"""The live page: what runs now above, the panel that keeps what is said, and who holds the floor below."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QSizePolicy, QWidget

from council import clock
from council.sessions import queries
from council.words import N_, _
from ui import theme
from ui.page import Page
from ui.sessions.live.capture import CapturePanel
from ui.sessions.live.chooser import Choice
from ui.sessions.live.conduct import Conduct
from ui.sessions.live.edge import mark_rows
from ui.sessions.live.floor import Floor
from ui.sessions.live.state import pick_session
from ui.sessions.picker import CHOSEN

_LOOK_AGAIN, _LOOK_OFTEN = 5_000, 500  # milliseconds; often while somebody's seconds are shown


class CapturePage(Page):
    """Live capture of one session; the focus lives in its line."""

    shows = frozenset(
        {"session", "agenda_item", "turn", "turn_log", "attendance", "seating", "place", "own_method"}
    )
    help: ClassVar[str] = N_(
        "Type what is said and press Enter; it is saved at once. A mark and a blank at the start say what it "
        "is: ? question, ! concern, * idea, + for, - against; @12 is seat 12, #3 table 3, ^ carries forward, "
        "> belongs to the one above. In the empty line, Up corrects the last statement, Ctrl+Z undoes it, "
        "Ctrl+Enter marks it read back. Esc always brings you back to the line. Alt+N starts the next agenda "
        "item; Alt and a digit gives a place at the table the floor, the same key again takes it back; Alt+P "
        "is a pass, Alt+Q a question. Statements of the kind question and parking lot stand on the page of "
        "questions at once."
    )

    def build(self) -> None:
        self._sessions: tuple[Any, ...] = ()
        self._session_id, self._spoken, self._is_low = "", (), True
        self._soon = QTimer(self, singleShot=True, interval=0)
        self.setProperty("live", True)  # here nothing may take the focus, not even a fault
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a click on the page leaves the focus in the line
        self.panel = CapturePanel(self.desk.runner, self, meaning=self.desk.meaning)
        self.conduct = Conduct(self, self.panel)
        self.floor = Floor(self, self.panel, self.conduct)
        reading = self.panel.read_back_view  # it may be low: its own list gives way to the words
        reading.setSizePolicy(reading.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Ignored)
        for part, stretch in ((self.conduct.strip, 0), (self.panel, 1), (self.floor.strip, 0)):
            self.body.addWidget(part, stretch)
        self.body.setSpacing(theme.TIGHT)
        self.head.actions("sessions.which")
        self.conduct.said.connect(self._say_facts)
        self.floor.said.connect(self._say_facts)
        self.empty(
            _("No session yet"),
            _("Live capture belongs to a session. Plan one first; a title and a day are enough."),
            *(("sessions.plan_session",) if "sessions.plan_session" in self.desk.commands.known else ()),
        )
        self._look_again = QTimer(self, interval=_LOOK_AGAIN)
        self._look_again.timeout.connect(self._on_time)
        self._soon.timeout.connect(self._fit)
        self._bind()

    def refresh(self) -> None:
        self.ask(queries.statement_counts_of, self._on_counts)
        self.ask(queries.sessions_of, self._on_sessions)

    def arrive(self, session_id: str = "", item_id: str = "") -> None:
        """Come to a session, and to one of its agenda items."""
        if session_id:
            self._open(session_id)
        if item_id:
            self.panel.selectors.take_item(item_id)

    def help_rows(self) -> tuple[tuple[str, str], ...]:
        return mark_rows()

    def first_focus(self) -> QWidget:
        return self.panel.line

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and not self._is_low:
            self._is_low = True  # before larger words make the window taller
            self._on_time()
        if event.type() == QEvent.Type.FontChange:
            self._soon.start()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self._fit()
        self._follow()
        self._look_again.start()

    def hideEvent(self, event) -> None:
        super().hideEvent(event)
        self._look_again.stop()

    def keyPressEvent(self, event) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.panel.focus_line()
        else:
            super().keyPressEvent(event)

    def _bind(self) -> None:
        panel, here = self.panel, self._has_session
        for id, do in (
            ("sessions.kind", panel.selectors.choose_kind),
            ("sessions.table", panel.selectors.choose_table),
            ("sessions.item", panel.selectors.choose_item),
            ("sessions.level", panel.versions.choose_level),
            ("sessions.which", self._choose_session),
            ("sessions.keep", panel.keep),
            ("sessions.split", panel.split),
            ("sessions.join", panel.join),
            ("sessions.correct", panel.correct_older),
            ("sessions.read_back", panel.read_back),
            ("sessions.read_list", panel.reading.choose),
            ("sessions.same", panel.twins.same),
            ("sessions.bring", lambda: panel.bring(self.pick_file)),
        ):
            self.bind(id, do, here)
        for id, do in (
            ("sessions.merge", panel.versions.merge),
            ("sessions.translate", panel.versions.translate),
            ("sessions.wordings", panel.versions.lineage),
            ("sessions.redact", panel.versions.redact),
            ("sessions.to_way", self._to_way),
        ):
            self.bind(id, do, panel.versions.may)
        self.bind("sessions.line", panel.focus_line)
        self.bind("sessions.retry", panel.keeping.retry, self._may_retry)
        self.bind("sessions.withdraw", panel.versions.withdraw, self._may_withdraw, on=panel.list)
        for mover in (panel.keeping, panel.versions):
            mover.moved.connect(self.look)

    def _to_way(self) -> None:
        target = self.panel.versions.target
        if target is not None:
            self.go("decisions.way", kind="statement", id=target.id)

    def _fit(self) -> None:
        """Where there is no height to spare, time and turns share the quiet line under the page's name."""
        is_low = self._has_no_room()
        if is_low != self._is_low:
            self._is_low = is_low
            self._on_time()

    def _has_no_room(self) -> bool:
        """Whether the strips and the panel would need more height than there is."""
        if self.panel.read_back_view.isVisible():
            return True
        around = [self.layout().itemAt(at).widget() for at in range(self.layout().count())]
        shown = [part for part in around if part and part.isVisible() and not part.isAncestorOf(self.panel)]
        margins, wide = self.layout().contentsMargins(), self.width() - 2 * theme.PAGE[0]
        needs = margins.top() + margins.bottom() + 2 * self.body.spacing()
        needs += sum(part.heightForWidth(wide) + self.layout().spacing() for part in shown)
        for part in (self.conduct.strip, self.panel, self.floor.strip):
            part.layout().invalidate()
            needs += max(part.layout().totalMinimumHeightForWidth(wide), part.minimumSizeHint().height())
        frame = self.parentWidget()  # where the page is taller than its frame, the frame is what is seen
        return min(self.height(), frame.height() if frame else self.height()) < needs

    def _on_time(self) -> None:
        """Time has gone on: the words at the edges follow; nothing is asked of the store."""
        self.conduct.render(in_sight=not self._is_low)
        self.floor.render(in_sight=not self._is_low)
        self._look_again.setInterval(_LOOK_OFTEN if self.floor.is_timed else _LOOK_AGAIN)

    def _has_session(self) -> bool | str:
        return bool(self._session_id) or _("There is no session yet.")

    def _may_retry(self) -> bool | str:
        return bool(self.panel.keeping.sentences()) or _("Everything is kept.")

    def _may_withdraw(self) -> bool | str:
        return self.panel.list.chosen() is not None or _("Choose a statement in the list first.")

    def _choose_session(self) -> None:
        choices = [
            Choice(session.id, _("{number}  {title}").format(number=session.number, title=session.title))
            for session in self._sessions
        ]
        self.panel.selectors.offer(_("Session"), choices, self._session_id, self._take)

    def _on_counts(self, counts) -> None:
        self._spoken = tuple(number for number, _count in counts.by_session)

    def _on_sessions(self, sessions) -> None:
        self._sessions = sessions
        self.show_empty(not sessions)
        known = {session.id for session in sessions}
        session = self._wanted(sessions)
        if session is not None and self._session_id not in known:
            self._open(session.id)
        else:
            self._render()

    def _wanted(self, sessions: tuple) -> Any:
        """The one that runs; else the one chosen in this window; else the nearest in time."""
        runs = [session for session in sessions if session.state in ("running", "paused")]
        chosen = [session for session in sessions if session.id == self.window().property(CHOSEN)]
        return next(iter((*runs, *chosen)), None) or pick_session(sessions, clock.now(), spoken=self._spoken)

    def _follow(self) -> None:
        """Come to the session chosen on another page, unless one runs: that one stays."""
        wanted = self._wanted(self._sessions) if self._sessions else None
        if wanted is not None and wanted.id == self.window().property(CHOSEN) != self._session_id:
            self._open(wanted.id)

    def _take(self, session_id: str) -> None:
        """Another session was chosen here, and so for the whole window."""
        self.window().setProperty(CHOSEN, session_id)
        self._open(session_id)

    def _open(self, session_id: str) -> None:
        self._session_id = session_id
        self.panel.open(session_id)
        self.look()
        self._render()

    def _render(self) -> None:
        session = next((session for session in self._sessions if session.id == self._session_id), None)
        self.conduct.open(session)
        if session is not None:
            self.floor.open(session.id)

    def _say_facts(self) -> None:
        self._fit()
        self.head.facts(self._facts())

    def _facts(self) -> str:
        session, now, floor = self.conduct.session, self.conduct.strip.state, self.floor.strip.state
        if session is None:
            return ""
        if self._is_low and now is not None:
            speaking = floor.speaking if floor is not None else ""
            return " · ".join(part for part in (now.time or now.title, speaking) if part)
        return _("Session {number}, {title}").format(number=session.number, title=session.title)
