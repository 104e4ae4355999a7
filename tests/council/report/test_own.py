"""The own sheet: everything linked to one seat, nothing that tells of another."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from council.decisions.actions import draft_proposal, recommend
from council.decisions.proposals.records import Proposal
from council.people.actions import name_council
from council.report.blocks import texts
from council.report.findings import findings
from council.report.own.facts import OwnFacts, OwnFloor, OwnPath, OwnQuestion, OwnRole, OwnStatement, floor_of
from council.report.own.outline import own_outline
from council.report.own.printing import own_sheet
from council.report.own.queries import members_with_own, own_of
from council.report.own.refusals import OwnSeatUnknown
from council.sessions.actions import (
    answer_question,
    capture_statement,
    mark_attendance,
    note_turn,
    set_turn_log,
)
from council.sessions.queries import questions_of
from council.store import Db, Store
from tests.council.report.made import words_in
from tests.council.sessions.rooms import NINE, fill

DAY = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
HERS = OwnFacts(
    "Council on homes", "en", 23, 24, 6, 5,
    (
        OwnStatement(7, "Rents rise faster than wages.", 2, 3, "table", ("Rents",), (
            OwnPath(1, "Cap rents", True, 2, (1,), (), 4), OwnPath(2, "Tax empty homes", False, 1),
        )),
        OwnStatement(9, "Parks are homes too.", 2, 3, "alias"),
    ),
    (
        OwnQuestion("Who pays?", 1, "answered", "The city.", "Dr Lee"),
        OwnQuestion("When?", 1, "due", due="2026-12-01"),
    ),
    (OwnRole("Speaker of the council", DAY, "2026-12-01", "2027-12-01"),),
    (OwnFloor(1, 2, 90.0, 900.0, 6, True, 0.0, 120.0), OwnFloor(2, 1, 30.0, 60.0)),
)  # fmt: skip


def said_on(facts: OwnFacts) -> str:
    return " ".join(words for _section, words in texts(own_outline(facts, day=DAY)))


def test_the_sheet_says_what_became_of_it() -> None:
    """Statement, theme, recommendation, what was only drawn on with the theme, answers, roles, own share."""
    told = said_on(HERS)
    for words in (
        "Rents rise faster than wages.", "Put with others under: Rents.",
        "Recommendation 4: Cap rents (Proposal 1, 2 wordings, ballot 1)", "shown with your table only",
        "Proposal 2: Tax empty homes (Proposal 2, 1 wording, no recommendation)",
        "No proposal was made from it.", "The city.", "To be answered in writing by 1 December 2026.",
        "Speaker of the council, agreed by consent on 22 November 2026", "0.0 to 2.0 (6 others at the table)",
        "10%", "not shown", "1 of them is named among the sources",
    ):  # fmt: skip
        assert words in told, words


def test_the_sheet_is_sound_and_behind_its_cover() -> None:
    """The number of the seat stands on a cover of its own; nothing would stumble a reader; it prints."""
    tree = own_outline(HERS, day=DAY)
    assert tree.cover.title == "Seat 23" and tree.cover.status == "For the member on this seat only"
    assert findings(tree) == ()
    printed = own_sheet(HERS, day=DAY)
    assert printed.data == own_sheet(HERS, day=DAY).data
    cover, _title, rest = words_in(printed.data).partition("What you said")
    assert "Seat 23" in cover and "Rents rise" not in cover and "Rents rise faster than wages." in rest


def test_an_empty_sheet_says_why() -> None:
    """Who has nothing linked reads why, and finds no empty part."""
    tree = own_outline(OwnFacts("Homes", "en", 3, 24), day=DAY)
    assert [section.key for section in tree.sections] == ["said", "about"]
    assert "No statement in the record is linked to your seat" in str(tree) and findings(tree) == ()


def test_a_range_is_of_five_others_at_least() -> None:
    """The table's range where five others sat there, else the room's, else none."""
    near = {f"s{n}": 60.0 * n for n in range(6)}
    tables = dict.fromkeys(near, "t1")
    found = floor_of("s0", near, tables, session=1, turns=1)
    assert (found.others, found.at_table, found.least, found.most) == (5, True, 60.0, 300.0)
    few = {**dict.fromkeys(("s0", "s1", "s2", "s3", "s4"), "t1"), "s5": "t2"}
    found = floor_of("s0", near, few, session=1, turns=1)
    assert (found.others, found.at_table) == (5, False)
    assert floor_of("s0", {"s0": 1.0, "s1": 2.0}, tables, session=1, turns=1).least is None


def _adopt(db: Db) -> None:
    db.get_one(Proposal, "p1").state = "adopted"


@pytest.fixture
def met(plain_store: Store) -> Store:
    """A session with statements of two seats, a question, turns, and a recommendation."""
    room = fill(plain_store)
    act, session = plain_store.act, room.sessions[0]
    act(name_council, name="Homes", place="Riverton", started=NINE)
    act(mark_attendance, session_id=session, seat_ids=room.seats, state="present", at=NINE)
    for number, (text, seat, level, kind) in enumerate(
        (
            ("Rents rise.", 0, "table", "view"), ("Parks matter.", 1, "alias", "view"),
            ("Secret words.", 0, "none", "view"), ("Who pays?", 0, "table", "question"),
        ), start=1,
    ):  # fmt: skip
        given = {"session_id": session, "seat_id": room.seats[seat], "level": level, "kind": kind}
        at = NINE + timedelta(minutes=number)
        act(capture_statement, statement_id=f"s{number}", text=text, at=at, **given)
    words = {"title": "Cap rents", "text": "Cap all rents.", "statements": ("s1",)}
    act(draft_proposal, proposal_id="p1", version_id="v1", at=AT, **words)
    act(_adopt)
    act(recommend, recommendation_id="r1", proposal_id="p1", at=AT)
    act(set_turn_log, is_on=True)
    for at in range(8):
        act(note_turn, session_id=session, seat_id=room.seats[at], start=NINE, seconds=30.0 * at)
    return plain_store


def test_a_sheet_holds_what_is_linked_to_its_seat_alone(met: Store) -> None:
    """Own statements with their way; not those of others, nor what was asked not to be linked."""
    told = met.read(own_of, seat=1)
    assert [one.text for one in told.statements] == ["Rents rise.", "Who pays?"]
    (path,) = told.statements[0].paths
    assert (path.named, path.recommendation, path.title) == (True, 1, "Cap rents")
    assert [one.text for one in told.questions] == ["Who pays?"] and told.questions[0].answer == ""
    assert (told.present, told.sessions) == (1, 2)
    floor = told.floors[0]
    assert (floor.turns, floor.seconds, floor.all_seconds, floor.others) == (1, 0.0, 840.0, 23)
    assert (floor.least, floor.most) == (0.0, 210.0)
    words = said_on(told)
    assert "Parks matter." not in words and "Secret words." not in words and "Member" not in words
    assert met.read(members_with_own) == tuple(range(1, 25))


def test_an_answer_reaches_who_asked(met: Store) -> None:
    """The answer to a question stands on the sheet of the seat that asked it, and on no other."""
    (asked,) = met.read(questions_of)
    met.act(answer_question, question_id=asked.id, answer="The city.", at=AT)
    assert met.read(own_of, seat=1).questions[0].answer == "The city."
    assert met.read(own_of, seat=2).questions == ()


def test_only_members_have_a_sheet(met: Store) -> None:
    """There is no sheet for a seat nobody sits on."""
    with pytest.raises(OwnSeatUnknown):
        met.read(own_of, seat=99)
