"""How large the letters of a name card are, and where a long alias breaks: never below 20 mm high."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from council.report.paper import MILLIMETRE

CAP = 0.635  # height of the lowest digit in Source Sans 3 bold, of the type size; capitals have 0.652
LEAST = 20 * MILLIMETRE / CAP + 0.1  # 89 points: capitals and digits 20 mm high, read at three metres
MOST = 150.0
LEADING = 0.9
ROWS = 3

Measure = Callable[[str, float], float]


@dataclass(frozen=True, slots=True)
class Lettering:
    """Lines of a card and their size in points; `cut`: it was too long for the card and ends with …"""

    lines: tuple[str, ...]
    size: float
    cut: bool = False

    @property
    def cap_height(self) -> float:
        """Height of digits in millimetres; capitals are a little higher."""
        return self.size * CAP / MILLIMETRE


def lettering(words: str, *, width: float, height: float, measure: Measure) -> Lettering:
    """The largest size at which the words fit, in as few lines as it takes; at 20 mm they break or are cut.

    Args: width, height: of the space in points; measure: width of a line at a size, in points.
    """
    for rows in range(1, ROWS + 1):
        size = min(MOST, height / (LEADING * rows + (1 - LEADING)))
        while size >= LEAST:
            lines = _broken(words, rows, partial(_fits, measure, size, width))
            if lines:
                return Lettering(lines, size)
            size -= 4
    return _cut(words, width, height, measure)


def _fits(measure: Measure, size: float, width: float, words: str) -> bool:
    return measure(words, size) <= width


def _broken(words: str, rows: int, fits: Callable[[str], bool]) -> tuple[str, ...]:
    """The words in at most `rows` lines that fit, broken between words; nothing if that cannot be."""
    lines: list[str] = []
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if fits(longer):
            line = longer
            continue
        if not line or not fits(word):
            return ()
        lines.append(line)
        line = word
    lines.append(line)
    return tuple(lines) if len(lines) <= rows else ()


def _cut(words: str, width: float, height: float, measure: Measure) -> Lettering:
    """As many letters as stand on the card at the least size; words longer than a line break inside."""
    rows = max(1, min(ROWS, int((height / LEAST - (1 - LEADING)) / LEADING)))
    lines: list[str] = []
    rest = " ".join(words.split())
    while rest and len(lines) < rows:
        line = _longest(rest, len(lines) == rows - 1, partial(_fits, measure, LEAST, width))
        lines.append(line)
        rest = rest[len(line.removesuffix("…").removesuffix("-")) :].lstrip()
    return Lettering(tuple(lines), LEAST, cut=bool(rest))


def _longest(rest: str, is_last: bool, fits: Callable[[str], bool]) -> str:
    """The longest beginning that fits: whole words if any do, else letters with a hyphen; … ends the last."""
    if fits(rest):
        return rest
    end = "…" if is_last else "-"
    letters = next((at for at in range(len(rest), 0, -1) if fits(rest[:at].rstrip() + end)), 1)
    space = rest.rfind(" ", 0, letters + 1)
    if space > 0 and not is_last:
        return rest[:space]
    return rest[:letters].rstrip() + end
