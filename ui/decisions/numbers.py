"""Fields of forms: counts from 0, refused at the field when they are anything else, and a few lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from council.decisions.ballots.refusals import NotACount
from council.decisions.ballots.rules import MOST_PAPERS
from council.words import say
from ui import theme
from ui.widgets import Field, Form


def counted(form: Form, words: str, *, hint: str = "", value: int | None = None) -> Field:
    """A field for a count in a form."""
    return form.field(words, QLineEdit("" if value is None else str(value)), hint=hint)


def beside(form: Form, left: Field, right: Field) -> None:
    """Stand two fields of a form beside each other."""
    held = QWidget()
    lay = QHBoxLayout(held, spacing=theme.SNUG)
    lay.setContentsMargins(0, 0, 0, 0)
    for field in (left, right):
        lay.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    form.add(held)


def passage(lines: int) -> QPlainTextEdit:
    """So many lines to write in; Tab goes on to the next field."""
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setFixedHeight(lines * theme.line_height() + theme.WIDE)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def whole(field: Field, *, empty: int | None = None) -> int | None:
    """The number in a field; None and a refusal at the field when there is none.

    Args:
        empty: what an empty field stands for.
    """
    text = field.editor.text().strip()
    if not text and empty is not None:
        return empty
    if text.isascii() and text.isdecimal() and int(text) <= MOST_PAPERS:
        return int(text)
    field.refuse(say(NotACount(given=text, most=MOST_PAPERS)))
    field.editor.setFocus()
    return None
