"""Who is due for erasure, and why: how long each kind of person is kept, counted from what.

The lawful thing is the easy thing: the app says who is due; a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from council.words import N_

Standing = Literal["pool", "alternate", "member"]

PERIODS: Mapping[Standing, timedelta] = {
    "pool": timedelta(days=90),
    "alternate": timedelta(0),
    "member": timedelta(days=365),
}
REASONS: Mapping[Standing, str] = {
    "pool": N_("Was not drawn, and the panel was confirmed more than 90 days ago."),
    "alternate": N_("Waited for a free seat, and the council has ended."),
    "member": N_("Was a member, and the council ended more than 12 months ago."),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A person whose data is held: as what, and since when the time runs (None: not yet)."""

    person_id: str
    standing: Standing
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Due:
    """A person due for erasure, since when, and the reason (to be translated)."""

    person_id: str
    when: datetime
    reason: str


def due_for_erasure(
    kept: Iterable[Kept], *, today: datetime, periods: Mapping[Standing, timedelta] = PERIODS
) -> tuple[Due, ...]:
    """Whoever has been held longer than agreed, the longest overdue first."""
    due = [
        Due(one.person_id, one.since + periods[one.standing], REASONS[one.standing])
        for one in kept
        if one.since is not None and one.since + periods[one.standing] <= today
    ]
    return tuple(sorted(due, key=lambda one: (one.when, one.person_id)))
