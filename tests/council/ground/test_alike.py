"""Near pairs are questions: what turns a statement round is seen, and votes have the last word."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council.ground.meaning import alike, asking
from council.ground.meaning.alike import NEAR, OPPOSITE, SAME, near_pairs, verdict_of
from council.ground.meaning.cues import Cue, Said, cues_of


@dataclass(frozen=True)
class Spoken:
    id: str
    text: str


def asked(texts, share=0.9, **given):
    """The pairs of these texts, every two of which are as near as `share`."""
    told = [Spoken(str(n), text) for n, text in enumerate(texts, start=1)]
    wide = len(texts)
    vectors = np.full((wide, wide + 1), 0, dtype=np.float32)
    vectors[:, 0] = np.sqrt(share)
    vectors[range(wide), range(1, wide + 1)] = np.sqrt(1 - share)
    return near_pairs(told, vectors, **given)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Cars should be banned from the centre", "Cars should not be banned from the centre", "negation"),
        ("We should abolish parking fees", "We should keep parking fees", "antonyms"),
        ("We want more buses at night", "We want fewer buses at night", "antonyms"),
        ("Bus lanes help cyclists in town", "Bus lanes don't help cyclists in town", "negation"),
        ("Bicycles come before cars", "Cars come before bicycles", "comparison"),
        ("Der Markt soll verboten werden", "Der Markt soll nicht verboten werden", "negation"),
        ("Il faut interdire les voitures", "Il ne faut pas interdire les voitures", "negation"),
        ("Hay que prohibir los coches", "No hay que prohibir los coches", "negation"),
    ],
)
def test_what_turns_a_statement_round_is_asked_as_opposite(one, other, kind):
    """However near the model finds them."""
    (pair,) = asked([one, other], share=0.97)
    assert pair.verdict == OPPOSITE and kind in {cue.kind for cue in pair.cues}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Limit speed to 30 km/h in town", "Limit speed to 50 km/h in town", "numbers"),
        ("I own 1 flat", "I own more than 1 flat", "numbers"),
        ("Every school must have a garden", "Some schools could have a garden", "modality"),
        ("Why is the bath closed on Sundays?", "The bath is closed on Sundays", "question"),
        ("The ring road is harmful to us", "The ring road is beneficial to us", "stance"),
        ("I live in a city", "I live in a village", "substituted"),
    ],
)
def test_what_gives_reason_to_doubt_is_no_likely_pair(one, other, kind):
    """Numbers, strength, question, judgement, one word for another: near, but asked with the reason."""
    (pair,) = asked([one, other], share=0.97)
    assert pair.verdict in (NEAR, OPPOSITE) and kind in {cue.kind for cue in pair.cues}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cars should be banned from the centre", "We should ban cars in the centre because of the noise"),
        ("We should not ban cars", "Cars shouldn't be prohibited, as some people need them"),
        ("Buses ought to run at night as well", "There should be buses in the night too"),
    ],
)
def test_the_same_demand_in_other_words_is_asked_as_the_same(one, other):
    """Two negations, or another word for the same end, are no reason to doubt."""
    (pair,) = asked([one, other])
    assert (pair.verdict, pair.cues) == (SAME, ())


def test_a_not_reaches_no_further_than_its_own_thought():
    """ "Not" behind a "because" leaves the demand as it was."""
    one = Said("We should ban cars because they do not belong here")
    other = Said("We should not ban cars because they belong here")
    assert one.demand[0] == -1 and other.demand[0] == 1


def test_votes_have_the_last_word():
    """Opposed votes veto, votes of one mind support, few votes say nothing."""
    texts = ["Trees along the road", "Greenery beside streets"]
    against = {"1": dict.fromkeys("abcde", 1), "2": dict.fromkeys("abcde", -1)}
    of_one = {"1": dict.fromkeys("abcde", 1), "2": dict.fromkeys("abcde", 1)}
    assert asked(texts, votes=against)[0].verdict == OPPOSITE
    assert asked(texts, share=0.74)[0].verdict == NEAR
    assert asked(texts, share=0.74, votes=of_one)[0].verdict == SAME
    few = {"1": {"a": 1, "b": 1}, "2": {"a": -1, "b": -1}}
    passed = {"1": dict.fromkeys("abcde", 1), "2": dict.fromkeys("abcde", 0)}
    for votes in (few, passed):
        assert asked(texts, votes=votes)[0] == asked(texts)[0]


def test_some_opposed_votes_keep_a_pair_from_being_likely():
    """A quarter against is enough to doubt, not enough to call it the opposite."""
    votes = {"1": dict.fromkeys("abcdefgh", 1), "2": dict.fromkeys("abcdef", 1) | dict.fromkeys("gh", -1)}
    (pair,) = asked(["Trees along the road", "Greenery beside streets"], votes=votes)
    assert pair.verdict == NEAR and pair.cues == (Cue("votes_against", "2", "8"),)


def test_what_people_judged_is_not_asked_again():
    """In whichever order they were named."""
    texts = ["Trees along the road", "Greenery beside streets", "Plant beside streets"]
    assert len(asked(texts)) == 3
    assert {(p.a, p.b) for p in asked(texts, judged=[("2", "1")])} == {("1", "3"), ("2", "3")}


def test_a_thousand_copies_are_a_thousand_questions_at_most():
    """The same words are asked against the first only; a number more makes other words."""
    pairs = asked(["More trees please"] * 50 + ["More trees please, 100"], share=0.9)
    assert len([p for p in pairs if p.share == 1]) == 49 and {p.a for p in pairs} == {"1"}
    assert all(p.verdict == SAME for p in pairs[:49]) and pairs[-1].b == "51"


def test_nothing_to_read_gives_no_pairs():
    """No statements, one, only signs, blanks."""
    assert asked([]) == asked(["one"]) == asked(["🙂", "🙂", "  ", "?!"]) == ()


def test_every_reason_and_every_question_has_its_sentence():
    """Whatever is found can be said to people, with the words it was found in."""
    kinds = [*asking._BOTH]
    for kind in kinds:
        assert "{" not in asking.cue_sentence(Cue(kind, "left", "right"))
        assert asking.cue_sentence(Cue(kind, "", "not"))
    for verdict in (SAME, OPPOSITE, NEAR):
        assert asking.pair_question(alike.NearPair("1", "2", 0.9, verdict)).endswith("?")


WORDS = st.lists(
    st.sampled_from(
        [
            "we",
            "should",
            "not",
            "ban",
            "keep",
            "cars",
            "all",
            "some",
            "30",
            "good",
            "bad",
            "before",
            "more",
            "?",
        ]
    ),
    max_size=9,
).map(" ".join)


@settings(max_examples=60)
@given(one=WORDS, other=WORDS)
def test_cues_are_the_same_from_both_sides(one, other):
    """Whichever statement stands first, the kinds and the verdict are the same."""
    there, back = cues_of(Said(one), Said(other)), cues_of(Said(other), Said(one))
    assert {c.kind for c in there} == {c.kind for c in back}
    assert verdict_of(0.9, there) == verdict_of(0.9, back)


@settings(max_examples=30)
@given(order=st.permutations(range(5)))
def test_the_order_of_input_does_not_matter(order):
    """The same pairs, in the same order, with the earlier statement first."""
    told = [
        Spoken(str(n), t) for n, t in enumerate(("a car", "no car", "the car", "30 cars", "20 cars"), start=1)
    ]
    vectors = np.eye(5, dtype=np.float32) * 0.4 + 0.9
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    plain = near_pairs(told, vectors)
    assert plain and near_pairs([told[at] for at in order], vectors[list(order)]) == plain
