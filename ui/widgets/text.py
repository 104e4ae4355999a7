"""Words on the screen: always plain text, by role."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme

USUAL = 40  # characters a line has where it stands beside others


class Label(QLabel):
    """Plain words in a role; wraps to lines of at most a reader's width."""

    def __init__(
        self, words: str = "", role: str = "body", *, wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText, wordWrap=wrap)
        self.setProperty("role", role)
        self.setText(words)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if not self.wordWrap():
            return hint
        usual = self.heightForWidth(theme.wide(USUAL))
        return QSize(min(hint.width(), theme.wide(8)), min(hint.height(), usual))


def label(words: str = "", role: str = "body", *, wrap: bool = True, select: bool = False) -> Label:
    """A label; `select` lets its words be marked and copied by mouse and keyboard."""
    made = Label(words, role, wrap=wrap)
    if select:
        flag = Qt.TextInteractionFlag
        made.setTextInteractionFlags(flag.TextSelectableByMouse | flag.TextSelectableByKeyboard)
        made.setAccessibleName(words)
    return made


def plain(words: str) -> str:
    """Data for a button, tab or menu, where a single "&" would vanish."""
    return words.replace("&", "&&")


def tip(words: str) -> str:
    """Data for a tooltip, which would else guess HTML."""
    return f"<p style='white-space:pre-wrap'>{escape(words)}</p>" if words else ""
