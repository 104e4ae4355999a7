"""Time and new ids: read only by the window, the command line, the store and record defaults."""

from __future__ import annotations

import os
import threading
import time
from datetime import UTC, datetime, timedelta
from uuid import UUID

_lock = threading.Lock()
_last = 0
_told: tuple[datetime, float] | None = None  # the moment told last, and the ticks then
_STEP = 1.0  # seconds; less is the clock being nudged, as it is all day


def now() -> datetime:
    """The present moment in UTC, to the microsecond; within this process it does not step back.

    When the computer's clock is set back by more than a second while timers run, the moments go on from the
    last one told, so that no minute counts twice. Set forward, it is followed.
    """
    global _told
    with _lock:
        moment = datetime.now(UTC)
        ticks = _ticks()
        if _told is not None:
            expected = _told[0] + timedelta(seconds=ticks - _told[1])
            if (expected - moment).total_seconds() > _STEP:
                moment = expected
        _told = (moment, ticks)
    return moment


def _ticks() -> float:
    """Seconds of a clock that nobody sets and that counts while the computer sleeps, where there is one."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if hasattr(time, name):
            return time.clock_gettime(getattr(time, name))
    return time.monotonic()


def new_id() -> str:
    """A UUID of version 7 (RFC 9562), 36 characters, always rising within this process.

    48 bits of milliseconds are followed by 12 bits that count within one; a clock that steps back goes on
    from the last value, so that ids keep the order in which they were made.
    """
    global _last
    with _lock:
        _last = max(_last + 1, (time.time_ns() // 1_000_000) << 12)
        ticks = _last
    tail = int.from_bytes(os.urandom(8)) >> 2
    return str(UUID(int=(ticks >> 12) << 80 | 7 << 76 | (ticks & 0xFFF) << 64 | 2 << 62 | tail))
