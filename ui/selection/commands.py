"""What can be done on the road from targets to a panel."""

from ui.selection.draw.commands import DRAW
from ui.selection.panel.commands import PANEL
from ui.selection.pictures.commands import PICTURES
from ui.selection.targets.commands import TARGETS

COMMANDS = (
    *TARGETS,
    *DRAW,
    *PANEL,
    *PICTURES,
)
