#!/usr/bin/env python3
"""Everything a developer or a fresh machine does, in one place, with the standard library only.

python3 packaging/dev.py VERB [OPTIONS]

  demo [--out DIR]   run the main job on the sample council and say where its results lie
  test [PYTEST…]     the whole test suite
  app [FILE]         open the window
  check [PART…]      format, lint, types, contracts, house (its tests), or those named
  bench NAME         a benchmark
  drill NAME         a long drill
  shots [DIR]        paint every page, light and dark, full and empty
  sizes              the longest files and functions

The first call makes .venv/ at the root and installs everything; later calls find it ready.
"""

from __future__ import annotations

import ast
import ctypes.util
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "installed"
LOCK = ROOT / "packaging" / "locks" / f"py3{sys.version_info.minor}-{sys.platform}-{platform.machine()}.txt"
TORCH = "torch>=2.6,<2.14"
TORCH_CPU = "https://download.pytorch.org/whl/cpu"

# What a bare Debian 12 lacks for Qt; each library beside the package that brings it.
LIBRARIES = {
    "EGL": "libegl1", "GL": "libgl1", "dbus-1": "libdbus-1-3", "fontconfig": "libfontconfig1",
    "freetype": "libfreetype6", "glib-2.0": "libglib2.0-0", "X11": "libx11-6", "xkbcommon": "libxkbcommon0",
    "zstd": "libzstd1", "X11-xcb": "libx11-xcb1", "xkbcommon-x11": "libxkbcommon-x11-0",
    "xcb-cursor": "libxcb-cursor0", "xcb-icccm": "libxcb-icccm4", "xcb-image": "libxcb-image0",
    "xcb-keysyms": "libxcb-keysyms1", "xcb-randr": "libxcb-randr0", "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0", "xcb-xkb": "libxcb-xkb1",
}  # fmt: skip


def main(argv: list[str]) -> int:
    verb, rest = (argv[0], argv[1:]) if argv else ("--help", [])
    if verb not in VERBS:
        print(__doc__)
        return 0 if verb in ("--help", "-h") else 64
    if sys.version_info < (3, 11):  # noqa: UP036  whoever runs this first may have an older one
        print("Council needs Python 3.11 or newer; this is " + sys.version.split()[0])
        return 1
    if verb != "sizes" and not ready():
        return 1
    return VERBS[verb](rest)


# -- the environment -----------------------------------------------------------------------------------


def ready() -> bool:
    """Make sure that .venv holds what pyproject.toml asks for, and that Qt finds its libraries."""
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + Path(__file__).read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == wanted and PYTHON.exists():
        return True
    return system_libraries() and install(wanted)


def install(stamp: str) -> bool:
    began = time.monotonic()
    if not PYTHON.exists():
        say(f"making {VENV.relative_to(ROOT)}/ with Python {sys.version.split()[0]}")
        if run([sys.executable, "-m", "venv", str(VENV)]) != 0:
            say("Python's venv module is missing; on Debian and Ubuntu: apt-get install python3-venv")
            return False
    say("installing (about 2 GB on disk; the first time takes some minutes)")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if run([*pip, *torch_from()]) != 0:
        return False
    if LOCK.exists() and run([*pip, "--require-hashes", "--no-deps", "--requirement", str(LOCK)]) != 0:
        say("the packages of " + LOCK.name + " could not be installed; the lines above say why")
        return False
    if run([*pip, TORCH, "--editable", f"{ROOT}[dev]"]) != 0:
        say("pip could not install everything; the lines above say what is missing")
        return False
    STAMP.write_text(stamp)
    say(f"ready after {time.monotonic() - began:.0f} s")
    return True


def torch_from() -> list[str]:
    """PyTorch's own CPU index if it answers, since PyPI's Linux build brings gigabytes of CUDA; else PyPI."""
    try:
        with urllib.request.urlopen(TORCH_CPU + "/torch/", timeout=5) as answer:
            reached = answer.status == 200
    except OSError:
        reached = False
    say(f"torch from {'the CPU index of PyTorch' if reached else 'the configured package index'}")
    return (
        [TORCH, "--index-url", TORCH_CPU, "--extra-index-url", "https://pypi.org/simple"]
        if reached
        else [TORCH]
    )


def system_libraries() -> bool:
    """Install what Qt needs where we may, else name the command."""
    if not sys.platform.startswith("linux"):
        return True
    missing = [package for name, package in LIBRARIES.items() if ctypes.util.find_library(name) is None]
    if not missing:
        return True
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if shutil.which("apt-get") and os.geteuid() == 0:
        say("installing system libraries for the window: " + " ".join(missing))
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
        if (
            subprocess.run(
                [*command[:2], "-qq", *command[2:]], check=False, env=quiet, stdout=subprocess.DEVNULL
            ).returncode
            == 0
        ):
            return True
        say("that did not work; the lines above say why")
    say("the window needs libraries of your system. On Debian and Ubuntu:\n  sudo " + " ".join(command))
    say("(elsewhere: the same libraries under your system's names)")
    return False


