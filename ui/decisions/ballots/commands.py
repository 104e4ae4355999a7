"""What can be done at the ballot desk: data only."""

from council.words import N_
from ui.commands import Command

BALLOTS = (
    Command("decisions.new_ballot", N_("New ballot…"), key="Ctrl+Shift+N", icon="add"),
    Command("decisions.proof", N_("Look at the proof…"), icon="eye"),
    Command("decisions.open", N_("Open ballot…"), icon="play"),
    Command("decisions.call", N_("Call the roll…"), icon="people"),
    Command("decisions.close", N_("Close ballot…"), icon="stop"),
    Command("decisions.papers", N_("Count papers…"), icon="copy"),
    Command("decisions.enter", N_("Enter pile…"), key="Ctrl+T", icon="table"),
    Command("decisions.settle", N_("Settle pile…"), icon="merge"),
    Command("decisions.draw_lot", N_("Enter the number drawn…"), icon="draw"),
    Command("decisions.certify", N_("Certify ballot…"), icon="certificate"),
    Command("decisions.repeat", N_("Repeat ballot…"), icon="undo"),
    Command("decisions.print_ballot", N_("Save papers and sheets…"), icon="print"),
    Command("decisions.certificate", N_("Save certificate…"), icon="certificate"),
    Command("decisions.show_ballot", N_("Show ballot to the room"), icon="projector"),
    Command("decisions.void", N_("Declare void…"), icon="close"),
)
