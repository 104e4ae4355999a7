"""What a person can do with the map."""

from council.words import N_
from ui.commands import Command

MAP = (
    Command("ground.draw_map", N_("Draw the map"), icon="map"),
)  # fmt: skip
