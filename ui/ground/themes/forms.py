"""The dialogs of themes: a name with its description, and a choice by typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from council.words import _
from ui import theme
from ui.widgets import Column, Form, Row, Rows, Table

NEW = "new"


class NameForm(Form):
    """A theme's name as the council will read it, and what it is about in a few sentences."""

    def __init__(
        self,
        title: str,
        *,
        verb: str,
        lead: str = "",
        name: str = "",
        description: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, verb=verb, cancel=_("Cancel"), lead=lead, parent=parent)
        self.name = self.field(_("Name"), QLineEdit(name))
        self.name.editor.selectAll()
        about = QPlainTextEdit(description, tabChangesFocus=True)
        about.setFixedHeight(theme.line_height() * 4)
        self.about = self.field(_("What it is about"), about, hint=_("May stay empty."))

    @property
    def title(self) -> str:
        return str(self.name.editor.text())

    @property
    def description(self) -> str:
        return str(self.about.editor.toPlainText())


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen by typing: a theme or a statement; `is_made` says it is yet to be made."""

    id: str
    title: str
    quiet: str = ""
    icon: str = "theme"
    depth: int = 0
    is_made: bool = False


class TypedLine(QLineEdit):
    """A line whose Up and Down walk the list below it."""

    rows: Rows | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.rows is not None and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            at = self.rows.currentIndex().row() + step
            if 0 <= at < self.rows.sieve.rowCount():
                self.rows.setCurrentIndex(self.rows.sieve.index(at, 0))
            event.accept()
            return
        super().keyPressEvent(event)


class PickForm(Form):
    """Type some letters, walk with Up and Down, Enter takes it; what is typed may become a new one."""

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        verb: str,
        field: str,
        lead: str = "",
        new: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`new` are the words for what is typed and is not there yet, with {title}; "" allows none."""
        super().__init__(title, verb=verb, cancel=_("Cancel"), lead=lead, parent=parent)
        self._choices, self._new = tuple(choices), new
        self._line = TypedLine()
        self.line = self.field(field, self._line)
        self.rows = Rows(Table(Column(field, lambda c: c.title)), _row, name=field)
        self.rows.setMinimumHeight(theme.row_height() * 5)
        self.rows.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._line.rows = self.rows
        self.add(self.rows)
        self._line.textChanged.connect(self._on_typed)
        self.rows.opened.connect(lambda _value: self.submit())
        self._on_typed("")

    @property
    def picked(self) -> Choice | None:
        """What is chosen now."""
        return self.rows.current()

    def _on_typed(self, text: str) -> None:
        words = text.casefold().split()
        found = [each for each in self._choices if all(word in each.title.casefold() for word in words)]
        found.sort(key=lambda each: not each.title.casefold().startswith(text.casefold().strip()))
        typed = " ".join(text.split())
        if self._new and typed and all(each.title.casefold() != typed.casefold() for each in found):
            found.append(Choice(NEW, typed, self._new.format(title=typed), "add", is_made=True))
        self.rows.table.show(found)
        if found:
            self.rows.choose(found[0].id)
        self.verb.setEnabled(bool(found))


def _row(choice: Choice) -> Row:
    return Row(" ".join(choice.title.split()), choice.quiet, icon=choice.icon, depth=choice.depth)
