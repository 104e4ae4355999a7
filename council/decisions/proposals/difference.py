"""The difference of two wordings, in words, and the check a wording passes before it is kept.

Pure: texts in, pieces out. By sentences first, then by words inside what changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from council.decisions.proposals.refusals import DifferenceDoesNotFit, WordingMissing, WordingTooLong

MOST_CHARACTERS = 20_000

# Scripts written without spaces between words: each character stands for itself.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]\s*|[^\s{_UNSPACED}]+\s*|\s+")
_SENTENCE = re.compile(r".*?(?:[.!?…]+[\"'”’)\]]*\s+|[。！？]\s*|\n+|\Z)", re.DOTALL)
_KEPT_CONTROLS = "\n\t\u200c\u200d"  # line, tab, and the joiners some scripts are written with


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, came or went."""

    kind: Literal["same", "added", "removed"]
    text: str


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """What changed from `old` to `new`, in reading order; empty when nothing did.

    Neighbouring pieces differ in kind; where text was replaced, "removed" stands before "added".
    """
    if old == new:
        return ()
    return tuple(_joined(_by_sentences(_sentences(old), _sentences(new))))


def apply(pieces: Sequence[Piece], old: str) -> str:
    """The new text, from the old one and the difference.

    Raises: DifferenceDoesNotFit, when the difference was made from another text.
    """
    if not pieces:
        return old
    if "".join(p.text for p in pieces if p.kind != "added") != old:
        raise DifferenceDoesNotFit
    return "".join(p.text for p in pieces if p.kind != "removed")


def visible(text: str) -> str:
    """The text without outer blanks, hidden direction marks and broken characters; may be empty."""
    kept = "".join(c for c in text.replace("\r\n", "\n") if _is_kept(c))
    return unicodedata.normalize("NFC", kept).strip()


def wording(text: str) -> str:
    """The text as it is kept, which is what is `visible` of it.

    Raises: WordingMissing, when nothing is left; WordingTooLong, above 20,000 characters.
    """
    kept = visible(text)
    if not kept:
        raise WordingMissing
    if len(kept) > MOST_CHARACTERS:
        raise WordingTooLong(length=len(kept), most=MOST_CHARACTERS)
    return kept


def hidden(text: str) -> int:
    """How many hidden or broken characters `visible` would take out."""
    return sum(not _is_kept(c) for c in text.replace("\r\n", "\n"))


def _is_kept(character: str) -> bool:
    return character in _KEPT_CONTROLS or unicodedata.category(character) not in ("Cc", "Cf", "Cs")


def _sentences(text: str) -> list[str]:
    return [found for found in _SENTENCE.findall(text) if found]


def _by_sentences(old: list[str], new: list[str]) -> Iterator[Piece]:
    """Sentences that stand in both stay whole; the rest is compared word by word."""
    for change, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if change == "replace":
            yield from _by_words("".join(old[a:b]), "".join(new[c:d]))
        else:
            yield from _pieces(change, old[a:b], new[c:d])


def _by_words(old: str, new: str) -> Iterator[Piece]:
    """Words carry the blank that follows them: blanks of their own would cost thirty times as long."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    for change, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield from _pieces(change, before[a:b], after[c:d])


def _pieces(change: str, old: list[str], new: list[str]) -> Iterator[Piece]:
    if change == "equal":
        yield Piece("same", "".join(old))
        return
    if old:
        yield Piece("removed", "".join(old))
    if new:
        yield Piece("added", "".join(new))


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Runs of one kind become one piece; inside a change what went stands before what came."""
    removed, added = "", ""
    same = ""
    for piece in pieces:
        if piece.kind == "same":
            yield from _change(removed, added)
            removed, added, same = "", "", same + piece.text
            continue
        if same:
            yield Piece("same", same)
            same = ""
        if piece.kind == "removed":
            removed += piece.text
        else:
            added += piece.text
    if same:
        yield Piece("same", same)
    yield from _change(removed, added)


def _change(removed: str, added: str) -> Iterator[Piece]:
    if removed:
        yield Piece("removed", removed)
    if added:
        yield Piece("added", added)
