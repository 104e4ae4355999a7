"""The tables page: a seating beside the store, people moved by hand and by keys, rules, rounds, the day."""

from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from council.sessions import actions
from tests.ui.sessions.seating import run, wait
from tests.ui.visiting import assert_named, keys, visit
from ui.page import Desk
from ui.sessions.seats.rule_form import RuleForm
from ui.sessions.seats.tables import NOTHING, TablesPage
from ui.sessions.seats.tables_forms import RoundsForm, StaffForm, TableForm, TablesForm
from ui.widgets import Button


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
    qtbot.waitUntil(lambda: page._room.seating is not None, timeout=20_000)
    wait(page, qtbot)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def tables_by_seat(page: TablesPage) -> dict[int, int]:
    return {place.seat_number: place.table_number for place in page._room.seating.places}


def figure(page: TablesPage, id: str):
    return next(line for line in page._lists.figures.table.values() if line.id == id)


def press(page: TablesPage, key: Qt.Key, text: str = "") -> None:
    """A key in whatever of the page has the focus, as the window would hand it on."""
    page.desk.commands.refresh_now()
    QTest.keyClick(page.focusWidget(), key)


def test_a_seating_is_proposed_beside_the_store(panel: Desk, qtbot) -> None:
    """From an empty page to tables with everyone seated, every figure with its base."""
    page = seated(panel, qtbot)
    assert sorted(tables_by_seat(page)) == list(range(1, 25))
    assert page._tiles.values[0] == "0"
    assert figure(page, "misses").base.startswith("of 20")
    assert figure(page, "field:gender").base == "of 8"
    assert all(line.base for line in page._lists.figures.table.values())
    assert "24 seated" in page.head._facts.text()
    assert "Nobody" not in page._about.text()
    assert_named(page)


def test_a_seat_is_moved_by_keyboard_alone(panel: Desk, qtbot) -> None:
    """Digits find the seat, M and a number move it; the figures are said before Enter, and after."""
    page = seated(panel, qtbot)
    page._cards.setFocus()
    for digit in "15":
        QTest.keyClicks(page.focusWidget(), digit)
    assert page._cards.current().number == 15
    here = tables_by_seat(page)[15]
    goal = next(number for number in (1, 2, 3, 4) if number != here)
    before = figure(page, "pairs").now
    press(page, Qt.Key.Key_M)
    assert page._line._line.hasFocus() and not page._buttons.isVisible()
    keys(page._line._line, str(goal))
    told = page._about.text()
    assert told.startswith(f"Seat 15 to table {goal}")
    then = figure(page, "pairs").then
    assert f"Pairs who have met  {before} → {then}" in told
    assert tables_by_seat(page)[15] == here
    QTest.keyClick(page._line._line, Qt.Key.Key_Return)
    wait(page, qtbot)
    assert tables_by_seat(page)[15] == goal
    assert figure(page, "pairs").now == then
    assert page._cards.current().number == 15 and page._cards.current().pinned
    assert page.focusWidget() is page._cards._cards[page._cards.table_id][1]


def test_arrows_step_through_tables_and_esc_leaves_all_as_it_was(panel: Desk, qtbot) -> None:
    """Down in the line goes from table to table; Esc closes it, moves nobody, and the seat has the focus."""
    page = seated(panel, qtbot)
    before = tables_by_seat(page)
    page._cards.choose_number(5)
    run(page, qtbot, "sessions.move_seat")
    stepped = []
    for _time in range(4):
        QTest.keyClick(page._line._line, Qt.Key.Key_Down)
        stepped.append(int(page._line.text))
    others = [number for number in (1, 2, 3, 4) if number != before[5]]
    assert stepped == [*others, others[0]]
    QTest.keyClick(page._line._line, Qt.Key.Key_Up)
    assert int(page._line.text) == others[-1]
    QTest.keyClick(page._line._line, Qt.Key.Key_Escape)
    wait(page, qtbot)
    assert tables_by_seat(page) == before
    assert page._line.isHidden() and page._cards.current().number == 5
    assert not any(line.then for line in page._lists.figures.table.values())


