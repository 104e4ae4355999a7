"""All measures over the sessions: each for themselves at the left, all together at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.report.charts import measures
from council.sessions.forms.results import Measure
from council.words import _
from ui import theme
from ui.widgets import Label
from ui.widgets.chart import ChartAndTable


class OverSessions(QWidget):
    """The chart of all measures and its table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._both: ChartAndTable | None = None
        self.is_table = False
        self._none = Label(_("Nothing to compare yet: no form has been answered."), "quiet")
        self._lay = QVBoxLayout(self, spacing=theme.SNUG)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.addWidget(self._none)
        self._lay.addStretch(1)

    def show_measures(self, given: Sequence[Measure]) -> None:
        """Stand for these measures."""
        self._none.setVisible(not given)
        if self._both is not None:
            self._both.setVisible(bool(given))
        if not given:
            return
        chart = measures(given)
        if self._both is None:
            self._both = ChartAndTable(chart)
            self._lay.insertWidget(0, self._both)
        else:
            self._both.show_chart(chart)
        self._both.show_table(self.is_table)

    def turn_over(self) -> None:
        """Show the table in place of the chart, or the chart again."""
        self.is_table = not self.is_table
        if self._both is not None:
            self._both.show_table(self.is_table)
