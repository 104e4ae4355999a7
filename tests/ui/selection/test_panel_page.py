"""The page of the panel: answers with their days, what is at risk, who follows, what is handed on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from council import clock
from council.people import actions as people
from council.people.reading import read_people
from council.selection import actions
from council.selection.queries import drawing_pool, targets_of
from council.selection.targets import Line
from tests.ui.visiting import assert_named, settle, visit
from ui.page import Desk
from ui.selection.panel.page import PanelPage
from ui.selection.panel.sheets import AnswerSheet, PassphraseSheet

LINES = (Line("gender", "woman", 2, 3), Line("gender", "man", 2, 3), Line("town", "North", 1, 4))
PASSPHRASE = "nine green bottles"


def fill(page: PanelPage, desk: Desk, qtbot: Any) -> None:
    """Forty people of whom five are drawn, contact details in the vault."""
    from council.selection.rules import find_lottery

    rows = [
        f"p{i:02},{('woman', 'man')[i % 2]},{('North', 'South')[i % 3 > 0]},p{i}@example.org"
        for i in range(40)
    ]
    data = ("id,gender,town,email\n" + "\n".join(rows)).encode()
    file = read_people(data, "people.csv", contact=("email",))
    given = {"import_id": clock.new_id(), "people": file, "at": clock.now(), "passphrase": PASSPHRASE}
    desk.runner.act(page, people.name_council, name="Trial", started=clock.now())
    desk.runner.act(page, people.import_pool, **given)
    desk.runner.act(page, actions.set_targets, seats=5, lines=LINES)
    found: list[Any] = []
    desk.runner.ask(page, lambda db: (drawing_pool(db).pool, targets_of(db)), found.append)
    settle(desk.runner, qtbot)
    lottery, draw_id = find_lottery(pool=found[0][0], targets=found[0][1]), clock.new_id()
    desk.runner.act(page, actions.commit_lottery, draw_id=draw_id, lottery=lottery, at=clock.now())
    desk.runner.act(page, actions.keep_draw, draw_id=draw_id, at=clock.now(), digits="321")
    calm(desk, qtbot)


def calm(desk: Desk, qtbot: Any) -> None:
    """Wait until answers that bring new questions are home, too."""
    for _again in range(3):
        settle(desk.runner, qtbot)
    desk.commands.refresh_now()


def do(page: PanelPage, desk: Desk, qtbot: Any, id: str) -> None:
    desk.commands.refresh_now()
    assert page.action(id).isEnabled(), page.action(id).toolTip()
    page.action(id).trigger()
    calm(desk, qtbot)


def show(page: PanelPage, part: str) -> None:
    page._switch.choose(part)
    page._switch.changed.emit(part)


@pytest.fixture
def panel(desk: Desk, qtbot: Any) -> PanelPage:
    """The page of a panel just drawn."""
    page = visit(PanelPage, desk, qtbot)
    fill(page, desk, qtbot)
    return page


def test_answers_are_noted_with_their_day(panel: PanelPage, desk: Desk, qtbot: Any) -> None:
    """A yes of last week stands with its day and its note, in the list and in the seat's history."""
    panel._seats.view.selectRow(0)
    panel._seats.day.setDate(QDate(2026, 3, 2))
    panel._seats.note.setText("by phone")
    do(panel, desk, qtbot, "selection.confirm")
    seat = panel._state.seats[0]
    assert (seat.state, seat.note) == ("confirmed", "by phone")
    assert seat.answered_at.astimezone().date().isoformat() == "2026-03-02"
    assert [one.state for one in panel._seats.history.table.values()] == ["confirmed"]
    assert panel._seats.note.text() == "" and "1 yes" in panel._state.facts
    do(panel, desk, qtbot, "selection.withdraw")
    assert [one.state for one in panel._seats.history.table.values()] == ["confirmed", "withdrawn"]


def test_the_day_of_an_answer_can_be_mended(panel: PanelPage, desk: Desk, qtbot: Any) -> None:
    """Day and note are changed in the history; what was answered stays."""
    panel._seats.view.selectRow(1)
    do(panel, desk, qtbot, "selection.confirm")
    panel._seats.history.selectionModel().clear()
    panel._seats.history.setCurrentIndex(panel._seats.history.sieve.index(0, 0))
    do(panel, desk, qtbot, "selection.change_answer")
    sheet = panel.findChild(AnswerSheet)
    assert_named(sheet)
    sheet._day.editor.setDate(QDate(2026, 1, 7))
    sheet._note.editor.setText("letter")
    sheet.submit()
    calm(desk, qtbot)
    (answer,) = panel._seats.history.table.values()
    assert answer.note == "letter" and answer.at.astimezone().date().isoformat() == "2026-01-07"


