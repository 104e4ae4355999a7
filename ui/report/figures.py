"""The report's charts in the window, each with its words and its table."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.report import charts, queries
from council.report.facts import Facts
from council.report.marks import Chart
from council.report.sections.chosen import features
from council.words import N_, _, ngettext
from ui import theme
from ui.page import Page
from ui.widgets import Scroll, Section, button, emptied, row
from ui.widgets.chart import ChartAndTable

MOST = 8


class FiguresPage(Page):
    """Every chart of the report, as it will be printed, and the same numbers as tables."""

    shows = frozenset({"seat", "draw", "theme", "membership", "shared_ground", "ballot", "statement", "pile"})
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
        self.ask(queries.facts_of, self._on_facts)

    def _on_facts(self, facts: Facts) -> None:
        groups = groups_of(facts)
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


def groups_of(facts: Facts) -> tuple[tuple[str, tuple[Chart, ...]], ...]:
    """The charts there are, under their headings, in the order of the report."""
    found: list[tuple[str, tuple[Chart, ...]]] = []
    if facts.categories and facts.draw:
        made = tuple(
            charts.composition(name, lines, pool=facts.draw.pool, seats=facts.members, key=at == 0)
            for at, (name, lines) in enumerate(features(facts))
        )
        found.append((_("Panel beside pool and targets"), made))
    if facts.draw and facts.draw.chances:
        found.append((_("Chances of being drawn"), (charts.chances(facts.draw),)))
    if facts.themes:
        found.append(
            (_("Themes by people"), (charts.themes_by_people(facts.themes, speakers=facts.speakers),))
        )
    if facts.ground:
        found.append((_("Support among members"), (charts.support(facts.ground[:MOST]),)))
    if facts.ballots:
        found.append((_("Ballots"), tuple(charts.vote_bar(one) for one in facts.ballots)))
    return tuple(found)
