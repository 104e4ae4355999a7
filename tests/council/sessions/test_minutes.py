"""The record of a session: gathered as it stands, open for corrections, approved for good."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from council.clock import new_id
from council.errors import CouncilError
from council.report.minutes import day
from council.sessions import actions, queries
from council.sessions.minutes import refusals
from council.sessions.minutes.comparing import by_kind
from council.sessions.minutes.facts import SessionRecord
from council.sessions.minutes.keeping import fingerprint, kept, restored
from council.sessions.plans import ItemPlan
from council.sessions.records import AgendaItem, Replan, Session
from council.store import Db
from tests.council.sessions.rooms import NINE, Room

END = NINE + timedelta(hours=8)
WEEK = END + timedelta(days=7)


def set_state(db: Db, *, session_id: str, state: str) -> None:
    """The session as the day leaves it; how it got there is tested with the plan."""
    row = db.get(Session, session_id)
    assert row is not None
    row.state = state


def set_item(db: Db, *, item_id: str, **values: object) -> None:
    row = db.get(AgendaItem, item_id)
    for name, value in values.items():
        setattr(row, name, value)


def lived(room: Room) -> tuple[str, ...]:
    """Session 1 as it went: one item over time, one cut, one carried over; two missed it; three thoughts."""
    store, session = room.store, room.sessions[0]
    items = (
        ItemPlan("Check-in", 30),
        ItemPlan("Talks", 60),
        ItemPlan("World café", 45, may_carry=True),
        ItemPlan("Decision", 60, protected=True),
    )
    ids = store.act(actions.add_items, session_id=session, items=items).value
    store.act(set_item, item_id=ids[0], state="done", started=NINE, ended=NINE + timedelta(minutes=42))
    store.act(set_item, item_id=ids[1], state="cut")
    store.act(set_item, item_id=ids[2], state="carried")
    next_id = store.act(
        actions.add_items, session_id=room.sessions[1], items=(ItemPlan("World café, again", 45),)
    ).value[0]
    store.act(set_item, item_id=next_id, carried_from=ids[2])
    for at, seat in enumerate(room.seats):
        state = "absent" if at == 3 else "late" if at == 4 else "present"
        store.act(actions.mark_attendance, session_id=session, seat_ids=(seat,), state=state, at=NINE)
    for number, (text, kind, level) in enumerate(
        (
            ("Rents rise", "concern", "table"),
            ("A land tax", "idea", "table"),
            ("I fear it", "concern", "none"),
        )
    ):
        store.act(
            actions.capture_statement, statement_id=f"s{number}", text=text, kind=kind, level=level,
            session_id=session, item_id=ids[0], at=NINE + timedelta(minutes=number),
        )  # fmt: skip
    store.act(set_state, session_id=session, state="ended")
    return ids


def record(room: Room, session: int = 0) -> SessionRecord:
    found = room.store.read(queries.record_of, session_id=room.sessions[session])
    assert found is not None
    return found


def minutes(room: Room) -> queries.MinutesView:
    found = room.store.read(queries.minutes_of, session_id=room.sessions[0])
    assert found is not None
    return found


def opened(room: Room) -> None:
    room.store.act(actions.open_minutes, session_id=room.sessions[0], until=WEEK, at=END)


def asked(room: Room, words: str = "It began later.", **given: object) -> str:
    values = {"part": "agenda", "at": END + timedelta(hours=1), "correction_id": f"c-{words}"} | given
    return room.store.act(actions.ask_correction, session_id=room.sessions[0], words=words, **values).value


def test_the_record_tells_the_plan_beside_the_day(room: Room) -> None:
    """Planned and actual minutes stand side by side; what was cut or carried over says where it went."""
    lived(room)
    talks = {item.title: item for item in record(room).agenda}
    assert (talks["Check-in"].planned_minutes, talks["Check-in"].minutes) == (30, 42)
    assert talks["Talks"].state == "cut" and talks["Talks"].minutes is None
    assert talks["World café"].to_session == 2
    assert {item.from_session for item in record(room, 1).agenda} == {1}
    assert record(room).sitting.began == NINE
    assert record(room).sitting.closed == NINE + timedelta(minutes=42)
    room.store.act(set_state, session_id=room.sessions[0], state="running")
    assert record(room).sitting.closed is None  # nobody has ended it yet


def test_members_are_counted_and_never_named(room: Room) -> None:
    """Neither seat, alias nor person is in the record, and a statement without attribution has no table."""
    lived(room)
    there = record(room).attendance
    assert there is not None
    assert (there.there, there.seats, there.noted) == (23, 24, 24)
    assert there.states == (("present", 22), ("late", 1), ("absent", 1))
    text = json.dumps(kept(record(room)))
    assert not [seat for seat in room.seats if seat in text] and "Member" not in text
    assert not [word for word in ("Rents", "tax", "fear") if word in text]
    hidden = next(one for one in record(room).statements if one.text == "I fear it")
    assert hidden.table == 0 and hidden.item == ""


def test_statements_stand_by_kind(room: Room) -> None:
    """The most frequent kind first, each by number."""
    lived(room)
    found = by_kind(record(room).statements)
    assert [(kind, [one.number for one in inside]) for kind, inside in found] == [
        ("concern", [1, 3]),
        ("idea", [2]),
    ]


def test_nothing_measured_is_none_and_not_nought(room: Room) -> None:
    """A session of which nothing was kept has a record that says so."""
    empty = record(room, 1)
    assert empty.seating is None and empty.turns is None and empty.statements == ()
    assert empty.attendance is not None and empty.attendance.noted == 0
    assert room.store.read(queries.record_of, session_id="nowhere") is None


def test_a_record_is_kept_and_read_again(room: Room) -> None:
    """What goes into the file comes back the same, with the words statements have now."""
    lived(room)
    whole = record(room)
    texts = {one.id: one.text for one in whole.statements}
    again = restored(json.loads(json.dumps(kept(whole))), texts)
    assert again == whole and fingerprint(again) == fingerprint(whole)
    assert fingerprint(restored(kept(whole), {})) != fingerprint(whole)


def test_minutes_go_from_draft_to_open_to_approved(room: Room) -> None:
    """Each step in its turn; the approved ones carry the fingerprint of every word and the moment."""
    lived(room)
    assert (minutes(room).state, minutes(room).version) == ("draft", 0)
    opened(room)
    assert (minutes(room).state, minutes(room).version, minutes(room).until) == ("open", 1, WEEK)
    later = WEEK + timedelta(hours=1)
    outcome = room.store.act(actions.approve_minutes, session_id=room.sessions[0], at=later)
    assert outcome.sealed and outcome.value == minutes(room).hash == fingerprint(record(room))
    assert minutes(room).state == "approved" and minutes(room).holds
    states = {one.id: one.state for one in room.store.read(queries.sessions_of)}
    assert states[room.sessions[0]] == "minutes_approved"


def test_a_correction_is_taken_into_a_new_version(room: Room) -> None:
    """The old version stays as it was, the new one says what was asked and what changed."""
    lived(room)
    opened(room)
    correction = asked(room, "Seat four was there.", part="attendance", seat_id=room.seats[0])
    assert minutes(room).waiting == 1 and minutes(room).behind == ()
    room.store.act(
        actions.mark_attendance,
        session_id=room.sessions[0],
        seat_ids=(room.seats[3],),
        state="present",
        at=NINE,
    )
    assert minutes(room).behind == ("attendance",)
    room.store.act(actions.take_correction, correction_id=correction, at=END + timedelta(hours=2))
    now = minutes(room)
    assert now.version == 2 and now.behind == () and now.record.attendance is not None
    assert now.record.attendance.there == 24
    assert now.versions[1].changes == ("attendance", "corrections")
    assert [one.state for one in now.versions] == ["replaced", "open"]
    first = room.store.read(queries.version_of, session_id=room.sessions[0], version=1)
    assert first is not None and first.attendance is not None and first.attendance.there == 23
    assert [(one.state, one.answer) for one in now.record.corrections] == [("taken", "Seat four was there.")]


def test_a_refused_correction_stands_with_its_reason(room: Room) -> None:
    """Nothing asked is lost: the words and why they were refused are in the minutes."""
    lived(room)
    opened(room)
    correction = asked(room)
    with pytest.raises(refusals.MinutesReasonMissing):
        room.store.act(actions.refuse_correction, correction_id=correction, reason=" ", at=END)
    room.store.act(actions.refuse_correction, correction_id=correction, reason="The log says 9:00.", at=END)
    told = minutes(room).record.corrections[0]
    assert (told.asked, told.state, told.answer) == ("It began later.", "refused", "The log says 9:00.")
    with pytest.raises(refusals.CorrectionGone):
        room.store.act(actions.take_correction, correction_id=correction, at=END)


def test_only_who_was_there_asks_and_only_in_time(room: Room) -> None:
    """An absent seat, empty words, an unknown part or a late request are refused."""
    lived(room)
    with pytest.raises(refusals.MinutesNotOpen):
        asked(room)
    opened(room)
    for code, given in (
        (refusals.AskerNotPresent, {"seat_id": room.seats[3]}),
        (refusals.CorrectionsClosed, {"at": WEEK + timedelta(seconds=1)}),
        (refusals.CorrectionPartUnknown, {"part": "weather"}),
    ):
        with pytest.raises(code):
            asked(room, **given)
    with pytest.raises(refusals.CorrectionEmpty):
        asked(room, "  ")
    assert asked(room) == asked(room)
    assert minutes(room).waiting == 1


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("planned", refusals.MinutesTooEarly),
        ("running", refusals.MinutesTooEarly),
        ("minutes_open", refusals.MinutesAlreadyOpen),
        ("minutes_approved", refusals.MinutesApproved),
    ],
)
def test_minutes_are_opened_once_and_after_the_end(room: Room, state: str, code: type[CouncilError]) -> None:
    """Opening is one step from an ended session and from nowhere else."""
    room.store.act(set_state, session_id=room.sessions[0], state=state)
    with pytest.raises(code):
        opened(room)


def test_approval_waits_for_the_day_and_for_every_answer(room: Room) -> None:
    """Before the last day a reason is needed; an open correction or a newer record stops it."""
    lived(room)
    opened(room)
    given = {"session_id": room.sessions[0], "at": END + timedelta(hours=3)}
    with pytest.raises(refusals.MinutesStillAsked):
        room.store.act(actions.approve_minutes, **given)
    correction = asked(room)
    with pytest.raises(refusals.CorrectionsUnanswered):
        room.store.act(actions.approve_minutes, **given, reason="Read aloud")
    room.store.act(actions.take_correction, correction_id=correction, words="It began at 9:05.", at=END)
    room.store.act(
        actions.capture_statement,
        statement_id="late",
        text="Typed up later",
        session_id=room.sessions[0],
        at=END,
    )
    with pytest.raises(refusals.MinutesBehind):
        room.store.act(actions.approve_minutes, **given, reason="Read aloud")
    room.store.act(actions.renew_minutes, session_id=room.sessions[0], at=END)
    with pytest.raises(refusals.NothingNewInRecord):
        room.store.act(actions.renew_minutes, session_id=room.sessions[0], at=END)
    room.store.act(actions.approve_minutes, **given, reason="Read aloud, all agreed")
    last = minutes(room).versions[-1]
    assert (last.version, last.state, last.reason) == (3, "approved", "Read aloud, all agreed")


def test_the_day_for_corrections_only_moves_away(room: Room) -> None:
    """What was announced is not cut short."""
    lived(room)
    with pytest.raises(refusals.CorrectionsUntilPast):
        room.store.act(actions.open_minutes, session_id=room.sessions[0], until=END, at=END)
    opened(room)
    with pytest.raises(refusals.CorrectionsUntilPast):
        room.store.act(actions.move_minutes_date, session_id=room.sessions[0], until=WEEK - timedelta(days=1))
    later = WEEK + timedelta(days=2)
    room.store.act(actions.move_minutes_date, session_id=room.sessions[0], until=later)
    assert minutes(room).until == later


def test_approved_minutes_are_never_changed_only_followed(room: Room) -> None:
    """A mistake found later makes a new version to be approved; the approved one stays and still holds."""
    lived(room)
    opened(room)
    session, late = room.sessions[0], WEEK + timedelta(days=1)
    first = room.store.act(actions.approve_minutes, session_id=session, at=late).value
    for verb, given in (
        (actions.renew_minutes, {"at": late}),
        (actions.approve_minutes, {"at": late}),
        (actions.move_minutes_date, {"until": late + timedelta(days=9)}),
    ):
        with pytest.raises(refusals.MinutesApproved):
            room.store.act(verb, session_id=session, **given)
    with pytest.raises(refusals.MinutesReasonMissing):
        room.store.act(
            actions.reopen_minutes, session_id=session, until=late + timedelta(days=7), reason="", at=late
        )
    room.store.act(
        actions.reopen_minutes,
        session_id=session,
        until=late + timedelta(days=7),
        reason="A table was missing",
        at=late,
    )
    now = minutes(room)
    assert (now.state, now.version) == ("open", 2)
    assert [(one.state, one.hash) for one in now.versions] == [("approved", first), ("open", "")]


def test_words_taken_out_later_are_gone_from_approved_minutes_too(room: Room) -> None:
    """The minutes keep no second copy: a withdrawn statement has no words there, and its number stays."""
    lived(room)
    opened(room)
    room.store.act(actions.approve_minutes, session_id=room.sessions[0], at=WEEK + timedelta(days=1))
    room.store.act(actions.withdraw_statement, statement_id="s0")
    now = minutes(room)
    assert [one.text for one in now.record.statements] == ["", "A land tax", "I fear it"]
    assert now.taken_out == 1 and now.holds is None


def test_earlier_wordings_go_with_the_words_taken_out(room: Room) -> None:
    """A statement corrected after approval and then withdrawn leaves none of its wordings in the minutes."""
    lived(room)
    opened(room)
    room.store.act(actions.approve_minutes, session_id=room.sessions[0], at=WEEK + timedelta(days=1))
    room.store.act(
        actions.edit_statement, statement_id="s0", version_id="s0b", text="Rents rise fast", at=WEEK
    )
    assert minutes(room).record.statements[0].text == "Rents rise"
    room.store.act(actions.withdraw_statement, statement_id="s0b")
    assert minutes(room).record.statements[0].text == ""


def test_questions_and_parked_lines_keep_no_copy_of_a_statement(room: Room) -> None:
    """In a statement's own words they stand by its id; reworded, they go when nothing of it is left."""
    lived(room)
    session = room.sessions[0]
    said = (("q1", "Who pays?", "question"), ("q2", "And who owns?", "question"), ("p1", "Parks", "parking"))
    for at, (id, text, kind) in enumerate(said):
        room.store.act(
            actions.capture_statement, statement_id=id, text=text, kind=kind, session_id=session,
            at=END + timedelta(minutes=at),
        )  # fmt: skip
    room.store.act(actions.word_question, question_id="q2", text="Who owns the land?")
    opened(room)
    told = json.dumps(kept(record(room)))
    assert "Who pays?" not in told and "Parks" not in told
    assert [one.text for one in minutes(room).record.questions] == ["Who pays?", "Who owns the land?"]
    assert minutes(room).behind == ()
    for id in ("q1", "q2", "p1"):
        room.store.act(actions.withdraw_statement, statement_id=id)
    assert [one.text for one in minutes(room).record.questions] == ["", ""]
    assert [one.text for one in minutes(room).record.parked] == [""]


