"""The answers to one form: its chart or table, and what people wrote, to be taken over by choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.report.charts import answers
from council.sessions.forms.results import Results
from council.words import _
from ui import theme
from ui.sessions.forms.state import AnswersState, TextRow
from ui.widgets import Button, Flow, Label, Row, Rows, Section, Table
from ui.widgets.chart import ChartAndTable


class ResultsPart(QWidget):
    """One form's answers; `keys` are buttons under its name, `words` under the free answers."""

    def __init__(self, *keys: Button, words: Sequence[Button], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._both: ChartAndTable | None = None
        self.is_table = False
        self._title, self._facts, self._hidden = Label("", "title"), Label("", "quiet"), Label("", "lead")
        self._note = Label("", "caption")
        buttons = QWidget()
        flow = Flow(buttons)
        for each in keys:
            flow.addWidget(each)
        self._holder = QVBoxLayout()
        self._table = Table()
        self.texts = Rows(self._table, lambda each: Row(each.text, each.question), name=_("Words"), many=True)
        self._words = Section(
            _("In their own words"), _("In the order of the alphabet, which tells nothing.")
        )
        self._words.body.addWidget(self.texts)
        holder = QWidget()
        under = Flow(holder)
        for each in words:
            under.addWidget(each)
        self._words.body.addWidget(holder)
        self._lay = QVBoxLayout(self, spacing=theme.SNUG)
        self._lay.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self._facts, buttons, self._hidden):
            self._lay.addWidget(part)
        self._lay.addLayout(self._holder)
        self._lay.addWidget(self._note)
        self._lay.addWidget(self._words)
        self._lay.addStretch(1)

    def show_results(self, results: Results) -> None:
        """Stand for the answers of a form."""
        state = AnswersState.of(results)
        self._title.setText(state.title)
        self._facts.setText(state.facts)
        self._hidden.setText(state.hidden)
        self._hidden.setVisible(bool(state.hidden))
        self._table.show(state.texts)
        self.texts.setMinimumHeight(theme.row_height() * min(len(state.texts) + 1, 6))
        self._words.setVisible(bool(state.texts))
        self._show_chart(results if state.scales else None)

    def chosen_texts(self) -> tuple[str, ...]:
        """The words chosen in the list."""
        rows: tuple[TextRow, ...] = self.texts.selected()
        return tuple(each.text for each in rows)

    def turn_over(self) -> None:
        """Show the table in place of the chart, or the chart again."""
        self.is_table = not self.is_table
        if self._both is not None:
            self._both.show_table(self.is_table)

    def _show_chart(self, results: Results | None) -> None:
        self._note.setVisible(results is not None)
        if results is None:
            if self._both is not None:
                self._both.hide()
            return
        chart = answers(results)
        self._note.setText(chart.note)
        if self._both is None:
            self._both = ChartAndTable(chart)
            self._holder.addWidget(self._both)
        else:
            self._both.show_chart(chart)
            self._both.show()
        self._both.show_table(self.is_table)
