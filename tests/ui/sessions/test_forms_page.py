"""The page of forms by keyboard: sheets by digits and Enter, a laptop that goes round, answers to read."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from council.files import resource
from council.sessions import actions, queries
from council.sessions.forms.templates import read_shelf
from tests.council.sessions.rooms import NINE, session_plan
from tests.ui.visiting import assert_named, settle, visit
from ui.page import Desk
from ui.sessions.forms.add import AddForm
from ui.sessions.forms.page import FormsPage
from ui.sessions.forms.round import Round

SHELF = read_shelf(resource("forms"))
PULSE = SHELF.find("pulse")
ENTER = Qt.Key.Key_Return


def planned(db) -> str:
    first = actions.plan_session(db, session=session_plan("Learning"))
    actions.plan_session(db, session=session_plan("Deciding", 1))
    return first


def with_pulse(db) -> None:
    session_id = planned(db)
    db.flush()
    actions.add_form(db, form_id="pulse-1", session_id=session_id, template=PULSE, at=NINE)


def filled(db, *, count: int, form_id: str = "pulse-1") -> None:
    for at in range(count):
        answers: dict[str, Any] = {"could-speak": 1 + at % 5, "listened": 4, "change-now": f"wish {at}"}
        actions.enter_sheet(db, form_id=form_id, answer_id=str(uuid4()), answers=answers)


@pytest.fixture
def page(desk: Desk, qtbot) -> FormsPage:
    """The page over a session with a pulse."""
    act(desk, qtbot, with_pulse)
    made = visit(FormsPage, desk, qtbot)
    settled(made, qtbot)
    return made


def act(desk: Desk, qtbot, verb, **given) -> None:
    got: list = []
    desk.runner.act(qtbot, verb, got.append, **given)
    qtbot.waitUntil(lambda: bool(got))


def settled(page: FormsPage, qtbot) -> None:
    for _round in range(4):
        settle(page.desk.runner, qtbot)
    page.desk.commands.refresh_now()


def run(page: FormsPage, qtbot, command: str) -> None:
    page.desk.commands.refresh_now()
    page.desk.commands.run(f"sessions.{command}")
    settled(page, qtbot)


def sheets(page: FormsPage, qtbot) -> Any:
    got: list = []
    page.desk.runner.ask(page, queries.form_results_of, got.append, form_id="pulse-1")
    qtbot.waitUntil(lambda: bool(got))
    return got[0]


def type_in(page: FormsPage, keys: str) -> None:
    """Type digits and words into the line; "\\n" is Enter, "<" Backspace."""
    for each in keys:
        if each == "\n":
            QTest.keyClick(page._paper.line, ENTER)
        elif each == "<":
            QTest.keyClick(page._paper.line, Qt.Key.Key_Backspace)
        else:
            QTest.keyClicks(page._paper.line, each)


# ---- a form for a session ----


def test_an_empty_session_teaches_and_takes_a_form(desk: Desk, qtbot) -> None:
    """The empty state says what forms are for; a form is added by its button, with what it asks in sight."""
    act(desk, qtbot, planned)
    page = visit(FormsPage, desk, qtbot)
    settled(page, qtbot)
    assert page._first.isVisible() and page.first_focus() is page._first
    assert page._sessions.isVisible()  # the way to the other sessions
    run(page, qtbot, "add_form")
    form = page.findChild(AddForm)
    form._choice.editor.setCurrentIndex(form._choice.editor.findData("pulse"))
    assert "I could say what I wanted to say." in form._asks.text()
    QTest.keyClick(form, ENTER)
    settled(page, qtbot)
    assert not page._first.isVisible() and [row.title for row in page._list.table.values()] == ["Pulse"]
    assert_named(page)


def test_a_form_from_a_file_is_taken_or_refused_by_line_and_key(page: FormsPage, qtbot, tmp_path) -> None:
    """A council's own questions come from a file; a slip in it is named under the field."""
    good = (resource("forms/pulse.json")).read_text("utf-8").replace('"id": "pulse"', '"id": "ours"', 1)
    broken = tmp_path / "broken.json"
    broken.write_text(good.replace('"title"', '"titel"', 1), "utf-8")
    (tmp_path / "ours.json").write_text(good.replace('"title": "Pulse"', '"title": "Ours"'), "utf-8")
    picked = [tmp_path / "ours.json", broken]
    page.desk.feedback.files = lambda *_given: picked.pop()
    run(page, qtbot, "add_form")
    form = page.findChild(AddForm)
    form.file_wanted.emit()
    assert "broken.json, line" in form._choice.refusal and "titel" in form._choice.refusal
    form.file_wanted.emit()
    assert form._choice.refusal == "" and form._choice.editor.currentText() == "Ours"
    form.submit()
    settled(page, qtbot)
    assert {row.title for row in page._list.table.values()} == {"Pulse", "Ours"}


