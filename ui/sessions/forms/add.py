"""Which form to put into a session: a short choice, with what it asks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from council.sessions.forms import refusals
from council.sessions.forms.refusals import FormFileRefused
from council.sessions.forms.templates import Template, read_template
from council.words import _, say
from ui.sessions.room_form import RoomForm
from ui.widgets import Label, push, row


class AddForm(RoomForm):
    """One of the templates, or one from a file; under it, its questions."""

    file_wanted = Signal()

    def __init__(self, templates: Sequence[Template], *, parent: QWidget | None = None) -> None:
        super().__init__(_("Add form"), verb=_("Add form"), parent=parent)
        self._templates = tuple(templates)
        choice = QComboBox()
        for each in templates:
            choice.addItem(_(each.title), each.id)
        self._choice = self.field(_("Form"), choice)
        self.about(self._choice, refusals.FormTwice)
        self.add(row(push(_("From a file…"), self.file_wanted.emit, icon="import"), None))
        self._asks = Label("", "quiet")
        self.add(self._asks)
        choice.currentIndexChanged.connect(self._on_chosen)
        self._on_chosen(0)

    def take(self, path: Path) -> None:
        """Choose the form of a file; one that breaks the rules is refused by line and key."""
        self._choice.clear()
        try:
            made = read_template(path)
        except FormFileRefused as error:
            self.refuse(say(error), self._choice)
            return
        except OSError as error:
            words = _("{file} could not be read: {reason}.")
            self.refuse(words.format(file=path.name, reason=error.strerror or str(error)), self._choice)
            return
        choice, others = self._choice.editor, [each for each in self._templates if each.id != made.id]
        choice.removeItem(choice.findData(made.id))
        self._templates = (*others, made)
        choice.addItem(_(made.title), made.id)
        choice.setCurrentIndex(choice.count() - 1)
        self._on_chosen(0)

    def template(self) -> Template | None:
        """The template chosen."""
        id = self._choice.editor.currentData()
        return next((each for each in self._templates if each.id == id), None)

    def _on_chosen(self, _at: int) -> None:
        chosen = self.template()
        self._asks.setText("\n".join(f"• {_(each.text)}" for each in chosen.questions) if chosen else "")
