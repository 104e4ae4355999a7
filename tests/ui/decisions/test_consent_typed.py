"""What is typed for a table or for a nomination is read as meant, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ui.decisions.consent.typed import Counted, read_counts, read_named

CHECK = ("consent", "concern", "objection", "pass")


@pytest.mark.parametrize(
    ("typed", "reasons", "concerns"),
    [
        ("6 1 1 0", (), ()),
        ("6 1 1", (), ()),
        ("6, 1, 1, 0 / It costs the tenants / Too early", ("It costs the tenants",), ("Too early",)),
        ("6 1 1 ~ Too early ! It costs the tenants", ("It costs the tenants",), ("Too early",)),
        ("6 1 1/ Too dear! And/or late", ("Too dear! And/or late",), ()),
    ],
)
def test_numbers_come_in_order_and_words_find_their_kind(typed, reasons, concerns) -> None:
    """Numbers are people by kind; words are reasons of objections first, then concerns; marks say which."""
    found = read_counts(typed, CHECK)
    assert found is not None
    assert dict(found.counts) == {"consent": 6, "concern": 1, "objection": 1, "pass": 0}
    assert (found.reasons, found.concerns) == (reasons, concerns)


@pytest.mark.parametrize("typed", ["", "six", "6 1 1 0 2", "-1", "6.5", "We are 6"])
def test_what_is_no_count_is_not_taken_for_one(typed) -> None:
    """Words, too many numbers, signs and decimals are nothing a table counted."""
    assert read_counts(typed, CHECK) is None


@given(st.lists(st.integers(0, 500), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_every_count_is_read_back(numbers) -> None:
    """Whatever a table counts comes out as typed."""
    found = read_counts(" ".join(map(str, numbers)), CHECK)
    full = [*numbers, *[0] * (4 - len(numbers))]
    assert found == Counted(tuple(zip(CHECK, full, strict=True)))


def test_who_is_named_stands_before_the_reason() -> None:
    """A seat by its number, with or without the mark; without a number nobody is named."""
    assert read_named("7 she listens") == (7, "she listens")
    assert read_named("@12: has the time") == (12, "has the time")
    assert read_named("12") == (12, "")
    assert read_named("she listens") is None
