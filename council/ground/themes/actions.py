"""The verbs of themes: proposed by the machine, put right by people.

What a person named or placed is marked as theirs; no proposal moves it again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import func, select

from council.errors import CouncilError
from council.ground import refusals
from council.ground.meaning.actions import keep_vectors
from council.ground.meaning.queries import numbers_of
from council.ground.meaning.values import VectorRow
from council.ground.themes.records import Membership, Theme
from council.ground.themes.values import MACHINE, NAMED, PERSON, PROPOSED, FoundTheme
from council.sessions.records import Statement
from council.store import Db, Record

T = TypeVar("T", bound=Record)
CONTINUES = 0.5  # Jaccard from which a proposed theme goes on under its old id and number


def keep_themes(
    db: Db,
    *,
    themes: Sequence[FoundTheme],
    at: datetime,
    vectors: Sequence[VectorRow] = (),
    mixed: Mapping[int, float] | None = None,
) -> int:
    """Keep a proposal in place of the last one, as one step; what people named or placed stays theirs.

    A theme whose `key` is that of a kept one takes its new statements in; a new one goes on under the id and
    number of the proposed theme it shares most with. `mixed` gives the share of opposed pairs by position.
    Returns: how many themes there are.
    """
    keep_vectors(db, vectors=vectors)
    old = {theme.id: theme for theme in db.scalars(select(Theme))}
    inside = _inside(db)
    follows = _successors(themes, old, inside)
    for theme_id in [t for t, theme in old.items() if theme.state == PROPOSED and t not in follows.values()]:
        if not any(m.placed_by == PERSON for m in inside.get(theme_id, ())):
            _dissolve(db, old.pop(theme_id), inside.pop(theme_id, []))
    line_of = numbers_of(db)
    pinned = {line_of[m.statement_id] for rows in inside.values() for m in rows if m.placed_by == PERSON}
    number = max((theme.number for theme in old.values()), default=0)
    for position, found in enumerate(themes):
        theme = old.get(found.key or follows.get(position, ""))
        if theme is None:
            number += 1
            theme = Theme(number=number, title=found.title, at=at)
            db.add(theme)
        _describe(theme, found, (mixed or {}).get(position))
        _refill(db, theme, found, inside.get(theme.id, []), pinned, line_of, at)
    return len(themes)


def _inside(db: Db) -> dict[str, list[Membership]]:
    inside: dict[str, list[Membership]] = {}
    for each in db.scalars(select(Membership).order_by(Membership.id)):
        inside.setdefault(each.theme_id, []).append(each)
    return inside


def _successors(
    themes: Sequence[FoundTheme], old: Mapping[str, Theme], inside: Mapping[str, list[Membership]]
) -> dict[int, str]:
    """Which new theme goes on as which proposed one: the most alike first, each once."""
    likeness = []
    for position, found in enumerate(themes):
        mine = set(found.statements)
        for theme_id, theme in old.items():
            theirs = {m.statement_id for m in inside.get(theme_id, ())}
            if not found.key and theme.state == PROPOSED and mine & theirs:
                likeness.append((-len(mine & theirs) / len(mine | theirs), position, theme_id))
    follows: dict[int, str] = {}
    for share, position, theme_id in sorted(likeness):
        if -share >= CONTINUES and position not in follows and theme_id not in follows.values():
            follows[position] = theme_id
    return follows


def _describe(theme: Theme, found: FoundTheme, mixed: float | None) -> None:
    if theme.state == PROPOSED:
        theme.title = found.title or theme.title
    theme.words, theme.quotes, theme.authors = list(found.words), list(found.quotes), found.authors
    theme.stability, theme.mixed = found.stability, mixed


def _refill(
    db: Db,
    theme: Theme,
    found: FoundTheme,
    inside: Sequence[Membership],
    pinned: set[int],
    line_of: Mapping[str, int],
    at: datetime,
) -> None:
    """The machine's memberships as found; a person's stay, and no statement is in two themes."""
    there = {line_of[each.statement_id]: each for each in inside}
    for statement, score in zip(found.statements, found.scores, strict=True):
        if statement not in line_of:  # undone while the themes were being worked out
            continue
        each = there.pop(line_of[statement], None)
        if each is not None:
            each.statement_id, each.score = statement, score
        elif line_of[statement] not in pinned:
            db.add(Membership(theme_id=theme.id, statement_id=statement, score=score, at=at))
    for each in there.values():
        if each.placed_by == MACHINE:
            db.delete(each)


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


def add_theme(db: Db, *, theme_id: str, title: str, at: datetime, by: str = "") -> str:
    """A theme of people's own making, empty at first; an id already kept (a retry) is returned."""
    if not title.strip():
        raise refusals.ThemeUntitled
    if db.get(Theme, theme_id) is None:
        number = db.scalar(select(func.max(Theme.number))) or 0
        db.add(
            Theme(id=theme_id, number=number + 1, title=" ".join(title.split()), state=NAMED, by=by, at=at)
        )
    return theme_id


