"""Old, new and why in three columns: what went is struck, what came underlined, a reason beside each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from council.words import _
from ui import theme
from ui.decisions.proposals.state import Threefold
from ui.decisions.reading import Difference
from ui.widgets import Label, emptied, line


class ThreeColumns(QWidget):
    """The passages that changed between two wordings, each with its reason; the rest is counted."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lay = QGridLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)
        self._lay.setHorizontalSpacing(theme.ROOMY)
        self._lay.setVerticalSpacing(theme.TIGHT)
        for column, share in enumerate((3, 3, 2)):
            self._lay.setColumnStretch(column, share)

    def show_changes(self, state: Threefold) -> None:
        """Show two wordings side by side."""
        emptied(self._lay)
        for column, words in enumerate(state.heads):
            self._put(Label(words, "strong"), 0, column)
        row = 1
        for passage in state.passages:
            self._lay.addWidget(line(), row, 0, 1, 3)
            old, new = Difference(), Difference()
            old.compare_side(passage.old, passage.new, "removed")
            new.compare_side(passage.old, passage.new, "added")
            self._put(old, row + 1, 0)
            self._put(new, row + 1, 1)
            self._put(Label(state.why(passage), "quiet"), row + 1, 2)
            row += 2
        self._lay.addWidget(line(), row, 0, 1, 3)
        self._lay.addWidget(Label(_calm(state), "caption"), row + 1, 0, 1, 3)

    def _put(self, part: QWidget, row: int, column: int) -> None:
        self._lay.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)


def _calm(state: Threefold) -> str:
    if not state.passages:
        return _("The text is the same in both.")
    if state.has_rest:
        return _("The rest stayed as it was.")
    return _("Every sentence was touched; what is not marked stayed as it was.")