def test_two_exchange_by_keyboard_and_a_wrong_target_says_why(panel: Desk, qtbot) -> None:
    """@ and a seat's number exchanges; a table or seat that cannot be is refused where it is typed."""
    page = seated(panel, qtbot)
    before = tables_by_seat(page)
    other = next(seat for seat, table in before.items() if table != before[5])
    mate = next(seat for seat, table in before.items() if table == before[5] and seat != 5)
    page._cards.choose_number(5)
    run(page, qtbot, "sessions.move_seat")
    for text, words in (("9", "no table 9"), (f"@{mate}", "one table"), ("@99", "not seated"), ("x", "Type")):
        page._line._line.setText("")
        keys(page._line._line, text, Qt.Key.Key_Return)
        assert words in page._line._field.refusal
    page._line._line.setText("")
    keys(page._line._line, f"@{other}", Qt.Key.Key_Return)
    wait(page, qtbot)
    after = tables_by_seat(page)
    assert (after[5], after[other]) == (before[other], before[5])


def test_arrows_lead_from_table_to_table(panel: Desk, qtbot) -> None:
    """Right at the last seat comes to the next table's first, Left back; Tab leaves the cards at once."""
    page = seated(panel, qtbot)
    first, second = (seats for _card, seats, _uneven in list(page._cards._cards.values())[:2])
    first.choose(first.table.values()[-1].id)
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus() and page._cards.current() == second.table.values()[0]
    QTest.keyClick(second, Qt.Key.Key_Left)
    assert first.hasFocus() and page._cards.current() == first.table.values()[-1]
    stops = [s for _c, s, _u in page._cards._cards.values() if s.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [first]


def test_figures_change_under_the_hand_before_the_drop(panel: Desk, qtbot) -> None:
    """Carried over a card the figures show now and then; put back they are as they were; dropped it moves."""
    page = seated(panel, qtbot)
    (_, seats, _), (second, _, _) = list(page._cards._cards.values())[:2]
    one = seats.table.values()[0]
    before = [line.now for line in page._lists.figures.table.values()]
    seats.choose(one.id)
    target = second.mapToGlobal(QPoint(4, 4))
    seats.carried.emit(one, target)
    assert page._hands.note.words.startswith(f"Seat {one.number} to table 2")
    assert any(line.then for line in page._lists.figures.table.values())
    assert any("→" in value for value in page._tiles.values) or "No figure" in page._hands.note.words
    assert not page._cards._ring.isHidden()
    seats.spared.emit()
    assert page._hands.note.isHidden() and page._cards._ring.isHidden()
    assert [line.now for line in page._lists.figures.table.values()] == before
    assert tables_by_seat(page)[one.number] == 1
    seats.carried.emit(one, target)
    seats.dropped.emit(one, target)
    wait(page, qtbot)
    assert tables_by_seat(page)[one.number] == 2
    assert page._hands.note.isHidden()


def test_a_real_drag_moves_a_seat(panel: Desk, qtbot) -> None:
    """Pressed, carried and let go with the mouse over another card."""
    page = seated(panel, qtbot)
    (_, seats, _), (second, _, _) = list(page._cards._cards.values())[:2]
    one, view = seats.table.values()[0], seats.viewport()
    start = seats.visualRect(seats.model().index(0, 0)).center()
    goal = view.mapFromGlobal(second.mapToGlobal(QPoint(8, 8)))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for point in (start + QPoint(20, 0), goal):
        QTest.mouseMove(view, point)
        QTest.qWait(0)
    qtbot.waitUntil(lambda: bool(page._hands.note.words))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=goal)
    wait(page, qtbot)
    assert tables_by_seat(page)[one.number] == 2


def test_dropped_on_a_seat_the_two_exchange(panel: Desk, qtbot) -> None:
    """Over a seat the figures are those of an exchange, and letting go makes it."""
    page = seated(panel, qtbot)
    (_, seats, _), (_, others, _) = list(page._cards._cards.values())[:2]
    one, other = seats.table.values()[0], others.table.values()[0]
    point = others.viewport().mapToGlobal(others.visualRect(others.model().index(0, 0)).center())
    seats.carried.emit(one, point)
    assert "exchange" in page._hands.note.words
    seats.dropped.emit(one, point)
    wait(page, qtbot)
    assert (tables_by_seat(page)[one.number], tables_by_seat(page)[other.number]) == (2, 1)


def test_who_was_moved_is_pinned_until_unpinned(panel: Desk, qtbot) -> None:
    """Proposing anew leaves a moved seat where it is; I lets it go."""
    page = seated(panel, qtbot)
    goal = 1 + tables_by_seat(page)[5] % 4
    page._cards.choose_number(5)
    run(page, qtbot, "sessions.move_seat")
    keys(page._line._line, str(goal), Qt.Key.Key_Return)
    wait(page, qtbot)
    run(page, qtbot, "sessions.propose_seating")
    wait(page, qtbot)
    assert tables_by_seat(page)[5] == goal
    page._cards.choose_number(5)
    run(page, qtbot, "sessions.pin_seat")
    assert not any(place.pinned for place in page._room.seating.places)


