"""The page of votes on a real store, worked by keys: sets, seats, paper, cards, the laptop, files."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from council.ground import actions, queries
from council.ground.refusals import SeatUnknown
from council.sessions.actions import withdraw_statement
from council.sessions.queries import draft_of
from council.store.refusals import FileNotWritable
from tests.council.ground.conftest import NOON
from tests.council.ground.test_together import seat_them
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.ground.votes.desk import EVERYTHING
from ui.ground.votes.drafting import SET, SHEETS
from ui.ground.votes.import_form import VotesForm
from ui.ground.votes.page import VotesPage
from ui.ground.votes.printing import PrintForm
from ui.page import Desk
from ui.widgets import Empty

HOUR = timedelta(hours=1)
ENTER, BACK = Qt.Key.Key_Return, Qt.Key.Key_Backspace
ASKED = ("s1", "s2", "s3")


def put(desk: Desk, qtbot, way: str, *, session: str | None = None, id: str = "set") -> None:
    """Put three statements to the council."""
    given = {"asking_id": id, "title": "What we heard", "statement_ids": ASKED, "way": way, "at": NOON}
    desk.runner.act(qtbot, actions.open_asking, session_id=session, **given)
    settle(desk.runner, qtbot)


def do(page: VotesPage, qtbot, id: str) -> None:
    """Do a command of the room as a key or button would."""
    page.desk.commands.refresh_now()
    action = page.action(f"ground.{id}")
    assert action.isEnabled(), (id, page.desk.commands.why_not(f"ground.{id}"))
    action.trigger()
    settle(page.desk.runner, qtbot)


def sheet(page: VotesPage, qtbot, number: str, answers: str, *, enter: bool = True) -> None:
    """Type one sheet."""
    keys(page.sheets.number, number, ENTER)
    keys(page.sheets.keys, answers, ENTER if enter else None)
    settle(page.desk.runner, qtbot)


def votes(desk: Desk, qtbot) -> dict[tuple[str, str], int]:
    """Every vote by (seat, statement)."""
    found: list = []
    desk.runner.ask(qtbot, queries.votes_of, found.append)
    settle(desk.runner, qtbot)
    seen = found[0]
    rows = zip(seen.seats, seen.rows, strict=True)
    return {(s, x): v for s, row in rows for x, v in zip(seen.statements, row, strict=True) if v is not None}


@pytest.fixture
def seats(desk: Desk, council, qtbot) -> VotesPage:
    """A council of twelve with one set, answered seat by seat; its entry is open."""
    council()
    put(desk, qtbot, "seats")
    page = visit(VotesPage, desk, qtbot)
    do(page, qtbot, "enter_votes")
    return page


def test_an_empty_page_teaches_and_a_full_one_is_named(desk: Desk, council, qtbot) -> None:
    """Without votes the first thing to do stands there; with them every widget has a name in every part."""
    page = visit(VotesPage, desk, qtbot)
    assert page.findChild(Empty).isVisible()
    assert_named(page)
    council()
    put(desk, qtbot, "seats")
    assert not page.findChild(Empty).isVisible()
    do(page, qtbot, "enter_votes")
    assert_named(page)
    do(page, qtbot, "answers_done")
    do(page, qtbot, "new_set")
    assert_named(page)


def test_a_set_is_made_by_keys_and_put_to_the_council(desk: Desk, council, qtbot) -> None:
    """Statements are put in with Enter, moved, and asked in that order; without a name it is refused."""
    council(themes=True)
    page = visit(VotesPage, desk, qtbot)
    do(page, qtbot, "new_set")
    part = page.choosing
    assert part.title.hasFocus() and part._source.count() >= 4
    for id in ("s4", "s2"):
        part._source.setCurrentIndex(part._source.findData("all"))
        part.there.choose(id)
        keys(part.there, key=ENTER if id == "s4" else Qt.Key.Key_Space)
    part.chosen.choose("s2")
    do(page, qtbot, "set_up")
    do(page, qtbot, "put_to_council")
    assert "name" in part._named.refusal and part.draft.chosen == ("s2", "s4")
    keys(part.title, "Day two")
    do(page, qtbot, "put_to_council")
    asking = page._desk.askings[0]
    assert asking.title == "Day two" and asking.statement_ids == ("s2", "s4") and asking.way == "seats"
    assert page.list.current().id == asking.id and not part.draft.chosen
    desk.runner.undo(page)
    settle(desk.runner, qtbot)
    assert page.list.table.values() == () and page.findChild(Empty).isVisible()


def test_a_seat_is_entered_by_one_key_a_statement(seats: VotesPage, qtbot) -> None:
    """Seat, answers, Enter; the next seat's line has the focus, and not asked stays no vote."""
    sheet(seats, qtbot, "3", "adn")
    assert votes(seats.desk, qtbot) == {("p3", "s1"): 1, ("p3", "s2"): -1}
    assert seats.sheets.number.hasFocus() and "Seat 3" in seats.sheets._last.text()
    sheet(seats, qtbot, "4", "a d", enter=False)
    keys(seats.sheets.keys, "5")  # the next seat's first digit keeps the sheet
    settle(seats.desk.runner, qtbot)
    assert seats.sheets.number.text() == "5" and ("p4", "s3") in votes(seats.desk, qtbot)


