"""The full-cost sheet as it is filled in: line by line who bears what, now or later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from council.decisions.proposals.saying import COST_KINDS, COST_TIMES
from council.decisions.proposals.wordings import CostLine
from council.words import _
from ui import theme
from ui.widgets import Card, Label, push, row


@dataclass(frozen=True, slots=True)
class _Line:
    """The editors of one line."""

    bearer: QLineEdit
    kind: QComboBox
    when: QComboBox
    what: QLineEdit
    amount: QLineEdit

    def read(self) -> CostLine:
        return CostLine(
            self.bearer.text(),
            str(self.kind.currentData()),
            str(self.when.currentData()),
            self.what.text(),
            self.amount.text(),
        )


class CostEditor(QWidget):
    """Lines to fill in, one more whenever it is asked for; a line left empty is not kept."""

    def __init__(self, lines: Sequence[CostLine] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        lay = QVBoxLayout(self, spacing=theme.TIGHT)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(Label(_("Full-cost sheet"), "strong"))
        lay.addWidget(
            Label(
                _("Who bears what it costs: money, people’s time and health, nature; now and later."), "quiet"
            )
        )
        self._rows = QVBoxLayout(spacing=theme.TIGHT)
        lay.addLayout(self._rows)
        lay.addWidget(row(push(_("Add a cost"), self.add, icon="add"), None))
        for line in lines:
            self.put(line)

    def add(self) -> None:
        """One more empty line, with the focus in it."""
        self.put(CostLine("", "money", "now", ""))
        self._lines[-1].bearer.setFocus()

    def put(self, line: CostLine) -> None:
        """One more line, filled."""
        number = len(self._lines) + 1
        made = _Line(
            _words(line.bearer, _("Who bears it"), number),
            _choice(COST_KINDS, line.kind, _("What it is borne in"), number),
            _choice(COST_TIMES, line.when, _("When"), number),
            _words(line.what, _("What it is"), number),
            _words(line.amount, _("How much, in words"), number),
        )
        self._lines.append(made)
        card = Card()
        card.body.addWidget(row(made.bearer, made.kind, made.when))
        card.body.addWidget(row(made.what, made.amount))
        self._rows.addWidget(card)

    def lines(self) -> tuple[CostLine, ...]:
        """What stands in the lines, the empty ones too: keeping them leaves those out."""
        return tuple(line.read() for line in self._lines)


def _words(text: str, asked: str, number: int) -> QLineEdit:
    made = QLineEdit(text, placeholderText=asked)
    made.setAccessibleName(_("Cost {n}: {asked}").format(n=number, asked=asked))
    return made


def _choice(words: dict[str, str], chosen: str, asked: str, number: int) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(_("Cost {n}: {asked}").format(n=number, asked=asked))
    for code, said in words.items():
        made.addItem(_(said), code)
    made.setCurrentIndex(max(made.findData(chosen), 0))
    return made
