"""How long from Enter to the row in sight and to the disk, while statements are embedded in the background.

    python packaging/bench_capture.py [--standing 2000] [--typed 150] [--limit 50] [--show]

The real window over a real file, the real keys of a keyboard, and the app's own road for the model: the
live page is opened, its statements are read by the process beside it, and meanwhile somebody types. Printed:
median and 99th percentile of Enter to visible (painted) and Enter to saved (committed, and the line says so),
and the longest time the event loop stood still, each from before the model is loaded until all is read.
Own work is the CPU time of the window's thread: on a machine that is busy with other things it alone counts.
Fails when a 99th percentile or the longest stall is over the limit.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
TICK = 2  # milliseconds between two beats of the loop
KEY = 0.012  # seconds between two keys: eighty words a minute would be 0.12
WORDS = """
rents rise faster than pay people who clean our streets leave the inner city every second bus is late after
eight children need safe ways to school the park has no shade in summer small shops close we were not asked
flats stand empty for years old people fear the stairs nobody explains the letters trees cool the square young
families move out cars park on the pavement we want to decide together what is built
""".split()  # noqa: SIM905  a list of sixty words is read by nobody


def main() -> int:
    """Measure, print, judge. Returns: 0 when the reach holds, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--standing", type=int, default=2_000, help="statements embedded meanwhile")
    parser.add_argument("--typed", type=int, default=150, help="statements typed at least")
    parser.add_argument("--limit", type=float, default=50.0, help="milliseconds")
    parser.add_argument("--show", action="store_true", help="on the screen there is, not offscreen")
    args = parser.parse_args()
    if not args.show:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.council"
        session_id = _prepare(path, args.standing)
        taken = _typed(path, session_id, Path(folder) / "bench.ini", args)
    return _judge(taken, args)


def sentence(chance: random.Random) -> str:
    """Six to eighteen words."""
    return " ".join(chance.choices(WORDS, k=chance.randint(6, 18)))


def _prepare(path: Path, standing: int) -> str:
    """A council with a running session and so many statements; returns the session's id."""
    from council import clock
    from council.sessions import actions
    from council.sessions.plans import SessionPlan
    from council.sessions.wording import ImportedStatement
    from council.store import Store

    chance, now = random.Random("standing"), clock.now()
    with Store.open(path, create=True) as store:
        plan = SessionPlan("First weekend", now - timedelta(hours=1), now + timedelta(hours=3))
        session_id: str = store.act(actions.plan_session, session=plan).value
        store.act(actions.lay_tables, count=12, places=9)
        many = [ImportedStatement(sentence(chance), session_id=session_id) for _ in range(standing)]
        store.act(actions.import_statements, statements=many, at=now)
    return session_id


class Watch:
    """Beats with the event loop, and notes how long it stood still and when rows came in sight."""

    def __init__(self, panel) -> None:
        from PySide6.QtCore import QObject, Qt, QTimer

        self.gaps: list[float] = []
        self.worked: list[float] = []  # of each gap, what the window itself did: its thread's own time
        self.entered: dict[str, float] = {}
        self.visible: list[float] = []
        self.saved: list[float] = []
        self._unseen: list[float] = []
        self._last, self._own, watch = 0.0, 0.0, self

        class Painted(QObject):
            def eventFilter(self, watched, event) -> bool:
                if event.type() == event.Type.Paint and watch._unseen:
                    QTimer.singleShot(0, watch._on_painted)
                return False

        self._painted = Painted()
        panel.list.viewport().installEventFilter(self._painted)
        panel.keeping.saved.connect(self._on_saved)
        self._timer = QTimer(interval=TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last, self._own = time.perf_counter(), time.thread_time()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def enter(self, at: float, id: str) -> None:
        """Enter was pressed for this statement at this moment."""
        self.entered[id] = at
        self._unseen.append(at)

    def _beat(self) -> None:
        now, own = time.perf_counter(), time.thread_time()
        self.gaps.append((now - self._last) * 1000 - TICK)
        self.worked.append((own - self._own) * 1000)
        self._last, self._own = now, own

    def _on_painted(self) -> None:
        now, unseen, self._unseen = time.perf_counter(), self._unseen, []
        self.visible += [(now - at) * 1000 for at in unseen]

    def _on_saved(self, id: str) -> None:
        if id in self.entered:
            self.saved.append((time.perf_counter() - self.entered[id]) * 1000)


def _typed(path: Path, session_id: str, settings: Path, args: argparse.Namespace) -> Watch:
    """Open the window, go to the live page, and type until enough is typed and all is read."""
    from PySide6.QtCore import QSettings, QStandardPaths, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    QStandardPaths.setTestModeEnabled(True)
    from ui.app import build, keep_calm
    from ui.preferences import Preferences

    program = build(app, preferences=Preferences(QSettings(str(settings), QSettings.Format.IniFormat)))
    window, meaning = program.window, program.desk.meaning
    window.resize(1280, 860)
    window.show()
    window.open_file(path)
    _until(app, lambda: window.path == path)
    window.rooms.show_place("sessions.live")
    page = window.rooms.page
    panel = page.panel
    read: list[tuple[int, int]] = []
    meaning.moved.connect(lambda done, of: read.append((done, of)))
    _until(app, lambda: panel.model.rowCount() == args.standing)
    panel.focus_line()
    keep_calm()  # as the program does once a council is open
    watch, chance, began = Watch(panel), random.Random("typed"), time.monotonic()
    handle = window.windowHandle()
    watch.start()
    while len(watch.entered) < args.typed or not meaning.is_warm:
        for letter in sentence(chance)[:48]:
            QTest.keyClick(handle, letter)
            _wait(app, KEY)
        id, at = panel.composer.id, time.perf_counter()
        watch.enter(at, id)
        QTest.keyClick(handle, Qt.Key.Key_Return)
        _wait(app, KEY)
        if meaning.is_off or time.monotonic() - began > 600:
            break
    watch.stop()
    _until(app, lambda: len(watch.saved) == len(watch.entered) and not watch._unseen)
    assert app.focusWidget() is panel.line, "the focus left the line"
    done, of = read[-1] if read else (0, 0)
    seconds, rows = time.monotonic() - began, panel.model.rowCount()
    print(
        f"{len(watch.entered)} statements typed in {seconds:.0f} s, {rows} on the list, {done} of {of} read"
    )
    program.end()
    return watch


def _judge(watch: Watch, args: argparse.Namespace) -> int:
    figures = {
        "Enter to visible": _p99(watch.visible),
        "Enter to saved": _p99(watch.saved),
        "longest stall of the loop": max(watch.gaps),
    }
    for name, values in (("Enter to visible", watch.visible), ("Enter to saved", watch.saved)):
        print(f"{name}: median {statistics.median(values):.1f} ms, p99 {_p99(values):.1f} ms")
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    print(f"event loop: p99 {_p99(watch.gaps):.1f} ms, longest stall {max(watch.gaps):.1f} ms ({load})")
    print(f"own work at once: p99 {_p99(watch.worked):.1f} ms, most {max(watch.worked):.1f} ms of CPU")
    over = [name for name, value in figures.items() if value > args.limit]
    print(f"over {args.limit:.0f} ms: {', '.join(over)}" if over else f"all within {args.limit:.0f} ms")
    return 1 if over else 0


def _p99(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]


def _wait(app, seconds: float) -> None:
    """Let the event loop turn as it does between two keys."""
    from PySide6.QtCore import QEventLoop

    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, max(1, int(left * 1000)))
        time.sleep(0.001)


def _until(app, holds, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.005)
    assert holds(), "waited in vain"


if __name__ == "__main__":
    sys.exit(main())
