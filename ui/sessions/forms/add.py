"""Which form to put into a session: a short choice, with what it asks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from council.sessions.forms import refusals
from council.sessions.forms.templates import Template
from council.words import _
from ui.sessions.room_form import RoomForm
from ui.widgets import Label


class AddForm(RoomForm):
    """One of the templates; under it, its questions."""

    def __init__(self, templates: Sequence[Template], *, parent: QWidget | None = None) -> None:
        super().__init__(_("Add form"), verb=_("Add form"), parent=parent)
        self._templates = tuple(templates)
        choice = QComboBox()
        for each in templates:
            choice.addItem(_(each.title), each.id)
        self._choice = self.field(_("Form"), choice)
        self.about(self._choice, refusals.FormTwice)
        self._asks = Label("", "quiet")
        self.add(self._asks)
        choice.currentIndexChanged.connect(self._on_chosen)
        self._on_chosen(0)

    def template(self) -> Template | None:
        """The template chosen."""
        id = self._choice.editor.currentData()
        return next((each for each in self._templates if each.id == id), None)

    def _on_chosen(self, _at: int) -> None:
        chosen = self.template()
        self._asks.setText("\n".join(f"• {_(each.text)}" for each in chosen.questions) if chosen else "")
