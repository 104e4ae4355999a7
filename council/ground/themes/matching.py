"""Which theme that stands goes on as which theme of a proposal.

The same matching says what is shown beforehand and what is kept, so that nobody is shown one thing and gets
another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from council.ground.themes.values import FoundParent, FoundTheme

CONTINUES = 0.5  # Jaccard from which a proposed theme goes on under its old id and number


@dataclass(frozen=True, slots=True)
class ThemeBefore:
    """A theme as it stands: what is in it, by standing wording, and which of it people placed.

    `is_held`: people named it, placed something in it or put it where it is; no proposal lets it go.
    `is_named`: its title is theirs. `is_put`: they said which theme it stands under, or that it is by itself.
    """

    id: str
    title: str
    is_held: bool = False
    is_named: bool = False
    is_put: bool = False
    parent_id: str = ""
    statements: tuple[str, ...] = ()
    pinned: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """Which theme that stands goes on as which of a proposal, by position, and which would be let go."""

    follows: Mapping[int, str]
    parents: Mapping[int, str]
    gone: frozenset[str]

    def key(self, at: int, theme: FoundTheme) -> str:
        """The theme that goes on, else a key for a new one; "" for one people dissolved meanwhile."""
        return self.follows.get(at) or ("" if theme.key else f"new {at}")

    def parent_key(self, at: int, parent: FoundParent) -> str:
        """The same of a wider theme."""
        return self.parents.get(at) or ("" if parent.key else f"wider {at}")


def plan_of(
    before: Sequence[ThemeBefore],
    themes: Sequence[FoundTheme],
    parents: Sequence[FoundParent] = (),
    *,
    kept: Collection[str] = (),
) -> Plan:
    """Match a proposal with what stands: by key, else the most alike first, each once.

    A wider theme is matched by all that stands under it. `kept` are themes that stay as they are.
    """
    inside = {theme.id: frozenset(theme.statements) for theme in before}
    under = {each: _under(before, each) for each in {theme.parent_id for theme in before} if each in inside}
    free = [theme.id for theme in before if not theme.is_held and theme.id not in under]
    keys = [theme.key for theme in themes]
    follows = _successors(keys, [frozenset(theme.statements) for theme in themes], inside, free, kept)
    keyed = {parent.key for parent in parents} | {theme.key for theme in themes}
    wide = [frozenset(s for at in p.children for s in themes[at].statements) for p in parents]
    free = [each for each in under if each not in keyed]
    wider = _successors([parent.key for parent in parents], wide, inside | under, free, kept)
    going = set(inside) - set(follows.values()) - set(wider.values()) - set(kept)
    held = {theme.id for theme in before if theme.is_held}
    held |= {theme.parent_id for theme in before if theme.is_put or theme.id in kept}
    return Plan(follows, wider, frozenset(going - held))


def _under(before: Sequence[ThemeBefore], parent: str) -> frozenset[str]:
    return frozenset(s for theme in before if parent in (theme.parent_id, theme.id) for s in theme.statements)


def _successors(
    keys: Sequence[str],
    found: Sequence[frozenset[str]],
    inside: Mapping[str, frozenset[str]],
    free: Sequence[str],
    kept: Collection[str],
) -> dict[int, str]:
    follows = {at: key for at, key in enumerate(keys) if key in inside}
    homes: dict[str, list[str]] = {}
    for theme in free:
        if theme not in kept:
            for statement in inside[theme]:
                homes.setdefault(statement, []).append(theme)
    likeness = []
    for at, mine in enumerate(found):
        if not keys[at]:  # one pass over its statements: to cut every theme with every other takes far longer
            shared = Counter(theme for statement in mine for theme in homes.get(statement, ()))
            for theme, both in shared.items():
                likeness.append((-both / (len(mine) + len(inside[theme]) - both), at, theme))
    for share, at, theme in sorted(likeness):
        if -share >= CONTINUES and at not in follows and theme not in follows.values():
            follows[at] = theme
    return follows


def parents_after(
    before: Sequence[ThemeBefore],
    themes: Sequence[FoundTheme],
    parents: Sequence[FoundParent],
    plan: Plan,
    kept: Collection[str] = (),
) -> dict[str, str]:
    """Under which wider theme each theme would stand, both by key, "" for none; two levels and no more.

    Where people put a theme it stays, and so does one that the proposal does not touch.
    """
    touched = frozenset(plan.follows.values()) - frozenset(kept)
    after = {
        theme.id: theme.parent_id if theme.parent_id not in plan.gone else ""
        for theme in before
        if theme.id not in plan.gone and (theme.is_put or theme.id not in touched)
    }
    above = {theme.id: theme.parent_id for theme in before}
    fixed = dict(after)
    for at, theme in enumerate(themes):
        key = plan.key(at, theme)
        if key and key not in fixed:
            stays = above.get(key, "") if above.get(key) in kept else ""
            proposed = None if theme.parent is None else parents[theme.parent]
            after[key] = stays if proposed is None else plan.parent_key(theme.parent or 0, proposed)
    wide = {parent for parent in fixed.values() if parent}
    wide |= {parent for key, parent in after.items() if parent and key != parent and not fixed.get(parent)}
    for key in after.keys() - fixed.keys():
        if key in wide or after[key] == key or fixed.get(after[key]):
            after[key] = ""
    return after
