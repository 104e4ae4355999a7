"""What a person can do in the room of sessions, as data."""

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
SEATS = (
    Command("sessions.present", N_("Present"), key="P", icon="check"),
    Command("sessions.late", N_("Late"), key="L", icon="clock"),
    Command("sessions.absent", N_("Absent"), key="A", icon="close"),
    Command("sessions.excused", N_("Excused"), key="E", icon="dash"),
    Command("sessions.left", N_("Left early"), key="G", icon="right"),
    Command("sessions.expected", N_("Expected"), key="Backspace", icon="undo"),
    Command("sessions.lay_tables", N_("Lay tables…"), icon="table"),
    Command("sessions.propose_seating", N_("Propose seating"), key="Ctrl+Shift+P", icon="shuffle"),
    Command(
        "sessions.look_longer", N_("Look longer for a seating"), hint=N_("Four times as many exchanges.")
    ),
    Command("sessions.reseat", N_("Re-seat with fewest moves"), key="Ctrl+Shift+R", icon="refresh"),
    Command("sessions.add_rule", N_("Add seating rule…"), icon="link"),
    Command("sessions.end_rule", N_("End seating rule"), icon="remove"),
    Command("sessions.move_seat", N_("Move to table…"), key="M", icon="right"),
    Command("sessions.pin_seat", N_("Pin or unpin"), key="I", icon="pin"),
    Command("sessions.publish_seating", N_("Publish seating"), icon="publish"),
    Command("sessions.export_seating", N_("Export seating plan…"), icon="export"),
)
LIVE = (
    Command("sessions.line", N_("Back to the capture line"), key="Ctrl+L"),
    Command("sessions.kind", N_("Kind of statement…"), key="F2"),
    Command("sessions.table", N_("Table…"), key="F3"),
    Command("sessions.item", N_("Agenda item…"), key="F4"),
    Command("sessions.level", N_("Who is shown beside the words…"), key="F6"),
    Command("sessions.which", N_("Session to capture for…"), key="F7"),
    Command("sessions.keep", N_("Keep statement"), hint=N_("Enter, in the capture line.")),
    Command("sessions.split", N_("Keep what stands before the cursor"), key="Ctrl+Shift+Return"),
    Command("sessions.join", N_("Join with the statement above"), key="Ctrl+J"),
    Command("sessions.correct", N_("Correct last statement"), hint=N_("Up, in the empty capture line.")),
    Command("sessions.read_back", N_("Mark last statement read back"), key="Ctrl+Return"),
    Command("sessions.retry", N_("Try again to keep what is not kept"), key="Ctrl+R", icon="refresh"),
    Command("sessions.withdraw", N_("Withdraw statement"), key="Del", icon="delete"),
)
COMMANDS = PLAN + SEATS + LIVE
