"""What counts as a reason and as a date. Pure."""

from __future__ import annotations

import re
from datetime import date

from council.decisions.consent.refusals import DateMissing, SaidTooLong
from council.decisions.proposals.difference import visible

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS, _LEAST_LETTERS = 2, 4
MOST_CHARACTERS = 4_000  # one thing said; a text of its own is a proposal


def clean(text: str) -> str:
    """Words as they are kept: hidden direction marks, broken characters and outer blanks out; may be "".

    Raises: SaidTooLong.
    """
    kept = visible(text)
    if len(kept) > MOST_CHARACTERS:
        raise SaidTooLong(length=len(kept), most=MOST_CHARACTERS)
    return kept


def one_line(text: str) -> str:
    """Words as they are kept, with single blanks between them. Raises: SaidTooLong."""
    return " ".join(clean(text).split())


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
