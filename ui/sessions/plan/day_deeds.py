"""What is done on the page of the day: begin, go on, pause, fit, carry over, end; and when it can be done."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from council import clock
from council.sessions import actions, queries
from council.sessions.plans import BEFORE, BEGUN, ENDED
from council.sessions.queries import Day, Need
from council.words import _
from ui.sessions.closing import open_lines, unreached
from ui.sessions.plan.day_forms import CarryForm, EndForm, ReasonForm
from ui.sessions.plan.day_state import DayRow, Told
from ui.sessions.plan.fit_sheet import FitSheet
from ui.sessions.running import Deed, more_time, pause_or_go_on
from ui.sessions.session_page import SessionPage
from ui.widgets import Rows, TableView

DONE_AT = {
    "agenda": "sessions.plan",
    "seating": "sessions.tables",
    "staff": "sessions.team",
    "printouts": "sessions.tables",
}


class DayDeeds(QObject):
    """The verbs of a day; the page hands on how it stands."""

    def __init__(self, page: SessionPage, view: TableView, told: Rows) -> None:
        super().__init__(page)
        self._page, self._view, self._told = page, view, told
        self.day: Day | None = None
        self.needs: tuple[Need, ...] = ()
        self._bind()

    def _bind(self) -> None:
        runs, item, before = self._runs, self._has_item, self._is_before
        for id, do, when in (
            ("start_session", self._start_session, before),
            ("set_ready", self._set_ready, self._may_be_ready),
            ("do_need", self._do_need, self._has_need),
            ("waive_need", self._waive_need, self._has_need),
            ("start_item", self._start_item, self._may_start),
            ("next_item", self._next_item, self._has_next),
            ("item_done", self._item_done, self._has_running),
            ("next_stage", self._next_stage, self._has_running),
            ("previous_stage", self._previous_stage, self._has_running),
            ("go_on", self._go_on, runs),
            ("more_time", self._one_more, self._has_running),
            ("much_more_time", self._five_more, self._has_running),
            ("fit_agenda", self._fit, runs),
            ("carry_item", self._carry, item),
            ("cut_item", self._cut, item),
            ("close_day", self._close, runs),
            ("plan_session", self._to_plan, None),
        ):
            self._page.bind(f"sessions.{id}", do, when)

    # before the day ----------------------------------------------------------------------------------------

    def _start_session(self) -> None:
        lacking = [need for need in self.needs if need.is_open]
        if not lacking:
            self._page.act(actions.start_session, self._page.said(_("Session started")), **self._now())
            return
        lead = " ".join(need.sentence for need in lacking)
        form = ReasonForm(_("Start without it"), verb=_("Start session"), lead=lead, parent=self._page)
        self._reasoned(form, _("Session started"), actions.start_session, **self._now())

    def _set_ready(self) -> None:
        lacking = [need for need in self.needs if need.is_open]
        if not lacking:
            given = {"session_id": self._page.session.id}
            self._page.act(actions.set_ready, self._page.said(_("The session is ready")), **given)
            return
        lead = " ".join(need.sentence for need in lacking)
        form = ReasonForm(_("Ready without it"), verb=_("Say it is ready"), lead=lead, parent=self._page)
        self._reasoned(form, _("The session is ready"), actions.set_ready, session_id=self._page.session.id)

    def _do_need(self) -> None:
        """Go where it is done, with this session chosen there."""
        need = self._need()
        if need is not None:
            self._page.go(DONE_AT[need.code], session_id=self._page.session.id)

    def _waive_need(self) -> None:
        need = self._need()
        if need is None:
            return
        given = {"session_id": self._page.session.id, "code": need.code}
        if need.waived:
            self._page.act(
                actions.waive_need, self._page.said(_("It is needed again")), waived=False, **given
            )
            return
        form = ReasonForm(_("Go without it"), verb=_("Go without it"), lead=need.sentence, parent=self._page)
        self._reasoned(form, _("The session goes without it"), actions.waive_need, **given)

    def _reasoned(self, form: ReasonForm, words: str, verb: Any, **given: Any) -> None:
        def keep() -> None:
            if not form.reason:
                form.refuse_reason()
                return
            self._keep(form, words, verb, reason=form.reason, **given)

        form.submitted.connect(keep)
        form.open()

    def _keep(self, form: Any, words: str, verb: Any, **given: Any) -> None:
        def done(outcome: Any) -> None:
            form.accept()
            self._page.toast(words, outcome)

        self._page.act(verb, done, form.refuse_error, **given)

    # while it runs -----------------------------------------------------------------------------------------

    def _start_item(self) -> None:
        self._start(self._view.current().line.item)

    def _next_item(self) -> None:
        self._start(self.day.next.item)

    def _start(self, item: Any) -> None:
        if self._state() in BEFORE and self.day.session.state != "ready":
            self._start_session()
            return
        said = _("{title} started").format(title=item.title)
        self._page.act(actions.start_item, self._page.said(said), item_id=item.id, at=clock.now())

    def _item_done(self) -> None:
        item = self.day.running.item
        said = _("{title} ended").format(title=item.title)
        self._page.act(actions.end_item, self._page.said(said), item_id=item.id, at=clock.now())

    def _next_stage(self) -> None:
        self._page.act(actions.next_stage, item_id=self.day.running.id, at=clock.now())

    def _previous_stage(self) -> None:
        self._page.act(actions.next_stage, item_id=self.day.running.id, at=clock.now(), back=True)

    def _go_on(self) -> None:
        self._do(pause_or_go_on(self.day.session, clock.now()))

    def _one_more(self) -> None:
        self._do(more_time(self.day.running.id, 1))

    def _five_more(self) -> None:
        self._do(more_time(self.day.running.id, 5))

    def _do(self, deed: Deed) -> None:
        self._page.act(deed.verb, self._page.said(deed.words), **deed.given)

    def _cut(self) -> None:
        item = self._view.current().line.item
        said = _("{title} given up; it stays in the record").format(title=item.title)
        self._page.act(actions.cut_item, self._page.said(said), item_id=item.id)

    def _carry(self) -> None:
        item = self._view.current().line.item
        later = [
            one
            for one in self._page.sessions
            if one.number > self.day.session.number and one.state not in ENDED
        ]
        form = CarryForm(item, later, parent=self._page)

        def keep() -> None:
            said = _("{title} carried over").format(title=item.title)
            given = {"item_id": item.id, "at": clock.now(), "session_id": form.session_id}
            self._keep(form, said, actions.carry_item, **given)

        form.submitted.connect(keep)
        form.open()

    def _fit(self) -> None:
        sheet = FitSheet(self._page, self.day, parent=self._page)
        sheet.open()

    def _close(self) -> None:
        """End the session; parked lines without owner or reason, and items not begun, are named first."""
        self._page.ask(queries.parked_of, self._on_parked, session_id=self._page.session.id)

    def _on_parked(self, lines: tuple) -> None:
        left, parked = unreached([line.item for line in self.day.lines]), open_lines(lines)
        if not left and not parked:
            self._end(())
            return
        number = self.day.session.number
        later = [one for one in self._page.sessions if one.number > number and one.state not in ENDED]
        form = EndForm(left, later[0] if later else None, parked=parked, parent=self._page)

        def keep() -> None:
            form.accept()
            self._end(form.carried)

        form.submitted.connect(keep)
        form.open()

    def _end(self, carry: tuple[str, ...]) -> None:
        self._page.act(actions.end_session, self._page.said(_("Session ended")), carry=carry, **self._now())

    def _to_plan(self) -> None:
        self._page.go("sessions.plan", plan=True)

    def on_item_opened(self, _row: DayRow) -> None:
        may = self._may_start()
        if may is True:
            self._start_item()
        elif isinstance(may, str):
            self._page.toast(may)

    def on_told_opened(self, _told: Told) -> None:
        if self._has_need() is True:
            self._do_need()

    # what can be done --------------------------------------------------------------------------------------

    def _now(self) -> dict[str, Any]:
        return {"session_id": self._page.session.id, "at": clock.now()}

    def _state(self) -> str:
        return self.day.session.state if self.day and self._page.session else ""

    def _is_before(self) -> bool | str:
        if not self._state():
            return _("Plan a session first.")
        return self._state() in BEFORE or _("The session has begun.")

    def _may_be_ready(self) -> bool | str:
        if self._state() == "ready":
            return _("The session is ready.")
        return self._is_before()

    def _need(self) -> Need | None:
        told = self._told.current() if self._state() in BEFORE else None
        return next((need for need in self.needs if told and need.code == told.id), None)

    def _has_need(self) -> bool | str:
        before, need = self._is_before(), self._need()
        if before is not True:
            return before
        if need is None:
            return _("Choose what it goes without first.")
        return not need.holds or _("This is done; nothing is to be waived.")

    def _runs(self) -> bool | str:
        if self._state() in ENDED:
            return _("The session has ended.")
        return self._state() in BEGUN or _("The session has not begun.")

    def _has_running(self) -> bool | str:
        return bool(self.day and self.day.running) or _("No item runs.")

    def _has_next(self) -> bool | str:
        if self._state() in ENDED:
            return _("The session has ended.")
        return bool(self.day and self.day.next) or _("There is no further item on the agenda.")

    def _has_item(self) -> bool | str:
        row = self._view.current()
        if self._state() in ENDED:
            return _("The session has ended.")
        if row is None:
            return _("Choose an agenda item first.")
        return row.line.item.state in ("planned", "running") or _("This item is closed.")

    def _may_start(self) -> bool | str:
        may, row = self._has_item(), self._view.current()
        return may if may is not True else row.line.item.state != "running" or _("This item runs.")
