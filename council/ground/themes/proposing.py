"""Statements become proposed themes; what people named and placed stays as they left it.

A nearest-neighbour graph with Louvain, read with the words of the question taken out: on a council's sets it
finds people's own key points twice as well as k-means or BERTopic's recipe, needs no number of themes and
leaves no pile of noise. A proposal only: nothing is merged, and a theme is not agreement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from council.ground.meaning.lexicon import question_stems, words_of
from council.ground.meaning.vectors import Floats, mix, unit
from council.ground.partitions import Labels as Numbers
from council.ground.themes import graph, labels, wide
from council.ground.themes.near import nearest
from council.ground.themes.placing import FAINT, TITLE_WEIGHT, likely_themes, spoken_to
from council.ground.themes.values import FoundTheme, Held, Proposal, Told
from council.progress import SILENT, Progress, part

FEWEST = 20  # different statements below which themes would be chance
SMALLEST = 3  # statements a proposed theme has at least
SEEDS = tuple(range(8))
TWO_LEVELS = 300  # statements from which themes stand under wider ones
MANY = 4_000  # statements times seeds that are looked at: 8 seeds to 500, one above 2,000

TOO_FEW = "too few statements"


@dataclass(slots=True)
class _Sets:
    """Rows while they find their theme: one number each, -1 for none yet."""

    told: list[Told]
    vectors: Floats
    stems: frozenset[str]
    number: Numbers
    titles: Mapping[str, Floats] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)
    stable: list[float | None] = field(default_factory=list)
    wider: list[int] = field(default_factory=list)  # the wider group of each number; empty for one level


def canonical(identity: str) -> tuple[int, str]:
    """The order of ids that everything here keeps: "2" before "10", and rising ids as they rise."""
    return len(identity), identity


def propose(
    told: Sequence[Told],
    plain: Floats,
    masked: Floats,
    *,
    question: str = "",
    held: Sequence[Held] = (),
    titles: Mapping[str, Floats] | None = None,
    seeds: Sequence[int] = SEEDS,
    progress: Progress = SILENT,
) -> Proposal:
    """Themes for all statements; what is placed in a held theme is in it still, the rest may move.

    Args:
        told: statements in any order; the result does not depend on it.
        plain, masked: (statements, width), the texts as they are and without the words of the question.
        held: themes people named or placed statements in; they attract what is nearer to them than to any
            community of the rest, and are kept even when empty.
        titles: the vector (width,) of the title of a held theme, by its key; a title attracts too.
    Returns: a Proposal; with fewer than 20 different statements only the held themes, and the reason.
    """
    order = sorted(range(len(told)), key=lambda at: canonical(told[at].id))
    rows = [told[at] for at in order]
    vectors = mix(plain[order], masked[order]) if order else np.zeros((0, 1), np.float32)
    sets = _Sets(rows, vectors, question_stems(question), np.full(len(rows), -1, dtype=np.int64))
    sets.titles = titles or {}
    _keep_placed(sets, held)
    readable = [at for at, each in enumerate(rows) if words_of(each.text)]
    first = _first_of_each(rows, readable)
    enough = len(set(first.values())) >= FEWEST
    if enough:
        _cluster(sets, held, first, seeds, part(progress, 0, 85))
    elif held:
        _attract(sets, held, [at for at in readable if sets.number[at] < 0])
    numbers, themes = _found(sets, held, part(progress, 85, 95))
    wider = [sets.wider[number] for number in numbers] if sets.wider else []
    texts = {each.id: each.text for each in rows}
    found, parents = wide.gathered(themes, wider, held, texts, sets.stems)
    return Proposal(
        found,
        _unthemed(sets),
        "" if enough else TOO_FEW,
        parents,
        _also(sets, numbers, part(progress, 95, 100)),
    )


def _keep_placed(sets: _Sets, held: Sequence[Held]) -> None:
    row = {each.id: at for at, each in enumerate(sets.told)}
    for number, theme in enumerate(held):
        sets.keys.append(theme.key)
        sets.stable.append(None)
        for statement in theme.placed:
            if statement in row:
                sets.number[row[statement]] = number


def _first_of_each(rows: Sequence[Told], readable: Sequence[int]) -> dict[int, int]:
    """For every readable row the first with the same words: a thousand copies are one voice."""
    first: dict[str, int] = {}
    return {at: first.setdefault(" ".join(words_of(rows[at].text)), at) for at in readable}


def _cluster(
    sets: _Sets, held: Sequence[Held], first: Mapping[int, int], seeds: Sequence[int], progress: Progress
) -> None:
    """Communities of what people have not placed; each row then goes where it is nearest."""
    rows = sorted(set(first.values()))
    vectors = sets.vectors[rows]
    words = graph.word_rows([sets.told[at].text for at in rows], sets.stems, progress=part(progress, 0, 10))
    near = nearest(vectors, words, graph.SPARE * graph.NEIGHBOURS, progress=part(progress, 10, 60))
    tied = graph.tied(*near, graph.neighbours_of(len(rows)))
    numbers = graph.communities(tied, seeds=seeds[: max(MANY // len(rows), 1)])
    stable = graph.stability(*near, numbers, progress=part(progress, 60, 100))
    numbers = graph.without_small(tied, numbers, least=SMALLEST)
    for number in sorted({int(n) for n in numbers if n >= 0}):
        sets.keys.append("")
        sets.stable.append(stable[number])
    new = {number: len(held) + at for at, number in enumerate(sorted({int(n) for n in numbers if n >= 0}))}
    of_row = {at: new.get(int(number), -1) for at, number in zip(rows, numbers, strict=True)}
    free = [at for at in first if sets.number[at] < 0]
    for at in free:
        sets.number[at] = of_row[first[at]]
    if held:
        _attract(sets, held, free)
    if len(first) >= TWO_LEVELS:
        sets.wider = _wider(sets, tied, rows)


def _wider(sets: _Sets, tied: Any, rows: Sequence[int]) -> list[int]:
    """The wider group of each number; -1 for a theme nothing was clustered into."""
    here = sets.number[list(rows)]
    group = np.full(len(sets.keys), -1, dtype=np.int64)
    if (here >= 0).any():
        there, compact = np.unique(here[here >= 0], return_inverse=True)
        labelled = np.full(len(rows), -1, dtype=np.int64)
        labelled[here >= 0] = compact
        group[there] = graph.wider(tied, labelled)
    return [int(each) for each in group]


def _attract(sets: _Sets, held: Sequence[Held], free: Sequence[int]) -> None:
    """Free rows go to the held theme they most likely belong to, if it is nearer than their own community.

    A community that is mostly what a held theme has inside already goes there whole.
    """
    above = {theme.parent for theme in held}
    drawing = [n for n, theme in enumerate(held) if theme.placed or theme.key not in above]
    _take_in(sets, held, drawing, free)
    pull = np.stack([_pull(sets, number, held[number]) for number in range(len(held))])
    mine = [number for number in drawing if pull[number].any()]
    if not mine or not free:
        return
    homes = _likely_homes(sets, held, mine, free, pull)
    own = np.zeros((len(sets.keys), sets.vectors.shape[1]), dtype=np.float32)
    np.add.at(own, sets.number[sets.number >= 0], sets.vectors[sets.number >= 0])
    now = sets.number.copy()
    for at, home in zip(free, homes, strict=True):
        number, vector = int(now[at]), sets.vectors[at]
        others = unit((own[number] - vector)[None])[0] if number >= 0 else vector * 0
        if vector @ pull[home] > max(float(vector @ others), FAINT):
            sets.number[at] = home


def _likely_homes(
    sets: _Sets, held: Sequence[Held], mine: Sequence[int], free: Sequence[int], pull: Floats
) -> list[int]:
    """The held theme each free row most likely belongs to, learned from titles and placed statements."""
    examples: list[tuple[Floats, int, float]] = []
    for place, number in enumerate(mine):
        title = sets.titles.get(held[number].key)
        rows = [at for at in np.flatnonzero(sets.number == number) if sets.told[at].id in held[number].placed]
        known = [(sets.vectors[at], place, 1.0) for at in rows]
        known += [(title, place, TITLE_WEIGHT)] if title is not None else []
        examples += known or [(pull[number], place, 1.0)]
    vectors, places, weights = zip(*examples, strict=True)
    chance = likely_themes(np.stack(vectors), places, weights, sets.vectors[list(free)])
    return [mine[int(best)] for best in np.round(chance, 6).argmax(1)]


def _pull(sets: _Sets, number: int, theme: Held) -> Floats:
    """The middle of what a held theme has, its title counted as two statements; zeros when it has neither."""
    total = sets.vectors[sets.number == number].sum(0)
    if (title := sets.titles.get(theme.key)) is not None:
        total = total + TITLE_WEIGHT * title
    return np.asarray(unit(total[None])[0], dtype=np.float32)


def _take_in(sets: _Sets, held: Sequence[Held], drawing: Sequence[int], free: Sequence[int]) -> None:
    home = {statement: n for n, theme in enumerate(held) for statement in (*theme.inside, *theme.placed)}
    for number in range(len(held), len(sets.keys)):
        rows = [at for at in free if sets.number[at] == number]
        homes = [home.get(sets.told[at].id, -1) for at in rows]
        for theme in drawing:
            if 2 * homes.count(theme) > len(rows):
                sets.number[rows] = theme


def middle(vectors: Floats, authors: Sequence[str]) -> Floats:
    """The middle of some rows, (width,), each person counted once; zeros when there are none."""
    share = Counter(authors)
    weight = np.array([1 / share[each] if each else 1.0 for each in authors], dtype=np.float32)
    return np.asarray(unit((weight @ vectors)[None])[0], dtype=np.float32)


def _centre(sets: _Sets, number: int) -> Floats:
    """The middle of a theme; a flood of one person's statements does not move it."""
    rows = np.flatnonzero(sets.number == number)
    return middle(sets.vectors[rows], [sets.told[at].author for at in rows])


