"""Who can never be chosen, and who is certain to be: found before a draw, each with the reason.

Nobody is said to be without a chance before it is proven: by a line of proof over all lotteries, or by a
search over all panels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from council.progress import SILENT, Progress, part
from council.selection.engine.alike import Model
from council.selection.engine.bound import Bound, fairest
from council.selection.engine.near import near_panel
from council.selection.engine.solver import solve
from council.selection.engine.whole import panel_program
from council.selection.lottery import Proof
from council.selection.targets import Line
from council.words import _

NAMED = 5  # lines named in a reason


@dataclass(frozen=True, slots=True)
class Leaning:
    """A line a proof leans on: its least, or its most."""

    line: Line
    side: str


@dataclass(frozen=True, slots=True)
class Same:
    """People alike in every line, who share one lot: their ids, and why it is so.

    how: "closed" (a line of theirs has no seats), "lines" (the lines together leave no place, or leave no
    other choice), "whole" (a share of a seat would be left, but no whole panel).
    """

    ids: tuple[str, ...]
    values: tuple[tuple[str, str], ...]  # (feature, value), by feature
    how: str
    leaning: tuple[Leaning, ...] = ()

    @property
    def attributes(self) -> str:
        """Their values in words, as “age 16-29, gender woman”."""
        return ", ".join(f"{feature} {value}" for feature, value in self.values)


@dataclass(frozen=True, slots=True)
class Prospects:
    """Who can never be drawn, and who is certain in the fairest draw.

    proven: the fairest chances were proven, so that "certain" is no guess.
    """

    never: tuple[Same, ...]
    certain: tuple[Same, ...]
    proven: bool = True

    @property
    def people_never(self) -> int:
        """How many people have no chance."""
        return sum(len(one.ids) for one in self.never)

    @property
    def people_certain(self) -> int:
        """How many people are certain."""
        return sum(len(one.ids) for one in self.certain)


def prospects_of(model: Model, *, progress: Progress = SILENT) -> Prospects | None:
    """Everybody's prospects where they are extreme; None when no panel exists."""
    bound = fairest(model, progress=part(progress, 0, 60))
    if bound is None or near_panel(model) is None:
        return None
    shut = {t: _how(model, t) for t, chance in enumerate(bound.best) if not chance}
    shut |= dict.fromkeys(_in_no_panel(model, set(shut), part(progress, 60, 100)), "whole")
    why = _leaning(model, bound, level=Fraction(0))
    forced = _leaning(model, bound, level=Fraction(1))
    never = [_same(model, t, how, why if how == "lines" else ()) for t, how in sorted(shut.items())]
    certain = [
        _same(model, t, "lines", forced)
        for t, chance in enumerate(bound.best)
        if chance == 1 and t not in shut
    ]
    return Prospects(tuple(never), tuple(certain), bound.proven)


def reason(same: Same) -> str:
    """Why these people can never be chosen, in a sentence."""
    if same.how == "closed":
        closed = _("“{line}” has no seats.")
        return " ".join(closed.format(line=f"{one.line.feature}: {one.line.value}") for one in same.leaning)
    if same.how == "whole":
        return _(
            "Taken one by one the lines would leave them a part of a seat, but no whole panel that meets "
            "every line has a place for them."
        )
    if not same.leaning:
        return _("All lines together leave no seat for them.")
    listed = "; ".join(map(_bound_words, same.leaning[:NAMED])) + ("; …" if same.leaning[NAMED:] else "")
    return _("These lines together leave no seat for them: {lines}.").format(lines=listed)


def reason_certain(same: Same) -> str:
    """Why these people are certain, in a sentence."""
    scarce = [one for one in same.leaning if one.side == "least"]
    if not scarce:
        return _("So few are like them that the fairest draw takes them all.")
    listed = "; ".join(map(_bound_words, scarce[:NAMED])) + ("; …" if scarce[NAMED:] else "")
    return _("They are needed for {lines}.").format(lines=listed)


def _bound_words(one: Leaning) -> str:
    words = _("“{line}” at least {seats}") if one.side == "least" else _("“{line}” at most {seats}")
    seats = one.line.least if one.side == "least" else one.line.most
    return words.format(line=f"{one.line.feature}: {one.line.value}", seats=seats)


def _how(model: Model, t: int) -> str:
    return "closed" if any(not model.rows[row].hi for row in model.rows_of[t]) else "lines"


def _leaning(model: Model, bound: Bound, *, level: Fraction) -> tuple[Leaning, ...]:
    """The lines on which the proofs of this level lean: the first of level 0, or the last of all for 1."""
    lines = bound.lines[:1] if not level else [one for one in bound.lines if one.multipliers][-1:]
    found = []
    for proof in lines:
        found += _sides(model, proof)
    return tuple(found)


def _sides(model: Model, proof: Proof) -> list[Leaning]:
    return [
        Leaning(line, "most" if y > 0 else "least")
        for row, y in proof.multipliers
        if (line := model.rows[row].line) is not None
    ]


def _same(model: Model, t: int, how: str, leaning: Sequence[Leaning]) -> Same:
    rows = [model.rows[row] for row in model.rows_of[t]]
    if how == "closed":
        leaning = [Leaning(row.line, "most") for row in rows if row.line is not None and not row.hi]
    first = model.members[t][0]
    features = model.pool.features
    values = tuple(zip(features, model.pool.values[first], strict=True))
    return Same(tuple(model.pool.ids[i] for i in model.members[t]), values, how, tuple(leaning))


def _in_no_panel(model: Model, known: set[int], progress: Progress) -> list[int]:
    """Types that are in no whole panel although shares of people would allow it.

    Panels that hold as many new types as they can, until one more search proves that none holds another.
    """
    count = len(model.caps)
    waiting = set(range(count)) - known
    while waiting:
        progress(count - len(waiting), count)
        cost = [-1.0 if t in waiting else 0.0 for t in range(count)]
        panel = near_panel(model, cost)
        new = {t for t in waiting if panel and panel[t]}
        if not new:
            answer = solve(panel_program(model, cost), mip_rel_gap=0.0)
            new = {t for t in waiting if answer is not None and answer.x[t] > 0.5}
            if not new:
                break
        waiting -= new
    return sorted(waiting)
