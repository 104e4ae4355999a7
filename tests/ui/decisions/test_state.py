"""What the pages of decisions show, thought out without a window."""

from __future__ import annotations

from fractions import Fraction

from council.decisions import actions, queries
from council.decisions.ballots.rules import Rule
from council.decisions.ballots.views import PileView
from council.decisions.outcome.recommended.fields import all_stated
from tests.council.decisions.conftest import NOON, Desk, desk, furnished  # noqa: F401  fixtures of the other side
from ui.decisions.ballots.state import DeskState, pile_words
from ui.decisions.ballots.words import entry_words
from ui.decisions.state import in_groups


def test_the_desk_says_what_comes_next(desk: Desk) -> None:  # noqa: F811
    """Every state of a ballot has its sentence; the figures appear as they are known."""
    desk.draft()
    desk.prepare(rule=Rule(threshold=Fraction(2, 3), at_least=True))
    prepared = DeskState.of(desk.ballot())
    assert prepared.next.startswith("Look at the proof")
    desk.store.act(actions.note_proof, ballot_id="b1", at=NOON)
    assert DeskState.of(desk.ballot()).next.startswith("Show the text and the rule")
    assert "two thirds" in prepared.rule
    assert prepared.figures == ()
    desk.open()
    assert "No count is visible" in DeskState.of(desk.ballot()).next
    desk.close()
    desk.papers()
    desk.worked_case()
    counted = DeskState.of(desk.ballot())
    assert (counted.figures[1].value, counted.figures[1].base) == ("91", "of 92 given to members")
    assert counted.result is not None and not counted.certain


def test_a_pile_says_what_is_missing(desk: Desk) -> None:  # noqa: F811
    """Which teller is waited for, or on what both differ; never figures of one alone."""
    desk.draft()
    desk.prepare()
    blank = PileView(1, "", "entered", (True, False), {}, None, None, "")
    assert pile_words(blank, desk.ballot()) == "waits for teller 2"
    assert entry_words(blank.first, True, desk.ballot()) == "entered"
    differs = PileView(1, "", "entered", (True, True), {}, {"yes": 3, "no": 2}, {"yes": 2, "no": 3}, "")
    assert pile_words(differs, desk.ballot()) == "differs on no, yes"
    assert entry_words(differs.first, True, desk.ballot()) == "3 / 2 / 0 / 0"


def test_a_hash_can_be_read_aloud() -> None:
    """Eight digits at a time; nothing is lost."""
    assert in_groups("0123456789abcdef01") == "01234567 89abcdef 01"


def test_gaps_in_a_recommendation_are_seen(desk: Desk) -> None:  # noqa: F811
    """Empty fields say so; waived ones name the role."""
    desk.draft()
    desk.through()
    desk.store.act(actions.recommend, recommendation_id="r", proposal_id="p1", who="Council", at=NOON)
    (one,) = desk.store.read(queries.recommendations_of)
    fields = dict(all_stated(one.values))
    assert (fields["Who acts"], fields["By when"]) == ("Council", "not stated")
