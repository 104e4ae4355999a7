"""The map: likeness as nearness, the same on every run, steady when something is added."""

from __future__ import annotations

import numpy as np

from council.ground.map.places import member_places, statement_places
from council.ground.voting.votes import Votes
from tests.council.ground.test_graph import clouds


def as_rows(places: dict[str, tuple[float, float]], ids: list[str]) -> np.ndarray:
    return np.array([places[identity] for identity in ids])


def test_what_is_alike_lies_near() -> None:
    """Statements lie nearer to those of their own theme than to others, inside the map, none on another."""
    rows, truth = clouds(3, 10)
    ids = [str(n) for n in range(30)]
    flat = as_rows(statement_places(ids, rows, list(truth)), ids)
    gap = np.sqrt(((flat[:, None] - flat[None]) ** 2).sum(2))
    same = truth[:, None] == truth[None]
    assert gap[same].mean() < gap[~same].mean() / 2 and np.abs(flat).max() <= 1
    assert gap[~np.eye(30, dtype=bool)].min() > 0.01


def test_the_map_stays_when_a_statement_is_added() -> None:
    """A new statement does not turn or mirror the map."""
    rows, truth = clouds(3, 10)
    ids = [str(n) for n in range(30)]
    before = statement_places(ids[:-1], rows[:-1], list(truth[:-1]))
    after = statement_places(ids, rows, list(truth), before=before)
    moved = as_rows(after, ids[:-1]) - as_rows(before, ids[:-1])
    assert np.abs(moved).mean() < 0.15


def test_the_same_statements_lie_in_the_same_places() -> None:
    """No hidden chance, and nothing to lay is no fault."""
    rows, truth = clouds(2, 5)
    ids = [str(n) for n in range(10)]
    assert statement_places(ids, rows, list(truth)) == statement_places(ids, rows, list(truth))
    assert statement_places([], np.zeros((0, 4)), []) == {}
    one = statement_places(["a"], np.ones((1, 4)), [-1])
    assert one.keys() == {"a"} and np.isfinite(one["a"]).all()


def test_members_who_vote_alike_lie_near() -> None:
    """Two camps lie apart; who never voted has no place."""
    values = np.full((7, 6), 1.0)
    values[3:6] = -1.0
    values[6] = np.nan
    values[0, 0] = values[4, 1] = 0.0
    places = member_places(Votes(tuple("abcdefg"), tuple("stuvwx"), values))
    assert set(places) == set("abcdef")
    assert abs(places["a"][0] - places["b"][0]) < 0.5 < abs(places["a"][0] - places["d"][0])
    assert member_places(Votes((), (), np.zeros((0, 0)))) == {}