def test_a_correction_can_be_undone_until_approval(room: Room) -> None:
    """Taking one back leaves the version before standing; approval is a wall."""
    lived(room)
    opened(room)
    correction = asked(room)
    room.store.act(actions.take_correction, correction_id=correction, at=END)
    assert minutes(room).version == 2
    room.store.undo()
    assert minutes(room).version == 1 and minutes(room).waiting == 1


def test_sheets_that_say_the_same_carry_the_same_version(room: Room) -> None:
    """Printing again changes nothing; printing something else makes the next version."""
    session = room.sessions[0]

    def print_run(said: str, hours: int) -> int:
        return room.store.act(
            actions.note_printout, session_id=session, kind="run", said=said, at=NINE + timedelta(hours=hours)
        ).value

    assert [print_run("a", 0), print_run("a", 1), print_run("b", 2), print_run("a", 3)] == [1, 1, 2, 3]
    assert room.store.read(queries.next_version_of, session_id=session, kind="door", said="x") == 1
    newest = room.store.read(queries.printouts_of, session_id=session)
    assert [(one.kind, one.version) for one in newest] == [("run", 3)]
    for given in ({"kind": "poster"}, {"session_id": "nowhere"}):
        with pytest.raises(CouncilError):
            room.store.act(
                actions.note_printout, **{"session_id": session, "kind": "run", "at": NINE} | given
            )


