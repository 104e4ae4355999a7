"""What a proposal would change of the themes that stand, told before anything changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from council.ground.themes.matching import Plan, ThemeBefore, parents_after, plan_of
from council.ground.themes.values import Worked

NEW, CHANGED, GONE, SAME = "new", "changed", "gone", "same"


@dataclass(frozen=True, slots=True)
class Moved:
    """A statement that would come or go, and the title of the theme on the other side, "" for none."""

    statement_id: str
    other: str


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """What would become of one theme. `key` names it when it is declined.

    `kind` is "new", "changed", "gone" or "same"; `was` its title until now, "" for a new one; `under` and
    `was_under` the titles of the wider themes it would stand and stands under. `holds` are the titles of
    the themes that a new or vanishing wider theme has under it, () for any other theme.
    """

    key: str
    kind: str
    title: str
    was: str
    came: tuple[Moved, ...] = ()
    left: tuple[Moved, ...] = ()
    stays: int = 0
    under: str = ""
    was_under: str = ""
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposalChange:
    """Every theme before and after, and the sum over statements.

    `moved` go from one theme to another, `placed` had none, `dropped` would have none, `stay` stay.
    """

    themes: tuple[ThemeChange, ...]
    moved: int
    placed: int
    dropped: int
    stay: int

    @property
    def is_nothing(self) -> bool:
        return all(each.kind == SAME for each in self.themes)


def proposal_change(
    before: Sequence[ThemeBefore], found: Worked, *, kept: Collection[str] = ()
) -> ProposalChange:
    """What keeping a proposal would do to each theme that stands, and to how many statements.

    What people placed stays in every case and is never listed. In order: changed and new themes as the
    proposal has them, then those that would go, then those that stay as they are.
    """
    plan = plan_of(before, found.themes, found.parents, kept=kept)
    was = {statement: theme.id for theme in before for statement in theme.statements}
    will = _homes(before, found, plan, kept)
    look = _Outlook.of(before, found, plan, frozenset(kept))
    came: dict[str, list[str]] = {}
    for statement, home in will.items():
        if was.get(statement) != home:
            came.setdefault(home, []).append(statement)
    each = (_change(look, key, was, will, came.get(key, ())) for key in look.order)
    changes = [*_wider_changes(look), *each]
    rank = {NEW: 0, CHANGED: 0, GONE: 1, SAME: 2}
    both = [(was.get(s, ""), will.get(s, "")) for s in {*was, *will}]
    return ProposalChange(
        tuple(sorted(changes, key=lambda change: rank[change.kind])),
        moved=sum(bool(one and other) and one != other for one, other in both),
        placed=sum(not one and bool(other) for one, other in both),
        dropped=sum(bool(one) and not other for one, other in both),
        stay=sum(bool(one) and one == other for one, other in both),
    )


def _homes(before: Sequence[ThemeBefore], found: Worked, plan: Plan, kept: Collection[str]) -> dict[str, str]:
    """Where each statement would be: what people placed first, then what a theme keeps, then as proposed."""
    told = {s for theme in found.themes for s in theme.statements} | set(found.unthemed)
    going_on = frozenset(plan.follows.values()) - frozenset(kept)
    will = {s: theme.id for theme in before for s in theme.pinned}
    for theme in before:
        if theme.id not in plan.gone:  # what was said while the proposal was worked out stays as well
            mine = (s for s in theme.statements if theme.id not in going_on or s not in told)
            will |= {s: theme.id for s in mine if s not in will}
    for at, proposed in enumerate(found.themes):
        key = plan.key(at, proposed)
        will |= {s: key for s in proposed.statements if key and key not in kept and s not in will}
    return will


@dataclass(frozen=True, slots=True)
class _Outlook:
    """Themes by their key: those that stand, and the title and the wider theme each would have."""

    found: Worked
    plan: Plan
    old: Mapping[str, ThemeBefore]
    titles: Mapping[str, str]
    above: Mapping[str, str]
    order: tuple[str, ...]  # the proposal's, then those that stand; wider ones only if they hold something

    @classmethod
    def of(cls, before: Sequence[ThemeBefore], found: Worked, plan: Plan, kept: frozenset[str]) -> _Outlook:
        old = {theme.id: theme for theme in before}
        named = ((plan.key(at, theme), theme) for at, theme in enumerate(found.themes))
        new = {key: theme for key, theme in named if key}
        titles = {key: theme.title for key, theme in old.items()}
        stay = kept | {theme.id for theme in before if theme.is_named}
        wide = {plan.parent_key(at, parent): parent.title for at, parent in enumerate(found.parents)}
        for key, title in [*wide.items(), *((key, theme.title) for key, theme in new.items())]:
            titles[key] = titles[key] if key in stay else title or titles.get(key, "")
        wider = {*plan.parents.values(), *(theme.parent_id for theme in before)}
        rest = (key for key in old if key not in new and (key not in wider or old[key].statements))
        above = parents_after(before, found.themes, found.parents, plan, kept)
        return cls(found, plan, old, titles | {"": ""}, above, (*new, *rest))

    def was(self, key: str) -> str:
        """The title a theme has now; "" for none."""
        return self.old[key].title if key in self.old else ""


def _change(
    look: _Outlook, key: str, was: Mapping[str, str], will: Mapping[str, str], came: Sequence[str]
) -> ThemeChange:
    before = look.old.get(key)
    mine = before.statements if before else ()
    left = [s for s in mine if will.get(s) != key]
    change = ThemeChange(
        key,
        SAME,
        look.titles[key],
        look.was(key),
        tuple(Moved(s, look.was(was.get(s, ""))) for s in sorted(came)),
        tuple(Moved(s, look.titles[will.get(s, "")]) for s in left),
        len(mine) - len(left),
        look.titles[look.above.get(key, "")],
        look.was(before.parent_id) if before else "",
    )
    return replace(change, kind=_kind(look, change))


def _kind(look: _Outlook, change: ThemeChange) -> str:
    before = look.old.get(change.key)
    if change.key in look.plan.gone:
        return GONE
    if before is None:
        return NEW
    moves = change.came or change.left or look.above.get(before.id, "") != before.parent_id
    return CHANGED if moves or change.title != change.was else SAME


def _wider_changes(look: _Outlook) -> Iterator[ThemeChange]:
    """Wider themes that would be new, and those that would go."""
    for at, parent in enumerate(look.found.parents):
        key = look.plan.parent_key(at, parent)
        holds = tuple(look.titles[each] for each, above in look.above.items() if key and above == key)
        if at not in look.plan.parents and holds:
            yield ThemeChange(key, NEW, parent.title, "", holds=holds)
    for theme in look.old.values():
        holds = tuple(each.title for each in look.old.values() if each.parent_id == theme.id)
        if theme.id in look.plan.gone and holds and not theme.statements:
            yield ThemeChange(theme.id, GONE, theme.title, theme.title, holds=holds)
