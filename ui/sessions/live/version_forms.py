"""Forms about one statement: its translation, words that must go, and why a signed one is taken out."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from council.sessions import refusals
from council.sessions.said.versions.refusals import LanguageMissing
from council.words import _
from ui import theme
from ui.sessions.live.state import Row
from ui.sessions.room_form import RoomForm
from ui.widgets import field, label

_LINES = 3


class TranslateForm(RoomForm):
    """The speaker's words above, those of the translation below."""

    def __init__(self, row: Row, *, parent: QWidget | None = None) -> None:
        lead = _("The translation stands in the list from now on; the speaker's own words are kept with it.")
        super().__init__(
            _("Translate statement {number}").format(number=row.number),
            verb=_("Keep translation"),
            lead=lead,
            parent=parent,
        )
        self.add(label(row.text, "lead"))
        self._words = self.field(_("Translation"), _lines(""))
        self.about(self._words, refusals.StatementEmpty, refusals.StatementTooLong)
        self._language = field(_("Into which language"), QLineEdit(), hint=_("A code such as en, de, pl."))
        self._by = field(_("Translated by"), QLineEdit(), hint=_("A role, such as interpreter 2."))
        self.about(self._by, LanguageMissing)
        self.beside(self._language, self._by)
        self._checked = self.field(
            _("Checked by"), QLineEdit(), hint=_("Empty if nobody has compared them yet.")
        )

    def given(self) -> dict[str, str]:
        """What the verb is given."""
        return {
            "text": self._words.editor.toPlainText(),
            "language": self._language.editor.text(),
            "translator": self._by.editor.text(),
            "checked_by": self._checked.editor.text(),
        }


class RedactForm(RoomForm):
    """What stands in place of the words, and why they go; it is asked once, for it cannot be undone."""

    def __init__(self, row: Row, *, parent: QWidget | None = None) -> None:
        lead = _(
            "The words are blanked in every wording and in the record of steps. This cannot be undone, "
            "nor can what was done before it."
        )
        super().__init__(
            _("Blank words of statement {number}").format(number=row.number),
            verb=_("Blank for good"),
            lead=lead,
            parent=parent,
        )
        self.add(label(row.text, "lead"))
        self._reason = self.field(_("Reason"), QLineEdit(), hint=_("It stays in the record."))
        self.about(self._reason, refusals.TakenOutWithoutReason)
        hint = _("The words without what must go; left empty, nothing stands in its place.")
        self._words = self.field(_("What may stay"), _lines(""), hint=hint)
        self.about(self._words, refusals.StatementTooLong)

    def given(self) -> dict[str, str]:
        """What the verb is given."""
        return {"reason": self._reason.editor.text(), "text": self._words.editor.toPlainText().strip()}


class TakeOutForm(RoomForm):
    """Why a statement that was signed off is taken out."""

    def __init__(self, row: Row, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Take out statement {number}").format(number=row.number),
            verb=_("Take out"),
            lead=_("Its table signed it. Its number stays in the record, with the reason."),
            parent=parent,
        )
        self.add(label(row.text, "lead"))
        self._reason = self.field(_("Reason"), QLineEdit())
        self.about(self._reason, refusals.TakenOutWithoutReason)

    def given(self) -> dict[str, str]:
        """What the verb is given."""
        return {"reason": self._reason.editor.text()}


def _lines(text: str) -> QPlainTextEdit:
    made = QPlainTextEdit(text, tabChangesFocus=True)
    made.setFixedHeight(_LINES * theme.line_height() + theme.ROOMY)
    return made
