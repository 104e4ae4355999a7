"""Background work: one store thread, one work pool, one signal home.

Replies land on the GUI thread, in the order asked, and only while the one who asked still lives.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from council.errors import CouncilError
from council.progress import Cancelled
from council.store import Outcome, StepView, Store

log = logging.getLogger(__name__)

Then = Callable[[Any], object] | None
BETWEEN = 0.04  # seconds between two reports of progress; more would only flicker


class Job:
    """Work under way: it can be cancelled, and it tells once when it is over, whichever way it ended."""

    def __init__(self) -> None:
        self.over: Callable[[], object] | None = None
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; `Cancelled` is raised at its next report."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        return self._stop.is_set()


class Runner(QObject):
    """The only one who starts threads; lives as long as the program, so no signal dies on a worker."""

    changed = Signal(object)  # Outcome: something was kept, undone or redone
    refused = Signal(object)  # CouncilError nobody else answered
    broke = Signal(object)  # a fault of ours
    opened = Signal(object)  # Path of the council file now open, or None
    _home = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store: Store | None = None
        self._line = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="work")
        self._jobs: set[Job] = set()
        self._home.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def act(
        self, asker: QObject, verb: Callable, then: Then = None, otherwise: Then = None, /, **given: Any
    ) -> Job:
        """Do one thing in one transaction; everyone hears `changed`, then the asker its outcome."""
        return self._send(
            self._line, asker, lambda told: self._open().act(verb, **told), then, otherwise, given
        )

    def ask(self, asker: QObject, query: Callable, then: Then, /, **given: Any) -> Job:
        """Ask the store; sees every act asked before it."""
        return self._send(self._line, asker, lambda told: self._open().read(query, **told), then, None, given)

    def work(
        self, asker: QObject, task: Callable, then: Then, otherwise: Then = None, /, **given: Any
    ) -> Job:
        """Run a long, pure task beside the store; `progress` in `given` is told on the GUI thread."""
        return self._send(self._pool, asker, lambda told: task(**told), then, otherwise, given)

    def undo(self, asker: QObject, then: Then = None, otherwise: Then = None, /) -> Job:
        """Set the last step back."""
        return self._send(self._line, asker, lambda _: self._open().undo(), then, otherwise, {})

    def redo(self, asker: QObject, then: Then = None, otherwise: Then = None, /) -> Job:
        """Set the last undone step forward again."""
        return self._send(self._line, asker, lambda _: self._open().redo(), then, otherwise, {})

    def ways(self, asker: QObject, then: Then, /) -> Job:
        """Ask which step undo and which redo would move: a pair of StepView or None."""
        return self._send(self._line, asker, lambda _: self._ways(), then, None, {})

    def _ways(self) -> tuple[StepView | None, StepView | None]:
        return self._open().next_undo(), self._open().next_redo()

    def open(
        self, asker: QObject, path: Path, then: Then = None, otherwise: Then = None, /, **given: Any
    ) -> Job:
        """Open a council file (passphrase=, create=) in place of the one open now; all hear `opened`."""
        return self._send(self._line, asker, partial(self._swap, path), then, otherwise, given)

    def hold(self, store: Store) -> None:
        """Take a store that is open already."""
        self._line.submit(setattr, self, "_store", store).result()

    def close(self) -> None:
        """Close the council file; what was asked before is done first."""
        self._line.submit(self._shut).result()

    def end(self) -> None:
        """Cancel what can be cancelled, close the file and end the threads."""
        for job in tuple(self._jobs):
            job.cancel()
        self.close()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._line.shutdown(wait=True)

    def _open(self) -> Store:
        if self._store is None:
            raise Cancelled
        return self._store

    def _swap(self, path: Path, given: dict[str, Any]) -> Path:
        store = Store.open(path, **given)
        self._shut()
        self._store = store
        self._home.emit(partial(self.opened.emit, path))
        return path

    def _shut(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            store.close()

    def _send(
        self,
        lane: Executor,
        asker: QObject,
        task: Callable,
        then: Then,
        otherwise: Then,
        given: dict[str, Any],
    ) -> Job:
        job = Job()
        self._jobs.add(job)
        told = dict(given)
        if callable(told.get("progress")):
            told["progress"] = self._reporter(job, asker, told["progress"])
        future = lane.submit(_unless_cancelled, job, task, told)
        future.add_done_callback(
            lambda done: self._home.emit(lambda: self._land(done, job, asker, then, otherwise))
        )
        return job

    def _reporter(self, job: Job, asker: QObject, shown: Callable) -> Callable:
        last = 0.0

        def progress(done: int, total: int, words: str = "") -> None:
            nonlocal last
            if job.is_cancelled or not isValid(asker):
                raise Cancelled
            now = time.monotonic()
            if now - last >= BETWEEN or done >= total:
                last = now
                self._home.emit(lambda: shown(done, total, words) if isValid(asker) else None)

        return progress

    def _land(self, done: Future, job: Job, asker: QObject, then: Then, otherwise: Then) -> None:
        self._jobs.discard(job)
        if job.over is not None:
            job.over()
        if done.cancelled() or isinstance(error := done.exception(), Cancelled):
            return
        if isinstance(error, CouncilError):
            otherwise(error) if otherwise and isValid(asker) else self.refused.emit(error)
        elif error:
            log.error("background work broke", exc_info=error)
            self.broke.emit(error)
        else:
            self._deliver(done.result(), asker, then)

    def _deliver(self, value: Any, asker: QObject, then: Then) -> None:
        if isinstance(value, Outcome):
            self.changed.emit(value)
        if then is not None and isValid(asker):
            then(value)

    @Slot(object)
    def _run(self, closure: Callable[[], object]) -> None:
        closure()


def _unless_cancelled(job: Job, task: Callable, told: dict[str, Any]) -> Any:
    if job.is_cancelled:
        raise Cancelled
    return task(told)
