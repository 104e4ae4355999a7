"""The parts people have in a council who are no members of it, their jobs at a table, and a fair rota."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from council.words import N_

T = TypeVar("T")

KINDS = {
    "facilitator": N_("facilitator"),
    "note_taker": N_("note-taker"),
    "speaker": N_("speaker"),
    "secretariat": N_("secretariat"),
    "convener": N_("convener"),
    "commissioner": N_("commissioner"),
    "stakeholder": N_("stakeholder"),
    "partner": N_("partner"),
    "ally": N_("ally"),
    "observer": N_("observer"),
    "teller": N_("teller"),
}
JOBS = {
    "facilitator": N_("facilitates"),
    "note_taker": N_("takes notes"),
    "interpreter": N_("interprets"),
    "speaker": N_("speaks"),
    "observer": N_("observes"),
}


@dataclass(frozen=True, slots=True)
class Hand:
    """A facilitator as the rota sees one: an id, and codes of languages."""

    id: str
    languages: tuple[str, ...] = ()


def codes_of(text: str) -> tuple[str, ...]:
    """The languages in a line as "de, FR en", in lower case, each once, in their order.

    Whole words stay whole: "German" is a language called so, not one called "ger" and one called "man".
    """
    return tuple(dict.fromkeys(re.findall(r"[^\W\d_]{2,}(?:-[^\W_]{2,8})*", text.casefold())))


def rota_of(
    tables: Sequence[str],
    hands: Sequence[Hand],
    *,
    needed: Mapping[str, Sequence[str]],
    before: Mapping[tuple[str, str], int],
    session: int,
) -> dict[str, str]:
    """Who facilitates where: the languages of each table first, then where each was least often so far.

    Tables hard to serve choose first. With fewer hands than tables the last tables go without.

    Args:
        tables: ids of the tables without a facilitator, by number.
        hands: whoever is free; who comes first among equals turns with `session`, the session's number.
        needed: languages spoken at a table, by its id.
        before: how often a hand was at a table, by (hand id, table id).
    Returns: hand ids by table id.
    """
    free = turned(hands, session)
    times = Counter(dict(before))

    def speakers(table: str) -> int:
        return sum(_speaks(hand, needed.get(table, ())) for hand in free)

    rota = {}
    for table in sorted(tables, key=lambda each: (speakers(each), not needed.get(each), tables.index(each))):
        if not free:
            break
        wanted = needed.get(table, ())
        best = min(free, key=lambda hand: (not _speaks(hand, wanted), times[hand.id, table]))
        rota[table] = best.id
        free.remove(best)
    return rota


def turned(values: Sequence[T], by: int) -> list[T]:
    """The same values, beginning `by` places further on."""
    start = by % len(values) if values else 0
    return [*values[start:], *values[:start]]


def _speaks(hand: Hand, wanted: Sequence[str]) -> bool:
    return set(wanted) <= set(hand.languages)
