"""The verbs by which people put themes right: named, filled, ordered, split, merged, dissolved.

What a person named or placed is marked as theirs; no proposal moves it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Select, func, select

from council.errors import CouncilError
from council.ground import refusals
from council.ground.themes.records import LeftOut, Membership, Stance, Theme
from council.ground.themes.stances import STANCES
from council.ground.themes.values import MACHINE, NAMED, PERSON
from council.sessions.records import Statement
from council.store import Db, Record

T = TypeVar("T", bound=Record)


def rename_theme(
    db: Db, *, theme_id: str, title: str, at: datetime, description: str | None = None, by: str = ""
) -> None:
    """Give a theme the name people chose; from now on it is theirs. Raises: ThemeUntitled, ThemeUnknown."""
    if not title.strip():
        raise refusals.ThemeUntitled
    theme = _the(db, Theme, theme_id, refusals.ThemeUnknown())
    theme.title, theme.state, theme.by, theme.at = " ".join(title.split()), NAMED, by, at
    if description is not None:
        theme.description = description.strip()


def add_theme(
    db: Db,
    *,
    theme_id: str,
    title: str,
    at: datetime,
    description: str = "",
    statement_ids: Sequence[str] = (),
    by: str = "",
) -> str:
    """A theme of people's own making, with these statements; an id already kept (a retry) is returned.

    Raises: ThemeUntitled, StatementUnknown.
    """
    if not title.strip():
        raise refusals.ThemeUntitled
    if db.get(Theme, theme_id) is None:
        number = db.scalar(select(func.max(Theme.number))) or 0
        theme = Theme(id=theme_id, number=number + 1, title=" ".join(title.split()), state=NAMED, at=at)
        theme.description, theme.by = description.strip(), by
        db.add(theme)
        db.flush()
        place_statements(db, statement_ids=statement_ids, theme_id=theme_id, at=at)
    return theme_id


def place_statements(db: Db, *, statement_ids: Sequence[str], theme_id: str | None, at: datetime) -> None:
    """Put statements into a theme by hand, out of any other; None holds them out of all until placed again.

    Raises: ThemeUnknown, StatementUnknown.
    """
    if theme_id is not None:
        _the(db, Theme, theme_id, refusals.ThemeUnknown())
    for statement in statement_ids:
        told = _the(db, Statement, statement, refusals.StatementUnknown(statement=statement))
        _take_out(db, told)
        if theme_id is None:
            db.add(LeftOut(statement_id=statement, at=at))
        else:
            given = {"theme_id": theme_id, "statement_id": statement}
            db.add(Membership(**given, score=1.0, placed_by=PERSON, at=at))


def pin_statements(db: Db, *, statement_ids: Sequence[str], at: datetime) -> int:
    """Say that these statements are where they belong: no proposal moves them from now on.

    What is in no theme, or pinned already, is left. Returns: how many were pinned. Raises: StatementUnknown.
    """
    return _mark(db, statement_ids, PERSON, at)


def unpin_statements(db: Db, *, statement_ids: Sequence[str], at: datetime) -> int:
    """Leave these statements where they are for now, but let a later proposal move them.

    Returns: how many were pinned until now. Raises: StatementUnknown.
    """
    return _mark(db, statement_ids, MACHINE, at)


def mark_stance(db: Db, *, statement_ids: Sequence[str], stance: str, at: datetime) -> int:
    """Say which way statements speak in their theme: "for", "against", or "" for neither.

    Returns: how many were marked otherwise until now. Raises: StatementUnknown, StanceUnknown.
    """
    if stance not in ("", *STANCES):
        raise refusals.StanceUnknown(given=stance)
    changed = 0
    for statement in statement_ids:
        _the(db, Statement, statement, refusals.StatementUnknown(statement=statement))
        row = db.scalar(select(Stance).where(Stance.statement_id == statement))
        if stance == ("" if row is None else row.stance):
            continue
        changed += 1
        if row is not None:
            db.delete(row)
            db.flush()
        if stance:
            db.add(Stance(statement_id=statement, stance=stance, at=at))
    return changed


def _mark(db: Db, statement_ids: Sequence[str], by: str, at: datetime) -> int:
    rows = [
        row
        for statement in statement_ids
        for row in _memberships(
            db, _the(db, Statement, statement, refusals.StatementUnknown(statement=statement))
        )
        if row.placed_by != by
    ]
    for row in rows:
        row.placed_by, row.at = by, at
    return len(rows)


def put_under(db: Db, *, theme_ids: Sequence[str], parent_id: str | None, at: datetime) -> None:
    """Let themes stand under a wider one, or by themselves; no proposal puts them elsewhere again.

    Raises: ThemeUnknown; ThemesTooDeep, when the wider one stands under another itself or one of these has
    themes under it; ThemesAlike, for a theme under itself.
    """
    parent = _the(db, Theme, parent_id, refusals.ThemeUnknown()) if parent_id else None
    if parent is not None and parent.parent_id:
        raise refusals.ThemesTooDeep(title=parent.title)
    for theme_id in theme_ids:
        theme = _the(db, Theme, theme_id, refusals.ThemeUnknown())
        if parent is not None and theme.id == parent.id:
            raise refusals.ThemesAlike
        if parent is not None and _under(db, theme_id):
            raise refusals.ThemesTooDeep(title=theme.title)
        theme.parent_id, theme.parent_by, theme.at = parent_id, PERSON, at


def gather_themes(
    db: Db, *, parent_id: str, title: str, theme_ids: Sequence[str], at: datetime, description: str = ""
) -> str:
    """A wider theme of people's making over others. Returns its id. Raises as add_theme and put_under do."""
    add_theme(db, theme_id=parent_id, title=title, description=description, at=at)
    put_under(db, theme_ids=theme_ids, parent_id=parent_id, at=at)
    return parent_id


