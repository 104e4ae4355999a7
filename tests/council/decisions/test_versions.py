"""The difference of two wordings is exact, readable and quick."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.decisions.proposals import difference
from council.decisions.proposals.difference import Piece
from council.decisions.proposals.refusals import DifferenceDoesNotFit, WordingMissing, WordingTooLong

WORDS = st.sampled_from(
    ["homes ", "rent ", "land ", "city. ", "And ", "\n", "  ", "家", "建てる。", "é", "x"]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=40).map("".join))


@given(TEXTS, TEXTS)
def test_old_and_difference_make_new(old: str, new: str) -> None:
    """Whatever was written, applying the difference gives the new text to the letter."""
    assert difference.apply(difference.difference(old, new), old) == new


@given(TEXTS)
def test_equal_texts_do_not_differ(text: str) -> None:
    """Nothing changed is an empty difference."""
    assert difference.difference(text, text) == ()


@given(TEXTS, TEXTS)
def test_neighbours_differ_in_kind(old: str, new: str) -> None:
    """Pieces are as long as they can be, and what went stands before what came."""
    kinds = [piece.kind for piece in difference.difference(old, new)]
    assert all(one != other for one, other in zip(kinds, kinds[1:], strict=False))
    assert ("added", "removed") not in zip(kinds, kinds[1:], strict=False)


def test_only_the_changed_words_are_marked() -> None:
    """A sentence that stayed is left alone; in a changed one only the words that changed are shown."""
    old = "The city buys land. It builds homes! Rents stay low."
    new = "The city buys land. It builds two hundred homes! Rents stay low."
    assert difference.difference(old, new) == (
        Piece("same", "The city buys land. It builds "),
        Piece("added", "two hundred "),
        Piece("same", "homes! Rents stay low."),
    )


def test_another_text_is_refused() -> None:
    """A difference fits only the text it was made from."""
    made = difference.difference("one two", "one three")
    with pytest.raises(DifferenceDoesNotFit):
        difference.apply(made, "one four")


def test_long_texts_are_compared_at_once() -> None:
    """Twenty thousand characters with a hundred changes take well under a second, even on a busy machine."""
    chance = random.Random(7)
    words = [chance.choice(["land", "rent", "homes", "the", "city.", f"w{n}"]) for n in range(4000)]
    old = " ".join(words)[:20_000]
    for _ in range(100):
        words[chance.randrange(len(words))] = "changed"
    new = " ".join(words)[:20_000]
    begun = time.perf_counter()
    found = difference.difference(old, new)
    assert time.perf_counter() - begun < 1
    assert difference.apply(found, old) == new


def test_wordings_are_cleaned_of_what_is_hidden() -> None:
    """Direction marks and broken characters go; accents, line breaks and joined emoji stay."""
    assert difference.wording(" caf\u00e9\u202e\ud800\n👩\u200d🚀 ") == "café\n👩\u200d🚀"
    assert difference.hidden("a\u202eb") == 1


def test_wordings_have_bounds() -> None:
    """Nothing, and more than twenty thousand characters, are refused."""
    with pytest.raises(WordingMissing):
        difference.wording(" \u200b ")
    with pytest.raises(WordingTooLong):
        difference.wording("x" * 20_001)
