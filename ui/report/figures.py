"""The report's charts in the window, each with its words and its table."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from council import clock
from council.report.facts import Facts
from council.report.marks import Chart
from council.words import N_, _, ngettext
from ui import theme
from ui.page import Page
from ui.report.asking import facts_of
from ui.report.making import figures_of
from ui.report.shown import SHOWN
from ui.widgets import Scroll, Section, button, emptied, row
from ui.widgets.chart import ChartAndTable


class FiguresPage(Page):
    """Every chart of the report, as it will be printed, and the same numbers as tables."""

    shows = SHOWN
    help: ClassVar[str] = N_(
        "The charts of the report, computed from the council's own record. Show them as tables to read, "
        "copy or export the numbers."
    )

    def build(self) -> None:
        self._tables = False
        self._charts: list[ChartAndTable] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside, spacing=theme.WIDE)
        self._column.setContentsMargins(0, 0, theme.SNUG, 0)
        self.body.addWidget(Scroll(inside))
        self.bind("report.as_table", self._turn_over)
        self.head.widget(row(button(self.action("report.as_table"))))
        self.empty(
            _("No figures yet"),
            _(
                "Charts appear here as soon as a panel is drawn, statements are grouped or "
                "a ballot is counted."
            ),
        )

    def refresh(self) -> None:
        self.ask(facts_of, self._on_facts)

    def _on_facts(self, facts: Facts) -> None:
        given = {"facts": facts, "day": clock.now().date()}
        self.work(_("Reading the report"), figures_of, self._on_figures, beside=True, **given)

    def _on_figures(self, groups: tuple[tuple[str, tuple[Chart, ...]], ...]) -> None:
        self.show_empty(not groups)
        emptied(self._column)
        self._charts = []
        for title, made in groups:
            section = Section(title)
            for chart in made:
                shown = ChartAndTable(chart)
                shown.show_table(self._tables)
                section.body.addWidget(shown)
                self._charts.append(shown)
            self._column.addWidget(section)
        self._column.addStretch()
        count = len(self._charts)
        self.head.facts(
            ngettext("{count} chart", "{count} charts", count).format(count=count) if count else ""
        )

    def _turn_over(self) -> None:
        self._tables = not self._tables
        for each in self._charts:
            each.show_table(self._tables)
        self.action("report.as_table").setText(
            _("Show tables as charts") if self._tables else _("Show charts as tables")
        )
