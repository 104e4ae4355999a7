"""What can be done with a picture of the selection."""

from council.words import N_
from ui.commands import Command

PICTURES = (
    Command(
        "selection.picture_as_table",
        N_("Show as table, or as picture"),
        key="Ctrl+Shift+T",
        icon="table",
        hint=N_("The same numbers, to be read, copied or saved as CSV."),
    ),
    Command("selection.copy_picture", N_("Copy picture or table"), key="Ctrl+Shift+C", icon="copy"),
    Command(
        "selection.save_picture",
        N_("Save picture or table…"),
        key="Ctrl+Shift+E",
        icon="export",
        hint=N_("A picture as PNG or SVG, a table as CSV."),
    ),
    Command(
        "selection.show_small",
        N_("Show or gather groups under five"),
        icon="eye",
        hint=N_("For your eyes. A picture to be published never shows fewer than five people alone."),
    ),
)
