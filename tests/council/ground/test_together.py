"""Cards and sheets: counts without persons, and nobody counted twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council.ground import actions, queries
from council.ground.refusals import StatementUnknown
from council.ground.voting import refusals
from council.ground.voting.counting import newest, together
from council.ground.voting.records import AskedStatement, Asking, CardShow, PaperSheet, Vote
from council.ground.voting.telling import left_out
from council.ground.voting.values import Answers, Counted, TableCounts
from council.sessions.actions import edit_statement, mark_attendance
from council.sessions.records import DiscussionTable, Place, Seating, Session, Statement
from council.store import Db, Store
from tests.council.ground.conftest import NOON

LATER = NOON + timedelta(minutes=5)


def show(
    *, table: str = "1", cards: tuple[int, int, int] = (3, 1, 1), seats: tuple[str, ...] = (), **more
) -> Counted:
    given = {"statement_id": "s1", "session": "day1", "at": NOON, "present": sum(cards)} | more
    return Counted(table=table, agree=cards[0], disagree=cards[1], passed=cards[2], seats=seats, **given)


FIVE = ("p1", "p2", "p3", "p4", "p5")


@pytest.mark.parametrize(
    ("own", "adds"),
    [
        ({}, (3, 1, 1)),
        ({"p1": 1}, (2, 1, 1)),
        ({"p1": 1, "p2": -1, "p3": 0}, (2, 0, 0)),
        ({"p1": -1, "p2": -1}, (3, 0, 0)),  # the second changed their mind: a pass is taken
        ({"p1": -1, "p2": -1, "p3": -1}, (2, 0, 0)),
        (dict.fromkeys(FIVE, 1), (0, 0, 0)),
        ({"p9": 1}, (3, 1, 1)),  # sat elsewhere
    ],
)
def test_who_answered_alone_counts_alone(own: dict[str, int], adds: tuple[int, int, int]) -> None:
    """The cards count for the others: one is taken off for each own answer of the table."""
    (counts,) = together([show(seats=FIVE)], own, members=20)
    assert (counts.agree, counts.disagree, counts.passed) == adds and counts.size == 5


def test_who_left_the_council_does_not_count_any_more() -> None:
    """Five cards of five people, one of whom is gone: four count."""
    (counts,) = together([show(seats=FIVE[:4], gone=1)], {}, members=20)
    assert counts == TableCounts("1", 4, 3, 1, 0, FIVE[:4])


def test_a_table_nobody_was_seated_at_may_hold_any_who_answered_alone() -> None:
    """Each own answer is taken off once over such tables, not once at each."""
    shows = [show(table="1", cards=(4, 0, 0)), show(table="2", cards=(4, 0, 0))]
    counts = together(shows, {"p1": 1, "p2": 1}, members=20)
    assert sum(each.asked for each in counts) == 6 and [each.seats for each in counts] == [(), ()]
    assert sum(each.asked for each in together(shows, {"p1": 1, "p2": 1}, members=5)) == 3


def test_of_two_shows_by_the_same_people_the_newer_counts() -> None:
    """The same table, a shared seat, or another session when nobody knows who sat there."""
    old, new = show(seats=FIVE), show(table="2", session="day2", seats=("p5", "p6"), at=LATER)
    assert newest([old, new]) == (new,)
    apart = show(table="2", seats=("p6", "p7"), at=LATER)
    assert newest([old, apart]) == (apart, old)
    assert newest([show(), show(table="2", session="day2", at=LATER)])[0].table == "2"
    assert len(newest([show(), show(table="2", session="day2", at=LATER)])) == 1
    assert len(newest([show(), show(table="2", at=LATER)])) == 2


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_nobody_is_counted_twice(data: st.DataObject) -> None:
    """Whatever tables showed and seats said: never more answers than members, and never more than given."""
    members = [f"p{n}" for n in range(12)]
    own = data.draw(st.dictionaries(st.sampled_from(members), st.sampled_from([1, 0, -1])))
    shows = []
    for table in range(1, 4):
        seats = tuple(members[(table - 1) * 4 : table * 4]) if data.draw(st.booleans()) else ()
        cards = data.draw(st.tuples(*[st.integers(0, 2)] * 3).filter(lambda c: sum(c) <= 4))
        shows.append(show(table=str(table), seats=seats, cards=cards, present=4))
    found = together(shows, own, members=len(members))
    assert len(own) + sum(each.asked for each in found) <= len(members)
    for one, each in zip(shows, found, strict=True):
        assert 0 <= each.agree <= one.agree and 0 <= each.disagree <= one.disagree
        assert 0 <= each.passed <= one.passed


def seat_them(db: Db, *, tables: int, each: int) -> None:
    """Session day1, tables t1, t2, … with so many seats each."""
    db.add(Session(id="day1", number=1, title="First", start=NOON, end=LATER))
    db.add(Seating(id="seating", session_id="day1", sizes=[each] * tables, at=NOON))
    for table in range(1, tables + 1):
        db.add(DiscussionTable(id=f"t{table}", number=table, places=each))
    db.flush()
    for n in range(tables * each):
        db.add(Place(seating_id="seating", table_id=f"t{n // each + 1}", seat_id=f"p{n + 1}"))


@pytest.fixture
def seated(council) -> Store:
    """Twelve members at two tables, six each."""
    store: Store = council(12, 6)
    store.act(seat_them, tables=2, each=6)
    return store


def cards(store: Store, agree: int, disagree: int, passed: int, **more) -> str:
    given = {"statement_id": "s1", "table_id": "t1", "session_id": "day1", "present": 6, "at": NOON} | more
    return store.act(actions.keep_show, agree=agree, disagree=disagree, passed=passed, **given).value


def counts_of(store: Store, statement: str = "s1") -> list[tuple[str, int, int, int]]:
    shows = store.read(queries.votes_of).shows
    return [(c.table, c.agree, c.disagree, c.passed) for c in shows.get(statement, ())]


def test_cards_stand_beside_the_votes_of_seats(seated: Store) -> None:
    """A show makes its statement asked, and no seat's row says anything."""
    cards(seated, 4, 1, 0)
    seen = seated.read(queries.votes_of)
    assert seen.statements == ("s1",) and set(seen.rows) == {(None,)}
    assert seen.shows == {"s1": (TableCounts("1", 6, 4, 1, 0, tuple(sorted(f"p{n}" for n in range(1, 7)))),)}


