"""Why a chance is as low as it is, or as high: the lines that hold it there, in words.

Read from the lottery's own proof: the step that settled a person's chance names the targets it leaned on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from council.selection import feasible
from council.selection.engine.alike import Model, model_of
from council.selection.engine.claims import parted
from council.selection.engine.proof import ONE, Stage, pulls_of
from council.selection.lottery import Lottery, Proof, level_of
from council.selection.targets import Line, Pool, Targets
from council.words import _, ngettext

NAMED = 4


@dataclass(frozen=True, slots=True)
class WhyLine:
    """A line that holds a chance: "most" keeps it down, "least" keeps it up; its seats, its people in all."""

    line: Line
    side: str
    seats: int
    people: int


@dataclass(frozen=True, slots=True)
class Why:
    """Why `people_on_level` people stand at the chance `level`: the lines, a sentence, and what would help.

    lines is empty when no target alone or together says it (see the sentence). helps: sentences, the most
    helpful first; empty where nothing short of other targets would.
    """

    level: Fraction
    people_on_level: int
    lines: tuple[WhyLine, ...]
    sentence: str
    helps: tuple[str, ...] = ()


def why(lottery: Lottery, pool: Pool, targets: Targets, person_id: str) -> Why:
    """Why this person's chance is what it is.

    `level` is the chance the rule aims at for them. Raises: KeyError for an id that is not in the pool, and
    what model_of raises.
    """
    told = _Told(lottery, pool, targets)
    place = {one: number for number, one in enumerate(told.model.pool.ids)}[person_id]
    t = next(t for t, group in enumerate(told.model.members) if place in group)
    return told.why(level_of(lottery.rule, lottery.best[place]), [t])


def whys_of(lottery: Lottery, pool: Pool, targets: Targets) -> tuple[Why, ...]:
    """Why each level is where it is, rising. Raises: what model_of raises."""
    told = _Told(lottery, pool, targets)
    on: dict[Fraction, dict[int, None]] = {}
    for t, group in enumerate(told.model.members):
        for person in group:
            on.setdefault(level_of(lottery.rule, lottery.best[person]), {})[t] = None
    return tuple(told.why(level, list(on[level])) for level in sorted(on))


@dataclass(frozen=True, slots=True)
class _Step:
    """The line of proof that settled a type, which way it pulled, and how many shares it was spread over."""

    line: Proof
    pull: int
    shares: int


class _Told:
    """A lottery's proof read once, for as many questions as come."""

    def __init__(self, lottery: Lottery, pool: Pool, targets: Targets) -> None:
        self.lottery, self.pool, self.targets = lottery, pool, targets
        self.model = model_of(pool, targets)
        self.people = [sum(len(self.model.members[t]) for t in row.types) for row in self.model.rows]
        self.steps = _steps(self.model, lottery)
        self.crowd = {level.chance: level.people for level in lottery.levels}

    def why(self, level: Fraction, types: Sequence[int]) -> Why:
        """The answer for some types that stand at one level."""
        steps = [self.steps[t] for t in types if t in self.steps]
        lines = self._lines(types, steps) or (self._scarce(types) if level == 1 else ())
        words = self._sentence(level, types, steps, lines)
        return Why(level, self.crowd.get(level, 0), lines, words, self._helps(level, lines, steps))

    def _lines(self, types: Sequence[int], steps: Sequence[_Step]) -> tuple[WhyLine, ...]:
        """Lines the steps lean on that hold one of the types, those that pull hardest first."""
        weight: dict[tuple[int, str], int] = {}
        for t in types:
            step = self.steps.get(t)
            for row, y in step.line.multipliers if step else ():
                if t in self._types_of(row) and self.model.rows[row].line is not None:
                    key = (row, "most" if y > 0 else "least")
                    weight[key] = max(weight.get(key, 0), abs(y))
        wanted = "least" if steps and all(step.pull < 0 for step in steps) else "most"
        order = sorted(weight, key=lambda one: (one[1] != wanted, -weight[one], one[0]))
        return tuple(self._line(row, side) for row, side in order) or self._elsewhere(steps)

    def _scarce(self, types: Sequence[int]) -> tuple[WhyLine, ...]:
        """Lines that ask for everybody they have, and have one of the types."""
        rows = sorted({row for t in types for row in self.model.rows_of[t]})
        asked = [(row, self.model.rows[row]) for row in rows]
        return tuple(
            self._line(number, "least")
            for number, row in asked
            if row.line is not None and row.lo >= sum(self.model.caps[t] for t in row.types)
        )

    def _elsewhere(self, steps: Sequence[_Step]) -> tuple[WhyLine, ...]:
        """Lines of others that leave less of all seats: what is promised to some is not there for these."""
        weight: dict[int, int] = {}
        for step in steps:
            for row, y in step.line.multipliers:
                if y < 0 and self.model.rows[row].line is not None:
                    weight[row] = max(weight.get(row, 0), -y)
        order = sorted(weight, key=lambda row: (-weight[row], row))
        return tuple(self._line(row, "least") for row in order)

    def _types_of(self, row: int) -> tuple[int, ...]:
        return self.model.rows[row].types

    def _line(self, number: int, side: str) -> WhyLine:
        row = self.model.rows[number]
        if row.line is None:
            raise AssertionError("only lines are named")
        return WhyLine(row.line, side, row.hi if side == "most" else row.lo, self.people[number])

    def _sentence(
        self, level: Fraction, types: Sequence[int], steps: Sequence[_Step], lines: Sequence[WhyLine]
    ) -> str:
        if self.lottery.how == "estimated":
            return _("This rule aims at no chances; this one was counted from the panels drawn.")
        if self.lottery.how == "columns closed":
            return _whole_words(level)
        if self.lottery.rule == "nash":
            return _balanced(lines)
        if not level:
            return _never(lines)
        held = [one for one in lines if one.side == "most"]
        if level == max(self.lottery.best) < 1 and self.lottery.rule != "leximin":
            return _("This rule lets nobody have more than {chance}.").format(chance=percent(level))
        if (steps and all(step.pull < 0 for step in steps)) or level == 1:
            return _taken(level, [one for one in lines if one.side == "least"])
        if not steps or not steps[0].line.multipliers:
            return _("One person from an address can be on a panel, and they share theirs with others alike.")
        return _held(level, held) if held else self._left_over(level, lines)

    def _left_over(self, level: Fraction, lines: Sequence[WhyLine]) -> str:
        if not lines:
            return _(
                "{seats} seats for {people} people, so {chance} each where nothing else decides."
            ).format(seats=self.model.seats, people=len(self.model.pool.ids), chance=percent(level))
        return _(
            "Seats are promised to others ({lines}); of the {seats} seats that leaves {chance} each."
        ).format(lines=_listed(lines), seats=self.model.seats, chance=percent(level))

    def _helps(self, level: Fraction, lines: Sequence[WhyLine], steps: Sequence[_Step]) -> tuple[str, ...]:
        """What one seat of room would do: exactly for the lowest level, at most for those above."""
        if level == 1 or self.lottery.how != "bound" or self.lottery.rule == "nash" or not lines:
            return ()
        if level and level == self.lottery.reach and self.lottery.rule in ("leximin", "maximin"):
            return self._gains(level)
        rises: dict[int, Fraction] = {}
        for step in steps:
            for row, y in step.line.multipliers:
                if step.pull > 0 and step.shares and self.model.rows[row].line is not None:
                    rises[row] = max(rises.get(row, Fraction(0)), Fraction(abs(y), step.shares))
        telling = [row for row, rise in rises.items() if level + rise < 1]  # else the bound says nothing
        order = sorted(telling, key=lambda row: (-rises[row], row))
        sides = dict(pair for step in steps for pair in step.line.multipliers)
        return tuple(
            _("One seat of room in {line} could lift it to {chance} at most.").format(
                line=_roomy(self._line(row, "most" if sides[row] > 0 else "least")),
                chance=percent(level + rises[row]),
            )
            for row in order[:2]
        )

    def _gains(self, level: Fraction) -> tuple[str, ...]:
        reach = feasible.reach(self.pool, self.targets)
        best = sorted(reach.limiting, key=lambda one: (-one.gain, one.line.feature, one.line.value))
        return tuple(
            _("One seat of room in {line} lifts the smallest chance to {chance}.").format(
                line=_roomy(WhyLine(one.line, one.side, getattr(one.line, one.side), one.people)),
                chance=percent(level + one.gain),
            )
            for one in best[:2]
            if one.gain > 0
        )


