"""What of the counts may be shown: no figure of one to four people, nor one from which it could be told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from statistics import NormalDist

import numpy as np

from council.ground.shared.cutting import kept_back
from council.ground.shared.judging import by_field, name_of
from council.ground.shared.values import Cell, Hidden
from council.ground.voting.polis import two_proportions
from council.ground.voting.values import SMALLEST, Partition

BY_CHANCE = 0.05  # how often one statement may be called divisive though its groups are alike


def shown(
    cells: Sequence[Cell], asked: int, telling: Collection[str] = ()
) -> tuple[list[Cell], list[Hidden]]:
    """The cells of one field that may be shown, and the others by name.

    `asked` are those of the whole council whose answers are known with their seat or their group: answers
    without a name protect no group, since a hidden one would follow from the total but for so many.
    `telling` are groups beside which a group of another field would tell of a few.
    """
    also = [at for at, cell in enumerate(cells) if cell.group in telling]
    hidden = kept_back([cell.asked for cell in cells], asked, also)
    free = [cell for at, cell in enumerate(cells) if at not in hidden]
    return free, [Hidden(cells[at].field, cells[at].group, why) for at, why in sorted(hidden.items())]


def telling_groups(
    marked: Iterable[Sequence[bool]], partitions: Sequence[Partition]
) -> tuple[Mapping[int, set[str]], ...]:
    """Groups of which those marked are all but one to four of those marked in a group of another field.

    Taken from that group they would leave what is known of these few.

    Args:
        marked: for each statement, who of the council was asked.
    Returns: for each partition, by statement, the names of such groups; statements without any are left out.
    """
    field = np.repeat(np.arange(len(partitions)), [len(p.groups) for p in partitions])
    found: tuple[dict[int, set[str]], ...] = tuple({} for _each in partitions)
    if len(partitions) < 2 or not len(field):
        return found
    columns = [np.array(p.member)[:, None] == np.arange(len(p.groups)) for p in partitions]
    inside = np.concatenate(columns, axis=1).astype(float)
    across = field[:, None] != field
    names = [name for p in partitions for name in p.groups]
    for at, those in enumerate(marked):
        mine = inside[np.asarray(those, dtype=bool)]
        both = mine.T @ mine
        count = both.diagonal()
        more = count - count[:, None]
        nested = across & (both == count[:, None]) & (count[:, None] > 0) & (more > 0) & (more < SMALLEST)
        for group in np.flatnonzero(nested.any(1)).tolist():
            found[field[group]].setdefault(at, set()).add(names[group])
    return found


def difference(
    cells: Sequence[Cell], *, among: Sequence[Cell] | None = None
) -> tuple[float, float, tuple[str, ...], bool]:
    """The widest difference of support between two groups of a field, its z, the two, and if it is no chance.

    The bar rises with the pairs that could have been the widest (Bonferroni), so that many groups do not make
    a statement divisive; `among` are all the cells somebody looks through, these among them.
    Source of z: Polis, stats.clj; 0 with a single group.
    """
    widest: tuple[float, float, tuple[str, ...]] = (0.0, 0.0, ())
    looked_at = cells if among is None else among
    pairs = sum(len(m) * (len(m) - 1) // 2 for m in by_field([cell for cell in looked_at if cell.asked]))
    for mine in by_field([cell for cell in cells if cell.asked]):
        ranked = sorted(mine, key=_support)
        low, high = ranked[0], ranked[-1]
        gap = _support(high) - _support(low)
        if gap > widest[0]:
            widest = gap, _z(high, low), (name_of(high), name_of(low))
    bar = NormalDist().inv_cdf(1 - BY_CHANCE / 2 / pairs) if pairs else 0.0
    return *widest, bool(pairs) and widest[1] > bar


def split(agree: int, against: int) -> float:
    """How evenly those who take a side are split: 2 min(a, d) / (a + d), 0 when all are on one side."""
    return 2 * min(agree, against) / (agree + against) if agree + against else 0.0


def _z(one: Cell, other: Cell) -> float:
    counts = (one.agree, one.asked, other.agree, other.asked)
    return float(two_proportions(*(np.array(count, dtype=np.float64) for count in counts)))


def _support(cell: Cell) -> float:
    return (cell.agree + 1) / (cell.asked + 2)
