"""Questions about what came of it: recommendations with all that stands around them, and minority views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from council.decisions.ballots.queries import ballots_of
from council.decisions.ballots.views import BallotView
from council.decisions.consent.queries import consent_rounds_of
from council.decisions.consent.views import ConsentView
from council.decisions.outcome import chain
from council.decisions.outcome.chain import Node, Trails
from council.decisions.outcome.links.queries import links_of, spoken_of
from council.decisions.outcome.minority.queries import minority_views_of
from council.decisions.outcome.minority.views import MinorityText
from council.decisions.outcome.recommended.fields import NAMES
from council.decisions.outcome.recommended.records import Bundle, Misprint, Recommendation, RecommendationTie
from council.decisions.outcome.recommended.views import (
    Agreed,
    BundleView,
    Cited,
    ConcernKept,
    CriterionMet,
    MisprintView,
    ObjectionKept,
    RecommendationView,
    Tie,
)
from council.decisions.proposals.criteria.queries import criteria_of, scores_of
from council.decisions.proposals.criteria.scoring import Cell, cells, printed
from council.decisions.proposals.criteria.views import CriterionView
from council.decisions.proposals.queries import proposals_of, theme_titles
from council.decisions.proposals.records import ProposalVersion
from council.decisions.proposals.views import ProposalView
from council.decisions.proposals.wordings import read_costs
from council.decisions.support.queries import support_rounds_of
from council.decisions.support.views import SupportRoundView
from council.sessions.asked.records import Evidence
from council.store import Db


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around recommendations, read once for all of them."""

    themes: Mapping[str, str]
    votes: Mapping[str, BallotView]
    proposals: Mapping[str, ProposalView]
    views: tuple[MinorityText, ...]
    trails: Trails
    spoken: Mapping[str, chain.Spoken]
    rows: tuple[Recommendation, ...]
    ties: tuple[RecommendationTie, ...]
    misprints: tuple[Misprint, ...]
    evidence: Mapping[str, Cited]
    criteria: tuple[CriterionView, ...]
    scores: Mapping[tuple[str, str], Cell]
    spread: tuple[SupportRoundView, ...]
    consents: tuple[ConsentView, ...]


def recommendations_of(db: Db) -> tuple[RecommendationView, ...]:
    """All recommendations in the order in which they stand."""
    rows = tuple(db.scalars(select(Recommendation).order_by(Recommendation.place, Recommendation.number)))
    if not rows:
        return ()
    around = _Around(
        themes=theme_titles(db),
        votes={ballot.id: ballot for ballot in ballots_of(db)},
        proposals={one.id: one for one in proposals_of(db)},
        views=minority_views_of(db, state="backed"),
        trails=Trails.of(links_of(db)),
        spoken=spoken_of(db),
        rows=rows,
        ties=tuple(
            db.scalars(select(RecommendationTie).order_by(RecommendationTie.at, RecommendationTie.id))
        ),
        misprints=tuple(db.scalars(select(Misprint).order_by(Misprint.number))),
        evidence={row.id: Cited(row.id, row.title, row.source) for row in db.scalars(select(Evidence))},
        criteria=criteria_of(db),
        scores=cells(scores_of(db)),
        spread=tuple(one for one in support_rounds_of(db) if one.spread is not None),
        consents=consent_rounds_of(db),
    )
    return tuple(_recommendation(db, row, around) for row in rows)


def bundles_of(db: Db) -> tuple[BundleView, ...]:
    """Alternatives that stand side by side, by number, each with the proposals in it."""
    proposals = {one.id: one for one in proposals_of(db)}
    return tuple(
        BundleView(
            row.id,
            row.number,
            row.title,
            row.note,
            tuple(proposals[one] for one in row.members if one in proposals),
        )
        for row in db.scalars(select(Bundle).order_by(Bundle.number))
    )


def _recommendation(db: Db, row: Recommendation, around: _Around) -> RecommendationView:
    version = db.get(ProposalVersion, row.version_id)
    assert version is not None
    proposal, vote = around.proposals[row.proposal_id], around.votes.get(row.ballot_id or "")
    here = Node("recommendation", row.id)
    nodes = around.trails.back(here)
    roots = chain.roots(nodes, around.spoken, around.trails, start=here, evidence=len(row.evidence_ids))
    return RecommendationView(
        id=row.id,
        number=row.number,
        place=row.place,
        text=row.text,
        state=row.state,
        values={name: getattr(row, name) for name in NAMES},
        at=row.at,
        theme_id=row.theme_id,
        theme=around.themes.get(row.theme_id or "", ""),
        proposal_id=row.proposal_id,
        proposal_number=proposal.number,
        author_group=proposal.author_group,
        version_id=row.version_id,
        version=version.number,
        versions=roots.versions,
        decided_text=version.text,
        roots=roots,
        ballot_id=row.ballot_id,
        ballot_number=vote.number if vote else 0,
        way=vote.way if vote else "",
        result=vote.result if vote else None,
        evidence=tuple(around.evidence[id] for id in row.evidence_ids if id in around.evidence),
        criteria=_criteria(row, around),
        costs=read_costs(version.costs),
        spread=tuple(one for one in around.spread if one.proposal_id == row.proposal_id),
        agreed=next((_agreed(one) for one in around.consents if one.id == row.consent_id), None),
        objections=_objections(row, around),
        concerns=_concerns(row, around),
        minority_views=tuple(view for view in around.views if view.proposal_id == row.proposal_id),
        ties=_ties(row, around),
        misprints=tuple(_misprint(one) for one in around.misprints if one.recommendation_id == row.id),
    )


def _ties(row: Recommendation, around: _Around) -> tuple[Tie, ...]:
    known = {one.id: one for one in around.rows}
    own = [(one, one.other_id, False) for one in around.ties if one.recommendation_id == row.id]
    own += [(one, one.recommendation_id, True) for one in around.ties if one.other_id == row.id]
    return tuple(
        Tie(one.id, one.how, other, known[other].number, known[other].title, back) for one, other, back in own
    )


def _criteria(row: Recommendation, around: _Around) -> tuple[CriterionMet, ...]:
    """The agreed criteria against which the adopted wording was scored."""
    return tuple(
        CriterionMet(one.text, one.weight, printed(cell.mean), len(cell.given))
        for one in around.criteria
        if one.state == "agreed"
        for cell in [around.scores.get((one.id, row.version_id), Cell())]
        if cell.given
    )


def _agreed(one: ConsentView) -> Agreed:
    return Agreed(one.id, one.number, one.agreed_at, one.bound, one.tally)


def _objections(row: Recommendation, around: _Around) -> tuple[ObjectionKept, ...]:
    """Objections in every consent round on any of its wordings, oldest first."""
    return tuple(
        ObjectionKept(
            each.id,
            each.argument,
            each.state,
            each.how,
            each.resolution,
            one.resolving_versions.get(each.id, 0),
        )
        for one in around.consents
        if one.proposal_id == row.proposal_id
        for each in one.round.objections
    )


def _concerns(row: Recommendation, around: _Around) -> tuple[ConcernKept, ...]:
    """Concerns that stay with what was adopted."""
    return tuple(
        ConcernKept(each.id, each.text, each.sign, each.review_on, each.state)
        for one in around.consents
        if one.id == row.consent_id
        for each in one.round.concerns
    )


def _misprint(row: Misprint) -> MisprintView:
    return MisprintView(row.number, row.old, row.new, (row.first_role, row.second_role), row.at)
