"""What a person can do about who is there and who sits where, as data."""

from __future__ import annotations

from council.words import N_
from ui.commands import Command

SEATS = (
    Command("sessions.present", N_("Present"), key="P", icon="check"),
    Command("sessions.late", N_("Late"), key="L", icon="clock"),
    Command("sessions.absent", N_("Absent"), key="A", icon="close"),
    Command("sessions.excused", N_("Excused"), key="E", icon="dash"),
    Command("sessions.left", N_("Left early"), key="G", icon="right"),
    Command("sessions.expected", N_("Expected"), key="Backspace", icon="undo"),
    Command("sessions.presence", N_("Correct times…"), key="T", icon="clock"),
    Command(
        "sessions.rest_absent", N_("Note the rest as absent"), hint=N_("Everyone who is still only expected.")
    ),
    Command("sessions.lay_tables", N_("Lay tables…"), icon="table"),
    Command("sessions.add_table", N_("Add a table…"), icon="add"),
    Command("sessions.change_table", N_("Change table…"), icon="edit"),
    Command("sessions.close_table", N_("Close or open table"), icon="lock"),
    Command("sessions.staff_table", N_("Facilitator of the table…"), key="F", icon="person"),
    Command(
        "sessions.fill_staff",
        N_("Fill facilitators"),
        icon="people",
        hint=N_("Each table without one gets somebody who is free and speaks its languages."),
    ),
    Command("sessions.rank_fields", N_("What tables mirror…"), icon="target"),
    Command("sessions.propose_seating", N_("Propose seating"), key="Ctrl+Shift+P", icon="shuffle"),
    Command(
        "sessions.look_longer", N_("Look longer for a seating"), hint=N_("Four times as many exchanges.")
    ),
    Command(
        "sessions.propose_rounds",
        N_("Several rounds…"),
        icon="shuffle",
        hint=N_("People move from table to table in one session; hosts can stay."),
    ),
    Command("sessions.reseat", N_("Re-seat with fewest moves"), key="Ctrl+Shift+R", icon="refresh"),
    Command("sessions.moves_read", N_("The moves are read"), icon="check"),
    Command("sessions.add_rule", N_("Add seating rule…"), icon="link"),
    Command("sessions.end_rule", N_("End seating rule"), icon="remove"),
    Command("sessions.move_seat", N_("Move to table"), key="M", icon="right"),
    Command("sessions.pin_seat", N_("Pin or unpin"), key="I", icon="pin"),
    Command("sessions.publish_seating", N_("Publish seating"), icon="publish"),
    Command("sessions.print_sheets", N_("Print sheets…"), icon="print"),
    Command("sessions.export_seating", N_("Export seating plan…"), icon="export"),
)
