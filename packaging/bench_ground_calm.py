"""Whether the window stays calm while statements are read and themed, and how soon a hint comes after Enter.

    python packaging/bench_ground_calm.py [--statements 2000] [--known 5000] [--limit 50]

The real window over a real file with the page of themes in front. By the page's own road its statements are
read, themed and kept, while a timer beats every 2 ms: printed is the longest time the event loop stood still,
and the most the window's own thread did at once (on a machine busy with other things that alone counts). Then
the process that finds near statements knows 5,000 of them and is asked 200 times, as after Enter.
Fails when the longest stall or the 99th percentile of the hint is over the limit.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ["QT_QPA_PLATFORM"] = "offscreen"
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
WORDS = ROOT.parent / "shared" / "data" / "ground" / "argkp" / "arguments_train.csv"
TICK = 2  # milliseconds between two beats of the loop
ASKED = 200


def main() -> int:
    """Measure, print, judge. Returns: 0 when the reach holds, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=2_000)
    parser.add_argument("--known", type=int, default=5_000)
    parser.add_argument("--limit", type=float, default=50.0, help="milliseconds")
    args = parser.parse_args()
    if not WORDS.is_file():
        print(f"calm: not measured, {WORDS} is not here")
        return 1
    with WORDS.open(encoding="utf-8", newline="") as file:
        texts = [row["argument"] for row in csv.DictReader(file)]
    with tempfile.TemporaryDirectory() as folder:
        stall = _stall(Path(folder), texts[: args.statements])
    hint = _hint(texts[: args.known], texts[-ASKED:])
    over = [name for name, value in (("stall", stall), ("hint", hint)) if value > args.limit]
    print(f"over {args.limit:.0f} ms: {', '.join(over)}" if over else f"all within {args.limit:.0f} ms")
    return 1 if over else 0


class Beat:
    """Beats with the event loop, and notes how long it stood still and what the window did meanwhile."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.gaps: list[tuple[float, float]] = []
        self._last, self._own = time.perf_counter(), time.thread_time()
        self._timer = QTimer(interval=TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, own = time.perf_counter(), time.thread_time()
        self.gaps.append(((now - self._last) * 1000 - TICK, (own - self._own) * 1000))
        self._last, self._own = now, own

    def take(self) -> list[tuple[float, float]]:
        """The gaps since it was last asked, (stood still, own work) in milliseconds."""
        taken, self.gaps = self.gaps, []
        return taken


def _stall(folder: Path, texts: list[str]) -> float:
    """The longest stall in milliseconds while all is read, themed, kept and shown."""
    from PySide6.QtCore import QSettings, QStandardPaths
    from PySide6.QtWidgets import QApplication

    from council import clock
    from council.ground import actions, queries
    from ui.ground import tasks

    path = _council(folder, texts)
    app = QApplication([])
    QStandardPaths.setTestModeEnabled(True)
    from ui.app import build, keep_calm
    from ui.preferences import Preferences

    settings = QSettings(str(folder / "bench.ini"), QSettings.Format.IniFormat)
    program = build(app, preferences=Preferences(settings))
    program.window.resize(1280, 860)
    program.window.show()
    program.window.open_file(path)
    _until(app, lambda: program.window.path == path)
    program.window.rooms.show_place("ground")
    page, runner, got = program.window.rooms.page, program.desk.runner, {}
    _until(app, lambda: not runner._jobs)
    keep_calm()
    beat, parts = Beat(), {}
    runner.ask(page, queries.gathering_of, lambda it: got.update(gathering=it))
    runner.ask(page, queries.votes_of, lambda it: got.update(seen=it))
    _until(app, lambda: len(got) == 2)
    parts["asked for"] = beat.take()
    page.work("", tasks.propose, lambda it: got.update(worked=it), beside=True, **got)
    _until(app, lambda: "worked" in got, 600)
    parts["read and themed"] = beat.take()
    worked = got["worked"]
    given = {"themes": worked.themes, "vectors": worked.vectors, "parents": worked.parents}
    given |= {"unthemed": worked.unthemed, "at": clock.now()}
    page.act(actions.keep_themes, lambda it: got.update(kept=it), **given)
    _until(app, lambda: "kept" in got and not runner._jobs, 600)
    _wait(app, 0.5)
    parts["kept and shown"] = beat.take()
    program.end()
    print(f"{len(texts):,} statements, {len(worked.themes)} themes; load {os.getloadavg()[0]:.1f}")
    for name, gaps in parts.items():
        still, own = max(gap for gap, _own in gaps), max(own for _gap, own in gaps)
        print(f"  {name:16} longest stall {still:6.1f} ms · most own work at once {own:6.1f} ms of CPU")
    return max(gap for gaps in parts.values() for gap, _own in gaps)


def _council(folder: Path, texts: list[str]) -> Path:
    from council import clock
    from council.sessions import actions
    from council.sessions.wording import ImportedStatement
    from council.store import Store

    with Store.open(folder / "bench.council", create=True) as store:
        many = [ImportedStatement(text) for text in texts]
        store.act(actions.import_statements, statements=many, at=clock.now())
    return folder / "bench.council"


def _hint(known: list[str], asked: list[str]) -> float:
    """Milliseconds from a question to its answer by the process beside the window, 99th percentile."""
    from ui.meaning import AT_ONCE, _Line

    line = _Line()
    try:
        for start in range(0, len(known), AT_ONCE):
            some = [(str(at), known[at]) for at in range(start, min(start + AT_ONCE, len(known)))]
            line.ask("learn", {"texts": some})
        taken, before = [], _cpu_of(line._process.pid)
        for text in asked:
            began = time.perf_counter()
            line.ask("nearest", {"text": text, "least": 0.7})
            taken.append((time.perf_counter() - began) * 1000)
        spent = _cpu_of(line._process.pid) - before
    finally:
        line.close()
    taken.sort()
    high = taken[int(len(taken) * 0.99)]
    own = f"{spent / len(asked) * 1000:.1f} ms of CPU each" if spent else "CPU not told here"
    middle = taken[len(taken) // 2]
    print(f"hint at {len(known):,} statements: median {middle:.1f} ms, p99 {high:.1f} ms, {own}")
    return high


def _cpu_of(pid: int) -> float:
    """Seconds of CPU a process has used; 0 where the system does not tell."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.is_file():
        return 0.0
    used = stat.read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")


def _until(app, holds, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        _wait(app, 0.01)
    assert holds(), "waited in vain"


def _wait(app, seconds: float) -> None:
    """Let the event loop turn."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
