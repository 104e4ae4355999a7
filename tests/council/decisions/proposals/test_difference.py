"""The difference of two wordings is exact, readable and quick."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.decisions.proposals import difference, matching
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


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("It stays.", "It stays. It grows.", [("same", "It stays."), ("added", " It grows.")]),
        ("It stays. It goes.", "It stays.", [("same", "It stays."), ("removed", " It goes.")]),
        ("It", "It.", [("removed", "It"), ("added", "It.")]),
        ("", "New.", [("added", "New.")]),
        ("Old.", "", [("removed", "Old.")]),
    ],
)
def test_a_text_that_goes_on_keeps_its_last_word(old: str, new: str, pieces: list[tuple[str, str]]) -> None:
    """Only what was added at the end counts as added, though a blank stands behind the word before it now."""
    assert [(piece.kind, piece.text) for piece in difference.difference(old, new)] == pieces


@given(TEXTS)
def test_blanks_around_a_piece_are_told_apart(text: str) -> None:
    """The three parts are the piece; the words between have no blank at their ends unless they are blanks."""
    before, words, after = difference.bare(Piece("added", text))
    assert before + words + after == text
    assert not text.strip() or (words == text.strip())


def test_sentences_written_anew_are_not_torn_to_shreds() -> None:
    """A word that stayed by chance between two longer changes is read as changed with them."""
    old = "Parking in the inner streets costs residents nothing."
    new = "Visitors from outside the region pay whatever their stay is worth."
    assert [piece.kind for piece in difference.difference(old, new)] == ["removed", "added"]


def test_scripts_without_spaces_are_compared_by_character() -> None:
    """Only the characters that changed are marked."""
    old, new = "市は土地を買う。家を建てる。", "市は土地を借りる。家を建てる。"
    assert difference.difference(old, new) == (
        Piece("same", "市は土地を"),
        Piece("removed", "買う"),
        Piece("added", "借りる"),
        Piece("same", "。家を建てる。"),
    )


def test_moved_text_goes_and_comes() -> None:
    """A sentence that moved is taken out where it stood and added where it stands."""
    pieces = difference.difference("One stays. Two goes. Three stays.", "Two goes. One stays. Three stays.")
    assert sorted(piece.kind for piece in pieces) == ["added", "removed", "same", "same"]


HARD = {
    "the same letter": ("家" * 6000, "家" * 5000 + "建" * 500 + "家" * 300),
    "two letters by turns": ("家建" * 3000, "建家" * 2900),
    "one long sentence": ("word " * 4000, "word " * 2000 + "other " + "word " * 1900),
    "many equal lines": ("a\n" * 9000, "a\n" * 3000 + "b\n" + "a\n" * 2000 + "c\n" + "a\n" * 3990),
    "nothing but blanks": (" " * 20_000, "x" + " " * 19_000),
}


@pytest.mark.parametrize("name", HARD)
def test_texts_made_to_be_slow_are_answered_too(name: str) -> None:
    """Where letters repeat without end the answer grows coarser, never slow, and stays exact."""
    old, new = HARD[name]
    begun = time.process_time()
    found = difference.difference(old, new)
    assert time.process_time() - begun < 2  # ten times what was measured: a guard against square growth
    assert difference.apply(found, old) == new


ROWS = st.lists(st.sampled_from("aabc"), max_size=40)


@given(ROWS, ROWS)
def test_blocks_stand_in_both_rows(old: list[str], new: list[str]) -> None:
    """Each block is equal in both, they follow each other in both, and no two could be one."""
    a = c = 0
    for block in matching.blocks(old, new):
        assert block.size > 0 and block.old >= a and block.new >= c
        assert a == c == 0 or block.old > a or block.new > c
        assert old[block.old : block.old + block.size] == new[block.new : block.new + block.size]
        a, c = block.old + block.size, block.new + block.size


def test_a_spent_allowance_only_makes_the_answer_coarser() -> None:
    """Without any pair to look at, equal ends and runs that stand once are still found."""
    old, new = list("xabababy"), list("xbababay")
    none = matching.blocks(old, new, matching.Allowance(0))
    assert [(block.old, block.size) for block in none] == [(0, 1), (7, 1)]
    assert sum(block.size for block in matching.blocks(old, new)) > 2


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
