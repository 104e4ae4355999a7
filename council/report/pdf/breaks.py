"""Where a line may end: the Unicode line breaking algorithm, by words that are looked at once.

Source: Unicode Standard Annex 14, version 15.0, with numbers as in its section 8.2, example 7. Thai, Lao,
Khmer and their kin break at blanks and at U+200B only, as no dictionary is at hand.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from council.files import resource

_LINE = re.compile("\r\n|[\n\r\u0085\u2028\u2029\u000b\u000c]")
_TOKEN = re.compile("[^ ]+ *| +")
_PLAIN = re.compile(r"[A-Za-z0-9]+[.,;:]?")
_TIED = "\u00ad\u200b\u200c\u200d\u2060"
_JOINED = {"CM", "ZWJ"}
_CLOSERS = {"CL", "CP", "CPW", "EX", "IS", "SY"}
_LETTERS = {"AL", "HL"}
_OPENERS = {"OP", "OPW"}
_SHUT = {"CL", "CP", "CPW"}
_FIXES = {"PR", "PO"}
_HANGUL = {"JL", "JV", "JT", "H2", "H3"}
_IDEAL = {"ID", "EB", "EM", "XP"}
_NUMERIC = {"NU", "SY", "IS"}


class Token(NamedTuple):
    """A word without blanks: its parts between allowed breaks, and the classes at its two ends."""

    parts: tuple[str, ...]
    first: str
    last: str


def segments(text: str) -> list[str]:
    """A text without line ends cut at every place where a line may end; blanks stand at the end of a part."""
    out: list[str] = []
    before = ""
    for match in _TOKEN.findall(text):
        word = match.rstrip(" ")
        token = _token(word)
        blanks = match[len(word) :]
        if out and not _parted(before, token.first):
            out[-1] += token.parts[0]
        else:
            out.append(token.parts[0])
        out.extend(token.parts[1:])
        out[-1] += blanks
        before = token.last
    return out


def breaks(text: str) -> list[int]:
    """Every position of a text where a line may or must end, its end among them; for a text of any kind."""
    found: list[int] = []
    at = 0
    for match in [*_LINE.finditer(text), None]:
        parts = segments(text[at : match.start() if match else len(text)])
        for part in parts:
            at += len(part)
            found.append(at)
        if match:
            at = match.end()
            found[len(found) - bool(parts) :] = [at]
    return found


def clusters(text: str) -> list[str]:
    """What must not be torn apart even in a word longer than the line: a letter with its marks."""
    out: list[str] = []
    for letter in text:
        joined = unicodedata.category(letter)[0] == "M" or letter in _TIED
        if out and (joined or out[-1][-1] == "\u200d"):
            out[-1] += letter
        else:
            out.append(letter)
    return out


def line_class(letter: str) -> str:
    """The line breaking class of a character, unclear ones resolved (LB1)."""
    starts, ends, names = _table()
    at = bisect_right(starts, ord(letter)) - 1
    return names[at] if at >= 0 and ord(letter) <= ends[at] else "AL"


@cache
def _table() -> tuple[list[int], list[int], list[str]]:
    rows = [
        row.split()
        for row in resource("unicode/line_break.txt").read_text(encoding="utf-8").splitlines()
        if not row.startswith("#")
    ]
    return [int(row[0], 16) for row in rows], [int(row[1], 16) for row in rows], [row[2] for row in rows]


@cache
def _parted(before: str, after: str) -> bool:
    """Whether a line may end at the blanks between two classes (LB7 to LB18)."""
    if after == "ZW":
        return False
    if before == "ZW":
        return True
    return not (
        after == "WJ"
        or after in _CLOSERS
        or before in _OPENERS
        or (before == "QU" and after in _OPENERS)
        or (before in _SHUT and after == "NS")
        or before == after == "B2"
    )


@lru_cache(maxsize=20_000)
def _token(word: str) -> Token:
    if not word:
        return Token(("",), "SP", "SP")
    if _PLAIN.fullmatch(word):
        return Token((word,), "AL" if word[0].isalpha() else "NU", "AL" if word[-1].isalnum() else "IS")
    own = [line_class(letter) for letter in word]
    if any(own[at] == "ZW" for at in range(len(own))):
        return _around_zero_width(word, own)
    places, classes = _resolved(own)
    cuts = [
        at for index, at in enumerate(places) if index and own[at - 1] != "ZWJ" and _may_part(classes, index)
    ]
    parts = tuple(word[start:end] for start, end in zip([0, *cuts], [*cuts, len(word)], strict=True))
    return Token(parts, classes[0], classes[-1])


def _around_zero_width(word: str, own: list[str]) -> Token:
    """A word with blanks of no width: each ends a part (LB8), and what follows begins afresh (LB10)."""
    pieces = [piece for piece in re.split("(?<=\u200b)(?!\u200b)", word) if piece]
    parts: list[str] = []
    for piece in pieces:
        body = piece.rstrip("\u200b")
        inner = _token(body).parts if body else ("",)
        parts += [*inner[:-1], inner[-1] + piece[len(body) :]]
    ends = [_token(piece.strip("\u200b")) for piece in (pieces[0], pieces[-1])]
    first = "ZW" if own[0] == "ZW" else ends[0].first
    return Token(tuple(parts), first, "ZW" if own[-1] == "ZW" else ends[1].last)


def _resolved(own: list[str]) -> tuple[list[int], list[str]]:
    """Where each letter with its marks begins, and its class; a mark on nothing is a letter (LB9, LB10)."""
    places = [at for at, name in enumerate(own) if not at or name not in _JOINED]
    return places, ["AL" if own[at] in _JOINED else own[at] for at in places]


def _may_part(classes: list[str], at: int) -> bool:
    """Whether a line may end before `at`: rules LB11 to LB31, without blanks."""
    before, after = classes[at - 1], classes[at]
    if "WJ" in (before, after) or before == "GL" or (after == "GL" and before not in ("BA", "HY")):
        return False
    if after in _CLOSERS or before in _OPENERS or "QU" in (before, after):
        return False
    if (before in _SHUT and after == "NS") or before == after == "B2":
        return False
    if "CB" in (before, after):
        return True
    if after in ("BA", "HY", "NS", "IN") or before == "BB" or (before == "SY" and after == "HL"):
        return False
    if before in ("HY", "BA") and at > 1 and classes[at - 2] == "HL":
        return False
    return not (_in_number(classes, at) or _in_word(before, after) or _in_pair(classes, at))


def _in_number(classes: list[str], at: int) -> bool:
    """LB25 as numbers are: sign, bracket, digits with points between, bracket, unit."""
    before, after = classes[at - 1], classes[at]
    following = classes[at + 1] if at + 1 < len(classes) else ""
    if after == "NU" and (before in _FIXES or before in _OPENERS or before == "HY"):
        return True
    if before in _FIXES and (after in _OPENERS or after == "HY") and following == "NU":
        return True
    start = at - 1
    if after in _FIXES and classes[start] in _SHUT:
        start -= 1
    elif after not in _NUMERIC and after not in _SHUT and after not in _FIXES:
        return False
    while start >= 0 and classes[start] in ("SY", "IS"):
        start -= 1
    return start >= 0 and classes[start] == "NU"


@cache
def _in_word(before: str, after: str) -> bool:
    """LB23 to LB24 and LB26 to LB30: letters, digits, syllables and what belongs to them."""
    wordlike = _LETTERS | {"NU"}
    return (
        (before in _LETTERS and after in wordlike | _FIXES)
        or (before == "NU" and after in _LETTERS)
        or (before == "PR" and after in _IDEAL | _LETTERS | _HANGUL)
        or (before == "PO" and after in _LETTERS)
        or (before in _IDEAL | _HANGUL and after == "PO")
        or (before == "JL" and after in ("JL", "JV", "H2", "H3"))
        or (before in ("JV", "H2") and after in ("JV", "JT"))
        or (before in ("JT", "H3") and after == "JT")
        or (before == "IS" and after in _LETTERS)
        or (before in wordlike and after == "OP")
        or (before == "CP" and after in wordlike)
        or (before in ("EB", "XP") and after == "EM")
    )


def _in_pair(classes: list[str], at: int) -> bool:
    """LB30a: two regional indicators are one flag."""
    if classes[at - 1] != "RI" or classes[at] != "RI":
        return False
    count = 0
    while count < at and classes[at - 1 - count] == "RI":
        count += 1
    return count % 2 == 1
