"""What can be done on the road of a draw: find, publish, draw, tell; and the screen of its ceremony."""

from council.words import N_
from ui.commands import Command

DRAW = (
    Command("selection.next_step", N_("Do the next step of the draw"), key="Ctrl+Return", icon="right"),
    Command(
        "selection.find_lottery",
        N_("Find the lottery"),
        icon="search",
        hint=N_("Search for panels that meet every target and give fair chances. Nothing is drawn yet."),
    ),
    Command("selection.compare_rules", N_("Compare the rules"), icon="chart"),
    Command("selection.find_again", N_("Choose another rule…"), icon="edit"),
    Command(
        "selection.explain",
        N_("Explain these chances"),
        icon="help",
        hint=N_("Finds the same lottery again, so that the reason of each chance can be asked."),
    ),
    Command("selection.to_publish", N_("Go on to the commitment"), icon="right"),
    Command(
        "selection.commit",
        N_("Commit to this lottery…"),
        icon="lock",
        hint=N_("Fixes pool, targets, panels and chance, and gives the hash to be published."),
    ),
    Command(
        "selection.quick_draw",
        N_("Draw now…"),
        icon="shuffle",
        hint=N_("A quick draw: fixes the lottery and lets this computer draw at once."),
    ),
    Command("selection.copy_hash", N_("Copy the hash"), icon="copy"),
    Command(
        "selection.save_commitment",
        N_("Save the commitment…"),
        icon="export",
        hint=N_("commitment.json and both checkers, in a folder to be published."),
    ),
    Command(
        "selection.save_notice",
        N_("Save the notice to print…"),
        icon="print",
        hint=N_("One page with the hash, large, and how chance will be drawn."),
    ),
    Command(
        "selection.save_letters",
        N_("Save the table for the letters…"),
        icon="table",
        hint=N_("A row for each respondent: code, tickets, chance and hash. Not to be published."),
    ),
    Command(
        "selection.save_receipts",
        N_("Save everybody’s receipts…"),
        icon="file",
        hint=N_("A file for each respondent, to be handed to that person alone."),
    ),
    Command("selection.to_drawing", N_("Go on to the draw in public"), icon="right"),
    Command("selection.draw_panel", N_("Reveal the panel…"), icon="shuffle"),
    Command(
        "selection.enter_beacon",
        N_("Enter what the beacon shows"),
        key="Ctrl+B",
        icon="clock",
        hint=N_("Goes to the field for the beacon’s signature, once its round has appeared."),
    ),
    Command(
        "selection.void_draw",
        N_("Void this draw…"),
        icon="remove",
        hint=N_("When the beacon never spoke, or the ceremony failed. The next commitment says so."),
    ),
    Command("selection.to_result", N_("Go on to the result"), icon="right"),
    Command("selection.to_panel", N_("Go to the panel"), icon="seat"),
    Command(
        "selection.ceremony",
        N_("Ceremony screen"),
        key="F8",
        icon="projector",
        hint=N_("Opens or closes the second window, for the room."),
    ),
    Command("selection.ceremony_back", N_("Back on the screen"), key="Alt+Left", icon="left"),
    Command("selection.ceremony_next", N_("Next on the screen"), key="Alt+Right", icon="right"),
    Command("selection.verify", N_("Verify a certificate…"), icon="tick"),
)
