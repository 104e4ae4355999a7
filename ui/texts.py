"""Words the window needs beside those of its pages: the names of steps, and Qt's own words.

Refusals carry their sentence with their class; `council.words.say` speaks them.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from council.words import N_, _

QT_WORDS = (
    N_("&Undo"), N_("&Redo"), N_("Cu&t"), N_("&Copy"), N_("&Paste"), N_("Delete"), N_("Select All"),
    N_("OK"), N_("Cancel"), N_("Close"), N_("Save"), N_("Open"), N_("&Yes"), N_("&No"),
)  # fmt: skip


class QtWords(QTranslator):
    """Hands Qt's own words to the one catalogue."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known = frozenset(QT_WORDS)

    def translate(self, context: str, source: str, disambiguation: str = "", n: int = -1) -> str | None:
        return _(source) if source in self._known else None

    def isEmpty(self) -> bool:
        return False


def step_words(name: str) -> str:
    """The words of a step: the verb's own name, read as words ("capture statement")."""
    return _(name.replace("_", " "))
