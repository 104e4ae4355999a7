"""The runner: in order, home on the GUI thread, and only to those who live."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from council.people.actions import name_council
from council.people.queries import council_of
from council.progress import Cancelled
from tests.ui.visiting import settle


@pytest.fixture
def asker():
    return QObject()


def _name(runner, asker, still_clock, name, *more):
    from council import clock

    runner.act(asker, name_council, *more, name=name, started=clock.now())


def test_an_ask_sees_every_act_before_it(runner, asker, qtbot, still_clock):
    """What was asked to be done before is seen by whoever asks after."""
    seen = []
    for name in ("one", "two", "three"):
        _name(runner, asker, still_clock, name)
        runner.ask(asker, council_of, lambda council: seen.append(council.name))
    settle(runner, qtbot)
    assert seen == ["one", "two", "three"]


def test_settled_waits_for_answers_that_ask_again(runner, asker, qtbot):
    """`settled` comes after a chain of asks, and at once when nothing is under way."""
    seen = []
    runner.ask(asker, council_of, lambda _: runner.ask(asker, council_of, lambda _: seen.append("asked")))
    runner.settled(asker, lambda: seen.append("settled"))
    assert not seen
    settle(runner, qtbot)
    assert seen == ["asked", "settled"]
    runner.settled(asker, lambda: seen.append("again"))
    assert seen[-1] == "again"


def test_everyone_hears_before_the_asker(runner, asker, qtbot, still_clock):
    """`changed` comes first, then the asker's own answer, both on the GUI thread."""
    heard, here = [], threading.get_ident()
    runner.changed.connect(lambda outcome: heard.append(("all", outcome.name, threading.get_ident())))
    _name(
        runner,
        asker,
        still_clock,
        "A",
        lambda outcome: heard.append(("asker", outcome.name, threading.get_ident())),
    )
    settle(runner, qtbot)
    assert heard == [("all", "name_council", here), ("asker", "name_council", here)]


def test_a_refusal_goes_to_the_one_who_asked(runner, asker, qtbot, still_clock):
    """A refusal reaches `otherwise`; nobody else hears of it."""
    to_asker, to_all = [], []
    runner.refused.connect(to_all.append)
    _name(runner, asker, still_clock, "  ", None, to_asker.append)
    settle(runner, qtbot)
    assert [error.code for error in to_asker] == ["NameMissing"] and not to_all


def test_a_refusal_nobody_takes_is_told_to_all(runner, asker, qtbot, still_clock):
    """Without `otherwise` a refusal goes to `refused`."""
    with qtbot.waitSignal(runner.refused) as heard:
        _name(runner, asker, still_clock, "")
    assert heard.args[0].code == "NameMissing"


def test_the_dead_get_no_answer(runner, asker, qtbot):
    """An answer for one who is gone is dropped without a word."""
    answers = []
    runner.ask(asker, council_of, answers.append)
    delete(asker)
    settle(runner, qtbot)
    assert answers == []


@pytest.mark.logs
def test_a_fault_is_logged_and_told(runner, asker, qtbot):
    """What is no refusal goes to `broke`."""
    with qtbot.waitSignal(runner.broke) as heard:
        runner.work(asker, lambda: 1 / 0, None)
    assert isinstance(heard.args[0], ZeroDivisionError)


def test_work_tells_how_far_it_is_and_can_be_cancelled(runner, asker, qtbot):
    """Progress comes home; after `cancel` the work ends at its next report and nobody is answered."""
    told, answers, over, gone = [], [], [], threading.Event()

    def task(*, progress):
        progress(1, 1)
        gone.wait(5)
        progress(1, 1)

    job = runner.work(
        asker, task, answers.append, progress=lambda done, total, words: told.append((done, total))
    )
    job.over = lambda: over.append(True)
    qtbot.waitUntil(lambda: told == [(1, 1)])
    job.cancel()
    gone.set()
    settle(runner, qtbot)
    assert answers == [] and over == [True] and told == [(1, 1)]


def test_cancelled_work_that_did_not_begin_is_never_begun(runner, asker, qtbot):
    """Work cancelled while it waits is not done."""
    begun, gate = [], threading.Event()
    for _ in range(2):
        runner.work(asker, lambda: gate.wait(5), None)
    job = runner.work(asker, lambda: begun.append(True), None)
    job.cancel()
    gate.set()
    settle(runner, qtbot)
    assert begun == []


def test_undo_and_redo_are_told_to_all(runner, asker, qtbot, still_clock):
    """A step taken back reaches every page through the same signal."""
    names = []
    runner.changed.connect(lambda outcome: names.append((outcome.name, sorted(outcome.touched))))
    _name(runner, asker, still_clock, "A")
    runner.undo(asker)
    runner.redo(asker)
    settle(runner, qtbot)
    assert names == [("name_council", ["council"])] * 3


def test_the_file_open_now_stays_when_another_cannot_be_opened(runner, asker, qtbot, tmp_path):
    """A refused opening leaves the open council open."""
    refusals, answers = [], []
    runner.open(asker, tmp_path / "absent.council", None, refusals.append)
    runner.ask(asker, council_of, lambda council: answers.append(council))
    settle(runner, qtbot)
    assert [error.code for error in refusals] == ["FileMissing"] and answers == [None]


def test_cancelled_inside_an_act_leaves_nothing(runner, asker, qtbot, still_clock):
    """An act cancelled half way is rolled back whole."""
    from council import clock

    def half(db, *, progress):
        name_council(db, name="half", started=clock.now())
        db.flush()
        raise Cancelled

    seen = []
    runner.act(asker, half, seen.append, progress=lambda *_: None)
    runner.ask(asker, council_of, seen.append)
    settle(runner, qtbot)
    assert seen == [None]
