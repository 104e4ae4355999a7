"""What is still open when a session is to end, in words; the live page and the day say the same."""

from __future__ import annotations

from collections.abc import Sequence

from council.sessions.queries import ItemView, ParkedView
from council.words import ngettext

_NAMED = 5  # parked lines named before the rest is counted


def open_lines(lines: Sequence[ParkedView]) -> str:
    """Which parked lines have neither an owner nor a reason yet; "" when none is open."""
    left = [line for line in lines if line.is_open]
    if not left:
        return ""
    numbers = ", ".join(str(line.number) for line in left[:_NAMED])
    numbers = numbers if len(left) <= _NAMED else f"{numbers}…"
    said = ngettext(
        "{count} parked line has neither an owner nor a reason yet: {numbers}.",
        "{count} parked lines have neither an owner nor a reason yet: {numbers}.",
        len(left),
    )
    return said.format(count=len(left), numbers=numbers)


def unreached(items: Sequence[ItemView]) -> tuple[ItemView, ...]:
    """The items that have not begun, in order."""
    return tuple(item for item in items if item.state == "planned")


def given_up(items: Sequence[ItemView]) -> str:
    """How many items would be given up with the session, and where they can be carried over; "" for none."""
    count = len(unreached(items))
    if not count:
        return ""
    said = ngettext(
        "{count} agenda item has not begun and would be given up; on Day it can be carried over.",
        "{count} agenda items have not begun and would be given up; on Day they can be carried over.",
        count,
    )
    return said.format(count=count)
