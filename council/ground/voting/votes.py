"""Votes as a matrix with its gaps: agree, pass, disagree and not asked, never one for another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

AGREE, PASS, DISAGREE = 1, 0, -1


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """Who said what to which statement.

    `values` is (voters, statements): 1 agree, 0 pass, -1 disagree, NaN not asked.
    """

    voters: tuple[str, ...]
    statements: tuple[str, ...]
    values: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Counts for each statement, whole numbers as floats; `asked` is the sum of the other three."""

    agree: Floats
    disagree: Floats
    passed: Floats

    @property
    def asked(self) -> Floats:
        return self.agree + self.disagree + self.passed


def matrix(
    cast: Iterable[tuple[str, str, int]], *, voters: Sequence[str], statements: Sequence[str]
) -> Votes:
    """The votes cast, in rows and columns of the given order; the last of a voter on a statement counts.

    Raises: KeyError for a voter or statement not among those given; the caller counts strangers first.
    """
    row = {voter: at for at, voter in enumerate(voters)}
    column = {statement: at for at, statement in enumerate(statements)}
    values = np.full((len(row), len(column)), np.nan)
    for voter, statement, value in cast:
        values[row[voter], column[statement]] = value
    return Votes(tuple(voters), tuple(statements), values)


def from_rows(
    voters: Sequence[str], statements: Sequence[str], rows: Sequence[Sequence[int | None]]
) -> Votes:
    """The same from rows with None for not asked, as the council file gives them."""
    values = np.array([[np.nan if v is None else v for v in row] for row in rows], dtype=np.float64)
    return Votes(tuple(voters), tuple(statements), values.reshape(len(voters), len(statements)))


def tally(values: Floats) -> Tally:
    """How many agreed, disagreed and passed on each statement; `values` (voters, statements)."""
    agree, against, passed = ((values == v).sum(0).astype(float) for v in (AGREE, DISAGREE, PASS))
    return Tally(agree, against, passed)


def mixed_share(values: Floats, *, fewest: int = 20, against: float = -0.1) -> float | None:
    """The share of statement pairs voted against each other; None when no pair has votes enough to tell.

    Args:
        values: (voters, statements) of one theme.
        fewest: voters who voted on both, below which a pair tells nothing.
        against: correlation below which a pair counts as opposed.
    """
    seen = ~np.isnan(values)
    told = opposed = 0
    for one in range(values.shape[1]):
        for other in range(one + 1, values.shape[1]):
            both = seen[:, one] & seen[:, other]
            a, b = values[both, one], values[both, other]
            if both.sum() < fewest or a.std() == 0 or b.std() == 0:
                continue
            told += 1
            opposed += bool(np.corrcoef(a, b)[0, 1] < against)
    return opposed / told if told else None
