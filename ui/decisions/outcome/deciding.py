"""What can be done with a line of the outcome: fields, order, ties, misprints, reasons, alternatives."""

from __future__ import annotations

from typing import Any, Protocol

from council import clock
from council.decisions import actions, queries
from council.decisions.outcome.considered.views import Considered
from council.decisions.outcome.recommended.views import BundleView, RecommendationView
from council.sessions.queries import evidence_of
from council.words import _
from ui.decisions import asking
from ui.decisions.outcome import forms
from ui.decisions.outcome.printing import OutcomePrinting
from ui.decisions.outcome.state import Entry, moved
from ui.page import Page


class Listing(Protocol):
    """What the page tells of its lists."""

    @property
    def current(self) -> Entry | None: ...

    def chosen(self, kind: type) -> Any: ...

    def listed(self, kind: str) -> tuple[Any, ...]: ...

    def show_way(self) -> None: ...


class OutcomeDeeds:
    """Binds the commands of the page, each with when it can be done and why not."""

    def __init__(self, page: Page, listing: Listing) -> None:
        self._page, self._listing, self._printing = page, listing, OutcomePrinting(page)
        bind = page.bind
        bind("decisions.fill", self._fill, self._provisional)
        bind("decisions.cite", lambda: page.ask(evidence_of, self._cite), self._provisional)
        bind("decisions.tie", self._tie, self._may_tie)
        bind("decisions.untie", self._untie, self._may_untie)
        bind("decisions.finish", self._finish, self._provisional)
        bind("decisions.correct", self._correct, self._is_recommendation)
        bind("decisions.earlier", lambda: self._move(-1), lambda: self._may_move(-1))
        bind("decisions.later", lambda: self._move(1), lambda: self._may_move(1))
        bind("decisions.add_reason", self._add_reason, self._is_considered)
        bind("decisions.drop_reason", self._drop_reason, self._has_reason)
        bind("decisions.bundle", lambda: page.ask(queries.proposals_of, self._bundle))
        bind("decisions.unbundle", self._unbundle, self._is_bundle)
        bind("decisions.print_outcome", self._printing.print_all, self._has_any)
        bind("decisions.export_outcome", self._printing.export, self._has_any)
        bind("decisions.way", listing.show_way, self._has_way)

    # when --------------------------------------------------------------------------------------------------

    def _one(self) -> Any:
        return self._listing.chosen(RecommendationView)

    def _is_recommendation(self) -> bool | str:
        return self._one() is not None or _("Choose a recommendation first.")

    def _provisional(self) -> bool | str:
        one = self._one()
        if one is None:
            return _("Choose a recommendation first.")
        return one.state == "provisional" or _("This recommendation is final.")

    def _may_tie(self) -> bool | str:
        if self._provisional() is not True:
            return self._provisional()
        return len(self._listing.listed("recommendation")) > 1 or _("There is no other recommendation yet.")

    def _may_untie(self) -> bool | str:
        if self._provisional() is not True:
            return self._provisional()
        return any(not tie.back for tie in self._one().ties) or _("It is tied to nothing.")

    def _may_move(self, by: int) -> bool | str:
        one = self._one()
        if one is None:
            return _("Choose a recommendation first.")
        ids = [each.id for each in self._listing.listed("recommendation")]
        inside = one.id in ids and 0 <= ids.index(one.id) + by < len(ids)
        return inside or (_("It stands first.") if by < 0 else _("It stands last."))

    def _is_considered(self) -> bool | str:
        return self._listing.chosen(Considered) is not None or _("Choose what was not adopted first.")

    def _has_reason(self) -> bool | str:
        other = self._listing.chosen(Considered)
        kept = other is not None and any(one.source == "kept" for one in other.reasons)
        return kept or _("No reason was kept by hand here.")

    def _is_bundle(self) -> bool | str:
        return self._listing.chosen(BundleView) is not None or _("Choose alternatives first.")

    def _has_any(self) -> bool | str:
        return bool(self._listing.listed("recommendation")) or _("There is no recommendation yet.")

    def _has_way(self) -> bool | str:
        entry = self._listing.current
        has = entry is not None and entry.kind != "bundle"
        return has or _("Choose something that was decided first.")

    # done --------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        one = self._one()
        form = forms.FieldsForm(one, parent=self._page)

        def keep() -> None:
            then = asking.done(self._page, _("Fields kept"), form)
            otherwise = asking.refused(form, TitleMissing=form.own["title"])
            given = {"recommendation_id": one.id, **form.given()}
            self._page.act(actions.describe_recommendation, then, otherwise, **given)

        form.submitted.connect(keep)
        form.open()

    def _cite(self, heard: tuple[Any, ...]) -> None:
        one = self._one()
        form = forms.CiteForm(one, heard, parent=self._page)

        def keep() -> None:
            then = asking.done(self._page, _("Citations kept"), form)
            given = {"recommendation_id": one.id, "evidence_ids": form.heard.editor.ticked()}
            self._page.act(actions.describe_recommendation, then, asking.refused(form), **given)

        form.submitted.connect(keep)
        form.open()

    def _tie(self) -> None:
        one, id = self._one(), clock.new_id()
        others = [each for each in self._listing.listed("recommendation") if each.id != one.id]
        form = forms.TieForm(one, others, parent=self._page)

        def tie() -> None:
            then = asking.done(self._page, _("Recommendations tied"), form)
            given = {"tie_id": id, "recommendation_id": one.id, "at": clock.now(), **form.given()}
            self._page.act(actions.tie_recommendations, then, asking.refused(form), **given)

        form.submitted.connect(tie)
        form.open()

    def _untie(self) -> None:
        form = forms.UntieForm(self._one(), parent=self._page)

        def untie() -> None:
            then = asking.done(self._page, _("Tie taken away"), form)
            tie_id = form.tie.editor.currentData()
            self._page.act(actions.untie_recommendations, then, asking.refused(form), tie_id=tie_id)

        form.submitted.connect(untie)
        form.open()

    def _finish(self) -> None:
        then = self._page.said(_("Recommendation made final"))
        self._page.act(actions.finish_recommendation, then, recommendation_id=self._one().id)

    def _correct(self) -> None:
        one, id = self._one(), clock.new_id()
        form = forms.MisprintForm(one, parent=self._page)

        def correct() -> None:
            then = asking.done(self._page, _("Misprint put right"), form)
            otherwise = asking.refused(
                form, MisprintNotFound=form.old, MisprintUnchanged=form.new, TwoRolesNeeded=form.second
            )
            given = {"misprint_id": id, "recommendation_id": one.id, "at": clock.now(), **form.given()}
            self._page.act(actions.correct_misprint, then, otherwise, **given)

        form.submitted.connect(correct)
        form.open()

    def lay(self, entry: Entry, position: int) -> None:
        """Let a recommendation that was dragged stand at a place, from 0; other lists have an order."""
        if entry.kind != "recommendation":
            self._page.refresh()
            return
        ids = moved((each.id for each in self._listing.listed("recommendation")), entry.id, position)
        then = self._page.said(_("Order changed"))
        self._page.act(actions.order_recommendations, then, recommendation_ids=ids)

    def _move(self, by: int) -> None:
        ids = [each.id for each in self._listing.listed("recommendation")]
        self.lay(self._listing.current, ids.index(self._one().id) + by)

    def _add_reason(self) -> None:
        other, id = self._listing.chosen(Considered), clock.new_id()
        form = forms.ReasonForm(other, parent=self._page)

        def keep() -> None:
            then = asking.done(self._page, _("Reason kept"), form)
            otherwise = asking.refused(form, ConsideredReasonMissing=form.text)
            given = {"reason_id": id, "proposal_id": other.id, "at": clock.now(), **form.given()}
            self._page.act(actions.keep_reason, then, otherwise, **given)

        form.submitted.connect(keep)
        form.open()

    def _drop_reason(self) -> None:
        kept = [one for one in self._listing.chosen(Considered).reasons if one.source == "kept"]
        form = forms.DropForm(kept, parent=self._page)

        def drop() -> None:
            then = asking.done(self._page, _("Reason taken away"), form)
            reason_id = form.reason.editor.currentData()
            self._page.act(actions.drop_reason, then, asking.refused(form), reason_id=reason_id)

        form.submitted.connect(drop)
        form.open()

    def _bundle(self, proposals: tuple[Any, ...]) -> None:
        form, id = forms.BundleForm(proposals, parent=self._page), clock.new_id()

        def keep() -> None:
            then = asking.done(self._page, _("Alternatives stand side by side"), form)
            otherwise = asking.refused(form, TitleMissing=form.heading, TwoAlternativesNeeded=form.members)
            given = {"bundle_id": id, "at": clock.now(), **form.given()}
            self._page.act(actions.bundle_alternatives, then, otherwise, **given)

        form.submitted.connect(keep)
        form.open()

    def _unbundle(self) -> None:
        then = self._page.said(_("Alternatives taken apart"))
        self._page.act(actions.unbundle, then, bundle_id=self._listing.chosen(BundleView).id)
