"""Questions, evidence and the parking lot: whatever was captured is there, and merging loses nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from council import clock
from council.sessions import actions, queries
from council.sessions.asked import refusals
from council.sessions.asked.actions import EvidencePlan
from council.sessions.asked.balance import balance_of
from tests.council.sessions.rooms import NINE, Room


@pytest.fixture
def tables(room: Room) -> tuple[str, ...]:
    """Three tables."""
    return room.store.act(actions.lay_tables, count=3, places=8).value


def say(room: Room, text: str, kind: str = "question", table: str | None = None, session: int = 0) -> str:
    """A statement as the line keeps it."""
    return room.store.act(
        actions.capture_statement, statement_id=clock.new_id(), text=text, kind=kind, table_id=table,
        session_id=room.sessions[session], at=NINE,
    ).value  # fmt: skip


def questions(room: Room, **given):
    return room.store.read(queries.questions_of, session_id=room.sessions[0], **given)


def parked(room: Room):
    return room.store.read(queries.parked_of, session_id=room.sessions[0])


def test_a_captured_question_is_a_question(room: Room, tables) -> None:
    """No second act: it stands in the list as said, with its table and number."""
    say(room, "What does it cost?", table=tables[1])
    say(room, "It costs a lot", kind="view")
    say(room, "Tomorrow?", session=1)
    only = questions(room)
    assert [(q.text, q.table_number, q.numbers, q.state) for q in only] == [
        ("What does it cost?", 2, (1,), "asked")
    ]


def test_a_corrected_statement_corrects_its_question(room: Room, tables) -> None:
    """Ranked already, and still the newest wording shows; taken out, the question goes too."""
    said = say(room, "What does it cots?", table=tables[0])
    room.store.act(actions.give_question, question_id=said, speaker="Dr Moss")
    newer = room.store.act(
        actions.edit_statement,
        statement_id=said,
        version_id=clock.new_id(),
        text="What does it cost?",
        at=NINE,
    ).value
    assert [(q.id, q.text, q.speaker) for q in questions(room)] == [(said, "What does it cost?", "Dr Moss")]
    room.store.act(actions.withdraw_statement, statement_id=newer)
    assert questions(room) == ()


def test_merging_keeps_every_parent_and_table(room: Room, tables) -> None:
    """Three questions of three tables become one, twice over; all are still counted behind it."""
    ids = [say(room, f"Cost {at}?", table=table) for at, table in enumerate(tables)]
    first = room.store.act(actions.merge_questions, question_ids=ids[:2], text="Cost?", at=NINE).value
    whole = room.store.act(
        actions.merge_questions, question_ids=[first, ids[2]], text="What does it cost?", at=NINE
    ).value
    only = questions(room)
    assert [(q.id, q.text, q.tables, q.numbers) for q in only] == [
        (whole, "What does it cost?", (1, 2, 3), (1, 2, 3))
    ]
    assert only[0].parents == (first, ids[2])
    everything = {q.id: q.state for q in questions(room, merged=True)}
    assert everything == {whole: "asked", first: "merged", **dict.fromkeys(ids, "merged")}


def test_merging_can_be_undone(room: Room, tables) -> None:
    """One step back, and the questions stand as they were."""
    ids = [say(room, f"Cost {at}?", table=tables[0]) for at in range(2)]
    before = questions(room)
    room.store.act(actions.merge_questions, question_ids=ids, text="Cost?", at=NINE)
    room.store.undo()
    assert questions(room) == before


def test_what_cannot_be_merged(room: Room) -> None:
    """One alone, or one that went into another before."""
    ids = [say(room, f"Cost {at}?") for at in range(3)]
    with pytest.raises(refusals.TooFewToMerge):
        room.store.act(actions.merge_questions, question_ids=[ids[0], ids[0]], text="Cost?", at=NINE)
    room.store.act(actions.merge_questions, question_ids=ids[:2], text="Cost?", at=NINE)
    with pytest.raises(refusals.QuestionGone):
        room.store.act(actions.merge_questions, question_ids=ids[1:], text="Cost?", at=NINE)


def test_questions_are_put_in_order(room: Room) -> None:
    """The ranked ones first, in their order; one taken off the order is only asked again."""
    ids = [say(room, f"Cost {at}?") for at in range(4)]
    session = room.sessions[0]
    room.store.act(actions.rank_questions, session_id=session, question_ids=[ids[2], ids[0]])
    assert [(q.text, q.rank, q.state) for q in questions(room)][:3] == [
        ("Cost 2?", 1, "prioritised"),
        ("Cost 0?", 2, "prioritised"),
        ("Cost 1?", 0, "asked"),
    ]
    room.store.act(actions.rank_questions, session_id=session, question_ids=[ids[3]])
    assert [(q.text, q.rank, q.state) for q in questions(room)][0] == ("Cost 3?", 1, "prioritised")
    assert {q.state for q in questions(room)[1:]} == {"asked"}


def test_an_answer_or_the_day_it_is_due(room: Room) -> None:
    """Answered in writing, or owed by a day; an empty answer and a day that is none are refused."""
    ids = [say(room, f"Cost {at}?") for at in range(3)]
    act = room.store.act
    act(actions.answer_question, question_id=ids[0], answer="Four euros", sources="Budget, p. 3", at=NINE)
    act(actions.owe_answer, question_id=ids[1], due="2026-03-31")
    with pytest.raises(refusals.AnswerEmpty):
        act(actions.answer_question, question_id=ids[2], answer=" ", at=NINE)
    with pytest.raises(refusals.DueDayUnreadable):
        act(actions.owe_answer, question_id=ids[2], due="31 March")
    assert [(q.state, q.answer, q.due) for q in questions(room)] == [
        ("answered", "Four euros", ""),
        ("due", "", "2026-03-31"),
        ("asked", "", ""),
    ]


def test_what_nobody_answered_is_open_at_the_end(room: Room) -> None:
    """When the session has ended, a question without answer or day says so."""
    say(room, "Cost?")
    session = room.sessions[0]
    room.store.act(actions.start_session, session_id=session, at=NINE, reason="Test")
    room.store.act(actions.end_session, session_id=session, at=NINE + timedelta(hours=1))
    assert [q.state for q in questions(room)] == ["open_at_end"]


def test_a_question_from_a_card(room: Room, tables) -> None:
    """Written by hand, it has no statement and is kept once."""
    given = {"question_id": clock.new_id(), "session_id": room.sessions[0], "at": NINE}
    for _time in range(2):
        room.store.act(actions.ask_question, text="And the river?", table_id=tables[2], **given)
    assert [(q.text, q.tables, q.numbers) for q in questions(room)] == [("And the river?", (3,), ())]
    room.store.act(actions.word_question, question_id=given["question_id"], text="What of the river?")
    room.store.act(actions.drop_question, question_id=given["question_id"])
    assert questions(room) == () and questions(room, merged=True)[0].text == "What of the river?"


def test_minutes_by_position(room: Room) -> None:
    """For and against in minutes with their share; evidence without a position is a line of its own."""
    for title, position, minutes in (
        ("Grid study", "For", 20),
        ("Trade letter", "against", 15),
        ("Farmers", "for ", 10),
        ("Law", "", 15),
    ):
        evidence = EvidencePlan(title=title, source="A person", position=position, minutes=minutes)
        room.store.act(actions.add_evidence, session_id=room.sessions[0], evidence=evidence, at=NINE)
    got = room.store.read(queries.evidence_balance_of, session_id=room.sessions[0])
    assert [(one.position, one.pieces, one.minutes, one.share) for one in got] == [
        ("For", 2, 30, 0.5),
        ("", 1, 15, 0.25),
        ("against", 1, 15, 0.25),
    ]
    assert balance_of([("for", 0)])[0].share == 0.0


def test_evidence_needs_a_source(room: Room) -> None:
    """Without a source it is hearsay; withdrawn, it is off the list and cannot be changed."""
    given = {"session_id": room.sessions[0], "at": NINE}
    with pytest.raises(refusals.EvidenceIncomplete):
        room.store.act(actions.add_evidence, evidence=EvidencePlan("Study", " "), **given)
    kept = room.store.act(actions.add_evidence, evidence=EvidencePlan("Study", "Dr Moss"), **given).value
    room.store.act(
        actions.change_evidence, evidence_id=kept, evidence=EvidencePlan("Study", "Dr Moss", minutes=5)
    )
    assert room.store.read(queries.evidence_of)[0].minutes == 5
    room.store.act(actions.withdraw_evidence, evidence_id=kept)
    assert room.store.read(queries.evidence_of) == ()
    with pytest.raises(refusals.EvidenceGone):
        room.store.act(actions.withdraw_evidence, evidence_id=kept)


def test_a_parked_line_is_open_until_it_has_an_owner_or_a_reason(room: Room) -> None:
    """Handed on, taken up, closed with a reason: each settles it; nobody and no reason do not."""
    ids = [say(room, f"Later {at}", kind="parking") for at in range(4)]
    act = room.store.act
    act(actions.hand_on_parked, parked_id=ids[0], owner="City desk", belongs="Budget round", at=NINE)
    act(actions.close_parked, parked_id=ids[1], reason="Out of scope", at=NINE)
    act(actions.take_up_parked, parked_id=ids[2], at=NINE)
    with pytest.raises(refusals.OwnerEmpty):
        act(actions.hand_on_parked, parked_id=ids[3], owner=" ", at=NINE)
    with pytest.raises(refusals.ReasonEmpty):
        act(actions.close_parked, parked_id=ids[3], reason="", at=NINE)
    assert [(line.number, line.state, line.is_open) for line in parked(room)] == [
        (1, "handed_on", False),
        (2, "closed", False),
        (3, "taken_up", False),
        (4, "parked", True),
    ]
    act(actions.park_again, parked_id=ids[0], at=NINE)
    assert parked(room)[0].is_open and parked(room)[0].owner == ""


def test_a_parked_line_goes_with_its_statement(room: Room) -> None:
    """Corrected, it keeps its owner; turned into a view or taken out, it is parked no more."""
    said = say(room, "Latr", kind="parking")
    room.store.act(actions.hand_on_parked, parked_id=said, owner="City desk", at=NINE)
    newer = room.store.act(
        actions.edit_statement, statement_id=said, version_id=clock.new_id(), text="Later", at=NINE
    ).value
    assert [(line.text, line.owner) for line in parked(room)] == [("Later", "City desk")]
    room.store.act(
        actions.edit_statement,
        statement_id=newer,
        version_id=clock.new_id(),
        text="Later",
        kind="view",
        at=NINE,
    )
    assert parked(room) == ()
    with pytest.raises(refusals.ParkedGone):
        room.store.act(actions.close_parked, parked_id=clock.new_id(), reason="Gone", at=NINE)


def test_a_day_for_the_rest_keeps_what_was_answered(room: Room) -> None:
    """An answer in part stays when the rest is owed."""
    said = say(room, "What does it cost?")
    room.store.act(actions.answer_question, question_id=said, answer="Half is known.", at=NINE)
    room.store.act(actions.owe_answer, question_id=said, due="2026-03-31")
    (only,) = questions(room)
    assert (only.state, only.due, only.answer) == ("due", "2026-03-31", "Half is known.")


@pytest.mark.parametrize("reworded", ["", "And the cost?"])
def test_an_answered_question_loses_the_words_that_were_taken_out(room: Room, reworded: str) -> None:
    """The answer stays in the record, the speaker's words do not; corrected words are no taking out."""
    said = say(room, "What does Mrs Moss pay?")
    if reworded:
        room.store.act(actions.word_question, question_id=said, text=reworded)
    room.store.act(actions.answer_question, question_id=said, answer="Nothing.", at=NINE)
    newer = room.store.act(
        actions.edit_statement, statement_id=said, version_id=clock.new_id(), text="What is paid?", at=NINE
    ).value
    assert questions(room)[0].text == (reworded or "What is paid?")
    room.store.act(actions.withdraw_statement, statement_id=newer)
    assert [(one.text, one.answer) for one in questions(room)] == [("", "Nothing.")]


@pytest.mark.parametrize("kind", ["question", "parking"])
def test_a_later_wording_is_the_same_row_and_one_taken_out_is_none(room: Room, kind: str) -> None:
    """Whatever wording is named, there is one question or parked line; what was withdrawn is none."""
    act = room.store.act

    def touch(id: str) -> None:
        if kind == "question":
            act(actions.give_question, question_id=id, speaker="Dr Moss")
        else:
            act(actions.hand_on_parked, parked_id=id, owner="Dr Moss", at=NINE)

    said = say(room, "Is it?", kind=kind)
    touch(said)
    newer = act(
        actions.edit_statement, statement_id=said, version_id=clock.new_id(), text="Is it so?", at=NINE
    ).value
    touch(newer)
    assert [one.text for one in (questions(room) if kind == "question" else parked(room))] == ["Is it so?"]
    out = say(room, "And then?", kind=kind)
    act(actions.withdraw_statement, statement_id=out)
    with pytest.raises((refusals.QuestionGone, refusals.ParkedGone)):
        touch(out)
