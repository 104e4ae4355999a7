"""The tables page: a seating beside the store, moves by hand, rules, export."""

from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtCore import QPoint

from council.sessions import actions
from tests.ui.sessions.seating import run, wait
from tests.ui.visiting import assert_named, visit
from ui.page import Desk
from ui.sessions.seats.tables import TablesPage
from ui.sessions.seats.tables_forms import MoveForm, RuleForm, TablesForm


def seated(desk: Desk, qtbot) -> TablesPage:
    """The tables page with four tables and a proposed seating."""
    page = visit(TablesPage, desk, qtbot)
    run(page, qtbot, "sessions.lay_tables")
    form = page.findChildren(TablesForm)[-1]
    form.count.setValue(4)
    form.places.setValue(7)
    form.submit()
    wait(page, qtbot)
    run(page, qtbot, "sessions.propose_seating")
    qtbot.waitUntil(lambda: page._seating is not None, timeout=20_000)
    wait(page, qtbot)
    return page


def tables_by_seat(page: TablesPage) -> dict[int, int]:
    return {place.seat_number: place.table_number for place in page._seating.places}


def test_a_seating_is_proposed_beside_the_store(panel: Desk, qtbot) -> None:
    """From an empty page to tables with everyone seated, figures with their base beside."""
    page = seated(panel, qtbot)
    assert sorted(tables_by_seat(page)) == list(range(1, 25))
    assert [tile.value for tile in page._tiles._shown][0] == "0 of 20"
    assert "24 seated" in page.head._facts.text()
    assert "Nobody" not in page._about.text()
    assert_named(page)


def test_a_seat_moves_by_keyboard_and_is_pinned(panel: Desk, qtbot) -> None:
    """M moves the chosen seat; proposing anew leaves it there; I unpins."""
    page = seated(panel, qtbot)
    page._cards.choose_number(5)
    run(page, qtbot, "sessions.move_seat")
    form = page.findChildren(MoveForm)[-1]
    goal = form.table_id
    form.submit()
    wait(page, qtbot)
    table = tables_by_seat(page)[5]
    assert goal == next(each.id for each in page._tables if each.number == table)
    run(page, qtbot, "sessions.propose_seating")
    wait(page, qtbot)
    assert tables_by_seat(page)[5] == table
    page._cards.choose_number(5)
    run(page, qtbot, "sessions.pin_seat")
    assert not any(place.pinned for place in page._seating.places)


def test_a_seat_is_dragged_to_another_table_or_seat(panel: Desk, qtbot) -> None:
    """Let go over a card it moves, over a seat the two exchange."""
    page = seated(panel, qtbot)
    (first, seats, _), (second, others, _) = list(page._cards._cards.values())[:2]
    one, other = seats.table.values()[0], others.table.values()[0]
    seats.choose(one.id)
    target = second.mapToGlobal(QPoint(4, 4))
    seats.dropped.emit(one, target)
    wait(page, qtbot)
    assert tables_by_seat(page)[one.number] == 2
    two = seats.table.values()[0]
    seats.dropped.emit(
        two, others.viewport().mapToGlobal(others.visualRect(others.model().index(0, 0)).center())
    )
    wait(page, qtbot)
    moved = tables_by_seat(page)
    assert moved[two.number] == 2
    assert 1 in (moved[other.number], moved[one.number])


def test_a_full_table_refuses_in_words(panel: Desk, qtbot) -> None:
    """Moving to a full table says so and offers an exchange."""
    page = seated(panel, qtbot)
    target = page._tables[1]
    for seat in [place for place in page._seating.places if place.table_number == 1][:2]:
        page.act(actions.move_place, None, place_id=seat.id, table_id=target.id)
    wait(page, qtbot)
    assert "Exchange two people" in page._banner.words


def test_rules_are_kept_or_named(panel: Desk, qtbot) -> None:
    """A rule is added in numbers; two that clash are named and nothing is kept."""
    page = seated(panel, qtbot)
    for kind in ("together", "apart"):
        run(page, qtbot, "sessions.add_rule")
        form = page.findChildren(RuleForm)[-1]
        form._kind.setCurrentIndex(form._kind.findData(kind))
        form._seats.editor.setText("1, 99")
        form.submit()
        assert form._seats.refusal == "There is no seat 99."
        form._seats.editor.setText("1, 2")
        form.submit()
        wait(page, qtbot)
    before = tables_by_seat(page)
    run(page, qtbot, "sessions.propose_seating")
    qtbot.waitUntil(lambda: bool(page._banner.words), timeout=20_000)
    assert "seats 1, 2 together; seats 1, 2 apart" in page._banner.words
    assert tables_by_seat(page) == before


def test_too_few_places_are_said(panel: Desk, qtbot) -> None:
    """Places missing are named with the numbers."""
    got: list = []
    panel.runner.act(qtbot, actions.lay_tables, got.append, count=2, places=8)
    page = visit(TablesPage, panel, qtbot)
    run(page, qtbot, "sessions.propose_seating")
    assert "8 places are missing" in page._banner.words


def test_the_plan_is_written_as_a_table(panel: Desk, qtbot, tmp_path: Path) -> None:
    """The exported plan names session, table, seat and alias of everyone."""
    page = seated(panel, qtbot)
    page.save_file = lambda title, name, filters, then: then(tmp_path / name)
    run(page, qtbot, "sessions.export_seating")
    wait(page, qtbot)
    rows = list(csv.DictReader((tmp_path / "seating-1.csv").read_text("utf-8-sig").splitlines()))
    assert len(rows) == 24
    assert {row["seat"] for row in rows} == {str(number) for number in range(1, 25)}
    assert set(rows[0]) == {"session", "table", "seat", "alias"}


def test_on_the_day_the_fewest_move(panel: Desk, qtbot) -> None:
    """Four stay away: those who came are re-seated, the moves said, and undo brings the plan back."""
    page = seated(panel, qtbot)
    before = tables_by_seat(page)
    away = [place.seat_id for place in page._seating.places if place.table_number == 1][:4]
    session_id = page._picker.currentData()
    given = {"session_id": session_id, "seat_ids": away, "state": "absent", "at": page._seating.at}
    page.act(actions.mark_attendance, None, **given)
    wait(page, qtbot)
    assert "4 away" in page.head._facts.text()
    run(page, qtbot, "sessions.reseat")
    qtbot.waitUntil(lambda: bool(page._banner.words), timeout=20_000)
    wait(page, qtbot)
    after = tables_by_seat(page)
    moved = [number for number, table in after.items() if before[number] != table]
    assert len(after) == 20
    assert 3 <= len(moved) <= 8
    assert all(f"Seat {number}:" in page._banner.words for number in moved)
    page.desk.runner.undo(page)
    wait(page, qtbot)
    assert tables_by_seat(page) == before
