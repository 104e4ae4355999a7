"""The page of the minutes: read what will be kept of a session, answer corrections, approve, print."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from council import clock
from council.sessions import queries
from council.words import N_, _
from ui import theme
from ui.sessions.record.deeds import Deeds
from ui.sessions.record.document import Reader
from ui.sessions.record.printing import print_to
from ui.sessions.record.state import Line, RecordState
from ui.sessions.session_page import SessionPage
from ui.widgets import Columns, Row, Rows, Scroll, Section, Table, button, column, row

PDF = N_("PDF (*.pdf)")
STEPS = {
    "draft": "sessions.open_minutes",
    "open": "sessions.approve_minutes",
    "approved": "sessions.reopen_minutes",
}  # the one button beside the others: what comes next


class RecordPage(SessionPage):
    """The record of a session as a page that can be corrected and sealed."""

    shows = frozenset(
        {
            "session", "agenda_item", "replan", "attendance", "seating", "place", "statement", "sign_off",
            "question", "evidence", "parked", "turn", "turn_log", "form", "form_answer", "minutes",
            "correction", "seat",
        }
    )  # fmt: skip
    help: ClassVar[str] = N_(
        "The minutes gather themselves from the plan, the tables and what was said; members are counted, "
        "never named. Once the session has ended, open them for corrections until a day: T takes the "
        "correction marked, X refuses it with a reason, and each answer makes a new version. Approved "
        "minutes are sealed with their fingerprint; a mistake found later opens a new version beside them."
    )

    def build(self) -> None:
        self.newest: Any = None
        self.shown: Any = None
        self.seats: tuple[Any, ...] = ()
        self.state: RecordState | None = None
        self.document = Reader(_("Minutes"))
        self.corrections = Rows(Table(), _row, name=_("Corrections"))
        self.versions = Rows(Table(), _row, name=_("Versions"))
        self.versions.opened.connect(self._on_version)
        self._asked = Section(_("Corrections"), _("T takes the one marked, X refuses it with a reason."))
        self._kept = Section(_("Versions"), _("Enter shows one as it stood."))
        self._asked.body.addWidget(self.corrections)
        self._kept.body.addWidget(self.versions)
        self._side = Scroll(column(self._asked, self._kept, gap=theme.ROOMY))
        self.body.addWidget(Columns(self.document, self._side, shares=(5, 3)))
        self.pick_session()
        self._deeds = Deeds(self)
        self._asked.body.addWidget(button(self.action("sessions.ask_correction")))
        self.bind("sessions.newest_minutes", self._newest, self._is_older)
        self.bind("sessions.export_minutes", self._export, lambda: self.state is not None)
        self.head.actions("sessions.export_minutes")
        # each in a holder of its own: a button shows itself again whenever its action changes
        self._steps = {id: row(button(self.action(id), primary=True)) for id in STEPS.values()}
        for step in self._steps.values():
            self.head.widget(step)
        self.empty(
            _("No session yet"),
            _("The minutes of a session write themselves from what is kept of it. Plan one first."),
            "sessions.plan_session",
        )

    def first_focus(self) -> QWidget | None:
        return self.document

    def left_session(self) -> None:
        self.clear_banner()
        self.newest = self.shown = self.state = None

    def show_session(self) -> None:
        session = self.session
        self.show_empty(session is None)
        if session is None:
            self.head.facts("")
            return
        self.ask(queries.attendance_of, self._on_seats, session_id=session.id)
        self.ask(queries.minutes_of, self._on_minutes, session_id=session.id)

    def _on_seats(self, seats: tuple[Any, ...]) -> None:
        self.seats = seats

    def _on_minutes(self, view: Any) -> None:
        if view is None or self.session is None or view.record.sitting.id != self.session.id:
            return
        self.newest = self.shown = view
        self._render()

    def _render(self) -> None:
        state = RecordState.of(self.shown, self.session.state, newest=self.newest, now=clock.now())
        self.state = state
        self.head.facts(state.facts)
        self.document.show_text(state.text)
        self.corrections.table.show(state.corrections)
        self.versions.table.show(state.versions)
        for id, step in self._steps.items():
            step.setVisible(id == STEPS[self.newest.state])
        self._asked.setVisible(self.newest.state == "open" or bool(state.corrections))
        self._kept.setVisible(bool(state.versions))
        self._side.setVisible(bool(state.versions))
        if state.notice:
            mend = "sessions.newest_minutes" if self._is_older() is True else "sessions.renew_minutes"
            self.banner(state.notice, "warn", actions=(mend,))
        else:
            self.clear_banner()
        self.look()

    def _on_version(self, line: Line) -> None:
        given = {"session_id": self.session.id, "version": line.value.version}
        self.ask(queries.minutes_of, self._on_older, **given)

    def _on_older(self, view: Any) -> None:
        if view is not None and self.newest is not None:
            self.shown = view
            self._render()

    def _newest(self) -> None:
        self.shown = self.newest
        self._render()

    def _is_older(self) -> bool | str:
        older = self.newest is not None and self.shown.version != self.newest.version
        return older or _("You read the newest version.")

    def _export(self) -> None:
        name = f"minutes-{self.session.number}.pdf"
        self.save_file(_("Export minutes"), name, _(PDF), self._ask_to_print)

    def _ask_to_print(self, path: Path) -> None:
        assert self.state is not None
        told = partial(self._on_printed, path.name)
        self.work(_("Printing the minutes"), print_to, told, text=self.state.text, path=path)

    def _on_printed(self, name: str, _pages: int) -> None:
        self.toast(_("{name} written").format(name=name))


def _row(line: Line) -> Row:
    return Row(line.title, quiet=line.quiet, icon=line.icon, ink=line.ink)
