"""What can be done at the ballot desk: data only."""

from council.words import N_
from ui.commands import Command

BALLOTS = (
    Command("decisions.open", N_("Open ballot…"), icon="play"),
    Command("decisions.close", N_("Close ballot…"), icon="stop"),
    Command("decisions.papers", N_("Count papers…"), icon="copy"),
    Command("decisions.enter", N_("Enter pile…"), key="Ctrl+T", icon="table"),
    Command("decisions.settle", N_("Settle pile…"), icon="merge"),
    Command("decisions.certify", N_("Certify ballot…"), icon="certificate"),
    Command("decisions.void", N_("Declare void…"), icon="close"),
)
