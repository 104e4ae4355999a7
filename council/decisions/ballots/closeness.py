"""How few votes could have turned a result: what is counted in the open is then counted twice."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from council.decisions.ballots.findings import OptionResult
from council.decisions.ballots.results import Result
from council.decisions.ballots.runoff import Round
from council.decisions.shares import HALF, needed


def is_close(result: Result, *, votes: int = 2) -> bool:
    """Whether so few votes more or fewer could turn the result: open votes are then counted twice."""
    return any(gap <= votes for gap in _gaps(result))


def _gaps(result: Result) -> list[Fraction | int]:
    """How many votes lie between what came about and what else might have."""
    if result.kind in ("majority", "gradients"):
        return [abs(result.yes - result.needed)]
    if result.kind == "ranked":
        return [gap for one in result.rounds for gap in _round_gaps(one)]
    if result.kind == "schulze":
        every = range(len(result.pairs))
        return [abs(result.pairs[i][j] - result.pairs[j][i]) for i in every for j in every if i < j]
    if result.places:
        return _last_place(result.options)
    if result.kind == "dots":
        return []
    return [
        abs(one.marks - needed(one.base_number, result.threshold, at_least=result.at_least))
        for one in result.options
    ]


def _round_gaps(one: Round) -> list[Fraction | int]:
    """In a run-off: to half of the papers counting, or between who goes out and who stays."""
    if one.winner:
        return [one.counts[one.winner - 1] - needed(one.counting, HALF, at_least=False)]
    stay = [one.counts[option - 1] for option in one.live if option not in one.out]
    go = [one.counts[option - 1] for option in one.out or one.tie]
    return [min(stay) - max(go)]


def _last_place(options: Sequence[OptionResult]) -> list[Fraction | int]:
    """Between the last option that is in and the first that is not; means are turned into papers."""
    inside = [_weight(one) for one in options if one.passed]
    outside = [_weight(one) for one in options if not one.passed]
    return [min(inside) - max(outside)] if inside and outside else []


def _weight(one: OptionResult) -> Fraction | int:
    if one.ratings is None:
        return one.marks
    if one.ratings.mean is None:
        return 0
    return one.ratings.mean * one.ratings.n / (len(one.ratings.spread) - 1)
