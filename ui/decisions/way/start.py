"""Where a way may begin: chosen from what was decided, or by a number somebody read out."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from council.decisions.outcome.way.saying import step_name
from council.decisions.outcome.way.views import ChainStep
from council.words import N_, _
from ui.decisions.numbers import whole
from ui.decisions.way.state import first_words
from ui.widgets import Form

NUMBERED = (
    ("statement", N_("Statement")),
    ("theme", N_("Theme")),
    ("proposal", N_("Proposal")),
    ("support", N_("Support round")),
    ("consent", N_("Consent round")),
    ("ballot", N_("Ballot")),
    ("minority", N_("Minority view")),
    ("recommendation", N_("Recommendation")),
)


def start_words(step: ChainStep) -> str:
    """A place to begin, in a list: what it is and what it is called."""
    title = step.title if step.kind == "version" else first_words(step, 60)
    return f"{step_name(step)}: {title}"


class StartForm(Form):
    """Begin at something by its number."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        lead = _("Statements carry their number in every list and on every sheet.")
        super().__init__(
            _("Begin the way at"), verb=_("Begin here"), cancel=_("Cancel"), lead=lead, parent=parent
        )
        self.kind = self.field(_("What"), QComboBox())
        for id, words in NUMBERED:
            self.kind.editor.addItem(_(words), id)
        self.number = self.field(_("Number"), QLineEdit())

    def given(self) -> dict[str, object] | None:
        """Kind and number, as `step_numbered` takes them; None and a refusal where it is no number."""
        number = whole(self.number)
        return None if number is None else {"kind": self.kind.editor.currentData(), "number": number}

    def refuse_number(self) -> None:
        """Say at the field that nothing has this number."""
        words = _("There is no {what} with this number. Look it up in its list.")
        self.number.refuse(words.format(what=self.kind.editor.currentText().lower()))
        self.number.editor.setFocus()
