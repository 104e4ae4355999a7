"""Who came, from when to when, and what was missed, on a real file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import pytest

from council.sessions import actions, queries, refusals
from council.sessions.here.refusals import PresenceBackwards
from council.sessions.queries import AttendanceView, Missed
from tests.council.sessions.rooms import NINE, Room


def mark(room: Room, seats: Iterable[int], state: str, minutes: int = 0, session: int = 0) -> None:
    ids = [room.seats[number - 1] for number in seats]
    given = {"session_id": room.sessions[session], "state": state, "at": NINE + timedelta(minutes=minutes)}
    room.store.act(actions.mark_attendance, seat_ids=ids, **given)


def times(room: Room, number: int, since: int | None, until: int | None = None, reason: str = "") -> None:
    room.store.act(
        actions.set_presence,
        session_id=room.sessions[0],
        seat_id=room.seats[number - 1],
        since=None if since is None else NINE + timedelta(minutes=since),
        until=None if until is None else NINE + timedelta(minutes=until),
        reason=reason,
    )


def seat(room: Room, number: int) -> AttendanceView:
    found = room.store.read(queries.attendance_of, session_id=room.sessions[0])
    return next(one for one in found if one.number == number)


def test_times_noted_late_are_corrected(room: Room) -> None:
    """A beginning makes present, an end left early; late stays late; no beginning makes absent."""
    times(room, 1, 15)
    assert (seat(room, 1).state, seat(room, 1).since) == ("present", NINE + timedelta(minutes=15))
    times(room, 1, 15, 90, " train ")
    assert (seat(room, 1).state, seat(room, 1).until) == ("left", NINE + timedelta(minutes=90))
    assert seat(room, 1).reason == "train"
    mark(room, [2], "late", 40)
    times(room, 2, 30)
    assert (seat(room, 2).state, seat(room, 2).since) == ("late", NINE + timedelta(minutes=30))
    times(room, 2, None)
    assert (seat(room, 2).state, seat(room, 2).since) == ("absent", None)
    times(room, 3, None)
    assert seat(room, 3).state == "expected"


def test_presence_never_runs_backwards(room: Room) -> None:
    """An end before the beginning, or without one, is refused and leaves what was noted."""
    times(room, 1, 15)
    with pytest.raises(PresenceBackwards, match="Seat 1"):
        times(room, 1, 15, 15)
    with pytest.raises(refusals.LeftBeforeArriving):
        times(room, 1, None, 20)
    assert (seat(room, 1).state, seat(room, 1).until) == ("present", None)


def test_what_was_missed_is_counted_with_its_base(room: Room) -> None:
    """Absent and excused count as missed, of the earlier sessions in which a seat was noted at all."""
    mark(room, [1, 2], "present")
    mark(room, [3], "absent")
    mark(room, [4], "excused")
    assert room.store.read(queries.missed_of, before=1) == {}
    found = room.store.read(queries.missed_of, before=2)
    assert [found.get(room.seats[n]) for n in range(5)] == [
        Missed(0, 1), Missed(0, 1), Missed(1, 1), Missed(1, 1), None
    ]  # fmt: skip
