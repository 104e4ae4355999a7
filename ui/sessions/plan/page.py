"""The plan of the council: its remit, its sessions, and the agenda of each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from council import clock
from council.errors import CouncilError
from council.files import resource
from council.sessions import actions, queries
from council.sessions.methods import Library, Method, read_library
from council.sessions.plans import ItemPlan
from council.words import N_, _
from ui import theme
from ui.page import Page
from ui.sessions.plan.agenda_rows import MovableRows
from ui.sessions.plan.forms import ItemForm, RemitForm, RoomForm, SessionForm
from ui.sessions.plan.method_sheet import MethodSheet
from ui.sessions.plan.state import AgendaState, ItemRow, PlanState, SessionRow, replan_words
from ui.sessions.times import parts_of
from ui.widgets import Button, Card, Columns, Empty, Flow, Label, Row, Rows, Section, Table, button, column

WEEK = 7


class PlanPage(Page):
    """Remit and sessions on the left, the agenda of the chosen session on the right."""

    shows = frozenset({"remit", "session", "agenda_item"})
    help: ClassVar[str] = N_(
        "Write the remit, plan sessions, and give each an agenda. Only minutes are typed: every start "
        "follows from the item before; only a fixed time stands. Alt+Up and Alt+Down move an item, so does "
        "the mouse. When the day runs over, buffers give first, then what is not protected."
    )

    def build(self) -> None:
        self._state: PlanState | None = None
        self._library = Library((), ())
        self._items: tuple[Any, ...] = ()
        self._asked = self._new = ""
        self._sessions = Rows(Table(), _session_row, name=_("Sessions"))
        self._agenda = MovableRows(Table(), _item_row, name=_("Agenda"))
        self.body.addWidget(Columns(self._left(), self._right(), shares=(2, 3)))
        self._sessions.chosen.connect(self._on_session)
        self._sessions.opened.connect(self._on_session_opened)
        self._agenda.chosen.connect(self._on_item_chosen)
        self._agenda.opened.connect(self._on_item_opened)
        self._agenda.laid.connect(self._on_laid)
        self._bind()
        self.searchable(self._agenda)
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
        if not self._library.methods:
            self.work(_("Reading methods"), read_library, self._on_library, folder=resource("methods"))
        self.ask(_remit_and_sessions, self._on_plan)

    def arrive(self, session_id: str = "", plan: bool = False) -> None:
        """Come to a session, or to plan one."""
        self._sessions.choose(session_id)
        if plan:
            self._plan_session()

    def first_focus(self) -> QWidget | None:
        return self._sessions

    # laying out --------------------------------------------------------------------------------------------

    def _left(self) -> QWidget:
        self._remit = Card()
        self._question, self._version = Label("", "lead"), Label("", "caption")
        foot = _buttons(self, "sessions.write_remit", "sessions.adopt_remit", quiet=True)
        for part in (Label(_("Remit"), "caption"), self._question, self._version, foot):
            self._remit.body.addWidget(part)
        return column(self._remit, self._sessions)

    def _right(self) -> QWidget:
        self._head = Section()
        self._fits = Label("", "quiet")
        names = ("add_item", "add_method", "start_item", "end_item")
        self._buttons = _buttons(self, *(f"sessions.{name}" for name in names))
        self._start, self._end = self._buttons.findChildren(Button)[2:]
        self._unplanned = Empty(
            _("No agenda yet"),
            _("Add an item, or take one from the library of methods with its stages and prompts."),
        )
        self._head.body.addWidget(self._fits)
        return column(self._head, self._agenda, self._unplanned, self._buttons)

    def _bind(self) -> None:
        chosen, item = self._has_session, self._has_item
        for id, do, when in (
            ("sessions.plan_session", self._plan_session, None),
            ("sessions.write_remit", self._write_remit, None),
            ("sessions.adopt_remit", self._adopt_remit, self._can_adopt),
            ("sessions.change_session", self._change_session, chosen),
            ("sessions.remove_session", self._remove_session, chosen),
            ("sessions.add_item", self._add_item, chosen),
            ("sessions.add_method", self._add_method, chosen),
            ("sessions.change_item", self._change_item, item),
            ("sessions.cut_item", self._cut_item, item),
            ("sessions.start_item", self._start_item, item),
            ("sessions.end_item", self._end_item, self._is_running),
            ("sessions.item_up", self._item_up, item),
            ("sessions.item_down", self._item_down, item),
            ("sessions.remove_item", self._remove_item, item),
            ("sessions.fit_agenda", self._fit_agenda, chosen),
        ):
            self.bind(id, do, when)

    # what came back ----------------------------------------------------------------------------------------

    def _on_library(self, library: Library) -> None:
        self._library = library
        if library.refused:
            self.banner(str(library.refused[0]), "warn")
        self._ask_agenda()

    def _on_plan(self, answer: tuple[Any, ...]) -> None:
        self._state = state = PlanState.of(*answer)
        self.head.facts("" if state.is_empty else state.facts)
        self._question.setText(state.remit_words)
        self._version.setText(state.remit_quiet)
        self._sessions.table.show(state.sessions)
        self.show_empty(state.is_empty)
        self._sessions.choose(self._new)
        if state.sessions and self._sessions.current() is None:
            open_ones = [each for each in state.sessions if each.session.state != "ended"]
            self._sessions.choose((open_ones or state.sessions)[0].id)
        self._ask_agenda()

    def _on_session(self, _row: SessionRow | None) -> None:
        self.look()
        self._ask_agenda()

    def _ask_agenda(self) -> None:
        chosen = self._sessions.current()
        for part in (self._head, self._agenda, self._buttons):
            part.setVisible(chosen is not None)
        self._unplanned.hide()
        if chosen is not None:
            self._asked = chosen.id
            self.ask(_agenda_and_segments, self._on_agenda, session_id=chosen.id)

    def _on_agenda(self, answer: tuple[Any, ...]) -> None:
        chosen = self._sessions.current()
        if chosen is None or chosen.id != self._asked:
            return
        self._items, segments = answer
        methods = {method.id: _(method.title) for method in self._library.methods}
        state = AgendaState.of(chosen.session, self._items, segments, methods)
        self._head.say(state.title, state.quiet)
        self._fits.setText(state.fits)
        self._fits.setVisible(bool(state.fits))
        theme.set_role(self._fits, "alarm" if state.is_short else "quiet")
        self._agenda.table.show(state.rows)
        self._agenda.setVisible(bool(state.rows))
        self._unplanned.setVisible(not state.rows)
        self._agenda.choose(self._new)
        self._new = ""
        self._on_item_chosen(self._agenda.current())
        self.look()

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

    # agenda ------------------------------------------------------------------------------------------------

    def _add_item(self) -> None:
        session = self._sessions.current().session
        form = ItemForm(None, session, self._library.methods, parent=self)

        def keep() -> None:
            words, where = _("Item added"), {"session_id": session.id, "position": self._after()}
            self._keep(form, words, actions.add_item, item=form.item(), **where)

        form.submitted.connect(keep)
        form.open()

    def _add_method(self) -> None:
        sheet = MethodSheet(self._library.methods, parent=self)
        sheet.taken.connect(self._on_method)
        sheet.open()

    def _on_method(self, method: Method) -> None:
        output = next((stage.output for stage in reversed(method.stages) if stage.output), "")
        item = ItemPlan(
            title=_(method.title),
            minutes=method.minutes[1],
            least_minutes=method.minutes[0],
            method=method.id,
            materials=", ".join(_(each) for each in method.materials),
            output=_(output) if output else "",
        )
        where = {"session_id": self._sessions.current().id, "position": self._after()}
        self.act(actions.add_item, self.said(_("Item added"), self._choose_new), item=item, **where)

    def _change_item(self) -> None:
        item = self._agenda.current().item
        form = ItemForm(item, self._sessions.current().session, self._library.methods, parent=self)

        def keep() -> None:
            plan = replace(
                form.item(), purpose=item.purpose, materials=item.materials, may_carry=item.may_carry
            )
            self._keep(form, _("Item changed"), actions.change_item, item_id=item.id, item=plan)

        form.submitted.connect(keep)
        form.open()

    def _on_item_opened(self, _row: ItemRow) -> None:
        self._change_item()

    def _on_item_chosen(self, row: ItemRow | None) -> None:
        runs = row is not None and row.item.state == "running"
        for made, is_away in ((self._start, runs), (self._end, not runs)):
            made.setProperty("away", is_away)
            made.setVisible(not is_away)
        self.look()

    def _on_laid(self, value: ItemRow, position: int) -> None:
        self._move(value, position)

    def _item_up(self) -> None:
        self._move(self._agenda.current(), self._agenda.current().item.position - 1)

    def _item_down(self) -> None:
        self._move(self._agenda.current(), self._agenda.current().item.position + 1)

    def _move(self, value: ItemRow, position: int) -> None:
        if 0 <= position < len(self._items):
            self.clear_banner()
            self.act(actions.move_item, None, item_id=value.id, position=position)

    def _remove_item(self) -> None:
        self._do(actions.remove_item, _("Item removed"))

    def _cut_item(self) -> None:
        self._do(actions.cut_item, _("Item given up; it stays in the record"))

    def _start_item(self) -> None:
        self._do(actions.start_item, _("Item started"), at=clock.now())

    def _end_item(self) -> None:
        self._do(actions.end_item, _("Item ended"), at=clock.now())

    def _do(self, verb: Any, words: str, **given: Any) -> None:
        self.act(verb, self.said(words), item_id=self._agenda.current().id, **given)

    # an agenda that runs over ------------------------------------------------------------------------------

    def _fit_agenda(self) -> None:
        given = {"session_id": self._sessions.current().id, "at": clock.now(), "drop": True, "later": True}
        self.ask(queries.proposed_replan, self._on_proposed, **given)

    def _on_proposed(self, proposal: tuple[Any, Any] | None) -> None:
        if proposal is None:
            return
        before, after = proposal
        told = replan_words(before, after, {each.id: each.title for each in self._items})
        if not told:
            self.toast(_("What is left of the agenda fits as it stands."))
            return
        self.question(_("Fit what is left"), "\n".join(told), _("Fit agenda"), self._replan)

    def _replan(self) -> None:
        given = {"session_id": self._sessions.current().id, "at": clock.now(), "reason": "overrun"}
        self.act(actions.replan_session, self.said(_("Agenda fitted")), drop=True, later=True, **given)

    # what can be done --------------------------------------------------------------------------------------

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

    def _after(self) -> int | None:
        chosen = self._agenda.current()
        return chosen.item.position + 1 if chosen else None

    def _has_session(self) -> bool | str:
        return self._sessions.current() is not None or _("Plan a session first.")

    def _has_item(self) -> bool | str:
        return self._agenda.current() is not None or _("Choose an agenda item first.")

    def _is_running(self) -> bool | str:
        chosen = self._agenda.current()
        return bool(chosen and chosen.item.state == "running") or _("Choose the running item first.")


def _remit_and_sessions(db: Any) -> tuple[Any, ...]:
    return queries.remit_of(db), queries.sessions_of(db)


def _agenda_and_segments(db: Any, *, session_id: str) -> tuple[Any, ...]:
    given = {"session_id": session_id}
    return queries.agenda_of(db, **given), queries.segments_of(db, **given)


def _buttons(page: Page, *ids: str, quiet: bool = False) -> QWidget:
    """Buttons that wrap when the width is used up."""
    made = QWidget()
    lay = Flow(made)
    for id in ids:
        lay.addWidget(button(page.action(id), quiet=quiet))
    return made


def _session_row(value: SessionRow) -> Row:
    return Row(value.title, quiet=value.quiet, side=value.side, mark=str(value.session.number))


def _item_row(value: ItemRow) -> Row:
    return Row(value.title, quiet=value.quiet, side=value.side, mark=value.clock, ink=value.ink)
