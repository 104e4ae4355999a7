"""The marks of the capture line, without a window."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.sessions.kinds import KINDS
from ui.sessions.live.marks import (
    LINE_BREAK,
    LONGEST,
    LineState,
    backspaced,
    clean,
    emptied,
    head_and_rest,
    shown,
    typed,
    unknown_number,
    with_chip,
)

SEATS, TABLES = frozenset({1, 12, 100}), frozenset({1, 2, 3})


def type_in(text: str, state: LineState | None = None) -> LineState:
    """The state after the words were typed letter by letter, as a hand does."""
    state = state or LineState()
    for letter in text:
        state = typed(state, state.text + letter, seats=SEATS, tables=TABLES)
    return state


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_each_mark_and_a_blank_set_their_kind(kind):
    """Every kind has a mark that leaves the words and becomes a chip."""
    state = type_in(f"{kind.mark} who pays")
    assert (state.kind, state.text, state.chips) == (kind.code, "who pays", ("kind",))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_a_mark_without_a_blank_is_words(kind):
    """A word that merely begins like a mark is left alone."""
    state = type_in(f"{kind.mark}pays")
    assert (state.kind, state.text) == ("", f"{kind.mark}pays")


def test_marks_follow_each_other_in_any_order():
    """Seat, table, kind, carry forward and belonging can all stand before the words."""
    state = type_in("@12 ^ > #3 ! too dear")
    assert state == LineState(
        "too dear", "concern", 12, 3, True, True, ("seat", "carry", "below", "table", "kind")
    )


def test_pasted_marks_count_as_typed_ones():
    """A prepared line can be pasted whole."""
    state = typed(LineState(), "? @12 who pays", seats=SEATS, tables=TABLES)
    assert (state.kind, state.seat, state.text) == ("question", 12, "who pays")


def test_a_second_mark_of_one_sort_takes_the_place_of_the_first():
    """Changing one's mind needs no Backspace."""
    state = type_in("? ! dear")
    assert (state.kind, state.chips) == ("concern", ("kind",))


def test_marks_inside_the_words_are_words():
    """Only the start of the line is read."""
    assert type_in("is it ? @12 yes").text == "is it ? @12 yes"


def test_a_blank_before_a_mark_makes_it_words():
    """There is a way to write a mark as words."""
    state = type_in(" - minus")
    assert (state.kind, clean(state.text)) == ("", "- minus")


@pytest.mark.parametrize(("text", "what"), [("@13 hello", ("seat", 13)), ("#9 hello", ("table", 9))])
def test_a_number_that_does_not_exist_stays_words(text, what):
    """Nothing typed vanishes because a number was wrong, and the line can say which."""
    state = type_in(text)
    assert (state.text, state.seat, state.table) == (text, 0, 0)
    assert unknown_number(state.text, seats=SEATS, tables=TABLES) == what


@pytest.mark.parametrize("text", ["@12 ", "#3 x", "hello", "", "@x y"])
def test_known_numbers_are_not_called_unknown(text):
    """Only a wrong number is named."""
    assert unknown_number(text, seats=SEATS, tables=TABLES) is None


def test_words_that_came_with_a_mark_stay_words_when_edited():
    """A text taken back for correction is never eaten from its start."""
    state = typed(LineState("- minus"), "- minus one", seats=SEATS, tables=TABLES)
    assert (state.kind, state.text) == ("", "- minus one")


def test_backspace_takes_chips_away_from_the_last_set():
    """Each press takes one chip, the newest first; the words stay."""
    state = type_in("#3 ? @12 dear")
    state = backspaced(state)
    assert (state.seat, state.kind, state.table, state.text) == (0, "question", 3, "dear")
    state = backspaced(backspaced(state))
    assert state == LineState("dear") == backspaced(state)


def test_the_table_stays_and_the_rest_goes_with_the_statement():
    """The next statement begins at the same table, with nothing else carried over."""
    assert emptied(type_in("#3 ? @12 ^ dear")) == LineState(table=3, chips=("table",))
    assert emptied(type_in("? dear")) == LineState()


def test_an_empty_value_takes_a_chip_away():
    """What was chosen from a list can be unchosen there."""
    assert with_chip(with_chip(LineState(), "table", 3), "table", 0) == LineState()


def test_blanks_and_chips_alone_are_an_empty_line():
    """A table that stayed does not make the line count as typed in."""
    assert type_in("#3 ").is_empty and LineState("  ").is_empty and not LineState("a").is_empty


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("  two  words ", "two  words"),
        ("cafe\u0301", "caf\u00e9"),
        ("a\x00b\x07c\x7f", "abc"),
        ("a\ud800b", "ab"),
        ("picture \ufffc here", "picture  here"),
        ("a\tb", "a b"),
        (f"one{LINE_BREAK}two", "one\ntwo"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        (" \n \n", ""),
        ("\u202eabc\u202c \u05e9\u05dc\u05d5\u05dd", "\u202eabc\u202c \u05e9\u05dc\u05d5\u05dd"),
        ("\U0001f469\u200d\U0001f373", "\U0001f469\u200d\U0001f373"),
        ("?", "?"),
    ],
)
def test_words_are_kept_clean(raw, kept):
    """Control signs, lone surrogates and pictures go; direction and joined emoji stay."""
    assert clean(raw) == kept


@given(st.text(alphabet=st.characters()))
def test_cleaning_twice_changes_nothing_more(text):
    """What is shown in the waiting row is what will be kept."""
    once = clean(text)
    assert clean(once) == once == unicodedata.normalize("NFC", once)
    assert clean(shown(once)) == once and "\n" not in shown(once)
    once.encode("utf-8")


@given(st.text(max_size=300), st.integers(min_value=1, max_value=250))
def test_a_long_text_is_cut_and_nothing_is_lost(text, longest):
    """Head and rest together are what was there."""
    head, rest = head_and_rest(text, longest=longest)
    assert head + rest == text and len(head) <= longest and (bool(head) or not text)


def test_the_cut_falls_on_a_blank_where_one_is_near():
    """Words are not torn when they need not be."""
    head, rest = head_and_rest("word " * 5_000)
    assert len(head) <= LONGEST and head.endswith(" ") and rest.startswith("word")


@given(st.text(alphabet="?!*@#^>12 abv:\u00e4", max_size=30))
def test_marks_are_taken_from_the_start_alone(text):
    """Whatever the order of marks and words, what stays in the line is the end of what was typed."""
    assert text.endswith(type_in(text).text)
