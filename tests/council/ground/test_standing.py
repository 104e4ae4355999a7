"""What a statement is called does not hang on the order of the input, and says what it rests on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council.ground.shared import bridging, changing
from council.ground.shared.bridging import bridges, factors
from council.ground.shared.covering import covered, voices
from council.ground.shared.cutting import partition
from council.ground.shared.measures import shared_ground
from council.ground.shared.representing import representative
from council.ground.shared.slate import is_justified, slate
from council.ground.shared.values import FEW, Covered, Hidden, Line
from council.ground.voting.values import Partition, VotesView
from council.ground.voting.votes import Votes

PEOPLE = 24
CAST = st.lists(
    st.lists(st.sampled_from([1.0, 0.0, -1.0, np.nan]), min_size=6, max_size=6),
    min_size=PEOPLE,
    max_size=PEOPLE,
)


def votes_of(values: np.ndarray, voters: tuple[str, ...] = ()) -> Votes:
    people, statements = values.shape
    named = voters or tuple(f"v{n}" for n in range(people))
    return Votes(named, tuple(f"s{n}" for n in range(statements)), values)


def halves(voters: tuple[str, ...], names: tuple[str, str] = ("A", "B")) -> Partition:
    return partition("half", {v: names[int(v[1:]) % 2] for v in voters}, voters)


def told(line: Line) -> tuple:
    """A line without its names: figures that must not move."""
    cells = tuple(sorted((c.size, c.asked, c.agree, c.disagree, c.low, c.high) for c in line.cells))
    figures = (line.psg, line.gic, line.support, line.low, line.high, line.spread, line.strength)
    return (line.label, cells, tuple(None if f is None else round(f, 9) for f in figures), line.is_divisive)


@settings(max_examples=25, deadline=None)
@given(CAST, st.randoms(use_true_random=False))
def test_the_order_of_people_and_statements_does_not_matter(cast, chance) -> None:
    """The same votes in another order say the same of every statement, and make the same list."""
    votes = votes_of(np.array(cast))
    lines = {line.statement_id: line for line in shared_ground(votes, [halves(votes.voters)])}
    rows, columns = list(range(PEOPLE)), list(range(6))
    chance.shuffle(rows)
    chance.shuffle(columns)
    other = Votes(
        tuple(votes.voters[at] for at in rows),
        tuple(votes.statements[at] for at in columns),
        votes.values[rows][:, columns],
    )
    for line in shared_ground(other, [halves(other.voters)]):
        assert told(line) == told(lines[line.statement_id])
        assert line.limiting_group == lines[line.statement_id].limiting_group


@settings(max_examples=25, deadline=None)
@given(CAST)
def test_the_names_of_groups_do_not_matter(cast) -> None:
    """Groups called otherwise, and so in another order, have the same figures."""
    votes = votes_of(np.array(cast))
    one = shared_ground(votes, [halves(votes.voters)], gic_over=halves(votes.voters))
    names = halves(votes.voters, ("z", "10"))
    other = shared_ground(votes, [names], gic_over=names)
    assert [told(line) for line in one] == [told(line) for line in other]


@settings(max_examples=25, deadline=None)
@given(CAST)
def test_more_agreement_never_lowers_the_chance(cast) -> None:
    """One who did not answer and then agrees makes shared ground surer, never less."""
    values = np.array(cast)
    votes = votes_of(values)
    before = shared_ground(votes, [halves(votes.voters)])
    more = values.copy()
    for column in more.T:
        gaps = np.flatnonzero(np.isnan(column))
        column[gaps[:1]] = 1.0
    for old, new in zip(before, shared_ground(votes_of(more), [halves(votes.voters)]), strict=True):
        assert (new.psg or 0) >= (old.psg or 0) - 1e-12 and new.support >= old.support


def line_of(*groups: tuple[int, int, int, int], more_than: float = 0.5) -> Line:
    """One statement and groups of (size, agree, disagree, pass); the rest were not asked."""
    values: list[float] = []
    for size, agree, against, passed in groups:
        values += [1.0] * agree + [-1.0] * against + [0.0] * passed
        values += [np.nan] * (size - agree - against - passed)
    member = tuple(number for number, group in enumerate(groups) for _ in range(group[0]))
    cut = Partition("region", tuple("ABCDEF")[: len(groups)], member)
    return shared_ground(votes_of(np.array(values)[:, None]), [cut], gic_over=cut, more_than=more_than)[0]


def test_disagreement_has_its_interval_too() -> None:
    """Of ten with one asked against out of six, the share against lies between that one and five."""
    cell = line_of((10, 5, 1, 0), (10, 10, 0, 0)).cells[0]
    assert cell.against_low == 0.1 and 0.2 <= cell.against_high <= 0.5
    assert (line_of((10, 5, 1, 4)).against_low, line_of((10, 5, 1, 4)).against_high) == (0.1, 0.1)


def test_consensus_compares_over_numbers_of_groups() -> None:
    """The mean over groups is the root of the product, for agreement and for disagreement."""
    line = line_of((10, 7, 1, 1), (6, 2, 2, 2), (5, 5, 0, 0))
    assert line.gic_mean == pytest.approx((8 / 11 * 3 / 8 * 6 / 7) ** (1 / 3))
    assert line.against_mean == pytest.approx((2 / 11 * 3 / 8 * 1 / 7) ** (1 / 3))


def test_a_higher_bar_is_harder_to_reach() -> None:
    """Six in ten of every group instead of half: twelve of twenty are no longer enough."""
    assert line_of((20, 12, 8, 0)).psg == 1.0 and line_of((20, 12, 8, 0), more_than=0.6).psg == 0.0


def test_divisive_is_more_than_chance() -> None:
    """Groups that differ clearly are named, the agreeing one first; a small difference is none."""
    line = line_of((20, 18, 1, 1), (20, 5, 13, 2))
    assert line.is_divisive and line.divided == ("region: A", "region: B")
    assert line.spread == pytest.approx(19 / 22 - 6 / 22) and line.split == pytest.approx(2 * 14 / 37)
    assert not line_of((20, 14, 4, 2), (20, 11, 7, 2)).is_divisive


def test_random_groups_are_seldom_called_divided() -> None:
    """Over statements whose groups differ by chance alone, at most one in ten is called divisive."""
    chance = np.random.RandomState(5)
    values = np.where(chance.random_sample((60, 300)) < chance.random_sample(300), 1.0, -1.0)
    values[chance.random_sample(values.shape) < 0.3] = np.nan
    votes = votes_of(values)
    fields = [Partition(f"f{n}", tuple("ABCD"), tuple(chance.randint(0, 4, 60))) for n in range(3)]
    lines = shared_ground(votes, fields)
    assert sum(line.is_divisive for line in lines) <= 30


def test_a_contested_line_names_its_sides_and_a_thin_one_what_it_lacks() -> None:
    """Both sides of one field; every group under half, the thinnest first, with how many more."""
    assert line_of((20, 19, 0, 1), (20, 1, 19, 0)).sides == ("region: A", "region: B")
    thin = line_of((20, 9, 0, 0), (11, 2, 1, 0), (9, 9, 0, 0)).missing
    assert [(m.group, m.asked, m.size, m.more) for m in thin] == [
        ("region: B", 3, 11, 3),
        ("region: A", 9, 20, 1),
    ]


@pytest.mark.parametrize("groups", [((20, 9, 5, 0), (20, 14, 2, 0)), ((20, 6, 6, 0), (20, 16, 0, 0))])
def test_what_is_said_to_be_needed_is_enough_and_no_less(groups) -> None:
    """With the agreement told, the next word is reached; with one less it is not."""
    line = line_of(*groups)
    needed = changing.agrees_needed(line)
    assert needed
    more = {name[-1]: count for name, count in needed}

    def after(less: int) -> str:
        first = next(iter(more))
        given = {name: count - (less if name == first else 0) for name, count in more.items()}
        grown = [
            (size, agree + given.get(name, 0), against, passed)
            for name, (size, agree, against, passed) in zip("AB", groups, strict=True)
        ]
        return line_of(*grown).label

    assert after(0) != line.label == after(1)


def test_what_would_take_shared_away_does() -> None:
    """The fewest told to disagree are enough, and one less is not."""
    groups = [(20, 13, 1, 0), (20, 14, 1, 0)]
    found = changing.against_needed(line_of(*groups))
    assert line_of(*groups).label == "shared" and found
    name, count = found

    def after(more: int) -> str:
        grown = [
            (s, a, d + (more if name.endswith(g) else 0), p)
            for g, (s, a, d, p) in zip("AB", groups, strict=True)
        ]
        return line_of(*grown).label

    assert after(count) != "shared" and after(count - 1) == "shared"


@pytest.mark.parametrize(
    ("groups", "holds"), [(((20, 16, 1, 1), (20, 18, 2, 0)), True), (((20, 13, 1, 0),), False)]
)
def test_what_is_said_to_stand_stands(groups, holds: bool) -> None:
    """Whatever those not asked say: with all of them against it is shared still, or it was not said."""
    assert changing.stands(line_of(*groups)) is holds
    worst = [(size, agree, size - agree - passed, passed) for size, agree, _against, passed in groups]
    assert (line_of(*worst).label == "shared") is holds
    assert (changing.against_needed(line_of(*groups)) is None) is holds
    assert changing.stands(replace(line_of(*groups), cells=())) is None


def test_representative_statements_by_hand() -> None:
    """A group of ten for, everybody else against: R is (10+1)/(10+2) over (1+1)/(10+2), z of both tests."""
    values = np.array([[1.0, 1.0]] * 10 + [[-1.0, 1.0]] * 9 + [[1.0, 1.0]])
    votes = votes_of(values)
    cut = Partition("region", ("A", "B"), (0,) * 10 + (1,) * 10)
    found = representative(votes, [cut])
    mine = next(one for one in found if one.group == "A")
    assert (mine.statement_id, mine.way) == ("s0", "agree")
    assert mine.share == pytest.approx(11 / 12) and mine.ratio == pytest.approx(11 / 2)
    assert mine.z_inside == pytest.approx(2 * 11**0.5 * 0.5)
    pool = 13 / 22
    assert mine.z_between == pytest.approx((1 - 2 / 11) / (pool * (1 - pool) * 2 / 11) ** 0.5)
    other = next(one for one in found if one.group == "B")
    assert (other.statement_id, other.way) == ("s0", "disagree")
    assert all(one.statement_id != "s1" for one in found)


def camps(people: int = 40, statements: int = 24) -> np.ndarray:
    """Two camps that vote against each other on all but the first two statements, which all agree with."""
    side = np.where(np.arange(people) % 2, 1.0, -1.0)
    values = np.outer(side, np.where(np.arange(statements) % 2, 1.0, -1.0))
    values[:, :2] = 1.0
    noise = np.random.RandomState(3).random_sample(values.shape) < 0.1
    return np.where(noise, -values, values)


def test_a_bridge_is_what_both_camps_agree_with() -> None:
    """The two statements all agree with bridge; those of one camp do not; too small a vote has none."""
    found = bridges(camps())
    assert found is not None and found.people == 40
    assert [at for at, holds in enumerate(found.holds) if holds] == [0, 1]
    assert bridges(camps(29)) is None and bridges(camps(40, 19)) is None


def test_a_bridge_leans_to_neither_camp_and_both_agree(monkeypatch) -> None:
    """However strong: one that belongs to a camp is none, nor one that a camp agrees with by three only."""
    values = np.ones((40, 24))
    values[:20:, 1] = np.where(np.arange(20) < 11, 1.0, np.where(np.arange(20) < 19, -1.0, 0.0))
    side = np.where(np.arange(40) < 20, 1.0, -1.0)
    strong, lean = np.zeros(24), np.zeros(24)
    strong[:3], lean[2] = 0.5, 0.6
    fitted = bridging.Factors(0.5, np.zeros(40), strong, side, lean)
    monkeypatch.setattr(bridging, "factors", lambda ratings, seen: fitted)
    found = bridges(values)
    assert found is not None and [at for at, holds in enumerate(found.holds) if holds] == [0]
    values[0, 1] = values[11, 1] = 1.0
    more = bridges(values)
    assert more is not None and [at for at, holds in enumerate(more.holds) if holds] == [0, 1]


def test_the_factors_are_a_lowest_point() -> None:
    """No small step from what is found lowers the loss it is to make least."""
    values = camps(30, 20)
    seen = np.random.RandomState(1).random_sample(values.shape) < 0.8
    ratings = (values + 1) / 2
    found = factors(ratings, seen)

    def loss(of) -> float:
        guess = of.mu + of.of_people[:, None] + of.of_statements + np.outer(of.people_camp, of.statement_camp)
        plain = of.mu**2 + (of.of_people**2).mean() + (of.of_statements**2).mean()
        camp = (of.people_camp**2).mean() + (of.statement_camp**2).mean()
        return float(((ratings - guess)[seen] ** 2).mean() + 0.15 * plain + 0.03 * camp)

    chance = np.random.RandomState(2)
    for name in ("mu", "of_people", "of_statements", "people_camp", "statement_camp"):
        here = getattr(found, name)
        for _ in range(4):
            step = 1e-3 * chance.standard_normal(np.shape(here))
            assert loss(replace(found, **{name: here + step})) >= loss(found) - 1e-9


def seen_by(rows: list[list[int | None]]) -> VotesView:
    seats = tuple(f"v{at}" for at in range(len(rows)))
    return VotesView(seats, tuple(range(1, len(rows) + 1)), ("s0", "s1"), tuple(map(tuple, rows)))


def test_coverage_counts_people_and_leaves_out_who_was_not_asked() -> None:
    """Ten of twelve asked agree with something; where two of a group were asked, both groups are hidden."""
    rows = [[1, -1]] * 6 + [[-1, 1]] * 4 + [[-1, 0]] * 2 + [[None, None]] * 8
    cut = Partition("region", ("A", "B"), (0,) * 10 + (1,) * 10)
    whole, *by_region = covered(seen_by(rows), ["s0", "s1"], [cut])
    assert isinstance(whole, Covered) and (whole.covered, whole.asked, whole.size) == (10, 12, 20)
    assert whole.low <= 10 / 12 <= whole.high
    assert [isinstance(one, Hidden) for one in by_region] == [True, True]
    (only,) = covered(seen_by(rows), [], [])
    assert isinstance(only, Covered) and only.asked == 0 and (only.low, only.high) != (0.0, 0.0)


def test_voices_are_people_and_few_of_them_are_not_told_apart() -> None:
    """Six of ten of one group and one of the other spoke: seven in all, and neither group's count is told."""
    seats = [f"v{at}" for at in range(20)]
    cut = Partition("region", ("A", "B"), (0,) * 10 + (1,) * 10)
    whole, one, other = voices(seats, [*seats[:6], seats[15], seats[15]], [cut])
    assert not isinstance(whole, Hidden) and whole.people == 7
    assert isinstance(one, Hidden) and isinstance(other, Hidden) and other.why == FEW
    silent = voices(seats, seats[:6], [cut])[2]
    assert not isinstance(silent, Hidden) and silent.people == 0


