"""Paint every page without a screen: full and empty, light and dark, large and small, and at 200 % text.

python packaging/shots.py [--only people] [--council FILE.council] [--out shots] [--quick]
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.app import Program, build
from ui.places import ROOMS, Place
from ui.preferences import Preferences

WALL = (1920, 1080)
LOOKS = (
    ("light", theme.LIGHT, theme.OPENING, 1.0),
    ("dark", theme.DARK, theme.OPENING, 1.0),
    ("light-small", theme.LIGHT, theme.SMALLEST, 1.0),
    ("dark-small", theme.DARK, theme.SMALLEST, 1.0),
    ("big", theme.LIGHT, theme.OPENING, 2.0),
)


def main() -> int:
    """Paint what the arguments ask for. Returns: 0, or 1 when a page broke."""
    args = _arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setApplicationName("Council")
    QStandardPaths.setTestModeEnabled(True)
    faults: list[BaseException] = []
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "shots.ini"), QSettings.Format.IniFormat)
        program = build(app, preferences=Preferences(settings))
        program.desk.runner.broke.connect(faults.append)
        program.window.show()
        if not args.only or "welcome" in args.only:
            _paint(app, program, args, "welcome", lambda: None)
        for state, file in _councils(Path(folder), args):
            _open(app, program, file)
            for place in _places(args.only):
                name = f"{place.id.replace('.', '-')}-{state}"
                _paint(
                    app, program, args, name, lambda place=place: program.window.rooms.show_place(place.id)
                )
            if not args.only or "projector" in args.only:
                _paint_wall(app, program, args, state)
            program.window.close_council()
        program.end()
    return 1 if faults else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", help="rooms, places, 'projector' or 'welcome'")
    parser.add_argument("--council", type=Path, help="the council file that stands for 'full'")
    parser.add_argument("out", type=Path, nargs="?", default=Path("shots"), metavar="DIR")
    parser.add_argument("--quick", action="store_true", help="light, large only")
    return parser.parse_args()


def _councils(folder: Path, args: argparse.Namespace) -> Iterator[tuple[str, Path]]:
    """An empty council, and a copy of a full one; a quick look may go without."""
    empty = folder / "empty.council"
    from council.store import Store

    Store.open(empty, create=True).close()
    yield "empty", empty
    full = args.council or args.out / "sample.council"
    if args.quick and not full.exists():
        return
    if not full.exists():
        from council.sample import build as build_sample

        print(f"making {full}")
        build_sample(full)
    copy = folder / "full.council"
    shutil.copyfile(full, copy)
    yield "full", copy


def _places(only: list[str] | None) -> Iterator[Place]:
    for room in ROOMS:
        for place in room.pages():
            if not only or room.name in only or place.id in only:
                yield place


def _open(app: QApplication, program: Program, file: Path) -> None:
    program.window.open_file(file)
    _wait(app, lambda: program.window.path == file)


def _paint(app: QApplication, program: Program, args: argparse.Namespace, name: str, show: Callable) -> None:
    for look, scheme, size, text in LOOKS[: 1 if args.quick else None]:
        theme.dress(app, scheme, text=text)
        program.window.resize(*size)
        show()
        _wait(app, lambda: not program.desk.runner._jobs)
        _rest(app)
        file = args.out / f"{name}-{look}.png"
        program.window.grab().save(str(file))
        print(file)


def _paint_wall(app: QApplication, program: Program, args: argparse.Namespace, state: str) -> None:
    """Each part that can be sent, as the room sees it, 1920 by 1080; and the controls beside the page."""
    from ui.shell.projector import Projector
    from ui.shell.released import PARTS

    program.desk.commands.run("projector")
    wall = next(w for w in app.topLevelWidgets() if isinstance(w, Projector) and w.isVisible())
    wall.resize(*WALL)
    for part in PARTS:
        program.desk.commands.run(part.command)
        _wait(app, lambda: not program.desk.runner._jobs)
        _rest(app)
        if wall.slide.part == part.id:
            file = args.out / f"projector-{part.id}-{state}.png"
            wall.grab().save(str(file))
            print(file)
    _paint(app, program, args, f"projector-controls-{state}", lambda: None)
    program.desk.commands.run("projector")


def _wait(app: QApplication, until: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not until() and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.01)


def _rest(app: QApplication) -> None:
    """Let layouts and what follows an answer settle."""
    for _ in range(12):
        app.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(main())
