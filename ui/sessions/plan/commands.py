"""What a person can do with the plan, as data."""

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
    Command("sessions.cut_item", N_("Give item up")),
    Command("sessions.remove_item", N_("Remove item"), key="Ctrl+Del", icon="delete"),
    Command("sessions.start_item", N_("Start item"), icon="play"),
    Command("sessions.end_item", N_("End item"), icon="stop"),
    Command("sessions.fit_agenda", N_("Fit what is left…"), icon="clock"),
)
