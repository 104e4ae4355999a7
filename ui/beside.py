"""Long pure work in a process of its own, so that the window never shares its interpreter with it.

Loading a model, reading texts and building a graph hold the interpreter for tens to hundreds of milliseconds
at a time; in a thread beside the window that is felt as a stutter. Here a named task of the council runs with
frozen values, stands back behind the window, tells its progress home, and ends at once when it is cancelled.
Given up for it: half a second at the first task, and the values travel twice.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Any

from council.errors import CouncilError
from council.progress import Cancelled, Progress
from council.words import N_

BACK = 10  # how far this process stands back behind the window (nice)
BETWEEN = 0.04  # seconds between two reports of progress; more would only flicker
LOOK = 0.05  # seconds after which a waiting thread looks whether somebody cancelled
REST = 300  # seconds without a task after which the process ends and gives its memory back
_PATIENCE = 2.0  # seconds the process has to end by itself


class WorkLost(CouncilError):
    """The process ended in the middle of its task: the system took its memory, or somebody ended it."""

    sentence = N_(
        "The work was ended from outside before it was done, perhaps because memory ran out. Nothing of the "
        "council was changed. Close other programs and try again."
    )


class Broken(RuntimeError):
    """A fault of ours in the other process; carries its traceback as text."""


class Beside:
    """Runs tasks in processes of its own; any thread may ask, and waits for the answer."""

    def __init__(self) -> None:
        self._idle: list[_Worker] = []
        self._lock = threading.Lock()
        self._has_ended = False

    def run(
        self,
        task: Callable[..., Any],
        given: Mapping[str, Any],
        *,
        progress: Progress | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Any:
        """The task's answer, worked out in another process.

        Args:
            task: a function at the top of a module that names no window; found there by its name.
            given: its arguments by name, values that pickle.
            progress: told here what the task tells its own `progress`; when None, none is handed to it.
            stopped: asked while waiting; when it says so, the process is ended at once.
        Raises: Cancelled; WorkLost; whatever the task refuses; Broken for a fault of ours.
        """
        worker = self._take()
        try:
            kept, answer = worker.do(task, given, progress, stopped)
        except BaseException:
            worker.kill()
            raise
        self._give_back(worker)
        if not kept:
            raise answer
        return answer

    def end(self) -> None:
        """End the processes that wait; those at work end with their tasks."""
        with self._lock:
            self._has_ended = True
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.close()

    def _take(self) -> _Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.is_alive():
                    return worker
                worker.kill()
        return _Worker()

    def _give_back(self, worker: _Worker) -> None:
        """Keep one process warm: the second of two at once ends with its task, for the memory's sake."""
        with self._lock:
            if not self._idle and not self._has_ended:
                self._idle.append(worker)
                return
        worker.close()


class _Worker:
    """One process and the line to it."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), name="beside", daemon=True)
        self._process.start()
        theirs.close()

    def is_alive(self) -> bool:
        return self._process.is_alive()

    def do(
        self,
        task: Callable[..., Any],
        given: Mapping[str, Any],
        progress: Progress | None,
        stopped: Callable[[], bool],
    ) -> tuple[bool, Any]:
        """(True, answer) or (False, what to raise)."""
        try:
            self._line.send((task, dict(given), progress is not None))
            while True:
                while not self._line.poll(LOOK):
                    if stopped():
                        raise Cancelled
                kind, value = self._line.recv()
                if kind != "progress":
                    return kind == "answer", Broken(value) if kind == "broke" else value
                if progress is not None:
                    progress(*value)
        except (OSError, EOFError) as lost:
            raise WorkLost() from lost

    def kill(self) -> None:
        """End the process now; its work is pure, so nothing is lost but time."""
        self._process.kill()
        self._process.join(_PATIENCE)
        self._line.close()

    def close(self) -> None:
        """Let the process end by itself, and end it if it does not."""
        self._line.close()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self.kill()


def serve(line: Connection) -> None:
    """Do one task after another until the other end closes or nothing is asked for a while."""
    if hasattr(os, "nice"):
        os.nice(BACK)
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # before numpy is loaded: the window keeps its core
    try:
        while line.poll(REST):
            line.send_bytes(_done(line))
    except (EOFError, OSError):  # the window is gone, or has hung up: nobody is left to tell
        return


def _done(line: Connection) -> Any:
    """The answer to what is asked next, ready to be sent. Raises: EOFError, OSError when nobody asks."""
    try:
        task, given, tells = line.recv()
        if tells:
            given["progress"] = _teller(line)
        return ForkingPickler.dumps(("answer", task(**given)))
    except CouncilError as refusal:
        return ForkingPickler.dumps(("refused", refusal))
    except (EOFError, BrokenPipeError):
        raise
    except Exception:  # told at home, where faults of ours are logged and shown
        return ForkingPickler.dumps(("broke", traceback.format_exc()))


def _teller(line: Connection) -> Progress:
    last = 0.0

    def progress(done: int, total: int, words: str = "") -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= BETWEEN or done >= total:
            last = now
            line.send(("progress", (done, total, words)))

    return progress
