"""Words broken into the few lines a row has room for."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from ui import theme

LINES = 3
BROKEN = 500  # titles whose lines are remembered: each is painted anew at every move of the mouse


def line_count(words: str, width: int, metrics: QFontMetrics) -> int:
    """How many lines `broken` makes of these words; laid out only where their length does not tell."""
    long = metrics.horizontalAdvance(" ".join(words.split()))
    if long < width:
        return 1
    return LINES if long > (LINES - 1) * width else len(broken(words, width))


def broken(words: str, width: int) -> list[str]:
    """Words broken to `width`, at most LINES of them; what does not fit ends in an ellipsis."""
    return list(_broken(words, width, QApplication.font().key()))


@lru_cache(maxsize=BROKEN)
def _broken(words: str, width: int, _font: str) -> tuple[str, ...]:
    text = " ".join(words.split())
    layout = QTextLayout(text, theme.face())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    spans = []
    while len(spans) < LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        spans.append((line.textStart(), line.textLength()))
    layout.endLayout()
    lines = [text[start : start + length].rstrip() for start, length in spans]
    if spans and sum(spans[-1]) < len(text):
        rest = text[spans[-1][0] :]
        lines[-1] = QFontMetrics(theme.face()).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return tuple(lines) or ("",)
