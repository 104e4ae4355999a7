"""The verbs of ground: votes come in, themes are proposed and put right by people, shared ground is kept.

Every verb works in the transaction it gets, refuses with a refusal of this room, and never reads the clock.
"""

from council.ground.map.actions import keep_places
from council.ground.meaning.actions import keep_vectors
from council.ground.shared.actions import keep_ground
from council.ground.themes.actions import (
    add_theme,
    keep_themes,
    merge_themes,
    place_statements,
    remove_theme,
    rename_theme,
    split_theme,
)
from council.ground.voting.actions import keep_votes

__all__ = [
    "add_theme",
    "keep_ground",
    "keep_places",
    "keep_themes",
    "keep_vectors",
    "keep_votes",
    "merge_themes",
    "place_statements",
    "remove_theme",
    "rename_theme",
    "split_theme",
]
