"""Who works for the council, and at which table, on a real file."""

from __future__ import annotations

import pytest

from council.sessions import actions, queries
from council.sessions.staff import refusals
from council.sessions.staff.parts import Hand, codes_of, rota_of
from tests.council.sessions.rooms import Room


def party(room: Room, name: str, **given: object) -> str:
    return str(room.store.act(actions.add_party, name=name, **given).value)


def jobs(room: Room, session: int = 0) -> list[tuple[str, str, int, str]]:
    found = room.store.read(queries.staffing_of, session_id=room.sessions[session])
    return [(one.name, one.job, one.table_number, one.state) for one in found]


def test_parties_are_kept_with_kind_languages_and_interests(room: Room) -> None:
    """What was told of somebody is answered as told, tidied; the same name of one kind stands once."""
    party(room, "  Ida   Roth ", languages=(" DE", "fr", "de"), interests=" none ", sector="city")
    (one,) = room.store.read(queries.parties_of)
    told = (one.name, one.kind, one.languages, one.interests, one.sector, one.state)
    assert told == ("Ida Roth", "facilitator", ("de", "fr"), "none", "city", "active")
    with pytest.raises(refusals.PartyTwice, match="Ida Roth"):
        party(room, "Ida Roth")
    with pytest.raises(refusals.PartyUnnamed):
        party(room, "  ")
    with pytest.raises(refusals.PartyKindUnknown, match="note_taker"):
        party(room, "Jo", kind="boss")
    party(room, "Ida Roth", kind="speaker")
    room.store.act(actions.change_party, party_id=one.id, name="Ida Roth-Sand", kind="convener")
    assert room.store.read(queries.parties_of)[1].kind == "convener"


def test_a_table_has_one_facilitator(room: Room) -> None:
    """A second facilitator frees the first; the same one named again moves; note-takers stand beside."""
    one, two, three = room.store.act(actions.lay_tables, count=3, places=8).value
    ida, jo = party(room, "Ida"), party(room, "Jo")
    given = {"session_id": room.sessions[0]}
    room.store.act(actions.staff_table, party_id=ida, table_id=one, **given)
    room.store.act(actions.staff_table, party_id=jo, table_id=one, **given)
    assert jobs(room) == [("Jo", "facilitator", 1, "planned")]
    room.store.act(actions.staff_tables, facilitators={two: jo, three: ida}, **given)
    room.store.act(actions.staff_table, party_id=ida, table_id=two, job="note_taker", **given)
    room.store.act(actions.staff_table, party_id=jo, job="speaker", **given)
    assert jobs(room) == [
        ("Jo", "facilitator", 2, "planned"),
        ("Ida", "note_taker", 2, "planned"),
        ("Ida", "facilitator", 3, "planned"),
        ("Jo", "speaker", 0, "planned"),
    ]
    assert jobs(room, 1) == []


def test_staffing_is_confirmed_and_a_new_table_asks_again(room: Room) -> None:
    """Confirmed jobs stay confirmed until they change; freed ones are gone; undo brings them back."""
    one, two = room.store.act(actions.lay_tables, count=2, places=8).value
    ida, given = party(room, "Ida"), {"session_id": room.sessions[0]}
    job = room.store.act(actions.staff_table, party_id=ida, table_id=one, **given).value
    assert room.store.act(actions.confirm_staffing, **given).value == 1
    assert room.store.act(actions.confirm_staffing, **given).value == 0
    assert jobs(room)[0][3] == "confirmed"
    room.store.act(actions.staff_table, party_id=ida, table_id=two, **given)
    assert jobs(room) == [("Ida", "facilitator", 2, "planned")]
    room.store.act(actions.free_staff, staffing_ids=(job,))
    assert jobs(room) == []
    room.store.undo()
    assert jobs(room) == [("Ida", "facilitator", 2, "planned")]


def test_who_had_a_part_stays_in_the_record(room: Room) -> None:
    """Who was staffed or named in a rule is not removed but noted as left; planned jobs are free then."""
    (one, _two) = room.store.act(actions.lay_tables, count=2, places=8).value
    ida, jo = party(room, "Ida"), party(room, "Jo")
    for session in room.sessions:
        room.store.act(actions.staff_table, session_id=session, party_id=ida, table_id=one)
    room.store.act(actions.confirm_staffing, session_id=room.sessions[0])
    with pytest.raises(refusals.PartyStaffed, match="Ida"):
        room.store.act(actions.remove_party, party_id=ida)
    room.store.act(actions.set_party_state, party_id=ida, active=False)
    assert (len(jobs(room)), jobs(room, 1)) == (1, [])
    with pytest.raises(refusals.PartyLeft, match="Ida"):
        room.store.act(actions.staff_table, session_id=room.sessions[1], party_id=ida, table_id=one)
    room.store.act(actions.remove_party, party_id=jo)
    assert [one.name for one in room.store.read(queries.parties_of)] == ["Ida"]
    assert room.store.read(queries.parties_of, left=False) == ()
    with pytest.raises(refusals.PartyGone):
        room.store.act(actions.remove_party, party_id=jo)


def test_times_at_tables_are_counted_before_a_session(room: Room) -> None:
    """Only facilitating at a table in earlier sessions counts."""
    (one, _two) = room.store.act(actions.lay_tables, count=2, places=8).value
    ida = party(room, "Ida")
    for session in room.sessions:
        room.store.act(actions.staff_table, session_id=session, party_id=ida, table_id=one)
    assert room.store.read(queries.times_at_tables_of, before=2) == {(ida, one): 1}
    assert room.store.read(queries.times_at_tables_of, before=1) == {}


def test_languages_are_read_from_a_line() -> None:
    """Codes are read whatever stands between them, and a language written out stays one word."""
    assert codes_of("DE, fr;en de gsw-CH") == ("de", "fr", "en", "gsw-ch")
    assert codes_of("German, français; Schweizerdeutsch") == ("german", "français", "schweizerdeutsch")
    assert codes_of(" – ") == ()


def test_the_rota_serves_languages_first_and_then_turns() -> None:
    """Who alone speaks a table's language goes there; others go where they were least; some stay free."""
    hands = (Hand("a", ("de", "fr")), Hand("b", ("de",)), Hand("c", ("de",)))
    needed = {"t2": ("fr",)}
    rota = rota_of(("t1", "t2", "t3"), hands, needed=needed, before={("b", "t1"): 1}, session=0)
    assert rota == {"t2": "a", "t1": "c", "t3": "b"}
    assert rota_of(("t1",), hands, needed={}, before={}, session=2) == {"t1": "c"}
    assert rota_of(("t1", "t2"), hands[:1], needed={}, before={}, session=5) == {"t1": "a"}
    assert rota_of(("t1", "t2"), hands[:1], needed=needed, before={}, session=0) == {"t2": "a"}
    assert rota_of((), (), needed={}, before={}, session=1) == {}
