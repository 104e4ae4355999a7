"""The form of a seating rule: its kind says which of the fields are asked for."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from council.sessions import refusals
from council.sessions.staff.parts import codes_of
from council.words import N_, _
from ui.sessions.room_form import RoomForm
from ui.sessions.seats.room_view import RoomView
from ui.widgets import Field, field

KINDS = {
    "together": N_("Together at one table"),
    "apart": N_("Never at one table"),
    "tables": N_("Only at these tables"),
    "language": N_("Where a language is spoken"),
    "facilitator": N_("Never with a facilitator"),
    "meet": N_("Meet new facilitators"),
    "alone": N_("Nobody alone in a group"),
    "topic": N_("At a topic chosen"),
}
ASKED = {
    "together": ("seats",),
    "apart": ("seats",),
    "tables": ("seats", "tables"),
    "language": ("seats", "language"),
    "facilitator": ("seats", "party"),
    "meet": ("seats",),
    "alone": ("value", "seats"),
    "topic": ("seats", "tables"),
}
HINTS = {
    "meet": N_("Numbers with commas; empty for everyone."),
    "alone": N_("Numbers with commas; empty for everyone of the group chosen."),
}
MOST_SESSIONS = 99


class RuleForm(RoomForm):
    """Who sits with whom, where, and with which facilitator; from one session to another."""

    def __init__(self, room: RoomView, *, parent: QWidget | None = None) -> None:
        lead = _("A must is kept, or named when it cannot be; a wish gives way to meeting new people.")
        super().__init__(_("Seating rule"), verb=_("Add rule"), lead=lead, parent=parent)
        tables = {table.number: table.id for table in room.in_use}
        self._known = {"seats": dict(room.numbers), "tables": tables}
        self._kind, self._strength = QComboBox(), QComboBox()
        for code, words in KINDS.items():
            self._kind.addItem(_(words), code)
        for code, words in (("must", _("Must")), ("wish", _("Wish"))):
            self._strength.addItem(words, code)
        self.beside(field(_("Rule"), self._kind), field(_("Strength"), self._strength))
        self._asked = self._all_fields(room)
        self._from, self._to = (QSpinBox(maximum=MOST_SESSIONS, specialValueText=_("open")) for _n in "ft")
        self._weight = QSpinBox(minimum=1, maximum=10, value=5)
        self._weighs = field(_("Weight of the wish"), self._weight)
        self.beside(field(_("From session"), self._from), field(_("To session"), self._to), self._weighs)
        self._reason = self.field(_("Reason"), QLineEdit(), hint=_("Kept in the file, shown to nobody here."))
        self.about(self._asked["seats"], refusals.SeatingRuleIncomplete)
        self._kind.currentIndexChanged.connect(self._on_kind)
        self._strength.currentIndexChanged.connect(self._on_kind)
        self._on_kind()

    def _all_fields(self, room: RoomView) -> dict[str, Field]:
        """One field for each thing a kind may ask for, in the order they stand."""
        self._party, self._value = QComboBox(), QComboBox()
        for party in room.parties:
            self._party.addItem(party.name, party.id)
        for name, value in values_of(room):
            self._value.addItem(_("{name}: {value}").format(name=name, value=value), (name, value))
        return {
            "value": self.field(_("Group"), self._value),
            "seats": self.field(_("Seats"), QLineEdit(), hint=_("Numbers with commas, as 4, 17.")),
            "tables": self.field(_("Tables"), QLineEdit(), hint=_("Numbers with commas.")),
            "language": self.field(_("Language"), QLineEdit(), hint=_("As it stands on Team, as fr.")),
            "party": self.field(_("Facilitator"), self._party),
        }

    @property
    def kind(self) -> str:
        """The kind of rule chosen."""
        return str(self._kind.currentData())

    def rule(self) -> dict[str, Any] | None:
        """What stands in the form for add_rule; None when something is wrong, said under its field."""
        asked = ASKED[self.kind]
        seats = self._ids("seats", _("There is no seat {number}.")) if "seats" in asked else ()
        tables = self._ids("tables", _("There is no table {number} in use.")) if "tables" in asked else ()
        if seats is None or tables is None or not self._told(seats):
            return None
        field, value = (self._value.currentData() or ("", "")) if "value" in asked else ("", "")
        if "language" in asked:
            value = codes_of(self._asked["language"].editor.text())[0]
        return {
            "kind": self.kind,
            "strength": self._strength.currentData(),
            "seat_ids": seats,
            "table_ids": tables,
            "parties": (self._party.currentData(),) if "party" in asked else (),
            "field": field,
            "value": value,
            "weight": self._weight.value(),
            "from_session": self._from.value(),
            "to_session": self._to.value(),
            "reason": self._reason.editor.text(),
        }

    def _told(self, seats: tuple[str, ...]) -> bool:
        """Whether everything the kind asks for is there; what is missing is said under its field."""
        if self.kind == "language" and not codes_of(self._asked["language"].editor.text()):
            self._asked["language"].refuse(_("Write the code of the language, as fr."))
            return False
        if self.kind == "facilitator" and not self._party.currentData():
            self._asked["party"].refuse(_("Nobody is on the list yet. Add facilitators on Team."))
            return False
        if not seats and self.kind not in HINTS:
            self._asked["seats"].refuse(_("Write whom the rule is about, as 4, 17."))
            return False
        return True

    def _ids(self, of: str, words: str) -> tuple[str, ...] | None:
        kept = self._asked[of]
        numbers = re.findall(r"\d+", kept.editor.text())
        unknown = [number for number in numbers if int(number) not in self._known[of]]
        if unknown:
            kept.refuse(words.format(number=unknown[0]))
            return None
        return tuple(self._known[of][int(number)] for number in numbers)

    def _on_kind(self) -> None:
        asked = ASKED[self.kind]
        for name, kept in self._asked.items():
            kept.clear()
            kept.setVisible(name in asked)
        self._asked["seats"].hint(
            _(HINTS[self.kind]) if self.kind in HINTS else _("Numbers with commas, as 4, 17.")
        )
        first = _("Numbers with commas, first choice first.")
        self._asked["tables"].hint(first if self.kind == "topic" else _("Numbers with commas."))
        self._weighs.setVisible(self._strength.currentData() == "wish")


def values_of(room: RoomView) -> tuple[tuple[str, str], ...]:
    """The groups nobody may be alone of: every field and value of those seated, in order."""
    if room.seating is None:
        return ()
    return tuple(sorted({pair for place in room.seating.places for pair in place.attributes if pair[1]}))
