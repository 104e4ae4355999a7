"""What stands in the line at the door: who is meant, and as which state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from council.words import _
from ui.sessions.seats.attendance_state import AttendanceRow

SIGNS = {"+": "late", "-": "left", "/": "excused", "*": "absent"}
_ENTRY = re.compile(r"\s*(?P<who>.*?)\s*(?P<sign>[-+/*]?)\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in the line: who is meant, as which state; else why nobody is."""

    seat: AttendanceRow | None
    state: str = "present"
    refusal: str = ""


def read_entry(text: str, rows: Sequence[AttendanceRow]) -> Entry:
    """A seat number, or words of an alias, then perhaps a sign: + late, - left early, / excused, * absent."""
    found = _ENTRY.fullmatch(text)
    who, sign = (found["who"], found["sign"]) if found else ("", "")
    state = SIGNS.get(sign, "present")
    if who.isdecimal():
        seat = next((row for row in rows if row.number == int(who)), None)
        refusal = "" if seat else _("There is no seat {number}.").format(number=int(who))
        return Entry(seat, state, refusal)
    words = who.casefold().split()
    fits = [row for row in rows if words and all(word in row.alias.casefold() for word in words)]
    exact = [row for row in fits if row.alias.casefold() == " ".join(words)]
    if len(exact or fits) == 1:
        return Entry((exact or fits)[0], state)
    if not fits:
        return Entry(None, state, _("Nobody here goes by “{words}”.").format(words=who))
    several = ", ".join(f"{row.number} {row.alias}" for row in fits[:5])
    more = _("{people} and more") if len(fits) > 5 else "{people}"
    told = more.format(people=several)
    return Entry(None, state, _("Several fit: {people}. Type the number.").format(people=told))
