"""What the lead does with support rounds: open, count, settle, close, stop, and go on another way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from council import clock
from council.decisions import actions
from council.decisions.proposals.views import ProposalView
from council.decisions.support.rules import USUAL
from council.decisions.support.views import SupportRoundView
from council.words import _
from ui.decisions import asking
from ui.decisions.numbers import whole
from ui.decisions.support.forms import CountForm, PresentForm, SayForm, SettleRatingsForm
from ui.decisions.support.rate_form import RateForm
from ui.decisions.support.state import Series, SupportState, ratable
from ui.page import Page
from ui.widgets import Form

WAYS_ON = (  # command, place, and under which name that place takes the proposal
    ("rated_consent", "decisions.consent", "proposal"),
    ("rated_ballot", "decisions.ballots", "prepare"),
    ("rated_view", "decisions.outcome", "differ"),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page was answered last."""

    rounds: tuple[SupportRoundView, ...] = ()
    proposals: tuple[ProposalView, ...] = ()
    seats: int = 0

    def can_be_rated(self) -> tuple[ProposalView, ...]:
        """Proposals whose newest wording can be rated now."""
        return ratable(self.proposals, self.rounds)


class Leading:
    """The commands of support rounds, bound to their page."""

    def __init__(self, page: Page, seen: Callable[[], Seen], series: Callable[[], Series | None]) -> None:
        self._page, self._seen, self._series = page, seen, series
        self._counting: CountForm | None = None
        bind = page.bind
        bind("decisions.rate", self._rate_or_propose, self._may_rate)
        bind("decisions.ratings", self._count, self._when("ratings"))
        bind("decisions.settle_ratings", self._settle, self._when("settle_ratings"))
        bind("decisions.close_round", self._close, self._when("close_round"))
        bind("decisions.stop_round", self._stop, self._when("stop_round"))
        bind("decisions.here_now", self._present, self._when("here_now"))
        bind("decisions.call_time", self._time, self._when("call_time"))
        for name, place, hint in WAYS_ON:
            bind(f"decisions.{name}", self._go(place, hint), self._when_on(name))
        bind("decisions.rated_out", self._not_adopted, self._when_on("rated_out"))

    # when --------------------------------------------------------------------------------------------------

    def _may_rate(self) -> bool | str:
        """With a proposal to rate; or, before the first round, to go where one is made."""
        seen = self._seen()
        return bool(seen.can_be_rated()) or not seen.rounds or _none()

    def _when(self, name: str) -> Callable[[], bool | str]:
        def may() -> bool | str:
            series = self._series()
            if series is None:
                return _("Choose a proposal first.")
            return name in SupportState.of(series).deeds or SupportState.of(series).next

        return may

    def _when_on(self, name: str) -> Callable[[], bool | str]:
        def may() -> bool | str:
            series = self._series()
            if series is None:
                return _("Choose a proposal first.")
            return name in SupportState.of(series).on or _("Close the round first.")

        return may

    # done --------------------------------------------------------------------------------------------------

    def _rate_or_propose(self) -> None:
        if self._seen().can_be_rated():
            self.rate()
        else:
            self._page.go("decisions.proposals")

    def rate(self, proposal: str = "") -> None:
        """Open a round on a proposal: the one named, the one shown, or the first that can be rated."""
        seen, series = self._seen(), self._series()
        like = series.last if series is not None else (seen.rounds[-1] if seen.rounds else None)
        form = RateForm(
            seen.can_be_rated(),
            chosen=proposal or (series.id if series is not None else ""),
            rule=USUAL if like is None else like.rule,
            way="paper" if like is None else like.way,
            seats=seen.seats,
            parent=self._page,
        )
        id = clock.new_id()

        def open_it() -> None:
            given = form.given()
            if given is not None:
                then = asking.done(self._page, _("Support round opened"), form)
                otherwise = asking.refused(form, TooFewToRate=form.present, SupportRoundRuns=form.proposal)
                self._page.act(
                    actions.open_support_round, then, otherwise, round_id=id, at=clock.now(), **given
                )

        self._ask(form, open_it)

    def _count(self) -> None:
        one = self._one()
        form = CountForm(one, parent=self._page)
        self._counting = form
        form.finished.connect(self._counted)

        def keep() -> None:
            given = form.given()
            if given is not None:
                otherwise = asking.refused(
                    form,
                    RaterMissing=form.who,
                    RatersAreOne=form.who,
                    TableNotNamed=form.who,
                    TableCountedTwice=form.who,
                )
                self._page.act(actions.enter_ratings, None, otherwise, round_id=one.id, **given)

        self._ask(form, keep)

    def _counted(self) -> None:
        self._counting = None

    def seen_anew(self, rounds: tuple[SupportRoundView, ...]) -> None:
        """The page was answered: a form that counts takes what is in now."""
        if self._counting is not None:
            self._counting.follow(rounds)

    def _settle(self) -> None:
        one = self._one()
        form = SettleRatingsForm(one, parent=self._page)

        def keep() -> None:
            given = form.given()
            if given is not None:
                then = asking.done(self._page, _("Ratings settled"), form)
                otherwise = asking.refused(form, RaterMissing=form.by)
                self._page.act(actions.settle_ratings, then, otherwise, round_id=one.id, **given)

        self._ask(form, keep)

    def _close(self) -> None:
        then = self._page.said(_("Support round closed"))
        self._page.act(actions.close_support_round, then, round_id=self._one().id, at=clock.now())

    def _stop(self) -> None:
        one = self._one()
        lead = _("It ends without a spread, and stays readable with its reason.")
        form = SayForm(_("Stop support round"), _("Stop round"), lead, _("Reason"), parent=self._page)

        def stop() -> None:
            then = asking.done(self._page, _("Support round stopped"), form)
            otherwise = asking.refused(form, StopNeedsReason=form.words)
            self._page.act(actions.stop_support_round, then, otherwise, round_id=one.id, reason=form.given())

        self._ask(form, stop)

    def _present(self) -> None:
        one = self._one()
        form = PresentForm(one, parent=self._page)

        def keep() -> None:
            present = whole(form.present)
            if present is not None:
                then = asking.done(self._page, _("Number of members present corrected"), form)
                otherwise = asking.refused(
                    form, TooFewToRate=form.present, MoreRatingsThanPresent=form.present
                )
                self._page.act(actions.correct_present, then, otherwise, round_id=one.id, present=present)

        self._ask(form, keep)

    def _time(self) -> None:
        self._page.act(actions.call_time, self._page.said(_("Time called")), round_id=self._one().id)

    def _not_adopted(self) -> None:
        one = self._one()
        lead = _("The proposal stays readable, with its reason, its rounds and the reasons for and against.")
        form = SayForm(_("Leave not adopted"), _("Leave not adopted"), lead, _("Reason"), parent=self._page)

        def leave() -> None:
            then = asking.done(self._page, _("Proposal not adopted"), form)
            otherwise = asking.refused(form, StopNeedsReason=form.words)
            self._page.act(actions.end_in_not_adopted, then, otherwise, round_id=one.id, reason=form.given())

        self._ask(form, leave)

    def _go(self, place: str, hint: str) -> Callable[[], None]:
        def go() -> None:
            self._page.go(place, **{hint: self._one().proposal_id})

        return go

    def _one(self) -> SupportRoundView:
        series = self._series()
        assert series is not None
        return series.last

    def _ask(self, form: Form, do: Callable[[], None]) -> None:
        form.submitted.connect(do)
        form.open()


def _none() -> str:
    return _("No proposal can be rated now: one needs a wording, and no round on it may be open.")
