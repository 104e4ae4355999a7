"""What each kind of ballot makes of its papers: one function a kind, from a tally to what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from council.decisions.ballots.lots import Lot
from council.decisions.ballots.papers import Papers, Tally, base_number
from council.decisions.ballots.placing import Order, decided_order, in_order, numbered, place_of, take
from council.decisions.ballots.ratings import Ratings, ratings, spreads
from council.decisions.ballots.rules import Rule
from council.decisions.ballots.runoff import Round, run_off
from council.decisions.ballots.schulze import Table, full_order, pair_table, pair_winner
from council.decisions.shares import meets, percent


@dataclass(frozen=True, slots=True)
class OptionResult:
    """One option: its marks (dots; first choices; ratings that support it) as a share of its own base.

    `number` is its place on the paper, from 1. `place` is its place in the result, 0 where the kind has no
    order or the option is out of it. `percent` is "" where the base is empty or a share says nothing.
    """

    text: str
    marks: int
    percent: str
    passed: bool
    number: int = 0
    place: int = 0
    base_number: int = 0
    ratings: Ratings | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the papers say before quorum and base are asked.

    `for_it` and `against` are the two sides where there is one question. `winners` are carried option
    numbers, `waiting` those equal for the last places, `order` the whole order where the kind has one.
    """

    for_it: int = 0
    against: int = 0
    options: tuple[OptionResult, ...] = ()
    winners: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()
    order: Order = ()
    rounds: tuple[Round, ...] = ()
    pairs: Table = ()
    pair_winner: int = 0
    ratings: Ratings | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """Everything a kind may look at."""

    rule: Rule
    papers: Papers
    counted: Tally
    texts: tuple[str, ...]
    lot: Lot | None

    @property
    def base(self) -> int:
        return base_number(self.rule.base, self.papers, self.counted)


def find(
    rule: Rule, papers: Papers, counted: Tally, *, texts: Sequence[str] = (), lot: Lot | None = None
) -> Found:
    """What a box came to by its kind; `texts` name the options in the order of the paper."""
    width = len(counted.marks) if rule.has_options else 0
    return KIND[rule.kind](Box(rule, papers, counted, numbered(texts, width), lot))


def _majority(box: Box) -> Found:
    return Found(for_it=box.counted.marks[0], against=box.counted.marks[1])


def _gradients(box: Box) -> Found:
    """Those at the level that counts or above are for it, all others that chose a level are not."""
    one = ratings(box.rule, box.counted.marks, valid=box.counted.valid)
    return Found(for_it=one.support, against=one.n - one.support, ratings=one)


def _most(box: Box) -> Found:
    """Marks or dots per option: an order, and those carried by the threshold or as the ones with most."""
    rule, marks = box.rule, box.counted.marks
    order = in_order(dict(enumerate(marks, start=1)))
    of_dots = sum(marks) if rule.kind == "dots" else box.base
    if rule.winners or rule.kind == "dots":
        ranked = tuple(group for group in order if marks[group[0] - 1])
        taken = take(ranked, rule.winners, ties=rule.ties, lot=box.lot)
        lines = _option_results(box, marks, [of_dots] * len(marks), order, taken.winners, plain=True)
        return Found(options=lines, winners=taken.winners, waiting=taken.waiting, order=order)
    carried = tuple(n for n, m in enumerate(marks, start=1) if _carries(rule, m, box.base))
    lines = _option_results(box, marks, [box.base] * len(marks), order, carried)
    return Found(options=lines, winners=carried, order=order)


