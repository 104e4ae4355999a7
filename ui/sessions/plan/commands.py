"""What a person can do with the plan and the day, as data."""

from __future__ import annotations

from council.words import N_
from ui.commands import Command

PLAN = (
    Command("sessions.plan_session", N_("Plan session…"), icon="calendar"),
    Command("sessions.change_session", N_("Change session…"), icon="edit"),
    Command("sessions.remove_session", N_("Remove session"), icon="delete"),
    Command("sessions.write_remit", N_("Write remit…"), icon="edit"),
    Command("sessions.adopt_remit", N_("Adopt remit"), icon="check"),
    Command("sessions.add_item", N_("Add item…"), key="Ctrl+Shift+I", icon="add"),
    Command("sessions.add_method", N_("Add from a method…"), key="Ctrl+Shift+M", icon="add"),
    Command("sessions.change_item", N_("Change item…"), icon="edit", hint=N_("Enter, in the agenda.")),
    Command("sessions.item_up", N_("Move item up"), key="Alt+Up", icon="up"),
    Command("sessions.item_down", N_("Move item down"), key="Alt+Down", icon="down"),
    Command("sessions.remove_item", N_("Remove item"), key="Ctrl+Del", icon="delete"),
    Command("sessions.library", N_("Library of methods…"), key="Ctrl+Shift+L", icon="file"),
    Command("sessions.import_agenda", N_("Import agenda…"), icon="import"),
    Command("sessions.export_agenda", N_("Export agenda…"), icon="export"),
    Command("sessions.import_method", N_("Import method…"), icon="import"),
    Command("sessions.open_day", N_("Open the day"), key="Ctrl+Shift+O", icon="play"),
)
DAY = (
    Command("sessions.start_session", N_("Start session"), key="Ctrl+Shift+J", icon="play"),
    Command("sessions.set_ready", N_("Say it is ready"), icon="check"),
    Command("sessions.do_need", N_("Go and do it"), icon="right", hint=N_("Enter, in what it needs.")),
    Command("sessions.waive_need", N_("Go without it…"), key="Ctrl+Shift+Y", icon="dash"),
    Command("sessions.start_item", N_("Start this item"), icon="play", hint=N_("Enter, in the agenda.")),
    Command("sessions.fit_agenda", N_("Fit what is left…"), key="Ctrl+Shift+K", icon="clock"),
    Command("sessions.carry_item", N_("Carry over…"), key="Ctrl+Shift+V", icon="right"),
    Command("sessions.cut_item", N_("Give item up")),
)
