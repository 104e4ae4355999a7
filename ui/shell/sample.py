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
from ui.shell.files import free_name
from ui.widgets import ProgressStrip


class SampleMaker(QObject):
    """Makes the sample once and opens it ever after."""

    def __init__(
        self, desk: Desk, strip: ProgressStrip, opened: Callable[[Path], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._strip, self._opened = desk, strip, opened

    def begin(self) -> None:
        """Open the sample; the first time it is made, with progress."""
        path = place()
        if path.exists():
            self._opened(path)
            return
        job = self._desk.runner.work(
            self, make, self._opened, self._on_refused, path=path, progress=self._strip.tell
        )
        job.over = self._end
        self._desk.commands.action("sample").setEnabled(False)
        self._strip.begin(_("Making the sample council"), job.cancel)

    def _end(self) -> None:
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
