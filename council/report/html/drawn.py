"""Charts and pictures on the page: each a drawing with a name and words, a chart's table folded beneath."""

from __future__ import annotations

from base64 import b64encode

from council.report.blocks import Image, Picture
from council.report.html.wording import Place, element, words
from council.report.marks import Chart
from council.report.svg import SvgPen, short
from council.words import _


def picture(block: Picture, place: Place) -> str:
    """A chart, what stands below it, and its numbers as a table that opens."""
    caption = f"<figcaption>{element('p', block.caption, place)}</figcaption>" if block.caption else ""
    return f"<figure>{drawing(block.chart, place)}{caption}{_twin(block.chart)}</figure>"


def drawing(chart: Chart, place: Place) -> str:
    """The marks as SVG, with the chart's title as its name and its words as its description.

    Numbers and axes run left to right in every language, as on paper.
    """
    place.charts += 1
    pen, key = SvgPen(), f"chart-{place.charts}"
    chart.paint(pen)
    size = f'viewBox="-2 -3 {short(chart.width + 4)} {short(chart.height + 6)}"'
    size += f' style="max-width:{short((chart.width + 4) / 12)}rem"'
    told = f'<title id="{key}">{words(chart.title)}</title><desc id="{key}-d">{words(chart.alt)}</desc>'
    head = f'<svg role="img" direction="ltr" aria-labelledby="{key} {key}-d" {size}>'
    return f"{head}{told}{''.join(pen.parts)}</svg>"


def image(block: Image, place: Place) -> str:
    """A photograph with what is told of it."""
    told = "".join(element("p", part, place) for part in (block.caption, block.credit) if part)
    caption = f"<figcaption>{told}</figcaption>" if told else ""
    return f"<figure>{photograph(block)}{caption}</figure>"


def photograph(block: Image) -> str:
    """A picture inside the file itself, never larger than its own pixels."""
    kind = "png" if block.data.startswith(b"\x89PNG") else "jpeg"
    source = f"data:image/{kind};base64,{b64encode(block.data).decode()}"
    return f'<img src="{source}" alt="{words(block.alt)}" width="{block.width}" height="{block.height}">'


def table(caption: str, head: str, rows: str, *, note: str = "") -> str:
    """A table from the cells of its head and its finished rows."""
    top = f"<caption>{caption}{note}</caption><thead><tr>{head}</tr></thead>"
    return f"<table>{top}<tbody>{rows}</tbody></table>"


def _twin(chart: Chart) -> str:
    if not chart.rows:
        return ""
    head = "".join(_head(cell) for cell in chart.head)
    rows = "".join(
        f'<tr><th scope="row">{words(row[0])}</th>{"".join(f"<td>{words(c)}</td>" for c in row[1:])}</tr>'
        for row in chart.rows
    )
    name = words(_("Show as table"))
    return f"<details><summary>{name}</summary>{table(words(chart.title), head, rows)}</details>"


def _head(cell: str) -> str:
    return f'<th scope="col">{words(cell)}</th>' if cell.strip() else "<td></td>"
