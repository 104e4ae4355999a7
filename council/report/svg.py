"""A chart as SVG: inside a web page in the page's own inks, or as a file that stands alone."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from council.report.design import INK
from council.report.marks import Anchor, Chart, Points
from council.report.pdf.text import clean

FACES = "'Source Sans 3','Source Sans Pro',system-ui,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif"
MARGIN = 16.0


class SvgPen:
    """A pen that writes SVG; without `inks` colours are the page's variables and follow light and dark."""

    def __init__(self, inks: Mapping[str, str] | None = None) -> None:
        self.parts: list[str] = []
        self._inks = inks

    def bar(self, x: float, y: float, width: float, height: float, ink: str, radius: float) -> None:
        size = f'width="{short(width)}" height="{short(height)}"'
        place = f'x="{short(x)}" y="{short(y)}"'
        self.parts.append(f'<rect {place} {size} rx="{short(radius)}" {self._dress("fill", ink)}/>')

    def dot(self, x: float, y: float, radius: float, ink: str, hollow: bool) -> None:
        dress = f'fill="none" {self._dress("stroke", ink)}' if hollow else self._dress("fill", ink)
        self.parts.append(f'<circle cx="{short(x)}" cy="{short(y)}" r="{short(radius)}" {dress}/>')

    def line(self, x1: float, y1: float, x2: float, y2: float, ink: str, weight: float, dashed: bool) -> None:
        ends = f'x1="{short(x1)}" y1="{short(y1)}" x2="{short(x2)}" y2="{short(y2)}"'
        self.parts.append(f"<line {ends} {self._stroke(ink, weight, dashed)}/>")

    def triangle(self, x: float, y: float, size: float, ink: str, up: bool) -> None:
        foot = y + size if up else y - size
        points = (
            f"{short(x)},{short(y)} {short(x - size / 2)},{short(foot)} {short(x + size / 2)},{short(foot)}"
        )
        self.parts.append(f'<polygon points="{points}" {self._dress("fill", ink)}/>')

    def path(self, points: Points, ink: str, weight: float, dashed: bool) -> None:
        way = " ".join(f"{short(x)},{short(y)}" for x, y in points)
        self.parts.append(f'<polyline points="{way}" fill="none" {self._stroke(ink, weight, dashed)}/>')

    def words(
        self, x: float, y: float, text: str, size: float, ink: str, anchor: Anchor, strong: bool
    ) -> None:
        weight = ' font-weight="600"' if strong else ""
        place = f'x="{short(x)}" y="{short(y)}" font-size="{short(size)}" text-anchor="{anchor}"'
        self.parts.append(f"<text {place}{weight} {self._dress('fill', ink)}>{_safe(text)}</text>")

    def _stroke(self, ink: str, weight: float, dashed: bool) -> str:
        dash = ' stroke-dasharray="3 2.5"' if dashed else ""
        return f'stroke-width="{short(weight)}"{dash} {self._dress("stroke", ink)}'

    def _dress(self, what: str, ink: str) -> str:
        if self._inks is None:
            return f'style="{what}:var(--{css_name(ink)})"'
        return f'{what}="{self._inks[ink]}"'


def standing_alone(chart: Chart) -> bytes:
    """A chart as a file of its own, in the inks of paper, its title and words inside for those who hear."""
    pen = SvgPen(INK)
    chart.paint(pen)
    width, height = chart.width + 2 * MARGIN, chart.height + 2 * MARGIN
    size = f'width="{short(width)}" height="{short(height)}" viewBox="0 0 {short(width)} {short(height)}"'
    return "\n".join((
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size} font-family="{FACES}">',
        f"<title>{_safe(chart.title)}</title>",
        f"<desc>{_safe(chart.alt)}</desc>",
        f'<rect width="100%" height="100%" fill="{INK["paper"]}"/>',
        f'<g transform="translate({short(MARGIN)} {short(MARGIN)})">',
        *pen.parts,
        "</g></svg>\n",
    )).encode()  # fmt: skip


def short(value: float) -> str:
    """A length with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def css_name(ink: str) -> str:
    """An ink as the page's style sheet calls it."""
    return ink.replace("_", "-")


def _safe(words: str) -> str:
    """What people typed, as text and nothing else."""
    return escape(clean(words), quote=True)
