"""Nobody is told apart by a figure: small groups, few answers, and what they could be worked out from."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council.ground.shared.cutting import as_shown, kept_back, merged, partition, sizes
from council.ground.shared.measures import shared_ground
from council.ground.shared.reasons import why
from council.ground.shared.representing import representative
from council.ground.shared.telling import would_change
from council.ground.shared.values import ALONG, CONTESTED, EMERGING, FEW, OTHERS, SHARED, UNKNOWN, UNTOLD
from council.ground.voting.values import Partition, TableCounts
from council.ground.voting.votes import Votes

FIELDS = st.lists(
    st.lists(st.integers(-1, 4), min_size=24, max_size=24), min_size=1, max_size=3
)  # each the group of 24 people, -1 for none


def cut(members: list[list[int]]) -> list[Partition]:
    return [Partition(f"f{at}", tuple("ABCDE"), tuple(member)) for at, member in enumerate(members)]


def people(groups: Partition) -> list[set[int]]:
    return [{at for at, g in enumerate(groups.member) if g == n} for n in range(len(groups.groups))]


@settings(max_examples=150, deadline=None)
@given(FIELDS)
def test_no_shown_group_is_small_nor_tells_of_few(members: list[list[int]]) -> None:
    """Every shown group has five people or none; so have those not shown, and what two groups differ by."""
    shown = as_shown(cut(members))
    for groups in shown:
        assert all(size == 0 or size >= 5 for size in sizes(groups))
        rest = groups.member.count(-1)
        assert not groups.groups or rest == 0 or rest >= 5
    sets = [(at, group) for at, groups in enumerate(shown) for group in people(groups) if group]
    for at, one in sets:
        for other_at, other in sets:
            assert at == other_at or not one < other or len(other - one) >= 5


@settings(max_examples=100, deadline=None)
@given(FIELDS)
def test_groups_are_only_put_together(members: list[list[int]]) -> None:
    """What is shown is what was, or a union of whole groups named together; nobody changes sides."""
    for origin, shown in zip(cut(members), as_shown(cut(members)), strict=True):
        together = set(merged(origin, shown))
        for before, after in zip(origin.member, shown.member, strict=True):
            if after >= 0 and shown.groups[after] != OTHERS:
                assert shown.groups[after] == origin.groups[before]
            elif after >= 0:
                assert before < 0 or origin.groups[before] in together


def test_a_group_almost_all_of_another_stands_together_too() -> None:
    """Eight of nine people of a region at one table: the ninth could be told by taking one from the other."""
    region = Partition("region", ("North", "South"), (0,) * 9 + (1,) * 11)
    tables = Partition("table", ("1", "2", "3"), (0,) * 8 + (1,) * 6 + (2,) * 6)
    shown = as_shown([region, tables])
    assert shown[0] == region and shown[1].groups == ("3", OTHERS) or shown[1].groups == ("2", OTHERS)
    assert merged(tables, shown[1])[0] == "1"


def test_a_field_of_one_small_group_is_not_shown_at_all() -> None:
    """Twenty and three: either would tell the other."""
    member = (0,) * 20 + (1,) * 3
    assert as_shown([Partition("f", ("A", "B"), member)])[0].groups == ()


@given(st.lists(st.integers(0, 12), max_size=8), st.integers(0, 12))
def test_counts_of_few_are_kept_back_with_what_tells_them(counts: list[int], outside: int) -> None:
    """No count of one to four is shown, and those kept back are nobody or five together."""
    hidden = kept_back(counts, sum(counts) + outside)
    assert all(not 0 < count < 5 for at, count in enumerate(counts) if at not in hidden)
    left = outside + sum(counts[at] for at in hidden)
    assert left == 0 or left >= 5 or len(hidden) == len(counts)
    assert all(hidden[at] == (FEW if counts[at] < 5 else ALONG) for at in hidden)


def asked_in(*groups: tuple[int, int]) -> tuple[Votes, Partition]:
    """One statement; groups of (size, how many were asked), who all agree."""
    values = [1.0 if at < asked else np.nan for size, asked in groups for at in range(size)]
    member = tuple(number for number, (size, _asked) in enumerate(groups) for _ in range(size))
    voters = tuple(f"v{at}" for at in range(len(values)))
    return Votes(voters, ("s",), np.array(values)[:, None]), Partition(
        "f", tuple("ABCDE")[: len(groups)], member
    )


def test_where_few_were_asked_no_count_is_given() -> None:
    """Three asked in one group: hidden, and the next smallest with it; nobody asked is no secret."""
    votes, groups = asked_in((10, 3), (10, 6), (10, 9), (10, 0))
    (line,) = shared_ground(votes, [groups])
    assert {cell.group: cell.asked for cell in line.cells} == {"C": 9, "D": 0}
    assert {(each.group, each.why) for each in line.hidden} == {("A", FEW), ("B", ALONG)}


def test_groups_of_nobody_do_not_tell_whose_the_few_are() -> None:
    """Three asked in all, of one group: no group says that nobody of it was asked, nor does a sentence."""
    votes, groups = asked_in((10, 3), (10, 0), (10, 0))
    (line,) = shared_ground(votes, [groups])
    assert line.cells == () and {each.why for each in line.hidden} == {FEW}
    assert line.missing == () and "3 of 30" in why(line)
    nobody = shared_ground(*(lambda v, g: (v, [g]))(*asked_in((10, 0), (10, 0))))[0]
    assert len(nobody.cells) == len(nobody.missing) == 2


def test_no_group_is_named_for_what_a_few_of_it_said() -> None:
    """Three of ten agree and three disagree, for all we know: contested, but by whom is not told."""
    votes, groups = asked_in((10, 3), (10, 3), (10, 10))
    votes.values[10:13, 0] = -1.0
    votes.values[20:, 0] = 0.0
    (line,) = shared_ground(votes, [groups])
    assert line.label == CONTESTED and line.sides == () and line.carried_by == ()
    assert "fewer than five" in why(line)
    more, same = asked_in((10, 5), (10, 5), (10, 10))
    more.values[10:15, 0] = -1.0
    more.values[20:, 0] = 0.0
    (line,) = shared_ground(more, [same])
    assert line.sides == ("f: A", "f: B") and line.carried_by == ("f: A",)


@settings(max_examples=60, deadline=None)
@given(FIELDS, st.lists(st.booleans(), min_size=24, max_size=24))
def test_no_two_fields_tell_of_few_together(members: list[list[int]], asked: list[bool]) -> None:
    """No figure shown is all but one to four of the people behind a figure of another field."""
    votes = Votes(tuple(map(str, range(24))), ("s",), np.where(asked, 1.0, np.nan)[:, None])
    (line,) = shared_ground(votes, cut(members))
    shown = {(cell.field, cell.group) for cell in line.cells}
    sets = [
        (groups.field, {at for at in people(groups)[n] if asked[at]})
        for groups in as_shown(cut(members))
        for n, name in enumerate(groups.groups)
        if (groups.field, name) in shown
    ]
    for field, one in sets:
        for other_field, other in sets:
            assert field == other_field or not one or not one < other or len(other - one) >= 5


def test_a_table_does_not_tell_of_the_few_beside_it() -> None:
    """Eight of North were asked, six of them at one table where nobody else was: both would tell of two."""
    region = Partition("region", ("North", "South"), (0,) * 12 + (1,) * 12)
    table = Partition("table", ("1", "2", "3"), ((0,) * 6 + (1,) * 6 + (0,) * 2 + (2,) * 6 + (1,) * 4))
    asked = np.array([True] * 6 + [True] * 2 + [False] * 4 + [False] * 2 + [True] * 10)
    votes = Votes(tuple(map(str, range(24))), ("s",), np.where(asked, 1.0, np.nan)[:, None])
    (line,) = shared_ground(votes, [region, table])
    assert {cell.group for cell in line.cells if cell.field == "region"} == {"North", "South"}
    hidden = {each.group: each.why for each in line.hidden if each.field == "table"}
    assert hidden["1"] == ALONG and len(hidden) > 1


def test_what_is_hidden_still_counts() -> None:
    """A hidden group decides as any other: it is named as the one that holds a statement back."""
    votes, groups = asked_in((10, 3), (10, 9))
    (line,) = shared_ground(votes, [groups])
    assert line.limiting_group == "f: A" and line.missing[0].group == "f: A" and line.missing[0].more == 2


def test_what_sets_a_group_apart_is_not_told_of_hidden_figures() -> None:
    """Of a group whose figure is hidden beside one of few, nothing is said to set it apart either."""
    votes, groups = asked_in((10, 3), (10, 6), (30, 30))
    votes.values[30:, 0] = -1.0
    votes.values[20:30, 0] = -1.0
    told = {one.group for one in representative(votes, [groups])}
    assert "C" in told and "B" not in told
    whole, other = asked_in((10, 6), (30, 30))
    whole.values[10:, 0] = -1.0
    assert {one.group for one in representative(whole, [other])} == {"A", "B"}


def shown_by_cards(*shows: TableCounts, own: float = np.nan, field: str = "table"):
    values = np.full((20, 1), np.nan)
    values[0, 0] = own
    voters = tuple(f"v{at}" for at in range(20))
    value_of = {voter: str(1 + at // 10) for at, voter in enumerate(voters)}
    votes = Votes(voters, ("s",), values)
    return shared_ground(votes, [partition(field, value_of, voters)], shows={"s": shows})[0]


ALL = tuple(f"v{at}" for at in range(10))


def test_cards_count_at_their_table_and_in_the_whole() -> None:
    """Counts without persons beside one seat's own vote: each once, at the table and in all."""
    line = shown_by_cards(TableCounts("1", 10, 7, 1, 1, ALL), TableCounts("2", 10, 10, 0, 0, ()), own=1.0)
    assert (line.agree, line.disagree, line.passed, line.asked, line.size) == (18, 1, 1, 20, 20)
    assert [(c.group, c.agree, c.asked) for c in line.cells] == [("1", 8, 10), ("2", 10, 10)]
    assert line.cards == 2 and not line.untold


