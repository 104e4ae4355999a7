"""Questions to ground, answered as frozen values; heavy sums are left to the pure modules beside."""

from council.ground.map.queries import places_of
from council.ground.meaning.queries import mask_name, question_of
from council.ground.shared.queries import GroundFacts, GroundLine, ground_facts, ground_of
from council.ground.themes.queries import (
    ThemedStatement,
    ThemeView,
    gathering_of,
    themes_before,
    themes_of,
    unthemed,
)
from council.ground.voting.queries import (
    SEATED,
    askings_of,
    fields_of,
    members_of,
    sheets_of,
    shows_of,
    votes_of,
)

__all__ = [
    "SEATED",
    "GroundFacts",
    "GroundLine",
    "ThemeView",
    "ThemedStatement",
    "askings_of",
    "fields_of",
    "gathering_of",
    "ground_facts",
    "ground_of",
    "mask_name",
    "members_of",
    "places_of",
    "question_of",
    "sheets_of",
    "shows_of",
    "themes_before",
    "themes_of",
    "unthemed",
    "votes_of",
]
