"""The one question the report is made from, and those about its texts, setup and editions."""

from __future__ import annotations

from dataclasses import replace

from council.decisions import queries as decisions
from council.ground import queries as ground
from council.report import facts as f
from council.report.editions.changes import Change, SectionText, changes_between, section_texts
from council.report.editions.proof import ProofLine, mark_of
from council.report.editions.queries import editions_of, last_published_of, proof_of
from council.report.editions.views import EditionView, StepTaken
from council.report.gathering.chosen.queries import (
    category_facts,
    certificate_files,
    draw_facts,
    letter_facts,
    lottery_facts,
    stage_facts,
)
from council.report.gathering.council.queries import council_facts, remit_facts
from council.report.gathering.decided.queries import (
    Around,
    alternative_facts,
    criterion_facts,
    minority_facts,
    proposal_facts,
    recommendation_facts,
)
from council.report.gathering.evaluated.queries import evaluation_facts
from council.report.gathering.heard.queries import (
    evidence_facts,
    ground_facts,
    guest_facts,
    parked_facts,
    question_facts,
    record_facts,
    theme_facts,
)
from council.report.gathering.voted.queries import (
    ballot_facts,
    consents_by_id,
    day_of,
    rounds_by_proposal,
    void_facts,
)
from council.report.gathering.worked.queries import method_facts, mixing_facts, session_facts
from council.report.gathering.written.queries import edition_facts, text_facts
from council.report.setup.queries import setup_of
from council.report.setup.views import Setup
from council.report.small import hidden_too, hidden_values, together
from council.report.writing.queries import logo_of, pictures_of, texts_of
from council.report.writing.views import PictureView, TextView
from council.selection import queries as selection
from council.sessions import queries as sessions
from council.store import Db

__all__ = [
    "Change",
    "EditionView",
    "PictureView",
    "ProofLine",
    "SectionText",
    "Setup",
    "StepTaken",
    "TextView",
    "as_handed",
    "as_published",
    "changes_between",
    "editions_of",
    "facts_of",
    "last_published_of",
    "logo_of",
    "mark_of",
    "pictures_of",
    "proof_of",
    "section_texts",
    "setup_of",
    "texts_of",
]


def facts_of(db: Db) -> f.Facts:
    """Everything the report tells, gathered from every room; no name, no contact detail.

    Statements whose speaker wished not to be shown carry neither table nor session.
    """
    drawn = selection.selection_facts(db)
    spoken = {view.id: view for view in sessions.statements_of(db)}
    seats = selection.seats_of(db)
    members = [seat for seat in seats if seat.state in selection.MEMBERS]
    panel = max(drawn.stages.drawn, len(members))
    certificate = certificate_files(db, drawn)
    remits, met, judged = remit_facts(db), session_facts(db), evaluation_facts(db)
    categories = category_facts(drawn) if members else ()
    shown = together(categories, hidden=hidden_values(judged.voices))
    answers = ground.answers_of(db)
    views = decisions.ballots_of(db)
    day = day_of(db)
    balloted = {view.id: ballot_facts(view, day) for view in views if view.result is not None}
    around = Around(day, balloted, rounds_by_proposal(db, day), consents_by_id(db, day))
    return f.Facts(
        council=council_facts(db),
        edition=edition_facts(db),
        texts=text_facts(db),
        setup=setup_of(db),
        remit=remits[-1] if remits else None,
        earlier=remits[:-1],
        seats=panel,
        confirmed=sum(seat.state == "confirmed" for seat in members),
        withdrawn=panel - len(members),
        categories=shown.categories,
        targets=len(categories),
        targets_met=sum(one.least <= one.panel <= one.most for one in categories),
        unagreed=unagreed_aliases(db),
        unshown=shown.unshown,
        draw=draw_facts(drawn, dict(certificate)),
        stages=stage_facts(drawn.stages),
        letters=letter_facts(db),
        lotteries=lottery_facts(drawn),
        certificate=certificate,
        sessions=met,
        methods=method_facts(db, met),
        mixing=mixing_facts(db),
        evaluation=replace(judged, voices=hidden_too(judged.voices, shown)) if judged.voices else judged,
        record=record_facts(db),
        guests=guest_facts(db),
        evidence=evidence_facts(db),
        questions=question_facts(db),
        parked=parked_facts(db),
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


def unagreed_aliases(db: Db) -> tuple[str, ...]:
    """What members are called who never agreed that a statement shows it; for finding it in texts."""
    agreed = {view.seat_id for view in sessions.statements_of(db) if view.level in ("named", "alias")}
    return tuple(
        sorted({seat.alias for seat in selection.seats_of(db) if seat.alias and seat.id not in agreed})
    )


def as_published(facts: f.Facts) -> f.Facts:
    """The facts of the edition that is about to go out: a first one is published, later ones correct it."""
    state = "published" if facts.edition.number == 1 else "corrected"
    return replace(facts, edition=replace(facts.edition, state=state))


def as_handed(facts: f.Facts) -> f.Facts:
    """The facts of the edition that is about to be handed to the members."""
    return replace(facts, edition=replace(facts.edition, state="for members", mark=""))
