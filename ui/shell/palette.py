"""Ctrl+K: any command or page by its words, with the keyboard alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from council.words import _
from ui import theme
from ui.commands import Commands
from ui.places import ROOMS
from ui.widgets import Label, Row, Rows, Table

HEIGHT_ROWS = 8
PLACE = "place:"  # before the id of a page, which is no command


@dataclass(frozen=True, slots=True)
class Entry:
    """A command, or a page, as the palette shows it."""

    id: str
    words: str
    room: str
    key: str
    why_not: str
    hint: str = ""
    is_here: bool = False  # its page stands in front

    def fits(self, words: list[str]) -> bool:
        """Every word typed begins a word of the command, its hint or its room, or stands inside one."""
        text = f"{self.words} {self.hint} {self.room}".casefold()
        return all(word in text for word in words)


def best_first(entries: list[Entry], typed: str) -> list[Entry]:
    """The entries that fit what was typed: those that begin with it, then those with a word that does.

    Among equals what can be done where one is comes first: a like-named command leaves no live room.
    """
    words = typed.casefold().split()

    def rank(entry: Entry) -> int:
        text = entry.words.casefold()
        if not words or text.startswith(words[0]):
            return 0
        return 1 if any(part.startswith(words[0]) for part in text.split()) else 2

    return sorted(
        (entry for entry in entries if entry.fits(words)), key=lambda entry: (rank(entry), not entry.is_here)
    )


class Palette(QFrame):
    """A line and a list over the window; Enter does it, Esc goes back to where one was."""

    closed = Signal()
    wants_place = Signal(str)

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "palette")
        self._commands = commands
        self._before: QWidget | None = None
        self._entries: list[Entry] = []
        self._line = QLineEdit(placeholderText=_("What do you want to do?"))
        self._line.setProperty("role", "big")
        self._line.setAccessibleName(_("Find a command by its words"))
        self._table = Table()
        self._list = Rows(self._table, _row, name=_("Commands that fit"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lay = QVBoxLayout(self, spacing=theme.TIGHT)
        lay.setContentsMargins(theme.SNUG, theme.SNUG, theme.SNUG, theme.SNUG)
        lay.addWidget(self._line)
        lay.addWidget(self._list)
        self._none = Label(_("Nothing has these words."), "quiet")
        lay.addWidget(self._none)
        lay.addStretch()
        self._line.textChanged.connect(self._on_typed)
        self._line.installEventFilter(self)
        self._list.clicked.connect(self._run)
        parent.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Stand over the window with an empty line."""
        self._before = QApplication.focusWidget()
        self._commands.refresh_now()
        self._entries = [self._entry(id) for id in self._commands.known if id != "palette"]
        self._entries += self._places()
        self._line.setText("")
        self._on_typed("")
        self._place()
        self.show()
        self.raise_()
        self._line.setFocus()

    def close_again(self) -> None:
        """Go away, and give the focus back."""
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget():
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if (
            event.type() == QEvent.Type.FocusOut
            and self.isVisible()
            and QApplication.activePopupWidget() is None
        ):
            self.hide()
        return event.type() == QEvent.Type.KeyPress and self._on_key(event)

    def _on_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up | Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                QApplication.sendEvent(self._list, event)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._run()
            case Qt.Key.Key_Escape:
                self.close_again()
            case _:
                return False
        return True

    def _run(self) -> None:
        entry = self._list.current()
        if entry is not None:
            self.close_again()
            if entry.id.startswith(PLACE):
                self.wants_place.emit(entry.id.removeprefix(PLACE))
            else:
                self._commands.run(entry.id)

    def _on_typed(self, text: str) -> None:
        entries = best_first(self._entries, text)
        self._table.show(entries)
        self._list.setVisible(bool(entries))
        self._none.setVisible(not entries)
        if entries:
            self._list.choose(entries[0].id)

    def _entry(self, id: str) -> Entry:
        command, action = self._commands.known[id], self._commands.action(id)
        room = next((_(room.words) for room in ROOMS if room.name == command.room), "")
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        live = self._commands.is_live(id) or not command.room
        why = self._commands.why_not(id) or (
            "" if action.isEnabled() or not live else _("Not possible here now.")
        )
        hint, is_here = _(command.hint) if command.hint else "", live and bool(command.room)
        return Entry(id, action.text().replace("&", ""), room, key, why, hint, is_here)

    def _places(self) -> list[Entry]:
        """The tabs of the rooms, while a council is open; a room of one page is a command already."""
        open_rooms = [room for room in ROOMS if self._commands.action(f"show_{room.name}").isEnabled()]
        return [
            Entry(PLACE + place.id, _(place.words), _(room.words), "", "")
            for room in open_rooms
            if len(room.pages()) > 1
            for place in room.pages()
        ]

    def _place(self) -> None:
        over = self.parentWidget()
        width = min(theme.grown(theme.TEXT_WIDTH), over.width() - 2 * theme.WIDE)
        height = min(theme.row_height() * (HEIGHT_ROWS + 2), over.height() - 2 * theme.VAST)
        self.setGeometry((over.width() - width) // 2, theme.VAST, width, height)


def _row(entry: Entry) -> Row:
    words = " · ".join(part for part in (entry.room, entry.why_not) if part)
    return Row(entry.words, quiet=words, side=entry.key)
