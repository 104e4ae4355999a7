"""What a person can do with the forms of a session, as data."""

from __future__ import annotations

from council.words import N_
from ui.commands import Command

FORMS = (
    Command("sessions.add_form", N_("Add form…"), icon="add"),
    Command("sessions.remove_form", N_("Remove form"), icon="delete"),
    Command("sessions.enter_sheets", N_("Enter sheets"), key="Ctrl+Shift+E", icon="edit"),
    Command("sessions.sheets_done", N_("Back to the answers"), hint=N_("Esc, while sheets are entered.")),
    Command("sessions.take_back_sheet", N_("Take last sheet back"), key="Ctrl+Shift+X", icon="undo"),
    Command("sessions.hand_round", N_("Hand the laptop round…"), icon="right"),
    Command("sessions.end_round", N_("End the round"), icon="stop"),
    Command("sessions.close_form", N_("Close form")),
    Command("sessions.open_form", N_("Open form again")),
    Command("sessions.answers_table", N_("Chart or table"), key="Ctrl+Shift+G", icon="table"),
    Command("sessions.export_answers", N_("Export answers…"), icon="export"),
    Command("sessions.blank_words", N_("Blank chosen answers…"), icon="remove"),
    Command("sessions.take_over_texts", N_("Make statements of chosen answers"), icon="add"),
)
