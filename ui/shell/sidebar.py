"""The sidebar: the council's name, the rooms in the order of the work, and what was saved last."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from council.words import _
from ui import theme
from ui.commands import Commands
from ui.places import ROOMS
from ui.widgets import Button, Label


class Sidebar(QWidget):
    """Places in the order of the work; Up and Down walk them."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name, self._place = Label("", "strong"), Label("", "caption")
        self._saved = Label("", "caption")
        self._buttons: dict[str, Button] = {}
        lay = QVBoxLayout(self, spacing=theme.HAIR)
        lay.setContentsMargins(theme.SNUG, theme.WIDE, theme.SNUG, theme.ROOMY)
        lay.addLayout(_inset(self._name, self._place))
        lay.addSpacing(theme.ROOMY)
        self._add_rooms(lay, commands)
        lay.addStretch()
        lay.addWidget(self._finder(commands))
        lay.addLayout(_inset(self._saved))
        self.measure()

    def show_council(self, name: str, place: str) -> None:
        """Name the council that is open."""
        self._name.setText(name or _("Unnamed council"))
        self._place.setText(place)
        self._place.setVisible(bool(place))

    def show_room(self, name: str) -> None:
        """Mark the room that stands in front."""
        self._buttons[name].setChecked(True)

    def show_saved(self, words: str) -> None:
        """Say what was saved and when."""
        self._saved.setText(words)

    def measure(self) -> None:
        """Take the width from the type in force."""
        self.setFixedWidth(min(theme.grown(theme.SIDEBAR), theme.SIDEBAR * 3 // 2))

    def _add_rooms(self, lay: QVBoxLayout, commands: Commands) -> None:
        group = QButtonGroup(self)
        for room in ROOMS:
            made = Button(_(room.words), role="place", parent=self)
            made.setIcon(theme.icon(room.icon))
            made.setCheckable(True)
            action = commands.action(f"show_{room.name}")
            made.setToolTip(action.toolTip())
            made.clicked.connect(action.trigger)
            group.addButton(made)
            lay.addWidget(made)
            self._buttons[room.name] = made

    def _finder(self, commands: Commands) -> Button:
        action = commands.action("palette")
        made = Button(_("Find a command…"), role="finder", icon="search", parent=self)
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        made.setText(f"{_('Find')}   {key}")
        made.setAccessibleName(_("Find a command…"))
        made.setToolTip(action.toolTip())
        made.clicked.connect(action.trigger)
        return made


def _inset(*parts: QWidget) -> QVBoxLayout:
    """Words that stand in line with the words of the buttons."""
    lay = QVBoxLayout(spacing=0)
    lay.setContentsMargins(theme.SNUG, 0, theme.TIGHT, 0)
    for part in parts:
        lay.addWidget(part)
    return lay