def test_a_seat_that_voted_too_is_counted_once(seated: Store) -> None:
    """Seat 1 sits at table 1 and agreed alone; seat 9 sits elsewhere."""
    cards(seated, 4, 1, 0)
    seated.act(actions.keep_votes, votes=[("p1", "s1", 1), ("p9", "s1", -1)], at=LATER)
    assert counts_of(seated) == [("1", 3, 1, 0)]


def test_who_was_away_showed_no_card(seated: Store) -> None:
    """Seat 1 is absent and answers from home: no card of the table is taken off for it."""
    seated.act(mark_attendance, session_id="day1", seat_ids=["p1"], state="absent", at=NOON)
    cards(seated, 4, 1, 0, present=5)
    seated.act(actions.keep_votes, votes=[("p1", "s1", 1)], at=LATER)
    assert counts_of(seated) == [("1", 4, 1, 0)]


def test_a_later_show_replaces_the_earlier_and_undo_brings_it_back(seated: Store) -> None:
    """The same table and statement: one row, its counts the last ones."""
    first = cards(seated, 4, 1, 0)
    assert cards(seated, 2, 2, 2, at=LATER) == first
    assert counts_of(seated) == [("1", 2, 2, 2)] and len(seated.read(queries.shows_of)) == 1
    seated.undo()
    assert counts_of(seated) == [("1", 4, 1, 0)]
    seated.act(actions.take_back_show, show_id=first)
    assert counts_of(seated) == []


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"agree": 7}, refusals.TooManyCards),
        ({"agree": -1}, refusals.CountBelowNone),
        ({"present": 13}, refusals.TooManyPresent),
        ({"statement_id": "s99"}, StatementUnknown),
        ({"table_id": "t9"}, refusals.TableUnknown),
    ],
)
def test_cards_that_cannot_be_are_refused(seated: Store, given, refusal) -> None:
    """More cards than people, less than none, a table or statement nobody knows."""
    with pytest.raises(refusal):
        cards(seated, given.pop("agree", 1), 0, 0, **given)
    assert counts_of(seated) == []


