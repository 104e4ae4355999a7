"""The forms of the team page: somebody on the list, and a job in one session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from council.sessions.queries import PartyView, TableView
from council.sessions.staff import refusals
from council.sessions.staff.parts import JOBS, KINDS, codes_of
from council.words import _
from ui.sessions.room_form import RoomForm
from ui.widgets import field


class PartyForm(RoomForm):
    """Somebody who works for the council: name, part, languages, declared interests."""

    def __init__(self, party: PartyView | None, *, parent: QWidget | None = None) -> None:
        title, verb = (_("Change"), _("Keep")) if party else (_("Who works here"), _("Add"))
        lead = _("Interests are declared by themselves and stand in the report: what they gain or stand for.")
        super().__init__(title, verb=verb, lead=lead, parent=parent)
        self._kind = QComboBox()
        for code, words in KINDS.items():
            self._kind.addItem(_(words), code)
        self._name = self.field(_("Name"), QLineEdit(party.name if party else ""))
        self._sector = QLineEdit(party.sector if party else "")
        self.beside(field(_("Part"), self._kind), field(_("Sector"), self._sector))
        spoken = ", ".join(party.languages) if party else ""
        self._languages = self.field(
            _("Languages"),
            QLineEdit(spoken),
            hint=_("With commas, as de, fr; written as in the seating rules."),
        )
        interests = party.interests if party else ""
        self._interests = self.field(_("Declared interests"), QLineEdit(interests))
        if party:
            self._kind.setCurrentIndex(max(self._kind.findData(party.kind), 0))
        self.about(self._name, refusals.PartyUnnamed, refusals.PartyTwice)

    def given(self) -> dict[str, Any]:
        """What stands in the form, for add_party and change_party."""
        return {
            "name": self._name.editor.text(),
            "kind": self._kind.currentData(),
            "sector": self._sector.text(),
            "languages": codes_of(self._languages.editor.text()),
            "interests": self._interests.editor.text(),
        }


class JobForm(RoomForm):
    """What somebody does in one session, and at which table."""

    def __init__(
        self, name: str, session: str, tables: Sequence[TableView], *, parent: QWidget | None = None
    ) -> None:
        lead = _("In session {session}. A table has one facilitator; whoever was there is free again.")
        title = _("A job for {name}").format(name=name)
        super().__init__(title, verb=_("Give the job"), lead=lead.format(session=session), parent=parent)
        self._job, self._table = QComboBox(), QComboBox()
        for code, words in JOBS.items():
            self._job.addItem(_(words), code)
        self._table.addItem(_("The whole room"), None)
        for table in tables:
            self._table.addItem(_("Table {number}").format(number=table.number), table.id)
        self.about(self.field(_("Job"), self._job), refusals.PartyLeft, refusals.PartyKindUnknown)
        self.about(self.field(_("Where"), self._table), refusals.PartyGone)

    def given(self) -> dict[str, Any]:
        """What stands in the form, for staff_table."""
        return {"job": self._job.currentData(), "table_id": self._table.currentData()}
