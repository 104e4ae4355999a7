"""A conversation from elsewhere: recognised, met with seats and statements, kept in one step, all counted."""

from __future__ import annotations

import pytest

from council.errors import CouncilError
from council.ground import actions, queries
from council.ground.conversation import refusals
from council.ground.conversation.files import read_conversation
from council.ground.conversation.plan import Plan, SeatName, StatementName, plan_import
from council.ground.conversation.telling import account
from council.sessions.queries import statements_of
from council.words import say
from tests.council.ground.conftest import NOON

COMMENTS = (
    b"timestamp,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
    b'1,0,3,2,0,1,"More buses,\nat night"\n1,1,3,0,1,0,Fewer cars\n1,2,4,0,0,-1,Spam\n1,3,4,0,0,0,   \n'
)
VOTES = (
    b"timestamp,datetime,comment-id,voter-id,vote\n"
    b"10,x,0,7,1\n30,x,0,7,-1\n20,x,1,7,0\n11,x,0,8,1\n12,x,2,8,1\n13,x,3,8,1\n14,x,9,8,-1\n15,x,0,9,1\n"
)
PEOPLE = b"participant,group-id,xid,n-comments,n-votes,0,1\n7,0,A1,0,2,-1,0\n8,1,A2,0,1,1,\n"
SUMMARY = b"topic,Getting about\nurl,https://pol.is/9abc\nviews,3\n"
EXPORT = {"comments.csv": COMMENTS, "v.csv": VOTES, "participants-votes.csv": PEOPLE, "summary.csv": SUMMARY}
SEATS = (SeatName("p1", 1, "A1"), SeatName("p2", 2, "A2"), SeatName("p7", 7, "B7"))
THERE = (StatementName("s1", 1, "fewer  CARS"), StatementName("s2", 2, "Trees"))


def plan_of(files: dict[str, bytes] | None = None, **more) -> Plan:
    given = {"seats": SEATS, "statements": THERE} | more
    return plan_import(read_conversation(files or EXPORT), **given)


def sums_up(plan: Plan) -> bool:
    """Every vote in the file is kept or counted as left out."""
    left = plan.replaced + plan.unseated + plan.moderated + plan.unusable + plan.unknown
    return plan.cast == len(plan.votes) + left


def test_an_export_is_known_by_what_it_holds() -> None:
    """Whatever the files are called; what is none of them is named."""
    found = read_conversation(EXPORT | {"notes.txt": b"hello,there\n", "empty.csv": b""})
    kinds = {
        "comments.csv": "statements",
        "v.csv": "votes",
        "participants-votes.csv": "participants",
        "summary.csv": "summary",
    }
    assert found.files == kinds and found.passed_over == ("empty.csv", "notes.txt")
    assert (found.topic, found.origin, found.is_polis) == ("Getting about", "9abc", True)
    assert found.names == {"7": "A1", "8": "A2"} and found.fields[0].group_of == {"7": "0", "8": "1"}


def test_a_plan_keeps_what_fits_and_counts_the_rest() -> None:
    """Voters by the name they bear there, statements by their words; nothing goes unsaid."""
    plan = plan_of()
    assert plan.rule == "name" and (plan.voters, plan.seated) == (3, 2)
    assert plan.new == (("0", "More buses,\nat night", "9abc:0"),) and plan.known == {"1": "s1"}
    assert set(plan.votes) == {("p1", "0", -1), ("p1", "1", 0), ("p2", "0", 1)}
    assert (plan.replaced, plan.moderated, plan.unusable, plan.unknown, plan.unseated) == (1, 1, 1, 1, 1)
    assert (plan.out, plan.blank) == (1, 1) and sums_up(plan)
    told = account(plan)
    assert told[:4] == (
        "1 statement is new.",
        "1 statement is here already.",
        "3 votes would be kept.",
        "2 of 3 voters are members.",
    )
    assert len(told) == 4 + 7


def test_numbers_of_an_export_are_no_seat_numbers_unless_asked_for() -> None:
    """Polis counts its own voters: voter 7 is not seat 7 by chance."""
    plain = dict(EXPORT) | {"participants-votes.csv": PEOPLE.replace(b"xid", b"was")}
    plan = plan_of(plain)
    assert plan.rule == "nobody" and not plan.votes and plan.free == ("number",) and sums_up(plan)
    plan = plan_of(plain, rule="number")
    assert {seat for seat, _key, _value in plan.votes} == {"p7"} and sums_up(plan)


def test_a_file_of_seats_says_who_is_who() -> None:
    """voter,seat comes before any other way; one seat has one voter."""
    plan = plan_of(EXPORT | {"who.csv": b"voter,seat\n7,2\n9,1\n"})
    assert plan.rule == "pairs" and {seat for seat, _key, _value in plan.votes} == {"p1", "p2"}
    with pytest.raises(refusals.SeatTaken):
        read_conversation(EXPORT | {"who.csv": b"voter,seat\n7,2\n9,2\n"})


