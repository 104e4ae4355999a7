"""The sample council in one click: made on this machine from published words, then opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from shiboken6 import isValid

from council.errors import CouncilError
from council.progress import Progress
from council.words import _, say
from ui.page import Desk
from ui.runner import Job
from ui.shell.files import free_name
from ui.widgets import ProgressStrip


class SampleMaker(QObject):
    """Makes the sample once and opens it ever after."""

    def __init__(
        self, desk: Desk, strip: ProgressStrip, opened: Callable[[Path], object], is_idle: Callable[[], bool]
    ) -> None:
        super().__init__(strip)
        self._desk, self._strip = desk, strip
        self._opened, self._is_idle = opened, is_idle
        self._job: Job | None = None

    def may_begin(self) -> bool | str:
        """True, or why it cannot be asked for now."""
        return self._job is None or _("The sample council is being made.")

    def begin(self) -> None:
        """Open the sample; the first time it is made, with progress."""
        path = place()
        if path.exists():
            self._opened(path)
            return
        self._job = self._desk.runner.work(
            self, make, self._on_made, self._on_refused, path=path, progress=self._strip.tell
        )
        self._job.over = self._end
        self._desk.commands.refresh()
        self._strip.begin(_("Making the sample council"), self._job.cancel)

    def _on_made(self, path: Path) -> None:
        if self._is_idle():
            self._opened(path)
        else:
            self._desk.feedback.toast(_("The sample council is ready; open it from the File menu"))

    def _end(self) -> None:
        self._job = None
        if isValid(self._strip):
            self._strip.end()
            self._desk.commands.refresh()

    def _on_refused(self, error: CouncilError) -> None:
        self._desk.feedback.toast(say(error))


def place() -> Path:
    """Where the sample lies: among the program's own data, so that it can be thrown away and made again."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(folder) / "Sample council.council"


def make(*, path: Path, progress: Progress) -> Path:
    """Make the sample council at `path`, whole or not at all."""
    from council.sample import build

    path.parent.mkdir(parents=True, exist_ok=True)
    half = free_name(path.parent, "half made")
    try:
        build(half, progress=progress)
        half.replace(path)
    finally:
        for rest in path.parent.glob(f"{half.stem}*"):
            rest.unlink()
    return path
