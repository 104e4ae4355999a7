"""Long work in a process of its own: told home, refused at home, and ended at once when nobody wants it."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import QObject

from council.ground.refusals import ModelMissing
from council.progress import Cancelled
from tests.ui import beside_tasks as tasks
from tests.ui.visiting import settle
from ui.beside import Beside, Broken, WorkLost


def test_the_same_other_process_does_one_task_after_another(beside):
    """What a task loaded is there for the next one."""
    first, second = beside.run(tasks.whose, {}), beside.run(tasks.whose, {})
    assert first == second != os.getpid()


def test_progress_comes_home_to_its_end(beside):
    """The last step is always told."""
    told = []
    given = {"to": 500}
    assert beside.run(tasks.counted, given, progress=lambda *step: told.append(step)) == 500
    assert told[-1] == (500, 500, "counting") and len(told) < 500


def test_a_refusal_is_raised_at_home(beside):
    """With its facts, so that it is said in the window's words."""
    with pytest.raises(ModelMissing) as refusal:
        beside.run(tasks.refused, {})
    assert refusal.value.facts == {"where": "here"}


def test_a_fault_of_ours_is_told_with_its_place(beside):
    """Nothing is swallowed on the way; the process lives on."""
    with pytest.raises(Broken, match="by nought"):
        beside.run(tasks.broken, {})
    with pytest.raises(Broken, match="pickle"):
        beside.run(tasks.not_to_be_told, {})
    assert beside.run(tasks.whose, {}) != os.getpid()


def test_a_process_that_was_ended_from_outside_is_said(beside):
    """The next task gets a new one."""
    with pytest.raises(WorkLost):
        beside.run(tasks.gone, {})
    assert beside.run(tasks.whose, {}) != os.getpid()


def test_cancelling_needs_no_word_of_the_task(beside):
    """Work that tells nothing ends all the same, when nobody wants it any more."""
    looks = iter([False, True])
    with pytest.raises(Cancelled):
        beside.run(tasks.never_ending, {}, stopped=lambda: next(looks))


def test_ended_it_leaves_no_process():
    """Nothing stays behind when the program ends."""
    made = Beside()
    pid = made.run(tasks.whose, {})
    made.end()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_the_runner_answers_from_beside_and_can_cancel(runner, qtbot):
    """By the same road as other work: progress and answer on the window's own thread."""
    asker, told, got, over = QObject(), [], [], []
    runner.work_beside(asker, tasks.counted, got.append, to=3, progress=lambda *step: told.append(step))
    settle(runner, qtbot)
    assert got == [3] and told[-1][:2] == (3, 3)
    job = runner.work_beside(asker, tasks.never_ending, got.append)
    job.over = lambda: over.append(True)
    assert runner.is_working
    job.cancel()
    qtbot.waitUntil(lambda: bool(over))
    assert got == [3] and not runner.is_working
