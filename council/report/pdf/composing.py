"""A text cut into pieces that are drawn as one, and those set into lines.

A piece lies in one style, one direction and between two places where a line may end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from council.report.pdf.bidi import levels
from council.report.pdf.breaks import clusters, segments
from council.report.pdf.lettering import Word, word, words_of
from council.report.pdf.sequences import PAIRS

RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
STAY, MAY, MUST = 0, 1, 2
MIRRORED = frozenset(PAIRS) | frozenset("<>«»‹›≤≥")


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of text looks: face, size and rise in points, colour as three numbers of PDF, and a line
    "under" or "through" it; `language` as BCP 47."""

    face: str
    size: float
    colour: str
    rise: float = 0.0
    ruled: str = ""
    language: str = ""


class Piece(NamedTuple):
    """A word of one span: `span` is its number, `level` its direction (odd: right to left), `end` whether a
    line stays, may or must end behind it; widths in points, `full` with the blanks at its end."""

    word: Word
    span: int
    level: int
    end: int
    width: float
    full: float


class Line(NamedTuple):
    """The pieces from `start` to before `stop` as one line, `width` points wide."""

    start: int
    stop: int
    width: float


def pieces_of(spans: Sequence[tuple[str, Style]], *, rtl: bool) -> tuple[list[Piece], bool]:
    """Cleaned stretches of text as pieces, and whether the whole runs from right to left.

    Args: rtl: the document's direction, for a text with nothing of its own.
    """
    whole = "".join(words for words, _style in spans)
    if RTL.search(whole) is None and not (rtl and not re.search(r"[^\W\d_]", whole)):
        return _straight(spans), False
    return _turning(spans, whole, rtl)


def set_lines(pieces: list[Piece], room: float) -> list[Line]:
    """Pieces into lines no wider than `room`, each as full as can be; what is wider is cut in `pieces`."""
    lines: list[Line] = []
    start = good = at = 0
    across = across_good = 0.0
    seen = 0.0
    while at < len(pieces):
        _word, _span, _level, end, width, full = pieces[at]
        if across + width > room + 0.01 and at > start and (good > start or _torn(pieces, start, at)):
            if good == start:
                across, at = 0.0, start
                continue
            lines.append(Line(start, good, across_good))
            start = at = good
            across = 0.0
            continue
        if at == start and width > room and _torn(pieces, start, at):
            continue
        seen = across + width
        across += full
        at += 1
        if end:
            good, across_good = at, seen
            if end == MUST and at < len(pieces):
                lines.append(Line(start, at, seen))
                start = at
                across = 0.0
    if start < len(pieces):
        lines.append(Line(start, len(pieces), seen))
    return lines


def _torn(pieces: list[Piece], start: int, stop: int) -> bool:
    """Cut a stretch without a break into letters with their marks; False when it already is one each."""
    while stop < len(pieces) - 1 and pieces[stop].end == STAY:
        stop += 1
    torn: list[Piece] = []
    for piece in pieces[start : stop + 1]:
        letters = clusters(piece.word.text)
        if len(letters) == 1:
            torn.append(piece._replace(end=piece.end or MAY))
            continue
        rate = piece.full / piece.word.full if piece.word.full else 0.0
        for at, letter in enumerate(letters, start=1):
            made = word(letter, piece.word.face, rtl=piece.level % 2 == 1, language=piece.word.language)
            end = (piece.end or MAY) if at == len(letters) else MAY
            torn.append(Piece(made, piece.span, piece.level, end, made.width * rate, made.full * rate))
    changed = torn != pieces[start : stop + 1]
    pieces[start : stop + 1] = torn
    return changed


def _straight(spans: Sequence[tuple[str, Style]]) -> list[Piece]:
    """Text without any letter that runs from right to left."""
    pieces: list[Piece] = []
    if len(spans) == 1:
        words, style = spans[0]
        known, size = words_of(style.face, language=style.language), style.size
        for line in words.split("\n"):
            for text in segments(line) or [""]:
                made = known.get(text) or word(text, style.face, language=style.language)
                pieces.append(Piece(made, 0, 0, MAY, made.width * size, made.full * size))
            pieces[-1] = pieces[-1]._replace(end=MUST)
        return pieces
    for parts in _by_line(spans):
        for segment in _by_span(segments("".join(words for words, _at in parts)) or [""], parts):
            for at, (text, span) in enumerate(segment, start=1):
                pieces.append(_piece(text, span, spans[span][1], 0, MAY if at == len(segment) else STAY))
        pieces[-1] = pieces[-1]._replace(end=MUST)
    return pieces


def _turning(spans: Sequence[tuple[str, Style]], whole: str, rtl: bool) -> tuple[list[Piece], bool]:
    """Text with both directions, or with the one from right to left."""
    base = 1 if rtl and (RTL.search(whole) or not re.search(r"[^\W\d_]", whole)) else None
    pieces: list[Piece] = []
    for parts in _by_line(spans):
        text = "".join(words for words, _at in parts)
        found, own = levels(text, base)
        base = found if base is None else base
        at = 0
        for segment in _by_span(segments(text) or [""], parts):
            runs: list[tuple[str, int, int]] = []
            for words, span in segment:
                runs += [
                    (run, span, level) for run, level in _by_level(words, own[at : at + len(words)], base)
                ]
                at += len(words)
            for index, (run, span, level) in enumerate(runs, start=1):
                pieces.append(_piece(run, span, spans[span][1], level, MAY if index == len(runs) else STAY))
        pieces[-1] = pieces[-1]._replace(end=MUST)
    return pieces, base == 1


def _piece(text: str, span: int, style: Style, level: int, end: int) -> Piece:
    made = word(text, style.face, rtl=level % 2 == 1, language=style.language)
    return Piece(made, span, level, end, made.width * style.size, made.full * style.size)


def _by_line(spans: Sequence[tuple[str, Style]]) -> list[list[tuple[str, int]]]:
    """The spans between line ends: (words, number of the span)."""
    lines: list[list[tuple[str, int]]] = [[]]
    for at, (words, _style) in enumerate(spans):
        first, *rest = words.split("\n")
        lines[-1].append((first, at))
        lines += [[(more, at)] for more in rest]
    return lines


def _by_span(parts: list[str], spans: list[tuple[str, int]]) -> list[list[tuple[str, int]]]:
    """Each segment cut where a span ends: [(words, number of the span) …]."""
    out: list[list[tuple[str, int]]] = []
    at, used = 0, 0
    for part in parts:
        cut: list[tuple[str, int]] = []
        while part or not cut:
            while used >= len(spans[at][0]) and at < len(spans) - 1:
                at, used = at + 1, 0
            taken = part[: len(spans[at][0]) - used] if part else ""
            cut.append((taken, spans[at][1]))
            used += len(taken)
            part = part[len(taken) :]
        out.append(cut)
    return out


def _by_level(words: str, own: Sequence[int], base: int) -> list[tuple[str, int]]:
    """Words cut where the direction changes and at what is mirrored.

    Blanks at the end stand apart, as at the end of a line they go to its side.
    """
    if not words:
        return [("", base)]
    out: list[tuple[str, int]] = []
    solid = len(words.rstrip(" "))
    start = 0
    for at in range(1, len(words) + 1):
        turned = own[start] % 2 and (words[at - 1] in MIRRORED or words[at : at + 1] in MIRRORED)
        if at == len(words) or own[at] != own[start] or at == solid or turned:
            out.append((words[start:at], own[start]))
            start = at
    return out
