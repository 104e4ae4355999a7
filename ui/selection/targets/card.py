"""The card beside the table: whether the targets can be met, how fair a draw can be, what a seat would do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.words import _
from ui import theme
from ui.selection.targets.state import LineRow
from ui.selection.targets.verdict import Verdict, step_words, steps_of
from ui.widgets import Card, Label, announce, button, column, emptied, push, row


class VerdictCard(QWidget):
    """Shows a Verdict as it grows; `taken` tells the changes whose button was pressed."""

    taken = Signal(object)

    def __init__(self, who_is_shut: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self._nearest: object = None
        self._state, self._chance = Label("", "strong"), Label("", "display")
        self._sentence = Label("")
        self._limits_title, self._limits = Label(_("What limits it"), "strong"), Label("", "quiet")
        self._changes = QVBoxLayout(spacing=theme.SNUG)
        self._line_title, self._line_facts = Label("", "strong"), Label("", "quiet")
        self._steps = Label("")
        self._shut = Label("", "quiet")
        self._show_shut = row(button(who_is_shut), None)
        card = Card()
        for part in (self._state, self._chance, self._sentence, self._limits_title, self._limits):
            card.body.addWidget(part)
        card.body.addLayout(self._changes)
        card.body.addWidget(self._shut)
        card.body.addWidget(self._show_shut)
        lay = QVBoxLayout(self, spacing=theme.ROOMY)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(card)
        self._line = column(self._line_title, self._line_facts, self._steps, gap=theme.HAIR)
        lay.addWidget(self._line)

    @property
    def headline(self) -> str:
        """What the card says in one line."""
        return self._state.text()

    def wait(self, words: str) -> None:
        """Say what is missing before anything can be asked."""
        self._state.setText("")
        self._show(self._sentence, words)
        for part in (
            self._state,
            self._chance,
            self._limits_title,
            self._limits,
            self._shut,
            self._show_shut,
        ):
            part.hide()
        emptied(self._changes)
        self._line.hide()

    def show_verdict(self, verdict: Verdict, chosen: LineRow | None) -> None:
        """Show what is known; a change from yes to no is announced."""
        self._show(self._state, verdict.headline())
        theme.set_role(self._state, "alarm" if verdict.possible is False else "strong")
        self._show(self._chance, verdict.chance())
        self._show(self._sentence, verdict.sentence())
        limits = verdict.limits()
        self._limits_title.setVisible(bool(limits))
        self._show(self._limits, "\n".join(limits))
        self._show_changes(verdict)
        self._show(self._shut, verdict.shut_words())
        told = verdict.prospects
        self._show_shut.setVisible(bool(told and (told.never or told.certain)))
        self.show_line(verdict, chosen)
        if verdict.possible is not None and verdict.headline() != self._said:
            self._said = verdict.headline()
            announce(self, self._said)

    def show_line(self, verdict: Verdict | None, chosen: LineRow | None) -> None:
        """Show the chosen line: its facts, and what a seat more or less would do."""
        self._line.setVisible(chosen is not None)
        if chosen is None:
            return
        self._line_title.setText(f"{chosen.line.feature}: {chosen.line.value}")
        self._show(self._line_facts, chosen.facts)
        steps = steps_of(verdict.reach, chosen.line) if verdict and verdict.possible is not False else ()
        self._show(self._steps, "\n".join(map(step_words, steps)))

    def _show_changes(self, verdict: Verdict) -> None:
        """One button for each way to mend the targets; they stay while they are the same."""
        now = (verdict.targets, verdict.nearest, verdict.helpless, verdict.possible)
        if now == self._nearest:
            return
        self._nearest = now
        emptied(self._changes)
        if verdict.possible is not False or verdict.refused:
            return
        if verdict.nearest is None:
            self._changes.addWidget(Label(_("Looking for the smallest change…"), "quiet"))
        elif not verdict.nearest:
            self._changes.addWidget(Label(verdict.helpless))
        else:
            self._changes.addWidget(Label(_("The smallest changes"), "strong"))
        for changes in verdict.nearest or ():
            self._changes.addWidget(_proposal(changes, lambda changes=changes: self.taken.emit(changes)))

    def _show(self, part: Label, words: str) -> None:
        part.setText(words)
        part.setVisible(bool(words))


def _proposal(changes: tuple[Any, ...], take: Callable[[], object]) -> QWidget:
    """One way to mend the targets, with its button."""
    from council.selection.nearest import said

    words = said(changes)
    taking = push(_("Change it so"), take)
    taking.setAccessibleName(_("Change it so: {changes}").format(changes=words))
    return column(Label(words.replace("; ", "\n")), row(taking, None), gap=theme.HAIR)