def test_neither_the_list_nor_voices_tell_of_a_few_by_two_fields() -> None:
    """Eight of North, six of them all there are of table 1: both figures together would tell of two."""
    region = Partition("region", ("North", "South"), (0,) * 12 + (1,) * 12)
    table = Partition("table", ("1", "2", "3"), ((0,) * 6 + (1,) * 6 + (0,) * 2 + (2,) * 6 + (1,) * 4))
    rows: list[list[int | None]] = [[None if 8 <= at < 14 else 1, None] for at in range(24)]
    told = covered(seen_by(rows), ["s0", "s1"], [region, table])
    shown = {(one.field, one.group) for one in told if isinstance(one, Covered)}
    assert ("region", "North") in shown and ("table", "1") not in shown
    seats = [f"v{at}" for at in range(24)]
    spoke = voices(seats, [*seats[:8], *seats[14:]], [region, table])
    hidden = {(one.field, one.group) for one in spoke if isinstance(one, Hidden)}
    assert ("table", "1") in hidden and ("region", "North") not in hidden


def test_people_have_the_last_word_on_what_is_alike() -> None:
    """Called the same, two far statements do not both stand; called different, two near ones do."""
    votes = votes_of(np.ones((20, 3)))
    lines = shared_ground(votes, [])
    near = np.array([[1, 0.9, 0], [0.9, 1, 0], [0, 0, 1]], dtype=np.float32)
    judged = {frozenset(("s0", "s1")): False, frozenset(("s0", "s2")): True}
    found = slate(votes, lines, likeness=near, judged=judged)
    assert [pick.statement_id for pick in found.picks] == ["s0", "s1"] and found.alike == ("s2",)


