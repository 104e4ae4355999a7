"""Rules, ranks, staff and rounds reach the seating as they were kept, on a real file."""

from __future__ import annotations

import pytest

from council.sessions import actions, queries, refusals
from council.sessions.kept import unkept
from council.sessions.room import Brief
from council.sessions.seating import propose_rounds, propose_seating
from tests.council.sessions.rooms import NINE, Room


def lay(room: Room) -> tuple[str, ...]:
    return room.store.act(actions.lay_tables, count=4, places=8).value


def add(room: Room, kind: str, **given: object) -> str:
    return room.store.act(actions.add_rule, kind=kind, **given).value


def brief_of(room: Room, session: int = 0, round: int = 1) -> Brief:
    return room.store.read(queries.seating_brief_of, session_id=room.sessions[session], round=round)


def keep(room: Room, brief: Brief, seed: str = "s") -> dict[str, str]:
    found = propose_seating(brief, seed, steps=150)
    given = {"session_id": found.session_id, "places": found.places, "round": found.round}
    room.store.act(
        actions.keep_seating, seed=seed, steps=found.steps, version=found.version, at=NINE, **given
    )
    return {place.seat_id: place.table_id for place in found.places}


def staffed(room: Room, tables: tuple[str, ...], session: int = 0, shift: int = 0) -> list[str]:
    """A facilitator for each table, the first of whom speaks Irish; turned by `shift` tables."""
    known = {one.name: one.id for one in room.store.read(queries.parties_of)}
    for number in range(4):
        name = f"Host {number}"
        spoken = ["Irish"] if number == 0 else ["English"]
        if name not in known:
            act = room.store.act(actions.add_party, kind="facilitator", name=name, languages=spoken)
            known[name] = act.value
    parties = [known[f"Host {number}"] for number in range(4)]
    for at, table in enumerate(tables):
        room.store.act(
            actions.staff_table,
            session_id=room.sessions[session],
            table_id=table,
            party_id=parties[(at + shift) % 4],
            job="facilitator",
        )
    return parties


def test_rules_of_every_kind_are_kept_and_told(room: Room) -> None:
    """Each kind is said in numbers and names, and a seating that keeps all of them is found."""
    tables = lay(room)
    parties = staffed(room, tables)
    seats = room.seats
    add(room, "language", seat_ids=seats[:3], value="irish")
    add(room, "facilitator", seat_ids=seats[3:5], parties=parties[1:2])
    add(room, "topic", seat_ids=seats[5:6], table_ids=(tables[3], tables[1]))
    add(room, "alone", field="Region", value="A")
    add(room, "meet", strength="wish")
    assert [one.words for one in room.store.read(queries.rules_of)] == [
        "seats 1, 2, 3 where irish is spoken",
        "seats 4, 5 never with Host 1",
        "seats 6 at a topic they chose: tables 4, 2",
        "nobody alone at a table with Region: A",
        "new facilitators for everyone",
    ]
    brief = brief_of(room)
    at = keep(room, brief)
    assert {at[seat] for seat in seats[:3]} == {tables[0]}
    assert tables[1] not in {at[seat] for seat in seats[3:5]}
    assert at[seats[5]] == tables[3]
    order = [tables.index(at[seat]) for seat in brief.task.ids]
    assert unkept(brief.task, order) == ()


def test_facilitators_met_count_in_the_next_session(room: Room) -> None:
    """Who worked at a table is part of the past: with the wish nobody meets one again."""
    tables = lay(room)
    staffed(room, tables)
    add(room, "meet", strength="wish", weight=10)
    first = keep(room, brief_of(room))
    staffed(room, tables, session=1, shift=1)
    second = keep(room, brief_of(room, 1))
    met = [((tables.index(first[seat])) % 4, (tables.index(second[seat]) + 1) % 4) for seat in room.seats]
    assert all(before != now for before, now in met)
    figures = room.store.read(queries.seating_figures_of, session_id=room.sessions[1])
    assert figures is not None
    assert figures.staff_met == (2, 2)


def test_fields_count_by_their_rank(room: Room) -> None:
    """A field counts half, a quarter or not at all when asked; asked again in full; else refused."""
    lay(room)
    room.store.act(actions.rank_field, field="gender", rank=4)
    room.store.act(actions.rank_field, field="region", rank=0)
    task = brief_of(room).task
    assert (task.fields, task.ranks) == (("gender",), (4,))
    ranks = {one.field: (one.rank, one.is_telling) for one in room.store.read(queries.ranks_of)}
    assert ranks == {"gender": (4, True), "region": (0, True), "ref": (1, False)}
    assert room.store.read(queries.rules_of) == ()
    room.store.act(actions.rank_field, field="Region", rank=1)
    assert brief_of(room).task.fields == ("gender", "region")
    with pytest.raises(refusals.FieldRankUnknown, match="3 is none"):
        room.store.act(actions.rank_field, field="gender", rank=3)


