"""What the tables page shows: each table with its seats, what is uneven there, and the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from council.sessions.live import LiveFigures
from council.sessions.queries import PlaceView, SeatingView, TableView
from council.sessions.room import Seated
from council.words import N_, _, ngettext
from ui.sessions.seats.figures_state import Line, Standing, lines_of
from ui.sessions.seats.room_view import RoomView

STATES = {
    "proposed": N_("proposed"),
    "published": N_("published"),
    "adjusted": N_("changed since it was published"),
    "used": N_("used"),
}


@dataclass(frozen=True, slots=True)
class SeatChip:
    """One seat at a table."""

    id: str
    number: int
    pinned: bool
    spoken: str
    tip: str
    place: PlaceView

    @classmethod
    def of(cls, place: PlaceView) -> SeatChip:
        spoken = _("Seat {number}").format(number=place.seat_number)
        if place.pinned:
            spoken = _("{seat}, pinned").format(seat=spoken)
        if place.is_away:
            spoken = _("{seat}, away").format(seat=spoken)
        about = [f"{name}: {value}" for name, value in place.attributes if value]
        named = _("{seat}, {alias}").format(seat=spoken, alias=place.alias) if place.alias else spoken
        return cls(
            place.id or place.seat_id,
            place.seat_number,
            place.pinned,
            spoken,
            "\n".join([named, *about]),
            place,
        )


@dataclass(frozen=True, slots=True)
class TableCard:
    """One table: its name, how full it is, what is out of balance."""

    id: str
    number: int
    title: str
    quiet: str
    uneven: str
    chips: tuple[SeatChip, ...]


@dataclass(frozen=True, slots=True)
class TablesState:
    """The whole page: facts, cards, figures."""

    facts: str
    cards: tuple[TableCard, ...]
    lines: tuple[Line, ...]
    is_seated: bool

    @classmethod
    def of(cls, room: RoomView) -> TablesState:
        """Thought from what was asked."""
        uneven = _uneven(room)
        cards = tuple(_card(table, room, uneven.get(table.id, "")) for table in _shown(room))
        return cls(_facts(room), (*_unseated(room), *cards), lines_now(room), room.seating is not None)


def lines_now(room: RoomView) -> tuple[Line, ...]:
    """The figures of the seating as it stands; none before it is seated."""
    if room.standing is None:
        return ()
    return lines_of(room.standing, rules=_rules(room), cells=cells_by_field(room))


def lines_then(room: RoomView, then: LiveFigures) -> tuple[Line, ...]:
    """The figures as they stand beside those a move would make."""
    assert room.standing is not None and room.hand is not None
    moved = Standing.of_live(then, room.hand.numbers)
    return lines_of(room.standing, moved, rules=_rules(room), cells=cells_by_field(room))


def cells_by_field(room: RoomView) -> dict[str, int]:
    """How many shares there are in each field: its categories at every table where somebody sits."""
    if room.seating is None:
        return {}
    there = [place for place in room.seating.places if not place.is_away]
    tables = len({place.table_id for place in there})
    kinds = Counter(name for name, _value in {pair for place in there for pair in place.attributes})
    return {name: count * tables for name, count in kinds.items()}


def _rules(room: RoomView) -> int:
    if room.hand is None:
        return len(room.rules)
    return len(room.hand.task.rules) + len(room.hand.task.pinned)


def _shown(room: RoomView) -> tuple[TableView, ...]:
    """The tables in use, and closed ones at which somebody still has a place."""
    taken = {place.table_id for place in room.seating.places} if room.seating else set()
    return tuple(table for table in room.tables if table.state == "in_use" or table.id in taken)


def _facts(room: RoomView) -> str:
    tables = room.in_use
    count, places = len(tables), sum(table.places for table in tables)
    if not count:
        return ""
    facts = [
        ngettext("{count} table", "{count} tables", count).format(count=count),
        ngettext("{count} place", "{count} places", places).format(count=places),
    ]
    if room.seating:
        seated = len(room.seating.places)
        away = sum(place.is_away for place in room.seating.places)
        facts.append(ngettext("{count} seated", "{count} seated", seated).format(count=seated))
        if away:
            facts.append(ngettext("{count} away", "{count} away", away).format(count=away))
        facts.append(_(STATES[room.seating.state]))
    staffed = len({one.table_id for one in room.staffing if one.job == "facilitator" and one.table_id})
    if staffed:
        facts.append(_("{staffed} of {count} tables facilitated").format(staffed=staffed, count=count))
    return " · ".join(facts)


def _card(table: TableView, room: RoomView, uneven: str) -> TableCard:
    places = room.seating.at_table(table.id) if room.seating else ()
    words = _("{seated} of {places} places").format(seated=len(places), places=table.places)
    name = room.facilitator(table.id)
    about = [words, *([name] if name else []), *([table.label] if table.label else [])]
    about += [*table.features, *table.languages]
    title = _("Table {number}") if table.state == "in_use" else _("Table {number}, closed")
    return TableCard(
        id=table.id,
        number=table.number,
        title=title.format(number=table.number),
        quiet=" · ".join(about),
        uneven=uneven,
        chips=tuple(SeatChip.of(place) for place in places),
    )


def _unseated(room: RoomView) -> tuple[TableCard, ...]:
    """Whoever is there, or expected, and has no place, as a card of its own before the tables."""
    if room.hand is None or room.seating is None:
        return ()
    seated = {place.seat_id for place in room.seating.places}
    numbers, task = room.seat_numbers, room.hand.task
    values = dict(zip(task.ids, task.values, strict=True))
    places = [
        PlaceView(
            id="",
            seat_id=one,
            seat_number=numbers[one],
            alias=room.aliases.get(one, ""),
            table_id="",
            table_number=0,
            pinned=False,
            attributes=tuple(zip(task.fields, values[one], strict=True)),
        )
        for one in room.hand.unseated
        if one not in seated and one in numbers
    ]
    chips = tuple(SeatChip.of(place) for place in sorted(places, key=lambda place: place.seat_number))
    quiet = _("Came, or is still expected")
    return (TableCard("", 0, _("Without a place"), quiet, "", chips),) if chips else ()


def _uneven(room: RoomView) -> dict[str, str]:
    """Per table, which categories stand outside floor and ceiling of their share, in words."""
    if room.hand is None:
        return {}
    found = {}
    for table_id, at in zip(room.hand.table_ids, room.hand.now.at_tables, strict=True):
        words = []
        for name, value, count, low, high in at.misses:
            said = _("{name} {value}: {count}, not {low}")
            if low != high:
                said = _("{name} {value}: {count}, not {low} to {high}")
            words.append(said.format(name=name, value=value, count=count, low=low, high=high))
        if words:
            found[table_id] = "; ".join(words)
    return found


@dataclass(frozen=True, slots=True)
class SeatMove:
    """One person goes from a table to another on the day; `before` 0 for who had none."""

    id: str
    number: int
    alias: str
    before: int
    after: int

    @property
    def words(self) -> str:
        """As it is read aloud: "Seat 41: table 3 to 7."."""
        said = (
            _("Seat {seat}: table {before} to {after}.") if self.before else _("Seat {seat}: table {after}.")
        )
        return said.format(seat=self.number, before=self.before, after=self.after)


def moves_of(room: RoomView, places: Sequence[Seated]) -> tuple[SeatMove, ...]:
    """Who sits elsewhere in `places` than in the seating shown, by seat number; who had no table too."""
    numbers = {table.id: table.number for table in room.tables}
    before = {place.seat_id: place.table_number for place in room.seating.places} if room.seating else {}
    seats = room.seat_numbers
    moves = [
        SeatMove(
            one.seat_id, seats[one.seat_id], room.aliases.get(one.seat_id, ""), was, numbers[one.table_id]
        )
        for one in places
        if (was := before.get(one.seat_id, 0)) != numbers[one.table_id]
    ]
    return tuple(sorted(moves, key=lambda move: move.number))


def reseat_words(moves: Sequence[SeatMove], seated: int, *, is_proven: bool) -> str:
    """How many move of how many, and whether fewer would do: "best found" where nobody can tell."""
    count = len(moves)
    if not count:
        return _("Nobody has to move.")
    words = ngettext("{count} of {seated} moves.", "{count} of {seated} move.", count)
    more = _("Fewer would not do.") if is_proven else _("The best found; fewer may do.")
    return f"{words.format(count=count, seated=seated)} {more}"


def plan_rows(seating: SeatingView, session: int) -> list[list[str]]:
    """The plan as rows of words: session, round, table, seat number, alias, pinned, away."""
    head = ["session", "round", "table", "seat", "alias", "pinned", "away"]
    return [head] + [
        [
            str(session),
            str(seating.round),
            str(place.table_number),
            str(place.seat_number),
            place.alias,
            "yes" if place.pinned else "",
            "yes" if place.is_away else "",
        ]
        for place in seating.places
    ]