def _steps(model: Model, lottery: Lottery) -> Mapping[int, _Step]:
    """By type, the step that settled it; types no line settles are left out."""
    first, roof, rest = parted(lottery.proof)
    if lottery.rule == "nash":
        found = {}
        for line in roof:
            found = {t: _Step(line, 1 if pull > 0 else -1, 0) for t, pull in pulls_of(model, line).items()}
        return found
    stages, most = (rest, max(lottery.best, default=ONE)) if roof else (first, ONE)
    stage, settled = Stage(model, most=most), dict[int, _Step]()
    for line in stages:
        free = stage.free
        if stage.take(line) is None:
            break
        pulls = pulls_of(model, line)
        shares = sum(pulls[t] * len(model.members[t]) for t in free if pulls.get(t, 0) > 0)
        for t in free:
            if stage.fixed[t] is not None:
                settled[t] = _Step(line, pulls.get(t, 1), shares)
    return settled


def _held(level: Fraction, held: Sequence[WhyLine]) -> str:
    if len(held) == 1:
        (one,) = held
        if Fraction(one.seats, max(1, one.people)) == level:
            return _("{line}, so {chance} each at best.").format(line=bounded(one), chance=percent(level))
        return _(
            "{line}; others of them have theirs settled by other lines, and what is left is {chance} each."
        ).format(line=bounded(one), chance=percent(level))
    return _("These lines together leave {chance} each at best: {lines}.").format(
        chance=percent(level), lines=_listed(held)
    )


