"""A field: its label, its editor, a quiet hint, and the refusal tied to it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.text import Label

LONG = 24  # characters of a label from which on it may wrap


class Field(QWidget):
    """Label above, editor, hint below; a refusal stands under the editor and is announced."""

    def __init__(self, words: str, editor: QWidget, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._name = Label(words, "fieldname", wrap=len(words) > LONG)
        self._name.setBuddy(editor)
        self._note = Label(hint, "caption")
        self._error = Label("", "alarm")
        self._error.hide()
        editor.setAccessibleName(words)
        editor.setAccessibleDescription(hint)
        lay = QVBoxLayout(self, spacing=theme.HAIR)
        lay.setContentsMargins(0, 0, 0, 0)
        for part in (self._name, editor, self._note, self._error):
            lay.addWidget(part)
        self._note.setVisible(bool(hint))
        self.setFocusProxy(editor)

    def refuse(self, words: str) -> None:
        """Say under the editor why what stands in it cannot be; it keeps what was typed."""
        self._error.setText(words)
        self._error.show()
        self.editor.setAccessibleDescription(words)
        theme.set_role(self.editor, "yes", name="refused")
        announce(self.editor, words)

    def clear(self) -> None:
        """Take the refusal away."""
        self._error.hide()
        self.editor.setAccessibleDescription(self._hint)
        theme.set_role(self.editor, "no", name="refused")

    @property
    def refusal(self) -> str:
        """The refusal that stands, or nothing."""
        return "" if self._error.isHidden() else self._error.text()

    def name(self, words: str) -> None:
        """Change what it asks for."""
        self._name.setText(words)
        self.editor.setAccessibleName(words)

    def hint(self, words: str) -> None:
        """Change the quiet line."""
        self._hint = words
        self._note.setText(words)
        self._note.setVisible(bool(words))


def field(words: str, editor: QWidget, *, hint: str = "", parent: QWidget | None = None) -> Field:
    """A field around an editor."""
    return Field(words, editor, hint=hint, parent=parent)


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say `words` without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
