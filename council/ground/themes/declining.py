"""A proposal without what people declined of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from council.ground.themes.matching import Plan, ThemeBefore, plan_of
from council.ground.themes.values import FoundParent, Worked


def accepted(
    before: Sequence[ThemeBefore], found: Worked, declined: Collection[str]
) -> tuple[Worked, frozenset[str]]:
    """The proposal without what was declined, and the themes that so stay as they are.

    A new theme that is declined is not made: its statements stay where they are, or in none when the theme
    they were in goes. One that stands and is declined keeps its title, its place and every statement.
    """
    plan = plan_of(before, found.themes, found.parents)
    taken = [at for at, theme in enumerate(found.themes) if plan.key(at, theme) not in declined]
    place_of = {at: place for place, at in enumerate(taken)}
    parents, parent_of = _parents_left(found, plan, place_of, declined)
    home = {s: theme.id for theme in before for s in theme.statements}
    back = _taken_back(found, plan, set(place_of), home)
    themes = []
    for at in taken:
        theme, more = found.themes[at], back.get(plan.follows.get(at, ""), {})
        themes.append(
            replace(
                theme,
                statements=(*theme.statements, *more),
                scores=(*theme.scores, *more.values()),
                parent=None if theme.parent is None else parent_of.get(theme.parent),
            )
        )
    said = {s for theme in themes for s in theme.statements} | set(found.unthemed)
    rest = (s for theme in found.themes for s in theme.statements if s not in said)
    left = replace(
        found,
        themes=tuple(themes),
        parents=parents,
        mixed={place_of[at]: share for at, share in found.mixed.items() if at in place_of},
        also={s: tuple(place_of[at] for at in w if at in place_of) for s, w in found.also.items()},
        unthemed=(*found.unthemed, *rest),
    )
    return left, frozenset(declined) & {theme.id for theme in before}


def _taken_back(
    found: Worked, plan: Plan, taken: Collection[int], home: Mapping[str, str]
) -> dict[str, dict[str, float]]:
    """What a declined theme would have taken, by the theme it stays in instead: scores by statement."""
    back: dict[str, dict[str, float]] = {}
    going_on = frozenset(plan.follows.values())
    for at, theme in enumerate(found.themes):
        for statement, score in zip(theme.statements, theme.scores, strict=True):
            if at not in taken and home.get(statement, "") in going_on:
                back.setdefault(home[statement], {})[statement] = score
    return back


def _parents_left(
    found: Worked, plan: Plan, place_of: Mapping[int, int], declined: Collection[str]
) -> tuple[tuple[FoundParent, ...], dict[int, int]]:
    """The wider themes that are not declined, and the new position of each."""
    parents: list[FoundParent] = []
    parent_of = {}
    for at, parent in enumerate(found.parents):
        children = tuple(place_of[child] for child in parent.children if child in place_of)
        if plan.parent_key(at, parent) not in declined and (children or parent.key):
            parent_of[at] = len(parents)
            parents.append(replace(parent, children=children))
    return tuple(parents), parent_of
