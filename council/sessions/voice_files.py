"""Voice share as a table for other programs: every figure with its base, hidden groups named as hidden."""

from __future__ import annotations

from council.files import csv_bytes
from council.sessions.turns import Cell, Voices

HEADER = (
    "field", "value", "shown", "people", "people_of", "spoke", "turns", "turns_of", "turn_share", "seconds",
    "seconds_of", "second_share", "presence_seconds", "presence_of", "presence_share",
)  # fmt: skip


def voices_csv(voices: Voices) -> bytes:
    """One line for everyone together (field "all"), then one for each group of each field.

    `shown` is "yes", "hidden" (too few people; the figures stay empty) or, where nothing was logged,
    "not measured". Shares are 0 to 1 with four places; UTF-8, comma.
    """
    if not voices.measured:
        return csv_bytes(HEADER, [("all", "", "not measured", *([""] * (len(HEADER) - 3)))])
    everyone = Cell(
        "",
        people=voices.present,
        spoke=voices.spoke,
        turns=voices.turns,
        seconds=voices.seconds,
        presence_seconds=voices.presence_seconds,
        turn_share=1.0,
        second_share=1.0,
        presence_share=1.0,
    )
    rows = [_row("all", everyone, voices)]
    rows += [_row(group.field, cell, voices) for group in voices.groups for cell in group.cells]
    return csv_bytes(HEADER, rows)


def _row(field: str, cell: Cell, voices: Voices) -> tuple[str, ...]:
    if cell.hidden:
        return (field, cell.value, "hidden", *([""] * (len(HEADER) - 3)))
    return (
        field, cell.value, "yes", str(cell.people), str(voices.present), str(cell.spoke),
        str(cell.turns), str(voices.turns), f"{cell.turn_share:.4f}",
        f"{cell.seconds:.0f}", f"{voices.seconds:.0f}", f"{cell.second_share:.4f}",
        f"{cell.presence_seconds:.0f}", f"{voices.presence_seconds:.0f}", f"{cell.presence_share:.4f}",
    )  # fmt: skip
