"""What counts as a reason and as a date. Pure."""

from __future__ import annotations

import re
from datetime import date

from council.decisions.consent.refusals import DateMissing

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS, _LEAST_LETTERS = 2, 4


def one_line(text: str) -> str:
    """The words with single blanks between them."""
    return " ".join(text.split())


def is_reason(text: str) -> bool:
    """Whether words can stand as a reason: two words at least, or four letters of a script without blanks."""
    words = _WORD.findall(text)
    unspaced = sum(len(word) for word in words if max(word) >= "\u0e00")
    return len(words) >= _LEAST_WORDS or unspaced >= _LEAST_LETTERS


def day(text: str) -> str:
    """A day as ISO date. Raises: DateMissing."""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise DateMissing(given=text) from error
