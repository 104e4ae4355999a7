"""The ballot desk, worked from the opening to the certificate."""

from __future__ import annotations

from PySide6.QtCore import Qt

from council.decisions import actions
from council.decisions.ballots.rules import Rule
from tests.council.decisions.conftest import NOON
from tests.ui.decisions.conftest import form_of, gone, run, send, write
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.decisions.ballots.entering import EnterForm
from ui.decisions.ballots.page import BallotsPage


def fill(form, **fields: str) -> None:
    for name, text in fields.items():
        write(getattr(form, name).editor, text)


def enter(form: EnterForm, page, qtbot, **counts: str) -> None:
    for name, text in counts.items():
        write(form.lines[name].editor, text)
    keys(form.lines["spoiled"].editor, key=Qt.Key.Key_Return)
    settle(page.desk.runner, qtbot)


def test_an_empty_desk_teaches(do, desk, qtbot) -> None:
    """It says what a ballot is; without a proposal there is nothing to vote on, and it says so."""
    page = visit(BallotsPage, desk, qtbot)
    run(page, "decisions.new_ballot")
    settle(desk.runner, qtbot)
    assert "Word one first" in page._banner.words
    page.clear_banner()
    run(page, "decisions.to_ballot")
    settle(desk.runner, qtbot)
    assert "Word one first" in page._banner.words
    assert_named(page)


def test_from_box_to_certificate_by_keyboard(prepared, desk, qtbot) -> None:
    """Opened, closed, papers counted, two tellers who differ once, settled, certified; the result stands."""
    page = visit(BallotsPage, desk, qtbot)
    run(page, "decisions.open")
    form = form_of(page, qtbot)
    fill(form, entitled="20", present="20", printed="22")
    assert_named(form)
    send(form, page, qtbot)
    assert page._list.current().state == "open"
    assert "roster" in page._banner.words

    run(page, "decisions.close")
    form = form_of(page, qtbot)
    fill(form, one="Ada", two="ada")
    send(form, page, qtbot)
    assert "Two people count" in form.two.refusal
    fill(form, two="Ben")
    send(form, page, qtbot)
    assert page._list.current().state == "closed"

    run(page, "decisions.papers")
    form = form_of(page, qtbot)
    fill(form, handed_out="20", left_over="2", in_box="twenty")
    send(form, page, qtbot)
    assert "no number of papers" in form.in_box.refusal
    fill(form, in_box="20")
    send(form, page, qtbot)
    assert page._list.current().papers.in_box == 20

    run(page, "decisions.enter")
    form = form_of(page, qtbot)
    enter(form, page, qtbot, yes="12", no="7", abstain="1")
    assert form._kept.text() == "Pile 1 of Ada kept."
    write(form.pile.editor, "1")
    enter(form, page, qtbot, yes="12", no="7", abstain="1")
    assert form._kept.text() == "Pile 1 of Ada: replaced what was entered before."
    assert form.pile.editor.text() == "2"
    form._teller.choose("2")
    form._teller.changed.emit("2")
    assert form.pile.editor.text() == "1"
    enter(form, page, qtbot, yes="13", no="6", abstain="1")
    form.reject()
    assert page._list.current().piles[0].differences == ("no", "yes")
    assert page._list.current().state == "counted"

    run(page, "decisions.settle")
    form = form_of(page, qtbot)
    assert form.lines["yes"].editor.text() == ""
    assert form.lines["abstain"].editor.text() == "1"
    write(form.lines["yes"].editor, "13")
    write(form.lines["no"].editor, "6")
    assert_named(form)
    send(form, page, qtbot)
    assert page._list.current().state == "reconciled"
    assert "not yet certified" in page._sheet._outcome._title.text()

    run(page, "decisions.certify")
    form = form_of(page, qtbot)
    send(form, page, qtbot)
    assert "Name who chairs" in form.chair.refusal
    write(form.chair.editor, "Cho")
    send(form, page, qtbot)
    assert gone(form, page)
    ballot = page._list.current()
    assert ballot.result.passed
    assert page._sheet._result.text() == "Adopted: 68% (13 of 19 votes for and against); 10 were needed."
    assert page._sheet._bar.accessibleName() == page._sheet._result.text()
    assert_named(page)


