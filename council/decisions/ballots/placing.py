"""Who comes where, and who is in when places are few; equals are told, never chosen between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from council.decisions.ballots.lots import Lot

Order = tuple[tuple[int, ...], ...]  # options numbered from 1, best first, equals together


@dataclass(frozen=True, slots=True)
class Taken:
    """Options that are in, and those equal for the last places while nobody has decided between them."""

    winners: tuple[int, ...]
    waiting: tuple[int, ...] = ()


def in_order(values: Mapping[int, Fraction | int]) -> Order:
    """Options by their value, highest first; those of one value together, in the order of the paper."""
    steps = sorted(set(values.values()), reverse=True)
    return tuple(tuple(sorted(o for o, value in values.items() if value == step)) for step in steps)


def place_of(order: Order, option: int) -> int:
    """The place of an option, from 1; equals share the better one: 1, 2, 2, 4. 0 when it has none."""
    before = 0
    for group in order:
        if option in group:
            return before + 1
        before += len(group)
    return 0


def take(order: Order, places: int, *, ties: str, lot: Lot | None = None) -> Taken:
    """The first options of an order, as many as there are places.

    Equals are all in if places suffice. Else the rule fixed beforehand decides: with "none" they stay out,
    with "runoff" and, before a number is drawn, with "lot" they wait.
    """
    winners: list[int] = []
    for group in order:
        left = places - len(winners)
        if len(group) <= left:
            winners += group
            continue
        if left <= 0 or ties == "none":
            break
        if ties == "runoff" or lot is None:
            return Taken(tuple(sorted(winners)), group)
        winners += lot.order(1, group)[:left]
        break
    return Taken(tuple(sorted(winners)))


def decided_order(order: Order, lot: Lot | None) -> Order:
    """An order in which the lot, where one was drawn, has put equals one after the other."""
    if lot is None:
        return order
    return tuple((option,) for group in order for option in lot.order(1, group))


def numbered(texts: Sequence[str], options: int) -> tuple[str, ...]:
    """The options' texts, or their numbers where none were handed in."""
    return tuple(texts) or tuple(str(n) for n in range(1, options + 1))
