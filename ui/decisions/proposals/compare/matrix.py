"""The matrix of criteria and proposals: arrow keys go from cell to cell, a digit begins a score."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from council.decisions.proposals.criteria.scoring import MOST_SCORE
from council.decisions.proposals.criteria.views import Judged
from council.words import _
from ui.decisions.proposals.compare.state import Line, MatrixState
from ui.widgets import VALUE, Column, Table, TableView

FIRST = 2  # columns before the proposals


class Matrix(TableView):
    """One cell is chosen at a time; 0 to 4 there begins a score."""

    cell_chosen = Signal(object, object)  # Line and Judged, or None
    digit = Signal(int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(Table(), name=_("Criteria and proposals"), fitted=True, parent=parent)
        self._state: MatrixState | None = None
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_matrix(self, state: MatrixState) -> None:
        """Show a matrix; the chosen cell stays chosen."""
        at = self.currentIndex()
        place = (at.row(), at.column()) if at.isValid() else (0, FIRST)
        self._state = state
        self.table.set_columns(*self._columns(state))
        self.table.show(state.lines)
        self.measure()
        index = self.sieve.index(*place) if place[0] < self.sieve.rowCount() else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)
        self._on_current()

    @property
    def cell(self) -> tuple[Line | None, Judged | None]:
        """The criterion and the proposal of the chosen cell."""
        at, state = self.currentIndex(), self._state
        line = self.current()
        column = at.column() - FIRST
        if state is None or not 0 <= column < len(state.sheet.judged):
            return line, None
        return line, state.sheet.judged[column]

    def current(self) -> Line | None:
        """The line of the chosen cell."""
        at = self.currentIndex()
        return at.data(VALUE) if at.isValid() else None

    def go_down(self) -> None:
        """Choose the cell below, if there is one."""
        at = self.currentIndex()
        below = self.sieve.index(at.row() + 1, at.column())
        if below.isValid():
            self.setCurrentIndex(below)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed.isascii() and typed.isdecimal() and int(typed) <= MOST_SCORE and not event.modifiers():
            self.digit.emit(int(typed))
            return
        super().keyPressEvent(event)

    def _on_current(self, *_ignored: object) -> None:
        self.cell_chosen.emit(*self.cell)

    def _columns(self, state: MatrixState) -> tuple[Column, ...]:
        across = (
            Column(
                f"{judged.number}  {judged.title}",
                lambda line, judged=judged: state.text(line, judged),
                tip=lambda line, judged=judged: state.told(line, judged),
            )
            for judged in state.sheet.judged
        )
        return (
            Column(_("Criterion"), lambda line: line.words, stretch=True),
            Column(_("Weight and state"), lambda line: line.quiet),
            *across,
        )
