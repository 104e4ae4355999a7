"""Shares of a number, in whole numbers and fractions: read, written, reached and printed.

A share is never rounded before it is compared, and never printed on the wrong side of what it had to reach.
"""

from __future__ import annotations

from fractions import Fraction

from council.decisions.refusals import ShareOutOfRange

HALF = Fraction(1, 2)
MOST_DECIMALS = 12


def share(text: str) -> Fraction:
    """A share written "a/b", "75%" or "1", above 0 and up to 1. Raises: ShareOutOfRange."""
    written = "".join(text.split())
    try:
        value = Fraction(written[:-1]) / 100 if written.endswith("%") else Fraction(written)
    except (ValueError, ZeroDivisionError) as error:
        raise ShareOutOfRange(given=text) from error
    if not 0 < value <= 1:
        raise ShareOutOfRange(given=text)
    return value


def quorum(text: str) -> Fraction | int:
    """A quorum: "a/b" is a share of those entitled, a whole number is a number of people (0: none needed)."""
    return int(text) if text.strip().isdecimal() and len(text) < 7 else share(text)


def as_text(value: Fraction | int) -> str:
    """A share as "a/b", a number as itself: what `share` and `quorum` read again."""
    return str(value) if isinstance(value, int) else f"{value.numerator}/{value.denominator}"


def meets(number: int, base: int, threshold: Fraction, *, at_least: bool) -> bool:
    """Whether `number` of `base` meets the threshold a/b: number x b > a x base, or >= with `at_least`."""
    reached, asked = number * threshold.denominator, threshold.numerator * base
    return reached >= asked if at_least else reached > asked


def needed(base: int, threshold: Fraction, *, at_least: bool) -> int:
    """The least whole number that meets the threshold on `base`."""
    asked = threshold * base
    return -(-asked.numerator // asked.denominator) if at_least else asked.numerator // asked.denominator + 1


def percent(value: Fraction, *, threshold: Fraction | None = None, at_least: bool = False) -> str:
    """A share as printed: whole, half up, with as many decimals as keep it on its own side of the threshold.

    1,333 of 2,000 against 2/3 prints 66.65%, neither 67% nor 66.7%. A share that lies on the threshold and
    has no end in decimals is cut and says so: "66.6…%".
    """
    hundred = value * 100
    if threshold is None:
        return f"{decimal(hundred, 0)}%"
    side = meets(value.numerator, value.denominator, threshold, at_least=at_least)
    for places in range(MOST_DECIMALS + 1):
        printed = Fraction(decimal(hundred, places)) / 100
        if meets(printed.numerator, printed.denominator, threshold, at_least=at_least) == side:
            return f"{decimal(hundred, places)}%"
    cut = int(hundred * 10)
    return f"{cut // 10}.{cut % 10}…%"


def decimal(value: Fraction, places: int) -> str:
    """A number of 0 or more with so many decimals, half up: 7/3 with two is "2.33"."""
    scaled = int(value * 10**places + HALF)
    if not places:
        return str(scaled)
    return f"{scaled // 10**places}.{scaled % 10**places:0{places}d}"
