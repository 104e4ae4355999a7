"""How the council judged itself: counts of forms and turns, never a sheet and never a seat."""

from __future__ import annotations

from dataclasses import replace

from council.report import facts as f
from council.sessions import queries as sessions
from council.sessions.forms.results import Results, measures_of
from council.sessions.minutes.facts import AnswerRecord, FormRecord
from council.sessions.turns import Voices
from council.store import Db


def evaluation_facts(db: Db) -> f.EvaluationFacts:
    """Forms that are closed, and the turns of every session whose floor was logged."""
    results = tuple(
        one for one in sessions.all_form_results_of(db) if one.form.state == "closed" or one.answered
    )
    voices = sessions.voices_of(db)
    return f.EvaluationFacts(
        forms=tuple(f.FormFacts(one.form.session_number, _record(one)) for one in results),
        measures=measures_of(_without_words(one) for one in results),
        floors=tuple(
            found for view in sessions.sessions_of(db) if (found := _floor(db, view.id, view.number))
        ),
        voices=voices if voices.measured else None,
    )


def _without_words(one: Results) -> Results:
    """The results without what people wrote in their own words."""
    return replace(one, questions=tuple(replace(each, texts=()) for each in one.questions))


def _record(one: Results) -> FormRecord:
    return FormRecord(
        title=one.form.title,
        kind=one.form.kind,
        answered=one.answered,
        base=one.base,
        hidden=one.hidden,
        answers=tuple(
            AnswerRecord(
                question=each.question.text,
                side=each.question.side,
                low=each.question.low,
                high=each.question.high,
                points=each.question.points if each.question.is_scale else 0,
                answered=each.answered,
                median=each.median,
                mean=None if each.mean is None else round(float(each.mean), 4),
                cells=tuple((cell.low, cell.high, cell.count) for cell in each.cells),
                hidden=each.hidden,
            )
            for each in one.questions
        ),
    )


def _floor(db: Db, session_id: str, number: int) -> f.FloorFacts | None:
    if not sessions.turns_of(db, session_id=session_id):
        return None
    found: Voices = sessions.voices_of(db, session_id=session_id)
    if not found.measured:
        return None
    return f.FloorFacts(
        session=number,
        turns=found.turns,
        minutes=round(found.seconds / 60),
        present=found.present,
        spoke=found.spoke,
        top_people=found.top_people,
        top_turns=found.top_turns,
        noted=found.presence_noted,
    )
