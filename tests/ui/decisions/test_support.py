"""Support rounds, worked from the opening to the next wording, by keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from council.decisions import actions, queries
from tests.council.decisions.conftest import NOON
from tests.ui.decisions.conftest import form_of, gone, run, send, write
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.decisions.support.page import SupportPage

COUNTS = {"5": "9", "4": "8", "3": "3", "2": "4", "1": "6"}


def fill(form, **fields: str) -> None:
    for name, text in fields.items():
        write(getattr(form, name).editor, text)


def count(form, page, qtbot, who: str, counts: dict[str, str] = COUNTS) -> None:
    write(form.who.editor, who)
    for name, text in counts.items():
        write(form.lines[name].editor, text)
    keys(form.lines["pass"].editor, key=Qt.Key.Key_Return)
    settle(page.desk.runner, qtbot)


def rated(do, *, of: str = "p1v1", name: str = "r1", way: str = "paper") -> None:
    """A closed round: 20 of 30 support it."""
    do(actions.open_support_round, round_id=name, version_id=of, present=30, at=NOON, way=way)
    for teller, who in ((1, "Ada"), (2, "Ben")):
        counts = {key: int(number) for key, number in COUNTS.items()}
        do(actions.enter_ratings, round_id=name, teller=teller, name=who, counts=counts)
    do(actions.close_support_round, round_id=name, at=NOON)


def test_an_empty_page_teaches_and_opens_the_first_round(drafted, desk, qtbot) -> None:
    """It says what a support round is; its one button opens one on the proposal that can be rated."""
    page = visit(SupportPage, desk, qtbot)
    assert page.is_empty
    assert_named(page)
    run(page, "decisions.rate")
    form = form_of(page, qtbot)
    assert_named(form)
    send(form, page, qtbot)
    assert "no number of papers" in form.present.refusal
    fill(form, present="4")
    send(form, page, qtbot)
    assert "at least 5" in form.present.refusal
    fill(form, present="30", threshold="1.5")
    send(form, page, qtbot)
    assert "no share that can be reached" in form.threshold.refusal
    fill(form, threshold="75%")
    assert "At least 75% of the ratings given" in form._sentence.text()
    send(form, page, qtbot)
    assert gone(form, page)
    assert page._list.current().last.rule.threshold.denominator == 4


def test_without_a_proposal_it_leads_to_where_one_is_made(furnished, desk, qtbot) -> None:
    """Before the first round its button is never dead: with nothing to rate it goes to the proposals."""
    page = visit(SupportPage, desk, qtbot)
    went: list[str] = []
    page.wants_place.connect(lambda place, _hint: went.append(place))
    run(page, "decisions.rate")
    assert went == ["decisions.proposals"]


def test_a_council_names_its_own_levels(drafted, desk, qtbot) -> None:
    """Levels are typed a line each; the lowest that counts is chosen among them; two are refused."""
    page = visit(SupportPage, desk, qtbot)
    run(page, "decisions.rate")
    form = form_of(page, qtbot)
    fill(form, present="12")
    form.levels.editor.setPlainText("ja\nnein")
    send(form, page, qtbot)
    assert "3 to 7 levels" in form.levels.refusal
    form.levels.editor.setPlainText("ja\n vielleicht \nnein")
    assert [form.lowest.editor.itemText(n) for n in range(form.lowest.editor.count())] == [
        "3  ja",
        "2  vielleicht",
    ]
    form.lowest.editor.setCurrentIndex(1)
    send(form, page, qtbot)
    assert page._list.current().last.rule.levels == ("ja", "vielleicht", "nein")
    assert page._list.current().last.rule.lowest == 2


def test_two_tellers_count_and_settle_by_keyboard(drafted, desk, qtbot) -> None:
    """Each types alone and sees nothing of the other's; where they differ they settle, then it closes."""
    drafted(actions.open_support_round, round_id="r1", version_id="p1v1", present=30, at=NOON)
    page = visit(SupportPage, desk, qtbot)
    run(page, "decisions.ratings")
    form = form_of(page, qtbot)
    assert_named(form)
    assert form.teller == 1
    write(form.lines["5"].editor, "9")
    assert form._sum.text() == "9 of 30 members present"
    count(form, page, qtbot, "")
    assert "Name who counted" in form.who.refusal
    count(form, page, qtbot, "Ada")
    assert form._kept.text() == "Kept: Ada."
    assert (form.teller, form.lines["5"].editor.text(), form.who.editor.text()) == (2, "", "")
    count(form, page, qtbot, "Ben", {**COUNTS, "5": "8", "2": "5"})
    form.reject()
    assert page._sheet._differs.text() == "The two counts differ on: 5 strongly for, 2 unhappy"
    assert "close_round" not in {
        name for name, made in page._sheet.deeds._buttons.items() if made.isVisible()
    }
    run(page, "decisions.settle_ratings")
    form = form_of(page, qtbot)
    assert set(form.lines) == {"5", "2"}
    write(form.lines["5"].editor, "9")
    write(form.lines["2"].editor, "4")
    send(form, page, qtbot)
    assert gone(form, page)
    run(page, "decisions.close_round")
    settle(desk.runner, qtbot)
    assert page._sheet._result.text() == "Support 67% (20 of 30 ratings given); 24 were needed."
    assert_named(page)