def _found(sets: _Sets, held: Sequence[Held], progress: Progress) -> tuple[list[int], list[FoundTheme]]:
    """The themes, those of most people first, and the number each had."""
    rows_of = [np.flatnonzero(sets.number == number) for number in range(len(sets.keys))]
    words = labels.telling_words(
        [[sets.told[at].text for at in rows] for rows in rows_of], sets.stems, progress=progress
    )
    themes = [
        (number, _theme(sets, number, rows, words[number], held[number] if number < len(held) else None))
        for number, rows in enumerate(rows_of)
        if number < len(held) or len(rows)
    ]
    themes.sort(key=lambda each: _weight(each[1]))
    return [number for number, _ in themes], [theme for _, theme in themes]


def _also(sets: _Sets, numbers: Sequence[int], progress: Progress) -> dict[str, tuple[int, ...]]:
    """For each themed statement the positions of up to two others it is about as near to, nearest first."""
    if len(numbers) < 2:
        return {}
    centres = np.stack([_centre(sets, number) for number in numbers])
    position = np.zeros(max(numbers) + 1, dtype=np.int64)
    position[list(numbers)] = np.arange(len(numbers))
    themed = np.flatnonzero(sets.number >= 0)
    found = spoken_to(sets.vectors[themed], centres, position[sets.number[themed]], progress=progress)
    return {sets.told[themed[at]].id: further for at, further in found.items()}


