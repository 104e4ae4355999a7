"""Lines of pieces drawn on a ReportLab canvas: glyphs, and beside them what they do not say themselves.

Right to left is drawn as it is seen, from left to right, in an element that tells the words in their order:
so most readers of text and all readers of structure have it right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from council.report.design import PLAIN, Design
from council.report.marks import Anchor
from council.report.pdf.bidi import visual
from council.report.pdf.canvas import is_tagged, marked
from council.report.pdf.composing import MUST, Line, Piece, Style, pieces_of
from council.report.pdf.embedding import used
from council.report.pdf.fonts import printable
from council.report.pdf.glyphs import GlyphFont, Shaped
from council.report.pdf.lettering import HYPHEN, Word, word
from council.report.pdf.structure import text_string
from council.report.pdf.text import clean
from council.report.pdf.tree import Node
from council.words import language

UNDER, THROUGH = -0.13, 0.24


class Stroke(NamedTuple):
    """A stretch of one line that belongs to one span: where it begins and ends, and its drawing.

    `said` is set where the glyphs alone would say something else; `runs` are (x, font, shaped). Strokes with
    one and the same `element` are one piece from right to left, drawn as seen, which reads as its words.
    """

    span: int
    left: float
    right: float
    said: str
    runs: list[tuple[float, GlyphFont, Shaped]]
    element: list[str] | None = None


class Brush:
    """Strokes to code, those of one node in one mark."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._node: Node | None = None
        self._code: list[str] = []
        self._ruled: list[str] = []
        self._state = ""
        self._tagged = is_tagged(canvas)
        self._told: list[str] | None = None
        self._element: Node | None = None

    def draw(self, stroke: Stroke, y: float, style: Style, node: Node | None) -> None:
        """Draw one stroke on the line at `y`; what it must say beside its glyphs gets a mark of its own."""
        if stroke.element and node is not None:
            if stroke.element is not self._told:
                self._told = stroke.element
                self._element = Node("Span", node, actual="".join(stroke.element))
            node = self._element
        else:
            self._told = None
        if stroke.said or node is not self._node:
            self.end()
            self._node = node
        self._put(stroke, y, style)
        if stroke.said:
            self.end(said=stroke.said)

    def end(self, *, said: str = "") -> None:
        """Write what was gathered."""
        if not self._code:
            return
        code = "BT " + " ".join(self._code) + " ET"
        own = self._canvas._code
        with marked(self._canvas, self._node, actual=said):
            aside = said and not self._tagged
            if aside:
                own.append(f"/Span <</ActualText {text_string(said)}>> BDC")
            own.append(code)
            own.extend(self._ruled)
            if aside:
                own.append("EMC")
        self._code, self._ruled, self._state = [], [], ""

    def _put(self, stroke: Stroke, y: float, style: Style) -> None:
        out, size = self._code, style.size
        open_ = False
        last: GlyphFont | None = None
        at = stroke.left
        for x, font, shaped in stroke.runs:
            if font is not last or abs(x - at) > 0.01:
                if open_:
                    out.append("] TJ")
                state = f"{used(self._canvas, font).name} {size:.6g} Tf {style.colour} rg"
                if state != self._state:
                    out.append(state)
                    self._state = state
                out.append(f"1 0 0 1 {x:.3f} {y + style.rise:.3f} Tm [")
                open_, last = True, font
            for rise, code in shaped.parts:
                if rise:
                    out.append(f"] TJ {rise * size:.4f} Ts [{code}] TJ 0 Ts [")
                else:
                    out.append(code)
            at = x + shaped.advance * size
        if open_:
            out.append("] TJ")
        if style.ruled:
            low = y + (UNDER if style.ruled == "under" else THROUGH) * size
            wide = stroke.right - stroke.left
            self._ruled.append(
                f"{style.colour} rg {stroke.left:.3f} {low:.3f} {wide:.3f} {size * 0.05:.3f} re f"
            )


def strokes(
    canvas: Any, pieces: list[Piece], line: Line, styles: Sequence[Style], x: float, *, rtl: bool = False
) -> Iterator[Stroke]:
    """A line beginning at `x` as strokes in reading order. Args: rtl: the direction of its paragraph."""
    own = pieces[line.start : line.stop]
    if any(piece.level for piece in own):
        yield from _turned(canvas, own, styles, x, rtl)
        return
    last = len(own) - 1
    runs: list[tuple[float, GlyphFont, Shaped]] = []
    span, left, right, said, spoken = -1, x, x, "", False
    for at, (made, of, _level, end, width, full) in enumerate(own):
        odd = not _noted(canvas, made)
        if runs and (of != span or odd != spoken):
            yield Stroke(span, left, right, said if spoken else "", runs)
            runs, left, said = [], x, ""
        span, spoken = of, odd
        size = styles[of].size
        where = x
        for font, shaped in made.runs:
            runs.append((where, font, shaped))
            where += shaped.advance * size
        said += made.text if odd else ""
        right = x + width
        x += full
        if at == last and end != MUST and made.text.endswith(HYPHEN):
            yield Stroke(span, left, right, said if spoken else "", runs)
            yield _hyphen(canvas, made, span, where)
            runs = []
    if runs:
        yield Stroke(span, left, right, said if spoken else "", runs)


