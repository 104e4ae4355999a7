"""What a theme is called until people name it: its telling words, and its two plainest statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

import numpy as np

from council.ground.meaning.lexicon import SMALL_WORDS, stem, words_of
from council.ground.meaning.vectors import Floats
from council.progress import SILENT, Progress

WORDS = 6
TITLE_WORDS = 3


def telling_words(
    groups: Sequence[Sequence[str]], stems: frozenset[str], *, progress: Progress = SILENT
) -> list[tuple[str, ...]]:
    """For each group of texts the words that mark it off from the others, most telling first.

    A word counts once a text, so that nobody's repetition names a theme; small words and those of the
    question are left out. Up to six for each group, in their commonest form.
    Source: class TF-IDF, Grootendorst 2022, "BERTopic".
    """
    counts, forms = [], Counter[tuple[str, str]]()
    for texts in groups:
        count: Counter[str] = Counter()
        for text in texts:
            here = {w: stem(w) for w in words_of(text) if w not in SMALL_WORDS and len(w) > 2}
            forms.update((key, word.removesuffix("'s")) for word, key in here.items())
            count.update(set(here.values()) - stems)
        counts.append(count)
        progress(len(counts), len(groups))
    spoken = _commonest(forms)
    everywhere = Counter[str]()
    for count in counts:
        everywhere.update(count)
    usual = sum(everywhere.values()) / max(len(groups), 1)
    return [tuple(spoken[key] for key in _ranked(count, everywhere, usual)[:WORDS]) for count in counts]


def title_of(words: Sequence[str]) -> str:
    """A working title from the first words; empty when a theme has none."""
    title = ", ".join(words[:TITLE_WORDS])
    return title[:1].upper() + title[1:]


def nearest_two(vectors: Floats, centre: Floats, authors: Sequence[str]) -> list[int]:
    """The two rows nearest the centre, by different authors where there are any; the earlier on a tie."""
    order = list(np.argsort(-np.round(vectors @ centre, 6), kind="stable"))
    first = order[:1]
    others = [at for at in order[1:] if not authors[at] or authors[at] != authors[first[0]]]
    return [int(at) for at in first + (others or order[1:])[:1]]


def _commonest(forms: Counter[tuple[str, str]]) -> dict[str, str]:
    best: dict[str, tuple[int, str]] = {}
    for (key, word), count in sorted(forms.items()):
        if key not in best or count > best[key][0]:
            best[key] = count, word
    return {key: word for key, (_, word) in best.items()}


def _ranked(count: Counter[str], everywhere: Counter[str], usual: float) -> list[str]:
    weight = {key: times * log(1 + usual / everywhere[key]) for key, times in count.items() if times > 1}
    if len(weight) < TITLE_WORDS:
        weight = {key: times * log(1 + usual / everywhere[key]) for key, times in count.items()}
    return sorted(weight, key=lambda key: (-round(weight[key], 9), key))