def _weight(theme: FoundTheme) -> tuple[object, ...]:
    """Themes of most people first, then of most statements, then the one said first."""
    first = min(theme.statements, key=canonical, default="")
    return -theme.authors, -len(theme.statements), canonical(first)


def _theme(sets: _Sets, number: int, rows: Numbers, words: tuple[str, ...], held: Held | None) -> FoundTheme:
    centre = _centre(sets, number)
    scores = np.round((sets.vectors[rows] @ centre).astype(float), 4)
    order = sorted(range(len(rows)), key=lambda at: (-scores[at], int(rows[at])))
    ids = [sets.told[at].id for at in rows]
    authors = [sets.told[at].author for at in rows]
    people = len({a for a in authors if a}) + sum(not a for a in authors)
    quotes = labels.nearest_two(sets.vectors[rows], centre, authors) if len(rows) else []
    placed = set(held.placed) if held else set()
    stable = sets.stable[number]
    return FoundTheme(
        held.key if held else "",
        (held.title if held else "") or labels.title_of(words),
        words,
        tuple(ids[at] for at in quotes),
        tuple(ids[at] for at in order),
        tuple(float(scores[at]) for at in order),
        tuple(ids[at] for at in order if ids[at] in placed),
        people,
        None if stable is None else round(stable, 3),
    )


def _unthemed(sets: _Sets) -> tuple[str, ...]:
    return tuple(sets.told[int(at)].id for at in np.flatnonzero(sets.number < 0))
