"""The verbs of ground: votes come in, themes are proposed and put right by people, shared ground is kept.

What a person named or placed is marked as theirs; no proposal moves it again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import func, select

from council.errors import CouncilError
from council.ground import refusals
from council.ground.records import GroundRun, Membership, SharedGround, Theme, Vector, Vote
from council.ground.values import FoundTheme, Groups, Line, Slate, VectorRow
from council.selection.records import Seat
from council.sessions.records import Statement
from council.store import Db, Record

T = TypeVar("T", bound=Record)

MACHINE, PERSON = "machine", "person"
PROPOSED, NAMED = "proposed", "named"
CONTINUES = 0.5  # Jaccard from which a proposed theme goes on under its old id and number
VOTES = (1, 0, -1)
SEATED = ("expected", "confirmed")


# ---- votes ------------------------------------------------------------


def keep_votes(db: Db, *, votes: Sequence[tuple[str, str, int]], at: datetime, source: str = "") -> int:
    """Keep votes as (seat id, statement id, 1 agree | 0 pass | -1 disagree); the last of a pair counts.

    Returns: how many were new or changed. Raises: SeatUnknown, StatementUnknown, VoteNotUnderstood.
    """
    last = {(seat, statement): value for seat, statement, value in votes}
    _all_known(db, last)
    kept = {(vote.seat_id, vote.statement_id): vote for vote in db.scalars(select(Vote))}
    changed = 0
    for (seat, statement), value in last.items():
        vote = kept.get((seat, statement))
        if vote is None:
            db.add(Vote(seat_id=seat, statement_id=statement, value=value, source=source, at=at))
        elif vote.value != value:
            vote.value, vote.source, vote.at = value, source, at
        else:
            continue
        changed += 1
    return changed


def _all_known(db: Db, votes: Mapping[tuple[str, str], int]) -> None:
    seats, statements = set(db.scalars(select(Seat.id))), set(db.scalars(select(Statement.id)))
    for line, ((seat, statement), value) in enumerate(votes.items(), 1):
        if seat not in seats:
            raise refusals.SeatUnknown(seat=seat)
        if statement not in statements:
            raise refusals.StatementUnknown(statement=statement)
        if value not in VOTES:
            raise refusals.VoteNotUnderstood(file="", line=line, value=value)


def keep_ground(
    db: Db,
    *,
    lines: Sequence[Line],
    at: datetime,
    groups: Groups | None = None,
    slate: Slate | None = None,
    fields: Sequence[str] = (),
) -> int:
    """Keep what is known of every statement, in place of what was kept before; returns how many.

    `groups` is the gate's verdict on opinion groups; the members stand in the order of `votes_of(...).seats`.
    """
    before = {row.statement_id: row for row in db.scalars(select(SharedGround))}
    known = _lines_of(db)
    lines = [line for line in lines if line.statement_id in known]  # one may be undone meanwhile
    for line in lines:
        given = _columns(line)
        if (row := before.pop(line.statement_id, None)) is None:
            db.add(SharedGround(**given))
        else:
            for name, value in given.items():
                setattr(row, name, value)
    for row in before.values():
        db.delete(row)
    for run in db.scalars(select(GroundRun)):
        db.delete(run)
    db.add(_run(db, lines, at, groups, slate, fields))
    return len(lines)


def _columns(line: Line) -> dict[str, Any]:
    names = (
        "statement_id asked agree disagree passed size support low high gic psg label limiting_group spread z"
    )
    given = {name: getattr(line, name) for name in names.split()}
    cells = [[c.field, c.group, c.size, c.asked, c.agree, c.disagree, c.low, c.high] for c in line.cells]
    return given | {"carried_by": list(line.carried_by), "cells": cells}


def _run(
    db: Db,
    lines: Sequence[Line],
    at: datetime,
    groups: Groups | None,
    slate: Slate | None,
    fields: Sequence[str],
) -> GroundRun:
    votes, last = vote_mark(db)
    member = groups.member if groups and groups.is_shown else ()
    seats = [seat.id for seat in members_of(db)]
    if len(seats) != len(member):  # the panel has changed meanwhile: whose group is whose cannot be told
        member, seats = (), []
    return GroundRun(
        votes=votes,
        last_vote=last,
        members=lines[0].size if lines else 0,
        fields=list(fields),
        gate={
            "count": groups.count,
            "agreement": groups.agreement,
            "voters": groups.voters,
            "reason": groups.reason,
        }
        if groups
        else {},
        groups={seat: group for seat, group in zip(seats, member, strict=True) if group >= 0},
        slate=[[pick.statement_id, pick.why] for pick in slate.picks] if slate else [],
        at=at,
    )


def members_of(db: Db) -> list[Seat]:
    """The seats whose members take part, by number: the rows of every matrix of votes."""
    return list(db.scalars(select(Seat).where(Seat.state.in_(SEATED)).order_by(Seat.number, Seat.id)))


def vote_mark(db: Db) -> tuple[int, str]:
    """How many votes there are and when the newest came: if it is the same, nothing has changed."""
    count, newest = db.execute(select(func.count(Vote.id), func.max(Vote.at))).one()
    return int(count), newest.isoformat() if newest else ""


# ---- themes ------------------------------------------------------------


def keep_vectors(db: Db, *, vectors: Sequence[VectorRow]) -> int:
    """Keep what a model made of statements; what is kept already is left. Returns how many were new.

    Raises: EnginesMixed, when another engine has read this council's statements.
    """
    kept = {(each.statement_id, each.masked) for each in db.scalars(select(Vector))}
    engines = set(db.scalars(select(Vector.engine).distinct()))
    for row in vectors:
        if engines and row.engine not in engines:
            raise refusals.EnginesMixed(kept=", ".join(sorted(engines)), new=row.engine)
    known = _lines_of(db)
    fresh = [
        row for row in vectors if row.statement_id in known and (row.statement_id, row.masked) not in kept
    ]
    for row in fresh:
        db.add(Vector(statement_id=row.statement_id, engine=row.engine, masked=row.masked, data=row.data))
    return len(fresh)


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
    line_of = _lines_of(db)
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


def _lines_of(db: Db) -> dict[str, int]:
    """Every wording by the number it shares with its earlier and later ones."""
    return {id: number for id, number in db.execute(select(Statement.id, Statement.number))}  # noqa: C416  rows are no pairs


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
