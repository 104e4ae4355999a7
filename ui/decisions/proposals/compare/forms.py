"""The forms of criteria: one put forward or changed, and where it was agreed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from council.decisions.proposals.criteria.scoring import LEAST_WEIGHT, MOST_WEIGHT
from council.decisions.proposals.criteria.views import CriterionView
from council.words import _
from ui.widgets import Form


class CriterionForm(Form):
    """What a good proposal does, and how much that weighs."""

    def __init__(self, criterion: CriterionView | None = None, *, parent: QWidget | None = None) -> None:
        new = criterion is None
        super().__init__(
            _("New criterion") if new else _("Change criterion"),
            verb=_("Add criterion") if new else _("Keep"),
            cancel=_("Cancel"),
            lead=_("It can change until the council has agreed on it."),
            parent=parent,
        )
        text = criterion.text if criterion else ""
        self.words = self.field(_("What a good proposal does"), QLineEdit(text))
        self.weight = self.field(
            _("Weight"), QSpinBox(minimum=LEAST_WEIGHT, maximum=MOST_WEIGHT), hint=_("1 counts least.")
        )
        self.weight.editor.setValue(criterion.weight if criterion else LEAST_WEIGHT)

    def given(self) -> dict[str, object]:
        """What was filled in, as the verbs take it."""
        return {"text": self.words.editor.text(), "weight": self.weight.editor.value()}


class AgreeForm(Form):
    """At which item of the agenda a criterion was agreed."""

    def __init__(self, items: Sequence[tuple[str, str]], *, parent: QWidget | None = None) -> None:
        lead = _("From now on its words and weight stand, and only agreed criteria count in the mean.")
        super().__init__(
            _("Criterion was agreed"), verb=_("It was agreed"), cancel=_("Cancel"), lead=lead, parent=parent
        )
        self.item = self.field(_("At"), QComboBox())
        self.item.editor.addItem(_("No item of an agenda"), None)
        for id, words in items:
            self.item.editor.addItem(words, id)
