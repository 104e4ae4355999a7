"""The verbs of ground: votes come in, themes are proposed and put right by people, shared ground is kept.

Every verb works in the transaction it gets, refuses with a refusal of this room, and never reads the clock.
"""

from council.ground.conversation.actions import import_conversation
from council.ground.map.actions import keep_places
from council.ground.meaning.actions import choose_engine, discard_vectors, keep_vectors
from council.ground.shared.actions import keep_ground
from council.ground.themes.actions import (
    add_theme,
    gather_themes,
    mark_stance,
    merge_themes,
    pin_statements,
    place_statements,
    put_under,
    remove_theme,
    rename_theme,
    split_theme,
    unpin_statements,
)
from council.ground.themes.proposals.actions import keep_themes, place_by_machine
from council.ground.voting.actions import (
    change_asking,
    close_asking,
    keep_answers,
    keep_votes,
    open_asking,
    reopen_asking,
    take_back_votes,
)
from council.ground.voting.together.actions import (
    keep_sheet,
    keep_show,
    settle_sheet,
    take_back_sheet,
    take_back_show,
)

__all__ = [
    "add_theme",
    "change_asking",
    "choose_engine",
    "close_asking",
    "discard_vectors",
    "gather_themes",
    "import_conversation",
    "keep_answers",
    "keep_ground",
    "keep_places",
    "keep_sheet",
    "keep_show",
    "keep_themes",
    "keep_vectors",
    "keep_votes",
    "mark_stance",
    "merge_themes",
    "open_asking",
    "pin_statements",
    "place_by_machine",
    "place_statements",
    "put_under",
    "remove_theme",
    "rename_theme",
    "reopen_asking",
    "settle_sheet",
    "split_theme",
    "take_back_sheet",
    "take_back_show",
    "take_back_votes",
    "unpin_statements",
]
