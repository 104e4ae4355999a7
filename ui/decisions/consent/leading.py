"""What carries a round on: the next step, and what is written on the sheet at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from council import clock
from council.decisions import actions
from council.errors import CouncilError
from council.words import _, say
from ui.commands import guarded
from ui.decisions.consent.room import Room

ONWARD = {
    "begin_test": actions.begin_test,
    "judge_objection": actions.judge_objection,
    "check_again": actions.check_again,
}
ON_SHEET = ("reword_need", "examine_objection", "keep_concern")
SKIPPED = ("understand", "respond", "nominate", "change")  # a round of words may end before all were asked


class Leading(QObject):
    """One key does what comes next; where something is missing it says what."""

    def __init__(self, page: Room) -> None:
        super().__init__(page)
        self._page = page
        self._again: tuple[object, ...] = ()

    def bind(self) -> None:
        """Give the deeds their keys."""
        bind = self._page.bind
        bind("decisions.consent_step", guarded(self.step, self._may, self._page.tell))
        bind("decisions.drop_objection", lambda: self._withdraw(as_concern=False), self._may_withdraw)
        bind("decisions.objection_to_concern", lambda: self._withdraw(as_concern=True), self._may_withdraw)

    def step(self) -> None:
        """Do what comes next."""
        view = self._page.view
        act, now = view.next.act, view.round
        if act in ONWARD:
            self._do(ONWARD[act])
        elif act in ON_SHEET or (act == "resolve_objection" and now.asking == "talk"):
            self._page.go_to_sheet()
        elif "ask_next" in view.legal:
            self._do(actions.ask_next)
        elif act == "move_on" or (act in ("say_reaction", "answer_question") and now.step != "test"):
            self.go_on(anyway=self._again == self._place)
        else:
            self._page.tell(self._page.prompt.words)

    def go_on(self, *, anyway: bool = False) -> None:
        """To the next step; `anyway`, although somebody was not asked, or many passed."""
        bound = self._page.stage.bound.text() if self._page.view.round.step == "agreed" else ""
        self._do(actions.move_on, anyway=anyway, bound=bound)

    def keep(self) -> None:
        """Keep what is written on the sheet."""
        view, stage = self._page.view, self._page.stage
        if view is not None and view.round.step == "test":
            self.examine()
        elif stage.resolve.isVisible():
            self.resolve()
        elif stage.concerns.writes:
            self.keep_concern()
        elif stage.need.isVisible():
            self.keep_need()

    def keep_need(self) -> None:
        """The need in other words."""
        self._do(actions.reword_need, text=self._page.stage.need.toPlainText())

    def examine(self) -> None:
        """On what the argument rests, and its ground."""
        self._do(actions.examine_objection, **self._page.stage.objection.given())

    def resolve(self) -> None:
        """The way in which the objection is settled."""
        given = self._page.stage.resolve.given()
        changed = given.get("wording") is not None and given["change"]
        if changed or given["how"] == "shorter" and self._page.view.kind == "proposal":
            given["version_id"] = clock.new_id()
        self._do(actions.resolve_objection, **given)

    def keep_concern(self) -> None:
        """Sign and day of the chosen concern; then one writes on at the next, or is back in the line."""
        part = self._page.stage.concerns
        if part.chosen is None:
            return
        stays = self._page.view.round.step != "concerns"
        self._do(actions.keep_concern, stays=stays, concern_id=part.chosen.id, **part.given())

    def _withdraw(self, *, as_concern: bool) -> None:
        now, voice = self._page.view.round, self._page.circle.speaker
        own = [one for one in now.still_open if voice is not None and one.member == voice.id]
        chosen = now.under or (own or list(now.still_open))[0].id
        self._do(actions.withdraw_objection, objection_id=chosen, as_concern=as_concern)

    @property
    def _place(self) -> tuple[object, ...]:
        view = self._page.view
        return (view.id, view.round.step, view.round.lap)

    def _do(self, verb: Callable[..., object], /, *, stays: bool = False, **given: Any) -> None:
        """Do one thing to the round; then the focus is in the line again, unless one writes on (`stays`)."""
        page, self._again = self._page, ()
        page.clear_banner()

        def done(_outcome: object) -> None:
            if not stays:
                page.focus_where_asked()

        page.act(verb, done, self._refused, round_id=page.view.id, at=clock.now(), **given)

    def _refused(self, error: CouncilError) -> None:
        words = say(error)
        step = self._page.view.round.step
        if error.code == "SomebodyNotHeard" and step in SKIPPED:
            self._again = self._place
            words = f"{words} {_('Alt+N once more goes on all the same.')}"
        self._page.banner(words, "warn")

    def _may(self) -> bool | str:
        view = self._page.view
        if view is None:
            return _("There is no consent round yet.")
        if view.is_outdated:
            return _("A newer wording exists: put this round off, or stop it.")
        return not view.round.is_over or _("This round is over.")

    def _may_withdraw(self) -> bool | str:
        view = self._page.view
        return (view is not None and "withdraw_objection" in view.legal) or _("No objection stands now.")
