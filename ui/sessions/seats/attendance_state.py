"""What the attendance page shows, thought out of the answers of the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from council.sessions.queries import AttendanceView, SessionView
from council.words import N_, _
from ui.sessions.times import clock_words

WORDS = {
    "expected": N_("expected"),
    "present": N_("present"),
    "late": N_("late"),
    "absent": N_("absent"),
    "excused": N_("excused"),
    "left": N_("left early"),
}
INKS = {"present": "accent", "late": "warn", "absent": "alarm", "excused": "quiet", "left": "quiet"}


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One seat: its state in words, and from when to when it was taken."""

    id: str
    number: int
    alias: str
    state: str
    words: str
    since: str
    until: str
    ink: str


@dataclass(frozen=True, slots=True)
class AttendanceState:
    """The whole page."""

    facts: str
    here: str
    rows: tuple[AttendanceRow, ...]

    @classmethod
    def of(cls, session: SessionView | None, seats: Sequence[AttendanceView]) -> AttendanceState:
        counts = Counter(each.state for each in seats)
        here = counts["present"] + counts["late"]
        told = [
            _("{count} {state}").format(count=counts[state], state=_(words))
            for state, words in WORDS.items()
            if counts[state]
        ]
        zone = session.time_zone if session else "UTC"
        return cls(
            facts=" · ".join(told),
            here=_("{here} of {all} are here").format(here=here, all=len(seats)),
            rows=tuple(_row(each, zone) for each in seats),
        )


def _row(seat: AttendanceView, zone: str) -> AttendanceRow:
    return AttendanceRow(
        id=seat.id,
        number=seat.number,
        alias=seat.alias,
        state=seat.state,
        words=_(WORDS[seat.state]),
        since=clock_words(seat.since, zone) if seat.since else "",
        until=clock_words(seat.until, zone) if seat.until else "",
        ink=INKS.get(seat.state, ""),
    )