def ask(store: Store, way: str = "paper", statements: tuple[str, ...] = ("s1", "s2", "s3")) -> None:
    store.act(
        actions.open_asking,
        asking_id="pile",
        title="  Evening\nround ",
        statement_ids=statements,
        way=way,
        at=NOON,
        session_id="day1",
    )


def sheet(store: Store, name: str, answers: dict[str, int], **more) -> int:
    given = {"sheet_id": name, "asking_id": "pile", "answers": answers, "at": LATER} | more
    return store.act(actions.keep_sheet, **given).value


def test_sheets_without_a_seat_count_in_the_pile(seated: Store) -> None:
    """They are counts of the room, or of the table they name; sheets with a seat are votes."""
    ask(seated)
    assert [sheet(seated, "a", {"s1": 1, "s2": -1}), sheet(seated, "b", {"s1": 1})] == [1, 2]
    sheet(seated, "c", {"s1": -1, "s3": 0}, seat_id="p1")
    sheet(seated, "d", {"s1": 0}, table_id="t2")
    assert counts_of(seated) == [("", 2, 0, 0), ("2", 0, 0, 1)]
    seen = seated.read(queries.votes_of)
    assert seen.rows[0] == (-1, None, 0)


def test_two_readings_count_only_where_they_agree(seated: Store) -> None:
    """What differs counts nowhere until somebody has looked at the paper again."""
    ask(seated)
    sheet(seated, "a", {"s1": 1, "s2": -1}, seat_id="p1")
    sheet(seated, "a", {"s1": 1, "s2": 1, "s3": 0}, again=True)
    (view,) = seated.read(queries.sheets_of)
    assert view.differ == ("s2", "s3") and view.seat_number == 1
    assert seated.read(queries.votes_of).statements == ("s1",)
    seated.act(actions.settle_sheet, sheet_id="a", answers={"s2": -1}, at=LATER)
    assert seated.read(queries.votes_of).rows[0] == (1, -1)
    assert seated.read(queries.sheets_of)[0].differ == ()
    seated.act(actions.take_back_sheet, sheet_id="a")
    assert seated.read(queries.votes_of).statements == ()
    seated.undo()
    assert seated.read(queries.votes_of).rows[0] == (1, -1)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"answers": {"s4": 1}}, refusals.NotAskedHere),
        ({"answers": {"s1": 2}}, refusals.MarkUnknown),
        ({"seat_id": "p1"}, refusals.SheetElsewhere),
        ({"again": True}, refusals.PaperGone),
        ({"asking_id": "none"}, refusals.AskingGone),
        ({"table_id": "t9"}, refusals.TableUnknown),
    ],
)
def test_a_sheet_that_cannot_be_is_refused(seated: Store, given, refusal) -> None:
    """Each refusal leaves the pile as it was."""
    ask(seated)
    sheet(seated, "a", {"s1": 1}, seat_id="p1")
    with pytest.raises(refusal):
        sheet(seated, "b", given.pop("answers", {"s1": 1}), **given)
    assert len(seated.read(queries.sheets_of)) == 1


