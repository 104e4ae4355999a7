"""F1 and About: what a page is for and its keys; whose work stands in this program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QWidget

from council import __version__
from council.words import _
from ui import theme
from ui.commands import Command
from ui.widgets import Label, Scroll, Sheet, label


class PageHelp(Sheet):
    """What this page is for, the keys that work on it, and under a heading those of the room's other tabs."""

    def __init__(
        self,
        title: str,
        words: str,
        commands: tuple[Command, ...],
        parent: QWidget,
        *,
        rows: tuple[tuple[str, str], ...] = (),
        elsewhere: tuple[Command, ...] = (),
    ) -> None:
        super().__init__(title, lead=words, parent=parent)
        keys = QWidget()
        grid = QGridLayout(keys, horizontalSpacing=theme.WIDE, verticalSpacing=theme.TIGHT)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        _list(grid, (*rows, *_keyed(commands)))
        if others := _keyed(elsewhere):
            heading = Label(_("On other tabs of this room"), "quiet")
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            _list(grid, others)
        area = Scroll(keys)
        area.setMinimumHeight(min(theme.line_height() * 14, grid.sizeHint().height() + theme.TIGHT))
        self.body.addWidget(area, 1)
        _closing(self)


class About(Sheet):
    """Version, licence, and the work of others this program stands on."""

    def __init__(self, credit: str, parent: QWidget) -> None:
        lead = _("Version {version}. For citizens' councils, from the lottery to the answer.").format(
            version=__version__
        )
        super().__init__(_("Council"), lead=lead, parent=parent)
        for words in (*_credits(), credit):
            if words:
                self.body.addWidget(label(words, select=True))
        self.body.addStretch()
        _closing(self)


def _keyed(commands: tuple[Command, ...]) -> tuple[tuple[str, str], ...]:
    """Key and meaning of the commands that have a key."""
    return tuple((_shown(each), _(each.words)) for each in commands if each.key)


def _list(grid: QGridLayout, rows: tuple[tuple[str, str], ...]) -> None:
    for number, (shown, means) in enumerate(rows, start=grid.rowCount()):
        grid.addWidget(Label(shown, "strong", wrap=False), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(means), number, 1)


def _shown(command: Command) -> str:
    return QKeySequence(command.key).toString(QKeySequence.SequenceFormat.NativeText)


def _credits() -> tuple[str, ...]:
    return (
        _("Council is free software under the Apache License 2.0. No warranty is given."),
        _(
            "The sample council's statements and votes come from an open conversation published by the "
            "Computational Democracy Project under CC BY 4.0; its people and seats are invented."
        ),
        _(
            "Built with Python, Qt for Python (LGPL 3), SQLAlchemy (MIT), SQLCipher (BSD), HiGHS (MIT), "
            "scikit-learn (BSD), sentence-transformers and all-MiniLM-L6-v2 (Apache 2.0), ReportLab (BSD), "
            "and the typefaces Source Sans 3 and Source Serif 4 (SIL Open Font License)."
        ),
    )


def _closing(sheet: Sheet) -> None:
    close = sheet.add_button(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
    close.clicked.connect(sheet.reject)
    close.setFocus()
