"""Runs of the draw benchmark: children on one thread with a limit of CPU time, and the peer's own Python."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT / ".bench"
PACKAGES = ("sortition-algorithms==0.12.15", "mip==1.17.6", "gurobipy==13.0.3")  # newer mip: no names, no CBC


@dataclass(frozen=True)
class Pool:
    """Two files, and whether one person from an address is asked."""

    name: str
    people: Path
    targets: Path
    seats: int
    size: int
    features: int
    homes: bool

    @property
    def words(self) -> str:
        return f"{self.name}  {self.size}/{self.seats}/{self.features}" + (", homes" if self.homes else "")


@dataclass
class Ran:
    """A child that ended, or did not: seconds of CPU, megabytes; None when it was stopped."""

    seconds: float | None
    megabytes: float = 0.0
    failed: str = ""


def ours(pool: Pool, place: Path, *more: str) -> tuple[Ran, dict[str, object]]:
    """The whole of `council draw`; its time, and its summary."""
    out = place / "ours"
    command = [sys.executable, "-m", "ui", *_draw(pool, out), *more]
    ran = _run(command, patience=600)
    if ran.seconds is None:
        sys.exit(f"bench draw: council draw ended by itself on {pool.name}: {ran.failed}")
    return ran, json.loads((out / "summary.json").read_text("utf-8"))


def _draw(pool: Pool, out: Path) -> list[str]:
    files = ["--people", str(pool.people), "--targets", str(pool.targets), "--seats", str(pool.seats)]
    return [
        "draw",
        *files,
        *(["--address", "address"] if pool.homes else []),
        "--ticket",
        "0",
        "--force",
        "--out",
        str(out),
    ]


def peers(
    pool: Pool, python: Path | None, rule: str, solver: str, patience: float, place: Path
) -> tuple[Ran, Mapping[str, object]]:
    out = place / "peer.json"
    out.unlink(missing_ok=True)
    script = [str(python), str(Path(__file__).with_name("draw_peer.py"))]
    ran = _run(
        [
            *script,
            str(pool.people),
            str(pool.targets),
            str(pool.seats),
            rule,
            solver,
            "address" if pool.homes else "-",
            str(out),
        ],
        patience=patience,
    )
    if not out.exists():
        return Ran(None, ran.megabytes, ran.failed), {}
    found = json.loads(out.read_text("utf-8"))
    return Ran(found["seconds"], ran.megabytes), found


def _run(command: Sequence[str], *, patience: float) -> Ran:
    """Run a child on one thread, and read what it used; stopped by the system when its CPU time is spent."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (int(patience), int(patience) + 2))

    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, env=_calm(), stdout=said, stderr=said, cwd=ROOT, preexec_fn=limited)  # noqa: PLW1509
        _pid, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        last = said.read().decode("utf-8", "replace").strip().splitlines()[-1:]
    megabytes = used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    seconds = used.ru_utime + used.ru_stime
    if child.returncode == 0:
        return Ran(seconds, megabytes)
    return Ran(
        None, megabytes, "" if seconds >= patience - 1 else "".join(last) or f"exit {child.returncode}"
    )


def _calm() -> dict[str, str]:
    """The environment of a child: one thread, and compiled modules kept, as where it is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {
        "OMP_NUM_THREADS": "1",
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(BENCH / "compiled"),
    }


STAGES = {
    "reading": ("council.cli.draw", "read_asked"),
    "people alike": ("council.selection.rules", "model_of"),
    "bound and proof": ("council.selection.rules", "point_of"),
    "panels": ("council.selection.rules", "panels_of"),
    "people within types": ("council.selection.rules", "dealt"),
    "checks": ("council.selection.rules", "_gathered"),
    "certificate": ("council.cli.draw", "files_of"),
    "writing": ("council.cli.draw", "write_together"),
}

STAGED = """
import importlib, json, sys, time
begun = time.process_time()
stages, arguments = json.loads(sys.argv[1]), json.loads(sys.argv[2])
spent = {"start": 0.0, **dict.fromkeys(stages, 0.0)}
def timed(stage, done):
    def call(*given, **named):
        since = time.process_time()
        try:
            return done(*given, **named)
        finally:
            spent[stage] += time.process_time() - since
    return call
for stage, (module, name) in stages.items():
    there = importlib.import_module(module)
    setattr(there, name, timed(stage, getattr(there, name)))
import highspy
spent["start"] = time.process_time()
from council.cli import main
if main(arguments) != 0:
    sys.exit("the draw was refused")
spent["other"] = time.process_time() - sum(spent.values())
print(json.dumps(spent), file=sys.stderr)
"""


def stages(pool: Pool, place: Path) -> dict[str, float]:
    """Seconds of CPU by stage, in one more run with a clock around each."""
    out = [json.dumps(STAGES), json.dumps(_draw(pool, place / "staged"))]
    ran = subprocess.run(
        [sys.executable, "-c", STAGED, *out],
        env=_calm(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode != 0:
        sys.exit(f"bench draw: a stage went missing:\n{ran.stderr}")
    return dict(json.loads(ran.stderr.splitlines()[-1]))


# -- the peer's environment ----------------------------------------------------------------------------


def peer_python() -> Path | None:
    """The peer's own Python, installed at the first call; None, and a word about it, when that fails."""
    folder = BENCH / "peer"
    python = folder / "bin" / "python"
    stamp = folder / "installed"
    wanted = "\n".join(PACKAGES)
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return python
    print(f"installing the peer into {folder.relative_to(ROOT)}: {', '.join(PACKAGES)}", flush=True)
    began = time.monotonic()
    venv.create(folder, with_pip=True, clear=True)
    pip = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    if subprocess.run([*pip, *PACKAGES[:2]], check=False).returncode != 0:
        print("the peer could not be installed; ours runs alone\n")
        return None
    if subprocess.run([*pip, *PACKAGES[2:]], check=False).returncode != 0:
        print("its leximin has no solver here: not available")
    stamp.write_text(wanted, "utf-8")
    print(f"ready after {time.monotonic() - began:.0f} s\n")
    return python