def _hyphen(canvas: Any, made: Word, span: int, x: float) -> Stroke:
    """The hyphen a word shows where a line ends within it; it says that it is a soft one."""
    sign = word("-", made.face)
    _noted(canvas, sign)
    return Stroke(span, x, x, HYPHEN, [(x, font, shaped) for font, shaped in sign.runs])


def _turned(canvas: Any, own: list[Piece], styles: Sequence[Style], x: float, rtl: bool) -> Iterator[Stroke]:
    """A line with letters from right to left: placed as seen, given span by span as read.

    Blanks at its end stand beyond it, at the side where the paragraph ends (L1).
    """
    end = len(own)
    while end and not own[end - 1].word.text.strip(" "):
        end -= 1
    own = own[:end] + [piece._replace(level=int(rtl)) for piece in own[end:]]
    if rtl:
        x -= sum(piece.full for piece in own[end:])
    places = [0.0] * len(own)
    for at in visual([piece.level for piece in own]):
        places[at] = x
        x += own[at].full
    start = 0
    for stop in range(1, len(own) + 1):
        if stop < len(own) and own[stop].span == own[start].span:
            continue
        element = [piece.word.text for piece in own[start:stop]]
        yield from _as_seen(canvas, own, places, range(start, stop), styles[own[start].span].size, element)
        start = stop


def _as_seen(
    canvas: Any, own: list[Piece], places: list[float], which: range, size: float, element: list[str]
) -> Iterator[Stroke]:
    """The pieces of one span from left to right; a bracket that stands for its mirror image says so."""
    runs: list[tuple[float, GlyphFont, Shaped]] = []
    order = sorted(which, key=places.__getitem__)
    left = right = places[order[0]]
    for at in order:
        made, where = own[at].word, places[at]
        turned = not _noted(canvas, made) and len(made.text) == 1
        if turned and runs:
            yield Stroke(own[at].span, left, right, "", runs, element)
            runs, left = [], where
        for font, shaped in made.runs:
            runs.append((where, font, shaped))
            where += shaped.advance * size
        right = places[at] + own[at].full
        if turned:
            yield Stroke(own[at].span, left, right, made.text, runs, element)
            runs, left = [], right
    if runs:
        yield Stroke(own[order[0]].span, left, right, "", runs, element)


def _noted(canvas: Any, made: Word) -> bool:
    """Whether all glyphs of a word say their own text in this document; asked once a word, which stays so."""
    document = canvas._doc
    known: dict[int, tuple[Word, bool]] | None = getattr(document, "council_words", None)
    if known is None:
        known = document.council_words = {}
    if (found := known.get(id(made))) is None:
        plain = True
        for font, shaped in made.runs:
            plain &= used(canvas, font).note(shaped)
        found = known[id(made)] = made, plain  # the word too, so that its id stays its own
    return found[1]


@cache
def colour(hexed: str) -> str:
    """A colour as three numbers of PDF."""
    return " ".join(f"{int(hexed[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))


def measured(words: str, *, font: str, size: float) -> float:
    """How wide a line is in a face, in points."""
    return sum(piece.full for piece in _one_line(words, Style(font, size, "", language=language()))[0])


def draw_line(
    canvas: Any,
    x: float,
    y: float,
    words: str,
    *,
    font: str,
    size: float,
    ink: str = "ink",
    anchor: Anchor = "start",
    design: Design = PLAIN,
) -> float:
    """One line of any script on a canvas, with its baseline at `y`; returns its width.

    For charts, heads and feet: the caller's own mark holds it. Args: anchor: start, middle or end of the line
    at `x`, left to right; ink: a name of `design.ink`.
    """
    style = Style(font, size, colour(design.ink[ink]), language=language())
    pieces, rtl = _one_line(words, style)
    width = sum(piece.full for piece in pieces)
    x -= {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    brush = Brush(canvas)
    canvas._code.append("q")
    for stroke in strokes(canvas, pieces, Line(0, len(pieces), width), (style,), x, rtl=rtl):
        brush.draw(stroke._replace(said="") if is_tagged(canvas) else stroke, y, style, None)
    brush.end()
    canvas._code.append("Q")
    return width


def _one_line(words: str, style: Style) -> tuple[list[Piece], bool]:
    told = printable(clean(words).replace("\n", " "), font=style.face)
    return pieces_of(((told, style),), rtl=False)
