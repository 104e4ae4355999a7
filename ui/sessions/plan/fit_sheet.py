"""Fit what is left of a day: each further step is chosen, before and after stand side by side."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QWidget

from council import clock
from council.sessions import actions, queries
from council.sessions.plans import ENDED
from council.sessions.queries import Day
from council.words import _, say
from ui import theme
from ui.page import Page
from ui.sessions.plan.day_words import begun, room_words
from ui.sessions.plan.fit_state import FitRow, FitState
from ui.sessions.times import clock_words
from ui.widgets import Column, Label, Sheet, Table, TableView, column


class FitSheet(Sheet):
    """Proposes; nothing changes before its verb. Protected minutes are asked for once more, by name."""

    def __init__(self, page: Page, day: Day, *, parent: QWidget | None = None) -> None:
        lead = _("{room}. Buffers and unprotected items give first; what else may give is yours to say.")
        lead = begun(lead.format(room=room_words(day)))
        super().__init__(_("Fit what is left"), lead=lead, parent=parent)
        self._page, self._day = page, day
        self._titles = {line.id: line.item.title for line in day.lines}
        self._state: FitState | None = None
        self._lay_steps()
        self.view = TableView(_table(), name=_("Before and after"), fitted=True)
        self._sentence = Label("", "quiet")
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._sentence)
        role = QDialogButtonBox.ButtonRole
        self.verb = self.add_button(_("Fit agenda"), role.AcceptRole, "primary")
        self.verb.setDefault(True)
        self.verb.clicked.connect(self._on_verb)
        self.add_button(_("Cancel"), role.RejectRole).clicked.connect(self.reject)
        self.resize(theme.wide(110), theme.row_height() * 14)
        self._propose()

    def _lay_steps(self) -> None:
        session = self._day.session
        latest = clock_words(session.latest_end or session.end, session.time_zone)
        self.drop = QCheckBox(_("Items that may go are given up or carried over"))
        self.later = QCheckBox(_("The session may end later, until {clock}").format(clock=latest))
        self.cede = QCheckBox(_("Protected items give what is still missing"))
        self.body.addWidget(column(self.drop, self.later, self.cede, gap=theme.HAIR))
        self.later.setEnabled(session.latest_end is not None and session.latest_end > session.end)
        for box in (self.drop, self.later, self.cede):
            box.toggled.connect(self._propose)

    @property
    def _given(self) -> dict[str, Any]:
        return {
            "session_id": self._day.session.id,
            "at": clock.now(),
            "drop": self.drop.isChecked(),
            "later": self.later.isChecked(),
            "cede": self.cede.isChecked(),
        }

    def _propose(self, _on: bool = False) -> None:
        self._page.desk.runner.ask(self, _proposal, self._on_proposal, **self._given)

    def _on_proposal(self, answer: tuple[Any, bool] | None) -> None:
        if answer is None:
            return
        (before, after), has_later = answer
        may = {line.id for line in self._day.lines if line.item.may_carry}
        self._state = state = FitState.of(before, after, self._titles, carried=may if has_later else ())
        self.view.table.show(state.rows)
        self.view.fit()
        self._sentence.setText(state.sentence)
        theme.set_role(self._sentence, "alarm" if state.is_short else "quiet")
        self.verb.setEnabled(state.changes)

    def _on_verb(self) -> None:
        if self._state is not None and self._state.protected:
            names = ", ".join(self._state.protected)
            title = _("Take protected minutes from {names}").format(names=names)
            self._page.question(title, self._state.ceded, _("Take the minutes"), self._keep)
            return
        self._keep()

    def _keep(self) -> None:
        def done(outcome: Any) -> None:
            self.accept()
            self._page.toast(_("Agenda fitted"), outcome)

        verb, refuse = actions.replan_session, lambda error: self.refuse(say(error))
        self._page.act(verb, done, refuse, reason="overrun", **self._given)


def _proposal(db: Any, **given: Any) -> tuple[Any, bool] | None:
    found = queries.proposed_replan(db, **given)
    sessions = queries.sessions_of(db)
    number = next((one.number for one in sessions if one.id == given["session_id"]), 0)
    later = any(one.number > number and one.state not in ENDED for one in sessions)
    return None if found is None else (found, later)


def _table() -> Table:
    def ink(row: FitRow) -> str:
        return row.ink

    return Table(
        Column(_("Item"), lambda row: row.title, stretch=True, ink=ink),
        Column(_("Before"), lambda row: row.before, right=True),
        Column(_("After"), lambda row: row.after, right=True, ink=ink),
        Column(_("Change"), lambda row: row.change, sort=lambda row: row.change_minutes, right=True),
        Column(_("What becomes of it"), lambda row: row.quiet),
    )
