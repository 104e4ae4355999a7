"""What the page of the panel asks for: the day of an answer, and the passphrase of the contact details."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QLineEdit

from council import clock
from council.errors import CouncilError
from council.people import queries as people
from council.selection import actions
from council.selection.queries import AnswerView
from council.words import _, say
from ui.page import Page
from ui.selection.panel.seats import DAY
from ui.selection.panel.state import at_of, state_words
from ui.widgets import Form


class AnswerSheet(Form):
    """Mends the day or the note of an answer; what was answered stays."""

    def __init__(self, answer: AnswerView, page: Page) -> None:
        lead = _("The answer was: {state}. To change it, note another one; both stay in the list.")
        super().__init__(
            _("Change an answer"),
            verb=_("Keep"),
            cancel=_("Cancel"),
            lead=lead.format(state=state_words(answer.state)),
            parent=page,
        )
        self._answer, self._page = answer, page
        there = answer.at.astimezone()
        self._day = self.field(_("Answered on"), QDateEdit(calendarPopup=True, displayFormat=DAY))
        self._day.editor.setDate(QDate(there.year, there.month, there.day))
        self._note = self.field(_("Note"), QLineEdit(answer.note))
        self.submitted.connect(self._keep)

    def _keep(self) -> None:
        day, there = self._day.editor.date(), self._answer.at.astimezone().date()
        chosen = date(day.year(), day.month(), day.day())
        self._page.act(
            actions.correct_answer,
            self._page.said(_("Answer changed"), lambda _outcome: self.accept()),
            lambda error: self.refuse(say(error)),
            answer_id=self._answer.id,
            at=self._answer.at if chosen == there else at_of(chosen, clock.now()),
            note=self._note.editor.text(),
        )


class PassphraseSheet(Form):
    """Opens the vault for one list of people, once."""

    def __init__(self, person_ids: tuple[str, ...], page: Page, then: Callable[[Any], object]) -> None:
        lead = _(
            "The sheet holds names and addresses as they were given. Keep it away from the certificate, and "
            "delete it when the calls are made."
        )
        super().__init__(_("Contact sheet"), verb=_("Open"), cancel=_("Cancel"), lead=lead, parent=page)
        self._ids, self._page, self._then = person_ids, page, then
        self._line = self.field(_("Passphrase for contact details"), QLineEdit())
        self._line.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.submitted.connect(self._open_vault)

    def _open_vault(self) -> None:
        # Through an act, as an answer to `ask` has no road for a refusal.
        self._page.desk.runner.act(
            self,
            people.contacts_of,
            self._on_opened,
            self._on_refused,
            passphrase=self._line.editor.text(),
            person_ids=self._ids,
        )

    def _on_opened(self, outcome: Any) -> None:
        if not outcome.value:
            self.refuse(_("No contact details are stored for these people."))
            return
        self.accept()
        self._then(outcome.value)

    def _on_refused(self, error: CouncilError) -> None:
        self.refuse(say(error), self._line)
