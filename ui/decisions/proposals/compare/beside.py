"""Variants side by side: what each says, at what cost, and how it meets the criteria."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from council.decisions.proposals.views import ProposalView
from council.words import _
from ui import theme
from ui.widgets import Flow, Label, Scroll, emptied, line

MOST = 3


class Beside(QWidget):
    """Two or three proposals in columns; a line for each thing that can be compared."""

    chosen = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = (_("Left"), _("Middle"), _("Right"))
        self.boxes = tuple(
            QComboBox(accessibleName=name, sizeAdjustPolicy=QComboBox.SizeAdjustPolicy.AdjustToContents)
            for name in names
        )
        choices, held = QWidget(), QWidget()
        flow = Flow(choices)
        for box in self.boxes:
            box.currentIndexChanged.connect(lambda _at: self.chosen.emit())
            flow.addWidget(box)
        self._grid = QGridLayout(held)
        self._grid.setContentsMargins(0, 0, theme.TIGHT, 0)
        self._grid.setHorizontalSpacing(theme.ROOMY)
        self._grid.setVerticalSpacing(theme.TIGHT)
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(choices)
        lay.addWidget(Scroll(held), 1)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the proposals chosen, from the left, each once."""
        found = (str(box.currentData() or "") for box in self.boxes)
        return tuple(dict.fromkeys(id for id in found if id))

    def offer(self, proposals: Sequence[ProposalView]) -> None:
        """Offer proposals; what was chosen stays, at first the first ones."""
        before = [box.currentData() for box in self.boxes]
        fresh = not any(before)
        for at, box in enumerate(self.boxes):
            box.blockSignals(True)
            box.clear()
            box.addItem(_("Nothing"), "")
            for one in proposals:
                box.addItem(f"{one.number}  {one.title}", one.id)
            usual = proposals[at].id if fresh and at < min(2, len(proposals)) else before[at]
            box.setCurrentIndex(max(box.findData(usual), 0))
            box.blockSignals(False)

    def show_grid(self, grid: Sequence[Sequence[str]]) -> None:
        """Show rows of words: heads first, then a line each."""
        emptied(self._grid)
        at = 0
        for number, row in enumerate(grid):
            if number:
                self._grid.addWidget(line(), at, 0, 1, len(row))
                at += 1
            for column, words in enumerate(row):
                role = "strong" if not number else ("caption" if not column else "body")
                made = Label(words, role)
                if number and column:
                    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._grid.addWidget(made, at, column, Qt.AlignmentFlag.AlignTop)
            at += 1
        for column in range(MOST + 1):
            width = len(grid[0]) if grid else 0
            share = 0 if column >= width else (1 if not column else 3)
            self._grid.setColumnStretch(column, share)
        self._grid.setRowStretch(at, 1)