def test_no_count_stands_on_the_page_before_the_close(prepared, desk, qtbot) -> None:
    """While members vote neither piles nor sums nor a result are shown, and nothing can be entered."""
    prepared(actions.open_ballot, ballot_id="b1", entitled=20, present=20, printed=20, at=NOON)
    page = visit(BallotsPage, desk, qtbot)
    assert not page._sheet._counted.isVisible()
    assert not page._sheet._sums.isVisible()
    assert not page._sheet._outcome.isVisible()
    assert desk.commands.why_not("decisions.enter") == "This ballot is open."


def test_a_teller_does_not_see_the_other(closed, desk, qtbot) -> None:
    """With one entry in, the table of piles says that it is there, and no figure of it."""
    closed(actions.enter_pile, ballot_id="b1", pile=1, teller=1, counts={"yes": 17})
    page = visit(BallotsPage, desk, qtbot)
    (row,) = page._sheet.piles.grid()[1:]
    assert row == ["1", "entered", "–", "waits for teller 2"]


def test_what_does_not_add_up_is_marked(closed, desk, qtbot) -> None:
    """The wrong equation says so in words, and the result cannot be certified."""
    closed(actions.count_papers, ballot_id="b1", handed_out=20, left_over=0, in_box=19)
    for teller in (1, 2):
        closed(actions.enter_pile, ballot_id="b1", pile=1, teller=teller, counts={"yes": 20})
    page = visit(BallotsPage, desk, qtbot)
    wrong = [str(e) for e in page._sheet.equations.table.values() if not e.holds]
    assert wrong == ["19 = 20 + 0 + 0"] * 2
    assert not desk.commands.action("decisions.certify").isEnabled()
    assert "(19 = 20 + 0 + 0)" in desk.commands.why_not("decisions.certify")
    assert "nothing can be certified" in page._sheet._next.text()


def test_a_void_ballot_needs_its_reason(closed, desk, qtbot) -> None:
    """Asked once, refused at the field without a reason, readable afterwards."""
    page = visit(BallotsPage, desk, qtbot)
    run(page, "decisions.void")
    form = form_of(page, qtbot)
    send(form, page, qtbot)
    assert form.reason.refusal
    write(form.reason.editor, "The box stood open")
    send(form, page, qtbot)
    assert page._list.current().state == "void"
    assert "The box stood open" in page._sheet._next.text()


def test_hands_are_counted_by_one_teller(drafted, desk, qtbot) -> None:
    """A show of hands runs through the same desk: no papers, one teller, and the bar over those present."""
    given = {
        "ballot_id": "b1",
        "version_id": "p1v1",
        "question": "Keep the land?",
        "way": "hands",
        "at": NOON,
    }
    drafted(actions.prepare_ballot, rule=Rule(base="present", quorum_on="present"), **given)
    page = visit(BallotsPage, desk, qtbot)
    run(page, "decisions.open")
    form = form_of(page, qtbot)
    assert not form.printed.isVisible()
    fill(form, entitled="30", present="20")
    send(form, page, qtbot)
    run(page, "decisions.close")
    form = form_of(page, qtbot)
    fill(form, one="Ada")
    send(form, page, qtbot)
    run(page, "decisions.enter")
    form = form_of(page, qtbot)
    enter(form, page, qtbot, yes="9", no="1")
    enter(form, page, qtbot, yes="8", no="2")
    form.reject()
    assert page._list.current().state == "reconciled"
    run(page, "decisions.certify")
    form = form_of(page, qtbot)
    fill(form, chair="Cho")
    send(form, page, qtbot)
    assert page._sheet._result.text() == "Adopted: 85% (17 of 20 members present); 11 were needed."


def test_enter_on_a_pile_settles_it(closed, desk, qtbot) -> None:
    """Enter on the list goes to what can be done; Enter on a pile that differs opens its settling."""
    for teller, yes in ((1, 10), (2, 11)):
        closed(actions.enter_pile, ballot_id="b1", pile=1, teller=teller, counts={"yes": yes})
    page = visit(BallotsPage, desk, qtbot)
    keys(page._list, key=Qt.Key.Key_Return)
    assert page.focusWidget() is page._sheet.deeds._buttons["enter"]
    page._sheet.piles.setFocus()
    page._sheet.piles.choose(1)
    keys(page._sheet.piles, key=Qt.Key.Key_Return)
    form = form_of(page, qtbot)
    assert form.windowTitle() == "Settle pile 1"
    form.reject()
