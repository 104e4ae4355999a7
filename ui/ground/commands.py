"""What a person can do in the room of ground."""

from ui.ground.map.commands import MAP
from ui.ground.pairs.commands import PAIRS
from ui.ground.shared.commands import SHARED
from ui.ground.themes.commands import THEMES
from ui.ground.votes.commands import VOTES

COMMANDS = (*THEMES, *PAIRS, *VOTES, *SHARED, *MAP)