def _rated(box: Box) -> Found:
    """Levels per option: an order by exact means, and those carried by support or as the best.

    A share of support is one of the ratings an option got (base "votes"), or of those cast, returned, present
    or entitled. An option rated by under half of the valid papers is not comparable: no place, not carried.
    """
    rule, counted = box.rule, box.counted
    width = len(box.texts)
    each = [
        ratings(rule, spread, valid=counted.valid) for spread in spreads(rule, counted.lines, options=width)
    ]
    means = {n: one.mean for n, one in enumerate(each, start=1) if one.comparable and one.mean is not None}
    order = in_order(means)
    bases = [one.n if rule.base == "votes" else box.base for one in each]
    waiting: tuple[int, ...] = ()
    if rule.winners:
        taken = take(order, rule.winners, ties=rule.ties, lot=box.lot)
        winners, waiting = taken.winners, taken.waiting
    else:
        winners = tuple(n for n in sorted(means) if _carries(rule, each[n - 1].support, bases[n - 1]))
    marks = [one.support for one in each]
    lines = _option_results(box, marks, bases, order, winners, plain=bool(rule.winners), rated=each)
    return Found(options=lines, winners=winners, waiting=waiting, order=order)


def _ranked(box: Box) -> Found:
    """The winner of the run-off; the order is that of going out, last first."""
    rounds = run_off(box.counted.lines, options=len(box.texts), lot=box.lot)
    winner = rounds[-1].winner if rounds else 0
    waiting = rounds[-1].tie if rounds and not winner else ()
    winners = (winner,) if winner else ()
    order = _run_off_order(rounds) if winner else ()
    first = rounds[0].counts if rounds else (0,) * len(box.texts)
    lines = _option_results(box, first, [box.counted.valid] * len(first), order, winners, plain=True)
    return Found(options=lines, winners=winners, waiting=waiting, order=order, rounds=rounds)


def _run_off_order(rounds: Sequence[Round]) -> Order:
    """The winner, the others still in by their last count, then those that went out, the last one first."""
    last = rounds[-1]
    others = {option: last.counts[option - 1] for option in last.live if option != last.winner}
    return ((last.winner,), *in_order(others), *(one.out for one in reversed(rounds[:-1])))


def _schulze(box: Box) -> Found:
    """The full order; its first is carried, and equals at the top go by the rule for ties."""
    table = pair_table(box.counted.lines, options=len(box.texts))
    order = full_order(table) if box.counted.valid else ()
    drawn = box.lot if box.rule.ties == "lot" else None
    taken = take(order, 1, ties=box.rule.ties, lot=drawn)
    order = decided_order(order, drawn)
    first = box.counted.marks
    lines = _option_results(box, first, [box.counted.valid] * len(first), order, taken.winners, plain=True)
    return Found(
        options=lines,
        winners=taken.winners,
        waiting=taken.waiting,
        order=order,
        pairs=table,
        pair_winner=pair_winner(table) if box.counted.valid else 0,
    )


KIND: dict[str, Callable[[Box], Found]] = {
    "majority": _majority,
    "gradients": _gradients,
    "approval": _most,
    "dots": _most,
    "score": _rated,
    "scale": _rated,
    "ranked": _ranked,
    "schulze": _schulze,
}


def _carries(rule: Rule, number: int, base: int) -> bool:
    return base > 0 and meets(number, base, rule.threshold, at_least=rule.at_least)


def _option_results(
    box: Box,
    marks: Sequence[int],
    bases: Sequence[int],
    order: Order,
    winners: Sequence[int],
    *,
    plain: bool = False,
    rated: Sequence[Ratings] = (),
) -> tuple[OptionResult, ...]:
    """A line for each option of the paper; `plain` where its share is not measured by the threshold."""
    rule = box.rule
    return tuple(
        OptionResult(
            text=text,
            marks=number,
            percent=_printed(rule, number, base, plain=plain),
            passed=n in winners,
            number=n,
            place=place_of(order, n),
            base_number=base,
            ratings=rated[n - 1] if rated else None,
        )
        for n, (text, number, base) in enumerate(zip(box.texts, marks, bases, strict=True), start=1)
    )


def _printed(rule: Rule, number: int, base: int, *, plain: bool) -> str:
    if not base:
        return ""
    if plain:
        return percent(Fraction(number, base))
    return percent(Fraction(number, base), threshold=rule.threshold, at_least=rule.at_least)
