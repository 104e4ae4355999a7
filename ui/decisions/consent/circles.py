"""Who can be the circle of a round: those present, a table, the tables as a whole, or chosen ones. Pure."""

from __future__ import annotations

from council.decisions.consent.circle import Member
from council.decisions.consent.views import CircleChoices, SeatChoice
from council.words import _, ngettext

PRESENT, CHOSEN, TABLES = "present", "chosen", "tables"


def starts_with(choices: CircleChoices) -> tuple[tuple[str, str], ...]:
    """What a circle can be made of, id and words, the likeliest first."""
    found = []
    here = sum(seat.here is True for seat in choices.seats)
    if here:
        words = ngettext(
            "{n} member noted as present in session {session}",
            "{n} members noted as present in session {session}",
            here,
        )
        found.append((PRESENT, words.format(n=here, session=choices.session)))
    if any(table.people for table in choices.tables):
        found.append((TABLES, _("All tables, each counting its hands")))
    for table in choices.tables:
        if table.people:
            people = ngettext("{n} person", "{n} people", table.people).format(n=table.people)
            found.append((table.id, _("Table {n} ({people})").format(n=table.number, people=people)))
    found.append((CHOSEN, _("Chosen by hand")))
    return tuple(found)


def circle_of(choices: CircleChoices, chosen: str) -> tuple[tuple[Member, str], ...]:
    """Who can be ticked for a choice, each with words."""
    if chosen == TABLES:
        return tuple(
            (
                Member("table", table.id, people=table.people),
                _("Table {n}: {people} people").format(n=table.number, people=table.people),
            )
            for table in choices.tables
            if table.people
        )
    return tuple((Member("seat", seat.id), _seat_words(seat)) for seat in choices.seats)


def found_here(choices: CircleChoices, chosen: str) -> frozenset[str]:
    """Who is ticked to begin with; away is nobody's choice."""
    if chosen == TABLES:
        return frozenset(table.id for table in choices.tables if table.people)
    if chosen == PRESENT:
        return frozenset(seat.id for seat in choices.seats if seat.here is True)
    return frozenset(seat.id for seat in choices.seats if seat.table_id == chosen and seat.here is not False)


def _seat_words(seat: SeatChoice) -> str:
    words = _("Seat {number}").format(number=seat.number)
    if seat.alias:
        words = f"{words} · {seat.alias}"
    return words if seat.here is not False else _("{seat} (away)").format(seat=words)
