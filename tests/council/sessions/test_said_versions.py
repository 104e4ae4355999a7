"""Statements made of statements: split, merged, translated, redacted, and signed off; nothing is lost."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from council.clock import new_id
from council.sessions import actions, queries, refusals
from council.sessions.plans import ItemPlan
from council.sessions.said.signed.refusals import (
    MoreAgreedThanPresent,
    NothingToSign,
    NotReadBack,
    ReadingUnknown,
)
from council.sessions.said.versions.refusals import (
    LanguageMissing,
    MergeNeedsTwo,
    MergeOverSessions,
    NoTranslation,
    SplitNeedsTwo,
)
from council.store import Store
from council.store.ledger import CHANGES
from council.store.refusals import NothingToUndo, StepIsSealed
from tests.council.sessions.rooms import NINE, Room
from tests.council.sessions.test_statements import say, texts


def do(store: Store, verb, **given):
    return store.act(verb, **given).value


def split(room: Room, id: str, *parts: str) -> tuple[str, ...]:
    ids = [new_id() for _ in parts]
    return do(
        room.store, actions.split_statement, statement_id=id, version_ids=ids, texts=list(parts), at=NINE
    )


def merge(room: Room, *ids: str, **more: object) -> str:
    return do(room.store, actions.merge_statements, statement_ids=ids, version_id=new_id(), at=NINE, **more)


def parents(room: Room, id: str) -> list[str]:
    return [view.text for view in room.store.read(queries.lineage_of, statement_id=id)][:-1]


def test_a_split_leaves_the_old_wording_as_the_parent_of_each_part(room: Room) -> None:
    """The first part keeps the number; every part keeps kind, seat and table; undo brings the whole back."""
    one = say(room.store, "Who pays and who decides?", kind="question", seat_id=room.seats[0])
    say(room.store, "Another.")
    first, second = split(room, one, "Who pays?", "Who decides?")
    views = {view.id: view for view in room.store.read(queries.statements_of)}
    assert (views[first].number, views[second].number) == (1, 3)
    assert {views[id].kind for id in (first, second)} == {"question"}
    assert {views[id].seat_number for id in (first, second)} == {1}
    assert parents(room, first) == parents(room, second) == ["Who pays and who decides?"]
    assert room.store.read(queries.statement_counts_of).split == 1
    room.store.undo()
    assert texts(room.store) == ["Who pays and who decides?", "Another."]


def test_a_split_tried_again_splits_once(room: Room) -> None:
    """The same ids again return and add nothing."""
    one, ids = say(room.store, "One and two."), [new_id(), new_id()]
    given = {"statement_id": one, "version_ids": ids, "texts": ["One.", "Two."], "at": NINE}
    assert do(room.store, actions.split_statement, **given) == tuple(ids)
    assert do(room.store, actions.split_statement, **given) == tuple(ids)
    assert texts(room.store) == ["One.", "Two."]


@pytest.mark.parametrize("parts", [("One.",), ()])
def test_one_part_is_no_split(room: Room, parts: tuple[str, ...]) -> None:
    """A split needs two."""
    with pytest.raises(SplitNeedsTwo):
        split(room, say(room.store, "One."), *parts)


def test_an_empty_part_is_refused_and_splits_nothing(room: Room) -> None:
    """No half of it is kept."""
    with pytest.raises(refusals.StatementEmpty):
        split(room, say(room.store, "One."), "One.", "  ")
    assert texts(room.store) == ["One."]


def test_a_merge_keeps_its_parents_countable_and_shows_the_least(room: Room) -> None:
    """The level that shows least holds; what the parents do not share is not claimed of the whole."""
    one = say(room.store, "Rents rise.", seat_id=room.seats[0], level="alias", carry=True)
    two = say(room.store, "Rent goes up.", seat_id=room.seats[1], level="table")
    whole = merge(room, one, two, text="Rents go up.")
    (view,) = room.store.read(queries.statements_of)
    assert (view.id, view.number, view.text, view.level) == (whole, 1, "Rents go up.", "table")
    assert (view.seat_id, view.carry, view.parents, view.made_by) == (None, True, (one, two), "merge")
    assert parents(room, whole) == ["Rents rise.", "Rent goes up."]
    assert room.store.read(queries.statement_counts_of).merged == 2
    room.store.undo()
    assert len(texts(room.store)) == 2


def test_a_merge_with_one_shown_with_nobody_forgets_the_seat(room: Room) -> None:
    """Level none holds for the whole."""
    one = say(room.store, "A.", seat_id=room.seats[0])
    two = say(room.store, "B.", level="none")
    merge(room, one, two)
    (view,) = room.store.read(queries.statements_of)
    assert (view.level, view.seat_id, view.text) == ("none", None, "A. B.")


def test_words_without_a_stop_are_told_apart_when_merged(room: Room) -> None:
    """Two thoughts that end openly do not run into one another on the wall."""
    one, two, three = (say(room.store, words) for words in ("We need shade", "Is it safe?", "More trees"))
    merge(room, one, two, three)
    assert texts(room.store) == ["We need shade; Is it safe? More trees"]


def test_one_statement_or_two_sessions_are_not_merged(room: Room) -> None:
    """Refused, and nothing is touched."""
    one = say(room.store, "A.", session_id=room.sessions[0])
    two = say(room.store, "B.", session_id=room.sessions[1])
    with pytest.raises(MergeNeedsTwo):
        merge(room, one, one)
    with pytest.raises(MergeOverSessions):
        merge(room, one, two)
    assert texts(room.store) == ["A.", "B."]


def test_a_translation_stands_and_the_speakers_words_are_its_parent(room: Room) -> None:
    """Language, by whom and checked by whom stay with it."""
    one = say(room.store, "Die Mieten steigen.", language="de")
    new = do(
        room.store,
        actions.translate_statement,
        statement_id=one,
        version_id=new_id(),
        text="Rents rise.",
        language="en",
        translator="interpreter 2",
        at=NINE,
    )
    do(room.store, actions.check_translation, statement_id=new, checked_by="note-taker")
    (view,) = room.store.read(queries.statements_of)
    assert (view.text, view.language, view.translator, view.checked_by) == (
        "Rents rise.", "en", "interpreter 2", "note-taker",
    )  # fmt: skip
    assert [(each.text, each.language) for each in room.store.read(queries.lineage_of, statement_id=new)] == [
        ("Die Mieten steigen.", "de"), ("Rents rise.", "en"),
    ]  # fmt: skip


def test_a_translation_says_by_whom_and_only_a_translation_is_checked(room: Room) -> None:
    """Both are refused without it."""
    one = say(room.store, "Rents rise.")
    given = {"statement_id": one, "version_id": new_id(), "text": "x", "language": "en", "translator": " "}
    with pytest.raises(LanguageMissing):
        do(room.store, actions.translate_statement, at=NINE, **given)
    with pytest.raises(NoTranslation):
        do(room.store, actions.check_translation, statement_id=one, checked_by="me")


def everything_kept(room: Room) -> str:
    """All that the record of steps and the statements hold, as one text."""

    def look(db):
        rows = db.execute(select(CHANGES.c.before, CHANGES.c.after)).all()
        return " ".join(str(each) for row in rows for each in row)

    views = [room.store.read(queries.versions_of, number=number) for number in range(1, 6)]
    return room.store.read(look) + " ".join(view.text for each in views for view in each)


def test_redacted_words_are_nowhere_any_more(room: Room) -> None:
    """Not in the list, in an older wording or in the steps; the reason stays, for good."""
    one = say(room.store, "Mr Miller of flat 3 owes rent.")
    two = do(
        room.store,
        actions.edit_statement,
        statement_id=one,
        version_id=new_id(),
        text="Mr Miller, flat 3, owes rent.",
        at=NINE,
    )
    do(room.store, actions.redact_statement, statement_id=two, reason="names a neighbour", at=NINE)
    assert "Miller" not in everything_kept(room) and texts(room.store) == []
    assert room.store.read(queries.versions_of, number=1)[-1].reason == "names a neighbour"
    assert room.store.read(queries.statement_counts_of).redacted == 1
    with pytest.raises(StepIsSealed):
        room.store.undo()


def test_a_redaction_can_leave_the_rest_of_the_words(room: Room) -> None:
    """A version without the name stands; the old words are gone everywhere."""
    one = say(room.store, "Mr Miller owes rent.", table_id=None)
    do(
        room.store,
        actions.redact_statement,
        statement_id=one,
        reason="names a neighbour",
        at=NINE,
        version_id=new_id(),
        text="[somebody] owes rent.",
    )
    (view,) = room.store.read(queries.statements_of)
    assert (view.text, view.number, view.reason) == ("[somebody] owes rent.", 1, "names a neighbour")
    assert "Miller" not in everything_kept(room)


def test_a_redaction_needs_its_reason_and_happens_once(room: Room) -> None:
    """Without a reason nothing is blanked; what is blanked stays so."""
    one = say(room.store, "Mr Miller owes rent.")
    with pytest.raises(refusals.TakenOutWithoutReason):
        do(room.store, actions.redact_statement, statement_id=one, reason=" ", at=NINE)
    do(room.store, actions.redact_statement, statement_id=one, reason="a name", at=NINE)
    with pytest.raises(refusals.StatementSealed):
        do(room.store, actions.redact_statement, statement_id=one, reason="a name", at=NINE)


def test_lowering_reaches_all_a_statement_came_from(room: Room) -> None:
    """Parents of a merge forget the seat too; the other parts of nothing are touched."""
    one = say(room.store, "A.", seat_id=room.seats[0])
    two = say(room.store, "B.", seat_id=room.seats[0])
    other = say(room.store, "C.", seat_id=room.seats[0])
    whole = merge(room, one, two)
    do(room.store, actions.set_level, statement_id=whole, level="none")
    assert [each.seat_id for each in room.store.read(queries.lineage_of, statement_id=whole)] == [None] * 3
    assert room.store.read(queries.lineage_of, statement_id=other)[0].seat_id == room.seats[0]


def test_two_alike_are_noted_and_stay_two(room: Room) -> None:
    """Same as never merges; said otherwise later, the one note changes."""
    one = say(room.store, "Rents rise.")
    two = say(room.store, "Rent goes up.", same_as=one)
    (note,) = room.store.read(queries.likenesses_of)
    assert (note.statement_id, note.other_id, note.same) == (two, one, True)
    do(room.store, actions.mark_alike, statement_id=one, other_id=two, same=False, at=NINE)
    (note,) = room.store.read(queries.likenesses_of)
    assert not note.same and len(texts(room.store)) == 2


# -- read back and signed ------------------------------------------------------------------------------


def table_list(room: Room) -> tuple[dict[str, str | None], list[str]]:
    """A place with an item and a table, and three statements made there."""
    (table, *_others) = do(room.store, actions.lay_tables, count=3, places=8)
    items = [ItemPlan(title="Table talk", minutes=60)]
    (item,) = do(room.store, actions.add_items, session_id=room.sessions[0], items=items)
    place = {"session_id": room.sessions[0], "item_id": item, "table_id": table}
    return place, [say(room.store, f"Line {at}", **place) for at in range(3)]


def sign(room: Room, place: dict[str, str | None], ids: list[str], **more: object) -> str:
    given = {"method": "aloud", "present": 8, "agreed": 7, "at": NINE} | more
    return do(room.store, actions.sign_off, statement_ids=ids, **place, **given)


def test_what_was_read_back_is_signed_and_the_rest_stays_marked(room: Room) -> None:
    """Signed lines are confirmed; a line nobody heard again stays as it is, and is counted so."""
    place, ids = table_list(room)
    do(room.store, actions.mark_read_back, statement_ids=ids[:2], at=NINE)
    sign(room, place, ids[:2], notes="two wanted it softer")
    states = [view.state for view in room.store.read(queries.statements_of)]
    assert states == ["confirmed", "confirmed", "captured"]
    counts = room.store.read(queries.statement_counts_of)
    assert (counts.total, counts.read_back, counts.confirmed, counts.not_read_back) == (3, 2, 2, 1)
    (signed,) = room.store.read(queries.signoffs_of, session_id=room.sessions[0])
    assert (signed.table_number, signed.present, signed.agreed, signed.statement_ids) == (
        1,
        8,
        7,
        tuple(ids[:2]),
    )
    assert (signed.state, signed.notes, signed.method) == (
        "signed_with_notes",
        "two wanted it softer",
        "aloud",
    )
    (far,) = room.store.read(queries.read_back_of, session_id=room.sessions[0])
    assert (far.captured, far.read_back, far.confirmed, far.state, far.item) == (
        1,
        0,
        2,
        "open",
        "Table talk",
    )


def test_a_sign_off_is_a_wall(room: Room) -> None:
    """Nothing before it is undone; a correction is a version that nobody has signed."""
    place, ids = table_list(room)
    do(room.store, actions.mark_read_back, statement_ids=ids, at=NINE)
    sign(room, place, ids)
    with pytest.raises((StepIsSealed, NothingToUndo)):
        room.store.undo()
    given = {"statement_id": ids[0], "version_id": new_id(), "text": "Line nought", "at": NINE}
    do(room.store, actions.edit_statement, **given)
    view = room.store.read(queries.statements_of)[0]
    assert (view.text, view.state, view.parents, view.made_by) == (
        "Line nought",
        "captured",
        (ids[0],),
        "correction",
    )
    assert room.store.read(queries.signoffs_of)[0].statement_ids[0] == ids[0]
    with pytest.raises(refusals.TakenOutWithoutReason):
        do(room.store, actions.withdraw_statement, statement_id=ids[1])
    do(room.store, actions.withdraw_statement, statement_id=ids[1], reason="the speaker asked")


def test_a_correction_while_reading_counts_as_read(room: Room) -> None:
    """The table has just heard the new words; unchanged words are right too."""
    _place, ids = table_list(room)
    for id, text in zip(ids[:2], ("Line nought", "Line 1"), strict=True):
        given = {"statement_id": id, "version_id": new_id(), "text": text, "at": NINE, "read_back": True}
        do(room.store, actions.edit_statement, **given)
    assert [(view.text, view.state) for view in room.store.read(queries.statements_of)] == [
        ("Line nought", "read_back"), ("Line 1", "read_back"), ("Line 2", "captured"),
    ]  # fmt: skip


def test_signed_lines_stay_signed_when_read_again(room: Room) -> None:
    """Reading back once more takes nothing away."""
    place, ids = table_list(room)
    do(room.store, actions.mark_read_back, statement_ids=ids, at=NINE)
    sign(room, place, ids)
    assert not room.store.act(actions.mark_read_back, statement_ids=ids, at=NINE).touched
    assert {view.state for view in room.store.read(queries.statements_of)} == {"confirmed"}


def test_a_sign_off_that_cannot_be_is_refused(room: Room) -> None:
    """Unknown ways, impossible numbers, no lines, lines not read back or of another table."""
    place, ids = table_list(room)
    do(room.store, actions.mark_read_back, statement_ids=ids[:1], at=NINE)
    for refusal, given in (
        (ReadingUnknown, {"method": "whispered"}),
        (MoreAgreedThanPresent, {"present": 0, "agreed": 0}),
        (MoreAgreedThanPresent, {"present": 5, "agreed": 6}),
    ):
        with pytest.raises(refusal):
            sign(room, place, ids[:1], **given)
    with pytest.raises(NothingToSign):
        sign(room, place, [])
    with pytest.raises(NotReadBack, match="Statement 2"):
        sign(room, place, ids[:2])
    with pytest.raises(NotReadBack):
        sign(room, place | {"table_id": None}, ids[:1])
    assert room.store.read(queries.signoffs_of) == ()


def test_one_speaker_raises_no_other_speakers_level(room: Room) -> None:
    """What a merge came from keeps its own level when the merge is shown with a name; lowered, it follows."""
    one = say(room.store, "More trees", seat_id=room.seats[0])
    other = say(room.store, "More shade", level="none")
    merged = room.store.act(
        actions.merge_statements, statement_ids=(one, other), version_id=new_id(), at=NINE
    ).value

    def levels() -> list[str]:
        return [view.level for view in room.store.read(queries.lineage_of, statement_id=merged)]

    room.store.act(actions.set_level, statement_id=merged, level="alias", by_speaker=True)
    assert levels() == ["table", "none", "alias"]
    room.store.act(actions.set_level, statement_id=merged, level="none")
    assert levels() == ["none", "none", "none"]


def test_a_redaction_with_words_and_no_id_is_given_one(room: Room) -> None:
    """No version ever stands without an id."""
    said = say(room.store, "Ask Mrs Moss")
    version = room.store.act(
        actions.redact_statement, statement_id=said, reason="a name", at=NINE, text="Ask her"
    ).value
    assert version and room.store.read(queries.statements_of)[0].id == version