def test_a_list_that_passes_people_over_says_so() -> None:
    """Without its voice the list is not justified; what was moderated out may leave it so no more."""
    approve = np.zeros((30, 2), dtype=bool)
    approve[:20, 0] = approve[20:, 1] = True
    assert not is_justified(approve, [0], quota=10) and is_justified(approve, [0, 1], quota=10)
    assert is_justified(approve, [0], quota=11) and is_justified(approve, [], quota=31)


def test_a_likely_one_is_told_from_a_shared_one() -> None:
    """Few asked, all for it: on the list as likely; against it in one group: not at all."""
    values = np.full((20, 3), np.nan)
    values[:, 0] = 1.0
    values[:8, 1] = 1.0
    values[:8, 2] = np.where(np.arange(8) % 2, 1.0, -1.0)
    votes = votes_of(values)
    found = slate(votes, shared_ground(votes, [halves(votes.voters)]))
    assert [(p.statement_id, p.why) for p in found.picks] == [("s0", "shared"), ("s1", "likely")]


def test_half_of_every_group_is_needed_and_enough() -> None:
    """Nine of twenty are too few to judge by, ten are not."""
    assert line_of((20, 9, 0, 0), (20, 20, 0, 0)).label == "not known yet"
    assert line_of((20, 10, 0, 0), (20, 20, 0, 0)).label == "shared"


@pytest.mark.parametrize("turn", [1, -1])
def test_the_least_sure_field_decides(turn: int) -> None:
    """All agree by one field's cut and half of them by the other's: the least counts, in either order."""
    values = np.array([1.0] * 20 + [-1.0] * 6)[:, None]
    mixed = Partition("mixed", ("A", "B"), tuple(at % 2 for at in range(26)))
    apart = Partition("apart", ("A", "B"), (0,) * 20 + (1,) * 6)
    (line,) = shared_ground(votes_of(values), [mixed, apart][::turn])
    assert line.psg == 0.0 and line.limiting_group == "apart: B"


def test_the_list_prefers_what_every_group_agrees_with() -> None:
    """Of two statements with the same support the one no group is cool about stands first."""
    values = np.ones((40, 2))
    values[:8, 0] = 0.0
    values[::5, 1] = 0.0
    votes = votes_of(values)
    cut = Partition("region", ("A", "B"), (0,) * 20 + (1,) * 20)
    first, second = shared_ground(votes, [cut])
    assert first.support == second.support and first.strength < second.strength
    assert [pick.statement_id for pick in slate(votes, (first, second)).picks] == ["s1", "s0"]
