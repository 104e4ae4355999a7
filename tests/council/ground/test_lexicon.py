"""Words that carry no theme are known, and the words of the question are masked."""

from __future__ import annotations

import pytest

from council.ground.meaning.lexicon import masked, question_stems, stem, words_of


@pytest.mark.parametrize(
    "family",
    [("house", "houses", "housing"), ("tax", "taxes"), ("city", "cities"), ("affordable", "affordability")],
)
def test_the_forms_of_a_word_are_one(family: tuple[str, ...]) -> None:
    """Plural, -ing and -ability fall together."""
    assert len({stem(word) for word in family}) == 1


def test_words_are_words_in_any_script() -> None:
    """Letters of every script count, numbers and signs do not."""
    assert words_of("Kāinga, 12 дома! don’t 🙂") == ["kāinga", "дома", "don't"]


def test_the_question_is_taken_out() -> None:
    """The words of the question go, the rest stays as it was written."""
    assert masked(["Housing costs too much for nurses."], "How can housing become affordable?") == [
        "costs too much for nurses."
    ]


def test_a_statement_of_nothing_but_the_question_stays() -> None:
    """What would be left empty is read as it is."""
    assert masked(["Affordable housing!"], "How can housing become affordable?") == ["Affordable housing!"]


def test_without_a_question_nothing_changes() -> None:
    """No question, no mask."""
    assert masked(["Anything."], "  ") == ["Anything."] and not question_stems("")
