"""Report: the account given back, as pages, web page and data."""

from council.words import N_
from ui.places import Place

PAGES = (
    Place("report", N_("Report"), "ui.report.page:ReportPage"),
    Place("report.figures", N_("Figures"), "ui.report.figures:FiguresPage"),
)
