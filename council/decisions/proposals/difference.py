"""The difference of two wordings, in words, and the check a wording passes before it is kept.

Pure: texts in, pieces out. By sentences first, then by words inside what changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from os.path import commonprefix
from typing import Literal

from council.decisions.proposals.matching import Allowance, Block, blocks
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
    found = _joined(_by_sentences(sentences(old), sentences(new)))
    return tuple(_joined(_without_what_stayed(list(found))))


def bare(piece: Piece) -> tuple[str, str, str]:
    """The words of a piece between the blanks before and after them, which bear no mark."""
    words = piece.text.strip()
    if not words:
        return "", piece.text, ""
    start = piece.text.index(words)
    return piece.text[:start], words, piece.text[start + len(words) :]


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


def sentences(text: str) -> list[str]:
    """The text cut after each sentence and each line; joined again it is the text."""
    return [found for found in _SENTENCE.findall(text) if found]


def _by_sentences(old: list[str], new: list[str]) -> Iterator[Piece]:
    """Sentences that stand in both stay whole; the rest is compared word by word."""
    allowance = Allowance()
    for kind, before, after in stretches(old, new, Allowance()):
        if kind == "same":
            yield Piece("same", "".join(before))
        elif before and after:
            yield from _calm(_joined(_by_words("".join(before), "".join(after), allowance)))
        else:
            yield from _replaced(before, after)


def _by_words(old: str, new: str, allowance: Allowance) -> Iterator[Piece]:
    """Words carry the blank that follows them: blanks of their own would cost thirty times as long."""
    for kind, before, after in stretches(_WORD.findall(old), _WORD.findall(new), allowance):
        if kind == "same":
            yield Piece("same", "".join(before))
        else:
            yield from _replaced(before, after)


def stretches(
    old: list[str], new: list[str], allowance: Allowance | None = None
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Tokens that are the "same" in both, and by turns those that are "other" between them."""
    a = c = 0
    for block in (*blocks(old, new, allowance), Block(len(old), len(new), 0)):
        if block.old > a or block.new > c:
            yield "other", old[a : block.old], new[c : block.new]
        a, c = block.old + block.size, block.new + block.size
        if block.size:
            yield "same", old[block.old : a], new[block.new : c]


def _replaced(old: list[str], new: list[str]) -> Iterator[Piece]:
    if old:
        yield Piece("removed", "".join(old))
    if new:
        yield Piece("added", "".join(new))


def _calm(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Words that stayed between two changes, each longer than they, are read as changed with them.

    Else a sentence that was written anew would be torn into shreds that nobody can read.
    """
    row = list(pieces)
    sizes = _change_sizes(row)
    for at, piece in enumerate(row):
        between = piece.kind == "same" and 0 < at < len(row) - 1
        if between and len(piece.text) < min(sizes[at - 1], sizes[at + 1]):
            yield Piece("removed", piece.text)
            yield Piece("added", piece.text)
        else:
            yield piece


def _change_sizes(row: Sequence[Piece]) -> list[int]:
    """By piece the length of the longer side of the change it belongs to; 0 for what stayed."""
    sizes = [0 if piece.kind == "same" else len(piece.text) for piece in row]
    for at in range(1, len(row)):
        if row[at - 1].kind == "removed" and row[at].kind == "added":
            sizes[at - 1] = sizes[at] = max(sizes[at - 1], sizes[at])
    return sizes


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


def _without_what_stayed(row: list[Piece]) -> Iterator[Piece]:
    """Words that differ only in the blank behind them stayed: the last word of a text that goes on, too."""
    for at, piece in enumerate(row):
        before, after = row[at - 1 : at], row[at + 1 : at + 2]
        if piece.kind == "removed" and after and after[0].kind == "added":
            size = _stayed(piece.text, after[0].text)
            yield from _some("same", piece.text[:size])
            yield from _some("removed", piece.text[size:])
        elif piece.kind == "added" and before and before[0].kind == "removed":
            yield from _some("added", piece.text[_stayed(before[0].text, piece.text) :])
        else:
            yield piece


def _stayed(old: str, new: str) -> int:
    """How many characters both begin with, up to where in both a blank follows or nothing."""
    size = len(commonprefix((old, new)))
    while size and not (_ends_at(old, size) and _ends_at(new, size)):
        size -= 1
    return size


def _ends_at(text: str, size: int) -> bool:
    return size == len(text) or text[size].isspace() or text[size - 1].isspace()


def _some(kind: Literal["same", "added", "removed"], text: str) -> Iterator[Piece]:
    if text:
        yield Piece(kind, text)


def _change(removed: str, added: str) -> Iterator[Piece]:
    if removed:
        yield Piece("removed", removed)
    if added:
        yield Piece("added", added)
