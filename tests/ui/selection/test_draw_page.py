"""The draw as the convener walks it: found, published, drawn in public or by the computer, told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from council import clock
from council.selection import actions, queries
from council.selection.verify import verify_folder
from tests.ui.selection.road import (
    LINES,
    ROUND,
    SHOWN,
    SIGNATURE,
    Clock,
    answer,
    committed,
    do,
    fill,
    form_of,
    plan,
    rest,
)
from tests.ui.visiting import assert_named, settle, visit
from ui.page import Desk
from ui.selection.draw.page import DrawPage


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def page(time: Clock, desk: Desk, qtbot: Any) -> Iterator[DrawPage]:
    """The page over a small pool, the rules compared."""
    made = visit(DrawPage, desk, qtbot)
    fill(made, desk, qtbot)
    yield made
    made.ceremony.close()


def primaries(page: DrawPage) -> list[str]:
    """The words of the primary buttons in sight."""
    buttons = page.findChildren(QPushButton)
    return [one.text() for one in buttons if one.property("role") == "primary" and one.isVisible()]


def test_the_rules_stand_beside_each_other_before_one_is_chosen(page: DrawPage) -> None:
    """Every rule has its figures; the fairest is chosen; what a rule means is said."""
    views = page._rules.view.table.values()
    assert [one.id for one in views][0] == "leximin" and len(views) == 6
    assert all(one.figures is not None for one in views)
    assert page._rules.rule == "leximin" and "smallest chance" in page._rules._hint.text()
    assert_named(page)


def test_comparing_is_asked_for_again_after_a_cancel(page: DrawPage, desk: Desk, qtbot: Any) -> None:
    """Cancelled, the figures are dashes and one button brings them."""
    page.search_for.points = ()
    page._rules.compare((), 5)
    page.search_for.compare()
    page.search_for.stop()
    rest(desk, qtbot)
    page._show_step()
    assert page._others["selection.compare_rules"].isVisible()
    do(page, desk, qtbot, "selection.compare_rules")
    assert len(page.search_for.points) == 6 and not page._others["selection.compare_rules"].isVisible()


def test_one_thing_is_to_be_done_first_at_every_step(page: DrawPage, desk: Desk, qtbot: Any) -> None:
    """There is one primary button in sight at every step, and Ctrl+Return does it."""
    seen = []
    for sealed in (False, False, True, False, True, False):
        seen += primaries(page)
        if page._steps.current == "publish" and page._state.draw is None:
            plan(page, sources="digits")
        if page._steps.current == "draw":
            page.drawing.boxes.put("123")
        do(page, desk, qtbot, "selection.next_step")
        if sealed:
            answer(page, desk, qtbot)
    assert seen == [
        "Find the lottery",
        "Go on to the commitment",
        "Commit to this lottery…",
        "Go on to the draw in public",
        "Reveal the panel…",
        "Go to the panel",
    ]


def test_what_was_found_is_told_in_words_picture_and_table(page: DrawPage, desk: Desk, qtbot: Any) -> None:
    """Certificate of fairness, steps of chance, and a list that can be copied."""
    do(page, desk, qtbot, "selection.find_lottery")
    assert "no lottery could raise the smallest chance" in page._found._words.text()
    assert page._found._picture.chart is not None
    page._found.view.selectRow(0)
    page._found.view.copy()
    assert "%" in QGuiApplication.clipboard().text()
    assert_named(page)


def test_why_a_chance_is_low_is_said_for_a_level_and_for_a_person(
    page: DrawPage, desk: Desk, qtbot: Any
) -> None:
    """A level chosen or an id typed gives a sentence; an unknown id is refused at its field."""
    do(page, desk, qtbot, "selection.find_lottery")
    page._found.view.selectRow(0)
    rest(desk, qtbot)
    assert page._found._why._sentence.text()
    page._found._why._line.setText("p03")
    QTest.keyClick(page._found._why._line, Qt.Key.Key_Return)
    rest(desk, qtbot)
    assert page._found._why._sentence.text()
    page._found._why._line.setText("nobody")
    page._found._why._ask()
    assert "Nobody in the pool" in page._found._why._field.refusal


def test_the_search_can_be_cancelled(page: DrawPage, desk: Desk, qtbot: Any) -> None:
    """Cancel stops the search and leaves nothing behind."""
    page.action("selection.find_lottery").trigger()
    page.search_for.job.cancel()
    rest(desk, qtbot)
    assert page.search_for.lottery is None and page.action("selection.find_lottery").isEnabled()


def test_a_changed_pool_takes_the_lottery_back(page: DrawPage, desk: Desk, qtbot: Any) -> None:
    """What was found over another pool cannot be committed to, and this is said until it is found again."""
    do(page, desk, qtbot, "selection.find_lottery")
    do(page, desk, qtbot, "selection.to_publish")
    desk.runner.act(page, actions.set_targets, seats=4, lines=LINES)
    rest(desk, qtbot)
    assert page.search_for.lottery is None and not page.action("selection.commit").isEnabled()
    assert "Find the lottery again" in page._banner.words and primaries(page) == ["Find the lottery"]
    do(page, desk, qtbot, "selection.find_lottery")
    assert not page._banner.words


def test_a_quick_draw_is_one_question(page: DrawPage, desk: Desk, qtbot: Any) -> None:
    """Commitment and draw in one go: the panel sits, the certificate says that the computer drew."""
    do(page, desk, qtbot, "selection.find_lottery")
    do(page, desk, qtbot, "selection.to_publish")
    page._way._way.choose("quick")
    page._way._render()
    assert primaries(page) == ["Draw now…"]
    do(page, desk, qtbot, "selection.quick_draw")
    answer(page, desk, qtbot)
    assert page._state.step == "kept" and page._steps.current == "result"
    assert page._state.chance["device"] == "operating system" and not page._state.has_ceremony
    assert "5 people were drawn" in page._banner.words


def test_a_quick_draw_asked_for_before_it_was_chosen(page: DrawPage, desk: Desk, qtbot: Any) -> None:
    """Found among all commands while a public draw stands there, it draws at once and binds to no beacon."""
    do(page, desk, qtbot, "selection.find_lottery")
    do(page, desk, qtbot, "selection.to_publish")
    assert page._way.way == "public"
    do(page, desk, qtbot, "selection.quick_draw")
    assert page._way.way == "quick"
    answer(page, desk, qtbot)
    assert page._state.step == "kept" and page._state.chance["device"] == "operating system"


def test_a_public_draw_with_digits_and_beacon(
    page: DrawPage, time: Clock, desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    """Committed with its round, digits typed, the beacon pasted and checked, revealed, exported, verified."""
    committed(page, desk, qtbot)
    assert page._state.chance["round"] == ROUND and page._steps.current == "publish"
    assert "Publish its hash" in page._banner.words
    assert page._commitment._hash.text().replace("\n", " ").split() == [
        page._state.draw.commitment_hash[i : i + 4] for i in range(0, 64, 4)
    ]
    do(page, desk, qtbot, "selection.to_drawing")
    assert not page._banner.words, "what was said of the commitment goes with its step"
    assert not page.action("selection.draw_panel").isEnabled()
    time.go(days=2, minutes=-10)
    for digit, box in zip("739", page.drawing.boxes.boxes, strict=True):
        QTest.keyClicks(box, digit)
    page.drawing._witnesses.setPlainText("Erika Muster\n\n Max  Beispiel ")
    page.drawing._signature.setPlainText(SHOWN)
    rest(desk, qtbot)
    assert "Checked" in page.drawing._verdict.text()
    do(page, desk, qtbot, "selection.draw_panel")
    answer(page, desk, qtbot)
    assert page._state.step == "kept" and page._state.reveal["witnesses"] == ["Erika Muster", "Max Beispiel"]
    assert [row.left for row in page._result.view.table.values()] == ["D", "B", "D + B", "ticket", "→"]
    desk.feedback.files = lambda *_given: tmp_path
    do(page, desk, qtbot, "selection.export_certificate")
    verdict = verify_folder(tmp_path / "certificate", commitment=page._state.draw.commitment_hash)
    assert verdict.words == "VALID", verdict
    assert {"verify.py", "verify.html"} <= {one.name for one in (tmp_path / "certificate").iterdir()}


def test_a_signature_of_another_round_is_refused_before_the_draw(
    page: DrawPage, desk: Desk, qtbot: Any
) -> None:
    """What was not announced, and what the beacon never signed, is said at once and blocks the reveal."""
    committed(page, desk, qtbot)
    do(page, desk, qtbot, "selection.to_drawing")
    page.drawing.boxes.put("739")
    page.drawing._signature.setPlainText(SHOWN.replace(str(ROUND), "999"))
    assert "not announced" in page.drawing._verdict.text()
    page.drawing._signature.setPlainText("a" + SIGNATURE[1:])
    rest(desk, qtbot)
    assert "not the beacon" in page.drawing._verdict.text()
    desk.commands.refresh_now()
    assert not page.action("selection.draw_panel").isEnabled()
    page.drawing._signature.setPlainText("nothing of the kind")
    assert "No signature" in page.drawing._verdict.text()


def test_digits_drawn_after_the_beacon_are_refused(
    page: DrawPage, time: Clock, desk: Desk, qtbot: Any
) -> None:
    """Out of order the draw is not kept, and why stands on the page; what was typed stays."""
    committed(page, desk, qtbot)
    do(page, desk, qtbot, "selection.to_drawing")
    time.go(days=3)
    QTest.keyClicks(page.drawing.boxes.boxes[0], "7")
    QTest.keyClicks(page.drawing.boxes.boxes[1], "3")
    QTest.keyClicks(page.drawing.boxes.boxes[2], "9")
    page.drawing._signature.setPlainText(SIGNATURE)
    rest(desk, qtbot)
    do(page, desk, qtbot, "selection.draw_panel")
    answer(page, desk, qtbot)
    assert page._state.step == "committed" and "before" in page._banner.words
    assert page.drawing.boxes.text() == "739"


def test_what_was_read_aloud_is_there_after_the_file_was_closed(
    page: DrawPage, desk: Desk, qtbot: Any
) -> None:
    """Digits, witnesses and signature are kept as they come; a new page begins at the draw with them."""
    committed(page, desk, qtbot)
    do(page, desk, qtbot, "selection.to_drawing")
    for digit, box in zip("73", page.drawing.boxes.boxes, strict=False):
        QTest.keyClicks(box, digit)
    page.drawing._witnesses.setPlainText("Erika Muster")
    page.drawing.keep()
    rest(desk, qtbot)
    again = visit(DrawPage, desk, qtbot)
    rest(desk, qtbot)
    assert again._steps.current == "draw" and again.drawing.boxes.text() == "73"
    assert again.drawing.witnesses() == ["Erika Muster"]
    assert again.first_focus() is again.drawing.boxes.boxes[2]


def test_a_void_draw_needs_a_reason_and_the_next_commitment_says_so(
    page: DrawPage, desk: Desk, qtbot: Any
) -> None:
    """Without a reason it is refused at the field; with one the page begins anew, and the chain tells."""
    committed(page, desk, qtbot)
    do(page, desk, qtbot, "selection.to_drawing")
    do(page, desk, qtbot, "selection.void_draw")
    form = form_of(page)
    assert_named(form)
    form.submit()
    rest(desk, qtbot)
    assert form._fields[0].refusal
    form._fields[0].editor.setText("The round never appeared")
    form.submit()
    rest(desk, qtbot)
    assert page._state.step == "ready" and page._state.number == 2
    assert "The round never appeared" in page._banner.words
    committed(page, desk, qtbot, sources="digits")
    assert "draw 1 is void: The round never appeared" in page._state.chance["order"]
    assert "void" not in page._commitment._chance.text()


def test_letters_receipts_commitment_and_notice_go_out(
    page: DrawPage, desk: Desk, qtbot: Any, tmp_path: Path
) -> None:
    """Each file stands where it was asked for, with what it is for."""
    committed(page, desk, qtbot)
    desk.feedback.files = lambda kind, _title, name: tmp_path / name if kind == "save" else tmp_path
    for id in ("save_commitment", "save_letters", "save_receipts", "save_notice"):
        do(page, desk, qtbot, f"selection.{id}")
    published = tmp_path / "certificate" / "commitment.json"
    assert json.loads(published.read_bytes())["council"]["name"] == "Trial"
    lines = (tmp_path / "letters.csv").read_text().splitlines()
    assert lines[0].startswith("id,code,numbers,tickets,of,") and len(lines) == 21
    assert len(list((tmp_path / "receipts").iterdir())) == 20
    assert (tmp_path / "notice-of-the-draw.pdf").read_bytes().startswith(b"%PDF")
    do(page, desk, qtbot, "selection.copy_hash")
    assert QGuiApplication.clipboard().text() == page._state.draw.commitment_hash


def test_a_beacon_in_the_past_cannot_be_committed_to(
    page: DrawPage, time: Clock, desk: Desk, qtbot: Any
) -> None:
    """The round must lie ahead; short notice is warned of, and allowed."""
    do(page, desk, qtbot, "selection.find_lottery")
    do(page, desk, qtbot, "selection.to_publish")
    plan(page, due=time.at)
    assert "later moment" in desk.commands.why_not("selection.commit")
    plan(page)
    assert not page._way._notice.text()
    time.go(hours=40)
    page._way._render()
    assert "hours’ notice" in page._way._notice.text() and not desk.commands.why_not("selection.commit")


def test_a_reopened_result_stands_without_news(page: DrawPage, desk: Desk, qtbot: Any) -> None:
    """A file opened on a drawn panel shows the result, and tells nothing as if it had just happened."""
    do(page, desk, qtbot, "selection.find_lottery")
    lottery = page.search_for.lottery
    draw_id = clock.new_id()
    desk.runner.act(page, actions.commit_lottery, draw_id=draw_id, lottery=lottery, at=clock.now())
    desk.runner.act(page, actions.keep_draw, draw_id=draw_id, at=clock.now())
    rest(desk, qtbot)
    again = visit(DrawPage, desk, qtbot)
    rest(desk, qtbot)
    assert again._steps.current == "result" and not again._banner.words
    assert_named(again)
    seats: list[Any] = []
    desk.runner.ask(again, queries.seats_of, seats.append)
    settle(desk.runner, qtbot)
    assert len(seats[0]) == 5


def test_replacements_walk_the_same_road(page: DrawPage, desk: Desk, qtbot: Any, tmp_path: Path) -> None:
    """Two leave; the seats left are drawn with the others held, as draw 2, chained to the first."""
    committed(page, desk, qtbot, sources="digits")
    desk.runner.act(page, actions.keep_draw, draw_id=page._draw_id, at=clock.now(), digits="123")
    rest(desk, qtbot)
    seats: list[Any] = []
    desk.runner.ask(page, queries.seats_of, seats.extend)
    rest(desk, qtbot)
    gone, stay = [one.id for one in seats[:2]], [one.id for one in seats[2:]]
    desk.runner.act(page, actions.confirm_seats, seat_ids=stay, at=clock.now())
    desk.runner.act(page, actions.decline_seats, seat_ids=gone, at=clock.now())
    rest(desk, qtbot)
    assert page._steps.current == "result"
    page.arrive(purpose="replacement")
    rest(desk, qtbot)
    assert (
        page._state.step == "ready" and page._state.number == 2 and "replacements" in page.head._facts.text()
    )
    committed(page, desk, qtbot, sources="digits")
    assert page._state.draw.purpose == "replacement" and page._state.commitment["seats"] == 2
    page.drawing.boxes.put("456")
    do(page, desk, qtbot, "selection.draw_panel")
    answer(page, desk, qtbot)
    assert page._state.step == "kept" and page._state.draw.number == 2
    desk.feedback.files = lambda *_given: tmp_path
    do(page, desk, qtbot, "selection.export_certificate")
    assert verify_folder(tmp_path / "certificate").words == "VALID"


def test_chances_are_explained_after_the_file_was_closed(page: DrawPage, desk: Desk, qtbot: Any) -> None:
    """The same lottery is found again and its reasons told; over another pool it is said that they cannot."""
    committed(page, desk, qtbot, sources="digits")
    again = visit(DrawPage, desk, qtbot)
    rest(desk, qtbot)
    again._steps.choose("find")
    again._show_step()
    assert again._others["selection.explain"].isVisible() and not again._found._why.isVisible()
    do(again, desk, qtbot, "selection.explain")
    assert again._found._why.isVisible() and not again._others["selection.explain"].isVisible()
    again._found.view.selectRow(0)
    rest(desk, qtbot)
    assert again._found._why._sentence.text()
    why, inside = again._found._why, again._scrolls["found"].viewport()
    for words, part in ((again.search_for.lottery.ids[0], why._helps), ("nobody", why._field)):
        again._scrolls["found"].verticalScrollBar().setValue(0)
        why._line.setText(words)
        why._ask()
        rest(desk, qtbot)
        foot = part.mapTo(inside, part.rect().bottomLeft()).y()
        assert 0 < foot <= inside.height(), "an answer is never below the edge of the page"
    again.search_for.forget()
    desk.runner.act(again, actions.set_targets, seats=5, lines=LINES[:1])
    rest(desk, qtbot)
    do(again, desk, qtbot, "selection.explain")
    assert "cannot be told" in again._banner.words and again.search_for.lottery is None