def test_one_sheet_is_one_step_back(seats: VotesPage, qtbot) -> None:
    """Undo takes the whole sheet back, and brings what it had replaced."""
    sheet(seats, qtbot, "3", "aaa")
    sheet(seats, qtbot, "3", "dnp")
    assert votes(seats.desk, qtbot) == {("p3", "s1"): -1, ("p3", "s3"): 0}
    seats.desk.runner.undo(seats)
    settle(seats.desk.runner, qtbot)
    assert votes(seats.desk, qtbot) == {("p3", one): 1 for one in ASKED}


def test_a_seat_typed_again_says_what_differs(seats: VotesPage, qtbot) -> None:
    """Before a second sheet is kept, the answers that are not those kept are named."""
    sheet(seats, qtbot, "3", "aaa")
    sheet(seats, qtbot, "3", "ada", enter=False)
    assert "replaces the answer to 2 (agree, now disagree)" in seats.sheets._said.text()
    assert "Seat 3 has answers already, to 3 of 3" in seats.sheets._before.text()
    assert seats.sheets._table.values()[1][3] == "disagree, replaces “agree”"


def test_what_cannot_be_is_said_under_the_lines(seats: VotesPage, qtbot) -> None:
    """An unknown seat, an unknown key, an early Enter: a sentence, and nothing typed is lost."""
    keys(seats.sheets.number, "99", ENTER)
    assert "no seat 99" in seats.sheets._note.text() and seats.sheets.number.text() == "99"
    keys(seats.sheets.number, "3", ENTER)
    keys(seats.sheets.keys, "ax")
    assert "A agrees" in seats.sheets._note.text() and seats.sheets._sheet.at == 1
    keys(seats.sheets.keys, key=ENTER)
    assert "2 statements are left" in seats.sheets._note.text()
    keys(seats.sheets.keys, key=BACK)
    assert seats.sheets._sheet.at == 0


def test_a_half_typed_sheet_is_there_on_return(seats: VotesPage, qtbot) -> None:
    """Escape leaves; coming back finds the sheet where it was."""
    sheet(seats, qtbot, "3", "ad", enter=False)
    keys(seats.sheets.keys, key=Qt.Key.Key_Escape)
    assert seats.list.hasFocus()
    do(seats, qtbot, "enter_votes")
    assert seats.sheets.keys.hasFocus() and seats.sheets._sheet.at == 2