def test_cards_tell_nothing_by_any_other_field() -> None:
    """By region nobody knows who showed which card: the field is left out and named, nothing guessed."""
    line = shown_by_cards(
        TableCounts("1", 10, 9, 0, 1, ALL), TableCounts("2", 10, 10, 0, 0, ()), field="region"
    )
    assert line.untold == ("region",) and not line.cells and line.limiting_group == "everyone"
    assert {each.why for each in line.hidden} == {UNTOLD} and line.asked == 20


def test_what_only_cards_tell_is_not_called_shared() -> None:
    """Everybody at both tables agrees, but by region nobody knows: it is said, and it is not shared."""
    shows = (TableCounts("1", 10, 10, 0, 0, ALL), TableCounts("2", 10, 10, 0, 0, ()))
    line = shown_by_cards(*shows, field="region")
    assert line.label == EMERGING and "is not known by region" in why(line)
    assert "answers by seat" in would_change(line)
    assert shown_by_cards(*shows).label == SHARED


def test_a_few_cards_take_no_group_out_of_the_judgement() -> None:
    """Most answered by seat, in one region too few; the cards of one table do not make that known."""
    values = np.full((20, 1), 1.0)
    values[13:] = np.nan
    voters = tuple(f"v{at}" for at in range(20))
    region = partition("region", {voter: "NS"[at >= 10] for at, voter in enumerate(voters)}, voters)
    cards = {"s": (TableCounts("9", 7, 7, 0, 0, ()),)}
    line = shared_ground(Votes(voters, ("s",), values), [region], shows=cards)[0]
    assert line.label == UNKNOWN and [(m.group, m.asked, m.size) for m in line.missing] == [
        ("region: S", 3, 10)
    ]
    assert not line.untold and line.asked == 20


