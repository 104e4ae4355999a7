"""The map: likeness as nearness, the same on every run, steady when something is added."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from council.ground import actions, queries
from council.ground.map.places import member_places, statement_places, with_new
from council.ground.map.values import Places
from council.ground.voting.votes import Votes
from council.sessions.actions import edit_statement, withdraw_statement
from council.store import Store
from tests.council.ground.conftest import NOON
from tests.council.ground.test_graph import clouds

Make = Callable[..., Store]


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


def test_members_keep_their_side_when_votes_come_in() -> None:
    """A few more votes neither mirror nor turn the picture of the members."""
    values = np.where(np.arange(12)[:, None] < 6, 1.0, -1.0) * np.ones((12, 8))
    values[3, :4] = values[9, 2:5] = 0.0
    names, told = tuple("abcdefghijkl"), tuple("stuvwxyz")
    before = {voter: (-x, -y) for voter, (x, y) in member_places(Votes(names, told, values)).items()}
    values[0, 0] = np.nan
    after = member_places(Votes(names, told, values), before=before)
    assert all(after[voter][0] * before[voter][0] > 0 for voter in names)


def test_a_new_statement_moves_nothing_that_lay_there() -> None:
    """It lies beside what it is like, covers nothing, and everything else stays where people know it."""
    rows, truth = clouds(3, 10)
    ids = [str(n) for n in range(30)]
    kept = statement_places(ids[:-1], rows[:-1], list(truth[:-1]))
    found = with_new(ids, rows, list(truth), kept=kept)
    assert {id: found[id] for id in kept} == kept
    gap = np.sqrt(((as_rows(kept, ids[:-1]) - np.array(found["29"])) ** 2).sum(1))
    same = truth[:-1] == truth[-1]
    assert gap[same].mean() < gap[~same].mean() and gap.min() > 0.01 and np.abs(found["29"]).max() <= 1
    assert with_new(ids, rows, list(truth), kept={}) == {}


def test_the_order_of_new_statements_does_not_matter() -> None:
    """Two computers that met the same statements in another order show the same map."""
    rows, truth = clouds(2, 6)
    ids, back = [f"{n:02}" for n in range(12)], list(reversed(range(12)))
    kept = {id: spot for id, spot in statement_places(ids, rows, list(truth)).items() if id < "09"}
    one = with_new(ids, rows, list(truth), kept=kept)
    assert one == with_new([ids[n] for n in back], rows[back], [int(truth[n]) for n in back], kept=kept)


def test_the_map_is_kept_and_undone_in_one_step(council: Make) -> None:
    """Places come back as they went in; the map before returns with one undo."""
    store = council(3, 4)
    assert store.read(queries.places_of) == Places()
    first = {"s1": (0.5, -1.0), "s2": (0.0, 0.25)}
    given = {"places": first | {"gone": (0.0, 0.0)}, "members": {"p1": (1.0, 0.0), "p9": (0.0, 0.0)}}
    assert store.act(actions.keep_places, at=NOON, **given).value == 2
    kept = store.read(queries.places_of)
    assert kept == Places(first, {"p1": (1.0, 0.0)}, NOON)
    store.act(actions.keep_places, places={"s3": (0.0, 0.0)}, at=NOON)
    assert set(store.read(queries.places_of).statements) == {"s3"}
    store.undo()
    assert store.read(queries.places_of) == kept


def test_a_corrected_statement_lies_where_it_lay(council: Make) -> None:
    """A new wording takes the place of the old one; what is withdrawn leaves the map."""
    store = council(3, 4)
    store.act(actions.keep_places, places={"s1": (0.5, 0.5), "s2": (0.0, 0.0)}, at=NOON)
    store.act(edit_statement, statement_id="s1", version_id="s1b", text="Better words", at=NOON)
    store.act(withdraw_statement, statement_id="s2")
    assert store.read(queries.places_of).statements == {"s1b": (0.5, 0.5)}
