"""What a person writes down when planning: the remit, a session, an agenda item; and what cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from council.sessions import refusals
from council.sessions.agenda import whole_minutes

DAY = 24 * 60
RANKS = (1, 2, 3)
BEFORE = ("planned", "ready")  # states of a session that has not begun
BEGUN = ("running", "paused")
ENDED = ("ended", "minutes_open", "minutes_approved")


@dataclass(frozen=True, slots=True)
class RemitText:
    """The question put to the council, its limits, and how the answer will be treated."""

    question: str
    in_scope: str = ""
    out_of_scope: str = ""
    promise: str = ""
    decided: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """One sitting. Moments are aware; `time_zone` is the clock on the wall there, as "Europe/Dublin".

    `fits_itself`: when an item ends, buffers and unprotected minutes give by themselves.
    """

    title: str
    start: datetime
    end: datetime
    purpose: str = ""
    latest_end: datetime | None = None
    time_zone: str = "UTC"
    place: str = ""
    mode: str = "room"
    fits_itself: bool = True


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """One block of an agenda.

    `least_minutes` 0 means all of them when protected, half of them otherwise. `anchor` is a fixed start.
    `rank` 1 matters most, 3 least.
    """

    title: str
    minutes: int
    purpose: str = ""
    method: str = ""
    least_minutes: int = 0
    buffer: int = 0
    protected: bool = False
    anchor: datetime | None = None
    rank: int = 2
    may_drop: bool = False
    may_carry: bool = False
    lead: str = ""
    materials: str = ""
    output: str = ""

    @property
    def least(self) -> int:
        """The least minutes meant."""
        return self.least_minutes or (self.minutes if self.protected else (self.minutes + 1) // 2)


@dataclass(frozen=True, slots=True)
class Fixed:
    """What the fixed times of an agenda hang on: one item in order."""

    title: str
    minutes: int
    protected: bool
    anchor: datetime | None


def zone_of(name: str) -> tzinfo:
    """The clock of a place. Raises: TimeZoneUnknown."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError) as error:
        raise refusals.TimeZoneUnknown(zone=name) from error


def check_session(plan: SessionPlan) -> None:
    """Refuses what no session can be: TitleEmpty, TimeZoneUnknown, TimesReversed, DayTooLong."""
    if not plan.title.strip():
        raise refusals.TitleEmpty()
    zone = zone_of(plan.time_zone)
    latest = plan.latest_end or plan.end
    if plan.end <= plan.start or latest < plan.end:
        clock = "%d.%m. %H:%M"
        start, end = plan.start.astimezone(zone), plan.end.astimezone(zone)
        raise refusals.TimesReversed(start=start.strftime(clock), end=end.strftime(clock))
    if latest - plan.start > timedelta(minutes=DAY):
        raise refusals.DayTooLong(hours=whole_minutes(latest - plan.start) // 60)


def check_item(plan: ItemPlan) -> None:
    """Refuses what no item can be: TitleEmpty, MinutesOutOfRange, RankUnknown."""
    if not plan.title.strip():
        raise refusals.TitleEmpty()
    if not (1 <= plan.minutes <= DAY and 1 <= plan.least <= plan.minutes and 0 <= plan.buffer <= DAY):
        raise refusals.MinutesOutOfRange()
    if plan.rank not in RANKS:
        raise refusals.RankUnknown(rank=plan.rank)


def check_anchors(start: datetime, end: datetime, items: Sequence[Fixed], zone: tzinfo) -> None:
    """Refuses fixed times outside the session or out of order, and protected time that cannot fit.

    Raises: AnchorOutside, ProtectedTooLong with the minutes needed and available.
    """
    since, needed = start, 0
    for item in items:
        if item.anchor is not None:
            if not since <= item.anchor <= end or (item.anchor == since and since != start):
                raise refusals.AnchorOutside(title=item.title)
            _check_room(since, item.anchor, needed, zone)
            since, needed = item.anchor, 0
        needed += item.minutes if item.protected else 0
    _check_room(since, end, needed, zone)


def _check_room(since: datetime, until: datetime, needed: int, zone: tzinfo) -> None:
    available = whole_minutes(until - since)
    if needed > available:
        clock = until.astimezone(zone).strftime("%H:%M")
        raise refusals.ProtectedTooLong(until=clock, needed=needed, available=available)
