"""What was decided, by which rule, and what was not."""

from __future__ import annotations

from dataclasses import replace

from council.decisions import queries as decisions
from council.decisions.ballots.results import Result
from council.decisions.ballots.saying import rule_sentence
from council.decisions.ballots.telling import outcome_told, steps_told
from council.decisions.ballots.views import BallotView
from council.decisions.outcome.minority.views import MinorityText
from council.decisions.outcome.recommended.views import RecommendationView
from council.decisions.outcome.way.saying import roots_sentence
from council.decisions.proposals.saying import proposal_state
from council.report import facts as f
from council.store import Db


def ballot_facts(view: BallotView) -> f.BallotFacts:
    assert view.result is not None
    told = _counted(view.number, view.proposal_title, view.result, question=view.question)
    return replace(told, rule=rule_sentence(view.rule))


def _counted(number: int, title: str, result: Result, *, question: str = "") -> f.BallotFacts:
    decided = result.outcome in ("carried", "not_carried")
    return f.BallotFacts(
        number=number,
        title=title,
        question=question,
        entitled=result.entitled,
        issued=result.returned + result.not_returned,
        returned=result.returned,
        valid=result.valid,
        spoiled=result.spoiled,
        abstained=result.abstain,
        yes=result.yes,
        no=result.no,
        base=result.base_number,
        base_name="valid" if result.kind == "gradients" and result.base == "votes" else result.base,
        threshold=result.threshold,
        strict=not result.at_least,
        passes=result.outcome == "carried" if decided else None,
        quorum_met=result.quorum_met,
        kind=result.kind,
        outcome=outcome_told(result),
        steps=steps_told(result),
    )


def recommendation_facts(
    db: Db, one: RecommendationView, balloted: dict[str, f.BallotFacts]
) -> f.RecommendationFacts:
    steps = decisions.origins_of(db, recommendation_id=one.id).steps
    origins = tuple(
        f.StatementFacts(
            step.number,
            step.text,
            str(step.table) if step.table else "",
            str(step.session) if step.session else "",
        )
        for step in steps
        if step.kind == "statement" and step.text  # one withdrawn or reworded has no words to print
    )
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
        ballot=balloted.get(one.ballot_id or ""),
        came_from=roots_sentence(one.roots),
        origins=origins,
        minorities=tuple(_view(view, one.title) for view in one.minority_views if view.state != "withdrawn"),
    )


def proposal_facts(db: Db, views: tuple[BallotView, ...]) -> tuple[f.ProposalFacts, ...]:
    by_title = {view.number: view.proposal_title for view in views}
    return tuple(
        f.ProposalFacts(
            number=f"P{one.number}",
            title=one.title,
            text=one.text,
            state=proposal_state(one.state),
            reason=one.reason,
            ballot=_counted(one.ballot_number, by_title[one.ballot_number], one.result)
            if one.result
            else None,
        )
        for one in decisions.considered_not_adopted_of(db)
    )


def minority_facts(db: Db, views: tuple[BallotView, ...]) -> tuple[f.MinorityFacts, ...]:
    titles = {view.id: view.title for view in decisions.proposals_of(db)}
    balloted = {view.id: view.proposal_title for view in views}
    return tuple(
        _view(one, titles.get(one.proposal_id or "", balloted.get(one.ballot_id or "", "")))
        for one in decisions.minority_views_of(db)
        if one.state != "withdrawn"
    )


def _view(one: MinorityText, about: str) -> f.MinorityFacts:
    return f.MinorityFacts(about, one.text, one.backers, one.base, one.state in ("backed", "printed"))
