"""One picture with all that can be done with it: read it as a table, copy it, save it.

What leaves the program has its title, its note and its source with it, on the ground of paper.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.report.marks import Chart
from council.words import _
from ui import theme
from ui.page import Page
from ui.pictures import copy_picture, copy_table, save_picture, save_table
from ui.widgets import Flow, Label, push
from ui.widgets.chart import ChartAndTable


class PicturePart(QWidget):
    """A picture on a page, its note under it, its buttons over it; `waiting` stands while there is none."""

    def __init__(self, page: Page, *, name: str, waiting: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._name, self._chart, self.source = page, name, None, ""
        self._both: ChartAndTable | None = None
        self._is_table = False
        self._waiting = Label(waiting, "quiet")
        self._note = Label("", "caption")
        self._buttons = self._made_buttons()
        self._holder = QWidget()
        self._inside = QVBoxLayout(self._holder, spacing=0)
        self._inside.setContentsMargins(0, 0, 0, 0)
        lay = QVBoxLayout(self, spacing=theme.TIGHT)
        lay.setContentsMargins(0, 0, 0, 0)
        for part in (self._waiting, self._buttons, self._holder, self._note):
            lay.addWidget(part)
        self.show_chart(None)

    @property
    def chart(self) -> Chart | None:
        """What is shown."""
        return self._chart

    @property
    def is_table(self) -> bool:
        """Whether it is read as a table."""
        return self._is_table

    def show_chart(self, chart: Chart | None, *, waiting: str | None = None) -> None:
        """Show a picture, or none and say what it waits for."""
        self._chart = chart
        if waiting is not None:
            self._waiting.setText(waiting)
        self._waiting.setVisible(chart is None and bool(self._waiting.text()))
        for part in (self._buttons, self._holder):
            part.setVisible(chart is not None)
        self._note.setText(chart.note if chart else "")
        self._note.setVisible(bool(chart and chart.note))
        if chart is None:
            return
        if self._both is None:
            self._both = ChartAndTable(chart)
            self._inside.addWidget(self._both)
        else:
            self._both.show_chart(chart)
        self._both.show_table(self._is_table)

    def turn_over(self) -> None:
        """Show the table in place of the picture, or the picture again."""
        self._is_table = not self._is_table
        if self._both is not None:
            self._both.show_table(self._is_table)
        self._turn.setText(_("Show as picture") if self._is_table else _("Show as table"))
        self._copy.setText(_("Copy table") if self._is_table else _("Copy picture"))
        self._save.setText(_("Save table…") if self._is_table else _("Save picture…"))

    def copy(self) -> None:
        """Put the picture, or the table while that is shown, on the clipboard."""
        if self._chart is None:
            return
        if self._is_table:
            copy_table(self._page, self._chart)
        else:
            copy_picture(self._page, self._chart, source=self.source)

    def save(self) -> None:
        """Ask where, and write the picture (PNG or SVG, by the name) or the table (CSV)."""
        if self._chart is None:
            return
        if self._is_table:
            save_table(self._page, self._chart)
        else:
            save_picture(self._page, self._chart, source=self.source)

    def _made_buttons(self) -> QWidget:
        holder = QWidget()
        lay = Flow(holder, gap=theme.TIGHT)
        self._turn = push(_("Show as table"), self.turn_over)
        self._copy = push(_("Copy picture"), self.copy)
        self._save = push(_("Save picture…"), self.save)
        for each in (self._turn, self._copy, self._save):
            each.setAccessibleDescription(self._name)
            lay.addWidget(each)
        return holder
