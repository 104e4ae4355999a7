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
    units = text.encode("utf-16-le", "surrogatepass")  # Qt counts in these: an emoji is two
    ends = [(2 * start, 2 * (start + length)) for start, length in spans]
    lines = [_words(units[start:end]).rstrip() for start, end in ends]
    if ends and ends[-1][1] < len(units):
        rest = _words(units[ends[-1][0] :])
        lines[-1] = QFontMetrics(theme.face()).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return tuple(lines) or ("",)


def _words(units: bytes) -> str:
    return units.decode("utf-16-le", "surrogatepass")
