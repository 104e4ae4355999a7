"""Words of a cell: cleaned, compared, guessed at.

People type one thing in many ways; what is equal here is taken as equal everywhere in an import.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

_ODD = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_NO_LETTERS = {number: None for number in range(128) if not chr(number).isalnum()}
_GUARD = re.compile(r"'[=+\-@\t\r\u0000\uff1d\uff0b\uff0d\uff20]")
_MISSING = frozenset(
    [
        "-",
        "--",
        "–",
        "—",
        ".",
        "?",
        "n/a",
        "na",
        "n.a.",
        "nan",
        "null",
        "nil",
        "unknown",
        "missing",
        "prefer not to say",
        "prefer not to answer",
        "not stated",
        "no answer",
        "don't know",
        "keine angabe",
        "k. a.",
        "k.a.",
        "weiß nicht",
        "sans réponse",
        "ne sait pas",
        "nc",
        "ns/nc",
        "no contesta",
    ]
)


def clean(text: str) -> str:
    """The text as it is kept: NFC, no invisible marks, one blank between words, no export guard.

    An apostrophe that a spreadsheet export put before a formula sign is taken off again, exactly one.
    """
    if text.isascii() and text.isprintable():
        words = text.strip() if "  " not in text else " ".join(text.split())
    else:
        words = " ".join(_ODD.sub(_seen, unicodedata.normalize("NFC", text)).split())
    return words[1:] if words[:1] == "'" and _GUARD.match(words) else words


def _seen(mark: re.Match[str]) -> str:
    return " " if mark[0] in "\t\n\r\x0b\x0c\x85" else ""


def key(text: str) -> str:
    """What two spellings of one word share: NFC, trimmed, blanks collapsed, case folded."""
    folded = clean(text).casefold()  # what folds may come apart into a letter and its accent
    return folded if folded.isascii() else unicodedata.normalize("NFC", folded)


def household_key(parts: Iterable[str]) -> str:
    """What spellings of one address share: letters and digits alone; "" when nothing is given."""
    return "|".join(_letters(part) for part in parts).strip("|")


def _letters(text: str) -> str:
    if text.isascii():
        return text.lower().translate(_NO_LETTERS)
    folded = unicodedata.normalize("NFKC", text).casefold()
    return folded if folded.isalnum() else "".join(one for one in folded if one.isalnum())


def is_missing(text: str) -> bool:
    """Whether a cell says that there is no answer: blank, a dash, n/a, "prefer not to say" and their like."""
    return not text or key(text) in _MISSING


def is_error(cell: str) -> bool:
    """Whether a cell holds what a spreadsheet writes for a formula that failed."""
    return cell.startswith("#") and cell.endswith(("!", "?", "#N/A")) and cell.isupper()


def nearest(text: str, known: Sequence[str], *, cutoff: float = 0.6) -> str:
    """The known word most like this one, or "". `cutoff` is from 0 (anything) to 1 (the same)."""
    by_key: Mapping[str, str] = {key(one): one for one in known}
    found = get_close_matches(key(text), list(by_key), n=1, cutoff=cutoff)
    return by_key[found[0]] if found else ""


def shortened(text: str, length: int = 40) -> str:
    """The text cut for a message, so that no cell can flood it."""
    return text if len(text) <= length else text[: length - 1] + "…"
