"""What a person can do with votes."""

from council.words import N_
from ui.commands import Command

VOTES = (
    Command(
        "ground.new_set",
        N_("New set of statements…"),
        key="Ctrl+Shift+A",
        icon="add",
        hint=N_("Choose statements from themes, the short list or the rest, and put them to the council."),
    ),
    Command("ground.import_votes", N_("Import votes…"), key="Ctrl+I", icon="import",
            hint=N_("One row a vote, or a Polis export as it is; files can be dropped onto the page.")),
    Command("ground.import_polis", N_("Import a Polis folder…"), icon="import"),
    Command("ground.enter_votes", N_("Enter answers"), key="Ctrl+Shift+E", icon="vote",
            hint=N_("Seat by seat, cards of the tables, or sheet by sheet: as the set is answered.")),
    Command("ground.hand_votes_round", N_("Hand the laptop round"), key="Ctrl+L", icon="seat"),
    Command("ground.print_votes", N_("Print sheets…"), key="Ctrl+P", icon="print"),
    Command("ground.settle_sheet", N_("Settle differences"), icon="check"),
    Command("ground.close_set", N_("Close the set"), icon="lock"),
    Command("ground.reopen_set", N_("Open it again"), icon="unlock"),
    Command("ground.take_back_answers", N_("Take back answers"), key="Del", icon="remove"),
    Command("ground.answers_done", N_("Back to the set"), icon="left"),
    Command("ground.put_in_set", N_("Put in or take out"), key="Ins", icon="right"),
    Command("ground.take_out_of_set", N_("Take out of the set"), key="Del", icon="remove"),
    Command("ground.set_up", N_("Move up"), key="Alt+Up", icon="up"),
    Command("ground.set_down", N_("Move down"), key="Alt+Down", icon="down"),
    Command("ground.put_to_council", N_("Put to the council"), key="Ctrl+Return", icon="check"),
    Command("ground.leave_set", N_("Leave"), icon="left"),
)  # fmt: skip
