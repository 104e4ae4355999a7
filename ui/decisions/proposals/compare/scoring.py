"""The bar under the matrix: which group scores, what it gives the chosen cell, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from council.decisions.proposals.criteria.scoring import MOST_SCORE
from council.words import _
from ui import theme
from ui.widgets import Card, Flow, Label, Switch


class ScoreBar(QWidget):
    """Group, score and reason of the chosen cell; Enter in the line keeps them."""

    kept = Signal()
    group_changed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card()
        self._about, self._told = Label("", "strong"), Label("", "quiet")
        self.group = QComboBox(editable=True, sizeAdjustPolicy=QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.group.setMinimumContentsLength(18)
        self.group.lineEdit().setPlaceholderText(_("Table 3, the experts …"))
        scores = ((str(n), str(n)) for n in range(MOST_SCORE + 1))
        self.score = Switch(("", "–"), *scores, name=_("Score"))
        self.reason = QLineEdit(placeholderText=_("Why, in one line"))
        self.reason.setAccessibleName(_("Reason for the score"))
        self.group.setAccessibleName(_("Group that scores"))
        choices = QWidget()
        flow = Flow(choices)
        for part in (Label(_("Group that scores"), "quiet", wrap=False), self.group, self.score):
            flow.addWidget(part)
        for part in (self._about, self._told, choices, self.reason):
            card.body.addWidget(part)
        lay = QVBoxLayout(self, spacing=theme.TIGHT)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(card)
        self.reason.returnPressed.connect(self.kept)
        self.group.currentTextChanged.connect(lambda _text: self.group_changed.emit())

    def about(self, words: str, told: str) -> None:
        """Say which cell is chosen and what stands in it."""
        self._about.setText(words)
        self._told.setText(told)

    def show_score(self, score: int | None) -> None:
        """Show what the group gave; None where it gave nothing yet."""
        self.score.choose("" if score is None else str(score))

    def begin(self, score: int, reason: str = "") -> None:
        """A score was begun: show it, and go on in the line for the reason."""
        self.score.choose(str(score))
        self.reason.setText(reason)
        self.reason.setFocus()

    def offer(self, groups: tuple[str, ...]) -> None:
        """Offer the groups that scored before; what is typed stays."""
        typed = self.group.currentText()
        self.group.blockSignals(True)
        self.group.clear()
        self.group.addItems(list(groups))
        self.group.setCurrentText(typed)
        self.group.blockSignals(False)
