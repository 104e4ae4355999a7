"""Buttons: they follow an action, show where the focus is, and leave it in the line when clicked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget
from shiboken6 import isValid

from ui import theme
from ui.widgets.layout import Flow
from ui.widgets.text import plain


class Button(QPushButton):
    """A push button in a role: "", "primary", "quiet", "danger" or "link"."""

    def __init__(
        self, words: str = "", *, role: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(plain(words), parent, autoDefault=False, focusPolicy=Qt.FocusPolicy.TabFocus)
        self.setProperty("role", role)
        self.setIconSize(theme.icon_side())
        self._icon = icon
        if icon:
            self.setIcon(theme.icon(icon, "on_accent" if role == "primary" else "text"))

    def follow(self, action: QAction) -> None:
        """Say what the action says, and do what it does, as long as both live."""
        self._action = action
        action.changed.connect(self._on_changed)
        self.clicked.connect(self._on_clicked)
        self._on_changed()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setIconSize(theme.icon_side())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that shows the focus, never another one, as in a dialog's default."""
        plain_key = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain_key and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.property("role") == "primary":
            painter = QPainter(self)
            theme.ring(painter, self.rect(), on_accent=True)
            painter.end()

    def _on_changed(self) -> None:
        action = self._action
        if not isValid(self) or not isValid(action):
            return
        self.setText(action.text())
        self.setEnabled(action.isEnabled())
        self.setToolTip(action.toolTip())
        if not action.isVisible() or self.property("away"):  # a page keeps away what does not fit a state
            self.hide()
        elif self.parentWidget() is not None:  # without one, to show is to open a window
            self.show()
        if self.property("role") != "primary" and not action.icon().isNull():
            self.setIcon(action.icon())

    def _on_clicked(self) -> None:
        self._action.trigger()


def button(action: QAction, *, primary: bool = False, quiet: bool = False) -> Button:
    """A button for an action: its words, key in the tooltip, and whether it can be pressed now."""
    made = Button(role="primary" if primary else "quiet" if quiet else "")
    made.follow(action)
    return made


def push(
    words: str, do: Callable[[], object], *, primary: bool = False, role: str = "", icon: str = ""
) -> Button:
    """A button for what is no command, as in a form or on a single row."""
    made = Button(words, role="primary" if primary else role, icon=icon)
    made.clicked.connect(lambda: do())
    return made


class Switch(QWidget):
    """A choice among a few, all in sight; arrow keys move it."""

    changed = Signal(str)

    def __init__(
        self, *choices: tuple[str, str], name: str = "", role: str = "choice", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[str, Button] = {}
        group = QButtonGroup(self)
        lay = Flow(self, gap=0 if role == "segment" else theme.HAIR)
        for id, words in choices:
            made = Button(words, role=role, parent=self)
            made.setCheckable(True)
            made.clicked.connect(self._telling(id))
            group.addButton(made)
            lay.addWidget(made)
            self._buttons[id] = made
        if choices:
            self.choose(choices[0][0])

    @property
    def current(self) -> str:
        """The id chosen; empty when there is none."""
        return next((id for id, made in self._buttons.items() if made.isChecked()), "")

    def choose(self, id: str) -> None:
        """Show a choice without telling."""
        self._buttons[id].setChecked(True)

    def _telling(self, id: str) -> Callable[[], None]:
        return lambda: self.changed.emit(id)
