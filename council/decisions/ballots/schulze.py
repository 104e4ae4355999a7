"""Schulze's method: every option against every other, and the full order the strongest chains of wins give.

Source: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
single-winner election method", Social Choice and Welfare 36 (2011); strength of a win: its winning papers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from council.decisions.ballots.lines import ranks_of
from council.decisions.ballots.placing import Order

Table = tuple[tuple[int, ...], ...]  # (options, options): papers that prefer the row to the column


def pair_table(lines: Iterable[str], *, options: int) -> Table:
    """How many papers prefer each option (row) to each other one (column), over valid ranked lines.

    Options without a rank stand below all ranked ones and equal among themselves.
    """
    table = [[0] * options for _ in range(options)]
    for text, papers in Counter(lines).items():
        below = set(range(options))
        for group in ranks_of(text):
            below -= {option - 1 for option in group}
            for option in group:
                for other in below:
                    table[option - 1][other] += papers
    return tuple(tuple(row) for row in table)


def pair_winner(table: Table) -> int:
    """The option that beats every other one in its pair (Condorcet's winner), from 1; 0 without one."""
    every = range(len(table))
    winners = (i for i in every if all(table[i][j] > table[j][i] for j in every if j != i))
    return next(winners, -1) + 1


def full_order(table: Table) -> Order:
    """Options best first: at each step those no other one left has a stronger chain against.

    The chains order any three options consistently (Schulze 2011, section 4.1), so there always is one.
    """
    strength = strongest_chains(table)
    left, order = list(range(len(table))), []
    while left:
        best = [i for i in left if all(strength[i][j] >= strength[j][i] for j in left)]
        order.append(tuple(i + 1 for i in best))
        left = [i for i in left if i not in best]
    return tuple(order)


def strongest_chains(table: Table) -> list[list[int]]:
    """(options, options): the weakest win of the strongest chain from row to column, 0 without one."""
    every = range(len(table))
    strength = [[n if n > table[j][i] else 0 for j, n in enumerate(row)] for i, row in enumerate(table)]
    for over in every:
        for start in every:
            reach = strength[start][over]
            if reach:
                strength[start] = _longer(strength[start], strength[over], reach)
    for option in every:
        strength[option][option] = 0
    return strength


def _longer(known: Sequence[int], onward: Sequence[int], reach: int) -> list[int]:
    """What a start reaches at best, now that chains may pass over one more option reached with `reach`."""
    return [max(old, min(reach, new)) for old, new in zip(known, onward, strict=True)]
