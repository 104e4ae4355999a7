"""Verbs on questions, evidence and parked lines; a statement becomes a row here with the first of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from council.clock import new_id
from council.sessions.asked import refusals
from council.sessions.asked.records import Evidence, Parked, Question
from council.sessions.records import Statement
from council.sessions.said.queries import OUT
from council.store import Db

OPEN = ("asked", "prioritised", "due")
GONE = ("merged", "dropped")


@dataclass(frozen=True, slots=True)
class EvidencePlan:
    """What is written down of a piece of evidence; `position` in words of one's own, "" for none."""

    title: str
    source: str
    position: str = ""
    minutes: int = 0
    item_id: str | None = None
    links: str = ""


# ---- questions ----


def ask_question(
    db: Db,
    *,
    session_id: str,
    text: str,
    at: datetime,
    question_id: str = "",
    table_id: str | None = None,
    item_id: str | None = None,
) -> str:
    """Keep a question nobody captured as a statement, and return its id. Raises: QuestionEmpty."""
    if question_id and db.get(Question, question_id) is not None:
        return question_id
    row = Question(
        id=question_id or new_id(),
        session_id=session_id,
        text=_words(text),
        table_id=table_id,
        item_id=item_id,
        at=at,
    )
    db.add(row)
    return row.id


def word_question(db: Db, *, question_id: str, text: str) -> None:
    """Put a question into other words; its statements stay as they were said.

    Raises: QuestionEmpty; QuestionGone.
    """
    _question(db, question_id).text = _words(text)


def merge_questions(
    db: Db, *, question_ids: Sequence[str], text: str, at: datetime, merged_id: str = ""
) -> str:
    """Make one question of several and return its id; it keeps all their statements, tables and best rank.

    Raises: TooFewToMerge; QuestionEmpty; QuestionGone.
    """
    if merged_id and db.get(Question, merged_id) is not None:
        return merged_id
    rows = [_question(db, one) for one in dict.fromkeys(question_ids)]
    if len(rows) < 2:
        raise refusals.TooFewToMerge()
    ranks = [row.rank for row in rows if row.rank]
    merged = Question(
        id=merged_id or new_id(),
        session_id=rows[0].session_id,
        text=_words(text),
        item_id=next((row.item_id for row in rows if row.item_id), None),
        statements=list(dict.fromkeys(one for row in rows for one in row.statements)),
        parents=[row.id for row in rows],
        rank=min(ranks, default=0),
        speaker=next((row.speaker for row in rows if row.speaker), ""),
        state="prioritised" if ranks else "asked",
        at=at,
    )
    db.add(merged)
    for row in rows:
        row.state, row.merged_id = "merged", merged.id
    return merged.id


def rank_questions(db: Db, *, session_id: str, question_ids: Sequence[str]) -> None:
    """These come first, in this order; every other question of the session loses its rank.

    Raises: QuestionGone.
    """
    ranked = [_question(db, one) for one in dict.fromkeys(question_ids)]
    for row in db.scalars(select(Question).where(Question.session_id == session_id)):
        if row not in ranked:
            row.rank = 0
            row.state = "asked" if row.state == "prioritised" else row.state
    for rank, row in enumerate(ranked, start=1):
        row.rank = rank
        row.state = "prioritised" if row.state == "asked" else row.state


def give_question(db: Db, *, question_id: str, speaker: str) -> None:
    """Give a question to somebody who is to answer it; "" takes it back. Raises: QuestionGone."""
    _question(db, question_id).speaker = speaker.strip()


def answer_question(db: Db, *, question_id: str, answer: str, at: datetime, sources: str = "") -> None:
    """Write down the answer. Raises: AnswerEmpty; QuestionGone."""
    if not answer.strip():
        raise refusals.AnswerEmpty()
    row = _question(db, question_id)
    row.answer, row.sources, row.state, row.answered_at = answer.strip(), sources.strip(), "answered", at


def owe_answer(db: Db, *, question_id: str, due: str) -> None:
    """An answer in writing is due on a day (YYYY-MM-DD); what was answered so far stays.

    Raises: DueDayUnreadable; QuestionGone.
    """
    try:
        day = date.fromisoformat(due.strip())
    except ValueError as error:
        raise refusals.DueDayUnreadable(day=due) from error
    row = _question(db, question_id)
    row.due, row.state = day.isoformat(), "due"


def drop_question(db: Db, *, question_id: str) -> None:
    """Take a question off the list; it stays in the record. Raises: QuestionGone."""
    _question(db, question_id).state = "dropped"


# ---- evidence ----


