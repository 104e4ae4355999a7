"""Undo and Redo, which name their step."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from council.words import _
from ui.page import Desk
from ui.texts import step_words


class Undoing(QObject):
    """Keeps the two commands true to the record, wherever a step came from."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._back: Any = None
        self._forth: Any = None
        desk.commands.bind(
            "undo", self.undo, lambda: self._back is not None or _("There is no step to undo.")
        )
        desk.commands.bind(
            "redo", self.redo, lambda: self._forth is not None or _("There is no step to do again.")
        )
        desk.runner.changed.connect(self._on_changed)
        desk.runner.opened.connect(self.look)
        desk.feedback.undo_wanted.connect(self.undo)

    def look(self, _path: object = None) -> None:
        """Ask which steps the two would move."""
        self._desk.runner.ways(self, self._on_ways)

    def undo(self) -> None:
        """Take the last step back, and say which."""
        self._desk.runner.undo(self, self._on_undone)

    def redo(self) -> None:
        """Do the last step taken back again, and say which."""
        self._desk.runner.redo(self, self._on_redone)

    def _on_undone(self, outcome: Any) -> None:
        self._desk.feedback.toast(_("Undone: {step}").format(step=step_words(outcome.name)))

    def _on_redone(self, outcome: Any) -> None:
        self._desk.feedback.toast(_("Done again: {step}").format(step=step_words(outcome.name)))

    def _on_changed(self, outcome: Any) -> None:
        if outcome.touched:
            self.look()

    def _on_ways(self, ways: tuple[Any, Any]) -> None:
        self._back, self._forth = ways
        undo, redo = self._desk.commands.action("undo"), self._desk.commands.action("redo")
        undo.setText(_("Undo: {step}").format(step=step_words(self._back.name)) if self._back else _("Undo"))
        redo.setText(
            _("Redo: {step}").format(step=step_words(self._forth.name)) if self._forth else _("Redo")
        )
        self._desk.commands.refresh()
