"""Verbs on statements: kept in the speaker's words, corrected by versions, never overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from council.sessions import kinds, refusals
from council.sessions.records import Statement
from council.sessions.said.records import Likeness
from council.sessions.wording import LONGEST, ImportedStatement, clean
from council.store import Db, add_many

STANDING = ("captured", "read_back", "confirmed")
REPLACED = ("corrected", "split", "merged", "translated")  # another version stands in their place
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
    same_as: str = "",
) -> str:
    """Keep one statement and return its id; an id already kept (a retry) is returned, not added again.

    At level "none" the seat is not stored. `same_as` names a standing statement that says the same; the two
    stay apart. Raises: StatementEmpty, StatementTooLong, KindUnknown, LevelUnknown, and StatementTwice for
    the same words at one table within 5 s unless `again`.
    """
    if db.get(Statement, statement_id) is not None:
        return statement_id
    words = wording(text)
    known(kind, level)
    if not again:
        _not_twice(db, words, table_id, at)
    db.add(
        Statement(
            id=statement_id, number=next_number(db), text=words, kind=kind, level=level,
            session_id=session_id, item_id=item_id, table_id=table_id,
            seat_id=None if level == "none" else seat_id,
            answers_id=answers_id, carry=carry, language=language, station=station, at=at,
        )
    )  # fmt: skip
    if same_as and db.get(Statement, same_as) is not None:
        db.flush()
        mark_alike(db, statement_id=statement_id, other_id=same_as, at=at)
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
    read_back: bool = False,
) -> str:
    """Put a new version in a statement's place and return its id; the old one stays as its parent.

    What is not given stays as it was; the number stays. Nothing new: nothing happens, the old id comes back.
    A version has not been read back, unless the correction was made while reading (`read_back`).
    Raises: StatementGone for a version that no longer stands, StatementEmpty, StatementTooLong, KindUnknown.
    """
    if db.get(Statement, version_id) is not None:
        return version_id
    old = standing(db, statement_id)
    given: dict[str, Any] = {
        "text": wording(text),
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
        if read_back:
            mark_read_back(db, statement_ids=(old.id,), at=at)
        return old.id
    known(str(news.get("kind", old.kind)), old.level)
    if read_back:
        news |= {"state": "read_back", "read_at": at}
    db.add(version_of(old, version_id, "correction", at, **news))
    old.state = "corrected"
    return version_id


def withdraw_statement(db: Db, *, statement_id: str, reason: str = "") -> str:
    """Take a statement out of every later list and export; its number stays as a tombstone. Returns its id.

    Raises: StatementGone, StatementSealed, and TakenOutWithoutReason for one that is signed off.
    """
    statement = standing(db, statement_id)
    if statement.state == "confirmed" and not reason.strip():
        raise refusals.TakenOutWithoutReason(number=statement.number)
    statement.state, statement.reason = "withdrawn", reason.strip()
    return statement_id


def mark_read_back(db: Db, *, statement_ids: Sequence[str], at: datetime) -> tuple[str, ...]:
    """Note that the speakers saw or heard these statements and found them right; signed ones stay signed.

    Returns: their ids. Raises: StatementGone, StatementSealed.
    """
    for statement_id in statement_ids:
        statement = standing(db, statement_id)
        if statement.state == "captured":
            statement.state, statement.read_at = "read_back", at
    return tuple(statement_ids)


def set_level(db: Db, *, statement_id: str, level: str, by_speaker: bool = False) -> str:
    """Show less of the speaker; showing more needs the speaker. At "none" the seat is forgotten.

    Returns its id. All it came from shows no more than it does then, or an earlier wording would tell what
    this one no longer does; shown more, each keeps its own level, for another may have spoken there.
    Raises: LevelUnknown, LevelNotRaised, StatementGone, StatementSealed.
    """
    statement = standing(db, statement_id)
    known(statement.kind, level)
    if kinds.LEVELS.index(level) < kinds.LEVELS.index(statement.level) and not by_speaker:
        raise refusals.LevelNotRaised(number=statement.number)
    statement.level = level
    for before in ancestors(db, statement):
        before.level = max(before.level, level, key=kinds.LEVELS.index)
    if level == "none":
        for each in (statement, *ancestors(db, statement)):
            each.seat_id = None
    return statement_id


def mark_carry(db: Db, *, statement_id: str, carry: bool) -> str:
    """Mark a statement to be carried forward to the plenary, or take the mark away. Returns its id."""
    standing(db, statement_id).carry = carry
    return statement_id


def mark_alike(db: Db, *, statement_id: str, other_id: str, at: datetime, same: bool = True) -> str:
    """Note that two statements say the same, or only sound alike; both stay. Returns the id of the note.

    Said again of the same two, the note is changed. Raises: StatementGone.
    """
    if statement_id == other_id or any(db.get(Statement, id) is None for id in (statement_id, other_id)):
        raise refusals.StatementGone()
    pair = (statement_id, other_id)
    note = db.scalars(
        select(Likeness).where(Likeness.statement_id.in_(pair), Likeness.other_id.in_(pair))
    ).first()
    if note is None:
        note = Likeness(statement_id=statement_id, other_id=other_id, same=same, at=at)
        db.add(note)
    note.same, note.at = same, at
    return note.id


def import_statements(db: Db, *, statements: Sequence[ImportedStatement], at: datetime) -> tuple[str, ...]:
    """Keep many statements in one act; their ids in the order given, numbers rising in that order.

    One whose source is already kept is skipped and its kept id returned. Raises as capture_statement does;
    one bad statement leaves none.
    """
    kept = {row.source: row.id for row in db.scalars(select(Statement).where(Statement.source != ""))}
    number, ids = next_number(db), list[str]()
    rows: list[Statement] = []
    for given in statements:
        if given.source and given.source in kept:
            ids.append(kept[given.source])
            continue
        row = _imported(given, number + len(rows), at)
        rows.append(row)
        ids.append(row.id)
        if given.source:
            kept[given.source] = row.id
    add_many(db, rows, at=at)
    return tuple(ids)


def _imported(given: ImportedStatement, number: int, at: datetime) -> Statement:
    known(given.kind, given.level)
    return Statement(
        number=number,
        text=wording(given.text),
        kind=given.kind,
        level=given.level,
        session_id=given.session_id,
        item_id=given.item_id,
        table_id=given.table_id,
        seat_id=None if given.level == "none" else given.seat_id,
        carry=given.carry,
        language=given.language,
        source=given.source,
        state=given.state,
        at=given.at or at,
    )


def _as_is(old: Statement, name: str, given: object) -> object:
    return given if given is None and name == "carry" else getattr(old, name)


def version_of(old: Statement, id: str, made_by: str, at: datetime, **news: Any) -> Statement:
    """A new row in the place of an old one: the same number and place, but for what is new in it."""
    stays = (
        *("number", "text", "kind", "level", "session_id", "item_id", "table_id", "seat_id", "answers_id"),
        *("carry", "language", "source", "station", "translator", "checked_by"),
    )
    values = {name: getattr(old, name) for name in stays} | {"parents": [old.id]} | news
    return Statement(id=id, made_by=made_by, at=at, **values)


def wording(text: str) -> str:
    """The words as they are kept. Raises: StatementEmpty, StatementTooLong."""
    words = clean(text)
    if not words:
        raise refusals.StatementEmpty()
    if len(words) > LONGEST:
        raise refusals.StatementTooLong(length=len(words), most=LONGEST)
    return words


def known(kind: str, level: str) -> None:
    """Refuse a kind or level nobody knows. Raises: KindUnknown, LevelUnknown."""
    if kind not in kinds.KIND_OF:
        raise refusals.KindUnknown(kind=kind, known=", ".join(kinds.KIND_OF))
    if level not in kinds.LEVELS:
        raise refusals.LevelUnknown(level=level, known=", ".join(kinds.LEVELS))


def standing(db: Db, statement_id: str) -> Statement:
    """The statement, if it stands. Raises: StatementGone if another does, StatementSealed if taken out."""
    statement = db.get(Statement, statement_id)
    if statement is None or statement.state in REPLACED:
        raise refusals.StatementGone()
    if statement.state not in STANDING:
        raise refusals.StatementSealed(number=statement.number)
    return statement


def ancestors(db: Db, statement: Statement) -> tuple[Statement, ...]:
    """Every wording this one came from, itself left out, nearest first."""
    found: dict[str, Statement] = {}
    ahead = list(statement.parents)
    while ahead:
        parent = db.get(Statement, ahead.pop(0))
        if parent is not None and parent.id not in found:
            found[parent.id] = parent
            ahead += parent.parents
    return tuple(found.values())


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


def next_number(db: Db) -> int:
    """The number of the next new statement, from 1."""
    return (db.scalar(select(func.max(Statement.number))) or 0) + 1
