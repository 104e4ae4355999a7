"""Polis's statistics: by hand, against a second way of reckoning, and against Polis's own export."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from council.ground.partitions import adjusted_rand
from council.ground.reading import CastVotes, read_groups, read_statements, read_votes
from council.ground.voting import polis
from council.ground.voting.votes import Floats, matrix

NONE = np.nan


def test_z_of_a_share_by_hand() -> None:
    """9 of 10: 2 sqrt(11) (10/11 - 1/2) = 2.713602; nobody asked: 2 (1 - 1/2) = 1."""
    assert polis.one_proportion(9, 10) == pytest.approx(2.713602101199872, abs=1e-12)
    assert polis.one_proportion(0, 0) == pytest.approx(1.0)
    assert polis.one_proportion(0, 8) == pytest.approx(2 * 3 * (1 / 9 - 0.5))


def test_z_of_a_difference_by_hand() -> None:
    """8 of 10 against 2 of 8: shares 9/11 and 3/9, pooled 12/20, over sqrt(.24 x 20/99)."""
    by_hand = (9 / 11 - 3 / 9) / (0.24 * (1 / 11 + 1 / 9)) ** 0.5
    assert polis.two_proportions(8, 10, 2, 8) == pytest.approx(by_hand, abs=1e-12)
    assert polis.two_proportions(2, 8, 8, 10) == pytest.approx(-by_hand, abs=1e-12)
    assert polis.two_proportions(5, 5, 7, 7) == 0.0


def two_groups() -> tuple[Floats, tuple[int, ...]]:
    """Four of A and three of B on three statements; one voter of none; counts are in the tests."""
    values = [
        [1, -1, NONE],
        [1, -1, 0],
        [1, 0, 1],
        [NONE, -1, 1],
        [-1, 1, 1],
        [-1, 1, NONE],
        [0, NONE, 1],
        [1, 1, 1],
    ]
    return np.array(values, dtype=float), (0, 0, 0, 0, 1, 1, 1, -1)


def test_representativeness_by_hand() -> None:
    """(a + 1) / (n + 2) inside over the same of everybody else; a pass is asked, a gap is not."""
    found = polis.representativeness(*two_groups())
    assert found.agree.tolist() == [[3, 0, 2], [0, 2, 2]]
    assert found.against.tolist() == [[0, 3, 0], [2, 0, 0]]
    assert found.asked.tolist() == [[3, 4, 3], [3, 2, 2]]
    assert found.share[0].tolist() == pytest.approx([4 / 5, 1 / 6, 3 / 5])
    assert found.ratio[0].tolist() == pytest.approx([(4 / 5) / (1 / 5), (1 / 6) / (3 / 4), (3 / 5) / (3 / 4)])
    assert found.ratio_against[1, 0] == pytest.approx((3 / 5) / (1 / 5))
    assert found.z[0, 0] == pytest.approx(2 * 2 * (4 / 4 - 0.5))
    by_hand = (4 / 4 - 1 / 4) / (5 / 8 * 3 / 8 * (1 / 4 + 1 / 4)) ** 0.5
    assert found.z_more[0, 0] == pytest.approx(by_hand)
    assert found.z_more_against[1, 0] == pytest.approx((3 / 4 - 1 / 4) / (0.5 * 0.5 * 0.5) ** 0.5)


def test_consensus_among_groups_by_hand() -> None:
    """The product of the groups' shares."""
    assert polis.group_informed(*two_groups()).tolist() == pytest.approx(
        [4 / 5 / 5, 3 / 4 / 6, 3 / 5 * 3 / 4]
    )


def test_what_speaks_for_a_group_by_hand() -> None:
    """A agrees on the first and is against the second, B agrees on the second; the rest may be chance."""
    found = polis.representativeness(*two_groups())
    assert polis.most_representative(found, 0) == ((0, "agree"), (1, "disagree"))
    assert polis.most_representative(found, 0, out={0}) == ((1, "disagree"),)
    assert polis.most_representative(found, 1) == ((1, "agree"),)


def test_a_group_without_a_telling_statement_has_one_all_the_same() -> None:
    """None passes both tests: the best difference is named; nobody voted: nothing is."""
    values = np.array([[1, -1], [-1, -1], [1, 1], [-1, 1]], dtype=float)
    found = polis.representativeness(values, (0, 0, 1, 1))
    assert polis.most_representative(found, 0)[0] == (1, "disagree")
    nothing = polis.representativeness(np.full((4, 2), NONE), (0, 0, 1, 1))
    assert polis.most_representative(nothing, 0) == ((0, "disagree"),)
    assert polis.most_representative(polis.representativeness(np.zeros((4, 0)), (0, 0, 1, 1)), 0) == ()


def test_consensus_is_sure_and_over_one_half() -> None:
    """Nearly all agree on the first, nearly all are against the second, the third splits them."""
    values = np.array([[1, -1, 1]] * 6 + [[1, -1, -1]] * 6, dtype=float)
    assert polis.consensus(values) == {"agree": (0,), "disagree": (1,)}
    assert polis.consensus(values, out={0}) == {"agree": (), "disagree": (1,)}


def test_who_takes_part() -> None:
    """Seven votes, or all there are; topped up to fifteen by those who gave most; once in, in."""
    counts = np.array([7] * 14 + [2, 6, 6, 1])
    assert polis.took_part(counts, statements=30).tolist() == [*range(14), 15]
    assert polis.took_part(counts, statements=30, before={17}).tolist() == [*range(14), 17]
    assert polis.took_part(np.array([3] * 20 + [2] * 5), statements=3).tolist() == list(range(20))