def test_without_a_session_the_way_leads_to_the_plan(desk: Desk, qtbot) -> None:
    """An empty council says what comes first."""
    page = visit(FormsPage, desk, qtbot)
    settled(page, qtbot)
    assert page.is_empty
    with qtbot.waitSignal(page.wants_place) as asked:
        run(page, qtbot, "plan_session")
    assert asked.args[0] == "sessions.plan"


# ---- paper ----


def test_sheets_go_in_by_digits_and_enter_alone(page: FormsPage, qtbot) -> None:
    """Three sheets with a question left out, words and none: kept as typed, counted in sight."""
    run(page, qtbot, "enter_sheets")
    assert page._paper.line.hasFocus()
    type_in(page, "4355\n\n" + "5\n44more breaks\n\n" + "1234\n\n")
    settled(page, qtbot)
    found = sheets(page, qtbot)
    assert found.answered == 3 and "3 sheets are in." in page._paper._told.text()
    assert [one.answered for one in found.questions] == [3, 2, 3, 3, 1]
    assert page._paper.line.hasFocus() and not page._paper.is_begun


def test_a_sheet_begun_before_the_last_was_kept_loses_none(page: FormsPage, qtbot) -> None:
    """Typed on with eyes on the paper, a digit after the last question keeps the sheet and opens the next."""
    run(page, qtbot, "enter_sheets")
    type_in(page, "4355\n" + "1234\n" + "2222")
    settled(page, qtbot)
    assert sheets(page, qtbot).answered == 2 and list(page._paper._sheet.answers.values()) == [2, 2, 2, 2]
    type_in(page, "\n9")
    assert "Enter keeps it" in page._paper._field.refusal
    type_in(page, "\n")
    settled(page, qtbot)
    assert sheets(page, qtbot).answered == 3


def test_a_digit_off_the_scale_is_refused_and_backspace_goes_back(page: FormsPage, qtbot) -> None:
    """6 on a scale to 5 says so and marks nothing; Backspace corrects the answer before, words included."""
    run(page, qtbot, "enter_sheets")
    type_in(page, "6")
    assert "1 to 5" in page._paper._field.refusal and not page._paper.is_begun
    type_in(page, "1<5x4")
    assert dict(page._paper._sheet.answers) == {"could-speak": 5, "understood": 4}
    type_in(page, "33abc\n<")
    assert page._paper.line.text() == "abc"
    type_in(page, "d\n\n")
    for _ in range(4):
        type_in(page, "3333\n\n")
    settled(page, qtbot)
    assert sheets(page, qtbot).questions[4].texts == ("abcd",)


def test_a_sheet_half_typed_waits_with_its_form(page: FormsPage, qtbot) -> None:
    """Esc leaves to the answers; coming back, the marks stand, and another session's form begins afresh."""
    run(page, qtbot, "enter_sheets")
    type_in(page, "45")
    QTest.keyClick(page._paper.line, Qt.Key.Key_Escape)
    settled(page, qtbot)
    assert page._list.hasFocus() and not page._paper.isVisible()
    run(page, qtbot, "enter_sheets")
    assert dict(page._paper._sheet.answers) == {"could-speak": 4, "understood": 5}
    second = page._sessions.sessions[1].id
    given = {"form_id": "pulse-2", "session_id": second, "template": PULSE, "at": NINE}
    act(page.desk, qtbot, actions.add_form, **given)
    page.arrive(session_id=second)
    settled(page, qtbot)
    run(page, qtbot, "enter_sheets")
    assert not page._paper.is_begun


def test_a_blank_sheet_is_not_kept(page: FormsPage, qtbot) -> None:
    """Enter all the way through keeps nothing and says why."""
    run(page, qtbot, "enter_sheets")
    type_in(page, "\n\n\n\n\n\n")
    settled(page, qtbot)
    assert "Nothing is marked" in page._paper._field.refusal and sheets(page, qtbot).answered == 0