def add_evidence(db: Db, *, session_id: str, evidence: EvidencePlan, at: datetime) -> str:
    """Keep a piece of evidence and return its id. Raises: EvidenceIncomplete."""
    _check(evidence)
    row = Evidence(session_id=session_id, title="", source="", at=at)
    _fill(row, evidence)
    db.add(row)
    return row.id


def change_evidence(db: Db, *, evidence_id: str, evidence: EvidencePlan) -> None:
    """Replace what is written down of a piece of evidence. Raises: EvidenceIncomplete; EvidenceGone."""
    _check(evidence)
    _fill(_evidence(db, evidence_id), evidence)


def withdraw_evidence(db: Db, *, evidence_id: str) -> None:
    """Take a piece of evidence off the list; it stays in the record. Raises: EvidenceGone."""
    _evidence(db, evidence_id).state = "withdrawn"


# ---- parking lot ----


def hand_on_parked(db: Db, *, parked_id: str, owner: str, at: datetime, belongs: str = "") -> None:
    """Somebody takes a parked line on; `belongs` says where. Raises: OwnerEmpty; ParkedGone."""
    if not owner.strip():
        raise refusals.OwnerEmpty()
    row = _parked(db, parked_id)
    row.owner, row.belongs, row.state, row.reason, row.at = (
        owner.strip(), belongs.strip(), "handed_on", "", at
    )  # fmt: skip


def close_parked(db: Db, *, parked_id: str, reason: str, at: datetime) -> None:
    """Close a parked line with a reason its speaker can read. Raises: ReasonEmpty; ParkedGone."""
    if not reason.strip():
        raise refusals.ReasonEmpty()
    row = _parked(db, parked_id)
    row.state, row.reason, row.at = "closed", reason.strip(), at


def take_up_parked(db: Db, *, parked_id: str, at: datetime, item_id: str | None = None) -> None:
    """The council comes back to a parked line, perhaps in a certain item. Raises: ParkedGone."""
    row = _parked(db, parked_id)
    row.state, row.item_id, row.at = "taken_up", item_id, at


def park_again(db: Db, *, parked_id: str, at: datetime) -> None:
    """A line stands in the parking lot again, open. Raises: ParkedGone."""
    row = _parked(db, parked_id)
    row.state, row.owner, row.reason, row.item_id, row.at = "parked", "", "", None, at


# ---- inside ----


def _question(db: Db, question_id: str) -> Question:
    """A question; the first time, the row of the statement it is, whichever wording of it is named."""
    row = db.get(Question, question_id)
    if row is None:
        said = db.get(Statement, question_id)
        if said is None or said.kind != "question" or said.session_id is None or said.state in OUT:
            raise refusals.QuestionGone()
        known = {row.statements[0]: row for row in db.scalars(select(Question)) if len(row.statements) == 1}
        row = next((known[one] for one in _wordings(db, said) if one in known), None)
        if row is None:
            row = Question(
                id=said.id, session_id=said.session_id, item_id=said.item_id, table_id=said.table_id,
                statements=[said.id], at=said.at,
            )  # fmt: skip
            db.add(row)
    if row.state in GONE:
        raise refusals.QuestionGone()
    return row


def _evidence(db: Db, evidence_id: str) -> Evidence:
    row = db.get(Evidence, evidence_id)
    if row is None or row.state == "withdrawn":
        raise refusals.EvidenceGone()
    return row


def _parked(db: Db, parked_id: str) -> Parked:
    """A parked line; the first time, the row of the statement it is, whichever wording of it is named."""
    row = db.get(Parked, parked_id)
    if row is not None:
        return row
    said = db.get(Statement, parked_id)
    if said is None or said.kind != "parking" or said.session_id is None or said.state in OUT:
        raise refusals.ParkedGone()
    for wording in _wordings(db, said):
        if (kept := db.get(Parked, wording)) is not None:
            return kept
    row = Parked(id=said.id, session_id=said.session_id, statement_id=said.id)
    db.add(row)
    return row


def _wordings(db: Db, said: Statement) -> list[str]:
    """Ids of every wording of a statement: they bear one number."""
    return list(db.scalars(select(Statement.id).where(Statement.number == said.number)))


def _check(evidence: EvidencePlan) -> None:
    if not evidence.title.strip() or not evidence.source.strip() or not 0 <= evidence.minutes <= 1440:
        raise refusals.EvidenceIncomplete()


def _fill(row: Evidence, evidence: EvidencePlan) -> None:
    row.title, row.source, row.position = (
        evidence.title.strip(), evidence.source.strip(), " ".join(evidence.position.split())
    )  # fmt: skip
    row.minutes, row.item_id, row.links = evidence.minutes, evidence.item_id, evidence.links.strip()


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise refusals.QuestionEmpty()
    return words
