"""What can be done with invitations."""

from council.words import N_
from ui.commands import Command

INVITE = (
    Command(
        "people.invite",
        N_("Draw letters…"),
        key="Ctrl+T",
        icon="draw",
        hint=N_("From an address register: letters by area, a list to print from, and a record."),
    ),
    Command(
        "people.check_invitation",
        N_("Check against the register…"),
        icon="tick",
        hint=N_("Draws the letters of the chosen round again and compares."),
    ),
    Command("people.save_invitation", N_("Save the record…"), icon="export"),
    Command(
        "people.forget_invitation",
        N_("Take the round out"),
        icon="delete",
        hint=N_("For letters that were never posted."),
    ),
)