def test_every_round_is_a_seating_of_its_own(room: Room) -> None:
    """Three rounds of one session are kept beside each other, and the next session knows all of them."""
    tables = lay(room)
    brief = brief_of(room)
    rounds = propose_rounds(brief, 3, "café", hosts=room.seats[:1], steps=150)
    for found in rounds:
        given = {"session_id": found.session_id, "places": found.places, "round": found.round}
        room.store.act(actions.keep_seating, at=NINE, **given)
    assert len(brief_of(room, round=2).task.history) == 1
    assert brief_of(room, round=2).task.pinned == (
        (room.seats[0], tables.index(host_table(rounds[0], room))),
    )
    task = brief_of(room, 1).task
    assert [sum(map(len, groups)) for groups in task.history] == [24, 24, 24]
    figures = room.store.read(queries.seating_figures_of, session_id=room.sessions[0])
    second = room.store.read(queries.seating_figures_of, session_id=room.sessions[0], round=2)
    assert figures is not None and second is not None
    assert (figures.so_far.seatings, second.so_far.seatings) == (3, 2)
    assert figures.so_far.pairs_met > second.so_far.pairs_met
    assert room.store.read(queries.seating_figures_of, session_id=room.sessions[0], round=4) is None


def host_table(found: object, room: Room) -> str:
    return next(place.table_id for place in found.places if place.seat_id == room.seats[0])  # type: ignore[attr-defined]  # a proposal


def test_a_must_on_a_closed_table_is_named(room: Room) -> None:
    """When the only table a must allows is closed, the rule is named, not forgotten."""
    tables = lay(room)
    add(room, "tables", seat_ids=room.seats[:1], table_ids=tables[3:])
    room.store.act(actions.change_table, table_id=tables[3], places=8, in_use=False)
    with pytest.raises(refusals.RulesClash, match="seats 1 at tables 4"):
        keep(room, brief_of(room))


def test_a_pin_is_told_by_seat_and_table_number(room: Room) -> None:
    """Two who must be apart and are pinned to one table are named by their numbers."""
    lay(room)
    brief = brief_of(room)
    keep(room, brief)
    view = room.store.read(queries.seating_of, session_id=room.sessions[0])
    assert view is not None
    one, other = view.places[:2]
    for place in (one, other):
        room.store.act(actions.pin_place, place_id=place.id, pinned=True)
    add(room, "apart", seat_ids=(one.seat_id, other.seat_id))
    said = (
        f"seats {one.seat_number}, {other.seat_number} apart; "
        f"seat {one.seat_number} pinned to table 1; seat {other.seat_number} pinned to table 1"
    )
    with pytest.raises(refusals.RulesClash, match=said):
        keep(room, brief_of(room))


def test_a_rule_says_what_it_lacks(room: Room) -> None:
    """Each kind without what it needs is refused in words."""
    tables = lay(room)
    for kind, given, said in (
        ("apart", {"seat_ids": room.seats[:1]}, "two people are needed"),
        ("alone", {"field": "region"}, "a field with one of its values"),
        ("language", {"seat_ids": room.seats[:1]}, "a language"),
        ("facilitator", {"seat_ids": room.seats[:1]}, "a facilitator"),
        ("topic", {"seat_ids": room.seats[:1], "table_ids": tables}, "one to three tables"),
        ("near", {}, "known kinds are together"),
        ("meet", {"weight": 11}, "weight from 1 to 10"),
        ("meet", {"from_session": 3, "to_session": 2}, "not before the first"),
    ):
        with pytest.raises(refusals.SeatingRuleIncomplete, match=said):
            add(room, kind, **given)


def test_a_value_that_is_flagged_in_other_letters_is_the_same_value(room: Room) -> None:
    """A rule against being alone replaces the share however it was written, and only while it holds."""
    lay(room)
    room.store.act(actions.add_rule, kind="alone", field="GENDER", value=" F", to_session=1)
    first, second = (room.store.read(queries.seating_brief_of, session_id=one) for one in room.sessions)
    assert [(rule.field, rule.value) for rule in first.task.rules] == [("gender", "f")]
    assert not second.task.rules