def test_nothing_is_shown_before_the_close(drafted, desk, qtbot) -> None:
    """With one count in, the page tells how many slips it has, and no chart, result or level."""
    drafted(actions.open_support_round, round_id="r1", version_id="p1v1", present=30, at=NOON)
    drafted(actions.enter_ratings, round_id="r1", teller=1, name="Ada", counts={"5": 17})
    page = visit(SupportPage, desk, qtbot)
    assert page._sheet.counts.grid()[1:] == [["Teller 1: Ada", "17"]]
    assert not page._sheet._spread.isVisible() and not page._sheet._result.isVisible()
    assert desk.commands.why_not("decisions.spread_csv") == "No round on it is closed yet."


def test_remarks_are_typed_one_after_another(drafted, desk, qtbot) -> None:
    """Enter keeps a remark and the line is free for the next; what is refused stays in it."""
    drafted(actions.open_support_round, round_id="r1", version_id="p1v1", present=30, at=NOON)
    page = visit(SupportPage, desk, qtbot)
    line = page._sheet.remarks.line
    for text in ("Say who pays", "Add a date"):
        keys(line, text, Qt.Key.Key_Return)
        settle(desk.runner, qtbot)
        assert line.text() == ""
    line.setText("x" * 1001)
    keys(line, key=Qt.Key.Key_Return)
    settle(desk.runner, qtbot)
    assert "1001 characters" in page._sheet.remarks._field.refusal and line.text()
    assert [one.text for one in page._sheet.remarks.list.table.values()] == ["Add a date", "Say who pays"]
    assert desk.commands.why_not("decisions.take_in").startswith("Close the round first")


def test_remarks_become_the_next_wording(drafted, desk, qtbot) -> None:
    """Chosen remarks lead to a wording with its difference; they are its causes, and are marked taken in."""
    rated(drafted)
    for text in ("Say who pays", "Add a date"):
        drafted(actions.add_remark, round_id="r1", text=text)
    page = visit(SupportPage, desk, qtbot)
    part = page._sheet.remarks
    part.list.selectAll()
    run(page, "decisions.take_in")
    form = form_of(page, qtbot)
    assert_named(form)
    send(form, page, qtbot)
    assert "the same as version 1" in form.text.refusal
    write(form.text.editor, "The city buys land, pays for it, and begins in spring.")
    assert "added" in form._change.accessibleName().lower() or "+" in form._change.accessibleName()
    send(form, page, qtbot)
    assert gone(form, page)
    assert [one.state for one in part.list.table.values()] == ["taken_in", "taken_in"]
    found: list[queries.VersionView] = []
    desk.runner.ask(drafted.asker, queries.versions_of, found.extend, proposal_id="p1")
    settle(desk.runner, qtbot)
    assert len(found[-1].causes) == 2
    part.list.clearSelection()
    part.list.choose(part.list.table.values()[0].id)
    run(page, "decisions.leave_out")
    form = form_of(page, qtbot)
    send(form, page, qtbot)
    assert "Say in one line why" in form.words.refusal
    write(form.words.editor, "Spring is too early")
    send(form, page, qtbot)
    assert "not_taken_in" in {one.state for one in part.list.table.values()}


