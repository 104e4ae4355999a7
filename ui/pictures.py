"""A chart leaves the program: copied, or saved as PNG, SVG or, its table, as CSV.

What leaves has its title, its note and its source with it, on the ground of paper.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from council.files import csv_bytes
from council.report.charts import framed
from council.report.design import INK
from council.report.marks import Chart
from council.report.svg import standing_alone
from council.saving import write_file
from council.words import _
from ui.page import Page
from ui.widgets.chart_image import for_clipboard, png_of


def copy_picture(page: Page, chart: Chart, *, source: str = "") -> None:
    """Put the picture on the clipboard, and its words for where only words can be pasted."""
    QGuiApplication.clipboard().setMimeData(for_clipboard(framed(chart, source=source), inks=INK))
    page.toast(_("Picture copied"))


def copy_table(page: Page, chart: Chart) -> None:
    """Put the table of a chart on the clipboard, tabs between the cells."""
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in (chart.head, *chart.rows)))
    page.toast(_("Table copied"))


def save_picture(page: Page, chart: Chart, *, source: str = "") -> None:
    """Ask where, and write the picture (PNG or SVG, by the name)."""
    kinds = _("PNG picture (*.png);;SVG drawing (*.svg)")
    then = partial(_write, page, chart, source, ".png")
    page.save_file(_("Save picture"), f"{_stem(chart)}.png", kinds, then)


def save_table(page: Page, chart: Chart) -> None:
    """Ask where, and write the table of a chart (CSV)."""
    then = partial(_write, page, chart, "", ".csv")
    page.save_file(_("Save table"), f"{_stem(chart)}.csv", _("Tables (*.csv)"), then)


def file_of(chart: Chart, suffix: str, *, source: str = "") -> bytes:
    """A chart as the file its ending asks for: .svg, .csv (its table), else PNG."""
    kind = suffix.lower()
    if kind == ".csv":
        return csv_bytes(chart.head, chart.rows)
    if kind == ".svg":
        return standing_alone(framed(chart, source=source))
    return png_of(framed(chart, source=source), inks=INK)


def _write(page: Page, chart: Chart, source: str, suffix: str, path: Path) -> None:
    path = path if path.suffix.lower() in (".csv", ".png", ".svg") else path.with_name(path.name + suffix)
    words = _("Writing {file}").format(file=path.name)
    done = _("Table saved") if path.suffix.lower() == ".csv" else _("Picture saved")
    given = {"path": path, "data": file_of(chart, path.suffix, source=source)}
    page.work(words, write_file, lambda _none: page.toast(done), **given)


def _stem(chart: Chart) -> str:
    return re.sub(r"\W+", "-", chart.title.lower()).strip("-")
