"""What comes and goes: toast, progress strip, search line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.field import announce
from ui.widgets.text import Label


class Toast(QFrame):
    """What was done, in the past tense, at the foot of the window; held while the pointer rests on it."""

    pressed = Signal()

    def __init__(self, button: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        self._words = Label("", "body")
        self.button = Button(button)
        self.button.clicked.connect(self._on_pressed)
        lay = QHBoxLayout(self, spacing=theme.ROOMY)
        lay.setContentsMargins(theme.ROOMY, theme.TIGHT, theme.TIGHT, theme.TIGHT)
        lay.addWidget(self._words, 1)
        lay.addWidget(self.button)
        self._clock = QTimer(self, singleShot=True, interval=theme.TOAST_STAYS)
        self._clock.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty when it does not stand."""
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str, *, with_button: bool = False) -> None:
        """Stand for eight seconds, with the button where there is something to take back."""
        self._words.setText(words)
        self.button.setVisible(with_button)
        self._place()
        self.show()
        self.raise_()
        self._clock.start()
        announce(self, words)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._clock.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._clock.start()
        super().leaveEvent(event)

    def hideEvent(self, event: QEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        """At the right of the foot and no wider than its words: the buttons of a page begin at the left."""
        over = self.parentWidget()
        most = min(theme.grown(theme.TOAST_WIDTH), over.width() - 2 * theme.WIDE)
        button = 0 if self.button.isHidden() else theme.ROOMY + self.button.sizeHint().width()
        words = self._words.fontMetrics().horizontalAdvance(self._words.text()) + theme.TIGHT
        width = min(most, theme.ROOMY + words + button + theme.TIGHT)
        self._words.setWordWrap(True)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(over.width() - width - theme.WIDE, over.height() - self.height() - theme.WIDE)

    def _on_pressed(self) -> None:
        self.hide()
        self.pressed.emit()


class ProgressStrip(QWidget):
    """Long work: what is being done, how far it is where that is known, and Cancel."""

    def __init__(self, cancel: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._detail = Label("", "body", wrap=False), Label("", "caption", wrap=False)
        self._bar = QProgressBar(textVisible=False)
        self.cancel = Button(cancel)
        self._stop: Callable[[], object] | None = None
        self.cancel.clicked.connect(self._on_cancel)
        words = QHBoxLayout(spacing=theme.SNUG)
        words.addWidget(self._words)
        words.addWidget(self._detail, 1)
        left = QVBoxLayout(spacing=theme.HAIR)
        left.addLayout(words)
        left.addWidget(self._bar)
        lay = QHBoxLayout(self, spacing=theme.ROOMY)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addLayout(left, 1)
        lay.addWidget(self.cancel)
        self._soon = QTimer(self, singleShot=True, interval=theme.SPINNER_AFTER)
        self._soon.timeout.connect(self.show)
        self.hide()

    def begin(self, words: str, stop: Callable[[], object] | None = None) -> None:
        """Announce work; it is shown only if it lasts. `stop` is what Cancel does."""
        self._words.setText(words)
        self._detail.setText("")
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(words)
        self._stop = stop
        self.cancel.setVisible(stop is not None)
        self.cancel.setEnabled(True)
        self._soon.start()

    def tell(self, done: int, total: int, words: str = "") -> None:
        """How far it is; a total of 0 is unknown."""
        self._bar.setRange(0, total)
        self._bar.setValue(min(done, total))
        self._detail.setText(words)

    def end(self) -> None:
        """The work is over."""
        self._soon.stop()
        self.hide()

    def _on_cancel(self) -> None:
        self.cancel.setEnabled(False)
        if self._stop is not None:
            self._stop()


class Search(QLineEdit):
    """A search line; Esc empties it, a second Esc leaves it."""

    left = Signal()

    def __init__(self, placeholder: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent, placeholderText=placeholder, clearButtonEnabled=True)
        self.setAccessibleName(placeholder)
        self.setMaximumWidth(theme.grown(theme.TOAST_WIDTH))
        self.addAction(theme.icon("search", "quiet"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.setText("")
        else:
            self.left.emit()

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(theme.wide(28), 0))
