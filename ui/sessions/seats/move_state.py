"""What stands in the line that moves a seat: a table's number, or @ and the seat to exchange with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from council.words import _
from ui.sessions.seats.tables_state import SeatChip

_TARGET = re.compile(r"\s*(@?)\s*(\d+)\s*")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a seat is to go: a table, or another's place; else why nowhere."""

    table_id: str = ""
    other: SeatChip | None = None
    refusal: str = ""


def read_target(
    text: str, chip: SeatChip, tables: Mapping[int, str], chips: Mapping[int, SeatChip]
) -> Target:
    """The target in a line as "7" or "@12"; tables by number, seats shown by number."""
    found = _TARGET.fullmatch(text)
    if found is None:
        return Target(refusal=_("Type a table's number, or @ and a seat's number to exchange the two."))
    number = int(found[2])
    if found[1]:
        other = chips.get(number)
        if other is None:
            return Target(refusal=_("Seat {number} is not seated in this round.").format(number=number))
        if other.place.table_id == chip.place.table_id:
            return Target(refusal=_("They sit at one table already."))
        if not chip.place.id or not other.place.id:
            return Target(refusal=_("Only two who have a place can exchange them."))
        return Target(other.place.table_id, other)
    if number not in tables:
        return Target(refusal=_("There is no table {number} in use.").format(number=number))
    if tables[number] == chip.place.table_id:
        return Target(refusal=_("Seat {seat} sits there already.").format(seat=chip.number))
    return Target(tables[number])
