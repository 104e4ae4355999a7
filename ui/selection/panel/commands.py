"""What can be done with a panel: answers noted, who leaves replaced, alternates chosen, lists handed on."""

from council.words import N_
from ui.commands import Command

PANEL = (
    Command("selection.confirm", N_("Note a yes"), key="Ctrl+Y", icon="check"),
    Command("selection.decline", N_("Note a no"), key="Ctrl+D", icon="remove"),
    Command(
        "selection.withdraw",
        N_("Note that they left"),
        key="Ctrl+Shift+D",
        icon="remove",
        hint=N_("For members who had said yes. What they said in the sessions stays with their seat."),
    ),
    Command("selection.expect", N_("Note no answer yet"), icon="clock"),
    Command("selection.change_answer", N_("Change day or note…"), icon="edit"),
    Command(
        "selection.replace",
        N_("Draw replacements…"),
        key="Ctrl+R",
        icon="shuffle",
        hint=N_("The same lottery over the seats that are free; everybody who stays is held."),
    ),
    Command(
        "selection.call_up",
        N_("Call up the next alternate"),
        key="Ctrl+U",
        icon="seat",
        hint=N_("The one chosen in the list, or else the one who mends most of what the panel lacks."),
    ),
    Command("selection.release", N_("Let them wait no longer"), icon="dash"),
    Command(
        "selection.choose_alternates",
        N_("Choose alternates"),
        icon="search",
        hint=N_("How many of which kind leave the fewest seats short when members leave."),
    ),
    Command("selection.draw_alternates", N_("Draw these alternates…"), icon="shuffle"),
    Command("selection.see_seats", N_("Show the seats"), icon="seat"),
    Command("selection.see_alternates", N_("Show the alternates"), icon="people"),
    Command("selection.export_panel", N_("Export the panel…"), icon="export"),
    Command(
        "selection.export_contacts",
        N_("Export the contact sheet…"),
        icon="unlock",
        hint=N_("Members and alternates with their contact details. Asks for the passphrase."),
    ),
    Command("selection.export_alternates", N_("Export the alternates…"), icon="export"),
    Command("selection.export_stages", N_("Export the stages…"), icon="export"),
    Command("selection.export_certificate", N_("Export the certificate…"), icon="certificate"),
)
