"""From the counts of the groups to one word for a statement, and what that word rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import prod
from typing import TYPE_CHECKING

from council.ground.shared.chances import HALF, completion
from council.ground.shared.values import (
    CONTESTED,
    EMERGING,
    NOT_SHARED,
    SHARED,
    UNKNOWN,
    Cell,
    Missing,
)
from council.ground.voting.values import SMALLEST

if TYPE_CHECKING:
    from council.ground.shared.counts import Counts

SURE, LIKELY = 0.9, 0.5
MOST_AGAINST = 1 / 3
# Answers by which a statement is drawn to the usual one, and a group to the whole. From 2 and 4 to 8 and 10
# the figures of the benchmark move by one in a hundred at most.
TO_USUAL, TO_WHOLE = 3, 6


def cells_of(counts: Counts, at: int, *, least: int = SMALLEST) -> list[Cell]:
    """One statement in each group of at least `least` people, with its intervals."""
    cells = []
    for number, (name, size) in enumerate(zip(counts.groups, counts.sizes, strict=True)):
        if size < least:
            continue
        agree, against = int(counts.agree[number, at]), int(counts.disagree[number, at])
        asked = agree + against + int(counts.passed[number, at])
        size = max(size, asked)  # guests at a table may have shown cards too
        reach, other = completion(agree, asked, size), completion(against, asked, size)
        span = (reach.low, reach.high, other.low, other.high)
        cells.append(Cell(counts.field, name, size, asked, agree, against, *span))
    return cells


def by_field(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    """The cells of one field at a time; those of a field stand together."""
    for _field, mine in groupby(cells, key=lambda cell: cell.field):
        yield list(mine)


def name_of(cell: Cell) -> str:
    """A group by its field and its name ("region: North"); the whole council by its own."""
    return f"{cell.field}: {cell.group}" if cell.field else cell.group


def chance(cells: Sequence[Cell], more_than: float = HALF) -> tuple[float | None, str]:
    """The least over the fields of the chance that every group agrees, and the group that holds it back.

    Source: PSG = min over partitions of the product over groups of P(A_tot > t N_g), beta-binomial tails.
    """
    best: tuple[float, str] | None = None
    for mine in by_field(cells):
        chances = [completion(cell.agree, cell.asked, cell.size, more_than).over for cell in mine]
        whole = round(prod(chances), 12)  # an even chance is one half, not a hair less
        if best is None or whole < best[0]:
            weakest = min(
                range(len(mine)),
                key=lambda at: (round(chances[at], 9), (mine[at].agree + 1) / (mine[at].asked + 2)),
            )
            best = whole, name_of(mine[weakest])
    return best or (None, "")


def strength(cells: Sequence[Cell], agree: int, asked: int, usual: float) -> tuple[float, bool]:
    """How far every group agrees, least over the fields, and whether more than half of each do.

    Few answers say little: the whole is drawn to the usual statement by three answers, each group to the
    whole by six. On votes held out this order finds more agreement, also in the worst group, than the share
    that agrees, group-informed consensus or the chance that all agree: `dev.py bench ground votes`.

    Args:
        cells: of the groups large enough. agree, asked: of the whole. usual: agreeing share of all answers.
    Returns: the whole's share times the square of the geometric mean over the groups of a field.
    """
    whole = (agree + TO_USUAL * usual) / (asked + TO_USUAL)
    least, each_most = 1.0, whole > HALF
    for mine in by_field(cells):
        drawn = [(cell.agree + TO_WHOLE * whole) / (cell.asked + TO_WHOLE) for cell in mine]
        least = min(least, prod(drawn) ** (2 / len(drawn)))
        each_most = each_most and min(drawn) > HALF
    return whole * least, each_most


def label(psg: float | None, asked: int, size: int, cells: Sequence[Cell], *, is_untold: bool = False) -> str:
    """One word for a statement; groups that plainly differ come first of all.

    is_untold: of some fields nothing is known; then it is not shared, since nobody knows whether they agree.
    """
    if sides(cells):
        return CONTESTED
    if (
        psg is None
        or not asked
        or asked < HALF * size
        or any(cell.asked < HALF * cell.size for cell in cells)
    ):
        return UNKNOWN
    if psg >= SURE and max(cell.against_high for cell in cells) <= MOST_AGAINST and not is_untold:
        return SHARED
    return EMERGING if psg >= LIKELY else NOT_SHARED


def sides(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Two groups of one field, most of one for certain agreeing and most of the other against; () if none."""
    found: list[tuple[float, str, str]] = []
    for mine in by_field(cells):
        agreeing = max(mine, key=lambda c: (c.low, c.agree / max(c.size, 1)))
        against = max(mine, key=lambda c: (c.against_low, c.disagree / max(c.size, 1)))
        if agreeing.low > HALF and against.against_low > HALF:
            found.append((agreeing.low + against.against_low, name_of(agreeing), name_of(against)))
    return max(found, key=lambda f: f[0])[1:] if found else ()


def missing(cells: Sequence[Cell]) -> tuple[Missing, ...]:
    """The groups of which less than half was asked, the thinnest first."""
    thin = [cell for cell in cells if cell.asked < HALF * cell.size]
    thin.sort(key=lambda cell: cell.asked / cell.size)
    return tuple(Missing(name_of(c), c.asked, c.size, -(-c.size // 2) - c.asked) for c in thin)


def carried(cells: Sequence[Cell], overall: float, size: int) -> tuple[str, ...]:
    """The groups large enough in which most agree for certain, while the whole does not."""
    least = max(3.0, 0.05 * size)
    return tuple(name_of(c) for c in cells if overall < HALF and c.size >= least and c.low > HALF)