def test_a_sheet_the_disk_refused_goes_with_the_next(seats: VotesPage, qtbot, monkeypatch) -> None:
    """Typing goes on; the sheet that was not kept is said, and kept with the next one."""
    kept = seats.desk.runner.act

    def broken(asker, verb, then=None, otherwise=None, /, **given):
        otherwise(FileNotWritable(path="x", reason="the disk is full"))

    monkeypatch.setattr(seats.desk.runner, "act", broken)
    sheet(seats, qtbot, "3", "aaa")
    assert "1 entry is not kept yet" in seats._banner.words
    monkeypatch.setattr(seats.desk.runner, "act", kept)
    sheet(seats, qtbot, "4", "ddd")
    assert len(votes(seats.desk, qtbot)) == 6 and not seats._banner.words


def test_a_half_typed_sheet_and_set_outlive_the_program(seats: VotesPage, desk: Desk, qtbot) -> None:
    """What was typed and not kept is there for the next page on this file, also after a crash."""
    keys(seats.sheets.number, "3", ENTER)
    keys(seats.sheets.keys, "ad")
    seats.choosing.title.setText("Day two")
    seats.choosing.draft = seats.choosing.draft.plus(("s4", "s2"))
    seats._drafts.flush()
    settle(desk.runner, qtbot)
    page = visit(VotesPage, desk, qtbot)
    settle(desk.runner, qtbot)
    assert "half typed in: What we heard" in page._banner.words
    assert page.choosing.title.text() == "Day two" and page.choosing.draft.chosen == ("s4", "s2")
    do(page, qtbot, "enter_votes")
    assert page.sheets._whose.seat_number == 3 and dict(page.sheets._sheet.typed) == {"s1": 1, "s2": -1}
    keys(page.sheets.keys, "p", ENTER)
    page.choosing.empty()
    page._drafts.flush()
    settle(desk.runner, qtbot)
    left: list = []
    for place in (SHEETS, SET):
        desk.runner.ask(qtbot, draft_of, left.append, place=place)
    settle(desk.runner, qtbot)
    assert left == ["", ""] and len(votes(desk, qtbot)) == 3


def test_a_sheet_refused_for_good_is_given_back(seats: VotesPage, qtbot, monkeypatch) -> None:
    """It is not sent again with the next one; the refusal stands and what was typed is there to be mended."""
    kept = seats.desk.runner.act

    def gone(asker, verb, then=None, otherwise=None, /, **given):
        otherwise(SeatUnknown(seat="p3"))

    monkeypatch.setattr(seats.desk.runner, "act", gone)
    sheet(seats, qtbot, "3", "ada")
    assert "Seat 3 was refused, and is not tried again" in seats._banner.words
    assert dict(seats.sheets._sheet.typed) == {"s1": 1, "s2": -1, "s3": 1}
    assert seats.sheets._whose.seat_number == 3
    monkeypatch.setattr(seats.desk.runner, "act", kept)
    keys(seats.sheets.keys, key=ENTER)
    settle(seats.desk.runner, qtbot)
    assert len(votes(seats.desk, qtbot)) == 3


def test_members_and_their_answers_can_be_taken_back(seats: VotesPage, qtbot) -> None:
    """Who has answered stands by seat; Del takes a seat's answers to this set back, as one step."""
    sheet(seats, qtbot, "3", "aad")
    do(seats, qtbot, "answers_done")
    seats.progress.show_view("members")
    seats.progress.members.choose("p3")
    assert seats.progress.members.current().answered == 3
    do(seats, qtbot, "take_back_answers")
    assert not votes(seats.desk, qtbot) and seats.progress.members.current().answered == 0


def test_what_is_marked_in_one_set_is_not_marked_in_the_next(seats: VotesPage, qtbot) -> None:
    """A seat marked in a set loses nothing in another; the word of what was taken back names the seat."""
    sheet(seats, qtbot, "3", "aad")
    do(seats, qtbot, "answers_done")
    seats.progress.show_view("members")
    seats.progress.members.choose("p3")
    given = {"title": "Day two", "statement_ids": ASKED, "way": "seats", "at": NOON}
    seats.desk.runner.act(qtbot, actions.open_asking, asking_id="next", **given)
    settle(seats.desk.runner, qtbot)
    seats.list.choose("next")
    seats.desk.commands.refresh_now()
    assert not seats.progress.members.selected()
    assert not seats.action("ground.take_back_answers").isEnabled()
    seats.progress.members.choose("p4")
    seats.desk.commands.refresh_now()
    assert "has answers in this set" in seats.desk.commands.why_not("ground.take_back_answers")
    seats.progress.members.choose("p3")
    said: list[str] = []
    seats.desk.feedback.said.connect(said.append)
    do(seats, qtbot, "take_back_answers")
    assert said == ["Answers of seat 3 taken back"] and not votes(seats.desk, qtbot)


