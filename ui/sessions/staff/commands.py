"""What a person can do about those who work for the council, as data."""

from __future__ import annotations

from council.words import N_
from ui.commands import Command

STAFF = (
    Command("sessions.add_party", N_("Add somebody…"), key="Ctrl+Shift+W", icon="add"),
    Command("sessions.change_party", N_("Change…"), icon="edit"),
    Command("sessions.party_left", N_("Left, or back again"), icon="person"),
    Command("sessions.remove_party", N_("Remove from the list"), icon="delete"),
    Command("sessions.give_job", N_("Give a job…"), key="J", icon="link"),
    Command("sessions.free_job", N_("Take the job back"), icon="remove"),
    Command("sessions.confirm_staff", N_("Confirm jobs"), icon="check"),
)