def test_a_move_that_cannot_be_counted_says_so(panel: Desk, qtbot) -> None:
    """With fewer places than people no figure is made up; the move itself can be made."""
    page = seated(panel, qtbot)
    page.act(actions.lay_tables, None, count=3, places=7)
    wait(page, qtbot)
    assert page._room.hand is None and page._room.standing is not None
    page._cards.choose_number(5)
    run(page, qtbot, "sessions.move_seat")
    keys(page._line._line, str(1 + tables_by_seat(page)[5] % 3))
    assert "cannot be counted" in page._about.text()
    assert not any(line.then for line in page._lists.figures.table.values())


def test_the_seats_have_the_focus_when_the_page_comes(panel: Desk, qtbot) -> None:
    """A page of seated people begins at their seats, not at its list of sessions."""
    seated(panel, qtbot).hide()
    page = visit(TablesPage, panel, qtbot)
    page._room = NOTHING
    page._picker.setFocus()
    page.refresh()
    wait(page, qtbot)
    assert page._cards.current() is not None
    assert page.focusWidget() is page._cards._cards[page._cards.table_id][1]


def test_publishing_needs_no_scrolling(panel: Desk, qtbot) -> None:
    """However many tables there are, what comes after a proposal stands at the foot of the page."""
    page = seated(panel, qtbot)
    (publish,) = [one for one in page.findChildren(Button) if one.text() == "Publish seating"]
    assert publish.isVisible() and not page._scroll.isAncestorOf(publish)


def test_a_full_table_refuses_in_words(panel: Desk, qtbot) -> None:
    """Moving to a full table says so and offers an exchange."""
    page = seated(panel, qtbot)
    target = page._room.in_use[1]
    for seat in [place for place in page._room.seating.places if place.table_number == 1][:2]:
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
        form._asked["seats"].editor.setText("1, 99")
        form.submit()
        assert form._asked["seats"].refusal == "There is no seat 99."
        form._asked["seats"].editor.setText("1, 2")
        form.submit()
        wait(page, qtbot)
    assert figure(page, "rules").now == "1"
    assert "Not kept" in page._lists._unkept.text()
    before = tables_by_seat(page)
    run(page, qtbot, "sessions.propose_seating")
    qtbot.waitUntil(lambda: bool(page._banner.words), timeout=20_000)
    assert "seats 1, 2 together; seats 1, 2 apart" in page._banner.words
    assert tables_by_seat(page) == before


def test_every_kind_of_rule_asks_for_what_it_needs(panel: Desk, qtbot) -> None:
    """The form shows the fields of the kind and refuses what is missing; each kind is kept and said."""
    page = seated(panel, qtbot)
    page.act(actions.add_party, None, name="Ida Roth")
    wait(page, qtbot)
    for kind, texts in (
        ("tables", {"seats": "3", "tables": "4"}),
        ("topic", {"seats": "6", "tables": "2, 1"}),
        ("language", {"seats": "4, 5", "language": "fr"}),
        ("facilitator", {"seats": "7"}),
        ("meet", {}),
        ("alone", {}),
    ):
        run(page, qtbot, "sessions.add_rule")
        form = page.findChildren(RuleForm)[-1]
        form._kind.setCurrentIndex(form._kind.findData(kind))
        if texts:
            form.submit()
            assert any(kept.refusal for kept in form._asked.values())
        for name, text in texts.items():
            assert not form._asked[name].isHidden()
            form._asked[name].editor.setText(text)
        form.submit()
        wait(page, qtbot)
    assert [rule.kind for rule in page._room.rules] == [
        "tables", "topic", "language", "facilitator", "meet", "alone"
    ]  # fmt: skip
    assert "Ida Roth" in page._room.rules[3].words


def test_too_few_places_are_said(panel: Desk, qtbot) -> None:
    """Places missing are named with the numbers."""
    got: list = []
    panel.runner.act(qtbot, actions.lay_tables, got.append, count=2, places=8)
    page = visit(TablesPage, panel, qtbot)
    run(page, qtbot, "sessions.propose_seating")
    assert "8 places are missing" in page._banner.words


def test_the_plan_is_written_as_a_table(panel: Desk, qtbot, tmp_path: Path) -> None:
    """The exported plan names session, round, table, seat and alias of everyone."""
    page = seated(panel, qtbot)
    page.save_file = lambda title, name, filters, then: then(tmp_path / name)
    run(page, qtbot, "sessions.export_seating")
    wait(page, qtbot)
    rows = list(csv.DictReader((tmp_path / "seating-1.csv").read_text("utf-8-sig").splitlines()))
    assert len(rows) == 24
    assert {row["seat"] for row in rows} == {str(number) for number in range(1, 25)}
    assert set(rows[0]) == {"session", "round", "table", "seat", "alias", "pinned", "away"}