def test_what_is_put_to_the_council_keeps_its_order(seated: Store) -> None:
    """Named, ordered, changed, closed, opened again; closed it takes no more sheets."""
    ask(seated, statements=("s3", "s1", "s3"))
    (view,) = seated.read(queries.askings_of)
    assert (view.title, view.statement_ids, view.session_id) == ("Evening round", ("s3", "s1"), "day1")
    seated.act(actions.change_asking, asking_id="pile", title="Night", statement_ids=["s2", "s3"])
    seated.act(actions.close_asking, asking_id="pile", at=LATER)
    (view,) = seated.read(queries.askings_of)
    assert (view.title, view.statement_ids, view.is_open, view.closed_at) == (
        "Night",
        ("s2", "s3"),
        False,
        LATER,
    )
    with pytest.raises(refusals.AskingClosed):
        sheet(seated, "a", {"s2": 1})
    seated.act(actions.reopen_asking, asking_id="pile")
    assert seated.read(queries.askings_of)[0].is_open
    for _ in range(3):
        seated.undo()
    assert seated.read(queries.askings_of)[0].statement_ids == ("s3", "s1")


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"title": " "}, refusals.AskingUntitled),
        ({"statement_ids": []}, refusals.AskingEmpty),
        ({"statement_ids": ["s99"]}, StatementUnknown),
        ({"way": "shouting"}, refusals.WayUnknown),
    ],
)
def test_an_asking_that_cannot_be_is_refused(seated: Store, given, refusal) -> None:
    """No name, no statements, a statement nobody knows, a way nobody knows."""
    asked = {"asking_id": "x", "title": "A", "statement_ids": ["s1"], "way": "seats", "at": NOON} | given
    with pytest.raises(refusal):
        seated.act(actions.open_asking, **asked)
    assert seated.read(queries.askings_of) == ()


def test_votes_are_taken_back_and_brought_back(seated: Store) -> None:
    """Taken back is not asked, never a pass; one seat's answers are one step."""
    seated.act(actions.keep_answers, seat_id="p1", answers={"s1": 1, "s2": 0, "s3": None}, at=NOON)
    assert seated.read(queries.votes_of).rows[0] == (1, 0)
    assert seated.act(actions.keep_answers, seat_id="p1", answers={"s1": None, "s2": 0}, at=LATER).value == 1
    seated.undo()
    asked = {"title": "A", "statement_ids": ["s1", "s2"], "way": "seats"}
    seated.act(actions.open_asking, asking_id="a", at=LATER, **asked)
    assert seated.read(queries.earlier_answers) == {"a": (2, 1, 1)}
    seated.act(actions.keep_answers, seat_id="p1", answers={"s1": 1}, at=LATER)
    assert seated.read(queries.earlier_answers) == {"a": (1, 1, 0)}  # the same again is an answer of now
    seated.undo()
    assert seated.read(queries.earlier_answers) == {"a": (2, 1, 1)}
    seated.undo()
    assert seated.act(actions.keep_answers, seat_id="p1", answers={"s1": None, "s2": 0}, at=LATER).value == 1
    assert seated.read(queries.votes_of).rows[0] == (0,)
    assert seated.act(actions.take_back_votes, votes=[("p1", "s2"), ("p2", "s2")]).value == 1
    assert seated.read(queries.votes_of).statements == ()
    seated.undo(), seated.undo()
    assert seated.read(queries.votes_of).rows[0] == (1, 0)


def test_every_answer_is_somewhere_in_the_account(seated: Store) -> None:
    """Counted, on a wording since corrected, taken off, older, or not settled: nothing is dropped unsaid."""
    cards(seated, 4, 1, 0)
    cards(seated, 2, 0, 0, statement_id="s2", table_id="t2", present=2)
    votes = [("p1", "s1", 1), ("p1", "s2", 0), ("p9", "s3", -1)]
    seated.act(actions.keep_votes, votes=votes, at=LATER, source="screen")
    ask(seated)
    sheet(seated, "a", {"s1": 1, "s2": -1}, seat_id="p2")
    sheet(seated, "a", {"s1": 1, "s2": 1}, again=True)
    seated.act(edit_statement, statement_id="s3", version_id="s3b", text="Other words", at=LATER)
    found = seated.read(queries.vote_account)
    assert (found.counted, found.reworded, found.withdrawn, found.left) == (3, 1, 0, 0)
    assert (found.together, found.alone, found.older, found.elsewhere, found.unsettled) == (5, 2, 0, 0, 1)
    assert found.by_source == (("paper", 1), ("screen", 3))
    assert left_out(found) == (
        "1 answer is to a wording that has changed since. Ask again to count it.",
        "2 cards are not counted, since people at the tables answered alone too.",
        "1 answer was read in two ways from its sheet. Look at the paper to count it.",
    )


