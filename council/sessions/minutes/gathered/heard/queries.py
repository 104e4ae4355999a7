"""The parts of a session's record that come from what people said; counts and words, never a person."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from council.sessions import turns as voices
from council.sessions.asked.queries import QuestionView, evidence_of, parked_of, questions_of
from council.sessions.forms.queries import all_form_results_of
from council.sessions.forms.results import QuestionResult
from council.sessions.minutes import facts as f
from council.sessions.minutes.records import Correction
from council.sessions.records import Statement
from council.sessions.said.queries import statement_counts_of, statements_of
from council.sessions.said.signed.queries import signoffs_of
from council.sessions.spoken.queries import voices_of
from council.store import Db

HIDDEN = "none"


def statements(db: Db, session_id: str) -> tuple[f.StatementRecord, ...]:
    """Standing statements by number; one without attribution tells neither table nor item."""
    return tuple(
        f.StatementRecord(
            id=one.id,
            number=one.number,
            kind=one.kind,
            table=0 if one.level == HIDDEN else one.table or 0,
            item="" if one.level == HIDDEN else one.item_id or "",
            state=one.state,
            text=one.text,
        )
        for one in statements_of(db, session_id=session_id)
    )


def taken_out(db: Db, session_id: str) -> int:
    """How many statements were withdrawn or redacted."""
    counts = statement_counts_of(db, session_id=session_id)
    return counts.withdrawn + counts.redacted


def signoffs(db: Db, session_id: str, titles: Mapping[str, str]) -> tuple[f.SignOffRecord, ...]:
    """What tables signed, oldest first; table 0 is the plenary."""
    return tuple(
        f.SignOffRecord(
            item=titles.get(one.item_id or "", ""),
            table=one.table_number or 0,
            method=one.method,
            present=one.present,
            agreed=one.agreed,
            statements=len(one.statement_ids),
            state=one.state,
            notes=one.notes,
        )
        for one in signoffs_of(db, session_id=session_id)
    )


def questions(db: Db, session_id: str) -> tuple[f.QuestionRecord, ...]:
    """Questions by rank, with what became of each."""
    found = questions_of(db, session_id=session_id)
    texts = _texts(db, [id for one in found for id in (*one.statements, one.id)])
    return tuple(_question(one, texts) for one in found)


def _question(one: QuestionView, texts: Mapping[str, str]) -> f.QuestionRecord:
    sources = one.statements or ((one.id,) if one.id in texts else ())
    return f.QuestionRecord(
        text=one.text,
        state=one.state,
        tables=tuple(table for table in one.tables or (one.table_number,) if table),
        rank=one.rank,
        speaker=one.speaker,
        answer=one.answer,
        due=one.due,
        sources=sources,
        copies=next((id for id in sources if texts.get(id) == one.text), ""),
    )


def _texts(db: Db, ids: list[str]) -> dict[str, str]:
    wanted = select(Statement.id, Statement.text).where(Statement.id.in_(ids))
    return dict(db.execute(wanted).all())


def evidence(db: Db, session_id: str) -> tuple[f.EvidenceRecord, ...]:
    """Evidence in the order it was written down."""
    return tuple(
        f.EvidenceRecord(one.title, one.source, one.position, one.minutes or None)
        for one in evidence_of(db, session_id=session_id)
    )


def parked(db: Db, session_id: str) -> tuple[f.ParkedRecord, ...]:
    """The parking lot by number."""
    return tuple(
        f.ParkedRecord(
            text=one.text,
            state=one.state,
            statement_id=one.statement_id,
            number=one.number,
            belongs=one.belongs,
            owner=one.owner,
            reason=one.reason,
        )
        for one in parked_of(db, session_id=session_id)
    )


def turns(db: Db, session_id: str) -> f.TurnsRecord | None:
    """How the floor was shared; None when the log is off or empty. Seconds of single seats are not in it."""
    found = voices_of(db, session_id=session_id)
    if not found.measured:
        return None
    return f.TurnsRecord(
        turns=found.turns,
        seconds=round(found.seconds),
        passes=found.passes,
        present=found.present,
        spoke=found.spoke,
        never=found.never,
        top_people=found.top_people,
        top_turns=found.top_turns,
        noted=found.presence_noted,
        groups=tuple(_group(group) for group in found.groups),
    )


def _group(group: voices.Group) -> f.VoiceGroup:
    """One break-down; without cells where every one is hidden, so that not even their names are told."""
    shown = not all(cell.hidden for cell in group.cells)
    return f.VoiceGroup(group.field, tuple(_cell(cell) for cell in group.cells) if shown else ())


def _cell(cell: voices.Cell) -> f.VoiceCell:
    if cell.hidden:
        return f.VoiceCell(cell.value, hidden=True)
    return f.VoiceCell(
        cell.value,
        hidden=False,
        people=cell.people,
        turns=cell.turns,
        turn_share=round(cell.turn_share, 6),
        presence_share=round(cell.presence_share, 6),
    )


def forms(db: Db, session_id: str) -> tuple[f.FormRecord, ...]:
    """The forms of the session with counts; free text is counted only, it is in the minutes as statements."""
    return tuple(
        f.FormRecord(
            title=one.form.title,
            kind=one.form.kind,
            answered=one.answered,
            base=one.base,
            answers=tuple(_answer(answer) for answer in one.questions),
            hidden=one.hidden,
        )
        for one in all_form_results_of(db, session_id=session_id)
    )


def _answer(one: QuestionResult) -> f.AnswerRecord:
    asked = one.question
    return f.AnswerRecord(
        question=asked.text,
        side=asked.side,
        low=asked.low,
        high=asked.high,
        points=asked.points if asked.is_scale else 0,
        answered=one.answered,
        median=one.median,
        mean=None if one.mean is None else round(float(one.mean), 4),
        cells=tuple((cell.low, cell.high, cell.count) for cell in one.cells),
        hidden=one.hidden,
    )


def corrections(db: Db, session_id: str) -> tuple[f.CorrectionRecord, ...]:
    """The corrections that were answered; those still waiting are not in the minutes yet."""
    wanted = (
        select(Correction)
        .where(Correction.session_id == session_id, Correction.state != "asked")
        .order_by(Correction.answered_at, Correction.id)
    )
    return tuple(f.CorrectionRecord(row.part, row.words, row.state, row.answer) for row in db.scalars(wanted))
