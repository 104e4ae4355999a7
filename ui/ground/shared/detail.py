"""One statement in full: how it is judged and why, what would change that, who said so in which group."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from council.ground.queries import GroundLine
from council.ground.shared import telling
from council.ground.shared.values import Cell
from council.words import _
from ui import theme
from ui.ground.flowing import flowing
from ui.ground.origin import Origin
from ui.ground.shared.bars import BarRow, BarRows
from ui.ground.shared.state import LABEL_INK, cell_name, judged_words, span_words, votes_words
from ui.widgets import Chip, Column, Label, Scroll, Section, Table, TableView, button, push, row


class LineDetail(QWidget):
    """The words of one statement, its sentence, its origin, and the bars of every group."""

    def __init__(self, action: Callable[[str], Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: GroundLine | None = None
        self._marks: dict[str, str] = {}
        self._every = False
        self._head = Section()
        self._chip = Chip("")
        self._apart, self._bridge = Label("", "body"), Label("", "body")
        self._why, self._next = Label("", "body"), Label("", "body")
        self._carried, self._limits = Label("", "strong"), Label("", "quiet")
        self._origin = Label("", "quiet")
        cells = Table(*cell_columns(), key=lambda c: (c.field, c.group))
        self.cells = BarRows(cells, self._cell_row, name=_("Votes by group"))
        self.grid = TableView(cells, name=_("Votes by group, as a table"), dense=True, fitted=True)
        self._stack = QStackedWidget()
        for view in (self.cells, self.grid):
            self._stack.addWidget(view)
        self._stack.setMinimumHeight(theme.row_height() * 5)
        buttons = flowing(
            *(button(action(id), quiet=True) for id in ("ground.to_groups", "ground.to_session"))
        )
        self._unfold = push(_("Name every group"), self._turn_every, role="quiet")
        self._folded = row(self._unfold, None)
        words = (
            self._why, self._next, self._carried, self._folded, self._apart, self._bridge, self._origin,
        )  # fmt: skip
        for part in (row(self._chip, None), *words, buttons):
            self._head.body.addWidget(part)
        self._head.body.addWidget(self._stack, 1)
        self._head.body.addWidget(self._limits)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        self.scroll = Scroll(self._head)
        lay.addWidget(self.scroll)

    def show_line(self, line: GroundLine | None, origin: Origin | None) -> None:
        """Show a statement, or nothing."""
        self._head.setVisible(line is not None)
        if line is None:
            return
        if self._line is None or self._line.statement_id != line.statement_id:
            self._every = False
            self.scroll.verticalScrollBar().setValue(0)  # its heading first
            self.cells.scrollToTop()
        self._line, self._marks = line, telling.hinges(line)
        self._head.say(" ".join(line.text.split()), line.theme)
        self._chip.say(judged_words(line), LABEL_INK.get(line.label, "quiet"))
        every = self._every
        said = (
            (self._why, telling.why(line)), (self._carried, telling.carried(line, every=every)),
            (self._next, telling.would_change(line, every=every)), (self._apart, telling.dividing(line)),
            (self._bridge, telling.bridging(line)), (self._limits, telling.limits(line)),
            (self._origin, origin.words if origin else ""),
        )  # fmt: skip
        for part, words in said:
            part.setText(words)
            part.setVisible(bool(words))
        self._folded.setVisible(self._every or self._is_cut(line))
        self._unfold.setText(_("Name the first groups only") if self._every else _("Name every group"))
        self.cells.table.show(sorted(line.cells, key=lambda cell: cell_name(cell) not in self._marks))
        self._stack.setVisible(len(line.cells) > 1)
        self.grid.fit()

    def show_table(self, shown: bool) -> None:
        """Show the groups as a table, or as bars."""
        self._stack.setCurrentWidget(self.grid if shown else self.cells)

    def _cell_row(self, cell: Cell) -> BarRow:
        mark = self._marks.get(cell_name(cell), "")
        return BarRow(telling.cell_words(cell), mark, "warn", "", votes_words(cell))

    def _is_cut(self, line: GroundLine) -> bool:
        """Whether a sentence counts groups it could name."""
        told = (telling.carried, telling.would_change)
        return any(say(line, every=True) != say(line) for say in told)

    def _turn_every(self) -> None:
        """Name all groups in the sentences, or the first few again."""
        self._every = not self._every
        if self._line is not None:
            self._next.setText(telling.would_change(self._line, every=self._every))
            self._carried.setText(telling.carried(self._line, every=self._every))
            self._unfold.setText(_("Name the first groups only") if self._every else _("Name every group"))


def cell_columns() -> tuple[Column, ...]:
    """The columns of the groups of one statement."""
    return (
        Column(_("Group"), telling.cell_words, stretch=True),
        Column(_("Agree"), lambda c: str(c.agree), sort=lambda c: c.agree, right=True),
        Column(_("Against"), lambda c: str(c.disagree), sort=lambda c: c.disagree, right=True),
        Column(_("Pass"), lambda c: str(c.passed), sort=lambda c: c.passed, right=True),
        Column(_("Asked"), asked_words, sort=lambda c: c.asked / c.size, right=True),
        Column(_("Of all"), span_words, sort=lambda c: c.low, right=True),
    )


def asked_words(of: GroundLine | Cell) -> str:
    """How many were asked, of how many."""
    return _("{asked} of {size}").format(asked=of.asked, size=of.size)
