"""Near pairs: what is asked and why, one key for an answer, and nothing merged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from council.ground import actions
from council.ground.meaning.alike import NEAR, OPPOSITE, SAME, NearPair
from council.ground.meaning.cues import NEGATION, Cue
from council.ground.pairs.values import FoundPairs
from council.sessions import queries
from council.sessions.actions import import_statements, mark_alike
from council.sessions.wording import ImportedStatement
from tests.council.ground.conftest import NOON
from tests.ui.visiting import assert_named, keys, settle, visit
from ui.ground.pairs.desk import PairsDesk, Told, pairs_desk_of
from ui.ground.pairs.page import PairsPage
from ui.ground.pairs.state import PairsState, counts_words
from ui.page import Desk
from ui.widgets import Empty, Question

TOLD = {f"s{n}": Told(f"s{n}", n, f"Words {n}", "Session 1") for n in range(1, 6)}
DESK = PairsDesk(TOLD, {}, {"s1": (8, 2, 1), "s2": (1, 1, 0)})
TURNED = NearPair("s1", "s3", 0.9, OPPOSITE, (Cue(NEGATION, "", "not", turns=True),))
FOUND = (NearPair("s1", "s2", 0.95, SAME), TURNED, NearPair("s4", "s5", 0.8, NEAR))


def test_a_pair_is_a_question_with_its_reason() -> None:
    """Why it is asked stands with it, and a warning where the two may mean the opposite."""
    plain, warned, _near = PairsState.of(DESK, FOUND).open
    assert plain.question.endswith("say the same?") and plain.reasons and not plain.is_warned
    assert warned.is_warned and "opposite" in warned.reasons[0] and "not" in warned.reasons[0]
    assert "3 pairs to answer · 1 may mean the opposite" in PairsState.of(DESK, FOUND).facts


def test_few_votes_are_not_told() -> None:
    """Counts of fewer than five people stay hidden; nobody asked is not nought."""
    plain = PairsState.of(DESK, FOUND).open[0]
    assert "8 agree, 2 disagree, 1 pass" in plain.one.quiet and "fewer than five" in plain.other.quiet
    assert counts_words((0, 0, 0)) == "never voted on"


def test_what_is_answered_or_gone_is_asked_no_more() -> None:
    """An answer in either order closes the question; a statement taken out closes its pairs."""
    judged = replace(DESK, judged={frozenset(("s2", "s1")): True, frozenset(("s4", "s5")): False})
    state = PairsState.of(judged, FOUND)
    assert [row.id for row in state.open] == ["s1 s3"]
    assert [(row.id, row.answer) for row in state.answered] == [("s4 s5", False), ("s1 s2", True)]
    gone = replace(DESK, told={id: told for id, told in TOLD.items() if id != "s3"})
    assert [row.id for row in PairsState.of(gone, FOUND).open] == ["s1 s2", "s4 s5"]


def test_later_comes_last_and_is_no_answer() -> None:
    """What is put off stays open, at the end, in the order it was put off."""
    state = PairsState.of(DESK, FOUND, [frozenset(("s1", "s3")), frozenset(("s1", "s2"))])
    assert [row.id for row in state.open] == ["s4 s5", "s1 s3", "s1 s2"]
    assert [row.is_later for row in state.open] == [False, True, True]


@pytest.fixture
def page(desk: Desk, council, qtbot, monkeypatch) -> PairsPage:
    """A council of thirty statements whose near pairs were looked for; the pairs are given."""
    council()
    made = visit(PairsPage, desk, qtbot)
    assert made.findChild(Empty).isVisible()
    found = FoundPairs(FOUND, (), understood=True)
    monkeypatch.setattr(made, "work", lambda _words, _task, then, **_given: then(found))
    made.action("ground.find_pairs").trigger()
    settle(desk.runner, qtbot)
    return made


def press(page: PairsPage, qtbot, key: Qt.Key) -> None:
    """One key, as a person at the list presses it."""
    page.desk.commands.refresh_now()
    keys(page.list, key=key)
    settle(page.desk.runner, qtbot)


def judged(page: PairsPage, qtbot) -> dict[tuple[str, str], bool]:
    found: list = []
    page.desk.runner.ask(page, queries.likenesses_of, found.append)
    settle(page.desk.runner, qtbot)
    return {(each.statement_id, each.other_id): each.same for each in found[0]}


def test_one_key_answers_and_the_next_pair_stands_there(page: PairsPage, qtbot) -> None:
    """S, L, N: what was said is noted, what was put off comes last, and the focus stays in the list."""
    page.activateWindow()
    page.list.setFocus()
    assert_named(page)
    press(page, qtbot, Qt.Key.Key_S)
    assert page.list.current().id == "s1 s3" and not page._warning.isHidden()
    press(page, qtbot, Qt.Key.Key_L)
    assert page.list.current().id == "s4 s5"
    press(page, qtbot, Qt.Key.Key_N)
    assert judged(page, qtbot) == {("s1", "s2"): True, ("s4", "s5"): False}
    assert page.list.current().id == "s1 s3" and page.list.current().is_later


def test_an_answer_is_one_step_back_and_nothing_is_merged(page: PairsPage, qtbot) -> None:
    """Undo asks again; both statements stand as they were said."""
    press(page, qtbot, Qt.Key.Key_S)
    told: list = []
    page.desk.runner.ask(page, queries.statements_of, told.append)
    page.desk.runner.undo(page)
    settle(page.desk.runner, qtbot)
    assert len(told[0]) == 30 and not judged(page, qtbot)
    assert [row.id for row in page.list.table.values()] == ["s1 s2", "s1 s3", "s4 s5"]


def test_an_answer_taken_back_is_asked_again_where_one_stands(page: PairsPage, qtbot) -> None:
    """After undo the cursor is at the pair whose answer went, so that the next key is meant for it."""
    press(page, qtbot, Qt.Key.Key_N)
    press(page, qtbot, Qt.Key.Key_N)
    assert page.list.current().id == "s4 s5"
    page.desk.runner.undo(page)
    settle(page.desk.runner, qtbot)
    assert page.list.current().id == "s1 s3"


def test_the_same_is_asked_once_where_they_may_mean_the_opposite(page: PairsPage, qtbot) -> None:
    """S on a warned pair asks before it is kept; Cancel keeps nothing, yes keeps it and goes on."""
    press(page, qtbot, Qt.Key.Key_N)
    assert page.list.current().is_warned
    press(page, qtbot, Qt.Key.Key_S)
    page.findChild(Question).reject()
    assert ("s1", "s3") not in judged(page, qtbot)
    page._say(same=True)
    page.findChildren(Question)[-1].accept()
    settle(page.desk.runner, qtbot)
    assert judged(page, qtbot)["s1", "s3"] is True and page.list.current().id == "s4 s5"


def test_an_answer_can_be_changed(page: PairsPage, qtbot) -> None:
    """Among the answered pairs the other key changes what was said, and there is no later."""
    press(page, qtbot, Qt.Key.Key_S)
    page.switch.choose("answered")
    page._on_switch("answered")
    assert page.list.current().answer is True
    press(page, qtbot, Qt.Key.Key_L)
    press(page, qtbot, Qt.Key.Key_N)
    assert judged(page, qtbot) == {("s1", "s2"): False} and page.list.current().answer is False


def test_pairs_are_found_by_meaning(desk: Desk, council, qtbot, monkeypatch) -> None:
    """The whole way with the bundled model: two that say the same are asked about, vectors are kept."""
    council(statements=0)
    texts = ("There should be more buses at night.", "We need more night buses.", "A park by the river.")
    given = [ImportedStatement(text=text) for text in texts]
    desk.runner.act(qtbot, import_statements, statements=given, at=NOON)
    page = visit(PairsPage, desk, qtbot)
    run = desk.runner.work

    def here(words, task, then, otherwise=None, /, *, beside=False, **given):
        assert beside  # never in the window's own interpreter
        return run(page, task, then, otherwise or page.refused, progress=lambda *_: None, **given)

    monkeypatch.setattr(page, "work", here)
    page.action("ground.find_pairs").trigger()
    qtbot.waitUntil(lambda: page._looked, timeout=30_000)
    settle(desk.runner, qtbot)
    assert [(row.one.number, row.other.number) for row in page.list.table.values()] == [(1, 2)]


def test_the_desk_counts_cards_beside_seats(desk: Desk, council, qtbot) -> None:
    """A statement's counts are those of seats and of cards, nobody twice."""
    council()
    desk.runner.act(qtbot, actions.keep_votes, votes=[("p1", "s1", 1), ("p2", "s1", -1)], at=NOON)
    found: list = []
    desk.runner.ask(qtbot, pairs_desk_of, found.append)
    settle(desk.runner, qtbot)
    assert found[0].counts == {"s1": (1, 1, 0)} and len(found[0].told) == 30


