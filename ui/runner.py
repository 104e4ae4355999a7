"""Background work: one store thread, one work pool, one signal home.

Replies land on the GUI thread, in the order asked, and only while the one who asked still lives.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from council.errors import CouncilError
from council.progress import Cancelled
from ui.beside import Beside

if TYPE_CHECKING:
    from council.store import StepView, Store

log = logging.getLogger(__name__)

Then = Callable[[Any], object] | None
BETWEEN = 0.04  # seconds between two reports of progress; more would only flicker


class Job:
    """One thing asked for: who asked, who is answered, and whether the store keeps what it does.

    It can be cancelled, and tells `over` once when it has ended, whichever way.
    """

    def __init__(self, asker: QObject, then: Then, otherwise: Then = None, *, keeps: bool = False) -> None:
        self.asker, self.then, self.otherwise, self.keeps = asker, then, otherwise, keeps
        self.over: Callable[[], object] | None = None
        self.is_long = False
        self.is_asked_of_store = False
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; `Cancelled` is raised at its next report."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody cancelled it, or nobody is left who wants to know."""
        return self.is_stopped or not isValid(self.asker)

    @property
    def is_stopped(self) -> bool:
        return self._stop.is_set()


class Runner(QObject):
    """The only one who starts threads; lives as long as the program, so no signal dies on a worker."""

    changed = Signal(object)  # Outcome: something was kept, undone or redone
    refused = Signal(object)  # CouncilError nobody else answered
    broke = Signal(object)  # a fault of ours
    opened = Signal(object)  # Path of the council file now open, or None
    _home = Signal(object)

    def __init__(self, parent: QObject | None = None, *, beside: Beside | None = None) -> None:
        super().__init__(parent)
        self._store: Store | None = None
        self._beside, self._has_own = beside or Beside(), beside is None
        self._line = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="work")
        self._jobs: set[Job] = set()
        self._settling: list[tuple[QObject, Callable[[], object]]] = []
        self._home.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def act(
        self, asker: QObject, verb: Callable, then: Then = None, otherwise: Then = None, /, **given: Any
    ) -> Job:
        """Do one thing in one transaction; everyone hears `changed`, then the asker its outcome."""
        job = Job(asker, then, otherwise, keeps=True)
        return self._send(self._line, job, lambda told: self._open().act(verb, **told), given)

    def ask(self, asker: QObject, query: Callable, then: Then, /, **given: Any) -> Job:
        """Ask the store; sees every act asked before it."""
        return self._send(self._line, Job(asker, then), lambda told: self._open().read(query, **told), given)

    def work(
        self, asker: QObject, task: Callable, then: Then, otherwise: Then = None, /, **given: Any
    ) -> Job:
        """Run a long, pure task beside the store; `progress` in `given` is told on the GUI thread."""
        return self._send(self._pool, Job(asker, then, otherwise), lambda told: task(**told), given)

    def work_beside(
        self, asker: QObject, task: Callable, then: Then, otherwise: Then = None, /, **given: Any
    ) -> Job:
        """As `work`, in a process of its own: for what would hold the interpreter too long for the window.

        `task` is a function at the top of a module without Qt, its arguments and answer frozen values.
        """
        job = Job(asker, then, otherwise)
        job.is_long = True

        def beside(told: dict[str, Any]) -> Any:
            progress = told.pop("progress", None)
            return self._beside.run(task, told, progress=progress, stopped=lambda: job.is_cancelled)

        return self._send(self._pool, job, beside, given)

    def undo(self, asker: QObject, then: Then = None, otherwise: Then = None, /) -> Job:
        """Set the last step back."""
        return self._send(self._line, Job(asker, then, otherwise, keeps=True), lambda _: self._open().undo())

    def redo(self, asker: QObject, then: Then = None, otherwise: Then = None, /) -> Job:
        """Set the last undone step forward again."""
        return self._send(self._line, Job(asker, then, otherwise, keeps=True), lambda _: self._open().redo())

    def ways(self, asker: QObject, then: Then, /) -> Job:
        """Ask which step undo and which redo would move: a pair of StepView or None."""
        return self._send(self._line, Job(asker, then), lambda _: self._ways())

    def _ways(self) -> tuple[StepView | None, StepView | None]:
        return self._open().next_undo(), self._open().next_redo()

    def open(
        self, asker: QObject, path: Path, then: Then = None, otherwise: Then = None, /, **given: Any
    ) -> Job:
        """Open a council file (passphrase=, create=) in place of the one open now; all hear `opened`."""
        return self._send(self._line, Job(asker, then, otherwise), partial(self._swap, path), given)

    def settled(self, asker: QObject, then: Callable[[], object], /) -> None:
        """Call `then` once all that `asker` has asked of the store is answered: at once, or later."""
        if self._is_asking(asker):
            self._settling.append((asker, then))
        else:
            then()

    def warm(self) -> None:
        """Load the store's libraries on the store thread, while the person still looks at Welcome."""
        self._line.submit(_store_class)

    def hold(self, store: Store) -> None:
        """Take a store that is open already."""
        self._line.submit(setattr, self, "_store", store).result()

    def close(self) -> None:
        """Close the council file; what was asked before is done first."""
        self._line.submit(self._shut).result()

    @property
    def is_working(self) -> bool:
        """Whether long work is under way that nobody has cancelled."""
        return any(job.is_long and not job.is_cancelled for job in self._jobs)

    def stop_work(self) -> None:
        """Cancel all long work; nobody is answered."""
        for job in tuple(self._jobs):
            if job.is_long:
                job.cancel()

    def end(self) -> None:
        """Cancel what can be cancelled, close the file and end the threads."""
        self.stop_work()
        self.close()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._line.shutdown(wait=True)
        if self._has_own:
            self._beside.end()

    def _open(self) -> Store:
        if self._store is None:
            raise Cancelled
        return self._store

    def _swap(self, path: Path, given: dict[str, Any]) -> Path:
        store = _store_class().open(path, **given)
        self._shut()
        self._store = store
        self._home.emit(partial(self.opened.emit, path))
        return path

    def _shut(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            store.close()

    def _send(
        self, lane: Executor, job: Job, task: Callable, given: Mapping[str, Any] = MappingProxyType({})
    ) -> Job:
        self._jobs.add(job)
        told = dict(given)
        job.is_long = job.is_long or "progress" in told
        job.is_asked_of_store = lane is self._line and not job.is_long
        if callable(told.get("progress")):
            told["progress"] = self._reporter(job, told["progress"])
        future = lane.submit(_unless_cancelled, job, task, told)
        future.add_done_callback(lambda done: self._home.emit(lambda: self._land(done, job)))
        return job

    def _reporter(self, job: Job, shown: Callable) -> Callable:
        last = 0.0

        def progress(done: int, total: int, words: str = "") -> None:
            nonlocal last
            if job.is_cancelled:
                raise Cancelled
            now = time.monotonic()
            if now - last >= BETWEEN or done >= total:
                last = now
                self._home.emit(lambda: shown(done, total, words) if isValid(job.asker) else None)

        return progress

    def _is_asking(self, asker: QObject) -> bool:
        return any(job.asker is asker and job.is_asked_of_store for job in self._jobs)

    def _land(self, done: Future, job: Job) -> None:
        self._jobs.discard(job)
        try:
            self._answer(done, job)
        finally:
            waiting, self._settling = self._settling, []
            for asker, then in waiting:
                if isValid(asker):
                    self.settled(asker, then)

    def _answer(self, done: Future, job: Job) -> None:
        if job.over is not None:
            job.over()
        if done.cancelled() or isinstance(error := done.exception(), Cancelled):
            return
        if job.is_stopped and job.is_long and not job.keeps:  # it was done in the moment it was cancelled
            return
        if isinstance(error, CouncilError):
            job.otherwise(error) if job.otherwise and isValid(job.asker) else self.refused.emit(error)
        elif error:
            log.error("background work broke", exc_info=error)
            self.broke.emit(error)
        else:
            self._deliver(done.result(), job)

    def _deliver(self, value: Any, job: Job) -> None:
        if job.keeps:
            self.changed.emit(value)
        if job.then is not None and isValid(job.asker):
            job.then(value)

    @Slot(object)
    def _run(self, closure: Callable[[], object]) -> None:
        closure()


def _unless_cancelled(job: Job, task: Callable, told: dict[str, Any]) -> Any:
    if job.is_stopped:
        raise Cancelled
    return task(told)


def _store_class() -> type[Store]:
    """The store, loaded when first needed: its libraries take longer than the whole window."""
    from council.store import Store

    return Store
