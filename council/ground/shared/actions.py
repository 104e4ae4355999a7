"""The verb of shared ground: what was worked out is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from datetime import datetime
from typing import Any

from sqlalchemy import select

from council.ground.meaning.queries import numbers_of
from council.ground.shared.ageing.queries import ground_mark
from council.ground.shared.records import GroundRun, SharedGround
from council.ground.shared.values import Line, Representative, Slate
from council.ground.voting.queries import members_of
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
    representative: Sequence[Representative] = (),
    mark: tuple[int, str] | None = None,
) -> int:
    """Keep what is known of every statement, in place of what was kept before; returns how many.

    `mark` is what `ground_mark` said when the votes were read, so that answers that came in while they were
    compared are seen to be missing; None: none can have come.
    `groups` is the gate's verdict on opinion groups; the members stand in the order of `votes_of(...).seats`.
    `representative` are the statements that set a group apart.
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
    run = _run(db, lines, at, groups, slate, fields, mark or ground_mark(db))
    run.representative = [list(astuple(one)) for one in representative if one.statement_id in known]
    db.add(run)
    return len(lines)


PLAIN = (
    "statement_id", "asked", "agree", "disagree", "passed", "size", "support", "low", "high", "gic", "psg",
    "label", "limiting_group", "spread", "z",
)  # fmt: skip
FURTHER = (
    "against_low", "against_high", "gic_mean", "against_mean", "split", "divided", "is_divisive", "bridge",
    "is_bridge", "sides", "untold", "cards", "more_than", "strength", "is_likely",
)  # fmt: skip


def _columns(line: Line) -> dict[str, Any]:
    return {name: getattr(line, name) for name in PLAIN} | {
        "carried_by": list(line.carried_by),
        "cells": [list(astuple(cell)) for cell in line.cells],
        "hidden": [list(astuple(each)) for each in line.hidden],
        "missing": [list(astuple(each)) for each in line.missing],
        "further": {name: _json(getattr(line, name)) for name in FURTHER},
    }


def _json(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _run(
    db: Db,
    lines: Sequence[Line],
    at: datetime,
    groups: Groups | None,
    slate: Slate | None,
    fields: Sequence[str],
    mark: tuple[int, str],
) -> GroundRun:
    member = groups.member if groups and groups.is_shown else ()
    seats = [seat.id for seat in members_of(db)]
    if len(seats) != len(member):  # the panel has changed meanwhile: whose group is whose cannot be told
        member, seats = (), []
    return GroundRun(
        votes=mark[0],
        matter=mark[1],
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
        check={"length": slate.length, "quota": slate.quota, "is_justified": slate.is_justified}
        | {"alike": list(slate.alike), "covered": slate.covered, "size": slate.size}
        if slate
        else {},
        at=at,
    )