def place_statements(db: Db, *, statement_ids: Sequence[str], theme_id: str | None, at: datetime) -> None:
    """Put statements into a theme by hand, out of any other; None leaves them without one.

    Raises: ThemeUnknown, StatementUnknown.
    """
    if theme_id is not None:
        _the(db, Theme, theme_id, refusals.ThemeUnknown())
    touched = {theme_id} if theme_id else set()
    for statement in statement_ids:
        told = _the(db, Statement, statement, refusals.StatementUnknown(statement=statement))
        touched |= _take_out(db, told)
        if theme_id is not None:
            given = {"theme_id": theme_id, "statement_id": statement}
            db.add(Membership(**given, score=1.0, placed_by=PERSON, at=at))
    _recount(db, touched)


def merge_themes(db: Db, *, theme_id: str, into_id: str, at: datetime) -> None:
    """All statements of one theme go to another, then people's own. Raises: ThemesAlike, ThemeUnknown."""
    if theme_id == into_id:
        raise refusals.ThemesAlike
    theme = _the(db, Theme, theme_id, refusals.ThemeUnknown())
    into = _the(db, Theme, into_id, refusals.ThemeUnknown())
    rows = list(db.scalars(select(Membership).where(Membership.theme_id == theme_id)))
    place_statements(db, statement_ids=[row.statement_id for row in rows], theme_id=into_id, at=at)
    into.state = NAMED
    db.delete(theme)


def split_theme(
    db: Db, *, theme_id: str, new_id: str, title: str, statement_ids: Sequence[str], at: datetime
) -> str:
    """Some statements of a theme become one of their own, named by people. Raises: NothingToSplit, …"""
    _the(db, Theme, theme_id, refusals.ThemeUnknown())
    there = set(db.scalars(select(Membership.statement_id).where(Membership.theme_id == theme_id)))
    taken = [statement for statement in statement_ids if statement in there]
    if not taken or len(set(taken)) == len(there):
        raise refusals.NothingToSplit
    add_theme(db, theme_id=new_id, title=title, at=at)
    db.flush()
    place_statements(db, statement_ids=taken, theme_id=new_id, at=at)
    return new_id


def remove_theme(db: Db, *, theme_id: str) -> None:
    """Let a theme go; its statements stand without one until placed anew. Raises: ThemeUnknown."""
    theme = _the(db, Theme, theme_id, refusals.ThemeUnknown())
    _dissolve(db, theme, list(db.scalars(select(Membership).where(Membership.theme_id == theme_id))))


def _dissolve(db: Db, theme: Theme, inside: Sequence[Membership]) -> None:
    for each in inside:
        db.delete(each)
    db.flush()
    db.delete(theme)


def _take_out(db: Db, statement: Statement) -> set[str]:
    """Out of every theme, under whichever of its wordings it was put there."""
    wordings = select(Statement.id).where(Statement.number == statement.number)
    rows = list(db.scalars(select(Membership).where(Membership.statement_id.in_(wordings))))
    for row in rows:
        db.delete(row)
    return {row.theme_id for row in rows}


def _recount(db: Db, theme_ids: set[str]) -> None:
    """The distinct people of each theme after statements moved; one unknown counts as one."""
    db.flush()
    for theme in db.scalars(select(Theme).where(Theme.id.in_(theme_ids))):
        seats = list(
            db.scalars(
                select(Statement.seat_id)
                .join(Membership, Membership.statement_id == Statement.id)
                .where(Membership.theme_id == theme.id)
            )
        )
        theme.authors = len({seat for seat in seats if seat}) + sum(seat is None for seat in seats)


def _the(db: Db, kind: type[T], identity: str, otherwise: CouncilError) -> T:
    found = db.get(kind, identity)
    if found is None:
        raise otherwise
    return found
