"""Questions about shared ground, answered as frozen values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from council.ground.meaning.queries import question_of, standing_of
from council.ground.meaning.records import Vector
from council.ground.shared.ageing.queries import changed_since, ground_mark
from council.ground.shared.covering import covered, voices
from council.ground.shared.cutting import natural, partition
from council.ground.shared.records import GroundRun, SharedGround
from council.ground.shared.values import (
    LABELS,
    OTHERS,
    SMALL,
    UNTOLD,
    Cell,
    Coverage,
    GroundLine,
    Hidden,
    Matrix,
    MatrixRow,
    Missing,
    Representative,
    ThemeVoices,
)
from council.ground.themes.queries import unthemed
from council.ground.themes.records import Membership, Theme
from council.ground.themes.values import NAMED
from council.ground.voting.queries import answers_of, fields_of, members_of, votes_of
from council.ground.voting.values import Partition
from council.sessions.queries import StatementView
from council.store import Db


@dataclass(frozen=True, slots=True)
class GroundFacts:
    """Counts for the page head and the report; `labels` in the fixed order of `values.LABELS`.

    `votes` are all answers that count, `together` those of them known by number only: cards shown at tables,
    sheets without a seat. `is_stale`: what it was worked out from has changed so that working it out again
    would not give the same; `changed` says what.
    """

    question: str
    statements: int
    themes: int
    named: int
    unthemed: int
    votes: int
    voters: int
    members: int
    engine: str
    labels: tuple[tuple[str, int], ...]
    fields: tuple[str, ...]
    gate_count: int
    gate_agreement: float | None
    gate_reason: str
    gate_voters: int
    slate: tuple[tuple[str, str], ...]
    groups: Mapping[str, int]
    worked_out: datetime | None
    is_stale: bool
    alike: tuple[str, ...] = ()
    quota: float = 0.0
    is_justified: bool = False
    together: int = 0
    changed: tuple[str, ...] = ()


def ground_of(db: Db) -> tuple[GroundLine, ...]:
    """Every statement voted on, the most surely shared first."""
    standing = standing_of(db)
    theme_of: dict[str, Theme] = {}
    themes = {theme.id: theme for theme in db.scalars(select(Theme))}
    for row in db.scalars(select(Membership)):
        if row.statement_id in standing:
            theme_of[standing[row.statement_id].id] = themes[row.theme_id]
    run = db.scalars(select(GroundRun)).first()
    first = run.fields[0] if run and run.fields else ""  # the field `gic` is taken over
    lines = [
        _without_few(
            _ground(row, standing[row.statement_id], theme_of.get(standing[row.statement_id].id)), first
        )
        for row in db.scalars(select(SharedGround))
        if row.statement_id in standing
    ]
    order = {label: at for at, label in enumerate(LABELS)}
    return tuple(sorted(lines, key=lambda g: (order.get(g.label, 9), -(g.psg or 0.0), -g.support, g.number)))


def _without_few(line: GroundLine, field: str) -> GroundLine:
    """No consensus of groups where one of its field is hidden: a product tells what its parts leave out.

    So also where the whole field is, since all its groups are small.
    """
    is_seen = any(cell.field == field for cell in line.cells)
    if is_seen and not any(hidden.field == field for hidden in line.hidden):
        return line
    return replace(line, gic=None, gic_mean=None, against_mean=None)


def ground_facts(db: Db) -> GroundFacts:
    """The room in figures."""
    changed = changed_since(db, ground_mark(db))
    answers = answers_of(db)
    run = db.scalars(select(GroundRun)).first()
    states = list(db.scalars(select(Theme.state)))
    found = dict(db.execute(select(SharedGround.label, func.count()).group_by(SharedGround.label)).all())
    gate = run.gate if run else {}
    check = run.check if run else {}
    known = standing_of(db)
    standing = [view for key, view in known.items() if key == view.id]
    members = len(members_of(db))
    return GroundFacts(
        question=question_of(db),
        statements=len(standing),
        themes=len(states),
        named=states.count(NAMED),
        unthemed=len(unthemed(db)),
        votes=answers.votes + answers.together,
        voters=answers.voters,
        members=members,
        engine=db.scalars(select(Vector.engine).limit(1)).first() or "",
        labels=tuple((label, found.get(label, 0)) for label in LABELS),
        fields=tuple(run.fields) if run else (),
        gate_count=gate.get("count", 0),
        gate_agreement=gate.get("agreement"),
        gate_reason=gate.get("reason", ""),
        gate_voters=gate.get("voters", 0),
        slate=tuple((known[one].id if one in known else one, why) for one, why in run.slate) if run else (),
        groups=dict(run.groups) if run else {},
        worked_out=run.at if run else None,
        is_stale=bool(changed),
        alike=tuple(known[one].id for one in check.get("alike", ()) if one in known),
        quota=check.get("quota", 0.0),
        is_justified=check.get("is_justified", False),
        together=answers.together,
        changed=changed,
    )


def matrix_of(db: Db, *, field: str) -> Matrix:
    """Every statement in every group of one field as it was last worked out, in the order of `ground_of`.

    Groups by name, those counted together last; without a field of that name there are no groups.
    """
    lines = ground_of(db)
    found = [each for line in lines for each in _all_of(line) if each.field == field]
    merged = {each.group for each in found if isinstance(each, Hidden) and each.why == SMALL}
    names = {each.group for each in found} - merged
    groups = tuple(sorted(names, key=lambda name: (name == OTHERS, natural(name))))
    size = {cell.group: cell.size for cell in found if isinstance(cell, Cell)}
    if not size.keys() >= names:  # of some not one figure may be shown
        size = _sizes_now(db, field, merged) | size
    rows = tuple(_row(line, field, groups) for line in lines)
    sizes = tuple(size.get(group, 0) for group in groups)
    return Matrix(field, groups, sizes, rows, tuple(sorted(merged, key=natural)))


def _sizes_now(db: Db, field: str, merged: Collection[str]) -> dict[str, int]:
    """The members of each group as they are now, those of merged groups together as OTHERS."""
    run = db.scalars(select(GroundRun)).first()
    letters = {seat: chr(ord("A") + number) for seat, number in run.groups.items()} if run else {}
    group_of = next((each.group_of for each in fields_of(db) if each.name == field), letters)
    groups = (group_of.get(seat.id) for seat in members_of(db))
    return dict(Counter(OTHERS if group in merged else group for group in groups if group))


def _all_of(line: GroundLine) -> tuple[Cell | Hidden, ...]:
    return (*line.hidden, *line.cells)


def _row(line: GroundLine, field: str, groups: Sequence[str]) -> MatrixRow:
    """One statement across the groups of a field, and how far those that may be shown are apart."""
    from council.ground.shared.showing import difference

    mine = [cell for cell in line.cells if cell.field == field]
    spread, _z, divided, is_divisive = difference(mine, among=line.cells)
    return MatrixRow(line, _in_order(line, field, groups), spread, divided, is_divisive)


def _in_order(line: GroundLine, field: str, groups: Sequence[str]) -> tuple[Cell | Hidden, ...]:
    by_group = {each.group: each for each in _all_of(line) if each.field == field}
    return tuple(by_group.get(group, Hidden(field, group, UNTOLD)) for group in groups)


def representative_of(db: Db, *, field: str, group: str) -> tuple[Representative, ...]:
    """The statements that set one group apart as last worked out, the strongest first."""
    run = db.scalars(select(GroundRun)).first()
    known = standing_of(db)
    found = [Representative(*each) for each in run.representative] if run else []
    return tuple(
        replace(one, statement_id=known[one.statement_id].id)
        for one in found
        if (one.field, one.group) == (field, group) and one.statement_id in known
    )


def coverage_of(db: Db) -> Coverage:
    """Whom the short list reaches and who speaks in each theme, by every known field; as things stand now."""
    seen = votes_of(db)
    run = db.scalars(select(GroundRun)).first()
    cut = [partition(each.name, each.group_of, seen.seats) for each in fields_of(db)]
    cut = [each for each in cut if len(each.groups) > 1]
    chosen = {one for one, _why in run.slate} if run else set()
    return Coverage(covered(seen, chosen, cut) if chosen else (), _theme_voices(db, seen.seats, cut))


def _theme_voices(db: Db, seats: Sequence[str], cut: Sequence[Partition]) -> tuple[ThemeVoices, ...]:
    """Themes of most people first; a statement nobody's seat was noted for is counted as that."""
    standing = standing_of(db)
    spoken: dict[str, dict[str, str | None]] = {}
    for row in db.scalars(select(Membership)):
        if (view := standing.get(row.statement_id)) is not None:
            spoken.setdefault(row.theme_id, {})[view.id] = view.seat_id
    found = []
    for theme in db.scalars(select(Theme)):
        by = spoken.get(theme.id, {})
        authors = {seat for seat in by.values() if seat in set(seats)}
        told = voices(seats, [seat for seat in authors if seat], cut)
        unknown = sum(seat is None for seat in by.values())
        found.append(ThemeVoices(theme.id, theme.title, len(authors), len(seats), unknown, told))
    return tuple(sorted(found, key=lambda v: (-v.people, v.title, v.theme_id)))


def _further(row: SharedGround) -> dict[str, Any]:
    return {name: tuple(v) if isinstance(v, list) else v for name, v in row.further.items()}


def _ground(row: SharedGround, view: StatementView, theme: Theme | None) -> GroundLine:
    return GroundLine(
        statement_id=view.id,
        number=view.number,
        text=view.text,
        theme=theme.title if theme else "",
        theme_id=theme.id if theme else "",
        asked=row.asked,
        agree=row.agree,
        disagree=row.disagree,
        passed=row.passed,
        size=row.size,
        support=row.support,
        low=row.low,
        high=row.high,
        gic=row.gic,
        psg=row.psg,
        label=row.label,
        limiting_group=row.limiting_group,
        spread=row.spread,
        z=row.z,
        carried_by=tuple(row.carried_by),
        cells=tuple(Cell(*cell) for cell in row.cells),
        hidden=tuple(Hidden(*each) for each in row.hidden),
        missing=tuple(Missing(*each) for each in row.missing),
        **_further(row),
    )