def test_a_target_at_risk_says_so(panel: PanelPage, desk: Desk, qtbot: Any) -> None:
    """Counts are of those who said yes; what is missing once somebody declines is said in words."""
    women = [seat.id for seat in panel._state.seats if seat.attributes["gender"] == "woman"]
    desk.runner.act(panel, actions.confirm_seats, seat_ids=women[:1], at=clock.now())
    calm(desk, qtbot)
    row = next(one for one in panel._state.rows if one.view.line.value == "woman")
    assert row.confirmed == 1 and row.members == len(women) and row.ink in ("warn", "quiet")
    desk.runner.act(panel, actions.decline_seats, seat_ids=women[1:], at=clock.now())
    calm(desk, qtbot)
    row = next(one for one in panel._state.rows if one.view.line.value == "woman")
    assert (row.words, row.ink) == ("1 short", "alarm")


def test_a_free_seat_says_what_a_replacement_will_do(panel: PanelPage, desk: Desk, qtbot: Any) -> None:
    """Seats, from whom, who is held and who is out stand there, and no row moves for it; the button asks for
    the page of the draw."""
    assert panel._free.isHidden() and not panel.action("selection.replace").isEnabled()
    panel._seats.view.selectRow(0)
    stood = panel._stacked.y()
    do(panel, desk, qtbot, "selection.decline")
    calm(desk, qtbot)
    assert panel._stacked.y() == stood
    assert panel._free.isVisible() and panel._free._title.text() == "1 seat is free: seat 1 (no)"
    words = panel._free_words.text()
    assert "drawn from 35 people; all 4 members who stay are held" in words
    assert "1 declined or left" in words
    asked: list[tuple[str, dict]] = []
    panel.wants_place.connect(lambda place, hint: asked.append((place, hint)))
    do(panel, desk, qtbot, "selection.replace")
    assert asked == [("selection.draw", {"purpose": "replacement"})]
    desk.runner.undo(panel)
    calm(desk, qtbot)
    assert panel._free.isHidden()


def test_alternates_are_chosen_for_a_stated_chance_to_stay(panel: PanelPage, desk: Desk, qtbot: Any) -> None:
    """What the choice is worth stands in figures, words and a picture; fewer who stay are worse."""
    show(panel, "alternates")
    part = panel._alternates
    part.places.setValue(2)
    do(panel, desk, qtbot, "selection.choose_alternates")
    first = part.choice
    assert first.places == 2 and first.staying == pytest.approx(0.9)
    assert first.mean_with < first.mean_without
    assert part.picture.chart.rows[0][0] == "0" and part.picture.isVisible()
    part.values.choose(("gender", "woman"))
    part.lower.setValue(50)
    desk.commands.refresh_now()
    assert part.choice is None and not panel.action("selection.draw_alternates").isEnabled()
    do(panel, desk, qtbot, "selection.choose_alternates")
    assert part.choice.mean_without > first.mean_without
    assert part.staying().factors == {("gender", "woman"): pytest.approx(50 / 90)}
    asked: list[tuple[str, dict]] = []
    panel.wants_place.connect(lambda place, hint: asked.append((place, hint)))
    do(panel, desk, qtbot, "selection.draw_alternates")
    assert asked == [("selection.draw", {"purpose": "alternates", "choice": part.choice})]
    assert_named(panel)


@pytest.fixture
def waiting(panel: PanelPage, desk: Desk, qtbot: Any) -> PanelPage:
    """The page with two alternates who wait."""
    from council.selection.alternates import choose_alternates, of_kinds
    from council.selection.queries import alternates_pool
    from council.selection.rules import find_lottery

    found: list[Any] = []
    desk.runner.ask(panel, alternates_pool, found.append)
    settle(desk.runner, qtbot)
    choice = choose_alternates(asked=found[0], places=2)
    pool, targets, _seated = of_kinds(found[0], choice)
    lottery, draw_id = find_lottery(pool=pool, targets=targets), clock.new_id()
    given = {"purpose": "alternates", "choice": choice, "at": clock.now()}
    desk.runner.act(panel, actions.commit_lottery, draw_id=draw_id, lottery=lottery, **given)
    desk.runner.act(panel, actions.keep_draw, draw_id=draw_id, at=clock.now())
    calm(desk, qtbot)
    return panel


