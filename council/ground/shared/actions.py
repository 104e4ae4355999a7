"""The verb of shared ground: what was worked out is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from council.ground.meaning.queries import numbers_of
from council.ground.shared.records import GroundRun, SharedGround
from council.ground.shared.values import Line, Slate
from council.ground.voting.queries import members_of, vote_mark
from council.ground.voting.values import Groups
from council.store import Db


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
    known = numbers_of(db)
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