def test_the_last_sheets_can_be_taken_back_one_by_one(page: FormsPage, qtbot) -> None:
    """Two sheets typed, two taken back, in the middle of typing the next; then there is none."""
    run(page, qtbot, "enter_sheets")
    type_in(page, "4444\n\n5555\n\n12")
    settled(page, qtbot)
    for left in (1, 0):
        run(page, qtbot, "take_back_sheet")
        assert sheets(page, qtbot).answered == left
    assert dict(page._paper._sheet.answers) == {"could-speak": 1, "understood": 2}
    assert "No sheet" in page.desk.commands.why_not("sessions.take_back_sheet")


def test_a_sheet_the_disk_refused_goes_in_with_the_next(page: FormsPage, qtbot, monkeypatch) -> None:
    """What could not be kept waits in words and is kept with the one after it."""
    from council.store.refusals import StoreBusy
    from ui.sessions.forms import sheets as module

    real, calls = actions.enter_sheet, []

    def once(db, **given):
        calls.append(given)
        if len(calls) == 1:
            raise StoreBusy(reason="disk full")
        return real(db, **given)

    monkeypatch.setattr(module.actions, "enter_sheet", once)
    run(page, qtbot, "enter_sheets")
    type_in(page, "4444\n\n")
    settled(page, qtbot)
    assert "1 sheet is not kept yet" in page._banner.words
    type_in(page, "5555\n\n")
    settled(page, qtbot)
    assert sheets(page, qtbot).answered == 2 and page._banner.words == ""


# ---- reading ----


def test_answers_are_shown_from_five_on(page: FormsPage, qtbot) -> None:
    """Four sheets: a sentence. Five: a chart with its table, and the words."""
    act(page.desk, qtbot, filled, count=4)
    settled(page, qtbot)
    assert "from 5 answers on" in page._results._hidden.text() and page._results._both is None
    act(page.desk, qtbot, filled, count=1)
    settled(page, qtbot)
    chart = page._results._both
    assert chart is not None and not chart.isHidden() and page._results._words.isVisible()
    assert "Mean" in chart.chart.accessibleDescription()
    run(page, qtbot, "answers_table")
    assert chart.is_table and len(page._results.texts.table.values()) == 5
    assert_named(page)