@pytest.mark.parametrize("cards", [1, 3, 9])
def test_a_card_without_a_name_protects_nobody(cards: int) -> None:
    """Eight men and four women by seat, the rest by cards: the women would follow but for those cards."""
    values = np.full((40, 1), np.nan)
    values[:8], values[20:24] = 1.0, -1.0
    voters = tuple(f"v{at}" for at in range(40))
    gender = partition("gender", {voter: "mw"[at >= 20] for at, voter in enumerate(voters)}, voters)
    shown = {"s": (TableCounts("9", cards, cards, 0, 0, ()),)}
    line = shared_ground(Votes(voters, ("s",), values), [gender], shows=shown)[0]
    assert line.asked == 12 + cards and line.cells == ()
    assert {(each.group, each.why) for each in line.hidden} == {("m", ALONG), ("w", FEW)}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=4),
    st.integers(0, 12),
)
def test_no_hidden_group_follows_from_the_total(groups: list[tuple[int, int]], cards: int) -> None:
    """The total less the shown groups, less the cards without names, is never one hidden group of a few."""
    votes, cut_up = asked_in(*((max(10, size), asked) for size, asked in groups))
    shown = {"s": (TableCounts("9", cards, cards, 0, 0, ()),)} if cards else {}
    line = shared_ground(votes, [cut_up], shows=shown)[0]
    if line.untold:
        return
    left = line.asked - cards - sum(cell.asked for cell in line.cells)
    assert not line.cells or left == 0 or left >= 5
    assert len(line.hidden) != 1 or not any(each.why == FEW for each in line.hidden)


def test_cards_of_people_who_sit_elsewhere_now_belong_to_the_whole_only() -> None:
    """The table has other people today: its old counts are not theirs."""
    moved = (*ALL[:-1], "v15")
    line = shown_by_cards(TableCounts("1", 10, 9, 0, 1, moved))
    assert line.untold == ("table",) and line.asked == 10 and line.agree == 9


def test_guests_with_cards_break_nothing() -> None:
    """More cards than seats at a table: the table is as large as its cards."""
    line = shown_by_cards(TableCounts("1", 12, 12, 0, 0, ()), TableCounts("2", 10, 10, 0, 0, ()))
    assert line.cells[0].size == line.cells[0].asked == 12


@pytest.mark.parametrize("nobody", [0, 3])
def test_councils_of_nobody_or_three_are_no_fault(nobody: int) -> None:
    """Without people there are no figures, and three are only told as a whole."""
    votes = Votes(tuple("abc"[:nobody]), ("s",), np.ones((nobody, 1)))
    (line,) = shared_ground(votes, [Partition("f", ("A",), (0,) * nobody)])
    assert line.asked == nobody and [cell.field for cell in line.cells] in ([], [""])