def _taken(level: Fraction, needed: Sequence[WhyLine]) -> str:
    if level < 1 and needed:
        return _("They have all the places the rule allows them, because they are needed: {lines}.").format(
            lines=_listed(needed)
        )
    if needed:
        return _("They are certain, because they are needed: {lines}.").format(lines=_listed(needed))
    if level < 1:
        return _("They have all the places the rule allows them: so few are like them.")
    return _("They are certain: so few are like them that the fairest draw takes them all.")


def _never(lines: Sequence[WhyLine]) -> str:
    if not lines:
        return _("No panel that meets the targets has a place for them.")
    return _("No panel that meets the targets has a place for them: {lines}.").format(lines=_listed(lines))


def _whole_words(level: Fraction) -> str:
    if not level:
        return _("No whole panel that meets every line has a place for them; every one was searched.")
    return _(
        "Whole panels allow no more than {chance}: every panel that would help was searched for, and there "
        "is none. No single line says so."
    ).format(chance=percent(level))


def _balanced(lines: Sequence[WhyLine]) -> str:
    """The rule nash: every line has a price, and a chance is one over the prices of its lines."""
    scarce = [one for one in lines if one.side == "most"]
    wanted = [one for one in lines if one.side == "least"]
    words = []
    if scarce:
        words.append(_("These lines keep it down: {lines}.").format(lines=_listed(scarce)))
    if wanted:
        words.append(_("These keep it up: {lines}.").format(lines=_listed(wanted)))
    return " ".join(words) or _(
        "No line weighs on it; it is the share of all seats that is left for everyone."
    )


def _listed(lines: Sequence[WhyLine]) -> str:
    return "; ".join(map(bounded, lines[:NAMED])) + ("; …" if len(lines) > NAMED else "")


def bounded(one: WhyLine) -> str:
    """A line in words: "degree graduate: at most 13 seats for 369 people"."""
    if one.side == "most":
        words = ngettext(
            "“{line}”: at most {seats} seat for {people}",
            "“{line}”: at most {seats} seats for {people}",
            one.seats,
        )
    else:
        words = ngettext(
            "“{line}”: at least {seats} seat from {people}",
            "“{line}”: at least {seats} seats from {people}",
            one.seats,
        )
    people = ngettext("{count:,} person", "{count:,} people", one.people).format(count=one.people)
    return words.format(line=f"{one.line.feature}: {one.line.value}", seats=one.seats, people=people)


def _roomy(one: WhyLine) -> str:
    """The line with a seat more room: "degree graduate" (at most 14)."""
    name = f"{one.line.feature}: {one.line.value}"
    if one.side == "most":
        return _("“{line}” (at most {seats} instead of {old})").format(
            line=name, seats=one.seats + 1, old=one.seats
        )
    return _("“{line}” (at least {seats} instead of {old})").format(
        line=name, seats=max(0, one.seats - 1), old=one.seats
    )


def percent(chance: Fraction) -> str:
    """A chance in per cent, with three digits that count: "3.52 %", "25 %", "0.114 %"."""
    value = float(chance * 100)
    text = f"{value:.2f}" if value < 10 else f"{value:.1f}"
    if value < 1:
        text = f"{value:.3f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return _("{number} %").format(number=text)


__all__ = ["Why", "WhyLine", "bounded", "percent", "why", "whys_of"]
