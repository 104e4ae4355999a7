"""Buttons: they follow an action, show where the focus is, and leave it in the line when clicked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
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


class _Choice(Button):
    """One of a switch: as wide as it is when chosen; only the chosen one is a stop of Tab."""

    def __init__(self, words: str, role: str, parent: QWidget) -> None:
        super().__init__(words, role=role, parent=parent)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        hint, bold = super().sizeHint(), QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(
            self.text()
        )
        return QSize(hint.width() + max(more, 0), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        onward, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            onward, back = back, onward
        steps = {onward: 1, Qt.Key.Key_Down: 1, back: -1, Qt.Key.Key_Up: -1}
        if event.key() in steps and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        all_of_it = [each for each in self.group().buttons() if each.isEnabled() and not each.isHidden()]
        at = all_of_it.index(self) + by
        if 0 <= at < len(all_of_it):
            all_of_it[at].setFocus(Qt.FocusReason.OtherFocusReason)
            all_of_it[at].click()


class Switch(QWidget):
    """A choice among a few, all in sight; Tab comes to the chosen one, arrow keys choose another."""

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
            made = _Choice(words, role, self)
            made.clicked.connect(self._telling(id))
            group.addButton(made)
            lay.addWidget(made)
            self._buttons[id] = made
        group.buttonToggled.connect(self._on_toggled)
        if choices:
            self.choose(choices[0][0])

    @property
    def current(self) -> str:
        """The id chosen; empty when there is none."""
        return next((id for id, made in self._buttons.items() if made.isChecked()), "")

    def choose(self, id: str) -> None:
        """Show a choice without telling."""
        self._buttons[id].setChecked(True)

    def clear(self) -> None:
        """Show that nothing is chosen; Tab comes to the first."""
        for group in self.findChildren(QButtonGroup):
            group.setExclusive(False)
            for made in self._buttons.values():
                made.setChecked(False)
            group.setExclusive(True)

    @property
    def stop(self) -> QWidget:
        """The choice Tab comes to: the one chosen, else the first."""
        return self._buttons[self.current or next(iter(self._buttons))]

    def allow(self, id: str, is_allowed: bool, why: str = "") -> None:
        """Let a choice be made or not; what cannot be chosen says why."""
        self._buttons[id].setEnabled(is_allowed)
        self._buttons[id].setToolTip("" if is_allowed else why)

    def say(self, id: str, words: str, icon: str = "") -> None:
        """Change the words of a choice, and the icon before them."""
        self._buttons[id].setText(plain(words))
        self._buttons[id].setIcon(theme.icon(icon))

    def _telling(self, id: str) -> Callable[[], None]:
        return lambda: self.changed.emit(id)

    def _on_toggled(self, _made: Button, _is_chosen: bool) -> None:
        for made in self._buttons.values():
            stop = made.isChecked() or not self.current
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus if stop else Qt.FocusPolicy.NoFocus)
