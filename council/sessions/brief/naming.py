"""What a seating rule says, in words with the numbers of seats and tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from council.sessions.records import SeatingRule
from council.words import _


@dataclass(frozen=True, slots=True)
class Names:
    """How seats, tables and parties are called where a rule is told."""

    seats: Mapping[str, int]
    tables: Mapping[str, int]
    parties: Mapping[str, str]

    def said(self, row: SeatingRule) -> str:
        """A rule in words."""
        told = {
            "people": ", ".join(str(self.seats[one]) for one in row.seats if one in self.seats),
            "tables": ", ".join(str(self.tables[one]) for one in row.tables if one in self.tables),
            "parties": ", ".join(self.parties[one] for one in row.parties if one in self.parties),
            "field": row.field,
            "value": row.value,
        }
        match row.kind:
            case "together":
                words = _("seats {people} together")
            case "apart":
                words = _("seats {people} apart")
            case "alone" if row.field:
                words = _("nobody alone at a table with {field}: {value}")
            case "alone":
                words = _("none of the seats {people} without another of them")
            case "language":
                words = _("seats {people} where {value} is spoken")
            case "facilitator":
                words = _("seats {people} never with {parties}")
            case "meet" if row.seats:
                words = _("new facilitators for seats {people}")
            case "meet":
                words = _("new facilitators for everyone")
            case "topic":
                words = _("seats {people} at a topic they chose: tables {tables}")
            case _kind:
                words = _("seats {people} at tables {tables}")
        return words.format(**told)
