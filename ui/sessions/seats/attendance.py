"""Who is here: one list, one key for each state, and a line at the door for a number pad."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QLineEdit, QWidget

from council import clock
from council.sessions import actions, queries
from council.words import N_, _, ngettext
from ui import theme
from ui.page import Page
from ui.sessions.picker import SessionPicker
from ui.sessions.seats.attendance_state import WORDS, AttendanceRow, AttendanceState
from ui.widgets import Column, Flow, Label, Table, TableView, button, column, field, row

STATES = ("present", "late", "absent", "excused", "left", "expected")


class AttendancePage(Page):
    """Every seat of the panel and whether it is taken in one session."""

    shows = frozenset({"attendance", "seat", "session"})
    help: ClassVar[str] = N_(
        "Type a seat number at the door and press Enter: that seat is present. In the list, P marks present, "
        "L late, A absent, E excused, G left early, Backspace expected again. Presence has its times, so "
        "later figures count only the minutes people were here."
    )

    def build(self) -> None:
        self._picker = SessionPicker()
        self.head.widget(self._picker)
        self._here = Label("", "lead", wrap=False)
        self._door = QLineEdit(maxLength=4, clearButtonEnabled=True)
        self._door.setFixedWidth(theme.wide(18))
        self._at_door = field(_("Seat number at the door"), self._door)
        self._view = TableView(_table(), name=_("Seats"), many=True)
        self.body.addWidget(row(self._at_door, None, self._here))
        self.body.addWidget(column(self._view, self._keys()))
        self._picker.picked.connect(self._on_picked)
        self._door.returnPressed.connect(self._on_door)
        self._door.textEdited.connect(self._on_typed)
        self._view.selectionModel().selectionChanged.connect(self._on_selection)
        for state in STATES:
            self.bind(f"sessions.{state}", self._marking(state), self._has_choice, on=self._view)
        self.bind("sessions.plan_session", self._to_plan)
        self.searchable(self._view)
        self.empty(
            _("Nobody to expect yet"),
            _("Attendance is kept for every seat of the panel in every session. Draw the panel and plan a "
              "session first; then each arrival is one key."),
            "sessions.plan_session",
        )  # fmt: skip

    def refresh(self) -> None:
        self.ask(queries.sessions_of, self._on_sessions)

    def arrive(self, session_id: str = "") -> None:
        """Come to a session."""
        self._picker.choose(session_id)
        self.refresh()

    def first_focus(self) -> QWidget:
        return self._door

    def _keys(self) -> QWidget:
        made = QWidget()
        lay = Flow(made)
        for state in STATES:
            lay.addWidget(button(self.action(f"sessions.{state}")))
        return made

    # what came back ----------------------------------------------------------------------------------------

    def _on_sessions(self, sessions: Any) -> None:
        self._picker.show_sessions(sessions)
        if sessions:
            self.ask(queries.attendance_of, self._on_attendance, session_id=self._picker.currentData())
        else:
            self._on_attendance(())

    def _on_attendance(self, seats: Any) -> None:
        state = AttendanceState.of(self._picker.session, seats)
        self.head.facts(state.facts)
        self._here.setText(state.here)
        self._view.table.show(state.rows)
        self.show_empty(not state.rows)
        self._picker.setVisible(bool(state.rows))

    def _on_picked(self, _session_id: str) -> None:
        self.refresh()

    def _on_selection(self) -> None:
        self.look()

    def _to_plan(self) -> None:
        self.go("sessions.plan", plan=True)

    # noting ------------------------------------------------------------------------------------------------

    def _marking(self, state: str) -> Any:
        return lambda: self._mark(state, self._view.selected())

    def _mark(self, state: str, rows: tuple[AttendanceRow, ...]) -> None:
        count = len(rows)
        words = ngettext("Seat {number} noted as {state}", "{count} seats noted as {state}", count)
        number = rows[0].number if rows else 0
        told = words.format(number=number, count=count, state=_(WORDS[state]))
        ids = tuple(each.id for each in rows)
        self.clear_banner()
        self.act(
            actions.mark_attendance,
            self.said(told),
            session_id=self._picker.currentData(),
            seat_ids=ids,
            state=state,
            at=clock.now(),
        )
        if count == 1:
            self._step_on(rows[0])

    def _step_on(self, row: AttendanceRow) -> None:
        """After one key, the next seat is chosen: a list can be worked through without arrows."""
        shown = self._view.shown()
        at = next((place for place, each in enumerate(shown) if each.id == row.id), len(shown))
        if at + 1 < len(shown):
            self._view.choose(shown[at + 1].id)

    def _on_door(self) -> None:
        text = self._door.text().strip()
        if not text:
            return
        found = [each for each in self._view.table.values() if str(each.number) == text]
        if not found:
            self._at_door.refuse(_("There is no seat {number}.").format(number=text))
            return
        self._door.setText("")
        self._view.choose(found[0].id)
        self._mark_at_door(found[0])

    def _mark_at_door(self, seat: AttendanceRow) -> None:
        told = _("Seat {number} noted as {state}").format(number=seat.number, state=_(WORDS["present"]))
        given = {"session_id": self._picker.currentData(), "seat_ids": (seat.id,), "at": clock.now()}
        self.act(actions.mark_attendance, self.said(told), state="present", **given)

    def _on_typed(self, _text: str) -> None:
        self._at_door.clear()

    def _has_choice(self) -> bool | str:
        return bool(self._view.selected()) or _("Choose seats in the list first.")


def _table() -> Table:
    return Table(
        Column(_("Seat"), lambda each: str(each.number), sort=lambda each: each.number, right=True),
        Column(_("Alias"), lambda each: each.alias, stretch=True),
        Column(_("State"), lambda each: each.words, ink=lambda each: each.ink),
        Column(_("From"), lambda each: each.since, right=True),
        Column(_("Until"), lambda each: each.until, right=True),
    )
