"""The page of the day: is it ready, what runs, planned beside actual, and what an overrun takes."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from council import clock
from council.sessions import queries
from council.sessions.methods import Method
from council.sessions.plans import BEFORE
from council.words import N_, _
from ui import theme
from ui.sessions.plan.day_deeds import DayDeeds
from ui.sessions.plan.day_state import DayState, Told
from ui.sessions.plan.tall import Tall, wrapped
from ui.sessions.session_page import SessionPage
from ui.widgets import Column, Label, Row, Rows, Section, Table, TableView, button

LOOK_AGAIN = 15_000  # milliseconds; minutes are shown, never seconds
TOLD, HIGH = 3, 16  # rows of what overruns took at most, on a page at least so many rows high
ANY = 16_777_215  # Qt's own bound on heights
PHASES = {
    "before": ("start_session", "set_ready", "do_need", "waive_need"),
    "on": (
        "next_item", "item_done", "next_stage", "go_on", "fit_agenda", "carry_item", "cut_item", "close_day",
    ),
    "after": (),
}  # fmt: skip


class ToldRows(Rows):
    """Under the agenda, which needs the room more."""

    LEAST = 1


class DayPage(SessionPage):
    """One session as it runs: its agenda, planned beside actual, and what gives when it runs over."""

    shows = frozenset({
        "session", "agenda_item", "replan", "seating", "place", "staffing", "printout_made", "own_method",
        "discussion_table",
    })  # fmt: skip
    help: ClassVar[str] = N_(
        "Before the session this page says what is still open; start it, or go on without something and say "
        "why. While it runs, Alt+N starts the next item, Alt+T its next stage, Alt+W pauses. When an item "
        "runs over, buffers give first, then what is not protected, the least important first. What does not "
        "suffice then is proposed, before and after side by side, and never done unasked."
    )

    def build(self) -> None:
        self._methods: dict[str, Method] = {}
        self._phase = ""
        self.pick_session()
        self._running, self._standing = Label("", "lead"), Label("", "quiet")
        self._view = TableView(_table(), name=_("Agenda, planned and actual"), fitted=True)
        self._told = ToldRows(Table(), _told_row, name=_("What it needs"))
        self.deeds = DayDeeds(self, self._view, self._told)
        self._section = Section(_("What it needs"))
        self._section.body.addWidget(self._told)
        self._buttons = {phase: _buttons(self, names) for phase, names in PHASES.items()}
        above = (self._running, self._standing, *self._buttons.values())
        self.body.addWidget(Tall(*above, self._view, self._section, shares=(3, 1)))
        self._view.opened.connect(self.deeds.on_item_opened)
        self._told.opened.connect(self.deeds.on_told_opened)
        self.searchable(self._view)
        self._again = QTimer(self, interval=LOOK_AGAIN)
        self._again.timeout.connect(self.show_session)
        self.empty(
            _("No session yet"),
            _("A day is run from its agenda. Plan a session and give it one, and come back here."),
            "sessions.plan_session",
        )

    def refresh(self) -> None:
        self.ask(queries.methods_of, self._on_methods)
        super().refresh()

    def first_focus(self) -> QWidget:
        return self._view

    def left_session(self) -> None:
        self.clear_banner()

    def show_session(self) -> None:
        self.show_empty(self.session is None)
        self._picker.setVisible(self.session is not None)
        if self.session is None:
            self.head.facts("")
            return
        self.ask(_day_and_needs, self._on_day, session_id=self.session.id, at=clock.now())

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self._again.start()

    def hideEvent(self, event) -> None:
        super().hideEvent(event)
        self._again.stop()

    # what came back ----------------------------------------------------------------------------------------

    def _on_methods(self, methods: tuple[Method, ...]) -> None:
        self._methods = {method.id: method for method in methods}

    def _on_day(self, answer: tuple[Any, ...]) -> None:
        day, needs = answer
        if day is None or self.session is None or day.session.id != self.session.id:
            return
        self.deeds.day, self.deeds.needs = day, needs
        self._render(DayState.of(day, needs, self._methods))

    def _render(self, state: DayState) -> None:
        self.head.facts(state.facts)
        for label, words in ((self._running, state.running), (self._standing, state.standing)):
            label.setText(words)
            label.setVisible(bool(words))
        theme.set_role(self._standing, "alarm" if state.is_short else "quiet")
        for phase, buttons in self._buttons.items():
            buttons.setVisible(phase == state.phase and bool(PHASES[phase]))
        known = {row.id for row in self._view.table.values()}
        self._view.table.show(state.rows)
        if known != {row.id for row in state.rows}:
            self._view.fit()
        self._told.table.show(state.told)
        self._section.say(state.told_title)
        self._told.setAccessibleName(state.told_title)
        self._section.setVisible(bool(state.told))
        self._view.setVisible(state.phase != "before")
        self._size_told(state)
        if state.phase != self._phase:
            self._phase = state.phase
            self._choose_first(state)
        self.look()

    def _size_told(self, state: DayState) -> None:
        """Before the day the list has the page; then the agenda needs the room more."""
        if state.phase == "before":
            self._told.setMinimumHeight(theme.row_height())
            self._told.setMaximumHeight(ANY)
            return
        rows = min(len(state.told), TOLD) if self.height() > HIGH * theme.row_height() else 1
        self._told.setFixedHeight(rows * (theme.row_height() + theme.ROOMY) + theme.HAIR)

    def _choose_first(self, state: DayState) -> None:
        """What is to be done first is chosen: what is still open, or the item that runs or comes next."""
        lacking = next((need.code for need in self.deeds.needs if need.is_open), "")
        self._told.choose(lacking)
        day = self.deeds.day
        line = day.running or day.next if day else None
        self._view.choose(line.id if line else "")


def _day_and_needs(db: Any, *, session_id: str, at: Any) -> tuple[Any, ...]:
    day = queries.day_of(db, session_id=session_id, at=at)
    needs = day is not None and day.session.state in BEFORE
    return day, queries.readiness_of(db, session_id=session_id) if needs else ()


def _table() -> Table:
    return Table(
        Column(_("Item"), lambda row: row.title, stretch=True, icon=lambda row: row.icon),
        Column(_("Planned"), lambda row: row.planned, sort=lambda row: row.line.item.planned_start),
        Column(_("Actual"), lambda row: row.now, sort=lambda row: row.line.starts, ink=lambda row: row.ink),
        Column(_("Difference"), lambda row: row.over, sort=lambda row: row.line.over, right=True),
        Column(_("State"), lambda row: row.state, ink=lambda row: row.ink),
    )


def _told_row(told: Told) -> Row:
    return Row(told.title, quiet=told.quiet, icon=told.icon, ink=told.ink)


def _buttons(page: DayPage, names: tuple[str, ...]) -> QWidget:
    """Buttons that wrap; the first is what is done first."""
    made = wrapped(*(button(page.action(f"sessions.{n}"), primary=not at) for at, n in enumerate(names)))
    made.hide()
    return made