# -- the verbs -----------------------------------------------------------------------------------------


def demo(rest: list[str]) -> int:
    out = (
        [] if "--out" in rest or any(r.startswith("--out=") for r in rest) else ["--out", str(ROOT / "demo")]
    )
    force = ["--force"] if out and "--force" not in rest else []
    return run([str(BIN / "council"), "demo", *out, *force, *rest], place=Path.cwd())


def test(rest: list[str]) -> int:
    """The foundations first, since nothing else holds if they do not; many short files last, so that no core
    waits for a long journey. One more at work than there are cores: journeys and windows mostly wait.
    """
    if rest:
        return python("-m", "pytest", *rest)
    first = [ROOT / "tests" / name for name in ("council/foundations", "council/store", "journeys", "house")]
    later = [ROOT / "tests" / name for name in ("council", "ui")]
    others = [part for place in later for part in sorted(place.iterdir()) if holds_tests(part)]
    order = [str(path.relative_to(ROOT)) for path in dict.fromkeys([*first, *others])]
    at_work = str(min(os.cpu_count() or 2, 8) + 1)
    return python("-m", "pytest", "-n", at_work, "--dist", "loadfile", "--no-loadscope-reorder", *order)


def holds_tests(path: Path) -> bool:
    return path.name.startswith("test_") or (path.is_dir() and any(path.rglob("test_*.py")))


def app(rest: list[str]) -> int:
    return run([str(BIN / "council"), *(["open", *rest] if rest else [])], place=Path.cwd())


def check(rest: list[str]) -> int:
    """All of it, or the parts that are named; also when one fails, so that one run shows everything."""
    unknown = [name for name in rest if name not in PARTS]
    if unknown:
        say(f"check knows {', '.join(PARTS)}; not {', '.join(unknown)}")
        return 64
    failed = []
    for name in rest or PARTS:
        say(name)
        if python(*PARTS[name]) != 0:
            failed.append(name)
    say(f"failed: {', '.join(failed)}" if failed else "all good")
    return 1 if failed else 0


def bench(rest: list[str]) -> int:
    return script("bench", rest)


def drill(rest: list[str]) -> int:
    return script("drill", rest)


def script(kind: str, rest: list[str]) -> int:
    """Run packaging/{kind}_NAME.py; an unknown name lists what there is."""
    there = {p.stem.removeprefix(f"{kind}_"): p for p in sorted((ROOT / "packaging").glob(f"{kind}_*.py"))}
    if not rest or rest[0] not in there:
        listed = "\n".join(f"  {name:10} {first_line(path)}" for name, path in there.items())
        say(f"usage: dev.py {kind} NAME\n{listed or '  (there is none yet)'}")
        return 64
    return python(str(there[rest[0]]), *rest[1:])


def shots(rest: list[str]) -> int:
    return python(str(ROOT / "packaging" / "shots.py"), *rest)


def sizes(_rest: list[str]) -> int:
    """The ten longest files and functions; it informs and does not fail."""
    files, functions = [], []
    for path in sorted([*(ROOT / "council").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]):
        text = path.read_text("utf-8")
        files.append((text.count("\n"), str(path.relative_to(ROOT))))
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                functions.append((lines, f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"))
    for title, rows in (("files", files), ("functions", functions)):
        counts = sorted(n for n, _where in rows)
        median, most = counts[len(rows) // 2], counts[len(rows) * 9 // 10]
        print(f"{title}: {len(rows)}, median {median}, nine in ten under {most}")
        for n, where in sorted(rows, reverse=True)[:10]:
            print(f"  {n:5} {where}")
    return 0


PARTS = {
    "format": ["-m", "ruff", "format", "--check", "."],
    "lint": ["-m", "ruff", "check", "."],
    "types": ["-m", "mypy"],
    "contracts": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    "house": ["-m", "pytest", "tests/house", "-n", "2"],
}
VERBS = {
    "demo": demo, "test": test, "app": app, "check": check, "bench": bench, "drill": drill, "shots": shots,
    "sizes": sizes,
}  # fmt: skip


# -- small things --------------------------------------------------------------------------------------


def say(words: str) -> None:
    print(f"· {words}", flush=True)


def first_line(path: Path) -> str:
    return (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").split("\n")[0]


def python(*args: str) -> int:
    return run([str(PYTHON), *args])


def run(command: list[str], *, place: Path = ROOT) -> int:
    """Run with one thread for number work: two collapse on a busy machine."""
    env = {"OMP_NUM_THREADS": "1", "PIP_NO_WARN_SCRIPT_LOCATION": "1", **os.environ}
    try:
        return subprocess.run(command, cwd=place, env=env, check=False).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
