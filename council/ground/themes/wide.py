"""Themes of a large gathering stand under wider ones; where people put one, it stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from council.ground.themes import labels
from council.ground.themes.values import FoundParent, FoundTheme, Held


def gathered(
    themes: Sequence[FoundTheme],
    wider: Sequence[int],
    held: Sequence[Held],
    texts: Mapping[str, str],
    stems: frozenset[str],
) -> tuple[tuple[FoundTheme, ...], tuple[FoundParent, ...]]:
    """The themes with the position of their wider theme, and the wider themes, those of most people first.

    Args:
        wider: for each theme the group it is tied to most, -1 for none; empty where one level is enough.
        held: those with a `parent` stay under it; the themes most like them join it.
        texts: of every statement, by id; stems: the words of the question, left out of titles.
    Returns: wider themes have at least two themes under them, those of people also one.
    """
    above = {theme.key: theme.parent for theme in held if theme.parent}
    own = set(above.values())
    homes = _homes(themes, wider, above)
    groups: dict[str, list[int]] = {}
    for at, theme in enumerate(themes):
        home = "" if theme.key and theme.key in own else homes[at]
        if home:
            groups.setdefault(home, []).append(at)
    kept = {home: under for home, under in groups.items() if home in own or len(under) > 1}
    if len(kept) == 1 and not own & set(kept):
        kept = {}  # one wider theme over everything tells nobody anything
    parents = _parents(themes, kept, held, texts, stems)
    place = {child: at for at, parent in enumerate(parents) for child in parent.children}
    return tuple(replace(theme, parent=place.get(at)) for at, theme in enumerate(themes)), parents


def _homes(themes: Sequence[FoundTheme], wider: Sequence[int], above: Mapping[str, str]) -> list[str]:
    """Under what each theme stands: the key people chose, that of its likes, or the number of its group."""
    drawn: dict[int, Counter[str]] = {}
    for theme, group in zip(themes, wider, strict=False):
        if theme.key in above:
            drawn.setdefault(group, Counter())[above[theme.key]] += 1
    usual = {
        group: min(count, key=lambda key: (-count[key], key)) for group, count in drawn.items() if group >= 0
    }
    groups = list(wider) or [-1] * len(themes)
    return [
        above.get(theme.key) or usual.get(group, f" {group}" if group >= 0 else "")
        for theme, group in zip(themes, groups, strict=True)
    ]


def _parents(
    themes: Sequence[FoundTheme],
    kept: Mapping[str, Sequence[int]],
    held: Sequence[Held],
    texts: Mapping[str, str],
    stems: frozenset[str],
) -> tuple[FoundParent, ...]:
    title = {theme.key: theme.title for theme in held}
    order = sorted(kept, key=lambda home: (-sum(themes[at].authors for at in kept[home]), kept[home][0]))
    said = [[texts[s] for at in kept[home] for s in themes[at].statements] for home in order]
    words = labels.telling_words(said, stems)
    return tuple(
        FoundParent(
            title.get(home) or labels.title_of(telling),
            telling,
            tuple(kept[home]),
            home if home in title else "",
        )
        for home, telling in zip(order, words, strict=True)
    )