def merge_themes(db: Db, *, theme_id: str, into_id: str, at: datetime) -> None:
    """All statements of one theme go to another, then people's own; so do the themes under it.

    Raises: ThemesAlike, ThemeUnknown.
    """
    if theme_id == into_id:
        raise refusals.ThemesAlike
    theme = _the(db, Theme, theme_id, refusals.ThemeUnknown())
    into = _the(db, Theme, into_id, refusals.ThemeUnknown())
    rows = list(db.scalars(select(Membership).where(Membership.theme_id == theme_id)))
    place_statements(db, statement_ids=[row.statement_id for row in rows], theme_id=into_id, at=at)
    into.state = NAMED
    if into.parent_id == theme_id:
        into.parent_id, into.parent_by = None, PERSON
    for child in _under(db, theme_id):
        child.parent_id, child.parent_by = into.parent_id or into_id, PERSON
    db.flush()
    db.delete(theme)


def split_theme(
    db: Db, *, theme_id: str, new_id: str, title: str, statement_ids: Sequence[str], at: datetime
) -> str:
    """Some statements of a theme become one of their own, named by people; those not in it are left.

    Raises: ThemeUnknown; ThemeUntitled; NothingToSplit when none is in it, or all of it.
    """
    theme = _the(db, Theme, theme_id, refusals.ThemeUnknown())
    inside = select(Statement.number).join(Membership, Membership.statement_id == Statement.id)
    there = set(db.scalars(inside.where(Membership.theme_id == theme_id)))
    told = (db.get(Statement, statement) for statement in statement_ids)
    taken = {each.id: each.number for each in told if each is not None and each.number in there}
    if not taken or there == set(taken.values()):
        raise refusals.NothingToSplit
    add_theme(db, theme_id=new_id, title=title, at=at, statement_ids=tuple(taken))
    if theme.parent_id:
        put_under(db, theme_ids=[new_id], parent_id=theme.parent_id, at=at)
    return new_id


def remove_theme(db: Db, *, theme_id: str) -> None:
    """Let a theme go; its statements stand without one until placed anew, themes under it by themselves.

    Raises: ThemeUnknown.
    """
    theme = _the(db, Theme, theme_id, refusals.ThemeUnknown())
    for row in db.scalars(select(Membership).where(Membership.theme_id == theme_id)):
        db.delete(row)
    for child in _under(db, theme_id):
        child.parent_id, child.parent_by = None, PERSON
    db.flush()
    db.delete(theme)


def _under(db: Db, theme_id: str) -> list[Theme]:
    return list(db.scalars(select(Theme).where(Theme.parent_id == theme_id).order_by(Theme.number)))


def _memberships(db: Db, statement: Statement) -> list[Membership]:
    """Where a statement is, under whichever of its wordings it was put there."""
    return list(db.scalars(select(Membership).where(Membership.statement_id.in_(_wordings(statement)))))


def _wordings(statement: Statement) -> Select[str]:
    return select(Statement.id).where(Statement.number == statement.number)


def _take_out(db: Db, statement: Statement) -> None:
    """Neither in a theme nor held out of all, whichever of its wordings people meant."""
    left_out = db.scalars(select(LeftOut).where(LeftOut.statement_id.in_(_wordings(statement))))
    for row in (*_memberships(db, statement), *left_out):
        db.delete(row)
    db.flush()


def _the(db: Db, kind: type[T], identity: str, otherwise: CouncilError) -> T:
    found = db.get(kind, identity)
    if found is None:
        raise otherwise
    return found
