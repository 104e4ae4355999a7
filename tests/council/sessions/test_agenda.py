"""Re-planning keeps its promises on any agenda."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.sessions.agenda import Block, Replanned, Stretch, replanned, shared_out, timeline
from council.sessions.overrun import Bite, bites
from tests.council.sessions.agendas import PROMISES, Case, broken, random_case

NINE = datetime(2026, 3, 14, 9, tzinfo=UTC)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    blocks = []
    for at in range(draw(st.integers(0, 12))):
        minutes, buffer = draw(st.integers(1, 120)), draw(st.integers(0, 20))
        blocks.append(
            Block(
                id=f"b{at}",
                minutes=minutes,
                least=draw(st.integers(1, minutes)),
                buffer=buffer,
                planned=minutes + draw(st.integers(0, 30)),
                planned_buffer=buffer + draw(st.integers(0, 10)),
                protected=draw(st.booleans()),
                rank=draw(st.integers(1, 3)),
                may_go=draw(st.booleans()),
            )
        )
    available = draw(st.integers(-60, 900))
    return Case(tuple(blocks), available, draw(st.booleans()), draw(st.integers(0, 90)), draw(st.booleans()))


@given(cases())
def test_every_promise_is_kept(case: Case) -> None:
    """No minute is lost, protected time stands, buffers give before minutes, ranks in order: each promise."""
    assert not broken(case)


def test_a_short_drill() -> None:
    """Some hundred agendas of the long drill keep every promise too."""
    chance = Random(4)
    assert [name for name in (broken(random_case(chance)) for _case in range(400)) if name] == []


@pytest.mark.parametrize("name", PROMISES)
def test_no_promise_is_empty(name: str) -> None:
    """Each promise can be broken: a re-planning that went wrong in that way is caught."""
    case, wrong = WRONG[name]
    pairs = list(zip(case.blocks, wrong.blocks, strict=True))
    assert not PROMISES[name](case, wrong, pairs)


def segment(*blocks: Block, available: int, drop: bool = False, latest: int = 0, cede: bool = False) -> Case:
    return Case(blocks, available, drop, latest, cede)


def wrongly(
    case: Case, *blocks: Block, free: int = 0, overtime: int = 0, missing: int = 0
) -> tuple[Case, Replanned]:
    return case, Replanned(blocks, case.available, free, overtime, missing)


A, B = Block("a", 30, least=20, buffer=5, rank=3), Block("b", 40, least=10, rank=1, may_go=True)
HELD = Block("h", 60, least=60, protected=True)
WRONG = {
    "no minute is lost or made": wrongly(segment(A, available=30), A),
    "the order stands": wrongly(segment(A, B, available=75), B, A),
    "least minutes stand": wrongly(segment(A, available=10), replace(A, minutes=10, buffer=0)),
    "protected minutes stand": wrongly(segment(HELD, available=50), replace(HELD, minutes=50)),
    "nothing grows when it is too long, nothing shrinks when it is not": wrongly(
        segment(A, available=80), replace(A, minutes=29), free=46
    ),
    "only what may go is given up, and only when asked": wrongly(
        segment(B, available=0), replace(B, minutes=0, cut=True)
    ),
    "what goes is the least important and latest, and had to go": wrongly(
        segment(B, available=30, drop=True), replace(B, minutes=0, cut=True), free=30
    ),
    "buffers give first": wrongly(segment(A, available=30), replace(A, minutes=25)),
    "the least important give first": wrongly(
        segment(A, B, available=60), replace(A, buffer=0), replace(B, minutes=30)
    ),
    "later and missing come last": wrongly(segment(A, available=30, latest=5), A, overtime=5),
    "protected minutes are ceded last": wrongly(
        segment(HELD, available=50, latest=10, cede=True), replace(HELD, minutes=50)
    ),
    "fitting twice is fitting once": wrongly(segment(A, available=30), replace(A, minutes=28)),
}


def test_protected_minutes_are_ceded_only_when_said_so() -> None:
    """What no step can find is missing; said so, protected items give it, the least important first."""
    decision = Block("decision", 60, least=45, protected=True, rank=1)
    report = Block("report", 30, least=30, protected=True, rank=2)
    blocks = [Block("talk", 20, least=20), decision, report]
    assert replanned(blocks, 100).missing == 10
    done = replanned(blocks, 100, cede=True)
    assert ([block.minutes for block in done.blocks], done.missing) == ([20, 50, 30], 0)
    done = replanned(blocks, 70, cede=True)
    assert [block.minutes for block in done.blocks] == [20, 45, 5]


def test_what_was_taken_is_told_in_the_order_of_taking() -> None:
    """Buffers, minutes, items, a later end, what is missing: each with whom it was taken from."""
    before = [
        Block("talk", 30, least=20, buffer=5),
        Block("cafe", 45, least=45, rank=3, may_go=True),
        Block("decision", 60, least=60, protected=True),
    ]
    done = replanned(before, 70, drop=True, latest=6)
    told = [(bite.how, bite.item_id, bite.minutes) for bite in bites(before, done, carried=["cafe"])]
    assert told == [
        ("buffer", "talk", 5), ("minutes", "talk", 10), ("carried", "cafe", 45), ("later", "", 6),
        ("missing", "", 4),
    ]  # fmt: skip
    won = [replace(before[0], planned=40, planned_buffer=10)]
    assert bites(won, replanned(won, 60)) == (Bite("back", "talk", 15),)


def test_the_least_important_are_shortened_first_in_proportion() -> None:
    """Rank 3 gives before rank 2, each in proportion to what it can spare."""
    blocks = [
        Block("talk", 60, least=30, rank=2),
        Block("round", 40, least=10, rank=3),
        Block("break", 20, least=10, rank=3),
        Block("decision", 60, least=60, protected=True, rank=1),
    ]
    done = replanned(blocks, 160)
    assert [block.minutes for block in done.blocks] == [60, 25, 15, 60]
    done = replanned(blocks, 130)
    assert [block.minutes for block in done.blocks] == [50, 10, 10, 60]
    assert not done.missing


def test_time_won_goes_to_protected_first() -> None:
    """What was shortened comes back, protected before important, and the rest is free."""
    blocks = [
        Block("talk", 20, planned=30, rank=1),
        Block("decision", 50, planned=60, protected=True, rank=3),
    ]
    assert [block.minutes for block in replanned(blocks, 82).blocks] == [22, 60]
    assert replanned(blocks, 100).free == 10


@given(st.lists(st.integers(0, 50), max_size=8), st.data())
def test_shares_are_whole_and_bounded(weights: list[int], data: st.DataObject) -> None:
    """Parts sum to the total and none exceeds its weight."""
    total = data.draw(st.integers(0, sum(weights)))
    parts = shared_out(total, weights)
    assert sum(parts) == total
    assert all(0 <= part <= weight for part, weight in zip(parts, weights, strict=True))


def test_times_follow_from_minutes_and_anchors() -> None:
    """Items follow each other, an anchor waits, what happened overrides what was planned."""
    lunch = NINE + timedelta(hours=3)
    stretches = [
        Stretch(30, started=NINE, ended=NINE + timedelta(minutes=40)),
        Stretch(20, gone=True),
        Stretch(45, buffer=5),
        Stretch(60, anchor=lunch),
        Stretch(15),
    ]
    minutes = [int((begins - NINE).total_seconds() // 60) for begins, _ends in timeline(NINE, stretches)]
    assert minutes == [0, 40, 40, 180, 240]
