"""The forms of the tables page: laying tables, moving a seat, a seating rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from council.sessions import refusals
from council.words import _
from ui.sessions.room_form import RoomForm
from ui.widgets import field

MOST_TABLES, MOST_PLACES = 99, 99


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


class MoveForm(RoomForm):
    """To which table a seat goes."""

    def __init__(self, words: str, tables: Mapping[int, str], *, parent: QWidget | None = None) -> None:
        lead = _("Whoever is moved is pinned there: proposing a seating anew leaves them where they are.")
        super().__init__(words, verb=_("Move"), lead=lead, parent=parent)
        self._tables = QComboBox()
        for number, id in tables.items():
            self._tables.addItem(_("Table {number}").format(number=number), id)
        self.about(self.field(_("Table"), self._tables), refusals.TableFull)

    @property
    def table_id(self) -> str:
        """The table chosen."""
        return str(self._tables.currentData())


class RuleForm(RoomForm):
    """Who sits together, apart, or only at some tables."""

    def __init__(
        self, seats: Mapping[int, str], tables: Mapping[int, str], *, parent: QWidget | None = None
    ) -> None:
        lead = _("A must is kept or named when it cannot be; a wish gives way to meeting new people.")
        super().__init__(_("Seating rule"), verb=_("Add rule"), lead=lead, parent=parent)
        self._known = {"seats": seats, "tables": tables}
        self._kind, self._strength = QComboBox(), QComboBox()
        for code, words in (
            ("together", _("Together")),
            ("apart", _("Apart")),
            ("tables", _("At these tables")),
        ):
            self._kind.addItem(words, code)
        for code, words in (("must", _("Must")), ("wish", _("Wish"))):
            self._strength.addItem(words, code)
        self.beside(field(_("Rule"), self._kind), field(_("Strength"), self._strength))
        self._seats = self.field(_("Seats"), QLineEdit(), hint=_("Numbers with commas, as 4, 17."))
        self._tables = self.field(_("Tables"), QLineEdit(), hint=_("Only for rules about tables."))
        self._reason = self.field(_("Reason"), QLineEdit(), hint=_("Kept in the file, shown to nobody here."))
        self.about(self._seats, refusals.SeatingRuleIncomplete)

    def rule(self) -> dict[str, Any] | None:
        """What stands in the form for add_rule; None when a number is unknown, said under its field."""
        seats = self._ids(self._seats, "seats", _("There is no seat {number}."))
        tables = self._ids(self._tables, "tables", _("There is no table {number}."))
        if seats is None or tables is None:
            return None
        return {
            "kind": self._kind.currentData(),
            "strength": self._strength.currentData(),
            "seat_ids": seats,
            "table_ids": tables,
            "reason": self._reason.editor.text(),
        }

    def _ids(self, kept: Any, of: str, words: str) -> tuple[str, ...] | None:
        numbers = re.findall(r"\d+", kept.editor.text())
        unknown = [number for number in numbers if int(number) not in self._known[of]]
        if unknown:
            kept.refuse(words.format(number=unknown[0]))
            return None
        return tuple(self._known[of][int(number)] for number in numbers)