def test_votes_alone_go_to_seats_and_statements_by_number() -> None:
    """A plain file of seat, statement and vote; or by the references both came with."""
    votes = {"V.csv": b"voter,statement,vote\n1,2,1\n2,1,-1\n3,2,0\n1,77,1\n"}
    plan = plan_of(votes)
    assert plan.rule == "number" and set(plan.votes) == {("p1", "2", 1), ("p2", "1", -1)}
    assert "Statements are known by their numbers here." in account(plan)
    assert plan.known == {"2": "s2", "1": "s1"} and (plan.unseated, plan.unknown) == (1, 1) and sums_up(plan)
    by_reference = {"V.csv": b"voter,statement,vote\nA1,x/2,1\n"}
    there = (StatementName("s9", 9, "Trees", "x/2"),)
    assert plan_of(by_reference, statements=there).votes == (("p1", "x/2", 1),)


def test_an_id_of_another_conversation_is_not_taken_for_the_same() -> None:
    """Every conversation counts from nought: only its own address and id, or the words, make two the same."""
    there = (StatementName("s5", 5, "Trees", "0"), StatementName("s6", 6, "More parks", "9abc:1"))
    plan = plan_of(statements=there)
    assert plan.known == {"1": "s6"} and [key for key, _text, _source in plan.new] == ["0"]
    nameless = {name: data for name, data in EXPORT.items() if name != "summary.csv"}
    assert [source for _key, _text, source in plan_of(nameless, statements=there).new] == ["", ""]


def test_two_who_bear_one_name_are_nobody() -> None:
    """A vote is never given to one of two."""
    seats = (SeatName("p1", 1, "A1"), SeatName("p2", 2, "A1"))
    assert plan_of(seats=seats).seated == 0


def test_the_wide_table_serves_where_there_is_no_list() -> None:
    """participants-votes.csv holds every vote once more."""
    plan = plan_of({"comments.csv": COMMENTS, "people.csv": PEOPLE})
    assert set(plan.votes) == {("p1", "0", -1), ("p1", "1", 0), ("p2", "0", 1)} and sums_up(plan)


@pytest.mark.parametrize(
    ("files", "refusal"),
    [
        ({"a.csv": b"name,colour\nx,y\n"}, refusals.NothingBrought),
        ({"a.csv": b""}, refusals.NothingBrought),
        ({"a.csv": VOTES, "b.csv": VOTES}, refusals.FileTwice),
        ({"a.csv": VOTES + b"16,x,0,9,yes\n"}, CouncilError),
        ({"a.csv": b"%PDF-1.4 \n"}, CouncilError),
    ],
)
def test_files_that_cannot_be_brought_in_are_refused(files, refusal) -> None:
    """A sentence with the name of the file."""
    with pytest.raises(refusal) as refused:
        read_conversation(files)
    assert "a.csv" in say(refused.value)


def test_an_import_is_one_step_and_twice_is_once(council) -> None:
    """Statements and votes come together, go together with one undo, and a second import changes nothing."""
    store = council(9, 2)
    before = store.read(statements_of), store.read(queries.votes_of)
    files = EXPORT | {"who.csv": b"voter,seat\n7,2\n8,1\n"}

    def bring() -> int:
        seats, there = store.read(queries.names_here)
        plan = plan_import(read_conversation(files), seats=seats, statements=there)
        given = {"new": plan.new, "known": plan.known, "votes": plan.votes}
        return store.act(actions.import_conversation, source="Polis", at=NOON, **given).value

    assert bring() == 3
    texts = [view.text for view in store.read(statements_of)]
    assert texts[2:] == ["More buses,\nat night", "Fewer cars"]
    assert store.read(queries.votes_of).rows[:2] == ((1, None), (-1, 0))
    assert bring() == 0 and len(store.read(statements_of)) == 4
    store.undo()
    assert (store.read(statements_of), store.read(queries.votes_of)) == before


@pytest.mark.parametrize("name", ["london.youth.policing", "bg2050-volunteers"])
def test_real_exports_come_in_whole(shared_data, name) -> None:
    """A folder as Polis gives it: statements in, moderated ones counted, every vote accounted for."""
    folder = shared_data / "ground" / "polis" / name
    given = read_conversation({file.name: file.read_bytes() for file in sorted(folder.iterdir())})
    assert len(given.files) == 4 and not given.passed_over and given.is_polis
    voters = sorted({voter for voter, _key, _value in given.cast.votes}, key=int)
    seats = [SeatName(f"p{voter}", int(voter)) for voter in voters]
    plan = plan_import(given, seats=seats, statements=(), rule="number")
    assert sums_up(plan) and plan.unseated == plan.unknown == 0
    assert len(plan.new) + plan.out + plan.blank == len(given.statements)
