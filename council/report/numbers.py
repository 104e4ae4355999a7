"""Numbers as they are printed: whole per cents beside their counts, never rounded over a threshold."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from council.report.blocks import Figure
from council.words import _, language

_GROUP = {"en": ",", "de": ".", "es": ".", "it": ".", "nl": ".", "pt": "."}
_POINT = {"en": ".", "he": ".", "zh": ".", "ja": ".", "th": "."}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def number(count: int) -> str:
    """A whole number with its thousands set apart as the language in force does it."""
    return f"{count:,}".replace(",", _GROUP.get(_short(), "\u00a0"))


def decimal(value: float, places: int = 1) -> str:
    """A number with `places` decimals and the decimal sign of the language in force."""
    return f"{value:.{places}f}".replace(".", _POINT.get(_short(), ","))


def percent(share: Fraction, *, threshold: Fraction | None = None, strict: bool = True) -> str:
    """A share as per cent, whole and half up, with as many decimals as keep it on its side of the threshold.

    74.7 of 100 against "at least 75" prints 74.7%, since 75% would say that it was met.
    """
    for places in range(7):
        rounded = _half_up(share * 100, places)
        shown = rounded / 100
        if threshold is None or _above(shown, threshold, strict) == _above(share, threshold, strict):
            break
    digits = decimal(float(rounded), places) if places else str(int(rounded))
    return f"{digits}%" if _short() == "en" else f"{digits}\u00a0%"


def said(figure: Figure, *, threshold: Fraction | None = None, strict: bool = True) -> str:
    """A figure with its base: "62 of 97 valid votes (64%)"."""
    words = _("{value} of {base} {of}").format(
        value=number(figure.value), base=number(figure.base), of=figure.of
    )
    share = figure.share
    if share is None:
        return words
    return f"{words} ({percent(share, threshold=threshold, strict=strict)})"


def chance_words(chance: Fraction) -> str:
    """A chance as per cent with enough places to tell small ones apart."""
    value = float(chance) * 100
    if (chance * 100).denominator == 1:
        return f"{int(value)}%"
    return f"{decimal(value, 2 if value < 10 else 1)}%"


def day_words(day: date) -> str:
    """A date in words, as "22 November 2026"."""
    return _("{day} {month} {year}").format(day=day.day, month=_(_MONTHS[day.month - 1]), year=day.year)


def day_told(text: str) -> str:
    """A date kept as YYYY-MM-DD in words; anything else as it was written, such as "next spring"."""
    try:
        return day_words(date.fromisoformat(text.strip()))
    except ValueError:
        return text.strip()


def _short() -> str:
    return language().split("-")[0]


def _above(share: Fraction, threshold: Fraction, strict: bool) -> bool:
    return share > threshold if strict else share >= threshold


def _half_up(value: Fraction, places: int) -> Fraction:
    scale = 10**places
    return Fraction((2 * value * scale + 1) // 2, scale)
