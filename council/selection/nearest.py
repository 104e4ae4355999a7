"""The smallest changes of targets that let a panel exist.

Fewest seats moved in all; then fewest lines touched; then least against the size of the line.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from council.progress import SILENT, Progress
from council.selection.engine.alike import Model
from council.selection.engine.near import near_panel
from council.selection.engine.solver import Answer, Program, columns, engine, put, run, solve
from council.selection.targets import Line
from council.words import _

ANSWERS = 3
TIE = 1e-6  # of two changes alike in all else, the one whose lines stand first

CLOSE = 1e-7
WHOLE = (1, 2, 3, 4, 5, 6, 12)
INFINITE = math.inf

_Row = tuple[float, float, list[tuple[int, float]]]  # least, most, (column, value)
_Moves = list[tuple[int, int]]  # per line: how far its least falls, how far its most rises


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


def nearest_changes(
    model: Model, *, flexing: bool = True, progress: Progress = SILENT
) -> tuple[tuple[Change, ...], ...]:
    """Up to three proposals, the smallest first, none holding all lines of another; () when none helps.

    A least is only lowered and a most only raised, within the line's flex when `flexing`. No set of changes
    moves fewer seats than the first; of those that move as few, none touches fewer lines.
    """
    search = _Search(model, flexing, progress)
    found: list[tuple[Change, ...]] = []
    for moved in search.answers():
        found.append(
            tuple(
                Change(line, line.least - down, line.most + up)
                for line, (down, up) in zip(search.lines, moved, strict=True)
                if down or up
            )
        )
        progress(len(found), ANSWERS)
        if len(found) == ANSWERS:
            break
    return tuple(found)


class _Search:
    """Asks for the smallest moves, each time barring the lines of the answers before.

    A small whole-number program over the moves alone proposes; a linear program over the people objects,
    with a cut that holds for every later proposal. When it objects no more, whole people are asked for.
    Columns of moves: down, up, touched per line.
    """

    def __init__(self, model: Model, flexing: bool, progress: Progress) -> None:
        self._model, self._progress = model, progress
        self._numbers = [number for number, row in enumerate(model.rows) if row.line is not None]
        self.lines = [row.line for row in model.rows if row.line is not None]
        self._room = [_room(line, model.seats, flexing) for line in self.lines]
        self._barred: list[tuple[int, ...]] = []
        self._people = _People(model, self._numbers)
        self._cuts: list[_Row] = []

    def answers(self) -> Iterator[_Moves]:
        """The smallest moves, then the smallest that spare one of their lines, and so on."""
        while True:
            moved = self._smallest()
            touched = tuple(place for place, move in enumerate(moved or ()) if any(move))
            if moved is None or not touched:
                return
            yield moved
            self._barred.append(touched)

    def _smallest(self) -> _Moves | None:
        """Shares of people allow all that whole people allow: an answer a panel follows is the smallest."""
        moved = self._sought(self._by_shares)
        if moved is None or near_panel(self._after(moved)) is not None:
            return moved
        return self._sought(self._by_whole_people)

    def _after(self, moved: _Moves) -> Model:
        rows = list(self._model.rows)
        for number, (down, up) in zip(self._numbers, moved, strict=True):
            rows[number] = replace(rows[number], lo=rows[number].lo - down, hi=rows[number].hi + up)
        return replace(self._model, rows=tuple(rows))

    def _sought(self, solved: Callable[[list[float], list[_Row]], Answer | None]) -> _Moves | None:
        """Two aims in turn, the first held while the second is sought."""
        count = len(self.lines)
        moves_then_lines = [1.0] * (2 * count) + [1.0 / (count + 1)] * count
        against_size = [1.0 / max(1, line.most) for line in self.lines] * 2
        against_size += [TIE * place for place in range(count)]
        first = solved(moves_then_lines, [])
        if first is None:
            return None
        limit = first.objective + 0.5 / (count + 1)
        second = solved(against_size, [(-INFINITE, limit, list(enumerate(moves_then_lines)))])
        return self._moves((second or first).x)

    def _moves(self, x: Iterable[float]) -> _Moves:
        count = len(self.lines)
        whole = [round(one) for one in x][-3 * count :]
        return list(zip(whole[:count], whole[count : 2 * count], strict=True))

    def _by_shares(self, aim: list[float], held: list[_Row]) -> Answer | None:
        """The best moves that shares of people can follow."""
        while True:
            rows = [*self._bars(), *held, *self._cuts]
            answer = solve(_by_columns(aim, self._most(), rows), mip_rel_gap=0.0, mip_abs_gap=0.0)
            if answer is None:
                return None
            self._progress(len(self._barred), ANSWERS)
            cut = self._people.objection(self._moves(answer.x.tolist()))
            if cut is None:
                return answer
            self._cuts.append(cut)

    def _by_whole_people(self, aim: list[float], held: list[_Row]) -> Answer | None:
        """The best moves that whole people can follow: one program over both, people in front."""
        caps, count = list(map(float, self._model.caps)), len(self.lines)
        rows = [
            (low, high, [(len(caps) + column, value) for column, value in entries])
            for low, high, entries in (*self._bars(), *held)
        ]
        place_of = {number: place for place, number in enumerate(self._numbers)}
        for number, row in enumerate(self._model.rows):
            people = [(t, 1.0) for t in row.types]
            if number not in place_of:
                rows.append((row.lo, row.hi, people))
                continue
            down = len(caps) + place_of[number]
            rows.append((row.lo, INFINITE, [*people, (down, 1.0)]))
            rows.append((-INFINITE, row.hi, [*people, (down + count, -1.0)]))
        program = _by_columns([0.0] * len(caps) + aim, [*caps, *self._most()], rows)
        return solve(program, mip_rel_gap=0.0, mip_abs_gap=0.0)

    def _bars(self) -> list[_Row]:
        """A line moved is a line touched; and every answer before has a line that is not."""
        count = len(self.lines)
        rows: list[_Row] = [
            (-INFINITE, 0.0, [(at, 1.0), (at + count, 1.0), (at + 2 * count, -float(max(1, sum(room))))])
            for at, room in enumerate(self._room)
        ]
        for barred in self._barred:
            rows.append((-INFINITE, len(barred) - 1.0, [(at + 2 * count, 1.0) for at in barred]))
        return rows

    def _most(self) -> list[float]:
        downs, ups = [float(down) for down, _up in self._room], [float(up) for _down, up in self._room]
        return [*downs, *ups, *[1.0] * len(self.lines)]


class _People:
    """Says whether shares of people can follow the moves; when not, which moves are asked for at least."""

    def __init__(self, model: Model, numbers: Sequence[int]) -> None:
        self._model, self._numbers = model, numbers
        short = [(number, sign) for number in numbers for sign in (1.0, -1.0)]
        start, index = columns([*model.rows_of, *[(number,) for number, _sign in short]])
        import numpy as np

        value = np.ones(len(index))
        value[len(index) - len(short) :] = [sign for _number, sign in short]
        self._solver: Any = engine(presolve="off")
        put(
            self._solver,
            Program(
                cost=np.array([0.0] * len(model.caps) + [1.0] * len(short)),
                lo=np.zeros(len(model.caps) + len(short)),
                hi=np.array([*map(float, model.caps), *[np.inf] * len(short)]),
                row_lo=np.array([row.lo for row in model.rows], dtype=float),
                row_hi=np.array([row.hi for row in model.rows], dtype=float),
                start=start,
                index=index,
                value=value,
            ),
        )

    def objection(self, moved: _Moves) -> _Row | None:
        """A row every possible proposal meets and this one does not; None when shares can follow it.

        Seats still short are a convex function of the moves; its slope here is the rows' duals y, so that
        Σ y⁺·down + Σ y⁻·up ≥ what is short now, counted from these moves.
        """
        for number, (down, up) in zip(self._numbers, moved, strict=True):
            row = self._model.rows[number]
            low = row.lo - down  # a least above all seats is short by itself, whatever its most
            self._solver.changeRowBounds(number, low, max(low, row.hi + up))
        answer = run(self._solver)
        if answer is None:
            return INFINITE, INFINITE, []  # not even the seats can be filled: no move is enough
        if answer.objective < CLOSE:
            return None
        entries, asked, count = [], answer.objective, len(self._numbers)
        for place, (number, (down, up)) in enumerate(zip(self._numbers, moved, strict=True)):
            y = float(answer.duals[number])
            if abs(y) > CLOSE:
                entries.append((place if y > 0 else place + count, abs(y)))
                asked += abs(y) * (down if y > 0 else up)
        for scale in WHOLE:  # whole weights ask for a whole number of moves: the cut becomes sharper
            if all(abs(weight * scale - round(weight * scale)) < CLOSE for _column, weight in entries):
                whole = [(column, float(round(weight * scale))) for column, weight in entries]
                return float(math.ceil(asked * scale - 1e-5)), INFINITE, whole
        return asked - CLOSE, INFINITE, entries


def _by_columns(cost: Sequence[float], most: Sequence[float], rows: Sequence[_Row]) -> Program:
    """The whole-number program of these rows over columns from 0 to `most`."""
    import numpy as np

    held: list[list[tuple[int, float]]] = [[] for _column in cost]
    for number, (_low, _high, entries) in enumerate(rows):
        for column, value in entries:
            held[column].append((number, value))
    start, index = columns([[row for row, _value in column] for column in held])
    return Program(
        cost=np.array(cost),
        lo=np.zeros(len(cost)),
        hi=np.array(most),
        row_lo=np.array([low for low, _high, _entries in rows]),
        row_hi=np.array([high for _low, high, _entries in rows]),
        start=start,
        index=index,
        value=np.array([value for column in held for _row, value in column]),
        whole=True,
    )


def _room(line: Line, seats: int, flexing: bool) -> tuple[int, int]:
    """How far the least may fall and the most may rise."""
    lowest = line.least_flex if flexing and line.least_flex is not None else 0
    highest = line.most_flex if flexing and line.most_flex is not None else max(seats, line.most)
    return max(0, line.least - lowest), max(0, highest - line.most)