def test_a_second_key_answers_the_next_pair(page: PairsPage, qtbot) -> None:
    """Two keys faster than the disk are two answers to two pairs, never two to one."""
    page.activateWindow()
    page.list.setFocus()
    page._say(same=True)
    page._say(same=False)
    settle(page.desk.runner, qtbot)
    assert judged(page, qtbot) == {("s1", "s2"): True, ("s1", "s3"): False}
    assert page.list.current().id == "s4 s5"
    assert not page.action("ground.say_same").autoRepeat()


def test_before_looking_nothing_is_counted_and_the_way_stands_there(desk: Desk, council, qtbot) -> None:
    """Pairs answered earlier stand under Answered; no nought of pairs to answer, no bare list."""
    council()
    desk.runner.act(qtbot, mark_alike, statement_id="s1", other_id="s2", same=True, at=NOON)
    page = visit(PairsPage, desk, qtbot)
    assert page._not_yet.isVisible() and not page.list.isVisible() and not page.is_empty
    page.activateWindow()
    page.take_focus()
    assert page._first.hasFocus()
    assert "to answer" not in page.head._facts.text() and "1 said to be the same" in page.head._facts.text()
    page.switch.choose("answered")
    page._on_switch("answered")
    assert page.list.isVisible() and not page._not_yet.isVisible()