def test_minutes_hold_with_an_answered_question_that_was_taken_out_before(room: Room) -> None:
    """What they are approved with is what is read again, so the fingerprint is the same."""
    act, session = room.store.act, room.sessions[0]
    said = act(
        actions.capture_statement, statement_id=new_id(), text="What does Mrs Moss pay?", kind="question",
        session_id=session, at=NINE,
    ).value  # fmt: skip
    act(actions.answer_question, question_id=said, answer="Nothing.", at=NINE)
    act(actions.withdraw_statement, statement_id=said)
    act(actions.start_session, session_id=session, at=NINE, reason="Test")
    act(actions.end_session, session_id=session, at=NINE + timedelta(hours=6))
    act(
        actions.open_minutes, session_id=session, until=NINE + timedelta(days=1), at=NINE + timedelta(hours=7)
    )
    act(actions.approve_minutes, session_id=session, at=NINE + timedelta(days=2))
    minutes = room.store.read(queries.minutes_of, session_id=session)
    assert minutes.holds
    assert [(one.text, one.answer) for one in minutes.record.questions] == [("", "Nothing.")]


def test_an_item_taken_off_is_told_in_the_readers_words(room: Room) -> None:
    """The record keeps no words of the program, so it is the same in every language it is gathered in."""
    lived(room)

    def fit(db: Db) -> None:
        db.add(
            Replan(
                session_id=room.sessions[0], reason="overrun", before={"off": [10, 0]}, after={"off": [5, 0]},
                at=NINE,
            )
        )  # fmt: skip

    room.store.act(fit)
    found = record(room)
    assert found.replans[0].changes == (("", 10, 5),)
    section = day.agenda(found)
    assert section is not None and "fitted by hand: an item taken off 10 → 5 min" in str(section.blocks)
