"""The page of the day: readiness, planned beside actual, overruns fitted in sight; by keyboard alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

from council import clock
from council.sessions import actions, queries
from council.sessions.plans import ItemPlan, SessionPlan
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.page import Desk
from ui.sessions.plan.day import DayPage
from ui.sessions.plan.day_forms import CarryForm, EndForm, ReasonForm
from ui.sessions.plan.fit_sheet import FitSheet

ITEMS = (
    ItemPlan("Check-in", 30, method="check-in-round", buffer=5, rank=3, least_minutes=15),
    ItemPlan("Talks", 60, least_minutes=50, buffer=10),
    ItemPlan("Café", 60, least_minutes=60, rank=3, may_carry=True),
    ItemPlan("Decision", 60, protected=True, rank=1),
)


pytestmark = pytest.mark.usefixtures("still_clock")


def planned(db, *, late: int = 0) -> tuple[str, tuple[str, ...]]:
    """Two sessions; the first was to begin so many minutes ago and lasts four hours."""
    start = clock.now() - timedelta(minutes=late)
    ids = []
    for at, title in enumerate(("Learning", "Deciding")):
        day = start + timedelta(days=7 * at)
        plan = SessionPlan(
            title, day, day + timedelta(hours=4), latest_end=day + timedelta(hours=4, minutes=15)
        )
        ids.append(actions.plan_session(db, session=plan))
        db.flush()
    items = actions.add_items(db, session_id=ids[0], items=ITEMS)
    db.flush()
    return ids[0], items


def running(db, *, late: int = 40) -> tuple[str, tuple[str, ...]]:
    """The first item runs since the session began."""
    session_id, items = planned(db, late=late)
    at = clock.now() - timedelta(minutes=late)
    actions.start_session(db, session_id=session_id, at=at, reason="Test")
    db.flush()
    actions.start_item(db, item_id=items[0], at=at)
    db.flush()
    return session_id, items


class Hands:
    """A facilitator at the page of the day."""

    def __init__(self, page: DayPage, qtbot) -> None:
        self.page, self.qtbot, self.desk = page, qtbot, page.desk

    def settle(self) -> None:
        settle(self.desk.runner, self.qtbot)
        self.desk.commands.refresh_now()

    def run(self, command: str) -> None:
        self.desk.commands.run(f"sessions.{command}")
        self.settle()

    def dialog(self, kind: type[QDialog]) -> QDialog:
        return self.page.findChildren(kind)[-1]

    def rows(self) -> dict[str, tuple[str, ...]]:
        return {row[0]: tuple(row[1:]) for row in self.page._view.grid()[1:]}

    def facts(self) -> str:
        return self.page.head._facts.text()

    def told(self) -> list[str]:
        return [told.title for told in self.page._told.table.values()]

    def ask(self, query, **given):
        got = []
        self.desk.runner.ask(self.page, query, got.append, **given)
        self.qtbot.waitUntil(lambda: bool(got))
        return got[0]


def hands(desk: Desk, qtbot, prepare, **given) -> Hands:
    got: list = []
    desk.runner.act(qtbot, prepare, got.append, **given)
    qtbot.waitUntil(lambda: bool(got))
    made = Hands(visit(DayPage, desk, qtbot), qtbot)
    made.session_id, made.items = got[0].value
    made.settle()
    return made


@pytest.fixture
def before(desk: Desk, qtbot) -> Hands:
    """A day that has not begun."""
    return hands(desk, qtbot, planned)


@pytest.fixture
def day(desk: Desk, qtbot) -> Hands:
    """A day on which the first item is ten minutes over."""
    return hands(desk, qtbot, running)


def test_an_empty_page_leads_to_the_plan(desk: Desk, qtbot) -> None:
    """Without a session the page says what it is for, and its button goes to the plan."""
    page = visit(DayPage, desk, qtbot)
    assert page.is_empty
    went: list = []
    page.wants_place.connect(lambda place, hint: went.append((place, hint)))
    desk.commands.run("sessions.plan_session")
    assert went == [("sessions.plan", {"plan": True})]


def test_what_a_session_needs_stands_before_it(before: Hands) -> None:
    """Each need in a sentence; the first open one is chosen, and Enter goes where it is done."""
    assert before.told()[:2] == ["The agenda fits.", "Nobody is seated yet."]
    assert not before.page._view.isVisible()
    assert before.page._told.current().id == "seating"
    went: list = []
    before.page.wants_place.connect(lambda place, hint: went.append((place, hint)))
    QTest.keyClick(before.page._told, Qt.Key.Key_Return)
    assert went == [("sessions.tables", {"session_id": before.session_id})]


def test_a_need_is_waived_only_with_a_reason(before: Hands) -> None:
    """An empty reason is refused in the form; the same command needs it again."""
    before.run("waive_need")
    form = before.dialog(ReasonForm)
    keys(form._reason.editor, "", Qt.Key.Key_Return)
    assert form._reason.refusal
    keys(form._reason.editor, "Small circle", Qt.Key.Key_Return)
    before.settle()
    assert before.page._told.table.values()[1].quiet == "Goes without. Small circle"
    before.page._told.choose("seating")
    before.run("waive_need")
    assert before.page._told.table.values()[1].quiet == "Seating"


def test_a_session_starts_without_what_is_open_when_somebody_says_why(before: Hands) -> None:
    """The form names what is open; the reason stays with the session, and one undo takes it all back."""
    before.run("start_session")
    form = before.dialog(ReasonForm)
    assert "Nobody is seated yet." in form._lead.text()
    keys(form._reason.editor, "Outdoors", Qt.Key.Key_Return)
    before.settle()
    assert "running" in before.facts()
    before.desk.runner.undo(before.page)
    before.settle()
    assert "planned" in before.facts()


def test_planned_stands_beside_actual(day: Hands) -> None:
    """An item over its time says so, what follows moves, and the head says how much is free."""
    check_in, talks = day.rows()["Check-in"], day.rows()["Talks"]
    assert check_in[0].endswith(", 30 min") and check_in[1].endswith(", 40 min")
    assert check_in[2:] == ("+10", "runs, 10 min over")
    assert talks[0] != talks[1]
    assert "10 minutes behind plan" in day.facts()
    assert "5 minutes free before the end" in day.facts()
    assert "stage 1 of 2" in day.page._running.text()


def test_the_day_goes_on_by_keys(day: Hands) -> None:
    """Next stage, next item, a pause and going on: each by its command, without a dialog."""
    day.run("next_stage")
    assert "stage 2 of 2" in day.page._running.text()
    day.run("next_item")
    assert day.page._running.text().startswith("Talks")
    assert day.rows()["Check-in"][3] == "done"
    day.run("go_on")
    assert "paused" in day.facts()
    day.run("go_on")
    assert "running" in day.facts()
    day.run("item_done")
    assert day.page._running.text() == "Nothing runs just now."


def test_enter_starts_the_chosen_item(day: Hands) -> None:
    """Whatever row is chosen, Enter starts it, and says why where it cannot."""
    day.page._view.choose(day.items[1])
    QTest.keyClick(day.page._view, Qt.Key.Key_Return)
    day.settle()
    assert day.rows()["Talks"][3].startswith("runs")
    day.page._view.choose(day.items[0])
    QTest.keyClick(day.page._view, Qt.Key.Key_Return)
    day.settle()
    assert day.rows()["Check-in"][3] == "done"


def test_what_an_overrun_took_is_told(desk: Desk, qtbot) -> None:
    """Check-in 35 minutes over: buffers, then the talks give, in words with their minutes."""
    day = hands(desk, qtbot, running, late=65)
    gives = "the buffer after Talks gives 10 minutes, Talks gives 5 minutes"
    said = day.page._standing.text()
    assert said == f"It fits when the buffer after Check-in gives 5 minutes, {gives}."
    day.run("next_item")
    (told,) = day.page._told.table.values()
    assert told.title == "The buffer after Talks gives 10 minutes, Talks gives 5 minutes"
    assert told.quiet.endswith("15 minutes too many, an item ended")
    assert (day.rows()["Talks"][2], day.rows()["Decision"][2]) == ("−5", "0")


def test_an_overrun_beyond_that_is_proposed_step_by_step(desk: Desk, qtbot) -> None:
    """Before and after stand side by side; each box shows what it would change, and nothing is done yet."""
    day = hands(desk, qtbot, running, late=120)
    assert "missing for Decision" in day.page._standing.text()
    day.run("fit_agenda")
    sheet = day.dialog(FitSheet)
    assert "missing for the decision" in sheet._sentence.text()
    sheet.drop.setChecked(True)
    day.settle()
    after = {row[0]: row[1:] for row in sheet.view.grid()[1:]}
    assert after["Café"] == ["60", "–", "−60", "carried over"]
    assert "missing" not in sheet._sentence.text()
    assert day.ask(queries.replans_of, session_id=day.session_id) == ()
    sheet.verb.click()
    day.settle()
    assert day.rows()["Café"][3] == "carried over to session 2"
    (kept,) = day.ask(queries.replans_of, session_id=day.session_id)
    assert (kept.reason, kept.gone) == ("overrun", {day.items[2]: "carried"})


def test_protected_minutes_are_taken_by_one_question_that_names_them(desk: Desk, qtbot) -> None:
    """The question names the item and its minutes; without a yes nothing changes."""
    day = hands(desk, qtbot, running, late=150)
    asked: list = []
    day.desk.feedback.question = lambda *given, **more: asked.append(given)
    day.run("fit_agenda")
    sheet = day.dialog(FitSheet)
    sheet.cede.setChecked(True)
    day.settle()
    sheet.verb.click()
    day.settle()
    assert "Decision" in asked[0][1] and "of its protected time" in asked[0][2]
    assert day.rows()["Decision"][2] == "0"
    asked[0][4]()
    day.settle()
    assert day.rows()["Decision"][2].startswith("−")


def test_an_item_is_carried_to_the_session_chosen(day: Hands) -> None:
    """It stays in the record here and stands in the other session with its origin."""
    day.page._view.choose(day.items[2])
    day.run("carry_item")
    form = day.dialog(CarryForm)
    form.submit()
    day.settle()
    assert day.rows()["Café"][3] == "carried over to session 2"
    sessions = day.ask(queries.sessions_of)
    (item,) = day.ask(queries.agenda_of, session_id=sessions[1].id)
    assert (item.title, item.from_session) == ("Café", 1)


def test_what_was_not_reached_is_settled_at_the_end(day: Hands) -> None:
    """Ending names what is left; what is ticked is carried over, the rest stays as given up."""
    day.run("close_day")
    form = day.dialog(EndForm)
    assert [box.isChecked() for box, _id in form._boxes] == [False, True, False]
    form.submit()
    day.settle()
    states = {title: row[3] for title, row in day.rows().items()}
    assert states == {
        "Check-in": "done", "Talks": "given up", "Café": "carried over to session 2", "Decision": "given up",
    }  # fmt: skip
    assert "ended" in day.facts()
    assert day.desk.commands.why_not("sessions.next_item") == "The session has ended."


def test_parked_lines_are_named_when_the_day_ends(day: Hands, qtbot) -> None:
    """Those without owner or reason stand in the question that ends the session, as on the live page."""
    session = day.ask(queries.sessions_of)[0]
    day.desk.runner.act(
        qtbot,
        actions.capture_statement,
        statement_id=clock.new_id(),
        session_id=session.id,
        text="Buses",
        kind="parking",
        at=clock.now(),
    )
    day.settle()
    day.run("close_day")
    said = [one.text() for one in day.dialog(EndForm).findChildren(QLabel)]
    assert any("1 parked line has neither an owner nor a reason" in words for words in said)
    day.dialog(EndForm).reject()


def test_everything_has_a_name(desk: Desk, qtbot) -> None:
    """A screen reader can name every widget Tab reaches, dialogs included."""
    day = hands(desk, qtbot, running, late=120)
    assert_named(day.page)
    for command, kind in (("fit_agenda", FitSheet), ("close_day", EndForm)):
        day.run(command)
        assert_named(day.dialog(kind))
        day.dialog(kind).reject()
