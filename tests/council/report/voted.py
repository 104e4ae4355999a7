"""Ballots of every kind, counted from a few papers by the rules themselves."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from council.decisions.ballots.lines import count_lines
from council.decisions.ballots.papers import Papers, Tally
from council.decisions.ballots.results import decide
from council.decisions.ballots.rules import KINDS, Rule
from council.report import facts as f

OPTIONS = ("Lease the land", "Sell the land", "Wait a year")
LEVELS = ("against", "neither", "for")
SCALE = ("strongly against", "against", "neither", "for", "strongly for")


RULES = {
    "majority": Rule(threshold=Fraction(2, 3), at_least=True),
    "gradients": Rule(kind="gradients", levels=LEVELS, level=3),
    "approval": Rule(kind="approval"),
    "dots": Rule(kind="dots", dots=3, most_on_one=2),
    "score": Rule(kind="score", levels=LEVELS, winners=1),
    "scale": Rule(kind="scale", levels=SCALE),
    "ranked": Rule(kind="ranked"),
    "schulze": Rule(kind="schulze"),
}
RANKS = {"1 > 2 > 3": 18, "2 > 1 > 3": 12, "3 > 2 > 1": 10}
LINES = {
    "dots": {"2 1 0": 20, "1 1 1": 20},
    "score": {"2 1 0": 25, "1 2 0": 15},
    "scale": {"5 3 1": 25, "4 2 3": 15},
    "ranked": RANKS,
    "schulze": RANKS,
}
MARKS = {"majority": (28, 12), "gradients": (9, 6, 25), "approval": (30, 12, 8)}


def _tally(kind: str) -> Tally:
    """40 valid papers, 3 blank, 2 spoiled."""
    if kind in MARKS:
        return Tally(MARKS[kind], 40, 3, 2)
    return replace(count_lines(RULES[kind], LINES[kind], options=len(OPTIONS)), abstain=3, spoiled=2)


def counted(kind: str, number: int = 1) -> f.BallotFacts:
    """A certified ballot of that kind on a proposal: 50 entitled, 45 papers came back."""
    rule, tally = RULES[kind], _tally(kind)
    desk = Papers(entitled=50, present=48, in_box=45, printed=60, handed_out=48, left_over=12)
    result = decide(rule, desk, tally, options=OPTIONS if rule.has_options else ())
    told = f.counted(number, f"What to do with the land, by {kind}", rule, result)
    return replace(told, way="paper", hash=f"{number:02x}" * 32)


def every_kind() -> tuple[f.BallotFacts, ...]:
    """One ballot of each kind, numbered in their order."""
    return tuple(counted(kind, number) for number, kind in enumerate(KINDS, start=1))
