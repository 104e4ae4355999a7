"""Dialogs that never wait: a form that stays until its answer came, and one question before a sealed act."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QStyle,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.field import Field, announce
from ui.widgets.layout import Scroll, takes_focus
from ui.widgets.text import Label


class Held(Scroll):
    """The fields of a sheet: as tall as they are, scrolling where the window is not."""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lay = self.widget().layout()
        hints = (lay.totalSizeHint(), lay.totalMinimumSize())
        return max(lay.totalHeightForWidth(width), *(hint.height() for hint in hints))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return done

    def sizeHint(self) -> QSize:
        hint = self.widget().layout().totalSizeHint()
        return QSize(hint.width(), self.heightForWidth(max(self.width(), hint.width())))

    def minimumSizeHint(self) -> QSize:
        wide = self.widget().layout().totalMinimumSize().width()
        return QSize(wide, min(self.sizeHint().height(), 2 * theme.row_height()))


class Sheet(QDialog):
    """A dialog with a title, one sentence, a body and its buttons; gone when closed."""

    def __init__(self, title: str, *, lead: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, modal=True, windowTitle=title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(theme.grown(theme.DIALOG_WIDTH), theme.SMALLEST[0] - theme.VAST))
        self._lay = QVBoxLayout(self, spacing=theme.SNUG)
        self._lay.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.ROOMY)
        self._lay.addWidget(Label(title, "title"))
        self._lead = Label("", "quiet")
        self._lay.addWidget(self._lead)
        self.lead(lead)
        self._lay.addSpacing(theme.HAIR)
        held = QWidget()
        self.body = QVBoxLayout(held, spacing=theme.SNUG)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._held = Held(held)
        self._lay.addWidget(self._held, 1)
        self._error = Label("", "alarm")
        self._error.hide()
        self._lay.addWidget(self._error)
        self._lay.addSpacing(theme.TIGHT)
        self.buttons = QDialogButtonBox(self)
        self._lay.addWidget(self.buttons)

    def lead(self, words: str) -> None:
        """Say in the sentence under the title what is to be done now; nothing for no words."""
        self._lead.setText(words)
        self._lead.setVisible(bool(words))

    def add_button(self, words: str, role: QDialogButtonBox.ButtonRole, look: str = "") -> Button:
        """A button in the order this system has for its role."""
        made = Button(words, role=look)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.buttons.addButton(made, role)
        return made

    def refuse(self, words: str, field: Field | None = None) -> None:
        """Say why it was refused, under the field that caused it or above the buttons."""
        if field is not None:
            field.refuse(words)
            field.editor.setFocus()
            return
        self._error.setText(words)
        self._error.show()
        announce(self, words)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return done

    def _fit(self) -> None:
        """As tall as its fields need, and never taller than the window it stands over or the screen."""
        over = self.parentWidget().window() if self.parentWidget() else None
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
        room = self.screen().availableGeometry().height() - bar
        room = min(over.height(), room) if over and over.isVisible() else room
        needs = max(self._lay.totalHeightForWidth(self.width()), self.sizeHint().height())
        height = min(needs, max(room, theme.SMALLEST[1] // 2))
        if height > self.height():
            self.resize(self.width(), height)
            self._stay()

    def _stay(self) -> None:
        """Move up when what was added would lie below the edge of the screen."""
        room = self.screen().availableGeometry()
        lowest = max(room.bottom() + 1 - self.frameGeometry().height(), room.top())
        if self.isVisible() and self.y() > lowest:
            self.move(self.x(), lowest)

    def clear_refusal(self) -> None:
        """Take the refusal above the buttons away."""
        self._error.hide()


class Form(Sheet):
    """Fields under one verb. It stays open until `accept()`; nothing typed is cleared by an answer."""

    submitted = Signal()

    def __init__(
        self, title: str, *, verb: str, cancel: str, lead: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, lead=lead, parent=parent)
        role = QDialogButtonBox.ButtonRole
        self.verb = self.add_button(verb, role.AcceptRole, "primary")
        self.verb.setDefault(True)
        self.cancel = self.add_button(cancel, role.RejectRole)
        self.verb.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.reject)
        self._fields: list[Field] = []

    def field(self, words: str, editor: QWidget, *, hint: str = "") -> Field:
        """Add a field to the form."""
        made = Field(words, editor, hint=hint)
        self.body.addWidget(made)
        self._fields.append(made)
        return made

    def add(self, widget: QWidget) -> QWidget:
        """Add anything else to the form."""
        self.body.addWidget(widget)
        return widget

    def submit(self) -> None:
        """Take old refusals away and tell `submitted`."""
        self.clear_refusal()
        for each in self._fields:
            each.clear()
        self.submitted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if enter and (ctrl or not isinstance(self.focusWidget(), QPlainTextEdit | QTextEdit | Button)):
            self.submit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        inside = self._held.widget().findChildren(QWidget)
        first = self._fields[0].editor if self._fields else next(filter(takes_focus, inside), self.verb)
        first.setFocus()


class Question(Sheet):
    """One question before what cannot be undone: consequence, verb on the button; Cancel has the focus."""

    def __init__(
        self,
        title: str,
        consequence: str,
        *,
        verb: str,
        cancel: str,
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, lead="", parent=parent)
        self.body.addWidget(Label(consequence))
        role = QDialogButtonBox.ButtonRole
        self.yes = self.add_button(verb, role.AcceptRole, "danger" if danger else "primary")
        self.no = self.add_button(cancel, role.RejectRole)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.no.setDefault(True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.no.setFocus()