def test_an_alternate_is_called_up(waiting: PanelPage, desk: Desk, qtbot: Any) -> None:
    """While no seat is free nobody is; then the one who helps most gets a seat, and undo takes it."""
    assert len(waiting._state.alternates) == 2 and "2 alternates wait" in waiting._state.facts
    assert not waiting.action("selection.call_up").isEnabled()
    waiting._seats.view.selectRow(0)
    do(waiting, desk, qtbot, "selection.decline")
    wanted = waiting._state.proposed.ref
    do(waiting, desk, qtbot, "selection.call_up")
    assert (waiting._state.seats[-1].ref, waiting._state.seats[-1].number) == (wanted, 6)
    assert [one.state for one in waiting._state.alternates].count("called") == 1
    assert waiting._free.isHidden()
    desk.runner.undo(waiting)
    calm(desk, qtbot)
    assert len(waiting._state.seats) == 5


def test_an_alternate_is_let_go(waiting: PanelPage, desk: Desk, qtbot: Any) -> None:
    """Who says no to waiting waits no longer."""
    show(waiting, "alternates")
    waiting._alternates.view.selectRow(0)
    do(waiting, desk, qtbot, "selection.release")
    assert [one.state for one in waiting._state.alternates].count("released") == 1


def test_the_lists_are_handed_on(waiting: PanelPage, desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """Panel, alternates and stages are tables; the stages of people add up."""
    names = {"panel": "panel.csv", "alternates": "alternates.csv", "stages": "stages.csv"}
    for id, name in names.items():
        desk.feedback.files = lambda *_given, name=name: tmp_path / name
        do(waiting, desk, qtbot, f"selection.export_{id}")
    head = (tmp_path / "panel.csv").read_text().splitlines()[0]
    assert head == "id,gender,town,seat,answer,answered,draw"
    assert len((tmp_path / "alternates.csv").read_text().splitlines()) == 3
    stages = {row.id: row.people for row in waiting._state.stages}
    assert stages["registered"] == 40 and stages["drawn"] == 5 and stages["alternates"] == 2
    assert "Drawn for the panel,5," in (tmp_path / "stages.csv").read_text()


def test_the_contact_sheet_asks_for_the_passphrase(
    waiting: PanelPage, desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    """A wrong passphrase is refused at its field; the right one writes members and alternates alone."""
    desk.feedback.files = lambda *_given: tmp_path / "contacts.csv"
    do(waiting, desk, qtbot, "selection.export_contacts")
    sheet = waiting.findChild(PassphraseSheet)
    assert_named(sheet)
    sheet._line.editor.setText("wrong one")
    sheet.submit()
    calm(desk, qtbot)
    assert sheet._line.refusal and not (tmp_path / "contacts.csv").exists()
    sheet._line.editor.setText(PASSPHRASE)
    sheet.submit()
    calm(desk, qtbot)
    lines = (tmp_path / "contacts.csv").read_text().splitlines()
    assert len(lines) == 1 + 5 + 2 and lines[0].startswith("seat,answer,id,")
    assert all("@example.org" in line for line in lines[1:])


def test_the_certificate_of_any_draw_is_exported(
    waiting: PanelPage, desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    """The newest is meant unless one is chosen in the list of draws."""
    from council.selection.verify import verify_folder

    desk.feedback.files = lambda *_given: tmp_path / "second"
    do(waiting, desk, qtbot, "selection.export_certificate")
    assert verify_folder(tmp_path / "second" / "certificate").exit == 0
    show(waiting, "draws")
    waiting._draws.selectRow(0)
    desk.feedback.files = lambda *_given: tmp_path / "first"
    do(waiting, desk, qtbot, "selection.export_certificate")
    first, second = (
        (tmp_path / one / "certificate" / "commitment.json").read_bytes() for one in ("first", "second")
    )
    assert first != second and verify_folder(tmp_path / "first" / "certificate").exit == 0


def test_answers_are_noted_by_keyboard(panel: PanelPage, desk: Desk, qtbot: Any) -> None:
    """From the list alone: Down chooses, Ctrl+Y notes, all with names; Ctrl+D takes it back to a no."""
    panel._seats.view.setFocus()
    QTest.keyClick(panel._seats.view, Qt.Key.Key_Down)
    desk.commands.refresh_now()
    QTest.keyClick(panel._seats.view, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    calm(desk, qtbot)
    assert [one.state for one in panel._state.seats].count("confirmed") == 1
    QTest.keyClick(panel._seats.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    calm(desk, qtbot)
    assert [one.state for one in panel._state.seats].count("declined") == 1
    for part in panel._parts:
        show(panel, part)
        assert_named(panel)


def test_a_day_is_a_moment() -> None:
    """Today is now; another day is its noon, here."""
    from datetime import date

    from ui.selection.panel.state import at_of

    now = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)
    assert at_of(now.astimezone().date(), now) == now
    assert at_of(date(2026, 2, 1), now).astimezone().strftime("%Y-%m-%d %H:%M") == "2026-02-01 12:00"
