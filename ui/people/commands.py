"""What can be done with people."""

from council.words import N_
from ui.commands import Command
from ui.people.invite_commands import INVITE

COMMANDS = (
    Command(
        "people.import_pool",
        N_("Import people…"),
        key="Ctrl+I",
        icon="import",
        hint=N_("Take in a CSV or XLSX file with one row a person. Files can also be dropped on the page."),
    ),
    Command("people.show_contact", N_("Show contact details…"), key="Ctrl+Return", icon="unlock"),
    Command("people.exclude", N_("Leave out of draws…"), key="Ctrl+L", icon="remove"),
    Command("people.readmit", N_("Let take part again"), icon="add"),
    Command("people.show_kept", N_("What is kept, and why…"), icon="info"),
    Command("people.remove", N_("Remove from the pool"), key="Del", icon="delete"),
    Command("people.name_council", N_("Name the council…"), icon="edit"),
    *INVITE,
)
