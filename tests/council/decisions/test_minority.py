"""Minority views: the backing rule, and that backing belongs to the text that was seen."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from council.decisions import actions, queries
from council.decisions.outcome.minority import actions as own
from council.decisions.outcome.minority import backing, saying
from council.decisions.outcome.minority.refusals import (
    BackersOutOfRange,
    BackingRuleOutOfRange,
    BackingWayUnknown,
    MinorityTextTooLong,
    MinorityTextUnchanged,
    MinorityViewClosed,
)
from council.decisions.proposals.refusals import WordingMissing
from council.errors import CouncilError
from council.store import Store
from tests.council.decisions.conftest import NOON, Desk
from tests.council.decisions.everything import everything

WORDS = "Public land is for parks."


@pytest.mark.parametrize(
    ("backers", "base", "backed"),
    [
        (3, 30, True),
        (3, 31, False),
        (2, 20, False),
        (2, 5, False),
        (10, 99, True),
        (9, 91, False),
        (0, 0, False),
    ],
)
def test_a_view_needs_a_tenth_and_at_least_three(backers: int, base: int, backed: bool) -> None:
    """Exactly a tenth is enough; two people are never enough, however small the room."""
    assert backing.is_backed(backers, base) is backed


def test_the_number_of_backers_needed_is_the_least_that_is_enough() -> None:
    """One backer fewer than `backers_needed` is not enough, for every size of a council."""
    rule = backing.Backing(Fraction(1, 7), 2)
    for base in range(2, 200):
        enough = backing.backers_needed(base, rule)
        assert backing.is_backed(enough, base, rule)
        assert not backing.is_backed(enough - 1, base, rule)


@pytest.mark.parametrize(("backers", "base"), [(-1, 10), (11, 10), (1, -1)])
def test_backers_that_cannot_be_are_refused(backers: int, base: int) -> None:
    """More backers than people, or fewer than none, are not counted."""
    with pytest.raises(BackersOutOfRange):
        backing.is_backed(backers, base)


@pytest.mark.parametrize(
    "given", [{"share": Fraction(0)}, {"share": Fraction(3, 2)}, {"least": 0}, {"most": 10}, {"most": 10**6}]
)
def test_a_rule_nobody_can_keep_is_refused(given: dict[str, Any]) -> None:
    """A share above 0 and up to 1, somebody at least, a length that can be printed."""
    with pytest.raises(BackingRuleOutOfRange):
        backing.Backing(**given)


class Losing:
    """The moves of those who lost, one line each."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def do(self, verb: str, **given: Any) -> Any:
        return self.store.act(getattr(actions, verb), **given).value

    def draft(self, name: str = "m1", text: str = WORDS, **given: Any) -> str:
        return self.do("draft_minority_view", view_id=name, text=text, at=NOON, **given)

    def back(self, backers: int, base: int = 91, name: str = "m1", **given: Any) -> str:
        return self.do("count_backing", view_id=name, backers=backers, base=base, **given)

    def view(self, name: str = "m1") -> queries.MinorityText:
        return next(one for one in self.store.read(queries.minority_views_of) if one.id == name)

    def refuses(self, refusal: type[CouncilError], verb: str, **given: Any) -> None:
        """The verb refuses, and no table moves."""
        before = self.store.read(everything)
        with pytest.raises(refusal):
            self.do(verb, **given)
        assert self.store.read(everything) == before


@pytest.fixture
def losing(desk: Desk) -> Losing:
    desk.draft()
    return Losing(desk.store)


def test_a_draft_has_no_backing_and_says_so(losing: Losing) -> None:
    """Nobody asked is not "0 of 0"; the view knows what it answers."""
    losing.draft(proposal_id="p1", title="Parks first", author_group="Table 4")
    one = losing.view()
    assert (one.state, one.backed_wording, one.needs_backing) == ("draft", 0, True)
    assert saying.backing_words(one.backers, one.base) == "backing not counted yet"
    assert (one.proposal_number, one.proposal_title, one.title) == (1, "Proposal p1", "Parks first")


