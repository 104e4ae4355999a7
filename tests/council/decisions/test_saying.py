"""Rules and results in words: each says its base, and no sentence is left half."""

from __future__ import annotations

from fractions import Fraction

from council.decisions.ballots import rules
from council.decisions.ballots.papers import Papers, Tally
from council.decisions.ballots.results import decide
from council.decisions.ballots.rules import Rule
from council.decisions.ballots.saying import (
    ABSTAINING,
    BASES,
    WAYS,
    base_words,
    result_sentence,
    rule_sentence,
)
from council.decisions.outcome.chain import Roots
from council.decisions.outcome.way.saying import roots_sentence


def test_a_rule_is_said_whole() -> None:
    """Share, base, what an abstention does, and who must take part."""
    assert rule_sentence(Rule(threshold=Fraction(2, 3), at_least=True, base="cast")) == (
        "Adopted with at least two thirds of the votes cast, abstentions included; "
        "an abstention works like a no; papers from at least half of the members entitled must be returned."
    )
    assert rule_sentence(Rule(quorum=0)).endswith("Equal numbers are not enough.")


def test_a_result_names_its_base() -> None:
    """The share never stands without number and base."""
    papers = Papers(entitled=99, present=92, in_box=91)
    won = decide(Rule(), papers, Tally((45, 43), 88, 2, 1))
    assert result_sentence(won) == "Adopted: 51% (45 of 88 votes for and against); 45 were needed."
    few = decide(Rule(quorum=95), papers, Tally((45, 43), 88, 2, 1))
    assert result_sentence(few).endswith("91 took part, 95 had to.")
    none = decide(Rule(), papers, Tally((0, 0), 0, 0, 91))
    assert result_sentence(none) == "No result: no valid paper was returned."


def test_roots_are_said_with_their_numbers() -> None:
    """One and many read right; small groups are not told by table; none is said."""
    many = Roots(43, 11, 3, 1, 2, 1, True)
    assert roots_sentence(many) == (
        "Grew out of 43 statements at 11 tables in 3 sessions; 2 wordings; 1 withdrawn."
    )
    assert (
        roots_sentence(Roots(1, 1, 1, 0, 1, 0, False)) == "Grew out of 1 statement in 1 session; 1 wording."
    )
    assert roots_sentence(Roots(0, 0, 0, 0, 1, 0, False)) == "No recorded origin."
    assert roots_sentence(Roots(1, 1, 1, 0, 0, 0, False)) == "Grew out of 1 statement in 1 session."


def test_what_a_wording_names_is_told_apart_from_what_its_theme_holds() -> None:
    """A theme drawn on does not make its statements named."""
    one = Roots(14, 3, 1, 1, 2, 0, True, named=1)
    assert roots_sentence(one) == (
        "Names 1 statement; its theme holds 13 more, said at 3 tables in 1 session; 2 wordings."
    )
    assert roots_sentence(Roots(4, 0, 0, 2, 0, 0, False, named=0)) == (
        "Names no statement; its themes hold 4 more."
    )


def test_every_state_and_base_has_words() -> None:
    """No code of this room reaches a reader."""
    assert set(BASES) == set(ABSTAINING) == set(rules.BASES)
    assert set(WAYS) == set(rules.WAYS)


def test_a_share_is_never_of_votes_for_and_against_where_papers_say_something_else() -> None:
    """Levels and marks are shares of the valid papers, ratings of those an option was given."""
    five = ("1", "2", "3", "4", "5")
    assert base_words(Rule()) == "votes for and against"
    assert base_words(Rule(kind="gradients", levels=five)) == "valid papers"
    assert base_words(Rule(kind="scale", levels=five)) == "ratings given to it"
    assert base_words(Rule(kind="approval", base="present")) == "members present"
    assert "of the valid papers" in rule_sentence(Rule(kind="approval"))
