"""What was voted, rated and agreed: every ballot with a result, the void ones, support and consent rounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

from council.decisions import queries as decisions
from council.decisions.ballots.views import BallotView
from council.decisions.consent.views import ConsentView
from council.decisions.outcome.recommended.views import ConcernKept, ObjectionKept
from council.decisions.support.rules import FEWEST
from council.decisions.support.views import SupportRoundView
from council.report import facts as f
from council.sessions import queries as sessions
from council.sessions.plans import zone_of
from council.store import Db

Day = Callable[[datetime | None], date | None]
OVER = ("agreed", "deferred", "stopped")


def day_of(db: Db) -> Day:
    """Moments as days where the council met last; in UTC where it never met."""
    held = sessions.sessions_of(db)
    zone = zone_of(held[-1].time_zone if held else "UTC")
    return lambda at: at.astimezone(zone).date() if at else None


def ballot_facts(view: BallotView, day: Day) -> f.BallotFacts:
    """One ballot that was certified."""
    assert view.result is not None
    return replace(
        f.counted(view.number, view.proposal_title or view.question, view.rule, view.result),
        question=view.question,
        way=view.way,
        proposal=view.proposal_number,
        wording=view.version,
        repeats=view.repeats,
        day=day(view.certified_at),
        hash=view.hash,
    )


def void_facts(views: tuple[BallotView, ...]) -> tuple[f.VoidFacts, ...]:
    """The ballots that were declared void, each with the one that repeats it."""
    again = {view.repeats: view.number for view in views if view.repeats}
    return tuple(
        f.VoidFacts(one.number, one.proposal_title or one.question, one.reason, again.get(one.number, 0))
        for one in views
        if one.state == "void"
    )


def rounds_by_proposal(db: Db, day: Day) -> Mapping[str, tuple[f.RoundFacts, ...]]:
    """The closed support rounds of every proposal, oldest first; small ones without their spread."""
    found: dict[str, tuple[f.RoundFacts, ...]] = {}
    for one in decisions.support_rounds_of(db):
        if one.spread is not None:
            found[one.proposal_id] = (*found.get(one.proposal_id, ()), _round(one, day))
    return found


def _round(one: SupportRoundView, day: Day) -> f.RoundFacts:
    hidden = one.spread is None or one.spread.hidden
    return f.RoundFacts(
        turn=one.turn,
        version=one.version,
        rule=one.rule,
        spread=None if hidden else one.spread,
        change=None if hidden else one.change,
        day=day(one.closed_at),
    )


def consents_by_id(db: Db, day: Day) -> Mapping[str, f.ConsentFacts]:
    """Every consent round that is over, by its id."""
    roles = {one.round_id: one for one in decisions.roles_of(db)}
    return {
        one.id: _consent(one, roles.get(one.id), day)
        for one in decisions.consent_rounds_of(db)
        if one.state in OVER
    }


def _consent(one: ConsentView, elected: decisions.RoleView | None, day: Day) -> f.ConsentFacts:
    now = one.round
    told = sum(one.tally.values()) >= FEWEST
    return f.ConsentFacts(
        number=one.number,
        kind=one.kind,
        state=one.state,
        title=one.proposal_title or one.role,
        proposal=one.proposal_number,
        wording=one.version,
        people=now.people,
        tally=tuple(sorted(one.tally.items())) if told else (),
        bound=one.bound,
        objections=tuple(
            ObjectionKept(
                each.id, each.argument, each.state, each.how, each.resolution,
                one.resolving_versions.get(each.id, 0),
            )
            for each in now.objections
        ),
        concerns=tuple(
            ConcernKept(each.id, each.text, each.sign, each.review_on, each.state) for each in now.concerns
        ),
        reason=now.reason,
        owner=now.owner,
        until=now.until,
        day=day(one.agreed_at or one.ended_at),
        role=one.role,
        seat=elected.seat.number if elected and elected.seat.kind == "seat" else 0,
        alias=elected.seat.alias if elected else "",
        term=(one.term_from, one.term_until),
    )  # fmt: skip