def test_words_become_statements_by_choice(page: FormsPage, qtbot) -> None:
    """Only the answers chosen are taken over."""
    act(page.desk, qtbot, filled, count=5)
    settled(page, qtbot)
    assert "Choose answers" in page.desk.commands.why_not("sessions.take_over_texts")
    page._results.texts.choose(page._results.texts.table.values()[1].id)
    run(page, qtbot, "take_over_texts")
    got: list = []
    page.desk.runner.ask(page, queries.statements_of, got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert [one.text for one in got[0]] == ["wish 1"]


def test_words_are_blanked_after_one_question(page: FormsPage, qtbot) -> None:
    """The question names what goes; then the answer is gone and a banner says so."""
    act(page.desk, qtbot, filled, count=5)
    settled(page, qtbot)
    asked: list = []
    page.desk.feedback.question = lambda *given, **_more: asked.append(given)
    page._results.texts.choose(page._results.texts.table.values()[2].id)
    run(page, qtbot, "blank_words")
    assert asked[0][1] == "Blank 1 answer?"
    asked[0][4]()
    settled(page, qtbot)
    assert [row.text for row in page._results.texts.table.values()] == [
        "wish 0",
        "wish 1",
        "wish 3",
        "wish 4",
    ]
    assert "1 answer is blanked." in page._banner.words


def test_measures_over_sessions_and_their_file(page: FormsPage, qtbot, tmp_path: Path) -> None:
    """One switch shows all sessions, individual beside collective; the export holds what is shown."""
    act(page.desk, qtbot, filled, count=6)
    page._view.choose("over")
    page._view.changed.emit("over")
    settled(page, qtbot)
    chart = page._over._both
    assert "Each for themselves" in chart.chart.accessibleName()
    run(page, qtbot, "answers_table")
    assert chart.is_table
    page.desk.feedback.files = lambda *_given: tmp_path / "answers.csv"
    run(page, qtbot, "export_answers")
    rows = list(csv.DictReader((tmp_path / "answers.csv").read_text("utf-8").splitlines()))
    assert {row["question"] for row in rows} == {one.id for one in PULSE.questions}
    assert_named(page)


# ---- the round ----


def begun(page: FormsPage, qtbot) -> Round:
    act(page.desk, qtbot, actions.begin_round, form_id="pulse-1")
    settled(page, qtbot)
    run(page, qtbot, "hand_round")
    shown = page._rounds.window
    qtbot.waitExposed(shown)
    return shown


def press(shown: Round, key: Qt.Key) -> None:
    QTest.keyClick(shown.focusWidget() or shown, key)


def words_on(shown: Round) -> str:
    labels = [each.text() for each in shown.findChildren(QLabel) if each.isVisible()]
    return "\n".join(labels + [each.toPlainText() for each in shown.findChildren(QPlainTextEdit)])


def answer(shown: Round, marks: str, words: str = "") -> None:
    """One person: Begin, a digit and Enter for each scale, words, Enter, Send."""
    press(shown, ENTER)
    for mark in marks:
        if mark != "-":
            QTest.keyClicks(shown.focusWidget(), mark)
        press(shown, ENTER)
    if words:
        QTest.keyClicks(shown.focusWidget(), words)
    press(shown, ENTER)


def test_a_round_is_worked_by_keys_and_leaves_nothing_on_the_screen(page: FormsPage, qtbot) -> None:
    """Two people answer one after the other; after Send nothing of the first is on the screen or in it."""
    shown = begun(page, qtbot)
    answer(shown, "5-32", "a secret wish")
    assert "Send your answers?" in words_on(shown) and "4 of 5" in words_on(shown)
    press(shown, ENTER)
    settled(page, qtbot)
    assert "Thank you" in words_on(shown) and "secret" not in words_on(shown)
    assert not shown._sheet.answers and shown._words is None
    QApplication.processEvents()
    assert not [each for each in shown.findChildren(QPlainTextEdit) if "secret" in each.toPlainText()]
    press(shown, ENTER)
    answer(shown, "1234")
    press(shown, ENTER)
    settled(page, qtbot)
    assert sheets(page, qtbot).answered == 2
    shown.accept()
    settled(page, qtbot)


def test_nobody_leaves_or_undoes_by_one_key(page: FormsPage, qtbot) -> None:
    """Escape does nothing; Start again forgets; a second Send counts once."""
    shown = begun(page, qtbot)
    press(shown, ENTER)
    QTest.keyClicks(shown.focusWidget(), "4")
    press(shown, Qt.Key.Key_Escape)
    assert shown.isVisible() and shown._sheet.answers == {"could-speak": 4}
    shown.welcome()
    assert not shown._sheet.answers
    answer(shown, "4444")
    shown._send()
    shown._send()
    settled(page, qtbot)
    assert sheets(page, qtbot).answered == 1
    shown.accept()
    settled(page, qtbot)


def test_a_refused_answer_stays_until_sent_again(page: FormsPage, qtbot) -> None:
    """When the round has ended elsewhere the words stand, and say why they were not kept."""
    shown = begun(page, qtbot)
    answer(shown, "4444", "my wish")
    act(page.desk, qtbot, actions.end_round, form_id="pulse-1")
    press(shown, ENTER)
    settled(page, qtbot)
    assert "was not kept" in words_on(shown) and shown._sheet.answers["change-now"] == "my wish"
    act(page.desk, qtbot, actions.begin_round, form_id="pulse-1")
    press(shown, ENTER)
    settled(page, qtbot)
    assert "Thank you" in words_on(shown) and sheets(page, qtbot).answered == 1
    shown.accept()
    settled(page, qtbot)


def test_the_round_is_asked_for_once_and_ended_from_within(page: FormsPage, qtbot) -> None:
    """Beginning asks one question; ending asks one, whose answer by Enter is to go on."""
    asked: list = []
    page.desk.feedback.question = lambda *given, **_more: asked.append(given)
    run(page, qtbot, "hand_round")
    assert len(asked) == 1 and "cannot be undone" in asked[0][2]
    asked[0][4]()
    settled(page, qtbot)
    shown = page._rounds.window
    assert "Results are shown when the round" in page._results._hidden.text()
    shown._ask_end()
    press(shown, ENTER)
    assert "Nothing you answer can be traced" in words_on(shown)
    shown._ask_end()
    shown.over.emit()
    settled(page, qtbot)
    assert page._rounds.window is None and page._form().state == "open"