def test_every_list_of_the_page_goes_out_as_a_table(panel: Desk, qtbot) -> None:
    """What has the focus is exported: the plan from the seats, figures and tables from their lists."""
    page = seated(panel, qtbot)
    page._cards.choose_number(5)
    head, *rows = page.searched().grid()
    assert (head, len(rows)) == (["Table", "Seat", "Alias"], 24)
    assert page.searched().accessibleName() == "Seating plan"
    for view in (page._lists.figures, page._lists.tables):
        view.setFocus()
        assert page.searched() is view
        assert all(row[0] for row in view.grid())


def test_a_session_that_is_over_shows_its_figures_and_moves_nobody(panel: Desk, qtbot) -> None:
    """Who sat where is part of the record: figures stand, and every change says why it cannot be."""
    page = seated(panel, qtbot)
    before = figure(page, "pairs").now
    given = {"session_id": page.session.id, "at": page.session.start}
    page.act(actions.start_session, None, reason="test", **given)
    page.act(actions.end_session, None, session_id=page.session.id, at=page.session.end)
    wait(page, qtbot)
    assert page._room.is_over and page._room.hand is None
    assert figure(page, "pairs").now == before
    page._cards.choose_number(5)
    page.desk.commands.refresh_now()
    for command in ("propose_seating", "reseat", "move_seat", "pin_seat", "propose_rounds"):
        assert "has ended" in panel.commands.why_not(f"sessions.{command}")
    assert page._rounds.count() == 1
    (_, seats, _), (second, _, _) = list(page._cards._cards.values())[:2]
    where, point = tables_by_seat(page), second.mapToGlobal(QPoint(4, 4))
    seats.carried.emit(seats.table.values()[0], point)
    assert "has ended" in page._hands.note.words
    seats.dropped.emit(seats.table.values()[0], point)
    wait(page, qtbot)
    assert tables_by_seat(page) == where
    assert page._banner.words


def test_on_the_day_the_fewest_move_and_are_read_aloud(panel: Desk, qtbot) -> None:
    """Four stay away: the moves stand as a list to read aloud, and undo brings the plan back."""
    page = seated(panel, qtbot)
    before = tables_by_seat(page)
    away = [place.seat_id for place in page._room.seating.places if place.table_number == 1][:4]
    given = {"session_id": page.session.id, "seat_ids": away, "state": "absent"}
    page.act(actions.mark_attendance, None, at=page._room.seating.at, **given)
    wait(page, qtbot)
    assert "4 away" in page.head._facts.text()
    run(page, qtbot, "sessions.reseat")
    qtbot.waitUntil(lambda: bool(page._lists._told.text()), timeout=20_000)
    wait(page, qtbot)
    after = tables_by_seat(page)
    moved = {number: (before[number], table) for number, table in after.items() if before[number] != table}
    assert len(after) == 20 and 3 <= len(moved) <= 8
    moves = page._lists.moves.table.values()
    assert {move.number: (move.before, move.after) for move in moves} == moved
    assert page._lists._told.text() == f"{len(moves)} of 20 move. Fewer would not do."
    assert page._lists.moves.hasFocus()
    page.desk.runner.undo(page)
    wait(page, qtbot)
    assert tables_by_seat(page) == before
    assert page._lists.moves.isHidden()


def test_a_table_closes_on_the_day_and_its_people_are_reseated(panel: Desk, qtbot) -> None:
    """A closed table keeps its card until nobody sits there; the moves name it."""
    page = seated(panel, qtbot)
    page.act(actions.lay_tables, None, count=4, places=9)
    wait(page, qtbot)
    page._cards.choose(page._room.seating.at_table(page._room.in_use[3].id)[0].id)
    run(page, qtbot, "sessions.close_table")
    assert [card.id for card in page._cards._shown][-1] == page._room.tables[3].id
    assert figure(page, "misses").base
    run(page, qtbot, "sessions.reseat")
    qtbot.waitUntil(lambda: bool(page._lists._told.text()), timeout=20_000)
    wait(page, qtbot)
    assert set(tables_by_seat(page).values()) == {1, 2, 3}
    assert {move.before for move in page._lists.moves.table.values()} == {4}
    assert len(page._cards._shown) == 3
    run(page, qtbot, "sessions.moves_read")
    assert page._lists.spoken.isHidden()


