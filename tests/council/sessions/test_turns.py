"""Voices: figures as counted by hand, few people hidden so that nothing gives them away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from council.sessions import turns
from council.sessions.turns import Presence, Spoke

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
PEOPLE = st.lists(st.integers(1, 12), min_size=1, max_size=9)


def spoke(seat: str, minute: float, seconds: float | None = 60.0, **given: str) -> Spoke:
    start = NOON + timedelta(minutes=minute)
    return Spoke(f"{seat}-{minute}", seat, given.pop("kind", "open"), start, seconds, **given)


def could_tell(people: Sequence[int], hidden: frozenset[int], least: int) -> bool:
    """Whether total and shown cells give away a group of fewer than `least` people."""
    return bool(hidden) and (sum(people[at] for at in hidden) < least or len(hidden) == 1)


@given(PEOPLE)
def test_no_small_cell_is_shown_nor_can_be_worked_out(people: list[int]) -> None:
    """Cells under five hide; total and rest give none away, as long as there are others to hide it."""
    hidden = turns.hidden_cells(people)
    assert all(at in hidden for at, count in enumerate(people) if count < 5)
    assert not could_tell(people, hidden, 5) or len(hidden) == len(people)


@given(PEOPLE)
def test_no_more_is_hidden_than_must_be(people: list[int]) -> None:
    """Showing any large cell that is hidden would give a small group away."""
    hidden = turns.hidden_cells(people)
    large = [at for at in hidden if people[at] >= 5]
    if large:
        last = max(large, key=lambda at: (people[at], at))
        assert could_tell(people, hidden - {last}, 5)


def test_one_hidden_cell_takes_the_smallest_other_with_it() -> None:
    """Four of one, nine and six of others: the six hide too, or total minus nine and six tell the four."""
    assert turns.hidden_cells([4, 9, 6]) == {0, 2}
    assert turns.hidden_cells([1, 1, 9, 6]) == {0, 1, 3}
    assert turns.hidden_cells([4, 3, 9]) == {0, 1}
    assert turns.hidden_cells([9, 6]) == frozenset()


@given(
    st.lists(st.tuples(st.integers(0, 29), st.integers(1, 600)), min_size=1, max_size=60),
    st.lists(st.sampled_from("abcd"), min_size=30, max_size=30),
)
def test_shown_cells_are_a_plain_count(said: list[tuple[int, int]], values: list[str]) -> None:
    """Every figure shown is the sum anybody gets with a pencil."""
    spoken = [spoke(str(seat), at, float(seconds)) for at, (seat, seconds) in enumerate(said)]
    field = {str(seat): value for seat, value in enumerate(values)}
    got = turns.voices(
        spoken, [Presence(str(seat), 100.0 + seat) for seat in range(30)], fields={"field": field}
    )
    assert (got.turns, got.seconds, got.present) == (len(said), sum(s for _seat, s in said), 30)
    assert got.spoke + got.never == 30 and got.spoke == len({seat for seat, _s in said})
    for cell in got.groups[0].cells:
        members = [seat for seat in range(30) if values[seat] == cell.value]
        if cell.hidden:
            assert cell == turns.Cell(cell.value, hidden=True)
            continue
        mine = [s for seat, s in said if seat in members]
        assert (cell.people, cell.turns, cell.seconds) == (len(members), len(mine), sum(mine))
        assert cell.turn_share == len(mine) / len(said)
        assert cell.presence_share == sum(100.0 + seat for seat in members) / sum(
            100.0 + s for s in range(30)
        )


def test_the_most_frequent_fifth_is_never_fewer_than_five() -> None:
    """Of twenty people the five who spoke most; of four nobody is singled out."""
    spoken = [spoke(str(seat), seat * 10 + n) for seat in range(6) for n in range(seat)]
    got = turns.voices(spoken, [Presence(str(seat), 60.0) for seat in range(20)], fields={})
    assert (got.top_people, got.top_turns, got.turns) == (5, 15, 15)
    few = turns.voices(spoken, [Presence(str(seat), 60.0) for seat in range(4)], fields={})
    assert (few.top_people, few.top_turns) == (0, 0)


def test_a_pass_was_asked_and_not_heard() -> None:
    """Passing is counted by itself, and leaves somebody among those never heard."""
    here = [Presence(str(seat), 60.0) for seat in range(6)]
    got = turns.voices([spoke("1", 0, 0.0, kind="pass"), spoke("2", 1)], here, fields={})
    assert (got.turns, got.passes, got.spoke, got.never) == (1, 1, 1, 5)


def test_nothing_logged_is_not_measured() -> None:
    """No turn gives no figure at all, not a zero."""
    assert turns.voices([], [Presence("1", 60.0)], fields={}) == turns.NOT_MEASURED
    assert not turns.NOT_MEASURED.measured


def test_the_longest_silence_comes_first() -> None:
    """Silence counts from the last turn, or from arriving; who spoke in this item is left out."""
    here = {"1": NOON, "2": NOON, "3": NOON + timedelta(minutes=50), "4": NOON, "5": NOON}
    spoken = [
        spoke("1", 5, item_id="a"),
        spoke("2", 40, item_id="a"),
        spoke("4", 55, item_id="b"),
        spoke("5", 56, 0.0, kind="pass", item_id="b"),
    ]
    got = turns.silences(spoken, here, NOON + timedelta(minutes=60), item_id="b")
    assert [(one.seat_id, one.seconds) for one in got] == [("1", 3300.0), ("2", 1200.0), ("3", 600.0)]
    assert [one.spoke for one in got] == [True, True, False]


def test_in_the_session_a_pass_does_not_count_as_heard() -> None:
    """Over the whole session who only passed is still to be heard, and it says so."""
    got = turns.silences(
        [spoke("1", 5, 0.0, kind="pass", item_id="a"), spoke("2", 6, None, item_id="a")],
        {"1": NOON, "2": NOON},
        NOON + timedelta(minutes=7),
    )
    assert [(one.seat_id, one.passed) for one in got] == [("1", True)]


def test_the_one_who_speaks_is_not_asked() -> None:
    """A turn that lasts counts as heard at once."""
    got = turns.silences([spoke("1", 5, None, item_id="a")], {"1": NOON}, NOON, item_id="b")
    assert got == ()