def test_editing_after_backing_needs_new_backing(losing: Losing) -> None:
    """The old count stays with the wording it was for, so that the difference can be shown."""
    losing.draft()
    assert losing.back(12) == "backed"
    changed = WORDS + " And for allotments."
    assert losing.do("reword_minority_view", view_id="m1", text=changed, at=NOON) == "draft"
    one = losing.view()
    assert (one.backed_wording, one.backed_text, one.text) == (1, WORDS, changed)
    assert losing.store.read(queries.minority_views_of, state="backed") == ()
    assert losing.back(9) == "not_backed"
    assert (losing.view().backed_wording, losing.view().needed) == (2, 10)
    losing.do("reword_minority_view", view_id="m1", text=changed, at=NOON, title="Allotments too")
    assert losing.view().needs_backing  # a new title is another wording, too
    assert losing.back(30) == "backed" and losing.view().backed_wording == 3


def test_the_council_agrees_on_its_own_rule(losing: Losing) -> None:
    """Share, least number and length hold from then on; a view counted before keeps the rule of its time."""
    losing.draft("m0")
    losing.back(9, name="m0")
    losing.do("agree_backing_rule", rule=backing.Backing(Fraction(1, 20), 5, 200))
    assert losing.store.read(queries.backing_rule_of) == backing.Backing(Fraction(1, 20), 5, 200)
    losing.refuses(MinorityTextTooLong, "draft_minority_view", view_id="m1", text="x" * 201, at=NOON)
    losing.draft(text="x" * 200)
    assert losing.back(5) == "backed"
    assert (losing.view("m0").state, losing.view("m0").needed) == ("not_backed", 10)


def test_what_is_refused(losing: Losing) -> None:
    """An empty text, the same text again, an unknown way, backers that cannot be."""
    losing.refuses(WordingMissing, "draft_minority_view", view_id="m1", text=" ", at=NOON)
    losing.draft()
    losing.refuses(MinorityTextUnchanged, "reword_minority_view", view_id="m1", text=f" {WORDS}", at=NOON)
    losing.refuses(BackingWayUnknown, "count_backing", view_id="m1", backers=9, base=9, way="shouting")
    losing.refuses(BackersOutOfRange, "count_backing", view_id="m1", backers=10, base=9)


def test_authors_take_it_back_until_it_is_final(losing: Losing) -> None:
    """Withdrawn, it can no longer be changed; closed or printed, it can no longer be withdrawn."""
    for name in ("m1", "m2", "m3"):
        losing.draft(name, proposal_id=None if name == "m3" else "p1")
        losing.back(12, name=name)
    losing.do("withdraw_minority_view", view_id="m1")
    losing.refuses(MinorityViewClosed, "count_backing", view_id="m1", backers=12, base=91)
    assert losing.do("close_minority_views", proposal_id="p1") == 2
    losing.refuses(MinorityViewClosed, "withdraw_minority_view", view_id="m2")
    assert not losing.view("m3").closed
    assert losing.do("print_minority_views") == 2
    assert (losing.view("m1").state, losing.view("m3").state) == ("withdrawn", "printed")
    losing.refuses(MinorityViewClosed, "reword_minority_view", view_id="m3", text="Else", at=NOON)
    assert [one.id for one in losing.store.read(queries.minority_views_of, state="backed")] == ["m2", "m3"]


def test_every_act_can_be_undone(losing: Losing) -> None:
    """Act, undo, redo: every table is as it was, and as it became, for every verb of minority views."""
    done = set()

    def act(verb: str, **given: Any) -> None:
        before = losing.store.read(everything)
        losing.do(verb, **given)
        after = losing.store.read(everything)
        losing.store.undo()
        assert losing.store.read(everything) == before, verb
        losing.store.redo()
        assert losing.store.read(everything) == after, verb
        done.add(verb)

    act("agree_backing_rule", rule=backing.Backing(least=4))
    act("draft_minority_view", view_id="m1", text=WORDS, at=NOON, proposal_id="p1")
    act("count_backing", view_id="m1", backers=12, base=91, way="hands")
    act("reword_minority_view", view_id="m1", text="Else", at=NOON)
    act("withdraw_minority_view", view_id="m1")
    act("keep_minority_view", view_id="m2", text=WORDS, backers=12, base=91, at=NOON)
    act("keep_minority_view", view_id="m2", text="Otherwise", backers=9, base=91, at=NOON)
    act("keep_minority_view", view_id="m2", text="Otherwise", backers=10, base=91, at=NOON)
    act("print_minority_views")
    act("close_minority_views", proposal_id="p1")
    verbs = {name for name in actions.__all__ if getattr(actions, name).__module__ == own.__name__}
    assert done == verbs
