"""Re-planning keeps its promises on any agenda."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from council.sessions.agenda import Block, Stretch, replanned, shared_out, timeline

NINE = datetime(2026, 3, 14, 9, tzinfo=UTC)


@st.composite
def agendas(draw: st.DrawFn) -> list[Block]:
    blocks = []
    for at in range(draw(st.integers(0, 12))):
        minutes = draw(st.integers(1, 120))
        protected = draw(st.booleans())
        buffer = draw(st.integers(0, 20))
        blocks.append(
            Block(
                id=f"b{at}",
                minutes=minutes,
                least=minutes if protected else draw(st.integers(1, minutes)),
                buffer=buffer,
                planned=minutes + draw(st.integers(0, 30)),
                planned_buffer=buffer + draw(st.integers(0, 10)),
                protected=protected,
                rank=draw(st.integers(1, 3)),
                may_go=draw(st.booleans()),
            )
        )
    return blocks


@given(agendas(), st.integers(-60, 900), st.booleans(), st.integers(0, 90))
def test_no_minute_is_lost_or_made(blocks: list[Block], available: int, drop: bool, latest: int) -> None:
    """Minutes, buffers and free time equal what is available, overtime and what is missing."""
    done = replanned(blocks, available, drop=drop, latest=latest)
    used = sum(block.minutes + block.buffer for block in done.blocks)
    assert used + done.free == available + done.overtime + done.missing
    assert min(done.free, done.overtime, done.missing) >= 0
    assert 0 <= done.overtime <= latest
    assert not (done.free and done.missing)


@given(agendas(), st.integers(-60, 900), st.booleans(), st.integers(0, 90))
def test_least_minutes_protection_and_order_stand(
    blocks: list[Block], available: int, drop: bool, latest: int
) -> None:
    """Nothing goes below its least unless cut, protected time is never shortened, the order never changes."""
    done = replanned(blocks, available, drop=drop, latest=latest)
    assert [block.id for block in done.blocks] == [block.id for block in blocks]
    for old, new in zip(blocks, done.blocks, strict=True):
        if new.cut:
            assert drop and old.may_go and not old.protected and new.minutes == new.buffer == 0
        else:
            assert new.minutes >= old.least
        if old.protected:
            assert new.minutes >= old.minutes
            if sum(b.minutes + b.buffer for b in blocks) >= available:
                assert new.minutes == old.minutes


@given(agendas(), st.integers(-60, 900), st.booleans(), st.integers(0, 90))
def test_missing_comes_last(blocks: list[Block], available: int, drop: bool, latest: int) -> None:
    """Minutes are missing only when no buffer, nothing to shorten and no later end is left."""
    done = replanned(blocks, available, drop=drop, latest=latest)
    if done.missing:
        assert done.overtime == latest
        assert all(not block.buffer for block in done.blocks)
        assert all(block.protected or block.cut or block.minutes == block.least for block in done.blocks)
        if drop:
            assert all(block.cut or block.protected or not block.may_go for block in done.blocks)


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
