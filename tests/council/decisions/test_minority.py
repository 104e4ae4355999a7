"""The backing rule of minority views."""

from __future__ import annotations

from fractions import Fraction

import pytest

from council.decisions.outcome.minority import backing as minority
from council.decisions.outcome.minority.refusals import BackersOutOfRange


@pytest.mark.parametrize(
    ("backers", "base", "backed"),
    [
        (10, 100, True),
        (9, 100, False),
        (3, 20, True),
        (2, 5, False),
        (0, 0, False),
        (10, 91, True),
        (9, 91, False),
    ],
)
def test_a_tenth_and_at_least_three(backers: int, base: int, backed: bool) -> None:
    """A view is printed with a tenth of those asked behind it, and never with fewer than three."""
    assert minority.is_backed(backers, base) is backed


def test_the_needed_number_is_the_least_that_does() -> None:
    """One backer fewer would not be enough."""
    rule = minority.Backing(Fraction(1, 7), 2)
    for base in range(2, 120):
        enough = minority.backers_needed(base, rule)
        assert minority.is_backed(enough, base, rule)
        assert not minority.is_backed(enough - 1, base, rule)


@pytest.mark.parametrize(("backers", "base"), [(-1, 10), (11, 10)])
def test_backers_that_cannot_be_are_refused(backers: int, base: int) -> None:
    """Nobody backs a view who was not asked."""
    with pytest.raises(BackersOutOfRange):
        minority.is_backed(backers, base)
