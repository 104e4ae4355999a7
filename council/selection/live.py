"""What the targets allow, answered while they are typed.

One pool and one set of lines stay warm: an edit moves bounds. Four questions, the quick ones first: how
fair a draw can be and what each seat more or less does; whether a whole panel exists; what would mend it;
who can never be drawn, and who is certain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from council.progress import SILENT, Progress
from council.selection.engine.alike import Model, Row, model_of, refuse_unusable
from council.selection.engine.bound import Ladder, stages
from council.selection.engine.near import near_panel
from council.selection.engine.proof import Stage
from council.selection.engine.warm import Bounds, Level, Warm
from council.selection.targets import Line, Pool, Targets, sorted_lines

HELD = 1e-7  # a solution that keeps a bound by less does not count as keeping it


@dataclass(frozen=True, slots=True)
class Limit:
    """A line that limits the smallest chance: its side ("least" or "most") and what a seat of room gains."""

    line: Line
    side: str
    people: int
    gain: Fraction


@dataclass(frozen=True, slots=True)
class Step:
    """What one seat more or less on one side of a line would do.

    least, most: the line as it would be. possible: whether counts of people could still meet all lines.
    chance: the smallest chance then; `gain` what that is above today's (below 0: a cost). shuts: some people
    who can be drawn today could not be any more.
    """

    line: Line
    least: int
    most: int
    possible: bool
    chance: Fraction = Fraction(0)
    gain: Fraction = Fraction(0)
    shuts: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """The best smallest chance the targets allow, the lines that limit it, and every step of one seat.

    possible is False when not even expected counts meet the lines; then all else is empty. never: people
    with no chance in any draw; the smallest chance is that of all others. exact: `chance` is the fraction
    itself, not the solver's number. steps: by feature and value; empty when they were not asked for.
    """

    possible: bool
    chance: Fraction = Fraction(0)
    limiting: tuple[Limit, ...] = ()
    never: int = 0
    exact: bool = True
    steps: tuple[Step, ...] = ()


class Live:
    """A pool and the lines it is asked about, kept ready. Used by one thread at a time.

    Raises: what model_of raises.
    """

    def __init__(self, pool: Pool, targets: Targets) -> None:
        self.pool = pool
        self._model = model_of(pool, targets)
        self._names = _names(targets)
        self._warm = Warm(self._model)
        self._panels: list[tuple[int, ...]] = []

    def fits(self, pool: Pool, targets: Targets) -> bool:
        """Whether these are the same people and the same lines, whatever their bounds."""
        return pool is self.pool and _names(targets) == self._names

    def model(self, targets: Targets) -> Model:
        """The model under these bounds. Raises: what model_of raises."""
        refuse_unusable(self.pool, targets)
        lines = sorted_lines(targets)
        rows = [
            Row(line.least, min(line.most, targets.seats), row.types, line)
            for row, line in zip(self._model.rows, lines, strict=False)
        ]
        every = self._model.rows[len(lines)]
        rows.append(Row(targets.seats, targets.seats, every.types))
        rows += self._model.rows[len(lines) + 1 :]
        return replace(self._model, seats=targets.seats, rows=tuple(rows))

    def reach(self, targets: Targets, *, steps: bool = True, progress: Progress = SILENT) -> Reach:
        """How fair a draw can be; whole panels are not looked for. Raises: what model_of raises."""
        model = self.model(targets)
        now = self._settled(model)
        if now is None:
            return Reach(False)
        told = _Told(self, model, now, progress)
        return Reach(
            possible=True,
            chance=now.level.chance,
            limiting=told.limits(),
            never=sum(len(model.members[t]) for t in now.never),
            exact=now.level.exact,
            steps=told.steps() if steps else (),
        )

    def has_panel(self, targets: Targets) -> bool:
        """Whether a whole panel meets every line; panels found before are tried first."""
        model = self.model(targets)
        if any(meets(model, panel) for panel in self._panels):
            return True
        found = near_panel(model) if all(row.lo <= row.hi for row in model.rows) else None
        if found is not None:
            self._panels = [found, *self._panels[:9]]
        return found is not None

    # inside ------------------------------------------------------------------------------------------------

    def _settled(self, model: Model) -> _Settled | None:
        """The level of everybody who can be drawn at all, and who cannot; the bounds stay held."""
        bounds = [(row.lo, row.hi) for row in model.rows]
        if any(low > high for low, high in bounds):
            return None  # a line that wants more than all seats
        never = {t for row in model.rows if not row.hi for t in row.types}
        lines = {number for number, row in enumerate(model.rows) if not row.hi}
        level = self._asked(bounds, never)
        if level is not None and not level.chance and len(never) < len(model.caps):
            more, why = _shut(model)
            never |= more
            lines |= why
            level = self._asked(bounds, never)
        return None if level is None else _Settled(level, frozenset(never), frozenset(lines))

    def _asked(self, bounds: Sequence[Bounds], never: set[int]) -> Level | None:
        self._warm.hold(bounds, never)
        return self._warm.level()


@dataclass(frozen=True, slots=True)
class _Settled:
    """A level, the types that have no chance, and the rows that leave them none."""

    level: Level
    never: frozenset[int]
    shutting: frozenset[int]


class _Told:
    """Works out limits and steps from one settled answer; asks the solver only where it may matter."""

    def __init__(self, live: Live, model: Model, now: _Settled, progress: Progress) -> None:
        self._live, self._model, self._now, self._progress = live, model, now, progress
        self._seen = [now.level.places]  # solutions at today's level: a bound they keep costs nothing
        self._pulls = dict(now.level.multipliers)
        self._roomier: dict[tuple[int, str], Step] = {}

    def limits(self) -> tuple[Limit, ...]:
        """The lines of the proof, the one a seat of room helps most first."""
        found = []
        for number, y in self._now.level.multipliers:
            row = self._model.rows[number]
            if row.line is not None:
                side = "most" if y > 0 else "least"
                step = self._roomy(number, side)
                gain = max(step.gain, Fraction(0)) if step else Fraction(0)
                people = sum(len(self._model.members[t]) for t in row.types)
                found.append(Limit(row.line, side, people, gain))
        return tuple(sorted(found, key=lambda one: (-one.gain, one.line.feature, one.line.value)))

    def steps(self) -> tuple[Step, ...]:
        """Four steps a line where they make sense: least and most, one up and one down."""
        found: list[Step] = []
        numbers = [number for number, row in enumerate(self._model.rows) if row.line is not None]
        self._look_around(numbers)
        for done, number in enumerate(numbers):
            self._progress(done, len(numbers))
            row = self._model.rows[number]
            tighter = [self._tight(number, side) for side in ("least", "most")] if row.lo < row.hi else []
            roomier = [self._roomy(number, side) for side in ("least", "most")]
            found += [step for step in (*tighter, *roomier) if step is not None]
        return tuple(found)

    def _look_around(self, numbers: Sequence[int]) -> None:
        """Solutions of today's level that keep several tighter bounds at once, one of each feature.

        Most bounds cost nothing, so a handful of questions answers for many; whatever they do not answer is
        asked by itself.
        """
        waiting: dict[str, list[tuple[int, Bounds]]] = {}
        for number in numbers:
            row, places = self._model.rows[number], self._now.level.places[number]
            if row.line is None or row.lo >= row.hi:
                continue
            tighter = ((row.lo + 1, row.hi), (row.lo, row.hi - 1))
            waiting.setdefault(row.line.feature, []).extend(
                (number, bound) for bound in tighter if not _keeps(places, bound)
            )
        for turn in range(max(map(len, waiting.values()), default=0)):
            together = dict(rows[turn] for rows in waiting.values() if turn < len(rows))
            self._progress(0, len(numbers))
            if len(together) > 1 and not all(self._is_seen(*one) for one in together.items()):
                level = self._live._warm.tried(together)
                if level is not None and level.chance == self._now.level.chance:
                    self._seen.append(level.places)

    def _is_seen(self, number: int, bound: Bounds) -> bool:
        return any(_keeps(places[number], bound) for places in self._seen)

    def _roomy(self, number: int, side: str) -> Step | None:
        """A seat of room more. It matters only where the proof of today's level leans on that bound."""
        row = self._model.rows[number]
        if (number, side) in self._roomier:
            return self._roomier[number, side]
        low, high = (row.lo - 1, row.hi) if side == "least" else (row.lo, row.hi + 1)
        if low < 0 or high > self._model.seats:
            return None
        leans = self._pulls.get(number, 0) * (1 if side == "most" else -1) > 0
        if number in self._now.shutting:
            step = self._anew(number, low, high)
        elif leans:
            step = self._told(number, low, high, self._live._warm.tried({number: (low, high)}))
        else:
            step = self._same(number, low, high)
        self._roomier[number, side] = step
        return step

    def _tight(self, number: int, side: str) -> Step:
        """A seat of room less. It costs nothing where some solution of today's level keeps the new bound."""
        row = self._model.rows[number]
        low, high = (row.lo + 1, row.hi) if side == "least" else (row.lo, row.hi - 1)
        if self._is_seen(number, (low, high)):
            return self._same(number, low, high)
        level = self._live._warm.tried({number: (low, high)})
        if level is not None and level.chance == self._now.level.chance:
            self._seen.append(level.places)
        return self._told(number, low, high, level)

    def _anew(self, number: int, low: int, high: int) -> Step:
        """A line that shuts people out, with room: who has a chance then is another question."""
        rows = list(self._model.rows)
        rows[number] = replace(rows[number], lo=low, hi=high)
        then = self._live._settled(replace(self._model, rows=tuple(rows)))
        step = self._told(number, low, high, then.level if then else None)
        self._live._settled(self._model)
        return step

    def _same(self, number: int, low: int, high: int) -> Step:
        return Step(self._line(number), low, high, True, self._now.level.chance)

    def _told(self, number: int, low: int, high: int, level: Level | None) -> Step:
        if level is None:
            return Step(self._line(number), low, high, False)
        gain = level.chance - self._now.level.chance
        shuts = not level.chance and self._now.level.chance > 0
        return Step(self._line(number), low, high, True, level.chance, gain, shuts)

    def _line(self, number: int) -> Line:
        line = self._model.rows[number].line
        assert line is not None
        return line


def _keeps(places: float, bound: Bounds) -> bool:
    return bound[0] - HELD <= places <= bound[1] + HELD


def meets(model: Model, places: Sequence[int]) -> bool:
    """Whether places per type meet every row and every cap, in whole numbers."""
    within = all(0 <= x <= cap for x, cap in zip(places, model.caps, strict=True))
    return within and all(row.lo <= sum(places[t] for t in row.types) <= row.hi for row in model.rows)


def _shut(model: Model) -> tuple[set[int], set[int]]:
    """Types at no chance in the fairest draw, and the rows of the lines that prove it."""
    stage = Stage(model)
    why: set[int] = set()
    for level, line in stages(Ladder(model), stage):
        if level:
            break
        why |= {row for row, _y in line.multipliers}
    return {t for t, chance in enumerate(stage.fixed) if chance == 0}, why


def _names(targets: Targets) -> tuple[tuple[str, str], ...]:
    return tuple((line.feature, line.value) for line in sorted_lines(targets))
