"""Votes as a bar with the threshold in it, and a ballot's result in words."""

from __future__ import annotations

import math
from fractions import Fraction

from council.decisions.ballots.saying import BASES, share_words
from council.report.blocks import Figure
from council.report.charts.scale import FULL, GAP
from council.report.facts import BallotFacts
from council.report.marks import Bar, Chart, Line, Mark, Triangle, Words, moved, refits, wide
from council.report.numbers import number, said
from council.words import _, ngettext


@refits
def vote_bar(ballot: BallotFacts, *, width: float = FULL) -> Chart:
    """For, against and abstained in that order, with a mark where the threshold lies.

    The bar is everybody the result counts: "for" meets the mark exactly when the threshold is met.
    """
    marks, scale = _vote_marks(ballot, width=width, height=18.0)
    at = float(_needed(ballot)) * scale
    marks += [Line(at, -2.0, at, 20.0, "paper", 3.0), Line(at, -2.0, at, 20.0, "ink", 1.2)]
    marks.append(Triangle(at, 19.5, 7.0, "ink", up=True))
    told = ngettext("{count} vote needed", "{count} votes needed", needed_votes(ballot))
    words = told.format(count=number(needed_votes(ballot)))
    legend, taken = _legend(ballot)
    room = wide(words, 8.6) + 10
    ahead = at + room < width
    beside = (at if ahead else at - room) > taken + 8
    marks.append(Words(at + 8 if ahead else at - 8, 27.6, words, 8.6, "muted", "start" if ahead else "end"))
    low = 31.0 if beside else 44.0
    marks += [moved(mark, 0, low - 1.5) for mark in legend]
    return Chart(width, low + 1.0, tuple(marks), ballot.title, votes_alt(ballot), *_votes_table(ballot))


@refits
def small_vote_bar(ballot: BallotFacts, *, width: float = 84.0) -> Chart:
    """The vote bar for a cell of a table: no words inside, since the numbers stand in the cells beside it."""
    marks, scale = _vote_marks(ballot, width=width, height=8.0, numbers=False)
    at = float(_needed(ballot)) * scale
    marks.append(Line(at, -1.5, at, 9.5, "ink", 1.2))
    return Chart(width, 8.0, tuple(marks), ballot.title, votes_alt(ballot), *_votes_table(ballot))


def votes_alt(ballot: BallotFacts) -> str:
    """The vote in a sentence, every number of its table included."""
    return _("{yes} for, {no} against, {abstained} abstained. {result}").format(
        yes=number(ballot.yes),
        no=number(ballot.no),
        abstained=number(ballot.abstained),
        result=result_words(ballot),
    )


def result_words(ballot: BallotFacts) -> str:
    """The result in words, with its base: "62 of 97 valid votes (64%) in favour; carried"."""
    if ballot.passes is None or not ballot.base:
        return _("No result.") if ballot.quorum_met else _("No result: the quorum was not met.")
    figure = Figure(ballot.yes, ballot.base, base_words(ballot.base_name))
    share = said(figure, threshold=ballot.threshold, strict=ballot.strict)
    return (
        _("{share} in favour: carried.") if ballot.passes else _("{share} in favour: not carried.")
    ).format(share=share)


def threshold_words(ballot: BallotFacts) -> str:
    """The threshold, and what it means in votes: "Threshold: at least two thirds, 55 votes for"."""
    words = (
        _("Threshold: more than {share}, {votes} votes for")
        if ballot.strict
        else _("Threshold: at least {share}, {votes} votes for")
    )
    return words.format(share=share_words(ballot.threshold), votes=number(needed_votes(ballot)))


def needed_votes(ballot: BallotFacts) -> int:
    """The least number of votes for that carries: whole numbers, no rounding."""
    needed = _needed(ballot)
    return math.floor(needed) + 1 if ballot.strict else math.ceil(needed)


def rule_words(ballot: BallotFacts) -> str:
    """The rule without its number of votes: "more than half of the votes for and against"."""
    asked = _("more than {share} of the {base}") if ballot.strict else _("at least {share} of the {base}")
    return asked.format(share=share_words(ballot.threshold), base=base_words(ballot.base_name))


def base_words(name: str) -> str:
    """What a ballot's per cents are a share of, in lay words."""
    return _("valid papers") if name == "valid" else _(BASES[name])


def _vote_marks(
    ballot: BallotFacts, *, width: float, height: float, numbers: bool = True
) -> tuple[list[Mark], float]:
    """The three bars, and points per vote."""
    counted = ballot.yes + ballot.no + ballot.abstained
    whole = max(counted, math.ceil(_needed(ballot)), ballot.base, 1)
    scale = width / whole
    marks: list[Mark] = [Bar(0, 0, width, height, "empty", 2.0)] if whole > counted else []
    start = 0.0
    for count, ink in ((ballot.yes, "for"), (ballot.no, "against"), (ballot.abstained, "abstain")):
        if not count:
            continue
        length = max(count * scale - GAP, 0.8)
        marks.append(Bar(start, 0, length, height, ink))
        if numbers and length > wide(number(count), 10, strong=True) + 8:
            on = "on_abstain" if ink == "abstain" else "on_vote"
            marks.append(Words(start + 6, height / 2 + 3.5, number(count), 10, on, strong=True))
        start += count * scale
    return marks, scale


def _legend(ballot: BallotFacts) -> tuple[list[Mark], float]:
    """For, against, abstained with their numbers, on a baseline of 0, and how far it reaches."""
    marks: list[Mark] = []
    x = 0.0
    parts = (
        (_("for"), ballot.yes, "for"),
        (_("against"), ballot.no, "against"),
        (_("abstained"), ballot.abstained, "abstain"),
    )
    for label, count, ink in parts:
        words = f"{number(count)} {label}"
        marks.append(Bar(x, -7, 8, 8, ink))
        marks.append(Words(x + 12, 0, words, 9))
        x += 12 + wide(words, 9) + 16
    return marks, x - 16


def _votes_table(ballot: BallotFacts) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    head = (_("Text"), _("For"), _("Against"), _("Abstained"), _("Result"))
    row = (
        ballot.title,
        number(ballot.yes),
        number(ballot.no),
        number(ballot.abstained),
        result_words(ballot),
    )
    return head, (row,)


def _needed(ballot: BallotFacts) -> Fraction:
    return ballot.threshold * ballot.base
