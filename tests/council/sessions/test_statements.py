"""Statements are kept in the speaker's words, corrected by versions, and never lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from council.clock import new_id
from council.errors import CouncilError
from council.sessions import actions, queries, refusals
from council.sessions.wording import LONGEST, ImportedStatement, clean
from council.store import Store
from tests.council.sessions.rooms import NINE, Room, fill


def say(store: Store, text: str, **more: object) -> str:
    given: dict[str, object] = {"statement_id": new_id(), "at": NINE, "again": True} | more
    return store.act(actions.capture_statement, text=text, **given).value


def texts(store: Store, **more: object) -> list[str]:
    return [statement.text for statement in store.read(queries.statements_of, **more)]


def test_a_retry_is_kept_once(room: Room) -> None:
    """The same id again returns and adds nothing."""
    first = say(room.store, "Buses come too rarely.")
    assert say(room.store, "Buses come too rarely.", statement_id=first) == first
    assert texts(room.store) == ["Buses come too rarely."]


def test_a_statement_carries_where_it_was_said(room: Room) -> None:
    """Session, table and seat come back as numbers."""
    (table, *_others) = room.store.act(actions.lay_tables, count=3, places=8).value
    say(
        room.store,
        "Rents rise.",
        session_id=room.sessions[0],
        table_id=table,
        seat_id=room.seats[4],
        kind="fact",
    )
    (view,) = room.store.read(queries.statements_of)
    assert (view.session, view.table, view.seat_number, view.kind, view.number) == (1, 1, 5, "fact", 1)


def test_at_level_none_the_seat_is_not_kept(room: Room) -> None:
    """Nobody can find out later who said it; lowering the level forgets the seat as well."""
    say(room.store, "I cannot pay.", seat_id=room.seats[0], level="none")
    other = say(room.store, "Nor can I.", seat_id=room.seats[1])
    room.store.act(actions.set_level, statement_id=other, level="none")
    assert [view.seat_id for view in room.store.read(queries.statements_of)] == [None, None]


def test_a_lowered_level_reaches_earlier_wordings(room: Room) -> None:
    """What a statement no longer tells of its speaker, its earlier wordings do not tell either."""
    one = say(room.store, "I cannot pay.", seat_id=room.seats[0])
    given = {"statement_id": one, "version_id": new_id(), "text": "I cannot pay it.", "at": NINE}
    two = room.store.act(actions.edit_statement, **given).value
    room.store.act(actions.set_level, statement_id=two, level="none")
    versions = room.store.read(queries.versions_of, number=1)
    assert [(one.level, one.seat_id) for one in versions] == [("none", None), ("none", None)]
    room.store.undo()
    assert all(one.seat_id == room.seats[0] for one in room.store.read(queries.versions_of, number=1))


def test_only_the_speaker_raises_the_level(room: Room) -> None:
    """Showing more of a speaker is refused, unless it is the speaker who asks."""
    one = say(room.store, "Yes.", seat_id=room.seats[0])
    with pytest.raises(refusals.LevelNotRaised):
        room.store.act(actions.set_level, statement_id=one, level="named")
    room.store.act(actions.set_level, statement_id=one, level="named", by_speaker=True)


def test_a_correction_is_a_new_version(room: Room) -> None:
    """The new wording stands with the old number; the old one stays as its parent."""
    old = say(room.store, "Busses come late.", seat_id=room.seats[2])
    new = room.store.act(
        actions.edit_statement, statement_id=old, version_id=new_id(), text="Buses come late.", at=NINE
    ).value
    (standing,) = room.store.read(queries.statements_of)
    assert (standing.id, standing.number, standing.parents) == (new, 1, (old,))
    assert standing.seat_number == 3
    versions = room.store.read(queries.versions_of, number=1)
    assert [(view.text, view.state) for view in versions] == [
        ("Busses come late.", "corrected"),
        ("Buses come late.", "captured"),
    ]
    with pytest.raises(refusals.StatementGone):
        room.store.act(actions.withdraw_statement, statement_id=old)


def test_a_correction_of_nothing_changes_nothing(room: Room) -> None:
    """The same words again leave the version that stands."""
    old = say(room.store, "Yes.")
    done = room.store.act(
        actions.edit_statement, statement_id=old, version_id=new_id(), text=" Yes. ", at=NINE
    )
    assert done.value == old
    assert not done.touched


def test_a_correction_can_move_the_seat(room: Room) -> None:
    """Seat, table, kind and mark are corrected like words; None takes a seat away."""
    old = say(room.store, "Yes.", seat_id=room.seats[0])
    room.store.act(
        actions.edit_statement,
        statement_id=old,
        version_id=new_id(),
        text="Yes.",
        at=NINE,
        seat_id=None,
        carry=True,
    )
    (view,) = room.store.read(queries.statements_of)
    assert (view.seat_id, view.carry) == (None, True)


def test_undo_brings_the_old_wording_back(room: Room) -> None:
    """Undoing a correction, and then the capture, leaves nothing."""
    old = say(room.store, "Yes.")
    room.store.act(actions.edit_statement, statement_id=old, version_id=new_id(), text="No.", at=NINE)
    room.store.undo()
    assert texts(room.store) == ["Yes."]
    room.store.undo()
    assert texts(room.store) == []


def test_what_is_taken_out_leaves_a_tombstone(room: Room) -> None:
    """A withdrawn statement is shown no more, stays counted, and cannot be changed."""
    one = say(room.store, "Take this out.")
    room.store.act(actions.withdraw_statement, statement_id=one, reason="the speaker asked")
    assert texts(room.store) == []
    assert room.store.read(queries.statement_counts_of).withdrawn == 1
    with pytest.raises(refusals.StatementSealed, match="Statement 1"):
        room.store.act(actions.mark_read_back, statement_ids=[one], at=NINE)


def test_the_same_words_twice_are_asked_about(room: Room) -> None:
    """Within five seconds at one table the same words are kept once, unless wanted again."""
    given = {"text": "Yes.", "table_id": None}
    say(room.store, again=False, **given)
    with pytest.raises(refusals.StatementTwice):
        say(room.store, again=False, at=NINE + timedelta(seconds=3), **given)
    say(room.store, again=False, at=NINE + timedelta(seconds=6), **given)
    say(room.store, again=True, at=NINE + timedelta(seconds=7), **given)
    assert len(texts(room.store)) == 3


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"text": " \n "}, refusals.StatementEmpty),
        ({"text": "x" * (LONGEST + 1)}, refusals.StatementTooLong),
        ({"text": "x", "kind": "rumour"}, refusals.KindUnknown),
        ({"text": "x", "level": "secret"}, refusals.LevelUnknown),
    ],
)
def test_what_cannot_be_kept_is_refused(room: Room, given: dict[str, str], code: type[CouncilError]) -> None:
    """Empty, too long, of no kind or level: refused, and nothing is left."""
    with pytest.raises(code):
        say(room.store, **given)
    assert texts(room.store) == []


def test_text_is_cleaned_but_not_changed() -> None:
    """Control characters and lone surrogates go; emoji, directions and line breaks stay; é is one letter."""
    assert clean(" a\x00b\ud800\tc\r\nd ") == "ab c\nd"
    assert clean("e\u0301 \u202eabc\u202c 👍🏽") == "é \u202eabc\u202c 👍🏽"


def test_many_are_kept_in_one_act(store_room: Callable[[], Room]) -> None:
    """An import is one step; what was taken in before is not taken in twice; one bad line leaves none."""
    room = store_room()
    many = [ImportedStatement(f"Statement {at}", source=f"s{at}") for at in range(40)]
    ids = room.store.act(actions.import_statements, statements=many, at=NINE).value
    again = room.store.act(
        actions.import_statements, statements=[*many[:3], ImportedStatement("New")], at=NINE
    )
    assert again.value[:3] == ids[:3]
    assert len(texts(room.store)) == 41
    with pytest.raises(refusals.StatementEmpty):
        room.store.act(
            actions.import_statements, statements=[ImportedStatement("Good"), ImportedStatement(" ")], at=NINE
        )
    assert len(texts(room.store)) == 41
    room.store.undo()
    room.store.undo()
    assert texts(room.store) == []


@pytest.fixture
def store_room(store: Store) -> Callable[[], Room]:
    """A small room on every kind of database."""
    return lambda: fill(store, people=4)


def test_lists_can_be_narrowed(room: Room) -> None:
    """By session, by number and to the newest, always in rising order."""
    for at in range(5):
        say(room.store, f"line {at}", session_id=room.sessions[at % 2])
    assert texts(room.store, last=2) == ["line 3", "line 4"]
    assert texts(room.store, since=3) == ["line 3", "line 4"]
    assert texts(room.store, session_id=room.sessions[1]) == ["line 1", "line 3"]
    counts = room.store.read(queries.statement_counts_of)
    assert (counts.total, counts.by_session, counts.by_kind) == (5, ((1, 3), (2, 2)), (("view", 5),))


def test_half_typed_text_is_kept_beside_the_ledger(room: Room) -> None:
    """A draft leaves no step and is gone when emptied."""
    steps = len(room.store.steps())
    room.store.act(actions.keep_draft, place="capture:1", text="half a tho")
    assert room.store.read(queries.draft_of, place="capture:1") == "half a tho"
    room.store.act(actions.keep_draft, place="capture:1", text="")
    assert room.store.read(queries.draft_of, place="capture:1") == ""
    assert len(room.store.steps()) == steps
