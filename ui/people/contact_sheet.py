"""The one place where a contact is shown: one person, with the passphrase, until the dialog is closed."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from council.errors import CouncilError
from council.people import queries
from council.people.queries import PersonView
from council.words import _, say
from ui.runner import Runner
from ui.widgets import Form, label


class ContactSheet(Form):
    """Asks for the passphrase and shows what the vault holds of one person."""

    def __init__(self, person: PersonView, runner: Runner, *, parent: QWidget | None = None) -> None:
        title = _("Contact details of {ref}").format(ref=person.ref)
        lead = "" if person.has_contact else _("No contact details are stored for this person.")
        super().__init__(title, verb=_("Show"), cancel=_("Close"), lead=lead, parent=parent)
        self._person, self._runner = person, runner
        self._passphrase = self.field(_("Passphrase for contact details"), QLineEdit())
        self._passphrase.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self._passphrase.setVisible(person.has_contact)
        self.verb.setVisible(person.has_contact)
        self.submitted.connect(self._open_vault)

    def _open_vault(self) -> None:
        # Through an act, as an answer to `ask` has no road for a refusal.
        self._runner.act(
            self,
            queries.contacts_of,
            lambda outcome: self._show(outcome.value),
            self._on_refused,
            passphrase=self._passphrase.editor.text(),
            person_ids=(self._person.id,),
        )

    def _show(self, found: dict[str, dict[str, str]]) -> None:
        self._passphrase.hide()
        self.verb.hide()
        for name, value in found.get(self._person.id, {}).items():
            self.body.addWidget(label(name, "caption"))
            self.body.addWidget(label(value, "body", select=True))

    def _on_refused(self, error: CouncilError) -> None:
        self.refuse(say(error), self._passphrase)
