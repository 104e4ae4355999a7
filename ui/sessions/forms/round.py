"""The laptop that goes round: one large question at a time, and nothing left of it once it is sent."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from council.sessions.forms.results import FormView
from council.sessions.forms.templates import Question
from council.words import _
from ui import theme
from ui.sessions.forms.sheet_state import Sheet
from ui.widgets import Button, Covering, Flow, Label, announce, column, push, row

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LINES = 5
POINT, NAMED = 15, 30  # characters: of a point of a scale, of its ends at least


class Words(QPlainTextEdit):
    """A few lines of words; Enter goes on, Shift+Enter breaks the line."""

    on = Signal()

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text, tabChangesFocus=True)
        self.setAccessibleName(name)
        self.setFont(theme.face("title"))
        self.setFixedHeight(theme.line_height("title") * LINES)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.on.emit()
        else:
            super().keyPressEvent(event)


class Round(Covering):
    """Tells `sent(answer id, answers)`; `thank()` is called when they are kept, `refuse()` when not.

    It covers the window, so that whoever has the laptop sees the form and nothing else of the council.
    """

    def __init__(self, form: FormView, *, parent: QWidget | None = None) -> None:
        super().__init__(_(form.title), parent=parent)
        self._form, self._sheet = form, Sheet(form.questions)
        self._id, self._is_sending = "", False
        self._words: Words | None = None
        self._points: dict[int, Button] = {}
        self.welcome()

    # the steps ---------------------------------------------------------------------------------------------

    def welcome(self) -> None:
        """Stand ready for the next person, empty."""
        self._clear()
        begin = push(_("Begin"), self._ask, primary=True)
        end = push(_("End the round"), self._ask_end, role="quiet")
        told = _("Nothing you answer can be traced to you: neither your seat nor the time is kept.")
        title, lead = Label(_(self._form.title), "display"), Label(_(self._form.lead), "lead")
        self.fill(title, lead, Label(told, "lead"), row(begin, None, end))
        begin.setFocus()

    def thank(self) -> None:
        """Say thank you, once what was sent is kept; nothing of it remains."""
        if not self._is_sending:
            return
        self._clear()
        told = _("Your answers are in. Hand the laptop on; whoever comes next sees nothing of them.")
        self.say_thanks(_("Thank you"), told, _("Ready for the next"), self.welcome)

    def refuse(self, words: str) -> None:
        """Say why the answers were not kept; they stand until they are sent again or given up."""
        self._is_sending = False
        self._last(words)

    def _ask(self) -> None:
        asked = self._sheet.question
        self._words, self._points = None, {}
        if asked is None:
            self._last()
            return
        number, count = self._sheet.at + 1, len(self._sheet.questions)
        where = Label(_("Question {number} of {count}").format(number=number, count=count), "quiet")
        words = Label(_(asked.text), "display")
        answer = self._scale(asked) if asked.is_scale else self._text(asked)
        self.fill(where, words, answer, self._steps())
        announce(self, f"{where.text()}. {words.text()}")
        (self._words or self._next).setFocus()

    def _last(self, refusal: str = "") -> None:
        self._words, self._points = None, {}
        count = len(self._sheet.answers)
        told = _("{count} of {all} questions answered. Once sent, nobody can look at them or take them back.")
        told = told.format(count=count, all=len(self._sheet.questions))
        parts = [Label(_("Send your answers?"), "display"), Label(told, "lead")]
        if refusal:
            parts.append(Label(refusal, "alarm"))
            announce(self, refusal)
        words, do = (_("Send"), self._send) if count else (_("Leave without answers"), self.welcome)
        on = push(words, do, primary=True)
        self.fill(*parts, row(on, push(_("Back"), self._back), None, self._again()))
        on.setFocus()

    def _ask_end(self) -> None:
        self._clear()
        told = _("The answers sent so far are kept, and the results are shown.")
        end, stay = push(_("End the round"), self.over.emit), push(_("Go on"), self.welcome, primary=True)
        self.fill(Label(_("End the round?"), "display"), Label(told, "lead"), row(stay, end, None))
        stay.setFocus()

    # parts -------------------------------------------------------------------------------------------------

    def _scale(self, asked: Question) -> QWidget:
        holder = QWidget()
        points = Flow(holder, gap=theme.SNUG)
        ends = {1: _(asked.low), asked.points: _(asked.high)}
        for point in range(1, asked.points + 1):
            made = Button(str(point), role="choice")
            made.setCheckable(True)
            made.setFont(theme.face("display"))
            made.setMinimumSize(theme.wide(POINT), theme.line_height("display") * 2)
            made.setAccessibleName(f"{point} {ends.get(point, '')}".strip())
            made.clicked.connect(self._marking(point))
            points.addWidget(made)
            self._points[point] = made
        self._show_mark()
        named = row(
            Label(f"1 {_(asked.low)}", "lead"), None, Label(f"{asked.points} {_(asked.high)}", "lead")
        )
        room = asked.points * theme.wide(POINT) + (asked.points - 1) * theme.SNUG
        named.setMaximumWidth(max(room, theme.wide(NAMED)))
        return column(holder, named, gap=theme.TIGHT)

    def _text(self, asked: Question) -> QWidget:
        self._words = Words(str(self._sheet.given or ""), _(asked.text))
        self._words.on.connect(self._on)
        return self._words

    def _steps(self) -> QWidget:
        self._next = push(_("Next"), self._on, primary=True)
        hint = _("Digits choose, Enter goes on. Every question may be left out.")
        if self._words is not None:
            hint = _("Enter goes on. Every question may be left out.")
        buttons = row(self._next, push(_("Back"), self._back), None, self._again())
        return column(buttons, Label(hint, "quiet"))

    def _again(self) -> Button:
        return push(_("Start again"), self.welcome, role="quiet")

    # acts --------------------------------------------------------------------------------------------------

    def _marking(self, point: int) -> Any:
        return lambda: self._mark(point)

    def _mark(self, point: int) -> None:
        again = self._sheet.given == point
        marked = self._sheet.left_out() if again else self._sheet.marked(point)
        if marked is not None:
            self._sheet = marked
            self._show_mark()
            self._next.setFocus()

    def _show_mark(self) -> None:
        given = self._sheet.given
        for point, made in self._points.items():
            made.setChecked(point == given)
            made.setIcon(theme.icon("check" if point == given else ""))

    def _on(self) -> None:
        self._take_words()
        self._sheet = self._sheet.on()
        self._ask()

    def _back(self) -> None:
        self._take_words()
        if self._sheet.at:
            self._sheet = self._sheet.back()
            self._ask()
        else:
            self.welcome()

    def _take_words(self) -> None:
        if self._words is not None:
            self._sheet = self._sheet.written(self._words.toPlainText())

    def _send(self) -> None:
        """Hand the answers on; one id for all tries, so that a retry is kept once."""
        if self._is_sending:
            return
        self._is_sending, self._id = True, self._id or str(uuid4())
        self.sent.emit(self._id, dict(self._sheet.answers))

    # keys, layout ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses its point."""
        typed = event.text()
        if typed.isascii() and typed.isdigit() and int(typed) in self._points:
            self._mark(int(typed))
        else:
            super().keyPressEvent(event)

    def _clear(self) -> None:
        """Forget whatever somebody answered."""
        self._sheet, self._id, self._is_sending = self._sheet.anew(), "", False
        self._words, self._points = None, {}
