"""Statements, themes and shared ground; who wished not to be shown carries neither table nor session."""

from __future__ import annotations

from council.ground import queries as ground
from council.report import facts as f
from council.selection.pictures import SMALL
from council.sessions import queries as sessions
from council.store import Db

QUOTES = 3
HIDDEN = "none"
GUESTS = ("speaker", "stakeholder")


def theme_facts(db: Db, spoken: dict[str, sessions.StatementView]) -> tuple[f.ThemeFacts, ...]:
    found = []
    for view in ground.themes_of(db):
        inside = [spoken[one.id] for one in view.statements if one.id in spoken]
        by_text = {one.text: one for one in inside}
        chosen = [by_text[text] for text in view.quotes if text in by_text] or inside
        authors = len({one.seat_id for one in inside if one.seat_id})
        few = 0 < authors < SMALL
        found.append(
            f.ThemeFacts(
                number=view.number,
                title=view.title,
                words=view.words,
                statements=len(inside),
                authors=0 if few else authors,
                quotes=tuple(_told(one, placed=authors >= SMALL) for one in chosen[:QUOTES]),
                few=few,
            )
        )
    return tuple(found)


def ground_facts(db: Db) -> tuple[f.GroundFacts, ...]:
    return tuple(
        f.GroundFacts(
            number=line.number,
            text=line.text,
            theme=line.theme,
            asked=line.asked,
            agree=line.agree,
            disagree=line.disagree,
            passed=line.passed,
            support=line.support,
            low=line.low,
            high=line.high,
            label=line.label,
            least_group=line.limiting_group,
        )
        for line in ground.ground_of(db)
    )


def _told(view: sessions.StatementView, *, placed: bool) -> f.StatementFacts:
    """A statement, with its place where five known speakers or more stand behind its theme, and it may be."""
    shown = placed and view.level != HIDDEN
    return f.StatementFacts(
        view.number,
        view.text,
        str(view.table) if shown and view.table else "",
        str(view.session) if shown and view.session else "",
        view.kind,
    )


def record_facts(db: Db) -> f.RecordFacts:
    """What became of the statements since they were written down."""
    told = sessions.statement_counts_of(db)
    return f.RecordFacts(
        standing=told.total,
        read_back=told.read_back,
        confirmed=told.confirmed,
        corrected=told.corrected,
        split=told.split,
        merged=told.merged,
        translated=told.translated,
        withdrawn=told.withdrawn,
        redacted=told.redacted,
    )


def guest_facts(db: Db) -> tuple[f.SpeakerFacts, ...]:
    """Who spoke to the council from outside, with the interests they declared."""
    return tuple(
        f.SpeakerFacts(one.name, one.kind, one.sector, one.interests)
        for one in sessions.parties_of(db)
        if one.kind in GUESTS
    )


def evidence_facts(db: Db) -> tuple[f.EvidenceFacts, ...]:
    """Evidence in the order of the sessions, and in each in the order it was written down."""
    numbers = _numbers(db)
    found = [
        f.EvidenceFacts(
            title=one.title,
            source=one.source,
            session=numbers.get(one.session_id, 0),
            position=one.position,
            minutes=one.minutes or None,
            links=one.links,
        )
        for one in sessions.evidence_of(db)
    ]
    return tuple(sorted(found, key=lambda one: one.session))


def question_facts(db: Db) -> tuple[f.QuestionFacts, ...]:
    """Questions that have words, by session and rank."""
    numbers = _numbers(db)
    found = [
        f.QuestionFacts(
            text=one.text,
            session=numbers.get(one.session_id, 0),
            state=one.state,
            tables=one.tables,
            rank=one.rank,
            speaker=one.speaker,
            answer=one.answer,
            due=one.due,
        )
        for one in sessions.questions_of(db)
        if one.text
    ]
    return tuple(sorted(found, key=lambda one: (one.session, not one.rank, one.rank)))


def parked_facts(db: Db) -> tuple[f.ParkedFacts, ...]:
    """The parking lot by number; who took a line on is not told, it may be a member."""
    numbers = _numbers(db)
    return tuple(
        f.ParkedFacts(
            number=one.number,
            text=one.text,
            session=numbers.get(one.session_id, 0),
            state=one.state,
            belongs=one.belongs,
            reason=one.reason,
        )
        for one in sessions.parked_of(db)
    )


def _numbers(db: Db) -> dict[str, int]:
    return {view.id: view.number for view in sessions.sessions_of(db)}
