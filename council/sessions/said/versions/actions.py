"""Verbs that make statements out of statements; what they came from stays, named and countable."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from council.clock import new_id
from council.sessions import kinds, refusals
from council.sessions.records import Statement
from council.sessions.said.actions import REPLACED, ancestors, next_number, standing, version_of, wording
from council.sessions.said.versions.refusals import (
    LanguageMissing,
    MergeNeedsTwo,
    MergeOverSessions,
    NoTranslation,
    SplitNeedsTwo,
)
from council.store import Db, forget, sealed

STOPS = tuple(".!?…;:。！？؟।")


def split_statement(
    db: Db, *, statement_id: str, version_ids: Sequence[str], texts: Sequence[str], at: datetime
) -> tuple[str, ...]:
    """Make several statements of one; their ids in the order of `texts`. The first keeps the number.

    Each has the old one as its parent and its kind, table, seat and level. An id already kept (a retry)
    changes nothing. Raises: SplitNeedsTwo, StatementGone, StatementSealed, StatementEmpty, StatementTooLong.
    """
    if len(texts) < 2 or len(set(version_ids)) != len(texts):
        raise SplitNeedsTwo()
    if db.get(Statement, version_ids[0]) is not None:
        return tuple(version_ids)
    old, number = standing(db, statement_id), next_number(db)
    for at_place, (id, text) in enumerate(zip(version_ids, texts, strict=True)):
        new = version_of(old, id, "split", at, text=wording(text))
        if at_place:
            new.number, number, new.answers_id, new.source = number, number + 1, "", ""
        db.add(new)
    old.state = "split"
    return tuple(version_ids)


def merge_statements(
    db: Db, *, statement_ids: Sequence[str], version_id: str, at: datetime, text: str = ""
) -> str:
    """Make one statement of several and return its id; without `text` their words follow one another,
    parted by a semicolon where no stop stands.

    It keeps the first one's number and kind, the level that shows least, table, item, seat and language only
    where all agree. The parents stay countable. Raises: MergeNeedsTwo, MergeOverSessions, StatementGone,
    StatementSealed, StatementTooLong.
    """
    if db.get(Statement, version_id) is not None:
        return version_id
    if len(set(statement_ids)) < 2:
        raise MergeNeedsTwo()
    olds = [standing(db, id) for id in dict.fromkeys(statement_ids)]
    if len({old.session_id for old in olds}) > 1:
        raise MergeOverSessions()
    level = max((old.level for old in olds), key=kinds.LEVELS.index)
    shared = {name: _agreed(olds, name) for name in ("item_id", "table_id", "seat_id")}
    if level == "none":
        shared["seat_id"] = None
    news = {
        "text": wording(text or _one_after_the_other([old.text for old in olds])),
        "level": level,
        "carry": any(old.carry for old in olds),
        "language": _agreed(olds, "language") or "",
        "parents": [old.id for old in olds],
    }
    db.add(version_of(olds[0], version_id, "merge", at, **(news | shared)))
    for old in olds:
        old.state = "merged"
    return version_id


def _one_after_the_other(texts: Sequence[str]) -> str:
    """Words of several, told apart: what ends without a stop gets a semicolon."""
    stopped = [text if text[-1:] in STOPS else f"{text};" for text in texts[:-1]]
    return " ".join([*stopped, texts[-1]])


def translate_statement(
    db: Db,
    *,
    statement_id: str,
    version_id: str,
    text: str,
    language: str,
    translator: str,
    at: datetime,
    checked_by: str = "",
) -> str:
    """Let a translation stand for a statement and return its id; the speaker's own words are its parent.

    Raises: LanguageMissing without a language and who translated, StatementGone, StatementSealed,
    StatementEmpty, StatementTooLong.
    """
    if db.get(Statement, version_id) is not None:
        return version_id
    old = standing(db, statement_id)
    if not (language.strip() and translator.strip()):
        raise LanguageMissing()
    news = {
        "text": wording(text),
        "language": language.strip(),
        "translator": translator.strip(),
        "checked_by": checked_by.strip(),
    }
    db.add(version_of(old, version_id, "translation", at, **news))
    old.state = "translated"
    return version_id


def check_translation(db: Db, *, statement_id: str, checked_by: str) -> None:
    """Note who has compared a translation with the words it came from. Raises: NoTranslation."""
    statement = standing(db, statement_id)
    if not statement.translator:
        raise NoTranslation(number=statement.number)
    statement.checked_by = checked_by.strip()


@sealed
def redact_statement(
    db: Db, *, statement_id: str, reason: str, at: datetime, version_id: str = "", text: str = ""
) -> str:
    """Blank the words of a statement in all its wordings and in the record of steps; the reason is kept.

    With `text` a version with these words (names taken out, for example) stands in its
    place, else nothing does. Sealed: what is blanked cannot come back. Returns the id that bears the reason.
    Raises: TakenOutWithoutReason, StatementGone, StatementSealed, StatementEmpty.
    """
    old = db.get(Statement, statement_id)
    if old is None or old.state in REPLACED:
        raise refusals.StatementGone()
    if old.state == "redacted":
        raise refusals.StatementSealed(number=old.number)
    if not reason.strip():
        raise refusals.TakenOutWithoutReason(number=old.number)
    bearer = old
    if text:
        bearer = version_of(old, version_id or new_id(), "redaction", at, text=wording(text))
        db.add(bearer)
    old.state, bearer.reason = "redacted", reason.strip()
    blanked = (old, *ancestors(db, old))
    for each in blanked:
        each.text = ""
    forget(db, Statement, [each.id for each in blanked])
    return bearer.id


def _agreed(olds: Sequence[Statement], name: str) -> str | None:
    values = {getattr(old, name) for old in olds}
    return values.pop() if len(values) == 1 else None
