"""The page of questions: what was captured stands there at once; ranked, merged, answered by keys."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from council import clock
from council.sessions import actions, queries
from council.sessions.asked.actions import EvidencePlan
from council.sessions.plans import SessionPlan
from council.sessions.wording import ImportedStatement
from tests.ui.visiting import assert_named, no_window, settle, visit
from ui.sessions.asked import state
from ui.sessions.asked.forms import AnswerForm, DayForm, EvidenceForm, NameForm, WordsForm
from ui.sessions.asked.page import AskedPage
from ui.sessions.times import date_words, day_words

TEXTS = (("Who pays?", "question"), ("What is it worth?", "question"), ("Buses", "parking"), ("Fine", "view"))


@pytest.fixture
def asked(desk, qtbot):
    """The page over a session with two questions and a parked line."""

    class Asked:
        def act(self, verb, **given):
            got = []
            desk.runner.act(qtbot, verb, got.append, **given)
            qtbot.waitUntil(lambda: bool(got))
            return got[0].value

        def read(self, query):
            got = []
            desk.runner.ask(qtbot, query, got.append, session_id=self.session)
            qtbot.waitUntil(lambda: bool(got))
            return got[0]

        def settle(self):
            for _round in range(2):
                settle(desk.runner, qtbot)
            desk.commands.refresh_now()

        def form(self, kind):
            """The form that is open now."""
            self.settle()
            found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
            return found[-1]

        def keep(self, form):
            form.submit()
            self.settle()
            assert not isValid(form) or not form.isVisible()

        def press(self, widget, key, keys=Qt.KeyboardModifier.NoModifier):
            widget.window().activateWindow()  # offscreen no window comes back by itself
            widget.setFocus()
            qtbot.waitUntil(widget.hasFocus)
            QTest.keyClick(widget, key, keys)
            self.settle()

    made = Asked()
    now = clock.now()
    plan = SessionPlan(title="Day", start=now, end=now + timedelta(hours=2))
    made.session = made.act(actions.plan_session, session=plan)
    said = [ImportedStatement(text=text, kind=kind, session_id=made.session) for text, kind in TEXTS]
    made.act(actions.import_statements, statements=said, at=now)
    made.page = visit(AskedPage, desk, qtbot)
    made.settle()
    made.page.take_focus()
    yield made
    made.page.hide()
    settle(desk.runner, qtbot)


def test_captured_questions_stand_here(asked):
    """Questions only; a parked line among the parked ones, and the facts say how many are open."""
    assert [q.text for q in asked.page.questions._table.values()] == ["Who pays?", "What is it worth?"]
    assert [line.text for line in asked.page.lot._table.values()] == ["Buses"]
    assert "2 of 2 questions" in asked.page.head._facts.text()
    assert asked.page.questions.list.hasFocus()
    assert_named(asked.page)


def test_a_day_is_written_as_days_are_written_here():
    """A day that is kept as 2026-03-06 is shown as on every other page of the room."""
    question = SimpleNamespace(state="due", due="2026-03-06")
    assert state.question_side(question) == f"Due {day_words(datetime(2026, 3, 6, 12, tzinfo=UTC), 'UTC')}"
    assert "2026-03" not in state.question_side(question)
    assert date_words("soon") == "soon"


def test_two_keys_rank(asked):
    """Plus ranks the chosen one, minus takes its rank away."""
    view = asked.page.questions.list
    view.choose(asked.page.questions._table.values()[1].id)
    asked.press(view, Qt.Key.Key_Plus)
    assert [(q.text, q.rank) for q in asked.read(queries.questions_of)] == [
        ("What is it worth?", 1),
        ("Who pays?", 0),
    ]
    asked.press(view, Qt.Key.Key_Minus)
    assert [q.rank for q in asked.read(queries.questions_of)] == [0, 0]


def test_marked_questions_become_one(asked):
    """Marked with Shift and an arrow, G makes one of them; its words begin as both wordings."""
    view = asked.page.questions.list
    asked.press(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    asked.press(view, Qt.Key.Key_G)
    form = asked.form(WordsForm)
    assert form.words == "Who pays?\nWhat is it worth?"
    asked.keep(form)
    only = asked.read(queries.questions_of)
    assert len(only) == 1 and only[0].numbers == (1, 2)


def test_an_empty_answer_is_refused_in_the_form(asked):
    """The form stays, says why, and keeps what was typed; then the answer is kept."""
    asked.press(asked.page.questions.list, Qt.Key.Key_Return)
    form = asked.form(AnswerForm)
    form._sources.setText("Budget, p. 3")
    form.submit()
    asked.settle()
    assert form.isVisible() and form._sources.text() == "Budget, p. 3"
    form._answer.setPlainText("The county")
    asked.keep(form)
    first = asked.read(queries.questions_of)[0]
    assert (first.answer, first.sources) == ("The county", "Budget, p. 3")


def test_a_speaker_and_a_day(asked):
    """S gives it to a speaker, D says by when an answer is due."""
    asked.act(actions.add_party, name="Dr Moss", kind="speaker")
    asked.settle()
    view = asked.page.questions.list
    asked.press(view, Qt.Key.Key_S)
    form = asked.form(NameForm)
    assert [form._name.itemText(at) for at in range(form._name.count())] == ["Dr Moss"]
    form._name.setEditText("Dr Moss")
    asked.keep(form)
    asked.press(view, Qt.Key.Key_D)
    asked.keep(asked.form(DayForm))
    first = asked.read(queries.questions_of)[0]
    assert first.speaker == "Dr Moss" and first.state == "due" and len(first.due) == 10


def test_evidence_and_its_balance(asked):
    """Added in a form, the minutes by position stand under the list as bars with a table."""
    asked.page.desk.commands.run("sessions.evidence")
    asked.settle()
    asked.page.desk.commands.run("sessions.add_evidence")
    form = asked.form(EvidenceForm)
    form.submit()
    asked.settle()
    assert form.isVisible()
    form._title.setText("Study")
    form._source.setText("Dr Moss")
    form._position.setEditText("for")
    asked.keep(form)
    plan = EvidencePlan("Letter", "Union", "against", 5)
    asked.act(actions.add_evidence, session_id=asked.session, evidence=plan, at=clock.now())
    asked.settle()
    chart = asked.page.evidence._chart
    assert [row[:2] for row in chart._table.values()] == [("for", "15"), ("against", "5")]
    asked.page.evidence._turn_over()
    assert chart.is_table


def test_a_parked_line_gets_an_owner_or_a_reason(asked):
    """Enter hands it on, C closes it with a reason; nobody and no reason are refused in the form."""
    asked.page.desk.commands.run("sessions.parking")
    asked.settle()
    view = asked.page.lot.list
    assert view.hasFocus()
    asked.press(view, Qt.Key.Key_Return)
    form = asked.form(NameForm)
    form.submit()
    asked.settle()
    assert form.isVisible()
    form._name.setEditText("City desk")
    asked.keep(form)
    assert asked.read(queries.parked_of)[0].owner == "City desk"
    asked.press(view, Qt.Key.Key_C)
    form = asked.form(WordsForm)
    form._words.setPlainText("Out of scope")
    asked.keep(form)
    assert asked.read(queries.parked_of)[0].state == "closed"
    asked.press(view, Qt.Key.Key_Backspace)
    assert asked.read(queries.parked_of)[0].is_open


def test_who_comes_to_the_parking_lot_stands_in_its_list(asked, desk, qtbot):
    """The focus waits for the list: a page just built has none before its answers have come."""
    with no_window():
        fresh = AskedPage(desk)
    qtbot.addWidget(fresh)
    fresh.show()
    fresh.activateWindow()
    fresh.arrive(session_id=asked.session, part="parking")
    fresh.take_focus()
    asked.settle()
    qtbot.waitUntil(fresh.lot.list.hasFocus)


def test_where_a_question_goes():
    """Up an unranked one joins the end, a ranked one climbs; down the last one leaves the order."""

    class Q:
        def __init__(self, id, rank):
            self.id, self.rank = id, rank

    three = [Q("a", 1), Q("b", 2), Q("c", 0)]
    assert state.moved(three, "c", -1) == ("a", "b", "c")
    assert state.moved(three, "b", -1) == ("b", "a")
    assert state.moved(three, "a", -1) == ("a", "b")
    assert state.moved(three, "a", 1) == ("b", "a")
    assert state.moved(three, "b", 1) == ("a",)
    assert state.moved(three, "c", 1) == ("a", "b")
