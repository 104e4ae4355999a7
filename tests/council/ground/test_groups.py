"""Opinion groups show only when they are more than chance."""

from __future__ import annotations

import numpy as np

from council.ground.voting.groups import opinion_groups
from council.ground.voting.polis import principal
from council.ground.voting.votes import Votes


def council_of(people: int, statements: int, *, sides: int, agree: float, asked: float, seed: int = 5):
    """Votes of people in `sides` camps who follow their camp so often, each asked a share of statements."""
    chance = np.random.RandomState(seed)
    camps = np.arange(people) % max(sides, 1)
    lines = np.where(chance.random_sample((max(sides, 1), statements)) < 0.5, 1.0, -1.0)
    follow = chance.random_sample((people, statements)) < agree
    values = np.where(
        follow, lines[camps], np.where(chance.random_sample((people, statements)) < 0.5, 1.0, -1.0)
    )
    values[chance.random_sample((people, statements)) > asked] = np.nan
    return Votes(tuple(map(str, range(people))), tuple(map(str, range(statements))), values), camps


def test_two_camps_are_found() -> None:
    """Plain camps pass the gate, everybody in the camp they vote with."""
    votes, camps = council_of(60, 60, sides=2, agree=0.8, asked=0.9)
    found = opinion_groups(votes)
    assert found.is_shown and found.count == 2
    same = np.mean(np.array(found.member) == camps)
    assert max(same, 1 - same) > 0.95


def test_noise_shows_no_groups() -> None:
    """People who vote at random are not put into camps, and the gate says why."""
    votes, _ = council_of(60, 60, sides=1, agree=0.0, asked=0.9)
    found = opinion_groups(votes)
    assert not found.is_shown and found.reason == "halves disagree" and set(found.member) == {-1}


def test_few_people_or_few_statements_show_no_groups() -> None:
    """Nothing is claimed about a handful."""
    assert opinion_groups(council_of(8, 60, sides=2, agree=1, asked=1)[0]).reason == "too few voters"
    assert opinion_groups(council_of(40, 8, sides=2, agree=1, asked=1)[0]).reason == "too few votes"
    assert opinion_groups(Votes((), (), np.zeros((0, 0)))).reason == "too few voters"


def test_the_same_votes_give_the_same_groups() -> None:
    """No hidden chance."""
    votes, _ = council_of(50, 40, sides=3, agree=0.8, asked=0.8)
    assert opinion_groups(votes) == opinion_groups(votes)


def test_places_are_stretched_for_those_who_voted_little() -> None:
    """A gap is filled with the statement's mean, and who gave few votes is not left in the middle."""
    values = np.array([[1.0, 1, -1, -1], [1, np.nan, np.nan, np.nan], [-1, -1, 1, 1], [-1, -1, 1, 1]])
    centre, axes, places = principal(values)
    assert centre[1] == np.mean([1, -1, -1]) and axes.shape == (2, 4)
    filled = np.where(np.isnan(values), centre, values) - centre
    assert np.allclose(places[1], filled[1] @ axes.T * 2)
