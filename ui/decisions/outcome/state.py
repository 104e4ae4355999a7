"""What the page of recommendations says, thought out apart from Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from council.decisions.ballots.saying import carried_figure
from council.decisions.outcome.considered.views import Considered
from council.decisions.outcome.minority.saying import VIEW_STATES
from council.decisions.outcome.minority.views import MinorityText
from council.decisions.outcome.recommended.saying import carried_words, recommendation_state
from council.decisions.outcome.recommended.views import BundleView, RecommendationView
from council.decisions.proposals.saying import proposal_state
from council.words import N_, _, ngettext
from ui.decisions.outcome.minority_state import backing_line, view_deeds
from ui.decisions.state import state_ink
from ui.widgets import Row

KINDS = (
    ("recommendation", N_("Recommended")),
    ("minority", N_("Minority views")),
    ("considered", N_("Not adopted")),
    ("bundle", N_("Alternatives")),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outcome's list: a recommendation, a minority view, alternatives, or not adopted."""

    kind: str  # recommendation, minority, considered, bundle
    id: str
    row: Row
    value: RecommendationView | MinorityText | Considered | BundleView


def outcome_of(
    recommendations: tuple[RecommendationView, ...],
    views: tuple[MinorityText, ...],
    considered: tuple[Considered, ...],
    bundles: tuple[BundleView, ...] = (),
) -> dict[str, tuple[Entry, ...]]:
    """The lists of the outcome, by kind."""
    return {
        "recommendation": tuple(
            Entry("recommendation", r.id, _recommendation_row(r), r) for r in recommendations
        ),
        "minority": tuple(Entry("minority", v.id, _minority_row(v), v) for v in views),
        "considered": tuple(Entry("considered", c.id, _considered_row(c), c) for c in considered),
        "bundle": tuple(Entry("bundle", b.id, _bundle_row(b), b) for b in bundles),
    }


def outcome_deeds(entry: Entry) -> tuple[str, ...]:
    """What can be done with a line of the outcome, by the name of its command; what carries it on first."""
    match entry.value:
        case RecommendationView() as one:
            own = ("fill", "finish", "cite", "tie") if one.state == "provisional" else ()
            ties = ("untie",) if own and any(not tie.back for tie in one.ties) else ()
            return (*own, *ties, "correct", "way", "minority")
        case MinorityText() as view:
            return view_deeds(view)
        case Considered() as other:
            kept = ("drop_reason",) if any(reason.source == "kept" for reason in other.reasons) else ()
            return ("add_reason", *kept, *(("way",) if other.version_id else ()), "minority")
        case BundleView():
            return ("bundle", "unbundle")


def outcome_facts(lists: Mapping[str, tuple[Entry, ...]]) -> str:
    """One line over the lists."""
    made, views, other = (len(lists[kind]) for kind in ("recommendation", "minority", "considered"))
    return " · ".join(
        (
            ngettext("{n} recommendation", "{n} recommendations", made).format(n=made),
            ngettext("{n} minority view", "{n} minority views", views).format(n=views),
            ngettext("{n} not adopted", "{n} not adopted", other).format(n=other),
        )
    )


def moved(ids: Iterable[str], id: str, to: int) -> tuple[str, ...]:
    """The ids with one of them at another place, from 0; a place beyond the ends is the end."""
    rest = [one for one in ids if one != id]
    rest.insert(min(max(to, 0), len(rest)), id)
    return tuple(rest)


def _recommendation_row(one: RecommendationView) -> Row:
    state = recommendation_state(one.state)
    quiet = [carried_words(one)]
    if one.state == "provisional" and one.missing:
        gaps = ngettext("{n} field not stated", "{n} fields not stated", len(one.missing))
        quiet.append(gaps.format(n=len(one.missing)))
    return Row(one.title, quiet=" · ".join(quiet), side=state, mark=str(one.number), ink=state_ink(one.state))


def _minority_row(view: MinorityText) -> Row:
    return Row(
        view.title or view.text,
        quiet=backing_line(view),
        side=_(VIEW_STATES[view.state]),
        mark=str(view.number),
        ink=state_ink(view.state),
    )


def _considered_row(one: Considered) -> Row:
    quiet = carried_figure(one.result) if one.result else one.reason
    return Row(one.title, quiet=quiet, side=proposal_state(one.state), mark=str(one.number))


def _bundle_row(one: BundleView) -> Row:
    quiet = _("proposals {numbers}").format(numbers=", ".join(str(p.number) for p in one.members))
    return Row(one.title, quiet=quiet, side=_("nothing chosen"), mark=str(one.number))
