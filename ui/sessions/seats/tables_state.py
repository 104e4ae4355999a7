"""What the tables page shows: each table with its seats, what is uneven there, and the figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from council.sessions.queries import PlaceView, SeatingFigures, SeatingView, TableView
from council.sessions.reseat import Reseated
from council.words import N_, _, ngettext

STATES = {"proposed": N_("proposed"), "published": N_("published"), "used": N_("used")}


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
        return cls(place.id, place.seat_number, place.pinned, spoken, "\n".join([named, *about]), place)


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
class Tile:
    """A figure with its base."""

    value: str
    words: str
    base: str


@dataclass(frozen=True, slots=True)
class TablesState:
    """The whole page."""

    facts: str
    tiles: tuple[Tile, ...]
    cards: tuple[TableCard, ...]
    is_seated: bool

    @classmethod
    def of(
        cls, tables: Sequence[TableView], seating: SeatingView | None, figures: SeatingFigures | None
    ) -> TablesState:
        uneven = _uneven(seating) if seating else {}
        cards = tuple(_card(table, seating, uneven.get(table.id, "")) for table in tables)
        count, places = len(tables), sum(table.places for table in tables)
        facts = [
            ngettext("{count} table", "{count} tables", count).format(count=count),
            ngettext("{count} place", "{count} places", places).format(count=places),
        ]
        if seating:
            seated = len(seating.places)
            away = sum(place.is_away for place in seating.places)
            facts.append(ngettext("{count} seated", "{count} seated", seated).format(count=seated))
            if away:
                facts.append(ngettext("{count} away", "{count} away", away).format(count=away))
            facts.append(_(STATES[seating.state]))
        return cls(" · ".join(facts), _tiles(figures) if figures else (), cards, seating is not None)


def _card(table: TableView, seating: SeatingView | None, uneven: str) -> TableCard:
    places = seating.at_table(table.id) if seating else ()
    words = _("{seated} of {places} places").format(seated=len(places), places=table.places)
    about = [words, *([table.label] if table.label else []), *table.features]
    return TableCard(
        id=table.id,
        number=table.number,
        title=_("Table {number}").format(number=table.number),
        quiet=" · ".join(about),
        uneven=uneven,
        chips=tuple(SeatChip.of(place) for place in places),
    )


def _tiles(figures: SeatingFigures) -> tuple[Tile, ...]:
    alone, far = figures.alone, figures.so_far
    count = far.seatings
    times = ngettext("in {count} session", "in {count} sessions", count).format(count=count)
    return (
        Tile(
            _("{misses} of {cells}").format(misses=alone.misses, cells=alone.cells),
            _("shares missed"),
            _("worst by {people:.1f} people").format(people=alone.worst_cell),
        ),
        Tile(
            _("{share:.0%}").format(share=far.coverage),
            _("of pairs have met"),
            _("of {pairs}, bound {bound:.0%}").format(pairs=far.pairs, bound=far.bound),
        ),
        Tile(
            str(far.min_met),
            _("met at the least"),
            _("median {median:g}, bound {most}").format(median=far.median_met, most=far.most_possible),
        ),
        Tile(str(far.worst_pair), _("meetings of one pair"), times),
    )


def _uneven(seating: SeatingView) -> dict[str, str]:
    """Per table, which categories stand outside floor and ceiling of their share, in words."""
    there = [place for place in seating.places if not place.is_away]
    room = Counter(pair for place in there for pair in place.attributes)
    kinds = Counter(name for name, _value in room)
    people = len(there)
    found: dict[str, list[str]] = {}
    for table_id in {place.table_id for place in there}:
        here = [place for place in there if place.table_id == table_id]
        counts = Counter(pair for place in here for pair in place.attributes)
        for (name, value), members in sorted(room.items()):
            if not 1 < kinds[name] < people:
                continue
            share = len(here) * members
            low, high = share // people, -(-share // people)
            count = counts[name, value]
            if not low <= count <= high:
                words = (
                    _("{name} {value}: {count}, not {low}")
                    if low == high
                    else _("{name} {value}: {count}, not {low} to {high}")
                )
                said = words.format(name=name, value=value, count=count, low=low, high=high)
                found.setdefault(table_id, []).append(said)
    return {table_id: "; ".join(words) for table_id, words in found.items()}


def reseat_words(found: Reseated, seats: Mapping[str, int], tables: Sequence[int]) -> str:
    """Who goes where, to be read aloud: "4 people move. Seat 41: table 3 to 7."

    Args:
        seats: seat numbers by id.
        tables: table numbers by position.
    """
    count = len(found.moves)
    if not count:
        return _("Nobody has to move.")
    head = ngettext("{count} person moves.", "{count} people move.", count).format(count=count)
    if found.is_proven:
        head = _("{moves} Fewer would not do.").format(moves=head)
    moves = sorted(found.moves, key=lambda move: seats[move.person])
    return " ".join(
        [head]
        + [
            _("Seat {seat}: table {before} to {after}.").format(
                seat=seats[move.person], before=tables[move.before or 0], after=tables[move.after]
            )
            for move in moves
        ]
    )


def plan_rows(seating: SeatingView, session: int) -> list[list[str]]:
    """The plan as rows of words: session, table, seat number, alias."""
    head = ["session", "table", "seat", "alias"]
    return [head] + [
        [str(session), str(place.table_number), str(place.seat_number), place.alias]
        for place in seating.places
    ]