def test_a_wanted_group_lists_the_seats_to_ask(seats: VotesPage, qtbot) -> None:
    """Of the statement chosen: the seats of the group that were not asked yet, by number."""
    sheet(seats, qtbot, "3", "aad")
    do(seats, qtbot, "answers_done")
    part = seats.progress
    part.statements.choose("s1")
    assert part.whom.isVisible() and not part._seats.isVisible()
    field, group = part.whom.itemData(1)
    inside = next(each.group_of for each in seats._desk.fields if each.name == field)
    part.whom.setCurrentIndex(1)
    part.whom.activated.emit(1)
    wanted = [one.number for one in seats._desk.members if inside[one.id] == group and one.number != 3]
    assert f"seats {', '.join(map(str, wanted))}:" in part._seats.text()
    part.statements.choose("s2")
    assert part.whom.currentData() == (field, group) and part._seats.isVisible()
    part.show_view("members")
    assert not part.whom.isVisible() and not part._seats.isVisible()


def test_a_closed_set_takes_no_answers(desk: Desk, council, qtbot) -> None:
    """Closed, there is no entry; opened again, there is."""
    council()
    put(desk, qtbot, "seats")
    page = visit(VotesPage, desk, qtbot)
    do(page, qtbot, "close_set")
    assert not page.action("ground.enter_votes").isEnabled() and "closed" in page.list.current().quiet
    do(page, qtbot, "reopen_set")
    do(page, qtbot, "enter_votes")


def test_a_pile_of_paper_is_read_twice_and_settled(desk: Desk, council, qtbot) -> None:
    """Each sheet gets a number; where a second reading differs it is asked once more, and then counts."""
    council()
    put(desk, qtbot, "paper")
    page = visit(VotesPage, desk, qtbot)
    do(page, qtbot, "enter_votes")
    sheet(page, qtbot, "", "aad")
    assert "write 1 on it" in page.sheets._last.text() and page.sheets.number.hasFocus()
    sheet(page, qtbot, "7", "ddp")
    keys(page.sheets.number, "7", ENTER)
    assert "Seat 7 has sheet 2 already" in page.sheets._note.text()
    page.sheets._readings.choose("second")
    page.sheets._on_reading("second")
    sheet(page, qtbot, "2", "dap")
    assert ("p7", "s2") not in votes(desk, qtbot)
    do(page, qtbot, "answers_done")
    page.progress.show_view("handed in")
    assert "differ at 2" in page.progress.handed.table.values()[1].note
    do(page, qtbot, "settle_sheet")
    keys(page.sheets.keys, "d", ENTER)
    settle(desk.runner, qtbot)
    assert votes(desk, qtbot) == {("p7", "s1"): -1, ("p7", "s2"): -1, ("p7", "s3"): 0}
    assert page._desk.seen.shows["s1"][0].agree == 1
    do(page, qtbot, "answers_done")
    page.progress.handed.choose(page._desk.sheets[1].id)
    do(page, qtbot, "take_back_answers")
    assert not votes(desk, qtbot)


@pytest.fixture
def tables(desk: Desk, council, qtbot) -> VotesPage:
    """Twelve members at two tables and a set answered by cards; its entry is open."""
    council()
    desk.runner.act(qtbot, seat_them, tables=2, each=6)
    put(desk, qtbot, "tables", session="day1")
    page = visit(VotesPage, desk, qtbot)
    do(page, qtbot, "enter_votes")
    return page


