"""Instant run-off: round by round the option with fewest goes out, until one has more than half.

Source: the rule known as alternative vote or ranked choice; ties by the latest earlier round that differs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from council.decisions.ballots.lines import ranks_of
from council.decisions.ballots.lots import Lot
from council.decisions.shares import HALF, percent

Choices = Counter[tuple[int, ...]]  # options in the order of a paper's ranks, and how many papers say so


@dataclass(frozen=True, slots=True)
class Round:
    """One round: papers for each option (in the order of the paper, 0 once it is out) and what followed.

    `counting` papers name an option still in, `used_up` ones name none any more. `tie`: equal fewest, and how
    it was `settled`: "" none, "earlier" round, "together" (none of them could have caught up), "lot", "open"
    (a number is to be drawn). `out` and `winner` are option numbers from 1; 0 while nobody has won.
    """

    number: int
    counts: tuple[int, ...]
    live: tuple[int, ...]
    counting: int
    used_up: int
    out: tuple[int, ...] = ()
    tie: tuple[int, ...] = ()
    settled: str = ""
    winner: int = 0

    @property
    def percents(self) -> tuple[str, ...]:
        """Each option's share of the papers still counting, as printed."""
        return tuple(percent(Fraction(n, self.counting), threshold=HALF) for n in self.counts)


def choices_of(lines: Iterable[str]) -> Choices:
    """What papers say as far as the run-off reads them: an equal rank ends a paper there."""
    found: Choices = Counter()
    for text, papers in Counter(lines).items():
        kept: list[int] = []
        for group in ranks_of(text):
            if len(group) > 1:
                break
            kept.append(group[0])
        found[tuple(kept)] += papers
    return found


def run_off(lines: Iterable[str], *, options: int, lot: Lot | None = None) -> tuple[Round, ...]:
    """All rounds over valid ranked lines (see `lines`), the last with its winner.

    The last has none when equal options need a number drawn and no lot was given. () without any paper.
    """
    choices = choices_of(lines)
    live = tuple(range(1, options + 1))
    rounds: list[Round] = []
    while choices and (not rounds or rounds[-1].out):
        counted = _counted(choices, live, options, number=len(rounds) + 1)
        rounds.append(_settled(counted, rounds, lot))
        live = tuple(option for option in live if option not in rounds[-1].out)
    return tuple(rounds)


def _counted(choices: Choices, live: Sequence[int], options: int, *, number: int) -> Round:
    """Each paper for its highest option still in."""
    counts, still_in, used_up = [0] * options, set(live), 0
    for ranks, papers in choices.items():
        first = next((option for option in ranks if option in still_in), 0)
        if first:
            counts[first - 1] += papers
        else:
            used_up += papers
    return Round(number, tuple(counts), tuple(live), sum(counts), used_up)


def _settled(now: Round, before: Sequence[Round], lot: Lot | None) -> Round:
    """The round with its winner, or with who goes out and how that was found."""
    of = {option: now.counts[option - 1] for option in now.live}
    best = max(of, key=lambda option: of[option])
    if 2 * of[best] > now.counting:
        return replace(now, winner=best)
    least = min(of.values())
    tie = tuple(option for option in now.live if of[option] == least)
    if len(tie) == 1:
        return replace(now, out=tie)
    fewest = _fewest_before(tie, before)
    if len(fewest) == 1:
        return replace(now, out=fewest, tie=tie, settled="earlier")
    if least * len(fewest) < min((n for option, n in of.items() if option not in fewest), default=0):
        return replace(now, out=fewest, tie=tie, settled="together")
    if lot is None:
        return replace(now, tie=fewest, settled="open")
    return replace(now, out=lot.order(now.number, fewest)[-1:], tie=tie, settled="lot")


def _fewest_before(tie: tuple[int, ...], before: Sequence[Round]) -> tuple[int, ...]:
    """Those with fewer in the latest earlier round where the equal ones differ, then in the one before."""
    for earlier in reversed(before):
        least = min(earlier.counts[option - 1] for option in tie)
        tie = tuple(option for option in tie if earlier.counts[option - 1] == least)
    return tie
