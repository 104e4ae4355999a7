"""What answers still to come could do to the word of a statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from council.ground.shared.chances import completion
from council.ground.shared.judging import by_field, chance, label, name_of
from council.ground.shared.values import EMERGING, NOT_SHARED, SHARED, Cell, Line


def agrees_needed(line: Line) -> tuple[tuple[str, int], ...] | None:
    """How many more of which groups must agree at the least for the next better word, the weakest first.

    From "not shared" to "emerging", from "emerging" to "shared". () when not even everybody's agreement would
    do; None where this cannot be told from the figures that are shown.
    """
    better = {NOT_SHARED: (EMERGING, SHARED), EMERGING: (SHARED,)}.get(line.label)
    if better is None or not _tells(line):
        return None
    weakest = min(by_field(line.cells), key=lambda mine: chance(mine, line.more_than)[0] or 0.0)
    given: dict[str, int] = {}
    mine = list(weakest)
    while _word(mine, line) not in better:
        open_cells = [at for at, cell in enumerate(mine) if cell.asked < cell.size]
        if not open_cells:
            return ()
        at = min(open_cells, key=lambda i: _over(mine[i], line.more_than))
        mine[at] = _more(mine[at], agree=1)
        given[name_of(mine[at])] = given.get(name_of(mine[at]), 0) + 1
    return tuple(given.items())


def against_needed(line: Line) -> tuple[str, int] | None:
    """The fewest in one group whose "against" would take "shared" away, with the group; None if none can.

    None also where this cannot be told from the figures that are shown.
    """
    if line.label != SHARED or not _tells(line):
        return None
    found: list[tuple[int, str]] = []
    for mine in by_field(line.cells):
        for at, cell in enumerate(mine):
            most = min(cell.size - cell.asked, min((f[0] for f in found), default=cell.size))
            for count in range(1, most + 1):
                tried = [*mine[:at], _more(cell, disagree=count), *mine[at + 1 :]]
                if _word(tried, line) != SHARED:
                    found.append((count, name_of(cell)))
                    break
    count, name = min(found, default=(0, ""))
    return (name, count) if count else None


def stands(line: Line) -> bool | None:
    """Whether "shared" holds even if all not yet asked disagreed; None where the figures do not tell."""
    if line.label != SHARED or not _tells(line):
        return None
    worst = [[_more(cell, disagree=cell.size - cell.asked) for cell in mine] for mine in by_field(line.cells)]
    return all(_word(mine, line) == SHARED for mine in worst)


def _tells(line: Line) -> bool:
    """Whether the shown cells lead to the same word, so that reckoning on from them is right."""
    names = {name_of(cell) for cell in line.cells}
    return line.limiting_group in names and _judged(line) == line.label


def _judged(line: Line) -> str:
    return label(chance(line.cells, line.more_than)[0], line.asked, line.size, line.cells)


def _word(cells: Sequence[Cell], line: Line) -> str:
    return label(chance(cells, line.more_than)[0], line.size, line.size, cells)


def _over(cell: Cell, more_than: float) -> float:
    return completion(cell.agree, cell.asked, cell.size, more_than).over


def _more(cell: Cell, *, agree: int = 0, disagree: int = 0) -> Cell:
    asked, for_it, against = cell.asked + agree + disagree, cell.agree + agree, cell.disagree + disagree
    reach, other = completion(for_it, asked, cell.size), completion(against, asked, cell.size)
    return replace(
        cell, asked=asked, agree=for_it, disagree=against,
        low=reach.low, high=reach.high, against_low=other.low, against_high=other.high,
    )  # fmt: skip
