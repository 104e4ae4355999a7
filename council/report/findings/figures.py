"""Charts, pictures and tables that would be read wrongly, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from council.report.blocks import Figure, Glance, Grid, Image, Picture, Section, Text, Tree, inside, plain
from council.report.findings.finding import TEXTS, Finding, found
from council.report.marks import Chart
from council.words import _

MOST_PIXELS = 40_000_000  # a photograph of a good camera; more only makes the file heavy
MOST_BYTES = 12_000_000
MOST_SAID = 15  # numbers that an ear can bear in the words of one chart
BARE = re.compile(r"\d+([.,]\d+)?[ \u00a0]?%")


def about_figures(tree: Tree) -> Iterator[Finding]:
    """Words for charts and images, tables that are whole, and a base for every figure."""
    for section, block in inside(tree):
        match block:
            case Picture():
                yield from _about_chart(section, block.chart)
            case Image():
                yield from _about_image(section, block)
            case Grid():
                yield from _about_grid(section, block)
            case Glance():
                for figure, of in block.items:
                    yield from _about_figure(section, figure, of)
            case _:
                pass


def _about_chart(section: Section, chart: Chart) -> Iterator[Finding]:
    if not chart.alt.strip():
        yield found("AltMissing", _("The chart “{chart}” has no words.").format(chart=chart.title), section)
    elif missing := _unsaid(chart):
        told = _("The words of “{chart}” leave out {numbers}.").format(
            chart=chart.title, numbers=", ".join(missing)
        )
        yield found("AltIncomplete", told, section, grave="warning")


def _unsaid(chart: Chart) -> tuple[str, ...]:
    """Numbers in the chart's table that its words do not say; of very many they may say what stands out."""
    cells = {cell for row in chart.rows for cell in row[1:] if cell[:1].isdigit()}
    if len(cells) > MOST_SAID:
        return ()
    return tuple(
        sorted(cell for cell in cells if not re.search(rf"(?<!\d){re.escape(cell)}(?!\d)", chart.alt))
    )


def _about_image(section: Section, image: Image) -> Iterator[Finding]:
    if not image.alt.strip():
        told = _("A picture has no words for those who do not see it: say what it shows.")
        yield found("AltMissing", told, section, place=TEXTS)
    if image.width * image.height > MOST_PIXELS or len(image.data) > MOST_BYTES:
        told = _("A picture is too large ({width} × {height}, {megabytes} MB): use a smaller one.").format(
            width=image.width, height=image.height, megabytes=round(len(image.data) / 1e6)
        )
        yield found("ImageTooLarge", told, section, place=TEXTS)


def _about_grid(section: Section, grid: Grid) -> Iterator[Finding]:
    caption = grid.caption
    if not caption.strip():
        yield found("TableHeadMissing", _("A table has no caption."), section)
    if any(len(row) != len(grid.columns) for row in grid.rows):
        told = _("A row of “{table}” has more or fewer cells than its head.").format(table=caption)
        yield found("RowUneven", told, section)
    if not all(column.head.strip() for column in grid.columns):
        yield found(
            "TableHeadMissing", _("A column of “{table}” has no head.").format(table=caption), section
        )
    if any(row and not _words(row[0]).strip() for row in grid.rows):
        told = _("A row of “{table}” has nothing that names it.").format(table=caption)
        yield found("TableHeadMissing", told, section)
    heads = " ".join((caption, grid.note, *(column.head for column in grid.columns)))
    if not re.search(r"\d", heads) and any(_is_bare(row) for row in grid.rows):
        told = _("“{table}” holds per cents and does not say of how many.").format(table=caption)
        yield found("BaseMissing", told, section)
    for row in grid.rows:
        for cell in row:
            if isinstance(cell, Chart):
                yield from _about_chart(section, cell)


def _words(cell: Text | Chart) -> str:
    return cell.alt if isinstance(cell, Chart) else plain(cell)


def _is_bare(row: tuple[Text | Chart, ...]) -> bool:
    """A per cent in a row without any count beside it."""
    cells = [_words(cell).strip() for cell in row[1:]]
    counts = [cell for cell in cells if re.search(r"\d", cell) and not BARE.fullmatch(cell)]
    return not counts and any(BARE.fullmatch(cell) for cell in cells)


def _about_figure(section: Section, figure: Figure, of: str) -> Iterator[Finding]:
    if not of.strip():
        yield found("BaseMissing", _("A large figure does not say what it counts."), section)
    elif figure.value > figure.base:
        told = _("“{of}” is {value} of {base}: more than its base.").format(
            of=of, value=figure.value, base=figure.base
        )
        yield found("BaseMissing", told, section)