def test_who_comes_unplanned_is_seated_by_hand(panel: Desk, qtbot) -> None:
    """Somebody noted away when people were seated stands without a place, and M gives them one."""
    page = seated(panel, qtbot)
    seat = page._room.numbers[9]
    given = {"session_id": page.session.id, "seat_ids": [seat], "at": page._room.seating.at}
    page.act(actions.mark_attendance, None, state="absent", **given)
    wait(page, qtbot)
    run(page, qtbot, "sessions.propose_seating")
    page.act(actions.mark_attendance, None, state="present", **given)
    wait(page, qtbot)
    assert page._cards._shown[0].title == "Without a place"
    page._cards.choose_number(9)
    run(page, qtbot, "sessions.move_seat")
    keys(page._line._line, "3", Qt.Key.Key_Return)
    wait(page, qtbot)
    assert tables_by_seat(page)[9] == 3
    assert page._cards._shown[0].title == "Table 1"


def test_a_second_round_is_seated_beside_the_first(panel: Desk, qtbot) -> None:
    """The next round meets others; the first stays as it was."""
    page = seated(panel, qtbot)
    first = tables_by_seat(page)
    assert [page._rounds.itemText(at) for at in range(2)] == ["Round 1", "Round 2, new"]
    page._rounds.setCurrentIndex(1)
    page._rounds.activated.emit(1)
    wait(page, qtbot)
    assert page._room.seating is None
    run(page, qtbot, "sessions.propose_seating")
    qtbot.waitUntil(lambda: page._room.seating is not None, timeout=20_000)
    wait(page, qtbot)
    assert page._room.seating.round == 2
    assert int(figure(page, "pairs").now) > 60
    page._rounds.setCurrentIndex(0)
    page._rounds.activated.emit(0)
    wait(page, qtbot)
    assert tables_by_seat(page) == first


def test_several_rounds_are_seated_at_once_with_hosts(panel: Desk, qtbot) -> None:
    """Three rounds in one step: hosts stay where the first seats them, others meet new people; one undo."""
    page = seated(panel, qtbot)
    before = tables_by_seat(page)
    run(page, qtbot, "sessions.propose_rounds")
    form = page.findChildren(RoundsForm)[-1]
    form.hosts.editor.setText("1, 99")
    form.submit()
    assert form.hosts.refusal == "There is no seat 99."
    form.hosts.editor.setText("1")
    form.submit()
    qtbot.waitUntil(lambda: page._room.rounds == (1, 2, 3), timeout=30_000)
    wait(page, qtbot)
    at = []
    for round in range(3):
        page._rounds.setCurrentIndex(round)
        page._rounds.activated.emit(round)
        wait(page, qtbot)
        at.append(tables_by_seat(page))
    assert at[0][1] == at[1][1] == at[2][1]
    assert at[0] != at[1] != at[2]
    page.desk.runner.undo(page)
    wait(page, qtbot)
    page._rounds.setCurrentIndex(0)
    page._rounds.activated.emit(0)
    wait(page, qtbot)
    assert (page._room.rounds, tables_by_seat(page)) == ((1,), before)


def test_tables_and_facilitators_are_kept_through_forms(panel: Desk, qtbot) -> None:
    """A table more, a changed one, its facilitator: each stands in the list and on the card."""
    page = seated(panel, qtbot)
    page.act(actions.add_party, None, name="Ida Roth", languages=("fr",))
    page.act(actions.add_party, None, name="Jo Sand")
    wait(page, qtbot)
    run(page, qtbot, "sessions.add_table")
    form = page.findChildren(TableForm)[-1]
    form.features.editor.setText("quiet, step-free")
    form.languages.editor.setText("FR")
    form.submit()
    wait(page, qtbot)
    assert page._room.in_use[-1].features == ("quiet", "step-free")
    assert page._room.in_use[-1].languages == ("fr",)
    page._cards.choose(page._room.seating.at_table(page._room.in_use[0].id)[0].id)
    run(page, qtbot, "sessions.staff_table")
    staff = page.findChildren(StaffForm)[-1]
    staff._parties.setCurrentIndex(staff._parties.findText("Jo Sand"))
    staff.submit()
    wait(page, qtbot)
    assert page._room.facilitator(page._room.in_use[0].id) == "Jo Sand"
    run(page, qtbot, "sessions.fill_staff")
    wait(page, qtbot)
    assert page._room.facilitator(page._room.in_use[-1].id) == "Ida Roth"
    assert "Jo Sand" in page._cards._shown[0].quiet
    assert "2 of 5 tables facilitated" in page.head._facts.text()
