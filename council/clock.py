"""Time and new ids: read only by the window, the command line, the store and record defaults."""

from __future__ import annotations

import os
import threading
import time
from datetime import UTC, datetime
from uuid import UUID

_lock = threading.Lock()
_last = 0


def now() -> datetime:
    """The present moment in UTC, to the microsecond."""
    return datetime.now(UTC)


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