def cards(page: VotesPage, qtbot, *counts: str) -> None:
    """Type the three numbers of a show."""
    for line, count in zip(page.cards.lines[2:], counts, strict=True):
        assert line.hasFocus()
        keys(line, count, ENTER)
    settle(page.desk.runner, qtbot)


def test_cards_of_a_table_are_counted_against_who_is_there(tables: VotesPage, qtbot) -> None:
    """Three numbers a statement; more cards than people is refused, fewer are not asked, nobody is named."""
    assert tables.cards.lines[1].text() == "6"
    cards(tables, qtbot, "4", "1", "0")
    show = tables._desk.shows[0]
    assert (show.table_number, show.agree, show.disagree, show.passed, show.present) == (1, 4, 1, 0, 6)
    assert tables.cards._walk.cell[1] == "s2"
    cards(tables, qtbot, "4", "3", "0")
    assert "7 cards at a table with 6 present" in tables.cards._note.text() and len(tables._desk.shows) == 1
    assert not votes(tables.desk, qtbot)


def test_cards_of_a_table_counted_already_are_not_replaced_in_silence(tables: VotesPage, qtbot) -> None:
    """Back at a table with its counts: it is said what stands there, and afterwards what was replaced."""
    cards(tables, qtbot, "4", "1", "0")
    assert not tables.cards._before.isVisible()
    keys(tables.cards.lines[2], key=BACK)
    assert "counted already: 4 agree, 1 disagree, 0 pass" in tables.cards._before.text()
    assert tables.cards._before.isVisible()
    said: list[str] = []
    tables.desk.feedback.said.connect(said.append)
    cards(tables, qtbot, "3", "2", "0")
    assert said == ["Cards kept in place of 4 agree, 1 disagree, 0 pass"]
    assert [show.agree for show in tables._desk.shows] == [3]


def test_who_is_present_is_mended_and_a_table_found_by_number(tables: VotesPage, qtbot) -> None:
    """Another table by its number; someone came late, and the count is kept with those present."""
    keys(tables.cards.lines[0], key=BACK)
    tables.cards.lines[0].setText("2")
    keys(tables.cards.lines[0], key=ENTER)
    assert tables.cards.lines[1].hasFocus()
    keys(tables.cards.lines[1], "7", ENTER)
    cards(tables, qtbot, "7", "", "")
    assert tables._desk.shows[0].present == 7 and tables._desk.shows[0].table_number == 2
    keys(tables.cards.lines[0], "9", ENTER)
    assert "Nobody sits at table" in tables.cards._fields[0].refusal


def test_cards_can_be_taken_back(tables: VotesPage, qtbot) -> None:
    """A count stands in the list of cards, and goes with one key."""
    cards(tables, qtbot, "4", "1", "1")
    do(tables, qtbot, "answers_done")
    tables.progress.show_view("handed in")
    tables.progress.handed.choose(tables._desk.shows[0].id)
    do(tables, qtbot, "take_back_answers")
    assert not tables._desk.shows and "0 of 2 tables" in tables.list.current().quiet


def test_below_the_tables_stands_what_they_cannot_hold(tables: VotesPage, qtbot) -> None:
    """The tables still out; who has not answered, first; and of a statement everything that is wanted."""
    cards(tables, qtbot, "4", "1", "1")
    tables.desk.runner.act(tables, actions.keep_votes, votes=[("p1", one, 1) for one in ASKED], at=NOON)
    settle(tables.desk.runner, qtbot)
    do(tables, qtbot, "answers_done")
    part = tables.progress
    part.show_view("handed in")
    assert "Still out: table 2; table 1 on statements 2 and 3." in part._above.text()
    assert "one card is taken off" in part._above.text()
    part.show_view("members")
    assert part.members.table.values()[-1].id == "p1" and "11 members" in part._above.text()
    part.show_view("statements")
    part.statements.setFocus()
    part.statements.choose("s2")
    told = part._below.text()
    assert "By region: 3 of “North” and 2 of “South”" in told and "3 more of table 2" in told
    assert told == part.statements.accessibleDescription()


