"""What was recommended, what was not, what was held against it, and what it was judged by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from council.decisions import queries as decisions
from council.decisions.outcome.chain import Node
from council.decisions.outcome.minority.views import MinorityText
from council.decisions.outcome.recommended.views import RecommendationView
from council.decisions.outcome.way.whole import Chain
from council.report import facts as f
from council.report.gathering.voted.queries import Day
from council.store import Db

SILENT = "withdrawn"


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around recommendations and proposals, read once for all of them."""

    day: Day
    ballots: Mapping[str, f.BallotFacts]  # by id
    rounds: Mapping[str, tuple[f.RoundFacts, ...]]  # by proposal id
    consents: Mapping[str, f.ConsentFacts]  # by id


def recommendation_facts(db: Db, around: Around) -> tuple[f.RecommendationFacts, ...]:
    """The recommendations in the order in which they stand."""
    views = decisions.recommendations_of(db)
    whole = decisions.chain_of(db) if views else None
    return tuple(_recommendation(db, one, around, whole) for one in views if whole is not None)


def _recommendation(db: Db, one: RecommendationView, around: Around, whole: Chain) -> f.RecommendationFacts:
    return f.RecommendationFacts(
        number=f"R{one.number}",
        title=one.title,
        text=one.text,
        theme=one.theme,
        rationale=one.values["rationale"],
        addressee=one.values["addressee"],
        who=one.values["who"],
        by_when=one.values["by_when"],
        conditions=one.values["conditions"],
        trade_offs=one.values["trade_offs"],
        ballot=around.ballots.get(one.ballot_id or ""),
        roots=one.roots,
        origins=_origins(one, whole),
        minorities=tuple(_view(view) for view in one.minority_views if view.state != SILENT),
        values=dict(one.values),
        state=one.state,
        proposal=one.proposal_number,
        version=one.version,
        versions=one.versions,
        authors=one.author_group,
        agreed=around.consents.get(one.agreed.id) if one.agreed else None,
        evidence=one.evidence,
        criteria=one.criteria,
        costs=one.costs,
        rounds=around.rounds.get(one.proposal_id, ()),
        objections=one.objections,
        concerns=one.concerns,
        ties=one.ties,
        misprints=one.misprints,
        wordings=_wordings(db, one.proposal_id, one.version, around.day),
    )


def _origins(one: RecommendationView, whole: Chain) -> tuple[f.StatementFacts, ...]:
    """The statements behind it, those a wording names first; one withdrawn or reworded has no words."""
    steps = whole.back(Node("recommendation", one.id)).steps
    said = [step for step in steps if step.kind == "statement" and step.text]
    said.sort(key=lambda step: step.how in ("in_theme", ""))
    return tuple(
        f.StatementFacts(
            step.number,
            step.text,
            str(step.table) if step.table else "",
            str(step.session) if step.session else "",
        )
        for step in said
    )


def _wordings(db: Db, proposal_id: str, last: int, day: Day) -> tuple[f.WordingFacts, ...]:
    return tuple(
        f.WordingFacts(one.number, day(one.at), one.reason, len(one.causes))
        for one in decisions.versions_of(db, proposal_id=proposal_id)
        if one.number <= last
    )


def proposal_facts(db: Db, around: Around) -> tuple[f.ProposalFacts, ...]:
    """What was considered and not adopted, by number."""
    balloted = {one.number: one for one in around.ballots.values()}
    known = {one.id: one for one in decisions.proposals_of(db)}
    views = decisions.minority_views_of(db)
    return tuple(
        f.ProposalFacts(
            number=f"P{one.number}",
            title=one.title,
            text=one.text,
            state=one.state,
            reason=one.reason,
            theme=known[one.id].theme,
            ballot=balloted.get(one.ballot_number),
            reasons=one.reasons,
            went_on=one.went_on,
            rounds=around.rounds.get(one.id, ()),
            minorities=tuple(_view(v) for v in views if v.proposal_id == one.id and v.state != SILENT),
            statements=one.origins,
            authors=known[one.id].author_group,
        )
        for one in decisions.considered_not_adopted_of(db)
    )


def minority_facts(db: Db, titles: Mapping[str, str]) -> tuple[f.MinorityFacts, ...]:
    """Every view that stands, by number. `titles`: what a ballot was about, by its id."""
    return tuple(
        _view(one, titles.get(one.ballot_id or "", ""))
        for one in decisions.minority_views_of(db)
        if one.state != SILENT
    )


def _view(one: MinorityText, about: str = "") -> f.MinorityFacts:
    """A view in the wording that those asked saw."""
    return f.MinorityFacts(
        about=one.proposal_title or about,
        text=one.backed_text or one.text,
        backers=one.backers,
        base=one.base,
        printed=one.state in ("backed", "printed"),
        title=one.title,
        authors=one.author_group,
        recommendation=f"R{one.recommendation}" if one.recommendation else "",
        proposal=f"P{one.proposal_number}" if one.proposal_number else "",
    )


def criterion_facts(db: Db) -> tuple[f.CriterionFacts, ...]:
    """What proposals were judged by, the retired ones too."""
    return tuple(
        f.CriterionFacts(one.number, one.text, one.weight, one.state, one.item, one.session, one.reason)
        for one in decisions.criteria_of(db)
    )


def alternative_facts(db: Db) -> tuple[f.AlternativeFacts, ...]:
    """What stands side by side, nothing chosen."""
    return tuple(
        f.AlternativeFacts(one.number, one.title, one.note, _members(one.members))
        for one in decisions.bundles_of(db)
    )


def _members(members: Sequence[decisions.ProposalView]) -> tuple[tuple[str, str, str, str], ...]:
    return tuple(
        (f"R{p.recommendation}" if p.recommendation else f"P{p.number}", p.title, p.text, p.state)
        for p in members
    )
