"""Which theme goes on as which theme of a proposal."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from council.ground.themes.matching import CONTINUES, ThemeBefore, plan_of
from council.ground.themes.values import FoundTheme

HOMES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=16)


def stands(key: str, statements: tuple[str, ...]) -> ThemeBefore:
    return ThemeBefore(key, key, False, False, False, "", statements, frozenset())


def proposed(title: str, statements: tuple[str, ...]) -> FoundTheme:
    return FoundTheme("", title, (), (), statements, tuple(0.5 for _ in statements), (), 1, None)


@settings(max_examples=60, deadline=None)
@given(homes=HOMES)
def test_a_theme_goes_on_where_it_shares_most(homes: list[tuple[int, int]]) -> None:
    """Pairs of themes by their Jaccard share, the largest first, each theme in one; as by its definition."""
    old = [{f"s{n}" for n, (was, _now) in enumerate(homes) if was == at} for at in range(3)]
    new = [{f"s{n}" for n, (_was, now) in enumerate(homes) if now == at} for at in range(3)]
    pairs = [
        (-len(mine & theirs) / len(mine | theirs), at, f"t{to}")
        for at, mine in enumerate(new)
        for to, theirs in enumerate(old)
        if mine & theirs
    ]
    follows: dict[int, str] = {}
    for share, at, key in sorted(pairs):
        if -share >= CONTINUES and at not in follows and key not in follows.values():
            follows[at] = key
    before = [stands(f"t{at}", tuple(sorted(inside))) for at, inside in enumerate(old)]
    plan = plan_of(before, [proposed(f"N{at}", tuple(sorted(inside))) for at, inside in enumerate(new)], ())
    assert plan.follows == follows
