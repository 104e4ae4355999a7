"""What the page of recommendations says, thought out apart from Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from council.decisions.ballots.saying import share_with_base
from council.decisions.outcome.saying import VIEW_STATES, backing_words, recommendation_state
from council.decisions.outcome.views import Considered, MinorityText, RecommendationView
from council.decisions.proposals.saying import proposal_state
from council.words import _, ngettext
from ui.decisions.state import state_ink
from ui.widgets import Row


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outcome's list: a recommendation, a minority view, or what was not adopted."""

    kind: str  # recommendation, minority, considered
    id: str
    row: Row
    value: RecommendationView | MinorityText | Considered


def outcome_of(
    recommendations: tuple[RecommendationView, ...],
    views: tuple[MinorityText, ...],
    considered: tuple[Considered, ...],
) -> dict[str, tuple[Entry, ...]]:
    """The three lists of the outcome, by kind."""
    return {
        "recommendation": tuple(
            Entry("recommendation", r.id, _recommendation_row(r), r) for r in recommendations
        ),
        "minority": tuple(Entry("minority", v.id, _minority_row(v), v) for v in views),
        "considered": tuple(Entry("considered", c.id, _considered_row(c), c) for c in considered),
    }


def outcome_deeds(entry: Entry) -> tuple[str, ...]:
    """What can be done with a line of the outcome, by the name of its command."""
    if isinstance(entry.value, RecommendationView):
        return ("fill", "finish", "minority") if entry.value.state == "provisional" else ("minority",)
    if isinstance(entry.value, MinorityText):
        return ("minority", "retract") if entry.value.state != "withdrawn" else ("minority",)
    return ("minority",)


def outcome_facts(lists: Mapping[str, tuple[Entry, ...]]) -> str:
    """One line over the three lists."""
    made, views, other = (len(lists[kind]) for kind in ("recommendation", "minority", "considered"))
    return " · ".join(
        (
            ngettext("{n} recommendation", "{n} recommendations", made).format(n=made),
            ngettext("{n} minority view", "{n} minority views", views).format(n=views),
            ngettext("{n} not adopted", "{n} not adopted", other).format(n=other),
        )
    )


def _recommendation_row(one: RecommendationView) -> Row:
    share = share_with_base(one.result) if one.result else _("no ballot")
    state = recommendation_state(one.state)
    return Row(one.title, quiet=share, side=state, mark=str(one.number), ink=state_ink(one.state))


def _minority_row(view: MinorityText) -> Row:
    return Row(
        view.text,
        quiet=backing_words(view.backers, view.base),
        side=_(VIEW_STATES[view.state]),
        mark=str(view.number),
        ink=state_ink(view.state),
    )


def _considered_row(one: Considered) -> Row:
    quiet = share_with_base(one.result) if one.result else one.reason
    return Row(one.title, quiet=quiet, side=proposal_state(one.state), mark=str(one.number))


def filled_fields(one: RecommendationView) -> tuple[tuple[str, str], ...]:
    """The recommendation's fields by name; what is empty says so, so that gaps are seen."""
    waived = _("waived by {role}").format(role=one.waived_by) if one.waived_by else ""
    pairs = (
        (_("Addressed to"), one.addressee),
        (_("Who acts"), one.who),
        (_("By when"), one.by_when),
        (_("Why"), one.rationale or waived),
        (_("Trade-offs, and who bears them"), one.trade_offs or waived),
        *one.fields.items(),
    )
    return tuple((name, words or _("not stated")) for name, words in pairs)
