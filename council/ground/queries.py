"""Questions to ground, answered as frozen values; heavy sums are left to the pure modules beside."""

from council.ground.conversation.queries import names_here
from council.ground.map.queries import places_of
from council.ground.meaning.queries import engine_of, mask_name, model_of, question_of
from council.ground.pairs.queries import pairs_material
from council.ground.shared.ageing.queries import ground_mark, judged_of
from council.ground.shared.queries import (
    GroundFacts,
    coverage_of,
    ground_facts,
    ground_of,
    matrix_of,
    representative_of,
)
from council.ground.shared.values import GroundLine, Matrix, MatrixRow
from council.ground.themes.proposals.queries import live_material
from council.ground.themes.queries import (
    ThemedStatement,
    ThemesSheet,
    ThemeView,
    gathering_of,
    themes_before,
    themes_of,
    themes_sheet,
    unthemed,
)
from council.ground.voting.queries import (
    SEATED,
    answers_of,
    askings_of,
    earlier_answers,
    fields_of,
    members_of,
    sheets_of,
    shows_of,
    vote_account,
    votes_of,
)

__all__ = [
    "SEATED",
    "GroundFacts",
    "GroundLine",
    "Matrix",
    "MatrixRow",
    "ThemeView",
    "ThemedStatement",
    "ThemesSheet",
    "answers_of",
    "askings_of",
    "coverage_of",
    "earlier_answers",
    "engine_of",
    "fields_of",
    "gathering_of",
    "ground_facts",
    "ground_mark",
    "ground_of",
    "judged_of",
    "live_material",
    "mask_name",
    "matrix_of",
    "members_of",
    "model_of",
    "names_here",
    "pairs_material",
    "places_of",
    "question_of",
    "representative_of",
    "sheets_of",
    "shows_of",
    "themes_before",
    "themes_of",
    "themes_sheet",
    "unthemed",
    "vote_account",
    "votes_of",
]
