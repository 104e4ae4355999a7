"""What a person can do with the minutes, as data."""

from __future__ import annotations

from council.words import N_
from ui.commands import Command

RECORD = (
    Command(
        "sessions.open_minutes", N_("Open minutes for corrections…"), key="Ctrl+Shift+U", icon="edit",
        hint=N_("Those who were present can ask for corrections until a day."),
    ),
    Command("sessions.ask_correction", N_("Note a correction…"), key="Ctrl+Shift+C", icon="add"),
    Command("sessions.take_correction", N_("Take correction…"), key="T", icon="check"),
    Command("sessions.refuse_correction", N_("Refuse correction…"), key="X", icon="close"),
    Command("sessions.renew_minutes", N_("Bring minutes up to date"), icon="refresh"),
    Command("sessions.move_minutes_date", N_("Take corrections for longer…"), icon="calendar"),
    Command("sessions.approve_minutes", N_("Approve minutes…"), key="Ctrl+Shift+A", icon="lock"),
    Command("sessions.reopen_minutes", N_("Open approved minutes again…")),
    Command("sessions.newest_minutes", N_("Back to the newest version"), icon="undo"),
    Command("sessions.export_minutes", N_("Export minutes as PDF…"), key="Ctrl+S", icon="file"),
)  # fmt: skip
