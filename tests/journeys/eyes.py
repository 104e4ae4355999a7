"""The program with eyes on it: started as ever, it writes down what its windows say whenever it is asked to.

    python -m tests.journeys.eyes PIPE [the program's own arguments]

A byte into PIPE, and PIPE.seen holds the words: of the focus first, then of everything in sight. Nothing is
done to the program; what is written down is what a person reads, or a screen reader says.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

import ui.app
from ui.__main__ import main

MOST = 60  # rows of a list that are read


class Seen(QApplication):
    """The application, telling what it shows."""

    def __init__(self, argv: list[str]) -> None:
        super().__init__(argv)
        self._pipe = Path(PIPE)
        self._asked = os.open(self._pipe, os.O_RDWR | os.O_NONBLOCK)
        self._waits = QSocketNotifier(self._asked, QSocketNotifier.Type.Read)
        self._waits.activated.connect(self._tell)

    def _tell(self) -> None:
        os.read(self._asked, 64)
        focus = QApplication.focusWidget()
        told = {
            "focus": "\n".join(words_of(focus)) if focus is not None else "",
            "words": [line for top in self.topLevelWidgets() if top.isVisible() for line in said(top)],
        }
        half = self._pipe.with_suffix(".half")
        half.write_text(json.dumps(told), "utf-8")
        half.rename(self._pipe.with_suffix(".seen"))


def said(top: QWidget) -> Iterator[str]:
    """What a window says: its title, then part by part."""
    yield f"[{top.windowTitle()}]"
    for part in (top, *top.findChildren(QWidget)):
        if part.isVisible() and part.window() is top:
            yield from words_of(part)


def words_of(part: QWidget) -> Iterator[str]:
    """What one part of a window says: its name, what is said of it, its text, its rows."""
    match part:
        case QLabel() if part.textFormat() == Qt.TextFormat.RichText:
            text = ""  # said by its name
        case QLabel() | QAbstractButton() | QLineEdit():
            text = part.text()
        case QPlainTextEdit() | QTextEdit():
            text = part.toPlainText()
        case QComboBox():
            text = part.currentText()
        case _:
            text = ""
    yield from filter(None, dict.fromkeys((part.accessibleName(), part.accessibleDescription(), text)))
    if isinstance(part, QAbstractItemView) and part.model() is not None:
        yield from rows_of(part)


def rows_of(view: QAbstractItemView) -> Iterator[str]:
    """Every row as it is said, a star before the chosen one."""
    model, role = view.model(), Qt.ItemDataRole
    columns = model.columnCount() if isinstance(view, QTableView) else 1
    for row in range(min(model.rowCount(), MOST)):
        cells = (model.index(row, column) for column in range(columns))
        words = (cell.data(role.AccessibleTextRole) or cell.data(role.DisplayRole) or "" for cell in cells)
        yield ("* " if row == view.currentIndex().row() else "") + " ".join(map(str, words))


if __name__ == "__main__":
    PIPE, *arguments = sys.argv[1:]
    ui.app.QApplication = Seen  # type: ignore[misc]
    sys.exit(main(arguments))
