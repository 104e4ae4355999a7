"""Counting at the desk: the papers, the piles of either teller, what both settle, a roll call."""

from __future__ import annotations

from collections.abc import Callable

from council import clock
from council.decisions import actions, queries
from council.decisions.ballots.views import BallotView, CallView, PileView
from council.words import _
from ui.decisions import asking
from ui.decisions.ballots.calling import CallForm
from ui.decisions.ballots.entering import EnterForm, LinesForm, PileForm
from ui.decisions.ballots.forms import PapersForm
from ui.decisions.ballots.settling import SettleForm, SettleLinesForm
from ui.page import Page


class Counting:
    """Opens the forms of counting for the ballot that is chosen."""

    def __init__(
        self, page: Page, ballot: Callable[[], BallotView], pile: Callable[[], PileView | None]
    ) -> None:
        self._page, self._ballot, self._pile = page, ballot, pile

    def papers(self) -> None:
        """Ask for the desk's figures."""
        self._page.clear_banner()
        ballot = self._ballot()
        form = PapersForm(ballot, parent=self._page)

        def keep() -> None:
            given = form.given()
            if given is not None:
                then = asking.done(self._page, _("Papers counted"), form)
                fields = {"MorePresentThanEntitled": form.present, "PresentNeedsReason": form.reason}
                verb = actions.correct_attendance if ballot.is_open_vote else actions.count_papers
                self._page.act(verb, then, asking.refused(form, **fields), ballot_id=ballot.id, **given)

        form.submitted.connect(keep)
        form.open()

    def enter(self) -> None:
        """Let one teller enter pile after pile, the one who is behind first."""
        self._page.clear_banner()
        ballot = self._ballot()
        behind = sum(p.entered[0] for p in ballot.piles) > sum(p.entered[1] for p in ballot.piles)
        kind = LinesForm if ballot.rule.by_line else EnterForm
        form: PileForm = kind(ballot, 2 if behind else 1, parent=self._page)

        def keep() -> None:
            given = form.given()
            if given is None:
                return
            self._page.act(
                actions.enter_pile,
                lambda _done: self._kept(form, ballot.id, int(str(given["pile"]))),
                asking.refused(form, PileIsSettled=form.pile),
                ballot_id=ballot.id,
                **given,
            )

        form.submitted.connect(keep)
        form.open()

    def _kept(self, form: PileForm, ballot_id: str, pile: int) -> None:
        def ready(ballots: tuple[BallotView, ...]) -> None:
            form.kept(next(b for b in ballots if b.id == ballot_id), pile)

        self._page.ask(queries.ballots_of, ready)

    def settle(self) -> None:
        """Show both entries of a pile, and ask what both agree on."""
        ballot = self._ballot()
        pile = self.to_settle(ballot)
        if pile is None:
            return
        kind = SettleLinesForm if ballot.rule.by_line else SettleForm
        form = kind(ballot, pile, parent=self._page)

        def keep() -> None:
            given = form.given()
            if given is not None:
                then = asking.done(self._page, _("Pile settled"), form)
                otherwise = asking.refused(form)
                self._page.act(actions.settle_pile, then, otherwise, ballot_id=ballot.id, **given)

        form.submitted.connect(keep)
        form.open()

    def to_settle(self, ballot: BallotView) -> PileView | None:
        """The pile chosen, or the first one whose entries differ."""
        ready = [pile for pile in ballot.piles if all(pile.entered)]
        chosen = self._pile()
        if chosen is not None and chosen in ready:
            return chosen
        return next((pile for pile in ready if pile.state == "entered"), ready[0] if ready else None)

    def call(self) -> None:
        """Call seat after seat, and keep each answer at once."""
        ballot = self._ballot()
        self._page.ask(queries.calls_of, lambda calls: self._called(ballot, calls), ballot_id=ballot.id)

    def _called(self, ballot: BallotView, calls: tuple[CallView, ...]) -> None:
        def keep(call: CallView, choice: str) -> None:
            self._page.act(
                actions.call_seat,
                lambda _done: self._page.ask(queries.calls_of, form.show_calls, ballot_id=ballot.id),
                asking.refused(form, CallAnswerUnknown=form.answer),
                ballot_id=ballot.id,
                call_id=clock.new_id(),
                seat_id=call.seat_id,
                choice=choice,
            )

        form = CallForm(ballot, calls, keep, parent=self._page)
        form.open()
