"""What can be done on the way: data only."""

from council.words import N_
from ui.commands import Command

WAY = (
    Command("decisions.way", N_("Show the way from here"), key="Ctrl+G", icon="link"),
    Command("decisions.back", N_("Back on the way"), key="Alt+Left", icon="left"),
    Command("decisions.open_step", N_("Open where it is kept"), key="Alt+Right", icon="right"),
    Command("decisions.start_way", N_("Begin the way at…"), key="Ctrl+J", icon="search"),
    Command("decisions.print_way", N_("Print the way…"), icon="print"),
    Command("decisions.export_way", N_("Export all links…"), icon="export"),
)