def test_answers_from_before_a_set_are_told(desk: Desk, council, qtbot) -> None:
    """A set that opens with answers says that they were there before; later ones are not among them."""
    council()
    desk.runner.act(qtbot, actions.keep_votes, votes=[("p1", "s1", 1), ("p2", "s2", 1)], at=NOON - HOUR)
    put(desk, qtbot, "seats")
    desk.runner.act(qtbot, actions.keep_votes, votes=[("p3", "s1", 1)], at=NOON + HOUR)
    page = visit(VotesPage, desk, qtbot)
    assert "2 answers by seat (2 of the members) are from before" in page.progress._wanting.text()


def test_what_does_not_count_is_said(tables: VotesPage, qtbot) -> None:
    """Seat 1 showed a card and answered alone too: under everything voted on it says that one card is off."""
    cards(tables, qtbot, "4", "1", "1")
    tables.desk.runner.act(qtbot, actions.keep_votes, votes=[("p1", "s1", 1)], at=NOON)
    settle(tables.desk.runner, qtbot)
    do(tables, qtbot, "answers_done")
    assert "not counted" not in tables.progress._wanting.text()
    tables.list.choose(EVERYTHING)
    assert "1 card is not counted, since somebody at the table answered alone too." in (
        tables.progress._wanting.text()
    )


