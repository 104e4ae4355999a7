"""What the page of questions must think: its words, and what a new rank makes of the order. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from council.words import N_, _, ngettext
from ui.sessions.times import date_words

STATES = {
    "asked": N_("Asked"),
    "prioritised": N_("Ranked"),
    "answered": N_("Answered"),
    "due": N_("Answer due"),
    "open_at_end": N_("Open at the end"),
}
LOT = {
    "parked": N_("Open"),
    "handed_on": N_("Handed on"),
    "taken_up": N_("Taken up"),
    "closed": N_("Closed"),
}


def facts_of(questions: Sequence, evidence: Sequence, parked: Sequence) -> str:
    """The quiet line: how many questions are unanswered, minutes of evidence, parked lines still open."""
    left = sum(question.state != "answered" for question in questions)
    lines = sum(line.is_open for line in parked)
    minutes = sum(one.minutes for one in evidence)
    asked = ngettext(
        "{left} of {count} question to be answered",
        "{left} of {count} questions to be answered",
        len(questions),
    )
    lot = ngettext("{open} of {count} parked line open", "{open} of {count} parked lines open", len(parked))
    heard = ngettext("{count} minute of evidence", "{count} minutes of evidence", minutes)
    parts = [
        asked.format(left=left, count=len(questions)) if questions else _("No question yet"),
        heard.format(count=minutes) if evidence else "",
        lot.format(open=lines, count=len(parked)) if parked else "",
    ]
    return " · ".join(part for part in parts if part)


def moved(questions: Sequence, question_id: str, by: int) -> tuple[str, ...]:
    """The ids of the ranked questions in order, once one of them has moved.

    Up, an unranked question joins at the end of the ranked ones; down, the last ranked one leaves them.
    """
    ranked = [question.id for question in questions if question.rank]
    if question_id not in ranked:
        return (*ranked, question_id) if by < 0 else tuple(ranked)
    at = ranked.index(question_id)
    if at + by >= len(ranked):
        return tuple(one for one in ranked if one != question_id)
    to = max(at + by, 0)
    ranked.insert(to, ranked.pop(at))
    return tuple(ranked)


def merged_words(questions: Sequence) -> str:
    """What a merged question starts with: the wordings one under the other, each once."""
    return "\n".join(dict.fromkeys(question.text for question in questions))


def question_title(question) -> str:
    """The question with its rank before it."""
    words = question.text or _("(taken out)")
    if not question.rank:
        return words
    return _("{rank}. {question}").format(rank=question.rank, question=words)


def question_quiet(question) -> str:
    """Who asked, who answers, and the answer or the day it is due."""
    tables = ", ".join(str(number) for number in question.tables)
    said = ngettext("Table {tables}", "Tables {tables}", max(len(question.tables), 1))
    count = len(question.numbers)
    cards = ngettext("{count} statement", "{count} statements", count).format(count=count)
    parts = [
        said.format(tables=tables) if tables else "",
        cards if count > 1 else "",
        _("to {speaker}").format(speaker=question.speaker) if question.speaker else "",
        question.answer,
    ]
    return " · ".join(part for part in parts if part)


def question_side(question) -> str:
    """How it stands, with the day where an answer is due."""
    if question.state == "due":
        return _("Due {day}").format(day=date_words(question.due))
    return _(STATES.get(question.state, "Asked"))


def question_ink(question) -> str:
    """The ink of its state."""
    return {"answered": "accent", "due": "warn", "open_at_end": "warn"}.get(question.state, "quiet")


def parked_quiet(line) -> str:
    """Where it was said, who takes it on and where it belongs, or why it was closed."""
    table = _("Table {number}").format(number=line.table_number) if line.table_number else ""
    parts = [_("No. {number}").format(number=line.number), table, line.owner, line.belongs, line.reason]
    return " · ".join(part for part in parts if part)
