"""The sheet on which a text of the report is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from council.errors import CouncilError
from council.words import _, say
from ui import theme
from ui.report.state import TextRow
from ui.widgets import Form


class TextSheet(Form):
    """One text; an empty line begins a paragraph. What was typed stays whatever the answer."""

    def __init__(self, text: TextRow, keep: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(text.title, verb=_("Keep text"), cancel=_("Cancel"), lead=text.hint, parent=parent)
        self._keep = keep
        self._words = self.field(
            _("Text"),
            QPlainTextEdit(text.body),
            hint=_("An empty line begins a new paragraph. No text: nothing is printed."),
        )
        editor = self._words.editor
        editor.setTabChangesFocus(True)
        editor.setMinimumHeight(theme.line_height() * 8)
        self.submitted.connect(self._on_submitted)

    def _on_submitted(self) -> None:
        self._keep(self._words.editor.toPlainText())

    def refused(self, error: CouncilError) -> None:
        """Say why it was not kept, at the field."""
        self.refuse(say(error), self._words)
