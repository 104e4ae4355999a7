"""The seating plan as a file of words: who sits where in one round of a session."""

from __future__ import annotations

from pathlib import Path

from council.files import csv_bytes
from council.saving import write_file
from council.words import _
from ui.page import Page
from ui.sessions.seats.room_view import RoomView
from ui.sessions.seats.tables_state import plan_rows


def export_plan(page: Page, room: RoomView) -> None:
    """Ask where to, and write the plan of the round shown."""
    assert room.seating is not None and room.session is not None
    head, *rows = plan_rows(room.seating, room.session.number)
    data = csv_bytes(head, rows)

    def write(path: Path) -> None:
        words = _("Plan written to {file}").format(file=path.name)
        page.work(_("Writing the plan"), write_file, lambda _done: page.toast(words), path=path, data=data)

    name = _("seating-{number}.csv") if room.round == 1 else _("seating-{number}-{round}.csv")
    named = name.format(number=room.session.number, round=room.round)
    page.save_file(_("Export seating plan"), named, _("Tables (*.csv)"), write)
