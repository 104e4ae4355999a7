"""Paragraphs in any script: the one door by which running text reaches a PDF.

What a text holds is never read as markup, path or link; only a `Span` makes a link, and only to a key of the
tree or to an address of the web or of mail.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from council.report.blocks import Span, Text
from council.report.design import PLAIN, Design
from council.report.directions import runs_right_to_left
from council.report.pdf.canvas import link, target
from council.report.pdf.composing import Line, Style, pieces_of, set_lines
from council.report.pdf.fonts import printable, variant
from council.report.pdf.strokes import Brush, Stroke, colour, draw_line, measured, strokes
from council.report.pdf.text import clean
from council.report.pdf.tree import Node
from council.words import language

RULED = {"added": "under", "removed": "through"}
SCHEMES = frozenset({"http", "https", "mailto"})
NOTE_SIZE, NOTE_RISE = 0.68, 0.34
_KEY = re.compile(r"[a-z0-9_-]{1,80}")
_ADDRESS = re.compile(r"[\x21-\x7e]{1,2000}")


def paragraph(
    text: Text, role: str, *, node: Node | None = None, label: Node | None = None, ink: str = "",
    indent: float = 0.0, design: Design = PLAIN, **more: Any,
) -> Any:  # fmt: skip
    """A paragraph in one of the voices of the design, for ReportLab to place.

    Args: node: the element its words belong to, label: and its bullet; indent: points from the side where
        lines begin; more: spaceBefore, spaceAfter, keepWithNext, alignment (0 start, 1 middle, 2 right),
        bulletText, bulletIndent.
    """
    return _kind()(text, role, node=node, label=label, ink=ink, indent=indent, design=design, **more)


def leads_to(span: Span) -> tuple[str, str]:
    """Where a span leads as (address, key): one of them, or neither."""
    if span.note:
        return "", f"note-{span.note}" if _KEY.fullmatch(span.note) else ""
    if span.to:
        return "", span.to if _KEY.fullmatch(span.to) else ""
    if span.url and _ADDRESS.fullmatch(span.url) and urlsplit(span.url).scheme.lower() in SCHEMES:
        return span.url, ""
    return "", ""


@cache
def _kind() -> Any:
    from reportlab.platypus import Flowable

    class RichPara(Flowable):  # type: ignore[misc]  # reportlab has no types
        """Text that ReportLab measures, splits and draws; its halves share nodes, styles, pieces.

        Only its lines say which of the pieces are a half's own.
        """

        def __init__(
            self, text: Text, role: str, *, node: Node | None, label: Node | None, ink: str, indent: float,
            design: Design, spaceBefore: float = 0, spaceAfter: float = 0, keepWithNext: int = 0,
            alignment: int = 0, bulletText: str | None = None, bulletIndent: float = 0.0,
        ) -> None:  # fmt: skip
            inks, voice = design.ink, design.type[role]
            self.spaceBefore, self.spaceAfter, self.keepWithNext = spaceBefore, spaceAfter, keepWithNext
            self.voice, self.node, self.label, self.indent = voice, node, label, indent
            self.alignment, self.bullet, self.bulletIndent = alignment, bulletText or "", bulletIndent
            self.ink = inks[ink or voice.ink]
            self.spans = (Span(text),) if isinstance(text, str) else text or (Span(""),)
            links = [leads_to(span) for span in self.spans]
            self.links, self.leads = links, any(any(led) for led in links)
            own = language()
            self.styles = [
                _style(span, any(led), voice, self.ink, inks, own)
                for span, led in zip(self.spans, links, strict=True)
            ]
            words = [
                (printable(clean(span.words), font=style.face), style)
                for span, style in zip(self.spans, self.styles, strict=True)
            ]
            self.mirrored = runs_right_to_left(own)
            self.pieces, self.rtl = pieces_of(words, rtl=self.mirrored)
            turning = len(self.spans) > 1 and any(piece.level for piece in self.pieces)
            self.nodes = _nodes(self.spans, links, node, apart=turning)
            self.lines: list[Line] = []
            self._room = -1.0

        def wrap(self, width: float, _height: float) -> tuple[float, float]:
            if width != self._room:
                if self.lines:
                    self.pieces = self.pieces[self.lines[0].start : self.lines[-1].stop]
                self._room, self.width = width, width
                self.lines = set_lines(self.pieces, width - self.indent)
                self.height = len(self.lines) * self.voice.leading
            return width, self.height

        def minWidth(self) -> float:
            return self.indent + max((piece.width for piece in self.pieces), default=0.0)

        def split(self, width: float, height: float) -> list[Any]:
            if self._room < 0:  # a table's cell names its width with the padding, by which it was not set
                self.wrap(width, height)
            count = len(self.lines)
            if self.height <= height:
                return [self]
            # by a hair too high is too high: a table's cell wants two halves where it asks for them
            fits = min(int((height + 0.01) / self.voice.leading), count - 1)
            fits -= fits == count - 1
            if fits < 2:
                return []
            return [self._half(0, fits, first=True), self._half(fits, count, first=False)]

        def _half(self, start: int, stop: int, *, first: bool) -> Any:
            """The lines from `start` to before `stop`, not set again: a long text is split on every page."""
            half = object.__new__(RichPara)
            half.__dict__.update(self.__dict__)
            half.__dict__.pop("_postponed", None)  # ReportLab's note that it moved the whole to this page
            half.lines = self.lines[start:stop]
            half.height = (stop - start) * self.voice.leading
            if first:
                half.spaceAfter, half.keepWithNext = 0, 0
            else:
                half.spaceBefore, half.bullet = 0, ""
            return half

        def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
            """Draw with the lower left corner at x, y.

            They are added to every line: saving and moving the state cost a tenth of a whole report.
            """
            self.canv, self.at = canvas, (self._hAlignAdjust(x, _sW), y)
            self.draw()
            del self.canv

        def draw(self) -> None:
            size, leading = self.voice.size, self.voice.leading
            room = self.width - self.indent
            start, y = self.at[0], self.at[1] + self.height - size
            if self.bullet:
                self._draw_bullet(y)
            brush, linked = Brush(self.canv), list[tuple[Stroke, float]]()
            for line in self.lines:
                free = room - line.width
                if self.alignment == 1:
                    free /= 2
                elif not self.alignment and not self.rtl:
                    free = 0.0
                x = start + (free if self.mirrored else self.indent + free)
                for stroke in strokes(self.canv, self.pieces, line, self.styles, x, rtl=self.rtl):
                    brush.draw(stroke, y, self.styles[stroke.span], self.nodes[stroke.span])
                    if self.leads and any(self.links[stroke.span]):
                        linked.append((stroke, y))
                y -= leading
            brush.end()
            for stroke, low in linked:
                self._link(stroke, low)

        def _draw_bullet(self, y: float) -> None:
            style = Style(self.voice.face, self.voice.size, colour(self.ink))
            pieces, rtl = pieces_of([(self.bullet, style)], rtl=self.mirrored)
            width = sum(piece.full for piece in pieces)
            x = self.at[0] + (self.width - self.bulletIndent - width if self.mirrored else self.bulletIndent)
            brush = Brush(self.canv)
            for stroke in strokes(self.canv, pieces, Line(0, len(pieces), width), (style,), x, rtl=rtl):
                brush.draw(stroke, y, style, self.label or self.node)
            brush.end()

        def _link(self, stroke: Stroke, y: float) -> None:
            span, (address, key) = self.spans[stroke.span], self.links[stroke.span]
            size = self.voice.size
            rect = (stroke.left, y - 0.25 * size, stroke.right, y + 0.85 * size)
            link(self.canv, rect, self.nodes[stroke.span], clean(span.words), url=address, key=key)
            if span.note:
                self.canv.saveState()
                self.canv.translate(0, y)
                target(self.canv, f"back-{span.note}")
                self.canv.restoreState()

    return RichPara


def _style(span: Span, led: bool, voice: Any, ink: str, inks: Any, own: str) -> Style:
    size = voice.size * NOTE_SIZE if span.note else voice.size
    ruled = RULED.get(span.mark, "under" if span.url and led else "")
    return Style(
        variant(voice.face, span.strong, span.slanted) if span.strong or span.slanted else voice.face,
        size,
        colour(inks["teal"] if led else ink),
        voice.size * NOTE_RISE if span.note else 0.0,
        ruled,
        span.language or own,
    )


def _nodes(
    spans: Sequence[Span], links: Sequence[tuple[str, str]], node: Node | None, *, apart: bool
) -> list[Node | None]:
    """The element each span belongs to: a link, a stretch of another language, or the paragraph itself.

    Args: apart: each gets one of its own, so that they are read in order though lines are drawn as seen.
    """
    if node is None:
        return [None] * len(spans)
    out: list[Node | None] = []
    for span, led in zip(spans, links, strict=True):
        if not any(led):
            out.append(Node("Span", node, lang=span.language) if span.language or apart else node)
            continue
        above = Node("Reference", node) if span.note else node
        out.append(Node("Link", above, lang=span.language))
    return out


__all__ = ["draw_line", "leads_to", "measured", "paragraph"]