def test_answers_by_seats_and_together_are_told_apart(seated: Store) -> None:
    """Cards count as answers without making anybody a voter; what is reworded does not count."""
    cards(seated, 4, 1, 0)
    votes = [("p1", "s1", 1), ("p1", "s2", 0), ("p9", "s3", -1)]
    seated.act(actions.keep_votes, votes=votes, at=LATER)
    seated.act(edit_statement, statement_id="s3", version_id="s3b", text="Other words", at=LATER)
    assert seated.read(queries.answers_of) == Answers(2, 1, 4)
    facts = seated.read(queries.ground_facts)
    assert (facts.votes, facts.voters, facts.together, facts.is_stale) == (6, 1, 4, True)


def test_many_votes_come_and_go_as_one_step(council) -> None:
    """Written in blocks, they are undone and redone like any other; a change among them is one change."""
    store: Store = council(12, 30)
    votes = [(f"p{seat}", f"s{one}", 1) for seat in range(1, 13) for one in range(1, 31)]
    assert store.act(actions.keep_votes, votes=votes, at=NOON).value == 360
    store.undo()
    assert store.read(queries.answers_of) == Answers(0, 0, 0)
    store.redo()
    assert store.act(actions.keep_votes, votes=[*votes, ("p1", "s1", 0)], at=LATER).value == 1
    assert store.read(queries.votes_of).rows[0][:2] == (0, 1)


def everything(db: Db) -> list[tuple[str, ...]]:
    return sorted(
        (kind.__tablename__, *(str(getattr(row, column.name)) for column in kind.__table__.columns))
        for kind in (Vote, Asking, AskedStatement, CardShow, PaperSheet, Statement)
        for row in db.query(kind)
    )


VERBS: list[tuple[str, dict[str, object]]] = [
    ("keep_votes", {"votes": [("p1", "s1", -1), ("p2", "s2", 1)], "at": LATER}),
    ("keep_answers", {"seat_id": "p1", "answers": {"s1": None, "s3": 1}, "at": LATER}),
    ("take_back_votes", {"votes": [("p1", "s1")]}),
    (
        "open_asking",
        {"asking_id": "x", "title": "X", "statement_ids": ["s1"], "way": "tables", "at": LATER},
    ),
    ("change_asking", {"asking_id": "pile", "title": "X", "statement_ids": ["s2"]}),
    ("close_asking", {"asking_id": "pile", "at": LATER}),
    (
        "keep_show",
        {"statement_id": "s1", "table_id": "t1", "session_id": "day1", "at": LATER}
        | {"agree": 1, "disagree": 1, "passed": 1, "present": 4},
    ),
    ("take_back_show", {"show_id": "shown"}),
    (
        "keep_sheet",
        {"sheet_id": "b", "asking_id": "pile", "answers": {"s1": 0}, "seat_id": "p1", "at": LATER},
    ),
    ("keep_sheet", {"sheet_id": "a", "asking_id": "pile", "answers": {"s2": 0}, "at": LATER}),
    ("keep_sheet", {"sheet_id": "a", "asking_id": "pile", "answers": {}, "again": True, "at": LATER}),
    ("settle_sheet", {"sheet_id": "a", "answers": {"s1": 1}, "at": LATER}),
    ("take_back_sheet", {"sheet_id": "a"}),
    (
        "import_conversation",
        {"new": [("1", "New words", "x:1")], "known": {}, "votes": [("p1", "1", 1)], "at": LATER},
    ),
]


@pytest.mark.parametrize(("verb", "given"), VERBS, ids=[verb for verb, _given in VERBS])
def test_every_verb_is_one_step_that_goes_back_whole(seated: Store, verb: str, given: dict) -> None:
    """Act and undo leave every table as before, redo as after."""
    seated.act(actions.keep_votes, votes=[("p1", "s1", 1)], at=NOON)
    ask(seated)
    sheet(seated, "a", {"s1": 1}, seat_id="p3")
    shown = cards(seated, 3, 1, 0)
    before = seated.read(everything)
    given = {name: shown if value == "shown" else value for name, value in given.items()}
    seated.act(getattr(actions, verb), **given)
    after = seated.read(everything)
    assert after != before
    seated.undo()
    assert seated.read(everything) == before
    seated.redo()
    assert seated.read(everything) == after
