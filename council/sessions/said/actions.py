"""Verbs on statements: kept in the speaker's words, corrected by versions, never overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from council.sessions import kinds, refusals
from council.sessions.records import Statement
from council.sessions.wording import LONGEST, ImportedStatement, clean
from council.store import Db

STANDING = ("captured", "read_back")
AGAIN = timedelta(seconds=5)
AS_IT_WAS = ""


def capture_statement(
    db: Db,
    *,
    statement_id: str,
    text: str,
    at: datetime,
    kind: str = "view",
    level: str = "table",
    session_id: str | None = None,
    item_id: str | None = None,
    table_id: str | None = None,
    seat_id: str | None = None,
    answers_id: str = "",
    carry: bool = False,
    language: str = "",
    station: str = "",
    again: bool = False,
) -> str:
    """Keep one statement and return its id; an id already kept (a retry) is returned, not added again.

    At level "none" the seat is not stored. Raises: StatementEmpty, StatementTooLong, KindUnknown,
    LevelUnknown, and StatementTwice for the same words at one table within 5 s unless `again`.
    """
    if db.get(Statement, statement_id) is not None:
        return statement_id
    words = _wording(text)
    _known(kind, level)
    if not again:
        _not_twice(db, words, table_id, at)
    db.add(
        Statement(
            id=statement_id,
            number=_next_number(db),
            text=words,
            kind=kind,
            level=level,
            session_id=session_id,
            item_id=item_id,
            table_id=table_id,
            seat_id=None if level == "none" else seat_id,
            answers_id=answers_id,
            carry=carry,
            language=language,
            station=station,
            at=at,
        )
    )
    return statement_id


def edit_statement(
    db: Db,
    *,
    statement_id: str,
    version_id: str,
    text: str,
    at: datetime,
    kind: str = AS_IT_WAS,
    seat_id: str | None = AS_IT_WAS,
    table_id: str | None = AS_IT_WAS,
    carry: bool | None = None,
) -> str:
    """Put a new version in a statement's place and return its id; the old one stays as its parent.

    What is not given stays as it was; the number stays. Nothing new: nothing happens, the old id comes back.
    Raises: StatementGone for a version that no longer stands, StatementEmpty, StatementTooLong, KindUnknown.
    """
    if db.get(Statement, version_id) is not None:
        return version_id
    old = _standing(db, statement_id)
    given: dict[str, Any] = {
        "text": _wording(text),
        "kind": kind,
        "seat_id": seat_id,
        "table_id": table_id,
        "carry": carry,
    }
    if old.level == "none":
        given["seat_id"] = AS_IT_WAS
    news = {
        name: value
        for name, value in given.items()
        if value != AS_IT_WAS and value != _as_is(old, name, value)
    }
    if not news:
        return old.id
    _known(str(news.get("kind", old.kind)), old.level)
    db.add(_version(old, version_id, news, at))
    old.state = "corrected"
    return version_id


def withdraw_statement(db: Db, *, statement_id: str, reason: str = "") -> None:
    """Take a statement out of every later list and export; its number stays as a tombstone."""
    statement = _standing(db, statement_id)
    statement.state, statement.reason = "withdrawn", reason.strip()


def mark_read_back(db: Db, *, statement_ids: Sequence[str], at: datetime) -> None:
    """Note that the speakers saw or heard these statements and found them right."""
    for statement_id in statement_ids:
        statement = _standing(db, statement_id)
        statement.state, statement.read_at = "read_back", at


def set_level(db: Db, *, statement_id: str, level: str, by_speaker: bool = False) -> None:
    """Show less of the speaker; showing more needs the speaker. At "none" the seat is forgotten.

    Earlier wordings of the statement follow, or they would tell what this one no longer does.
    """
    statement = _standing(db, statement_id)
    _known(statement.kind, level)
    more = kinds.LEVELS.index(level) < kinds.LEVELS.index(statement.level)
    if more and not by_speaker:
        raise refusals.LevelNotRaised(number=statement.number)
    for wording in db.scalars(select(Statement).where(Statement.number == statement.number)):
        wording.level = level
        if level == "none":
            wording.seat_id = None


def mark_carry(db: Db, *, statement_id: str, carry: bool) -> None:
    """Mark a statement to be carried forward to the plenary, or take the mark away."""
    _standing(db, statement_id).carry = carry


def import_statements(db: Db, *, statements: Sequence[ImportedStatement], at: datetime) -> tuple[str, ...]:
    """Keep many statements in one act; their ids in the order given, numbers rising in that order.

    One whose source is already kept is skipped and its kept id returned. Raises as capture_statement does;
    one bad statement leaves none.
    """
    kept = {row.source: row.id for row in db.scalars(select(Statement).where(Statement.source != ""))}
    number, ids = _next_number(db), []
    for given in statements:
        if given.source and given.source in kept:
            ids.append(kept[given.source])
            continue
        row = _imported(given, number, at)
        db.add(row)
        number += 1
        ids.append(row.id)
        if given.source:
            kept[given.source] = row.id
    return tuple(ids)


def _imported(given: ImportedStatement, number: int, at: datetime) -> Statement:
    _known(given.kind, given.level)
    return Statement(
        number=number,
        text=_wording(given.text),
        kind=given.kind,
        level=given.level,
        session_id=given.session_id,
        item_id=given.item_id,
        table_id=given.table_id,
        seat_id=None if given.level == "none" else given.seat_id,
        language=given.language,
        source=given.source,
        state=given.state,
        at=given.at or at,
    )


def _as_is(old: Statement, name: str, given: object) -> object:
    return given if given is None and name == "carry" else getattr(old, name)


def _version(old: Statement, version_id: str, news: dict[str, Any], at: datetime) -> Statement:
    stays = ("number", "level", "session_id", "item_id", "answers_id", "language", "source", "station")
    mends = ("text", "kind", "seat_id", "table_id", "carry")
    values = {name: getattr(old, name) for name in stays + mends} | news
    return Statement(id=version_id, parents=[old.id], at=at, **values)


def _wording(text: str) -> str:
    words = clean(text)
    if not words:
        raise refusals.StatementEmpty()
    if len(words) > LONGEST:
        raise refusals.StatementTooLong(length=len(words), most=LONGEST)
    return words


def _known(kind: str, level: str) -> None:
    if kind not in kinds.KIND_OF:
        raise refusals.KindUnknown(kind=kind, known=", ".join(kinds.KIND_OF))
    if level not in kinds.LEVELS:
        raise refusals.LevelUnknown(level=level, known=", ".join(kinds.LEVELS))


def _standing(db: Db, statement_id: str) -> Statement:
    statement = db.get(Statement, statement_id)
    if statement is None or statement.state == "corrected":
        raise refusals.StatementGone()
    if statement.state not in STANDING:
        raise refusals.StatementSealed(number=statement.number)
    return statement


def _not_twice(db: Db, words: str, table_id: str | None, at: datetime) -> None:
    same = select(Statement).where(
        Statement.text == words,
        Statement.table_id == table_id,
        Statement.state.in_(STANDING),
        Statement.at > at - AGAIN,
        Statement.at <= at,
    )
    if db.scalars(same.limit(1)).first() is not None:
        raise refusals.StatementTwice()


def _next_number(db: Db) -> int:
    return (db.scalar(select(func.max(Statement.number))) or 0) + 1
