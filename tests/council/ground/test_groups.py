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


def test_where_all_vote_alike_there_are_no_groups() -> None:
    """Both halves find the one same camp: that is agreement, not two groups of which one is empty."""
    for said in (1.0, 0.0):
        names = tuple(map(str, range(30)))
        found = opinion_groups(Votes(names, names, np.full((30, 30), said)))
        assert not found.is_shown and set(found.member) == {-1}


def test_few_people_or_few_statements_show_no_groups() -> None:
    """Nothing is claimed about a handful."""
    assert opinion_groups(council_of(8, 60, sides=2, agree=1, asked=1)[0]).reason == "too few voters"
    assert opinion_groups(council_of(40, 8, sides=2, agree=1, asked=1)[0]).reason == "too few votes"
    assert opinion_groups(Votes((), (), np.zeros((0, 0)))).reason == "too few voters"


def test_the_order_of_voters_and_statements_does_not_matter() -> None:
    """No hidden chance: shuffled, everybody is in the group they were in."""
    votes, _ = council_of(40, 40, sides=2, agree=0.8, asked=0.9)
    found = opinion_groups(votes)
    chance = np.random.RandomState(1)
    rows, columns = chance.permutation(40), chance.permutation(40)
    other = Votes(
        tuple(votes.voters[at] for at in rows),
        tuple(votes.statements[at] for at in columns),
        votes.values[np.ix_(rows, columns)],
    )
    again = opinion_groups(other)
    assert again.agreement == found.agreement and again.count == found.count
    assert [again.member[list(rows).index(at)] for at in range(40)] == list(found.member)


def test_what_a_moderator_took_out_makes_no_groups() -> None:
    """Thirty statements that split the council are out: what is left is chance."""
    split, _ = council_of(40, 30, sides=2, agree=0.9, asked=1.0)
    noise, _ = council_of(40, 30, sides=1, agree=0.0, asked=1.0)
    names = tuple(f"s{n}" for n in range(60))
    votes = Votes(split.voters, names, np.hstack([split.values, noise.values]))
    assert opinion_groups(votes, out=names[30:]).is_shown
    assert opinion_groups(votes, out=names[:30]).reason == "halves disagree"


def test_places_are_stretched_for_those_who_voted_little() -> None:
    """A gap is filled with the statement's mean, and who gave few votes is not left in the middle."""
    values = np.array([[1.0, 1, -1, -1], [1, np.nan, np.nan, np.nan], [-1, -1, 1, 1], [-1, -1, 1, 1]])
    centre, axes, places = principal(values)
    assert centre[1] == np.mean([1, -1, -1]) and axes.shape == (2, 4)
    filled = np.where(np.isnan(values), centre, values) - centre
    assert np.allclose(places[1], filled[1] @ axes.T * 2)
