"""The questions behind the page of targets, the quick ones first; a newer question ends the older ones.

One pool stays warm between edits. Nothing here waits: answers come as they are found.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from council.errors import CouncilError
from council.progress import Cancelled, Progress
from council.selection.targets import Pool, Targets
from council.words import say
from ui.runner import Job, Runner
from ui.selection.targets.verdict import Verdict, refusal_of

PAUSE = 600  # milliseconds of rest before the long question is asked: who can never be chosen


class Warmth:
    """The pool kept ready for questions, for one question at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._live: Any = None

    def asked(self, question: Callable[[Any], Any], pool: Pool, targets: Targets) -> Any:
        """The answer of `question(live)` over this pool and these lines."""
        from council.selection.live import Live

        with self._lock:
            if self._live is None or not self._live.fits(pool, targets):
                self._live = None
                self._live = Live(pool, targets)
            return question(self._live)


class Asking(QObject):
    """Asks about targets and tells `told` a Verdict that grows: chance, steps, panel, changes, prospects."""

    told = Signal(object)

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._warmth = runner, Warmth()
        self._number = 0
        self._jobs: list[Job] = []
        self._verdict: Verdict | None = None
        self._pool: Pool | None = None
        self._rest = QTimer(self, singleShot=True, interval=PAUSE)
        self._rest.timeout.connect(self._ask_prospects)

    def ask(self, pool: Pool, targets: Targets) -> None:
        """Ask anew; answers to older questions are not told any more."""
        self.stop()
        self._pool = pool
        self._tell(Verdict(targets, refused=refusal_of(targets)))
        if not self._verdict.refused:
            self._work(_quick, self._on_quick)

    def stop(self) -> None:
        """Give up whatever is asked."""
        self._number += 1
        self._rest.stop()
        for job in self._jobs:
            job.cancel()
        self._jobs = []

    # the questions, one after the other --------------------------------------------------------------------

    def _work(self, task: Callable[..., Any], then: Callable[[Any], object]) -> None:
        number = self._number

        def heed(done: int, total: int, words: str = "") -> None:
            if number != self._number:
                raise Cancelled

        def fresh(answer: Any) -> None:
            if number == self._number:
                then(answer)

        def refused(error: CouncilError) -> None:
            if number == self._number:
                self._tell(replace(self._verdict, refused=say(error)))

        self._jobs.append(
            self._runner.work(
                self,
                task,
                fresh,
                refused,
                warmth=self._warmth,
                pool=self._pool,
                targets=self._verdict.targets,
                heed=heed,
            )
        )

    def _on_quick(self, reach: Any) -> None:
        self._tell(replace(self._verdict, reach=reach))
        if reach.possible:
            self._work(_steps, self._on_steps)
        else:
            self._work(_mending, self._on_mending)

    def _on_steps(self, reach: Any) -> None:
        self._tell(replace(self._verdict, reach=reach))
        self._work(_panel, self._on_panel)

    def _on_panel(self, exists: bool) -> None:
        self._tell(replace(self._verdict, whole=exists))
        if exists:
            self._rest.start()
        else:
            self._work(_mending, self._on_mending)

    def _on_mending(self, found: tuple[str, Any, str]) -> None:
        reason, nearest, helpless = found
        self._tell(replace(self._verdict, whole=False, reason=reason, nearest=nearest, helpless=helpless))

    def resume(self) -> None:
        """Ask the long question that was left while nobody looked."""
        told = self._verdict
        if told is not None and told.whole and told.prospects is None:
            self._rest.start()

    def _ask_prospects(self) -> None:
        if not self.parent().isVisible():  # nobody looks, or the window is closing
            return
        self._work(_prospects, lambda found: self._tell(replace(self._verdict, prospects=found)))

    def _tell(self, verdict: Verdict) -> None:
        self._verdict = verdict
        self.told.emit(verdict)


def _quick(warmth: Warmth, pool: Pool, targets: Targets, heed: Progress) -> Any:
    return warmth.asked(lambda live: live.reach(targets, steps=False, progress=heed), pool, targets)


def _steps(warmth: Warmth, pool: Pool, targets: Targets, heed: Progress) -> Any:
    return warmth.asked(lambda live: live.reach(targets, progress=heed), pool, targets)


def _panel(warmth: Warmth, pool: Pool, targets: Targets, heed: Progress) -> bool:
    live = warmth.asked(lambda live: live, pool, targets)
    return bool(live.has_panel(targets))  # beside the others: it leaves what is kept warm alone


def _mending(warmth: Warmth, pool: Pool, targets: Targets, heed: Progress) -> tuple[str, Any, str]:
    """Why no panel exists, the nearest changes, and what to do where no change helps."""
    from council.selection.feasible import why_not

    model = warmth.asked(lambda live: live.model(targets), pool, targets)
    heed(0, 1)
    return why_not(model, progress=heed)


def _prospects(warmth: Warmth, pool: Pool, targets: Targets, heed: Progress) -> Any:
    from council.selection.prospects import prospects_of

    model = warmth.asked(lambda live: live.model(targets), pool, targets)
    return prospects_of(model, progress=heed)
