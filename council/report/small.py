"""Groups of fewer than five people, counted together with others so that none can be told or worked out.

A break-down prints its total too, so a single small group would follow from the rest; and the same feature is
broken down more than once, so what is hidden in one place is hidden in all.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from council.report.facts.chosen import CategoryFacts
from council.selection.pictures import SMALL
from council.sessions.turns import Cell, Voices


@dataclass(frozen=True, slots=True)
class Shown:
    """Categories of which none gives anybody away, and the features that have none such."""

    categories: tuple[CategoryFacts, ...]
    unshown: tuple[str, ...] = ()


def together(
    categories: Sequence[CategoryFacts], *, hidden: Mapping[str, Collection[str]] | None = None
) -> Shown:
    """Count small groups of each feature together: at least two of them, and at least five people.

    Groups without anybody stay as they are. A feature in which all groups would be one is left out.

    Args: hidden: values that another break-down of the same feature hides, by the feature in lower case.
    """
    out: list[CategoryFacts] = []
    unshown: list[str] = []
    for name in dict.fromkeys(one.feature for one in categories):
        lines = [one for one in categories if one.feature == name]
        few = _few(lines, (hidden or {}).get(name.casefold(), ()))
        if not few:
            out += lines
        elif all(one in few or not one.panel for one in lines):
            unshown.append(name)
        else:
            out += [*(one for one in lines if one not in few), _one(few)]
    return Shown(tuple(out), tuple(unshown))


def _few(lines: Sequence[CategoryFacts], hidden: Collection[str]) -> list[CategoryFacts]:
    """The groups to count together, in the order in which they stand."""
    few = [one for one in lines if _is_small(one) or (one.panel and one.value in hidden)]
    rest = sorted((one for one in lines if one.panel and one not in few), key=lambda one: one.panel)
    while few and rest and (len(few) < 2 or sum(one.panel for one in few) < SMALL):
        few.append(rest.pop(0))
    return [one for one in lines if one in few]


def _is_small(one: CategoryFacts) -> bool:
    return 0 < one.panel < SMALL or 0 < one.pool < SMALL


def _one(few: Sequence[CategoryFacts]) -> CategoryFacts:
    shares = [one.share for one in few if one.share is not None]
    return CategoryFacts(
        feature=few[0].feature,
        value="; ".join(one.value for one in few),
        pool=sum(one.pool for one in few),
        panel=sum(one.panel for one in few),
        least=sum(one.least for one in few),
        most=sum(one.most for one in few),
        share=sum(shares, Fraction(0)) if len(shares) == len(few) else None,
        values=tuple(one.value for one in few),
    )


def reasons_together(counted: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Reasons with their people, those of fewer than five people counted together with the next."""
    few = [one for one in counted if 0 < one[1] < SMALL]
    rest = sorted((one for one in counted if one not in few), key=lambda one: one[1])
    while few and rest and (len(few) < 2 or sum(people for _reason, people in few) < SMALL):
        few.append(rest.pop(0))
    if len(few) < 2:
        return tuple(counted)
    both = ("; ".join(reason for reason, _people in few), sum(people for _reason, people in few))
    return (*(one for one in counted if one not in few), both)


def hidden_values(voices: Voices | None) -> dict[str, tuple[str, ...]]:
    """The values whose turns are hidden, by feature in lower case."""
    groups = voices.groups if voices else ()
    return {
        group.field.casefold(): tuple(cell.value for cell in group.cells if cell.hidden) for group in groups
    }


def hidden_too(voices: Voices, shown: Shown) -> Voices:
    """The turns without any group that the composition of the panel counts together or leaves out."""
    few: dict[str, set[str]] = {}
    for one in shown.categories:
        few.setdefault(one.feature.casefold(), set()).update(one.values)
    gone = {name.casefold() for name in shown.unshown}
    groups = tuple(
        replace(
            group,
            cells=tuple(
                Cell(cell.value, hidden=True)
                if cell.value in few.get(group.field.casefold(), ()) else cell
                for cell in group.cells
            ),
        )
        for group in voices.groups
        if group.field.casefold() not in gone
    )  # fmt: skip
    return replace(voices, groups=groups)
