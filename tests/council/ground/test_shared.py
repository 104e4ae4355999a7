"""Shared ground: formulas by hand, intervals by simulation, Polis by its own column."""

from __future__ import annotations

import csv
from math import comb, prod

import numpy as np
import pytest

from council.ground.reading import read_groups, read_statements, read_votes
from council.ground.shared import chances, cutting
from council.ground.shared import measures as shared
from council.ground.shared.values import CONTESTED, EMERGING, NOT_SHARED, OTHERS, SHARED, SMALL, UNKNOWN
from council.ground.themes.proposing import canonical
from council.ground.voting.values import Partition
from council.ground.voting.votes import Votes, matrix, mixed_share


def council_of(*groups: tuple[int, int, int, int]) -> tuple[Votes, Partition]:
    """One statement and groups of (size, agree, disagree, pass); the rest were not asked."""
    values, member = [], []
    for number, (size, agree, against, passed) in enumerate(groups):
        values += (
            [1.0] * agree + [-1.0] * against + [0.0] * passed + [np.nan] * (size - agree - against - passed)
        )
        member += [number] * size
    voters = tuple(f"v{n}" for n in range(len(values)))
    names = tuple("ABCDEF"[: len(groups)])
    return Votes(voters, ("s",), np.array(values)[:, None]), Partition("region", names, tuple(member))


def line_of(*groups: tuple[int, int, int, int]):
    votes, cut = council_of(*groups)
    return shared.shared_ground(votes, [cut], gic_over=cut)[0]


def test_group_informed_consensus_by_hand() -> None:
    """(a + 1) / (n + 2) in each group, multiplied; a pass counts as asked."""
    assert line_of((10, 7, 1, 1), (6, 2, 2, 2)).gic == pytest.approx(8 / 11 * 3 / 8)


def test_gic_is_that_of_polis(shared_data) -> None:
    """On a real conversation all 371 statements equal Polis's own column to 1e-9."""
    folder = shared_data / "ground" / "polis" / "bg2050-volunteers"
    rows = read_statements((folder / "comments.csv").read_bytes(), "comments.csv")
    cast = read_votes((folder / "votes.csv").read_bytes(), "votes.csv", known=[row.id for row in rows])
    field = read_groups((folder / "participants-votes.csv").read_bytes(), "participants-votes.csv")[0]
    voters = sorted({voter for voter, _, _ in cast.votes}, key=canonical)
    votes = matrix(cast.votes, voters=voters, statements=[row.id for row in rows])
    ours = shared.group_informed(votes, cutting.partition("group", field.group_of, voters))
    with (folder / "comments.csv").open(newline="", encoding="utf-8") as file:
        theirs = {row["comment-id"]: float(row["group-informed-consensus"]) for row in csv.DictReader(file)}
    assert sum(abs(ours[at] - theirs[row.id]) < 1e-9 for at, row in enumerate(rows)) == len(theirs) == 371


def test_when_all_were_asked_nothing_is_uncertain() -> None:
    """The interval closes on the share itself, and the chance is none or certainty."""
    assert chances.completion(7, 10, 10) == chances.Completion(0.7, 0.7, 1.0)
    assert chances.completion(5, 10, 10).over == 0.0


def test_the_completion_is_the_beta_binomial() -> None:
    """Against the closed form with whole arguments doubled away: a tail summed by hand."""
    from math import lgamma

    def beta(a: float, b: float) -> float:
        return lgamma(a) + lgamma(b) - lgamma(a + b)

    agree, asked, size = 6, 9, 20
    a, b, left = agree + 0.5, asked - agree + 0.5, size - asked
    chance = [comb(left, k) * np.exp(beta(a + k, b + left - k) - beta(a, b)) for k in range(left + 1)]
    over = sum(p for k, p in enumerate(chance) if agree + k > size / 2)
    assert chances.completion(agree, asked, size).over == pytest.approx(over, rel=1e-9)