def test_the_laptop_goes_round(desk: Desk, council, qtbot) -> None:
    """A seat number, one key a statement, Send; the next person sees nothing of it."""
    council()
    put(desk, qtbot, "seats")
    page = visit(VotesPage, desk, qtbot)
    do(page, qtbot, "hand_votes_round")
    shown = page._rounds.window
    keys(shown._number, "99", ENTER)
    assert "no seat 99" in shown._field.refusal
    shown._number.setText("")
    keys(shown._number, "5", ENTER)
    keys(shown, "ad", BACK)
    keys(shown, "pn")
    QTest.keyClick(shown.focusWidget(), ENTER)
    settle(desk.runner, qtbot)
    assert votes(desk, qtbot) == {("p5", "s1"): 1, ("p5", "s2"): 0}
    assert not shown._sheet.typed
    QTest.keyClick(shown.focusWidget(), ENTER)
    assert shown._number.hasFocus() and not shown._number.text()
    keys(shown._number, "5", ENTER)
    assert shown._member is None, "a seat that answered is asked whether it is theirs, before anything"
    QTest.keyClick(shown.focusWidget(), ENTER)
    assert shown._number.hasFocus() and not shown._number.text()
    keys(shown._number, "5", ENTER)
    QTest.keyClick(shown.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(shown.focusWidget(), Qt.Key.Key_Space)
    keys(shown, "ndn")
    QTest.keyClick(shown.focusWidget(), ENTER)
    settle(desk.runner, qtbot)
    assert votes(desk, qtbot) == {("p5", "s1"): 1, ("p5", "s2"): -1}, "what is left out takes nothing back"
    keys(shown, key=Qt.Key.Key_Escape)
    assert shown.isVisible()
    shown.over.emit()
    assert page._rounds.window is None


def drop(page: VotesPage, *paths: Path) -> None:
    """Drop files onto the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, Qt.KeyboardModifier.NoModifier))


def test_dropped_files_are_one_conversation(desk: Desk, council, qtbot, tmp_path: Path) -> None:
    """Statements and votes dropped together come in as one step, after a look at the sum."""
    council()
    for name, rows in (
        ("comments.csv", [("id", "text"), ("1", "A wholly new thought about the river")]),
        ("votes.csv", [("voter", "statement", "vote"), ("2", "1", "1"), ("3", "1", "-1"), ("99", "1", "1")]),
    ):
        with (tmp_path / name).open("w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows(rows)
    page = visit(VotesPage, desk, qtbot)
    drop(page, tmp_path / "comments.csv", tmp_path / "votes.csv")
    qtbot.waitUntil(lambda: page.findChild(VotesForm) is not None)
    form = page.findChild(VotesForm)
    assert "1 statement is new" in form.words and "2 of 3 voters are members" in form.words
    form.statements.setChecked(False)
    settle(desk.runner, qtbot)
    assert not form.verb.isEnabled() and "statement is new" not in form.words
    form.statements.setChecked(True)
    assert not form.verb.isEnabled(), "nothing is kept before it is known what"
    settle(desk.runner, qtbot)
    form.submit()
    settle(desk.runner, qtbot)
    assert sorted(votes(desk, qtbot).values()) == [-1, 1] and page.list.current().id == ""
    desk.runner.undo(page)
    settle(desk.runner, qtbot)
    assert not votes(desk, qtbot) and len(page._desk.told) == 30


def test_a_file_that_is_none_is_refused_in_a_sentence(desk: Desk, council, qtbot, tmp_path: Path) -> None:
    """What holds neither statements nor votes stands as a banner, and nothing is kept."""
    council()
    (tmp_path / "other.csv").write_text("colour,size\nred,3\n")
    page = visit(VotesPage, desk, qtbot)
    page._importer.take(tmp_path / "other.csv")
    qtbot.waitUntil(lambda: "None of these files" in page._banner.words)


@pytest.mark.parametrize(
    ("kind", "said"), [("seats", "Seat"), ("tally", "Present"), ("blank", "if you like")]
)
def test_sheets_are_printed(desk: Desk, council, qtbot, tmp_path: Path, monkeypatch, kind, said) -> None:
    """The statements of the set stand on paper, numbered, with boxes to tick or to count into."""
    council()
    put(desk, qtbot, "seats")
    page = visit(VotesPage, desk, qtbot)
    monkeypatch.setattr(page, "save_file", lambda _t, name, _f, then: then(tmp_path / name))
    do(page, qtbot, "print_votes")
    form = page.findChild(PrintForm)
    form._kind.setCurrentIndex(form._kind.findData(kind))
    form.submit()
    qtbot.waitUntil(lambda: "written to" in page._banner.words, timeout=20_000)
    document = pypdfium2.PdfDocument(next(tmp_path.glob("set-1-*.pdf")))
    words = document[0].get_textpage().get_text_range()
    assert said in words and "What we heard" in words and len(document) == (12 if kind == "seats" else 1)


def test_a_statement_leads_to_its_session(seats: VotesPage, qtbot) -> None:
    """Where a statement was said is one key away; one said in no session says so."""
    do(seats, qtbot, "answers_done")
    seats.progress.statements.choose("s1")
    seats.desk.commands.refresh_now()
    assert "no session" in seats.desk.commands.why_not("ground.to_session")
    told = seats._desk.told["s1"]
    seats._desk = replace(seats._desk, told={"s1": replace(told, session_id="day1", item_id="talk")})
    went: list = []
    seats.wants_place.connect(lambda place, hint: went.append((place, hint)))
    do(seats, qtbot, "to_session")
    assert went == [("sessions.live", {"session_id": "day1", "item_id": "talk"})]


def held(key: Qt.Key, text: str) -> QKeyEvent:
    """A key that is held down, as the keyboard repeats it."""
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, True)


def test_a_key_held_down_is_one_answer(seats: VotesPage, qtbot) -> None:
    """A finger that rests on a key answers no further statement, on a sheet or in the round."""
    keys(seats.sheets.number, "3", ENTER)
    keys(seats.sheets.keys, "a")
    QApplication.sendEvent(seats.sheets.keys, held(Qt.Key.Key_A, "a"))
    assert seats.sheets._sheet.at == 1
    seats.sheets.left.emit()
    do(seats, qtbot, "hand_votes_round")
    shown = seats._rounds.window
    keys(shown._number, "5", ENTER)
    keys(shown, "a")
    QApplication.sendEvent(shown, held(Qt.Key.Key_A, "a"))
    assert shown._sheet.at == 1
    shown.over.emit()


def test_what_is_pasted_into_a_number_is_a_number(seats: VotesPage) -> None:
    """Words on the clipboard stay out of the line, and Enter finds no fault of ours."""
    QApplication.clipboard().setText("seat 3")
    seats.sheets.number.paste()
    keys(seats.sheets.number, key=ENTER)
    assert seats.sheets.number.text() == "" and "no seat" in seats.sheets._note.text()


def test_a_half_typed_sheet_waits_in_its_own_set(seats: VotesPage, qtbot) -> None:
    """Another set is entered in between, and what was typed for the first is still there."""
    sheet(seats, qtbot, "3", "ad", enter=False)
    put(seats.desk, qtbot, "paper", id="pile")
    seats.list.choose("pile")
    do(seats, qtbot, "enter_votes")
    assert seats.sheets._whose is None
    sheet(seats, qtbot, "", "a", enter=False)
    seats.sheets._readings.choose("second")
    seats.sheets._on_reading("second")
    assert seats.sheets._whose is None and seats.sheets.number.isVisible()
    seats.sheets._on_reading("first")
    assert seats.sheets._sheet.at == 1 and seats.sheets._whose is not None
    seats.list.choose("set")
    do(seats, qtbot, "enter_votes")
    assert seats.sheets._whose.seat_number == 3 and seats.sheets._sheet.at == 2


def test_a_statement_taken_out_leaves_the_sheet_that_is_typed(seats: VotesPage, qtbot) -> None:
    """One of three is withdrawn in between: the sheet goes on with the others, nothing breaks."""
    sheet(seats, qtbot, "3", "ad", enter=False)
    seats.desk.runner.act(qtbot, withdraw_statement, statement_id="s2")
    settle(seats.desk.runner, qtbot)
    assert seats.sheets._sheet.statement == "s3" and dict(seats.sheets._sheet.typed) == {"s1": 1}
    seats.desk.runner.act(qtbot, withdraw_statement, statement_id="s3")
    settle(seats.desk.runner, qtbot)
    keys(seats.sheets.keys, key=ENTER)
    settle(seats.desk.runner, qtbot)
    assert votes(seats.desk, qtbot) == {("p3", "s1"): 1}


def test_cards_stay_with_their_statement(tables: VotesPage, qtbot) -> None:
    """An earlier statement is taken out while cards are counted: they are kept for the one they were for."""
    cards(tables, qtbot, "4", "1", "1")
    cards(tables, qtbot, "4", "1", "1")
    keys(tables.cards.lines[2], "6")
    tables.desk.runner.act(qtbot, withdraw_statement, statement_id="s1")
    settle(tables.desk.runner, qtbot)
    assert tables.cards._walk.cell[1] == "s3" and tables.cards.lines[2].text() == "6"


def test_a_table_is_done_with_all_statements_of_its_set(tables: VotesPage, qtbot) -> None:
    """Cards for one statement, or for another set of the session, do not make a table done."""
    for _statement in ASKED:
        assert "0 of 2 tables" in tables.list.current().quiet
        cards(tables, qtbot, "4", "1", "1")
    assert "1 of 2 tables" in tables.list.current().quiet
    given = {"asking_id": "more", "title": "More", "statement_ids": ["s9"], "way": "tables", "at": NOON}
    tables.desk.runner.act(qtbot, actions.open_asking, session_id="day1", **given)
    settle(tables.desk.runner, qtbot)
    other = next(row for row in tables.list.table.values() if row.id == "more")
    assert "0 of 2 tables" in other.quiet


def test_what_few_people_said_leaves_by_no_table(tables: VotesPage, qtbot) -> None:
    """Cards of four people stand without their counts; while answers are entered nothing is exported."""
    cards(tables, qtbot, "3", "1", "0")
    assert tables.searched() is None
    do(tables, qtbot, "answers_done")
    assert "not shown" in tables.progress.handed.table.values()[0].said and tables.searched() is not None
