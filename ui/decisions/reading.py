"""Two ways to read a wording: as it stands, and what changed in it.

What came is underlined and marked +, what went is struck and marked −: it reads without colour and aloud.
"""

from __future__ import annotations

from html import escape
from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from council.decisions.proposals.difference import Piece, bare, difference
from council.words import _
from ui import theme
from ui.widgets import Label

ADDED, REMOVED = "+", "\u2212"
NARROW = "\u202f"  # a narrow blank that does not break: else a minus runs into the line through the words


class Difference(Label):
    """A text with the marks of what changed since the one before it."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._pieces: tuple[Piece, ...] = ()
        self.setTextFormat(Qt.TextFormat.RichText)
        flag = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flag.TextSelectableByMouse | flag.TextSelectableByKeyboard)

    def compare(self, before: str, text: str) -> None:
        """Show `text`; where there was a wording before it, with what changed."""
        self._pieces = difference(before, text) if before else ()
        if not self._pieces:
            self._pieces = (Piece("same", text),)
        self._paint()
        self.setAccessibleName(spoken(self._pieces))

    def compare_side(self, before: str, text: str, kind: Literal["added", "removed"]) -> None:
        """Show one side of a change: what stayed, and what went ("removed") or came ("added")."""
        found = difference(before, text) if before and text else (Piece(kind, before or text),)
        own = text if kind == "added" else before
        self._pieces = tuple(piece for piece in found if piece.kind in ("same", kind)) if own else ()
        self._paint()
        self.setAccessibleName(spoken(self._pieces))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._pieces:
            self._paint()

    def _paint(self) -> None:
        words = "".join(_painted(piece) for piece in self._pieces)
        QLabel.setText(self, f"<div style='line-height:130%'>{words}</div>")


def _painted(piece: Piece) -> str:
    if piece.kind == "same" or not piece.text.strip():
        return _escaped(piece.text) if piece.kind != "removed" else ""
    before, words, after = bare(piece)
    mark, line, role = (
        (ADDED, "underline", "for") if piece.kind == "added" else (REMOVED, "line-through", "against")
    )
    lined = f"<span style='text-decoration:{line}'>{_escaped(words)}</span>"
    colour = theme.ink(role).name()
    return f"{_escaped(before)}<span style='color:{colour}'>{mark}{NARROW}{lined}</span>{_escaped(after)}"


def _escaped(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def spoken(pieces: tuple[Piece, ...]) -> str:
    """The difference as it is read aloud."""
    said = {"same": "{text}", "added": _("added: {text};"), "removed": _("taken out: {text};")}
    told = (piece for piece in pieces if piece.text.strip())
    return " ".join(said[piece.kind].format(text=piece.text.strip()) for piece in told)
