"""The plan of the council: its remit, its sessions, and the agenda of each."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from council import clock
from council.errors import CouncilError
from council.sessions import actions, queries
from council.words import N_, _
from ui.page import Page
from ui.sessions.picker import CHOSEN, shown_first
from ui.sessions.plan.agenda import AgendaPart
from ui.sessions.plan.forms import RemitForm, SessionForm
from ui.sessions.plan.state import PlanState, SessionRow
from ui.sessions.plan.tall import Tall, wrapped
from ui.sessions.room_form import RoomForm
from ui.sessions.times import parts_of
from ui.widgets import Card, Columns, Label, Row, Rows, Table, button

WEEK = 7


class PlanPage(Page):
    """Remit and sessions on the left, the agenda of the chosen session on the right."""

    shows = frozenset({"remit", "session", "agenda_item", "own_method"})
    help: ClassVar[str] = N_(
        "Write the remit, plan sessions, and give each an agenda. Only minutes are typed: every start "
        "follows from the item before; only a fixed time stands. Alt+Up and Alt+Down move an item, so does "
        "the mouse. An agenda and a method can be written to a file and taken in from one; the library holds "
        "the methods that ship and your own. The day itself is run on the page beside this one."
    )

    def build(self) -> None:
        self._state: PlanState | None = None
        self._new, self._has_read = "", False
        self._sessions = Rows(Table(), _session_row, name=_("Sessions"))
        self.agenda = AgendaPart(self)
        self.body.addWidget(Columns(self._left(), Tall(self.agenda), shares=(2, 3)))
        self._sessions.chosen.connect(self._on_session)
        self._sessions.opened.connect(self._on_session_opened)
        self._bind()
        self.searchable(self.agenda.list)
        self.head.actions("sessions.open_day")
        self.head.actions("sessions.plan_session", primary=True)
        self.empty(
            _("Nothing planned yet"),
            _(
                "A council meets in sessions. Write the remit, which is the question put to it, and plan the "
                "first session. Its agenda is made of items with minutes; the times follow by themselves."
            ),
            "sessions.plan_session",
            "sessions.write_remit",
        )

    def refresh(self) -> None:
        if not self._has_read:
            self._has_read = True
            self.agenda.read_shipped()
        self.ask(_remit_and_sessions, self._on_plan)

    def arrive(self, session_id: str = "", plan: bool = False) -> None:
        """Come to a session, or to plan one."""
        self._sessions.choose(session_id)
        if plan:
            self._plan_session()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self._sessions.choose(self.window().property(CHOSEN) or "")

    def first_focus(self) -> QWidget | None:
        return self._sessions

    # laying out --------------------------------------------------------------------------------------------

    def _left(self) -> QWidget:
        self._remit = Card()
        self._question, self._version = Label("", "lead"), Label("", "caption")
        names = ("sessions.write_remit", "sessions.adopt_remit")
        foot = wrapped(*(button(self.action(name), quiet=True) for name in names))
        for part in (Label(_("Remit"), "caption"), self._question, self._version, foot):
            self._remit.body.addWidget(part)
        return Tall(self._remit, self._sessions)

    def _bind(self) -> None:
        for id, do, when in (
            ("sessions.plan_session", self._plan_session, None),
            ("sessions.write_remit", self._write_remit, None),
            ("sessions.adopt_remit", self._adopt_remit, self._can_adopt),
            ("sessions.change_session", self._change_session, self._has_session),
            ("sessions.remove_session", self._remove_session, self._has_session),
        ):
            self.bind(id, do, when)

    # what came back ----------------------------------------------------------------------------------------

    def _on_plan(self, answer: tuple[Any, ...]) -> None:
        self._state = state = PlanState.of(*answer)
        self.head.facts("" if state.is_empty else state.facts)
        self._question.setText(state.remit_words)
        self._version.setText(state.remit_quiet)
        self._sessions.table.show(state.sessions)
        self.show_empty(state.is_empty)
        self._sessions.choose(self._new or self.window().property(CHOSEN) or "")
        if state.sessions and self._sessions.current() is None:
            self._sessions.choose(shown_first([each.session for each in state.sessions]))
        self._new = ""
        self._show_agenda()

    def _on_session(self, row: SessionRow | None) -> None:
        """The session chosen here is the one the other pages of the room show too."""
        if row is not None and self.isVisible():
            self.window().setProperty(CHOSEN, row.id)
        self.look()
        self._show_agenda()

    def _show_agenda(self) -> None:
        chosen = self._sessions.current()
        self.agenda.show_session(chosen.session if chosen else None)

    # remit and sessions ------------------------------------------------------------------------------------

    def _write_remit(self) -> None:
        form = RemitForm(self._state.remit if self._state else None, parent=self)

        def keep() -> None:
            self._keep(form, _("Remit kept"), actions.draft_remit, remit=form.remit(), at=clock.now())

        form.submitted.connect(keep)
        form.open()

    def _adopt_remit(self) -> None:
        remit_id = self._state.remit.id
        self.act(actions.adopt_remit, self.said(_("Remit adopted")), remit_id=remit_id, at=clock.now())

    def _can_adopt(self) -> bool | str:
        remit = self._state.remit if self._state else None
        if remit is None:
            return _("Write the remit first.")
        return remit.state != "adopted" or _("This version is adopted.")

    def _plan_session(self) -> None:
        rows = self._state.sessions if self._state else ()
        day = None
        if rows:
            last = rows[-1].session
            day = parts_of(last.start, last.time_zone)[0].addDays(WEEK)
        self._open_session(
            SessionForm(None, day=day, parent=self), _("Session planned"), actions.plan_session
        )

    def _change_session(self) -> None:
        session = self._sessions.current().session
        form = SessionForm(session, parent=self)
        self._open_session(form, _("Session changed"), actions.change_session, session_id=session.id)

    def _open_session(self, form: SessionForm, words: str, verb: Any, **given: Any) -> None:
        def keep() -> None:
            try:
                plan = form.session()
            except CouncilError as error:
                form.refuse_error(error)
                return
            self._keep(form, words, verb, session=plan, **given)

        form.submitted.connect(keep)
        form.open()

    def _remove_session(self) -> None:
        session = self._sessions.current().session
        self.act(actions.remove_session, self.said(_("Session removed")), session_id=session.id)

    def _on_session_opened(self, _row: SessionRow) -> None:
        self._change_session()

    def _keep(self, form: RoomForm, words: str, verb: Any, **given: Any) -> None:
        """Act for a form: close it and say so, or let the refusal stand in it."""

        def done(outcome: Any) -> None:
            form.accept()
            self.toast(words, outcome)
            self._choose_new(outcome)

        self.act(verb, done, form.refuse_error, **given)

    def _choose_new(self, outcome: Any) -> None:
        """Once the lists hold what was made, it is chosen in them."""
        self._new = outcome.value if isinstance(outcome.value, str) else ""
        self.refresh()

    def _has_session(self) -> bool | str:
        return self._sessions.current() is not None or _("Plan a session first.")


def _remit_and_sessions(db: Any) -> tuple[Any, ...]:
    return queries.remit_of(db), queries.sessions_of(db)


def _session_row(value: SessionRow) -> Row:
    return Row(value.title, quiet=value.quiet, side=value.side, mark=str(value.session.number))
