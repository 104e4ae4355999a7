"""The short list: most surely shared first, and no large group without a voice."""

from __future__ import annotations

import numpy as np
import pytest

from council.ground.shared.measures import shared_ground
from council.ground.shared.slate import slate
from council.ground.voting.votes import Votes


def votes_of(values: np.ndarray) -> Votes:
    people, statements = values.shape
    return Votes(tuple(f"v{n}" for n in range(people)), tuple(f"s{n}" for n in range(statements)), values)


def test_a_minority_large_enough_gets_a_voice() -> None:
    """A third that agrees with nothing shared has its statement added, marked as a voice."""
    values = np.full((30, 3), -1.0)
    values[:20, :2] = 1.0
    values[20:, 2] = 1.0
    votes = votes_of(values)
    picks = slate(votes, shared_ground(votes, [])).picks
    assert [(p.statement_id, p.why) for p in picks] == [("s0", "shared"), ("s1", "shared"), ("s2", "voice")]


@pytest.mark.parametrize("seed", range(12))
def test_justified_representation_holds(seed: int) -> None:
    """No statement is agreed to by a quota of members who have none on the list: checked one by one."""
    chance = np.random.RandomState(seed)
    lean = chance.random_sample((40, 1)) + chance.random_sample((1, 25)) - 1
    votes = votes_of(np.where(chance.random_sample((40, 25)) + lean > 0.9, 1.0, -1.0))
    found = slate(votes, shared_ground(votes, []), length=4)
    chosen = [votes.statements.index(p.statement_id) for p in found.picks]
    bare = ~(votes.values[:, chosen] == 1).any(1) if chosen else np.ones(40, bool)
    assert (votes.values[bare] == 1).sum(0).max(initial=0) < 40 / 4
    assert found.covered == 40 - bare.sum() and len(set(chosen)) == len(chosen)


def test_alike_statements_do_not_both_stand() -> None:
    """Of two near copies the surer one stands, the other is named as left out."""
    values = np.ones((20, 3))
    values[0, 1] = -1
    votes = votes_of(values)
    likeness = np.array([[1, 0.9, 0], [0.9, 1, 0], [0, 0, 1]], dtype=np.float32)
    found = slate(votes, shared_ground(votes, []), likeness=likeness)
    assert [p.statement_id for p in found.picks] == ["s0", "s2"] and found.alike == ("s1",)


def test_what_was_moderated_out_never_stands() -> None:
    """A statement taken out is neither shared nor a voice."""
    votes = votes_of(np.ones((10, 2)))
    assert [p.statement_id for p in slate(votes, shared_ground(votes, []), out=["s0"]).picks] == ["s1"]


def test_nobody_and_nothing() -> None:
    """An empty council has an empty list."""
    assert slate(votes_of(np.zeros((0, 0))), ()).picks == ()
