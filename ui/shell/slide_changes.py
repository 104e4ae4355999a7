"""A text on the wall with what changed in it: + and underlined what came, − and struck what went.

A `Marked` is words like any other block of a slide, so it is cut into lines and pages as they are; beside
them it keeps of each letter whether it stayed, came or went.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from council.decisions.proposals.difference import Piece, bare

SIGNS = {"added": "+", "removed": "\u2212"}
Run = tuple[str, str]  # kind and words


class Marked(str):
    """Words, and of each letter its kind: same, added, removed, or sign."""

    kinds: tuple[str, ...]

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> Marked:
        """The words of a difference, a sign before what came and before what went."""
        said = [part for piece in pieces for part in _signed(piece)]
        made = cls("".join(words for _kind, words in said))
        made.kinds = tuple(kind for kind, words in said for _letter in words)
        return made

    def runs(self, lines: Sequence[str]) -> tuple[tuple[Run, ...], ...]:
        """By line the stretches of one kind; the lines are these words as they were broken."""
        found, at = [], 0
        for line in lines:
            while at < len(self) and line and self[at] != line[0]:
                at += 1  # a blank or a line's end at which it was broken
            kinds = self.kinds[at : at + len(line)]
            found.append(tuple(_stretches(line, kinds)))
            at += len(line)
        return tuple(found)


def paint_runs(
    painter: QPainter, box: QRect, runs: Sequence[Run], *, font: QFont, inks: tuple[QColor, QColor]
) -> None:
    """Write one line stretch by stretch, with a line under what came and one through what went.

    Args: inks: of words that stand, and of the lines.
    """
    metrics, left = QFontMetrics(font), float(box.left())
    painter.setFont(font)
    thick = max(2.0, font.pixelSize() / 14)
    for kind, words in runs:
        wide = metrics.horizontalAdvance(words)
        painter.setPen(inks[0])
        painter.drawText(QPointF(left, box.top() + metrics.ascent()), words)
        shown = metrics.horizontalAdvance(words.rstrip())
        if kind in SIGNS and shown:
            high = metrics.ascent() + thick * 1.5 if kind == "added" else metrics.ascent() * 0.68
            painter.setPen(QPen(inks[1], thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPointF(left, box.top() + high), QPointF(left + shown, box.top() + high))
        left += wide


def _signed(piece: Piece) -> tuple[Run, ...]:
    """A piece after its sign, which bears no line; a blank parts it from what follows."""
    if piece.kind == "same" or not piece.text.strip():
        return (("same", piece.text if piece.kind != "removed" else ""),)
    before, words, after = bare(piece)
    return (("same", before), ("sign", SIGNS[piece.kind]), (piece.kind, words), ("same", after or " "))


def _stretches(line: str, kinds: Sequence[str]) -> Iterator[Run]:
    at = 0
    for kind, inside in groupby(kinds):
        size = len(list(inside))
        yield kind, line[at : at + size]
        at += size
