"""Minority views on the page of recommendations: drafted, reworded, backed or not, taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from council import clock
from council.decisions import actions, queries
from council.decisions.outcome.minority.backing import Backing
from council.decisions.outcome.minority.views import MinorityText
from council.decisions.proposals.views import ProposalView
from council.words import _
from ui.decisions import asking
from ui.decisions.outcome.minority_forms import BackForm, BackingRuleForm, DraftViewForm, RewordViewForm
from ui.decisions.outcome.minority_state import view_deeds, view_next
from ui.page import Page
from ui.widgets import Form

ANSWERED = ("in_review", "in_consent", "in_ballot", "adopted", "adopted_with_concerns", "not_adopted")


class MinorityPart:
    """Binds what can be done with minority views; `chosen` tells the one that is chosen, or None.

    `about` tells the proposal the chosen line is about, "" for none: a draft begins there.
    """

    def __init__(
        self, page: Page, chosen: Callable[[], MinorityText | None], about: Callable[[], str] = str
    ) -> None:
        self._page, self._chosen = page, chosen
        page.bind("decisions.minority", lambda: self.draft(about()))
        page.bind("decisions.reword_view", self._reword, self._when("reword_view"))
        page.bind(
            "decisions.back_view",
            lambda: page.ask(queries.backing_rule_of, self._back),
            self._when("back_view"),
        )
        page.bind("decisions.backing_rule", lambda: page.ask(queries.backing_rule_of, self._rule))
        page.bind("decisions.retract", self._retract, self._when("retract"))

    def draft(self, proposal: str = "") -> None:
        """Draft a view, on the proposal named or on one that is chosen in the form."""
        self._page.ask(_decided, lambda found: self._draft(*found, proposal))

    def _when(self, name: str) -> Callable[[], bool | str]:
        def may() -> bool | str:
            view = self._chosen()
            if view is None:
                return _("Choose a minority view first.")
            return name in view_deeds(view) or view_next(view)

        return may

    def _draft(self, proposals: tuple[ProposalView, ...], rule: Backing, chosen: str) -> None:
        words = _("Proposal {n}: {title}")
        decided = [(p.id, words.format(n=p.number, title=p.title)) for p in proposals if p.state in ANSWERED]
        form, id = DraftViewForm(decided, rule, chosen=chosen, parent=self._page), clock.new_id()

        def keep() -> None:
            then = asking.done(self._page, _("Minority view kept"), form)
            otherwise = asking.refused(
                form, WordingMissing=form.text, WordingTooLong=form.text, MinorityTextTooLong=form.text
            )
            given = form.given()
            self._page.act(actions.draft_minority_view, then, otherwise, view_id=id, at=clock.now(), **given)

        _ask(form, keep)

    def _reword(self) -> None:
        view = self._known()
        form = RewordViewForm(view, parent=self._page)

        def keep() -> None:
            then = asking.done(self._page, _("Minority view reworded"), form)
            otherwise = asking.refused(
                form,
                WordingMissing=form.text,
                WordingTooLong=form.text,
                MinorityTextTooLong=form.text,
                MinorityTextUnchanged=form.text,
            )
            given = form.given()
            self._page.act(
                actions.reword_minority_view, then, otherwise, view_id=view.id, at=clock.now(), **given
            )

        _ask(form, keep)

    def _back(self, rule: Backing) -> None:
        view = self._known()
        form = BackForm(view, rule, parent=self._page)

        def keep() -> None:
            given = form.given()
            if given is not None:
                then = asking.done(self._page, _("Backing counted"), form)
                otherwise = asking.refused(form, BackersOutOfRange=form.backers)
                self._page.act(actions.count_backing, then, otherwise, view_id=view.id, **given)

        _ask(form, keep)

    def _rule(self, rule: Backing) -> None:
        form = BackingRuleForm(rule, parent=self._page)

        def keep() -> None:
            agreed = form.given()
            if agreed is not None:
                then = asking.done(self._page, _("Rule for minority views kept"), form)
                self._page.act(actions.agree_backing_rule, then, asking.refused(form), rule=agreed)

        _ask(form, keep)

    def _retract(self) -> None:
        said = self._page.said(_("Minority view withdrawn"))
        self._page.act(actions.withdraw_minority_view, said, view_id=self._known().id)

    def _known(self) -> MinorityText:
        view = self._chosen()
        assert view is not None
        return view


def _ask(form: Form, do: Callable[[], None]) -> None:
    form.submitted.connect(do)
    form.open()


def _decided(db: Any) -> tuple[tuple[ProposalView, ...], Backing]:
    """The proposals, and the rule agreed for views, asked for in one go."""
    return queries.proposals_of(db), queries.backing_rule_of(db)
