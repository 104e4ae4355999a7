"""All that the page of near pairs stands on besides the pairs themselves, asked in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from council.ground.meaning.queries import standing_of
from council.ground.queries import votes_of
from council.ground.voting.values import VotesView
from council.sessions.queries import likenesses_of
from ui.ground.origin import origins_of

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """A statement that stands: its number, its words, and where it comes from as far as was agreed."""

    id: str
    number: int
    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class PairsDesk:
    """The statements, what people said of pairs (True: the same), oldest first, and the counts of votes.

    `counts` has (agree, disagree, pass) by statement.
    """

    told: Mapping[str, Told]
    judged: Mapping[Pair, bool]
    counts: Mapping[str, tuple[int, int, int]]


def pairs_desk_of(db: Any) -> PairsDesk:
    """The desk of this council; what was said of an earlier wording counts for the one standing."""
    standing, origins = standing_of(db), origins_of(db)
    told = {
        key: Told(key, view.number, " ".join(view.text.split()), origins[key].words)
        for key, view in standing.items()
        if key == view.id
    }
    judged: dict[Pair, bool] = {}
    for each in likenesses_of(db):
        if each.statement_id in standing and each.other_id in standing:
            pair = frozenset((standing[each.statement_id].id, standing[each.other_id].id))
            judged.pop(pair, None)
            judged[pair] = each.same
    return PairsDesk(
        told, {pair: same for pair, same in judged.items() if len(pair) > 1}, counts_in(votes_of(db))
    )


def counts_in(seen: VotesView) -> dict[str, tuple[int, int, int]]:
    """How many agreed, disagreed and passed on each statement, by seat and by cards."""
    found = {}
    for at, statement in enumerate(seen.statements):
        said = [row[at] for row in seen.rows]
        cards = seen.shows.get(statement, ())
        found[statement] = (
            said.count(1) + sum(show.agree for show in cards),
            said.count(-1) + sum(show.disagree for show in cards),
            said.count(0) + sum(show.passed for show in cards),
        )
    return found
