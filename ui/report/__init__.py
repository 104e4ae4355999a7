"""Report: the account given back, as pages, web page and data."""

from council.words import N_
from ui.places import Place

PAGES = (
    Place("report", N_("Report"), "ui.report.page:ReportPage"),
    Place("report.texts", N_("Texts"), "ui.report.texts.page:TextsPage"),
    Place("report.editions", N_("Editions"), "ui.report.editions.page:EditionsPage"),
    Place("report.figures", N_("Figures"), "ui.report.figures:FiguresPage"),
)
