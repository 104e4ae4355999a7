"""The one question the report is made from, and those about its texts and editions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select

from council.decisions import queries as decisions
from council.ground import queries as ground
from council.report import facts as f
from council.report.gathering.chosen.queries import category_facts, draw_facts, stage_facts
from council.report.gathering.council.queries import council_facts, remit_facts
from council.report.gathering.decided.queries import (
    Around,
    alternative_facts,
    criterion_facts,
    minority_facts,
    proposal_facts,
    recommendation_facts,
)
from council.report.gathering.heard.queries import ground_facts, theme_facts
from council.report.gathering.voted.queries import (
    ballot_facts,
    consents_by_id,
    day_of,
    rounds_by_proposal,
    void_facts,
)
from council.report.gathering.worked.queries import mixing_facts, session_facts
from council.report.records import Edition, ReportText
from council.selection import queries as selection
from council.sessions import queries as sessions
from council.store import Db


@dataclass(frozen=True, slots=True)
class EditionView:
    """A published edition: number, language, fingerprint of the file, and when."""

    id: str
    number: int
    state: str
    language: str
    hash: str
    bytes: int
    pages: int
    version: str
    changes: str
    at: datetime


def texts_of(db: Db) -> dict[str, str]:
    """The words written for the report, by place, in the order in which they stand in it."""
    kept = {row.section: row.body for row in db.scalars(select(ReportText))}
    return {section: kept[section] for section in f.TEXTS if section in kept}


def editions_of(db: Db) -> tuple[EditionView, ...]:
    """Every published edition, the newest first."""
    rows = db.scalars(select(Edition).order_by(Edition.number.desc()))
    names = EditionView.__slots__
    return tuple(EditionView(**{name: getattr(row, name) for name in names}) for row in rows)


def facts_of(db: Db) -> f.Facts:
    """Everything the report tells, gathered from every room; no name, no contact detail.

    Statements whose speaker wished not to be shown carry neither table nor session.
    """
    drawn, last = selection.selection_facts(db), editions_of(db)
    spoken = {view.id: view for view in sessions.statements_of(db)}
    seats = selection.seats_of(db)
    members = [seat for seat in seats if seat.state in selection.MEMBERS]
    panel = max(drawn.stages.drawn, len(members))
    answers = ground.answers_of(db)
    views = decisions.ballots_of(db)
    day = day_of(db)
    balloted = {view.id: ballot_facts(view, day) for view in views if view.result is not None}
    around = Around(day, balloted, rounds_by_proposal(db, day), consents_by_id(db, day))
    return f.Facts(
        council=council_facts(db),
        edition=f.EditionFacts(number=len(last) + 1, state="draft"),
        texts=tuple(texts_of(db).items()),
        remit=remit_facts(db),
        seats=panel,
        confirmed=sum(seat.state == "confirmed" for seat in members),
        withdrawn=panel - len(members),
        categories=category_facts(drawn) if members else (),
        draw=draw_facts(drawn),
        stages=stage_facts(drawn.stages),
        sessions=session_facts(db, len(members)),
        mixing=mixing_facts(db),
        statements=len(spoken),
        speakers=len({view.seat_id for view in spoken.values() if view.seat_id}),
        votes=answers.votes,
        voters=answers.voters,
        together=answers.together,
        themes=theme_facts(db, spoken),
        ground=ground_facts(db),
        recommendations=recommendation_facts(db, around),
        proposals=proposal_facts(db, around),
        minorities=minority_facts(db, {view.id: view.proposal_title for view in views}),
        ballots=tuple(balloted.values()),
        voids=void_facts(views),
        consents=tuple(around.consents.values()),
        criteria=criterion_facts(db),
        alternatives=alternative_facts(db),
    )


def as_published(facts: f.Facts) -> f.Facts:
    """The facts of the edition that is about to go out: a first one is published, later ones correct it."""
    number = facts.edition.number
    return replace(facts, edition=f.EditionFacts(number, "published" if number == 1 else "corrected"))
