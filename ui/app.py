"""The program, wired: runner, commands, feedback, window. Read it top to bottom."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from council.files import resource
from ui import theme
from ui.commands import COMMANDS, Command, Commands
from ui.feedback import Feedback
from ui.ground.themes.live import LiveThemes
from ui.meaning import Meaning
from ui.page import Desk
from ui.places import ROOMS
from ui.preferences import Preferences
from ui.runner import Runner
from ui.shell.look import dress
from ui.shell.window import Window
from ui.texts import QtWords

log = logging.getLogger(__name__)

TURN = 0.001  # seconds until another thread may be asked to let the window go on; 0.005 without this
SETTLED = 1_000  # milliseconds after a council was opened, when its first page stands


@dataclass(frozen=True, slots=True)
class Program:
    """What `build` made; end it once."""

    desk: Desk
    window: Window

    def end(self) -> None:
        """Close the window, then the file and the threads."""
        self.window.close()
        self.desk.runner.end()
        if self.desk.meaning is not None:
            self.desk.meaning.end()


def all_commands() -> tuple[Command, ...]:
    """The shell's commands and those of every room, as data."""
    rooms = tuple(
        Command(f"show_{room.name}", room.words, key=f"Ctrl+{n}", icon=room.icon, menu="go")
        for n, room in enumerate(ROOMS, start=1)
    )
    return COMMANDS + rooms + tuple(command for room in ROOMS for command in room.commands())


def desk_for(
    runner: Runner, preferences: Preferences, parent: QObject, meaning: Meaning | None = None
) -> Desk:
    """Everything a page may reach."""
    feedback = Feedback(runner, preferences, parent)
    return Desk(runner, Commands(all_commands(), parent), feedback, preferences, meaning)


def build(app: QApplication, *, path: Path | None = None, preferences: Preferences | None = None) -> Program:
    """Make the window; a file is opened as soon as the window stands."""
    sys.setswitchinterval(TURN)
    preferences = preferences or Preferences()
    theme.furnish(resource(""))
    dress(preferences)
    runner = Runner(app)
    meaning = Meaning(runner, app)
    desk = desk_for(runner, preferences, app, meaning)
    runner.opened.connect(meaning.begin)
    LiveThemes(runner, app)
    app.focusChanged.connect(lambda _old, _new: desk.commands.refresh())
    window = Window(desk)
    if path is not None:
        QTimer.singleShot(0, window, lambda: window.open_file(path))
    return Program(desk, window)


def run(path: Path | None) -> int:
    """Open the window and stay until it is closed."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Council")
    app.setOrganizationName("Council")
    app.installTranslator(QtWords(app))
    program = build(app, path=path)
    sys.excepthook = _told(program.desk.feedback)
    program.window.show()
    QTimer.singleShot(0, program.desk.runner.warm)
    program.desk.runner.opened.connect(lambda *_opened: QTimer.singleShot(SETTLED, keep_calm))
    code = app.exec()
    program.end()
    return code


def keep_calm() -> None:
    """Leave what stands once a council is open out of every later search for garbage.

    To look through all of it stops the window for tens of milliseconds, in the middle of a word.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _told(feedback: Feedback) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("the window broke", exc_info=(kind, error, trace))
        feedback.fault(error)

    return hook
