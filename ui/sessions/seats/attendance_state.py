"""What the attendance page shows, thought out of the answers of the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from council.sessions.queries import AttendanceView, Missed, SessionView
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
NOTED_FROM = 2  # sessions missed from which on the convener is told


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One seat: its state in words, from when to when it was taken, its table, and what it missed before."""

    id: str
    number: int
    alias: str
    state: str
    words: str
    since: str
    until: str
    ink: str
    table: int = 0
    missed: str = ""
    is_often_away: bool = False
    reason: str = ""

    @property
    def table_words(self) -> str:
        """The table's number; a dash where there is none."""
        return str(self.table) if self.table else "–"

    @property
    def spoken(self) -> str:
        """The seat as it is said at the door: "Seat 12, Anna, present, table 4"."""
        seat = _("Seat {number}").format(number=self.number)
        table = _("table {number}").format(number=self.table) if self.table else _("no table yet")
        return ", ".join(part for part in (seat, self.alias, self.words, table) if part)


@dataclass(frozen=True, slots=True)
class AttendanceState:
    """The whole page."""

    facts: str
    here: str
    rows: tuple[AttendanceRow, ...]

    @classmethod
    def of(
        cls,
        session: SessionView | None,
        seats: Sequence[AttendanceView],
        tables: Mapping[str, int] | None = None,
        missed: Mapping[str, Missed] | None = None,
    ) -> AttendanceState:
        """Thought from the seats, and per seat its table's number and what it missed before."""
        counts = Counter(each.state for each in seats)
        here = counts["present"] + counts["late"]
        told = [
            _("{count} {state}").format(count=counts[state], state=_(words))
            for state, words in WORDS.items()
            if counts[state]
        ]
        base = [_("of {all} seats").format(all=len(seats))] if seats else []
        zone = session.time_zone if session else "UTC"
        return cls(
            facts=" · ".join(told + base),
            here=_("{here} of {all} are here").format(here=here, all=len(seats)),
            rows=tuple(_row(each, zone, (tables or {}).get(each.id, 0), (missed or {})) for each in seats),
        )


def _row(seat: AttendanceView, zone: str, table: int, missed: Mapping[str, Missed]) -> AttendanceRow:
    before = missed.get(seat.id)
    return AttendanceRow(
        id=seat.id,
        number=seat.number,
        alias=seat.alias,
        state=seat.state,
        words=_(WORDS[seat.state]),
        since=clock_words(seat.since, zone) if seat.since else "",
        until=clock_words(seat.until, zone) if seat.until else "",
        ink=INKS.get(seat.state, ""),
        table=table,
        missed=_("{missed} of {held}").format(missed=before.missed, held=before.noted) if before else "–",
        is_often_away=before is not None and before.missed >= NOTED_FROM,
        reason=seat.reason,
    )
