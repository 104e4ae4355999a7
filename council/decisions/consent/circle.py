"""Who decides by consent, in which order they are heard, and who has not been heard yet. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """One voice of the circle: a seat, or a whole table that speaks through one person.

    `people` is 1 for a seat, and how many sit there for a table; `here` is False once they have left.
    """

    kind: str  # seat, table
    id: str
    people: int = 1
    here: bool = True


def people_of(circle: Sequence[Member]) -> int:
    """How many people are present: the base of every count in a consent round."""
    return sum(member.people for member in circle if member.here)


def order(circle: Sequence[Member], lap: int, *, last: str = "") -> tuple[str, ...]:
    """The ids of those present in speaking order; `last` speaks last (the one who is proposed).

    Derived, never chosen: each lap begins one place further on than the lap before, and goes the other way
    round. Everybody begins once before anybody begins again.
    """
    here = [member.id for member in circle if member.here]
    if not here:
        return ()
    start = lap % len(here)
    turned = here[start:] + here[:start]
    if direction(lap) < 0:
        turned = turned[:1] + turned[:0:-1]
    return tuple(sorted(turned, key=lambda id: id == last))


def direction(lap: int) -> int:
    """1: the turn goes on to the next in the circle; -1: to the one before."""
    return 1 if lap % 2 == 0 else -1


def waiting(ordered: Sequence[str], heard: Collection[str]) -> tuple[str, ...]:
    """Those not yet heard, in speaking order. A pass is heard; not asked is neither."""
    return tuple(id for id in ordered if id not in heard)