def axes_by_steps(filled: Floats) -> Floats:
    """The first two axes by repeated multiplication, as Polis finds them."""
    axes = []
    for _ in range(2):
        axis = np.ones(filled.shape[1])
        for _round in range(2000):
            axis = filled.T @ (filled @ axis)
            axis /= np.linalg.norm(axis)
        axes.append(axis)
        filled = filled - np.outer(filled @ axis, axis)
    return np.array(axes)


def test_axes_are_those_found_step_by_step() -> None:
    """Centre by hand, axes by power iteration, places by the sum over the votes given."""
    chance = np.random.RandomState(3)
    values = np.where(chance.random_sample((30, 9)) < 0.5, 1.0, -1.0)
    values[:, 0] = np.where(np.arange(30) % 2, 1.0, -1.0)
    values[chance.random_sample((30, 9)) < 0.2] = NONE
    centre, axes, places = polis.principal(values, out={4})
    values[:, 4] = 0
    assert centre.tolist() == pytest.approx([np.nanmean(values[:, at]) for at in range(9)])
    theirs = axes_by_steps(np.where(np.isnan(values), centre, values) - centre)
    assert np.abs((axes * theirs).sum(1)) == pytest.approx([1, 1], abs=1e-9)
    assert axes[:, 4].tolist() == [0, 0]
    given = [at for at in range(9) if not np.isnan(values[5, at])]
    place = sum((values[5, at] - centre[at]) * axes[:, at] for at in given) * (9 / len(given)) ** 0.5
    assert places[5] == pytest.approx(place)


def test_groups_start_where_polis_starts() -> None:
    """The first different places in order; a start that wins nobody is no group."""
    places = np.array([[0.0, 0], [0, 0], [5, 5], [0, 1], [5, 6], [1, 0]])
    starts = polis.first_starts(places, 2)
    assert starts.tolist() == [[0, 0], [5, 5]]
    assert polis.groups_from(places, starts).tolist() == [0, 0, 1, 0, 1, 0]
    far = np.array([[0.0, 0], [99, 99], [5, 5]])
    assert polis.groups_from(places, far).tolist() == [0, 0, 1, 0, 1, 0]
    weights = np.array([1.0, 1, 1, 1, 1, 96])
    assert polis.groups_from(places, starts, weights=weights).tolist() == [0, 0, 1, 0, 1, 0]


@dataclass(frozen=True)
class Export:
    folder: Path
    cast: CastVotes
    voters: list[str]
    statements: list[str]
    values: Floats
    out: set[int]
    groups: list[str]

    def rows(self, name: str) -> list[dict[str, str]]:
        with (self.folder / name).open(newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def export(request: pytest.FixtureRequest) -> Callable[[str], Export]:
    """Reads one real conversation, voters and statements in the order of the first vote."""
    from tests.conftest import SHARED

    if not SHARED.is_dir():
        pytest.skip("the development data is not beside this checkout")

    def read(name: str) -> Export:
        folder = SHARED / "ground" / "polis" / name
        rows = read_statements((folder / "comments.csv").read_bytes(), "comments.csv")
        cast = read_votes((folder / "votes.csv").read_bytes(), "votes.csv", known=[row.id for row in rows])
        field = read_groups((folder / "participants-votes.csv").read_bytes(), "participants-votes.csv")[0]
        voters = list(dict.fromkeys(voter for voter, _, _ in cast.votes))
        statements = list(dict.fromkeys(statement for _, statement, _ in cast.votes))
        values = matrix(cast.votes, voters=voters, statements=statements).values
        out = {statements.index(row.id) for row in rows if row.is_out and row.id in statements}
        groups = [field.group_of.get(voter, "") for voter in voters]
        return Export(folder, cast, voters, statements, values, out, groups)

    return read


def test_real_groups_are_found_again(export: Callable[[str], Export]) -> None:
    """bg2050-volunteers: filter, axes, stretch and starts together give all of Polis's own two groups."""
    given = export("bg2050-volunteers")
    inside = polis.took_part((~np.isnan(given.values)).sum(1), statements=len(given.statements))
    places = polis.principal(given.values, out=given.out)[2][inside]
    ours = polis.groups_from(places, polis.first_starts(places, 2))
    theirs = np.array([int(given.groups[row]) for row in inside])
    assert len(inside) == 107 and adjusted_rand(ours, theirs) == 1.0


def test_real_consensus_among_groups_is_polis_own(export: Callable[[str], Export]) -> None:
    """bg2050-volunteers: 371 of 371 statements equal Polis's column to 1e-9."""
    given = export("bg2050-volunteers")
    ours = polis.group_informed(given.values, [int(group) if group else -1 for group in given.groups])
    rows = {row["comment-id"]: float(row["group-informed-consensus"]) for row in given.rows("comments.csv")}
    equal = [abs(ours[at] - rows[one]) < 1e-9 for at, one in enumerate(given.statements)]
    assert sum(equal) == len(rows) == 371


@pytest.mark.parametrize("name", ["bg2050-volunteers", "london.youth.policing"])
def test_real_votes_are_polis_own_rows(export: Callable[[str], Export], name: str) -> None:
    """Every cell of participants-votes.csv is ours, gaps as gaps; and every vote cast is in comments.csv."""
    given = export(name)
    for row in given.rows("participants-votes.csv"):
        ours = given.values[given.voters.index(row["participant"])]
        theirs = [float(row[one]) if row[one] else NONE for one in given.statements]
        assert np.array_equal(ours, theirs, equal_nan=True)
    said = Counter((statement, value) for _, statement, value in given.cast.votes)
    for row in given.rows("comments.csv"):
        told = int(row["agrees"]), int(row["disagrees"])
        assert (said[row["comment-id"], 1], said[row["comment-id"], -1]) == told
