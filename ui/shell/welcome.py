"""Welcome: what this is, the first thing to do, and the councils opened lately."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from council.words import _
from ui import theme
from ui.commands import Commands
from ui.preferences import RECENT, Preferences
from ui.widgets import Banner, Label, ProgressStrip, Row, Rows, Table, button, row

KEPT = 12


@dataclass(frozen=True, slots=True)
class Recent:
    """A council file opened lately."""

    id: str
    name: str
    folder: str
    when: str


class Welcome(QWidget):
    """What stands when no council is open."""

    wants_file = Signal(object)

    def __init__(self, commands: Commands, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._preferences = preferences
        self.banner, self.strip = Banner(_("Close this note")), ProgressStrip(_("Cancel"))
        self._table = Table()
        self._files = Rows(
            self._table,
            lambda r: Row(r.name, quiet=r.folder, side=r.when, icon="file"),
            name=_("Recent councils"),
        )
        self._files.opened.connect(lambda recent: self.wants_file.emit(Path(recent.id)))
        self._files.clicked.connect(lambda _index: self._open_current())
        self._title = Label(_("Opened lately"), "strong")
        inner = QWidget()
        inner.setMaximumWidth(theme.wide(72))
        self._fill(QVBoxLayout(inner, spacing=theme.SNUG), commands)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*theme.PAGE)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner, 20)
        middle.addStretch(1)
        outer.addLayout(middle, 1)

    def refresh(self) -> None:
        """Read the councils opened lately; files that went away are not shown."""
        recent = [Path(path) for path in self._preferences.get(RECENT)]
        shown = [_seen(path) for path in recent if path.exists()]
        self._table.show(shown)
        self._title.setVisible(bool(shown))
        self._files.setVisible(bool(shown))

    def _fill(self, lay: QVBoxLayout, commands: Commands) -> None:
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addStretch(2)
        lay.addWidget(Label(_("Council"), "display"))
        lead = _(
            "From the lottery to the answer: draw a panel, hold the sessions, find what is shared, "
            "decide, report."
        )
        lay.addWidget(Label(lead, "lead"))
        lay.addSpacing(theme.ROOMY)
        first = [
            button(commands.action(id), primary=n == 0) for n, id in enumerate(("new", "open", "sample"))
        ]
        lay.addWidget(row(*first, None, gap=theme.TIGHT))
        note = _(
            "The sample holds one whole council. Its words and votes are real; the people and their seats "
            "are invented."
        )
        lay.addWidget(Label(note, "caption"))
        lay.addWidget(self.banner)
        lay.addWidget(self.strip)
        lay.addSpacing(theme.WIDE)
        lay.addWidget(self._title)
        lay.addWidget(self._files, 5)
        lay.addStretch(3)

    def _open_current(self) -> None:
        recent = self._files.current()
        if recent is not None:
            self.wants_file.emit(Path(recent.id))


def _seen(path: Path) -> Recent:
    when = QDateTime.fromSecsSinceEpoch(int(path.stat().st_mtime)).date()
    words = QLocale().toString(when, QLocale.FormatType.ShortFormat)
    home = Path.home()
    folder = path.parent
    shown = str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)
    return Recent(str(path), path.stem, shown, words)


def remember(preferences: Preferences, path: Path) -> None:
    """Put a file first among those opened lately."""
    kept = [each for each in preferences.get(RECENT) if each != str(path)]
    preferences.set(RECENT, [str(path), *kept][:KEPT])
