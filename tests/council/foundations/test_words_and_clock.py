"""Sentences, refusals that travel, ids that rise."""

from __future__ import annotations

import pickle
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest

from council import clock
from council.progress import SILENT, part
from council.store.refusals import FileTooNew
from council.words import _, in_language, language, ngettext, say


def test_a_refusal_says_its_facts_and_travels() -> None:
    """Code and facts survive a trip between processes."""
    error = pickle.loads(pickle.dumps(FileTooNew(path="a.council", found=9, known=1)))
    assert (error.code, error.facts["found"]) == ("FileTooNew", 9)
    assert "a.council" in say(error) and "9" in str(error)


def test_language_holds_for_a_stretch() -> None:
    """A language is spoken inside its block only; one without a catalogue speaks English."""
    with in_language("xx"):
        assert language() == "xx"
        assert _("Cancel") == "Cancel"
        assert ngettext("{n} seat", "{n} seats", 2).format(n=2) == "2 seats"
    assert language() == "en"


def test_ids_rise_even_if_the_clock_steps_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand ids of one millisecond, and some after the clock went back, are in the order made."""
    ids = [clock.new_id() for _time in range(10_000)]
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    ids += [clock.new_id() for _time in range(100)]
    assert ids == sorted(ids) and len(set(ids)) == len(ids)
    assert {UUID(one).version for one in ids} == {7}
    assert {UUID(one).variant for one in ids} == {UUID(ids[0]).variant}


def test_now_knows_its_zone() -> None:
    """Moments are aware."""
    assert clock.now().utcoffset() is not None


def test_now_does_not_step_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """The computer's clock is set back by an hour; the moments told go on, second by second."""
    wall, ticks = [datetime(2026, 3, 14, 12, tzinfo=UTC)], [100.0]

    class Wall(datetime):
        @classmethod
        def now(cls, zone=None):
            return wall[0]

    monkeypatch.setattr(clock, "datetime", Wall)
    monkeypatch.setattr(clock, "_ticks", lambda: ticks[0])
    monkeypatch.setattr(clock, "_told", None)
    told = [clock.now()]
    for jump in (10, -3600, 5, 0.5, 7200):
        wall[0] += timedelta(seconds=jump)
        ticks[0] += 10
        told.append(clock.now())
    gone = [(then - first).total_seconds() for first, then in pairwise(told)]
    assert gone == [10, 10, 10, 10, wall[0].timestamp() - told[4].timestamp()]
    assert gone[-1] > 0


def test_part_of_a_progress() -> None:
    """A part tells its stretch of the whole."""
    told: list[tuple[int, int, str]] = []
    half = part(lambda done, total, words="": told.append((done, total, words)), 50, 100)
    half(1, 2, "halfway")
    half(2, 2)
    assert told == [(75, 100, "halfway"), (100, 100, "")]
    SILENT(1, 2)
