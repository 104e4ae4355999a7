"""Every kind of ballot at the desk: prepared, typed paper by paper, settled by what papers say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from council.decisions import actions
from council.decisions.ballots.marking import KINDS
from council.decisions.ballots.rules import Rule
from tests.council.decisions.conftest import NOON
from tests.ui.decisions.conftest import form_of, gone, run, send
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.decisions.ballots.page import BallotsPage
from ui.decisions.ballots.words import answer_of

OPTIONS = ("Land fund", "Rent cap", "Cooperative")


@pytest.fixture
def ranked(drafted):
    """A closed ballot on three options in full order: ten papers in the box."""
    given = {"version_id": "p1v1", "question": "Which?", "options": OPTIONS, "at": NOON}
    drafted(actions.prepare_ballot, ballot_id="b1", rule=Rule(kind="schulze"), **given)
    drafted(actions.note_proof, ballot_id="b1", at=NOON)
    drafted(actions.open_ballot, ballot_id="b1", entitled=10, present=10, printed=10, at=NOON)
    drafted(actions.close_ballot, ballot_id="b1", teller_one="Ada", teller_two="Ben", at=NOON)
    drafted(actions.count_papers, ballot_id="b1", handed_out=10, left_over=0, in_box=10)
    return drafted


def type_papers(form, *papers: str) -> None:
    for paper in papers:
        keys(form.line.editor, paper, key=Qt.Key.Key_Return)


def test_papers_are_typed_one_a_line(ranked, desk, qtbot) -> None:
    """Enter takes a paper and says what it reads; an empty line brings the last back."""
    page = visit(BallotsPage, desk, qtbot)
    run(page, "decisions.enter")
    form = form_of(page, qtbot)
    type_papers(form, "1 2 3", "312")
    assert form.typed == ("1>2>3", "3>1>2")
    assert form._last.text().startswith("Paper 2: 3>1>2  (Cooperative > Land fund > Rent cap)")
    keys(form.line.editor, key=Qt.Key.Key_Return)
    assert form.line.editor.text() == "3>1>2" and form.typed == ("1>2>3",)
    form.line.editor.clear()
    type_papers(form, "2 1", "x", "-", "4 1")
    assert form.typed == ("1>2>3", "2>1", "x", "-") and "would be a spoiled paper" in form.line.refusal
    keys(form.line.editor, key=Qt.Key.Key_Return)
    assert form.typed == ("1>2>3", "2>1", "x", "-", "x") and "spoiled" in form._last.text()
    type_papers(form, "one")
    assert "cannot be read" in form.line.refusal and len(form.typed) == 5
    form.line.editor.clear()
    assert_named(form)
    keys(form.line.editor, "123", key=Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    settle(page.desk.runner, qtbot)
    assert form._kept.text() == "Pile 1 of Ada kept." and form.typed == ()
    form.reject()
    assert page.current().piles[0].entered == (True, False)
    assert page.current().piles[0].first_lines == ()


def test_what_only_one_teller_read_is_named_by_what_it_says(ranked, desk, qtbot) -> None:
    """The paper is looked for in the pile by its content; settled, the pair of papers is on record."""
    papers = ["1 2 3"] * 5 + ["2 3 1"] * 3 + ["x", "-"]
    read = ["1 2 3"] * 4 + ["1 3 2"] + ["2 3 1"] * 3 + ["x", "-"]
    for teller, lines in ((1, papers), (2, read)):
        ranked(actions.enter_pile, ballot_id="b1", pile=1, teller=teller, lines=lines)
    page = visit(BallotsPage, desk, qtbot)
    assert page.current().piles[0].alone == (("1>2>3",), ("1>3>2",))
    run(page, "decisions.settle")
    form = form_of(page, qtbot)
    form.papers.editor.setPlainText("1 2 3")
    assert_named(form)
    send(form, page, qtbot)
    assert gone(form, page) and page.current().state == "reconciled"
    assert page.current().piles[0].alone[1] == ("1>3>2",)
    assert page._sheet._options.isVisible()
    assert page._sheet._result.text().startswith("Adopted: Land fund.")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_prepared_with_its_rule_in_a_sentence(drafted, desk, qtbot, kind) -> None:
    """Only the fields of the kind stand, the sentence says the rule, and what was chosen is what is kept."""
    page = visit(BallotsPage, desk, qtbot)
    run(page, "decisions.new_ballot")
    form = form_of(page, qtbot)
    form.kind.editor.setCurrentIndex(form.kind.editor.findData(kind))
    assert form.sentence.text() and "cannot" not in form.sentence.text()
    assert form.casting.isVisible() == (kind == "majority") and form.dots.isVisible() == (kind == "dots")
    if form.texts.isVisible():
        form.texts.editor.setPlainText("Land fund\nRent cap\nCooperative")
    assert_named(form)
    send(form, page, qtbot)
    ballot = page.current()
    assert ballot.rule.kind == kind
    assert ballot.options == (OPTIONS if ballot.rule.has_options else ())


def test_a_proof_is_read_before_papers_are_opened(drafted, desk, qtbot) -> None:
    """Opening is refused until somebody has looked at the page of papers."""
    given = {"version_id": "p1v1", "question": "Keep it?", "at": NOON}
    drafted(actions.prepare_ballot, ballot_id="b1", **given)
    page = visit(BallotsPage, desk, qtbot)
    assert "Look at the proof" in page._sheet._next.text()
    assert desk.commands.why_not("decisions.open") == "Look at the proof of the paper first."
    run(page, "decisions.proof")
    form = form_of(page, qtbot)
    assert_named(form)
    send(form, page, qtbot)
    assert page.current().proofed_at is not None and "open the ballot" in page._sheet._next.text()


def test_papers_sheets_and_certificate_are_written(ranked, desk, qtbot, tmp_path) -> None:
    """Into the folder that was chosen; the certificate once there is a result, or a reason."""
    page = visit(BallotsPage, desk, qtbot)
    desk.feedback.files = lambda kind, *_rest: tmp_path if kind == "folder" else tmp_path / "c.pdf"
    run(page, "decisions.print_ballot")
    send(form_of(page, qtbot), page, qtbot)
    qtbot.waitUntil(lambda: (tmp_path / "ballot-1-tellers.pdf").exists(), timeout=20_000)
    assert (tmp_path / "ballot-1-papers.pdf").read_bytes().startswith(b"%PDF")
    settle(page.desk.runner, qtbot)
    ranked(actions.void_ballot, ballot_id="b1", reason="The box stood open")
    page.refresh()
    settle(page.desk.runner, qtbot)
    run(page, "decisions.certificate")
    qtbot.waitUntil(lambda: (tmp_path / "c.pdf").exists(), timeout=20_000)
    settle(page.desk.runner, qtbot)


def test_a_void_ballot_is_repeated_by_a_ballot_of_its_own(ranked, desk, qtbot) -> None:
    """The new one begins from the same rule and options, and says which one it repeats."""
    ranked(actions.void_ballot, ballot_id="b1", reason="The box stood open")
    page = visit(BallotsPage, desk, qtbot)
    run(page, "decisions.repeat")
    form = form_of(page, qtbot)
    assert form.kind.editor.currentData() == "schulze"
    send(form, page, qtbot)
    ballot = page.current()
    assert (ballot.number, ballot.repeats, ballot.options, ballot.rule.kind) == (2, 1, OPTIONS, "schulze")
    assert "repeats ballot 1" in page._sheet._next.text()


def test_answers_of_a_roll_call_are_read_by_number_or_by_word() -> None:
    """What is none is not guessed."""
    rule = Rule()
    assert [answer_of(rule, typed) for typed in ("1", "y", "Yes", "2", "n", "0", "abs")] == [
        "yes", "yes", "yes", "no", "no", "abstain", "abstain",
    ]  # fmt: skip
    assert answer_of(rule, "") == answer_of(rule, "maybe") == answer_of(rule, "3") == ""


def test_half_typed_papers_are_not_dropped_unasked(ranked, desk, qtbot) -> None:
    """Leaving says once that the pile is not kept; a second time it goes."""
    page = visit(BallotsPage, desk, qtbot)
    run(page, "decisions.enter")
    form = form_of(page, qtbot)
    type_papers(form, "1 2 3")
    form.reject()
    assert form.isVisible() and form.typed == ("1>2>3",)
    form.reject()
    assert not form.isVisible()


def test_what_is_amiss_with_a_pile_is_said_at_once(ranked, desk, qtbot) -> None:
    """A pile passed over, and more papers than the box held."""
    page = visit(BallotsPage, desk, qtbot)
    run(page, "decisions.enter")
    form = form_of(page, qtbot)
    form.pile.editor.setText("5")
    type_papers(form, *["1 2 3"] * 11)
    keys(form.line.editor, key=Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    settle(page.desk.runner, qtbot)
    assert "Still missing: pile 1, 2, 3, 4." in form._kept.text()
    assert "11 papers, and the box held 10" in form._kept.text()
    form.reject()
