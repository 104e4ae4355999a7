"""Which session a page is about: a short list in its head, the same choice on every page of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from council.sessions.plans import BEGUN, ENDED
from council.sessions.queries import SessionView
from council.words import _
from ui import theme
from ui.widgets import tip

CHARACTERS = 30
CHOSEN = "session"  # the window's property: the session chosen in it


def shown_first(sessions: Sequence[SessionView]) -> str:
    """The id of the session a person most likely wants: the one running, the next to come, the last ended."""
    running = [each.id for each in sessions if each.state in BEGUN]
    coming = [each.id for each in sessions if each.state not in ENDED]
    return (running or coming or [each.id for each in reversed(sessions)] or [""])[0]


class SessionPicker(QComboBox):
    """Tells `picked(session id)` when a person chose another one, here or on another page of the window."""

    picked = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Session"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(CHARACTERS)
        self.sessions: tuple[SessionView, ...] = ()
        self.activated.connect(self._on_activated)

    def sizeHint(self) -> QSize:
        """About so many characters, but with large words never half the page: the title is elided."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), theme.TEXT_WIDTH // 2), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def session(self) -> SessionView | None:
        """The session chosen, or None."""
        return next((each for each in self.sessions if each.id == self.currentData()), None)

    def show_sessions(self, sessions: Sequence[SessionView]) -> None:
        """Stand for these; the choice of the window stays."""
        kept, self.sessions = self._chosen() or self.currentData(), tuple(sessions)
        self.clear()
        for each in sessions:
            self.addItem(_("{number}. {title}").format(number=each.number, title=each.title), each.id)
        if not any(each.id == kept for each in sessions):
            kept = shown_first(sessions)
        self.choose(kept)

    def choose(self, session_id: str) -> None:
        """Show a session without telling; nothing when it is not there."""
        at = self.findData(session_id)
        if at >= 0:
            self.setCurrentIndex(at)
            self.setToolTip(tip(self.currentText()))

    def take(self, session_id: str) -> None:
        """Choose a session for the whole window without telling; nothing when it is not there."""
        self.window().setProperty(CHOSEN, session_id)
        self.choose(session_id)

    def words_that_fit(self, width: int) -> str:
        """The session chosen, as much as stands in so many pixels; an ellipsis says that there is more."""
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        box = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.words_that_fit(box.width() - theme.HAIR)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        chosen = self._chosen()
        if chosen and chosen != self.currentData() and self.findData(chosen) >= 0:
            self.choose(chosen)
            self.picked.emit(chosen)

    def _chosen(self) -> str:
        return self.window().property(CHOSEN) or ""

    def _on_activated(self, _at: int) -> None:
        self.window().setProperty(CHOSEN, self.currentData())
        self.setToolTip(tip(self.currentText()))
        self.picked.emit(self.currentData())
