"""What a person can do with the map."""

from council.words import N_
from ui.commands import Command

MAP = (
    Command(
        "ground.draw_map",
        N_("Draw the map"),
        icon="map",
        hint=N_("Lays every statement anew. Until then it stays, and what is new finds its place on it."),
    ),
)  # fmt: skip
