"""Who is here: one list, one key for each state, and a line at the door for a number pad."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from council import clock
from council.sessions import actions, queries
from council.sessions.plans import ENDED
from council.words import N_, _, ngettext
from ui import theme
from ui.sessions.seats.attendance_state import WORDS, AttendanceRow, AttendanceState
from ui.sessions.seats.door import DoorLine
from ui.sessions.seats.door_state import read_entry
from ui.sessions.seats.presence_form import PresenceForm
from ui.sessions.session_page import SessionPage
from ui.widgets import Column, Flow, Label, Table, TableView, announce, button, column, field, row

STATES = ("present", "late", "absent", "excused", "left", "expected")


class AttendancePage(SessionPage):
    """Every seat of the panel and whether it is taken in one session."""

    shows = frozenset({"attendance", "seat", "session", "seating", "place"})
    help: ClassVar[str] = N_(
        "Type a seat number at the door and press Enter: that seat is present. A sign after the number says "
        "more: + late, - left early, / excused, * absent; words of an alias do instead of the number. In the "
        "list, P marks present, L late, A absent, E excused, G left early, Backspace expected again, T "
        "corrects the times. Presence has its times: later figures count only the minutes people were here."
    )

    def build(self) -> None:
        self._seats: dict[str, Any] = {}
        self.pick_session()
        self._door, self._here = DoorLine(), Label("", "lead")
        self._door.setFixedWidth(theme.wide(24))
        self._at_door = field(_("Seat number at the door"), self._door)
        self._told = Label(_signs(), "quiet")
        self._view = TableView(_table(), name=_("Seats"), many=True)
        told = column(self._here, self._told, None, gap=theme.HAIR)
        at_door = row(column(self._at_door, None), told, gap=theme.WIDE)
        at_door.layout().setStretch(1, 1)
        self.body.addWidget(at_door)
        self.body.addWidget(self._view, 1)
        self.body.addWidget(self._keys())
        self._door.returnPressed.connect(self._on_door)
        self._door.textEdited.connect(self._on_typed)
        self._view.selectionModel().selectionChanged.connect(self._on_selection)
        self._view.opened.connect(self._on_opened)
        self._bind()
        self.searchable(self._view)
        self.empty(
            _("Nobody to expect yet"),
            _("Attendance is kept for every seat of the panel in every session. Draw the panel and plan a "
              "session first; then each arrival is one key."),
            "sessions.plan_session",
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        return self._door

    def left_session(self) -> None:
        self._told.setText(_signs())
        self._at_door.clear()
        self.clear_banner()

    def show_session(self) -> None:
        if self.session is None:
            self._on_attendance(((), {}, {}))
            return
        given = {"session_id": self.session.id, "number": self.session.number}
        self.ask(_attendance, self._on_attendance, **given)

    def _bind(self) -> None:
        for state in STATES:
            self.bind(f"sessions.{state}", self._marking(state), self._has_choice, on=self._view)
        self.bind("sessions.presence", self._correct_times, self._has_one, on=self._view)
        self.bind("sessions.rest_absent", self._mark_rest, self._has_rest)
        self.bind("sessions.plan_session", self._to_plan)

    def _keys(self) -> QWidget:
        made = QWidget()
        lay = Flow(made)
        for id in (*STATES, "presence", "rest_absent"):
            lay.addWidget(button(self.action(f"sessions.{id}")))
        return made

    # what came back ----------------------------------------------------------------------------------------

    def _on_attendance(self, answer: tuple[Any, ...]) -> None:
        seats, tables, missed = answer
        self._seats = {each.id: each for each in seats}
        state = AttendanceState.of(self.session, seats, tables, missed)
        self.head.facts(state.facts)
        self._here.setText(state.here)
        self._view.table.show(state.rows)
        self.show_empty(not state.rows)
        self._picker.setVisible(bool(state.rows))
        self.look()

    def _on_selection(self) -> None:
        self.look()

    def _on_opened(self, _row: AttendanceRow) -> None:
        self._correct_times()

    def _to_plan(self) -> None:
        self.go("sessions.plan", plan=True)

    # noting ------------------------------------------------------------------------------------------------

    def _marking(self, state: str) -> Any:
        return lambda: self._mark(state, self._view.selected())

    def _mark(self, state: str, rows: tuple[AttendanceRow, ...]) -> None:
        count = len(rows)
        words = ngettext("Seat {number} noted as {state}", "{count} seats noted as {state}", count)
        number = rows[0].number if rows else 0
        self.clear_banner()
        self.act(
            actions.mark_attendance,
            self.said(words.format(number=number, count=count, state=_(WORDS[state]))),
            session_id=self.session.id,
            seat_ids=tuple(each.id for each in rows),
            state=state,
            at=clock.now(),
        )
        if count == 1 and self._view.hasFocus():
            self._step_on(rows[0])

    def _step_on(self, row: AttendanceRow) -> None:
        """After one key, the next seat is chosen: a list can be worked through without arrows."""
        shown = self._view.shown()
        at = next((place for place, each in enumerate(shown) if each.id == row.id), len(shown))
        if at + 1 < len(shown):
            self._view.choose(shown[at + 1].id)

    def _mark_rest(self) -> None:
        self._mark("absent", self._rest())

    def _rest(self) -> tuple[AttendanceRow, ...]:
        return tuple(each for each in self._view.table.values() if each.state == "expected")

    def _correct_times(self) -> None:
        seat = self._seats[self._view.current().id]
        form = PresenceForm(seat, self.session, parent=self)

        def keep() -> None:
            times = form.times()
            if times is None:
                return
            told = self.said(_("Times of seat {number} kept").format(number=seat.number))
            given = {"since": times[0], "until": times[1], "reason": form.reason.editor.text()}
            self.act(
                actions.set_presence,
                lambda outcome: (form.accept(), told(outcome)),
                form.refuse_error,
                session_id=self.session.id,
                seat_id=seat.id,
                **given,
            )

        form.submitted.connect(keep)
        form.open()

    # at the door -------------------------------------------------------------------------------------------

    def _on_door(self) -> None:
        if not self._door.text().strip():
            return
        entry = read_entry(self._door.text(), self._view.table.values())
        if entry.seat is None:
            self._at_door.refuse(entry.refusal)
            return
        self._door.setText("")
        self._at_door.clear()
        self._view.choose(entry.seat.id)
        self._mark(entry.state, (entry.seat,))
        self._tell(entry.seat, entry.state)

    def _tell(self, seat: AttendanceRow, state: str) -> None:
        """What is said aloud to whoever stands there; where to sit above all."""
        number, table = seat.number, seat.table
        words = _("Seat {number} is {state}.").format(number=number, state=_(WORDS[state]))
        if state in ("present", "late"):
            where = (
                _("Table {table}.").format(table=table) if table else _("No table yet: seat them on Tables.")
            )
            words = f"{words} {where}"
        self._told.setText(words)
        announce(self._door, words)

    def _on_typed(self, text: str) -> None:
        self._at_door.clear()
        seat = read_entry(text, self._view.table.values()).seat if text.strip() else None
        self._told.setText(seat.spoken if seat else _signs())
        if seat:
            self._view.choose(seat.id)

    # what can be done --------------------------------------------------------------------------------------

    def _has_choice(self) -> bool | str:
        return bool(self._view.selected()) or _("Choose seats in the list first.")

    def _has_one(self) -> bool | str:
        return len(self._view.selected()) == 1 or _("Choose one seat in the list first.")

    def _has_rest(self) -> bool | str:
        if self.session is not None and self.session.state not in ("running", "paused", *ENDED):
            return _("Before the session begins everyone is still expected.")
        return bool(self._rest()) or _("Nobody is still expected.")


def _attendance(db: Any, *, session_id: str, number: int) -> tuple[Any, ...]:
    """The seats of a session, the table number each sits at, and what each missed before."""
    seating = queries.seating_of(db, session_id=session_id)
    places = seating.places if seating else ()
    return (
        queries.attendance_of(db, session_id=session_id),
        {place.seat_id: place.table_number for place in places},
        queries.missed_of(db, before=number),
    )


def _signs() -> str:
    return _("Enter marks present; a sign after the number: + late, - left early, / excused, * absent.")


def _table() -> Table:
    often = _("More than one session missed. What follows from it the convener decides.")
    return Table(
        Column(_("Seat"), lambda each: str(each.number), sort=lambda each: each.number, right=True),
        Column(_("Alias"), lambda each: each.alias, stretch=True),
        Column(_("State"), lambda each: each.words, ink=lambda each: each.ink, tip=lambda each: each.reason),
        Column(_("From"), lambda each: each.since, right=True),
        Column(_("Until"), lambda each: each.until, right=True),
        Column(_("Table"), lambda each: each.table_words, sort=lambda each: each.table, right=True),
        Column(
            _("Missed before"),
            lambda each: each.missed,
            right=True,
            ink=lambda each: "warn" if each.is_often_away else "quiet",
            tip=lambda each: often if each.is_often_away else "",
        ),
    )
