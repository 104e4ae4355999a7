"""What answers still to come could do to the word of a statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from council.ground.shared.chances import completion
from council.ground.shared.judging import MOST_AGAINST, SURE, by_field, chance, label, name_of
from council.ground.shared.values import EMERGING, NOT_SHARED, SHARED, Cell, Line


def agrees_needed(line: Line) -> tuple[tuple[str, int], ...] | None:
    """How many more of which groups must agree at the least for the next better word, the weakest first.

    From "not shared" to "emerging", from "emerging" to "shared". Of the field that holds it back, else of the
    one where most are wanted: who answers is of a group in every field. () when not even everybody's
    agreement would do; None where this cannot be told from the figures that are shown.
    """
    better = {NOT_SHARED: (EMERGING, SHARED), EMERGING: (SHARED,)}.get(line.label)
    if better is None or not _tells(line):
        return None
    wanted = {mine[0].field: _wanted(mine, line, better) for mine in by_field(line.cells)}
    if any(each is None for each in wanted.values()):
        return ()
    held = held_by(line).partition(": ")[0]
    most = max(wanted, key=lambda field: sum((wanted[field] or {}).values()))
    return tuple((wanted.get(held) or wanted[most] or {}).items()) or None


def held_by(line: Line) -> str:
    """The group that keeps an emerging statement from being shared; "" where its figures are not shown."""
    if (line.psg or 0.0) < SURE:
        return line.limiting_group
    most = most_against(line)
    return name_of(most) if most is not None else ""


def most_against(line: Line) -> Cell | None:
    """The group of which over a third may disagree; None where its figures are not shown."""
    most = max(line.cells, key=lambda cell: cell.against_high, default=None)
    return most if most is not None and most.against_high > MOST_AGAINST else None


def _wanted(cells: Sequence[Cell], line: Line, better: Sequence[str]) -> dict[str, int] | None:
    """How many more of each group of one field must agree for a better word; None if all would not do."""
    given: dict[str, int] = {}
    mine = list(cells)
    while _word(mine, line) not in better:
        open_cells = [at for at, cell in enumerate(mine) if cell.asked < cell.size]
        if not open_cells:
            return None
        at = min(open_cells, key=lambda i: _over(mine[i], line.more_than))
        if (chance(mine, line.more_than)[0] or 0.0) >= SURE:  # enough agree; too many may be against
            at = max(open_cells, key=lambda i: mine[i].against_high)
            if mine[at].against_high <= MOST_AGAINST:
                return None  # those who are too many against have all been asked
        mine[at] = _more(mine[at], agree=1)
        given[name_of(mine[at])] = given.get(name_of(mine[at]), 0) + 1
    return given


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
