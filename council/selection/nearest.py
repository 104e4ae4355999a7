"""The smallest changes of targets that let a panel exist.

Fewest seats moved in all; then fewest lines touched; then least against the size of the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.selection.engine.alike import Model
from council.selection.engine.solver import Answer, Program, columns, solve
from council.selection.targets import Line
from council.words import _

ANSWERS = 3


@dataclass(frozen=True, slots=True)
class Change:
    """A line as it stands, and the least and most it would have."""

    line: Line
    least: int
    most: int


def said(changes: Sequence[Change]) -> str:
    """The changes in words, as "age 18–24: at least 3 instead of 4"."""
    parts = []
    for one in changes:
        name = f"{one.line.feature} {one.line.value}"
        if one.least != one.line.least:
            words = _("{line}: at least {new} instead of {old}")
            parts.append(words.format(line=name, new=one.least, old=one.line.least))
        if one.most != one.line.most:
            words = _("{line}: at most {new} instead of {old}")
            parts.append(words.format(line=name, new=one.most, old=one.line.most))
    return "; ".join(parts)


def nearest_changes(model: Model, *, flexing: bool = True) -> tuple[tuple[Change, ...], ...]:
    """Up to three proposals, the smallest first, no two touching the same lines; () when none helps.

    A least is only lowered and a most only raised, within the line's flex when `flexing`.
    """
    lines = [(number, row.line) for number, row in enumerate(model.rows) if row.line is not None]
    found: list[tuple[Change, ...]] = []
    barred: list[tuple[int, ...]] = []
    while len(found) < ANSWERS:
        moved = _smallest(model, lines, barred, flexing)
        if moved is None:
            break
        changes, touched = [], []
        for place, (_number, line) in enumerate(lines):
            down, up = moved[place]
            if down or up:
                touched.append(place)
                changes.append(Change(line, line.least - down, line.most + up))
        if not touched:
            break
        found.append(tuple(changes))
        barred.append(tuple(touched))
    return tuple(found)


def _smallest(
    model: Model, lines: list[tuple[int, Line]], barred: list[tuple[int, ...]], flexing: bool
) -> list[tuple[int, int]] | None:
    """(down, up) per line of the smallest change: three aims in turn, each held while the next is sought."""
    import numpy as np

    count = len(lines)
    seats = model.seats
    aims = [
        [1.0] * (2 * count) + [0.0] * count,
        [0.0] * (2 * count) + [1.0] * count,
        [1.0 / max(1, line.most) for _n, line in lines] * 2 + [1e-6 * place for place in range(count)],
    ]
    held: list[tuple[list[float], float]] = []
    answer: Answer | None = None
    for aim in aims:
        answer = solve(_program(model, lines, barred, aim, held, flexing), mip_rel_gap=0.0)
        if answer is None:
            return None
        held.append((aim, answer.objective + 0.5 if len(held) < 2 else answer.objective))
    moves = np.rint(answer.x[len(model.caps) :]).astype(int).tolist() if answer is not None else []
    return [(min(moves[k], seats), min(moves[count + k], seats)) for k in range(count)]


def _program(
    model: Model,
    lines: list[tuple[int, Line]],
    barred: list[tuple[int, ...]],
    aim: list[float],
    held: list[tuple[list[float], float]],
    flexing: bool,
) -> Program:
    """Columns: places per type; down, up, touched per line. Rows: the model's, ties, bars, held aims."""
    import numpy as np

    types, rows, count = len(model.caps), len(model.rows), len(lines)
    entries: list[list[tuple[int, float]]] = [[(r, 1.0) for r in model.rows_of[t]] for t in range(types)]
    low = np.array([row.lo for row in model.rows], dtype=float)
    high = np.array([row.hi for row in model.rows], dtype=float)
    # Two rows a line, so that lowering the least leaves the most alone: the model's row keeps the least,
    # its copy below keeps the most.
    copy_lo, copy_hi = np.full(count, -np.inf), high[[number for number, _l in lines]]
    high[[number for number, _l in lines]] = np.inf
    place_of = {number: place for place, (number, _l) in enumerate(lines)}
    for column in entries:
        column += [(rows + place_of[r], v) for r, v in list(column) if r in place_of]
    ties = rows + count
    room = [_room(line, model.seats, flexing) for _n, line in lines]
    for place, (number, _line) in enumerate(lines):
        entries.append([(number, 1.0), (ties + place, 1.0)])
    for place in range(count):
        entries.append([(rows + place, -1.0), (ties + place, 1.0)])
    for place, (down, up) in enumerate(room):
        entries.append([(ties + place, -float(max(1, down + up)))])
    extra_lo, extra_hi = [-np.inf] * count, [0.0] * count
    number = ties + count
    for touched in barred:
        for place in touched:
            entries[types + 2 * count + place].append((number, 1.0))
        extra_lo.append(-np.inf)
        extra_hi.append(len(touched) - 1.0)
        number += 1
    for weights, limit in held:
        for place, weight in enumerate(weights):
            if weight:
                entries[types + place].append((number, weight))
        extra_lo.append(-np.inf)
        extra_hi.append(limit)
        number += 1
    start, index = columns([[r for r, _v in column] for column in entries])
    return Program(
        cost=np.array([0.0] * types + aim),
        lo=np.zeros(len(entries)),
        hi=np.array(
            [*map(float, model.caps), *[d for d, _u in room], *[u for _d, u in room], *[1.0] * count]
        ),
        row_lo=np.concatenate([low, copy_lo, extra_lo]),
        row_hi=np.concatenate([high, copy_hi, extra_hi]),
        start=start,
        index=index,
        value=np.array([v for column in entries for _r, v in column]),
        whole=True,
    )


def _room(line: Line, seats: int, flexing: bool) -> tuple[int, int]:
    """How far the least may fall and the most may rise."""
    lowest = line.least_flex if flexing and line.least_flex is not None else 0
    highest = line.most_flex if flexing and line.most_flex is not None else max(seats, line.most)
    return max(0, line.least - lowest), max(0, highest - line.most)
