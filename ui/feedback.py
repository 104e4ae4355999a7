"""The one voice back: toast, question, refusal, fault, and the doors for files.

Three kinds of error: a refusal (said where it arose), a fault outside (said as a refusal), a fault of ours
(a report).
"""

from __future__ import annotations

import platform
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QPlainTextEdit, QWidget
from shiboken6 import isValid

from council import __version__
from council.words import _
from ui import theme
from ui.preferences import FOLDER, Preferences
from ui.runner import Runner
from ui.widgets import Question, Sheet, Toast

Files = Callable[..., Path | None]


class Feedback(QObject):
    """Speaks for the program; it is told where toasts stand, and never takes the focus unasked."""

    undo_wanted = Signal()
    said = Signal(str)  # every toast's words, for those who listen in

    def __init__(self, runner: Runner, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._toast: Toast | None = None
        self._of: Any = None
        self._window: QWidget | None = None
        self.files: Files | None = None  # stand-in for the file dialogs, for tests
        runner.changed.connect(self._on_changed)
        runner.broke.connect(self.fault)
        self._held = ""  # the report of a fault that waits until the live room is left
        QApplication.instance().focusChanged.connect(self._on_focus)

    def stand_in(self, window: QWidget, foot: QWidget) -> None:
        """Toasts stand at the foot of `foot`; dialogs of no page belong to `window`."""
        self._window = window
        self._toast = Toast(_("Undo"), foot)
        self._toast.pressed.connect(self.undo_wanted)

    def toast(self, words: str, outcome: Any = None) -> None:
        """Say what was done. With the outcome of an act that can be undone it carries Undo."""
        can_undo = outcome is not None and bool(outcome.touched) and not outcome.sealed
        self._of = outcome if can_undo else None
        if self._toast is not None and isValid(self._toast):
            self._toast.say(words, with_button=can_undo)
        self.said.emit(words)

    def question(
        self,
        parent: QWidget,
        title: str,
        consequence: str,
        verb: str,
        then: Callable[[], object],
        *,
        danger: bool = False,
    ) -> Question:
        """Ask once before what cannot be undone; `then` only on yes."""
        asked = Question(title, consequence, verb=verb, cancel=_("Cancel"), danger=danger, parent=parent)
        asked.accepted.connect(then)
        asked.open()
        return asked

    def pick_file(self, parent: QWidget, title: str, filters: str, then: Callable[[Path], object]) -> None:
        """Ask for a file to read."""
        self._file(parent, "open", title, "", filters, then)

    def save_file(
        self, parent: QWidget, title: str, name: str, filters: str, then: Callable[[Path], object]
    ) -> None:
        """Ask where a file shall be written; an existing one is asked about by the system's own dialog."""
        self._file(parent, "save", title, name, filters, then)

    def pick_folder(self, parent: QWidget, title: str, then: Callable[[Path], object]) -> None:
        """Ask for a folder."""
        self._file(parent, "folder", title, "", "", then)

    def fault(self, error: BaseException) -> None:
        """A fault of ours: a report that can be copied and holds nothing of what people typed.

        In the live room no dialog may open (STYLE, section 6): there it is said, and waits until one leaves.
        """
        if _is_live(QApplication.focusWidget()):
            self._held = report_of(error)
            self.toast(
                _("Something went wrong in the program. The report is shown when you leave this page.")
            )
        else:
            self._report(report_of(error))

    def _report(self, report: str) -> None:
        parent = self._window if self._window is not None and isValid(self._window) else None
        FaultSheet(report, parent).open()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._held and new is not None and not _is_live(new):
            held, self._held = self._held, ""
            QTimer.singleShot(0, self, lambda: self._report(held))

    def _file(
        self, parent: QWidget, kind: str, title: str, name: str, filters: str, then: Callable[[Path], object]
    ) -> None:
        if self.files is not None:
            path = self.files(kind, title, name)
            if path is not None:
                then(Path(path))
            return
        dialog = QFileDialog(parent, title, str(Path(self._preferences.get(FOLDER)) / name), filters)
        dialog.setFileMode(
            {"open": dialog.FileMode.ExistingFile, "folder": dialog.FileMode.Directory}.get(
                kind, dialog.FileMode.AnyFile
            )
        )
        if kind == "save":
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
        dialog.setModal(True)
        dialog.fileSelected.connect(lambda chosen: self._on_file(Path(chosen), then))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file(self, path: Path, then: Callable[[Path], object]) -> None:
        self._preferences.set(FOLDER, str(path.parent))
        then(path)

    def _on_changed(self, outcome: Any) -> None:
        if outcome.touched and not outcome.joined and self._of is not None and outcome is not self._of:
            self._of = None
            if self._toast is not None and isValid(self._toast):
                self._toast.hide()


class FaultSheet(Sheet):
    """Says that the fault is ours, that what was saved is safe, and offers the report."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        lead = _("The fault is in Council, not in what you did. Everything that was saved is still there.")
        super().__init__(_("Something went wrong"), lead=lead, parent=parent)
        self._words = QPlainTextEdit(report, readOnly=True)
        self._words.setAccessibleName(_("Report without personal data"))
        self._words.setMinimumHeight(theme.line_height() * 9)
        self.body.addWidget(self._words)
        role = QDialogButtonBox.ButtonRole
        copy = self.add_button(_("Copy report"), role.ActionRole)
        copy.clicked.connect(self._copy)
        close = self.add_button(_("Close"), role.RejectRole, "primary")
        close.clicked.connect(self.reject)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._words.toPlainText())


def _is_live(widget: QWidget | None) -> bool:
    """Whether the widget belongs to a page on which nothing may take the focus."""
    while widget is not None and not widget.property("live"):
        widget = widget.parentWidget()
    return widget is not None


def report_of(error: BaseException) -> str:
    """Where a fault arose, without messages or values, since those may hold what people typed."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    head = (
        f"Council {__version__} · Python {platform.python_version()} · Qt {qt_version} · {platform.system()}"
    )
    return "\n".join([head, type(error).__name__, *lines])


def _short(filename: str) -> str:
    parts = Path(filename).parts
    return "/".join(parts[-3:])