def test_after_the_close_the_lead_is_offered_ways_on(drafted, desk, qtbot) -> None:
    """Consent, ballot, minority view, not adopted; each is only offered, and a proposal left out says why."""
    rated(drafted)
    page = visit(SupportPage, desk, qtbot)
    went: list[tuple[str, dict]] = []
    page.wants_place.connect(lambda place, hint: went.append((place, hint)))
    for name in ("rated_consent", "rated_ballot", "rated_view"):
        run(page, f"decisions.{name}")
    assert went == [
        ("decisions.consent", {"proposal": "p1"}),
        ("decisions.ballots", {"prepare": "p1"}),
        ("decisions.outcome", {"differ": "p1"}),
    ]
    run(page, "decisions.call_time")
    settle(desk.runner, qtbot)
    assert page._sheet._next.text() == "The time for rating and rewriting is up."
    run(page, "decisions.rated_out")
    form = form_of(page, qtbot)
    write(form.words.editor, "No wording carries most of us")
    send(form, page, qtbot)
    assert page._list.current().last.proposal_state == "not_adopted"
    assert not page._sheet.remarks._field.isVisible()
    assert not page._sheet.on.isVisible()


def test_tables_are_entered_one_after_another(drafted, desk, qtbot) -> None:
    """The form stays for the next table; one of four is refused at its field and kept as typed."""
    drafted(actions.open_support_round, round_id="r1", version_id="p1v1", present=30, at=NOON, way="cards")
    page = visit(SupportPage, desk, qtbot)
    run(page, "decisions.ratings")
    form = form_of(page, qtbot)
    assert not form._teller.isVisible() and "spoiled" not in form.lines
    count(form, page, qtbot, "Table 1", {"5": "4"})
    assert "together with another table" in form._error.text()
    assert form.lines["5"].editor.text() == "4"
    count(form, page, qtbot, "Tables 1 and 2", {"5": "4", "2": "3"})
    assert form._kept.text() == "Kept: Tables 1 and 2."
    count(form, page, qtbot, "Table 3", {"4": "8"})
    form.reject()
    assert [row[0] for row in page._sheet.counts.grid()[1:]] == ["Table 3", "Tables 1 and 2"]


def test_it_opens_a_round_when_come_to_from_a_proposal(drafted, desk, qtbot) -> None:
    """A proposal without a round yet leads to opening one; one with rounds is chosen."""
    page = visit(SupportPage, desk, qtbot)
    page.arrive(proposal="p1")
    form = form_of(page, qtbot)
    assert form.version_id == "p1v1"
    form.reject()
    rated(drafted)
    page.arrive(proposal="p1")
    settle(desk.runner, qtbot)
    assert gone(form, page) and page._list.current().id == "p1"


def test_a_stopped_round_stays_with_its_reason(drafted, desk, qtbot) -> None:
    """Stopped with a reason, it can be undone, and nothing can be entered."""
    drafted(actions.open_support_round, round_id="r1", version_id="p1v1", present=30, at=NOON)
    page = visit(SupportPage, desk, qtbot)
    run(page, "decisions.here_now")
    form = form_of(page, qtbot)
    fill(form, present="28")
    send(form, page, qtbot)
    assert "28 members present" in page._sheet._about.text()
    run(page, "decisions.stop_round")
    form = form_of(page, qtbot)
    write(form.words.editor, "The hall had to be cleared")
    send(form, page, qtbot)
    assert page._sheet._next.text() == "This round was stopped: The hall had to be cleared"
    assert not page._sheet.remarks._field.isVisible()


def test_slips_tally_and_spread_leave_as_files(drafted, desk, qtbot, tmp_path: Path) -> None:
    """PDF of slips and tally sheet while it is open; picture and table once it is closed."""
    drafted(actions.open_support_round, round_id="r1", version_id="p1v1", present=6, at=NOON)
    page = visit(SupportPage, desk, qtbot)
    names = iter(("slips.pdf", "tally", "spread.csv"))
    desk.feedback.files = lambda *_asked, **_given: tmp_path / next(names)
    for command in ("decisions.print_slips", "decisions.print_tally"):
        run(page, command)
        settle(desk.runner, qtbot)
    assert (tmp_path / "slips.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "tally.pdf").read_bytes().startswith(b"%PDF")
    for teller, who in ((1, "Ada"), (2, "Ben")):
        drafted(actions.enter_ratings, round_id="r1", teller=teller, name=who, counts={"5": 5, "1": 1})
    drafted(actions.close_support_round, round_id="r1", at=NOON)
    settle(desk.runner, qtbot)
    run(page, "decisions.spread_csv")
    settle(desk.runner, qtbot)
    assert "83%" in (tmp_path / "spread.csv").read_text("utf-8-sig")
    run(page, "decisions.spread_table")
    assert page._sheet.spread.is_table
