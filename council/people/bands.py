"""Age bands as the targets spell them: `16-29`, `60+`, `under 18`, `65 and over`, and their like.

Read from the values themselves, so that nobody writes the same bands twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from council.people.cells import is_missing, key

OLDEST = 120
_DASHES = re.compile("[\u2010-\u2015\u2212\uff0d\u301c~]")
_FILLING = re.compile(
    r"\b(?:age[ds]?|ages|years?|yrs?|y\.?o\.?|old|jahren?|jahre|alter|ans|âge|anni|años|edad|of|the|de|von|from)\b"
)
_SPAN = re.compile(r"(\d{1,3}) ?(?:-|to|bis|à|a|and|und|until|through) ?(\d{1,3})")
_FROM = re.compile(
    r"(\d{1,3}) ?(?:\+|plus|(?:and|or|und|oder|et|ou|y|o) (?:over|older|above|more|up|älter|mehr|plus|más))"
    r"|(?:ab|≥|>=|at least|mindestens|min\.?) ?(\d{1,3})"
)
_ABOVE = re.compile(r"(?:over|above|older than|more than|über|ü|plus|más|>) ?(\d{1,3})")
_BELOW = re.compile(r"(?:under|below|less than|younger than|unter|u|moins|menos|<) ?(\d{1,3})")
_UP_TO = re.compile(
    r"(\d{1,3}) ?(?:(?:and|or|und|oder|et|ou|y|o) (?:under|younger|below|less|jünger|moins|menos))"
    r"|(?:up to|bis|≤|<=|at most|höchstens|max\.?) ?(\d{1,3})"
)


@dataclass(frozen=True, slots=True)
class Band:
    """Ages from `low` to `high` in whole years, both within, and what the targets call them."""

    low: int
    high: int
    words: str


@dataclass(frozen=True, slots=True)
class Bands:
    """Bands that do not overlap, the youngest first."""

    bands: tuple[Band, ...]

    def of(self, age: int) -> str:
        """What the band of an age is called; "" when no band has it."""
        return next((one.words for one in self.bands if one.low <= age <= one.high), "")

    @property
    def gaps(self) -> tuple[tuple[int, int], ...]:
        """Ages between two bands that belong to none."""
        pairs = zip(self.bands, self.bands[1:], strict=False)
        return tuple((one.high + 1, two.low - 1) for one, two in pairs if two.low > one.high + 1)

    @property
    def words(self) -> tuple[str, ...]:
        """What the bands are called, the youngest first."""
        return tuple(one.words for one in self.bands)


def band_of(value: str) -> Band | None:
    """The band a value names, or None for what names none; one age alone is a band of one year."""
    text = _FILLING.sub(" ", _DASHES.sub("-", key(value)))
    text = " ".join(text.replace("(", " ").replace(")", " ").split())
    limits = _limits(text)
    if limits is None or limits[0] > limits[1]:
        return None
    return Band(limits[0], limits[1], value)


def _limits(text: str) -> tuple[int, int] | None:
    if text.isascii() and text.isdigit() and len(text) <= 3:
        return int(text), int(text)
    if found := _SPAN.fullmatch(text):
        return int(found[1]), int(found[2])
    if found := _FROM.fullmatch(text):
        return int(found[1] or found[2]), OLDEST
    if found := _ABOVE.fullmatch(text):
        return int(found[1]) + 1, OLDEST
    if found := _UP_TO.fullmatch(text):
        return 0, int(found[1] or found[2])
    if found := _BELOW.fullmatch(text):
        return 0, int(found[1]) - 1
    return None


def bands_of(values: Iterable[str]) -> Bands | None:
    """The bands that all values together name; None when one is no band, two overlap, or there are none.

    Values that say "no answer" are passed over.
    """
    made = [band_of(value) for value in values if not is_missing(value)]
    bands = sorted((one for one in made if one is not None), key=lambda one: one.low)
    overlap = any(two.low <= one.high for one, two in zip(bands, bands[1:], strict=False))
    return None if not bands or len(bands) < len(made) or overlap else Bands(tuple(bands))


def banded(wanted: Sequence[tuple[str, str]]) -> Mapping[str, Bands]:
    """The features among (feature, value) lines whose values are age bands, with them.

    Small counts, such as 0, 1, 2, 3+ children, are none: one span of years must be there.
    """
    values: dict[str, list[str]] = {}
    for feature, value in wanted:
        values.setdefault(feature, []).append(value)
    found = {feature: bands_of(those) for feature, those in values.items()}
    return {
        feature: bands
        for feature, bands in found.items()
        if bands is not None and any(map(_is_of_age, bands.bands))
    }


def _is_of_age(band: Band) -> bool:
    if band.high == OLDEST:
        return band.low >= 18
    return band.high - band.low >= 2 and band.high >= 12
