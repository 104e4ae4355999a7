"""What a re-planning takes from whom, in the order in which it takes: for words, and for the record.

Buffers first, then unprotected minutes by rank, then whole items, then a later end; what no step can find is
missing for the decision, unless protected minutes were ceded by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from council.sessions.agenda import Block, Replanned
from council.words import N_

REASONS = {
    "item ended": N_("an item ended"),
    "pause": N_("a pause"),
    "overrun": N_("fitted by hand"),
}
"""Why a re-planning was kept, by its code; other reasons stand in the words they were given in."""
ORDER = ("buffer", "minutes", "cut", "carried", "later", "ceded", "missing", "back")


@dataclass(frozen=True, slots=True)
class Bite:
    """So many minutes taken (or for "back": given back) in one way; `item_id` is "" for the whole session."""

    how: str  # one of ORDER
    item_id: str
    minutes: int


def bites(
    before: Sequence[Block], done: Replanned, *, carried: Iterable[str] = (), protected: Iterable[str] = ()
) -> tuple[Bite, ...]:
    """What fitting a segment takes, in the order of ORDER, inside it in the order of the agenda.

    Args:
        carried: ids of blocks that, when given up, go on in a later session.
        protected: ids whose minutes count as ceded; those of protected blocks do anyway.
    """
    names = {block.id for block in before if block.protected} | set(protected)
    new = {block.id: [block.minutes, block.buffer] for block in done.blocks}
    gone = {id: "carried" if id in set(carried) else "cut" for id in done.cut}
    old = {block.id: [block.minutes, block.buffer] for block in before if not block.cut}
    return kept_bites(old, new, gone=gone, later=done.overtime, missing=done.missing, protected=names)


def kept_bites(
    before: Mapping[str, Sequence[int]],
    after: Mapping[str, Sequence[int]],
    *,
    gone: Mapping[str, str],
    later: int = 0,
    missing: int = 0,
    protected: Iterable[str] = (),
) -> tuple[Bite, ...]:
    """The same from {id: [minutes, buffer]} before and after, as a kept re-planning has them."""
    names, found = set(protected), []
    for item_id, (minutes, buffer) in before.items():
        left, rest = after.get(item_id, (minutes, buffer))
        if item_id in gone:
            found.append(Bite(gone[item_id], item_id, minutes + buffer))
            continue
        found.append(Bite("buffer", item_id, max(buffer - rest, 0)))
        found.append(Bite("ceded" if item_id in names else "minutes", item_id, max(minutes - left, 0)))
        found.append(Bite("back", item_id, max(left - minutes, 0) + max(rest - buffer, 0)))
    found += [Bite("later", "", later), Bite("missing", "", missing)]
    return tuple(sorted((bite for bite in found if bite.minutes), key=lambda bite: ORDER.index(bite.how)))