@pytest.mark.parametrize("size", [30, 60])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_the_interval_covers_what_it_says(size: int, share: float) -> None:
    """Over many councils the true share lies inside about nine times in ten."""
    chance, inside, rounds = np.random.RandomState(7), 0, 4000
    for _ in range(rounds):
        opinions = chance.random_sample(size) < chance.random_sample()
        asked = chance.choice(size, int(share * size), replace=False)
        reach = chances.completion(int(opinions[asked].sum()), len(asked), size)
        inside += reach.low - 1e-9 <= opinions.mean() <= reach.high + 1e-9
    assert 0.88 <= inside / rounds <= 0.975  # over 97 only where six are left: shares come in steps


@pytest.mark.parametrize(
    ("groups", "label"),
    [
        (((20, 19, 0, 1), (20, 20, 0, 0)), SHARED),
        (((20, 13, 0, 3), (20, 13, 1, 2)), SHARED),
        (((20, 12, 7, 0), (20, 20, 0, 0)), EMERGING),
        (((9, 4, 1, 3), (20, 20, 0, 0)), EMERGING),  # an even chance is one half
        (((20, 19, 0, 1), (20, 1, 19, 0)), CONTESTED),
        (((20, 19, 0, 1), (20, 4, 0, 1)), UNKNOWN),
        (((20, 2, 15, 3), (20, 3, 15, 2)), NOT_SHARED),
        (((20, 5, 5, 10), (20, 5, 5, 10)), NOT_SHARED),
    ],
)
def test_labels(groups, label: str) -> None:
    """Each statement has one of five words, and disagreement between groups comes first."""
    assert line_of(*groups).label == label


def test_a_contested_statement_needs_both_sides_certain() -> None:
    """A group that merely does not agree contests nothing."""
    assert line_of((20, 19, 0, 1), (20, 4, 2, 14)).label == NOT_SHARED


def test_the_limiting_group_is_named_and_small_ones_are_hidden() -> None:
    """The reluctant group is named; one under five neither decides nor can be told from the rest."""
    line = line_of((20, 18, 2, 0), (20, 11, 9, 0), (3, 0, 3, 0))
    assert line.limiting_group == "region: B" and [cell.group for cell in line.cells] == ["B", OTHERS]
    assert (line.cells[1].size, line.cells[1].agree, line.cells[1].disagree) == (23, 18, 5)
    assert [(h.group, h.why) for h in line.hidden] == [("A", SMALL), ("C", SMALL)]


def test_shared_ground_is_the_product_over_groups_and_the_least_over_fields() -> None:
    """PSG by hand for one field; a second field can only lower it."""
    votes, cut = council_of((20, 12, 3, 0), (20, 13, 2, 0))
    both = [chances.completion(12, 15, 20).over, chances.completion(13, 15, 20).over]
    assert shared.shared_ground(votes, [cut])[0].psg == pytest.approx(prod(both))
    odd = Partition("age", ("old", "young"), tuple(n % 2 for n in range(40)))
    assert shared.shared_ground(votes, [cut, odd])[0].psg <= prod(both) + 1e-12


def test_a_carried_view_is_not_swallowed() -> None:
    """A group that agrees for certain is named where the whole does not."""
    assert line_of((40, 4, 36, 0), (10, 10, 0, 0)).carried_by == ("region: B",)


def test_without_groups_the_whole_council_counts() -> None:
    """No field to compare by: shared ground is that of everyone, and there is no gic."""
    votes, _ = council_of((30, 28, 1, 1))
    line = shared.shared_ground(votes, [])[0]
    assert line.label == SHARED and line.gic is None and line.limiting_group == "everyone"


@pytest.mark.parametrize("value", [1.0, 0.0, -1.0, np.nan])
def test_one_sided_votes_are_no_fault(value: float) -> None:
    """All agree, all pass, all against, nobody asked: figures, not errors."""
    votes = Votes(tuple("abcdef"), ("s", "t"), np.full((6, 2), value))
    for line in shared.shared_ground(votes, []):
        assert 0 <= line.low <= line.high <= 1 and line.psg is not None


def test_opposed_statements_in_a_theme_are_counted() -> None:
    """Two statements voted against each other are one opposed pair of three; too few votes tell nothing."""
    side = np.array([1.0] * 15 + [-1.0] * 15)
    assert mixed_share(np.stack([side, side, -side], axis=1)) == pytest.approx(2 / 3)
    assert mixed_share(np.stack([side, -side], axis=1)[:10]) is None
