"""What stands on the page besides text blocks: charts painted with ReportLab's canvas, and marks of place."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from council.report.blocks import Image
from council.report.design import PLAIN, Design
from council.report.marks import Anchor, Chart, Points
from council.report.pdf.canvas import boxed, later, marked, target
from council.report.pdf.rich import draw_line
from council.report.pdf.text import line
from council.report.pdf.tree import Node

TALLEST = 420.0


class PaperPen:
    """A pen on a ReportLab canvas; y grows downwards from `top`."""

    def __init__(self, canvas: Any, x: float, top: float, *, design: Design = PLAIN) -> None:
        self._canvas, self._x, self._top, self._design = canvas, x, top, design

    def bar(self, x: float, y: float, width: float, height: float, ink: str, radius: float) -> None:
        self._canvas.setFillColor(_colour(ink, self._design))
        place = (self._x + x, self._top - y - height, width, height)
        if radius:
            self._canvas.roundRect(*place, min(radius, width / 2, height / 2), stroke=0, fill=1)
        else:
            self._canvas.rect(*place, stroke=0, fill=1)

    def dot(self, x: float, y: float, radius: float, ink: str, hollow: bool) -> None:
        self._canvas.setFillColor(_colour(ink, self._design))
        self._canvas.setStrokeColor(_colour(ink, self._design))
        self._canvas.setLineWidth(0.8)
        self._canvas.circle(self._x + x, self._top - y, radius, stroke=int(hollow), fill=int(not hollow))

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: str, weight: float, dashed: bool) -> None:
        self._canvas.saveState()
        self._canvas.setStrokeColor(_colour(ink, self._design))
        self._canvas.setLineWidth(weight)
        if dashed:
            self._canvas.setDash(3, 2.5)
        self._canvas.line(self._x + x1, self._top - y1, self._x + x2, self._top - y2)
        self._canvas.restoreState()

    def triangle(self, x: float, y: float, size: float, ink: str, up: bool) -> None:
        path = self._canvas.beginPath()
        away = size if up else -size
        path.moveTo(self._x + x, self._top - y)
        path.lineTo(self._x + x - size / 2, self._top - y - away)
        path.lineTo(self._x + x + size / 2, self._top - y - away)
        path.close()
        self._canvas.setFillColor(_colour(ink, self._design))
        self._canvas.drawPath(path, stroke=0, fill=1)

    def path(self, points: Points, ink: str, weight: float, dashed: bool) -> None:
        way = self._canvas.beginPath()
        for at, (x, y) in enumerate(points):
            (way.lineTo if at else way.moveTo)(self._x + x, self._top - y)
        self._canvas.saveState()
        self._canvas.setStrokeColor(_colour(ink, self._design))
        self._canvas.setLineWidth(weight)
        self._canvas.setLineJoin(1)
        if dashed:
            self._canvas.setDash(3, 2.5)
        self._canvas.drawPath(way, stroke=1, fill=0)
        self._canvas.restoreState()

    def words(
        self, x: float, y: float, text: str, size: float, ink: str, anchor: Anchor, strong: bool
    ) -> None:
        font = "sans-semibold" if strong else "sans"
        draw_line(
            self._canvas, self._x + x, self._top - y, text,
            font=font, size=size, ink=ink, anchor=anchor, design=self._design,
        )  # fmt: skip


def chart_flowable(
    chart: Chart, *, node: Node | None = None, indent: float = 0.0, design: Design = PLAIN, scale: float = 1.0
) -> Any:
    """A chart as a block that ReportLab places. Args: node: the Figure it is; scale: times its own size."""

    def paint(canvas: Any) -> None:
        canvas.translate(indent, 0)
        canvas.scale(scale, scale)
        chart.paint(PaperPen(canvas, 0.0, chart.height, design=design))

    return _figure(paint, node, (indent, 0.0, indent + chart.width * scale, chart.height * scale))


def image_flowable(
    image: Image, *, node: Node | None = None, width: float = PLAIN.width, height: float = TALLEST
) -> Any:
    """A photograph or logo, shrunk to `width` by `height`; read from its bytes, never by name.

    Inks of a printing press become colours of a screen: the file means sRGB (PDF/A-3, 6.2.4.3).
    """
    from PIL import Image as Picture
    from reportlab.lib.utils import ImageReader

    shrunk = min(1.0, width / image.width, height / image.height)
    width, height = image.width * shrunk, image.height * shrunk

    def paint(canvas: Any) -> None:
        with Picture.open(BytesIO(image.data)) as picture:
            inks = picture.mode == "CMYK"
            shown = picture.convert("RGB") if inks else BytesIO(image.data)
        canvas.drawImage(ImageReader(shown), 0, 0, width, height, mask="auto")

    return _figure(paint, node, (0.0, 0.0, width, height))


def _figure(paint: Callable[[Any], None], node: Node | None, box: tuple[float, float, float, float]) -> Any:
    from reportlab.platypus import Flowable

    class Figure(Flowable):  # type: ignore[misc]  # reportlab has no types
        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            return box[2], box[3]

        def minWidth(self) -> float:
            return box[2]

        def draw(self) -> None:
            boxed(self.canv, node, box)
            with marked(self.canv, node):
                self.canv.saveState()
                paint(self.canv)
                self.canv.restoreState()

    return Figure()


def late_number(
    told: Callable[[], int], role: str, width: float, *, node: Node | None = None, design: Design = PLAIN
) -> Any:
    """A number at the right of `width` points, asked for when the last page is known; 0 is left blank."""
    from reportlab.platypus import Flowable

    voice = design.type[role]

    class Late(Flowable):  # type: ignore[misc]  # reportlab has no types
        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            return width, voice.leading

        def draw(self) -> None:
            pen = PaperPen(self.canv, 0.0, voice.leading, design=design)
            later(self.canv, node, lambda: write(pen))

    def write(pen: PaperPen) -> None:
        pen.words(width, voice.size, str(told() or ""), voice.size, voice.ink, "end", False)

    return Late()


def place(key: str, title: str, level: int, told: Callable[[str, int], None], *, above: float = 0.0) -> Any:
    """A point of nothing that links lead to and the bookmarks list; it tells the page it came to lie on.

    Args: key: without one it is only a bookmark; level: 0 for sections, 1 below; -1 keeps it out of the
            bookmarks; above: points kept free before it, but not at the top of a page.
    """
    from reportlab.platypus import Flowable

    class Place(Flowable):  # type: ignore[misc]  # reportlab has no types
        keepWithNext = 1

        def wrap(self, _width: float, _height: float) -> tuple[float, float]:
            at_top = getattr(getattr(self, "_frame", None), "_atTop", False)
            return 1.0, 0.0 if at_top else above

        def draw(self) -> None:
            outline = self.canv._doc.outline
            name = key or f"heading-{len(outline.destinationnamestotitles)}"
            target(self.canv, name)
            if level >= 0:
                deep = min(level, outline.currentlevel + 1)
                self.canv.addOutlineEntry(line(title), name, deep, closed=level > 0)
            if key:
                told(key, self.canv.getPageNumber())

    return Place()


def gap(height: float) -> Any:
    """Room below something: less at the foot of a page, none at the top, so that no page holds only room."""
    from reportlab.platypus import Flowable

    class Gap(Flowable):  # type: ignore[misc]  # reportlab has no types
        _ZEROSIZE = True  # ReportLab asks it also where there is no room at all

        def wrap(self, _width: float, left: float) -> tuple[float, float]:
            at_top = bool(getattr(getattr(self, "_frame", None), "_atTop", False))
            return 1.0, 0.0 if at_top else max(0.0, min(height, left))

        def draw(self) -> None:
            """Room is not drawn."""

    return Gap()


def rule_across(canvas: Any, left: float, right: float, y: float, *, design: Design = PLAIN) -> None:
    """A hairline on the canvas, for heads and feet."""
    canvas.setStrokeColor(_colour("rule", design))
    canvas.setLineWidth(0.5)
    canvas.line(left, y, right, y)


def rule(
    width: float,
    *,
    ink: str = "rule",
    weight: float = 0.6,
    above: float = 0.0,
    below: float = 0.0,
    design: Design = PLAIN,
) -> Any:
    """A line across the column."""
    from reportlab.platypus import HRFlowable

    return HRFlowable(
        width=width,
        thickness=weight,
        color=_colour(ink, design),
        spaceBefore=above,
        spaceAfter=below,
        hAlign="LEFT",
    )


def _colour(ink: str, design: Design) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(design.ink[ink])
