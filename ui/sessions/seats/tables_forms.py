"""The forms of the tables page: laying tables, one table, its facilitator, what tables mirror."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from council.sessions import refusals
from council.sessions.queries import FieldRank, PartyView, TableView
from council.sessions.staff.parts import codes_of
from council.sessions.staff.refusals import PartyLeft
from council.words import _
from ui.sessions.room_form import RoomForm
from ui.widgets import field

MOST_TABLES, MOST_PLACES, MOST_ROUNDS = 99, 99, 9


class TablesForm(RoomForm):
    """How many tables, and how many places at each."""

    def __init__(self, count: int, places: int, *, parent: QWidget | None = None) -> None:
        lead = _("Six to nine at a table lets everyone speak. Single tables can be changed afterwards.")
        super().__init__(_("Lay tables"), verb=_("Lay tables"), lead=lead, parent=parent)
        self.count, self.places = QSpinBox(minimum=1, maximum=MOST_TABLES), QSpinBox(maximum=MOST_PLACES)
        self.count.setValue(count)
        self.places.setValue(places)
        kept = field(_("Places at each"), self.places)
        self.about(kept, refusals.TableTooSmall)
        self.beside(field(_("Tables"), self.count), kept)


class RoundsForm(RoomForm):
    """How many rounds of a session are seated at once, and who stays as host."""

    def __init__(self, seats: Mapping[int, str], first: int, *, parent: QWidget | None = None) -> None:
        lead = _(
            "From round {first} on. Hosts stay at the table of the first of these rounds, all others move."
        )
        title = _("Several rounds")
        super().__init__(title, verb=_("Propose rounds"), lead=lead.format(first=first), parent=parent)
        self._seats = seats
        self.rounds = QSpinBox(minimum=2, maximum=MOST_ROUNDS, value=3)
        self.beside(field(_("Rounds"), self.rounds))
        hint = _("Seat numbers with commas; empty when everybody moves.")
        self.hosts = self.field(_("Hosts who stay"), QLineEdit(), hint=hint)

    def host_ids(self) -> tuple[str, ...] | None:
        """The seats of the hosts; None when a number is unknown, said under its field."""
        numbers = [int(number) for number in re.findall(r"\d+", self.hosts.editor.text())]
        unknown = [number for number in numbers if number not in self._seats]
        if unknown:
            self.hosts.refuse(_("There is no seat {number}.").format(number=unknown[0]))
            return None
        return tuple(self._seats[number] for number in numbers)


class TableForm(RoomForm):
    """One table: its places, where it stands, what it offers, what is spoken there."""

    def __init__(self, table: TableView | None, places: int, *, parent: QWidget | None = None) -> None:
        title = _("Table {number}").format(number=table.number) if table else _("A table more")
        verb = _("Keep table") if table else _("Lay table")
        super().__init__(title, verb=verb, parent=parent)
        self.places = QSpinBox(minimum=1, maximum=MOST_PLACES)
        self.places.setValue(table.places if table else places)
        self.label = QLineEdit(table.label if table else "")
        kept = field(_("Places"), self.places)
        self.about(kept, refusals.TableTooSmall)
        self.beside(kept, field(_("Label"), self.label, hint=_("By the door, foyer.")))
        self.features = self.field(
            _("Offers"),
            QLineEdit(", ".join(table.features) if table else ""),
            hint=_("Step-free, quiet, near screen, hearing loop, no photos: with commas."),
        )
        self.languages = self.field(
            _("Languages"),
            QLineEdit(", ".join(table.languages) if table else ""),
            hint=_("Codes as de, fr, beside those its facilitator speaks."),
        )

    def given(self) -> dict[str, Any]:
        """What stands in the form."""
        features = [word.strip() for word in self.features.editor.text().split(",")]
        return {
            "places": self.places.value(),
            "label": self.label.text(),
            "features": [word for word in features if word],
            "languages": codes_of(self.languages.editor.text()),
        }


class StaffForm(RoomForm):
    """Who facilitates at a table in one session."""

    def __init__(
        self, table: int, parties: Sequence[PartyView], now: str, *, parent: QWidget | None = None
    ) -> None:
        title = _("Facilitator of table {number}").format(number=table)
        lead = _("Whoever is chosen leaves the table they were at in this session. Add people on Team.")
        super().__init__(title, verb=_("Keep"), lead=lead, parent=parent)
        self._parties = QComboBox()
        self._parties.addItem(_("Nobody"), "")
        for party in parties:
            spoken = ", ".join(party.languages)
            words = _("{name} ({languages})") if spoken else "{name}"
            self._parties.addItem(words.format(name=party.name, languages=spoken), party.id)
        self._parties.setCurrentIndex(max(self._parties.findData(now), 0))
        self.about(self.field(_("Facilitator"), self._parties), PartyLeft)

    @property
    def party_id(self) -> str:
        """The party chosen; empty for nobody."""
        return str(self._parties.currentData())


class RanksForm(RoomForm):
    """How much each field matters when tables mirror the room."""

    def __init__(self, ranks: Sequence[FieldRank], *, parent: QWidget | None = None) -> None:
        lead = _(
            "A share missed in a field that matters less weighs less. The fields are those of the targets."
        )
        title = _("What tables mirror")
        super().__init__(title, verb=_("Keep"), lead=lead, parent=parent)
        self._choices: dict[str, QComboBox] = {}
        for each in ranks:
            choice = QComboBox()
            for words, value in ((_("Most"), 1), (_("Half as much"), 2), (_("A quarter"), 4), (_("Not"), 0)):
                choice.addItem(words, value)
            choice.setCurrentIndex(max(choice.findData(each.rank), 0))
            self._choices[each.field] = choice
            nothing = "" if each.is_telling else _("Everyone is alike or different here: nothing to mirror.")
            self.field(each.field, choice, hint=nothing)

    def ranks(self) -> dict[str, int]:
        """The rank chosen per field: 1, 2, 4, or 0 for not mirrored."""
        return {name: choice.currentData() for name, choice in self._choices.items()}
