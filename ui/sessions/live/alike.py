"""Which statement on the list says the same in nearly the same words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from math import ceil

from council.words import _
from ui.sessions.live.state import Row

_WORD = re.compile(r"\w{3,}")
_SHOWN = 70  # characters of a twin at the edge


def alike(text: str, rows: Iterable[Row], *, least_words: int = 4, least_share: float = 0.75) -> Row | None:
    """The kept row nearest to the words, if most of these already stand in it.

    Counted by words of three letters or more, whatever their order: at least `least_words` in common, and
    at least `least_share` (0 to 1) of the words typed. Of several, the one with the highest Dice overlap
    2·|A∩B| / (|A|+|B|); of equals the latest.
    """
    words = _words_of(text)
    if len(words) < least_words:
        return None
    best, best_dice = None, 0.0
    for row in rows:
        others = _words_of(row.text)
        common = len(words & others)
        if common >= least_words and common >= least_share * len(words):
            dice = 2 * common / (len(words) + len(others))
            if dice >= best_dice:
                best, best_dice = row, dice
    return best


class WordIndex:
    """Where each word stands, so that a twin is found among thousands without looking at all of them."""

    def __init__(self) -> None:
        self._where: dict[str, set[str]] = {}

    def add(self, row: Row) -> None:
        """Know this row."""
        for word in _words_of(row.text):
            self._where.setdefault(word, set()).add(row.id)

    def drop(self, row: Row) -> None:
        """Forget this row."""
        for word in _words_of(row.text):
            self._where.get(word, set()).discard(row.id)

    def likely(self, text: str, *, least_words: int = 4, least_share: float = 0.75) -> frozenset[str]:
        """Ids among which every row is that `alike` could find.

        A row that lacks more than the words it may lack has none of the rarest ones: those few are enough.
        """
        words = sorted(_words_of(text), key=lambda word: len(self._where.get(word, ())))
        needed = max(least_words, ceil(least_share * len(words)))
        if len(words) < needed:
            return frozenset()
        return frozenset().union(*(self._where.get(word, ()) for word in words[: len(words) - needed + 1]))


@lru_cache(maxsize=20_000)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def twin_words(twin: Row, *, by_meaning: bool, about: Row | None = None, key: str = "") -> str:
    """What stands at the edge about a near twin: of the words in the line, or of the row kept last.

    Args:
        by_meaning: found by what it means; else by its words.
        key: the key by which the two are marked as the same.
    """
    text = twin.text if len(twin.text) <= _SHOWN else f"{twin.text[: _SHOWN - 1].rstrip()}…"
    if about is not None:
        said = _("{last} is close to {number} – {text}")
    elif by_meaning:
        said = _("Sounds like {number} – {text}")
    else:
        said = _("Close to {number} – {text}")
    words = said.format(number=twin.number or "…", text=text, last=(about.number if about else 0) or "…")
    return " · ".join(part for part in (words, _("{key} if the same").format(key=key) if key else "") if part)
