"""Sheets from paper: digits and Enter, one sheet after the other, without looking up."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from council.sessions.forms.results import FormView
from council.words import _, ngettext
from ui import theme
from ui.sessions.forms.sheet_state import Sheet
from ui.widgets import Button, Column, Label, Table, TableView, announce, field, row

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SheetLine(QLineEdit):
    """A digit marks a point, Enter leaves out or keeps, Backspace in the empty line goes back."""

    digit = Signal(int)
    entered = Signal(str)
    back = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, maxLength=2_000)
        self.takes_words = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if event.key() in ENTER:
            words = self.text()
            self.setText("")
            self.entered.emit(words)
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif typed.isdigit() and not self.takes_words:
            self.digit.emit(int(typed))
        elif self.takes_words or not typed or not typed.isprintable():
            super().keyPressEvent(event)


class PaperEntry(QWidget):
    """Asks for one sheet after the other; tells `kept(answer id, answers)` of each, and `left` at last."""

    kept = Signal(str, object)
    left = Signal()

    def __init__(self, *keys: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet(())
        self._form_id, self._count = "", 0
        self._title, self._where = Label("", "title"), Label("", "lead")
        self._told = Label("", "quiet")
        self.line = SheetLine()
        self._field = field(_("Answer"), self.line)
        self._table = Table(
            Column(_("Question"), lambda line: line[1], stretch=True),
            Column(_("Answer"), lambda line: line[2], right=True),
            key=lambda line: line[0],
        )
        self._list = TableView(self._table, name=_("This sheet"), dense=True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self._told, self._where, self._field, self._list, row(*keys, None)):
            lay.addWidget(part)
        lay.setStretchFactor(self._list, 1)
        self.line.digit.connect(self._on_digit)
        self.line.entered.connect(self._on_entered)
        self.line.back.connect(self._on_back)
        self.line.left.connect(self.left)

    def begin(self, form: FormView) -> None:
        """Stand before the first question of an empty sheet of this form; a sheet half typed in stays."""
        if self._form_id != form.id:
            self._form_id, self._sheet = form.id, Sheet(form.questions)
        self._title.setText(_(form.title))
        self.tell(form.answered)
        self._show()
        self.line.setFocus()

    def tell(self, count: int) -> None:
        """Say how many sheets are in."""
        self._count = count
        told = ngettext("{count} sheet is in.", "{count} sheets are in.", count).format(count=count)
        self._told.setText(told + " " + _("Shuffle the pile first, so that its order tells nothing."))
        self._show_where()

    @property
    def is_begun(self) -> bool:
        """Whether something of a sheet is typed in."""
        return bool(self._sheet.answers) or self._sheet.at > 0

    # typing ------------------------------------------------------------------------------------------------

    def _on_digit(self, point: int) -> None:
        if self._begins_next(point):
            self._keep()
        marked = self._sheet.marked(point)
        if marked is None:
            asked = self._sheet.question
            if asked is None:
                self._field.refuse(_("This sheet is done. Enter keeps it, Backspace goes back."))
            elif asked.is_scale:
                words = _("A point from 1 to {points}, or Enter to leave it out.")
                self._field.refuse(words.format(points=asked.points))
            return
        self._go(marked.on())

    def _begins_next(self, point: int) -> bool:
        """Whether a digit after the last question is the first of the next sheet: eyes are on the paper."""
        return (
            self._sheet.is_done and bool(self._sheet.answers) and self._sheet.anew().marked(point) is not None
        )

    def _on_entered(self, words: str) -> None:
        if self._sheet.is_done:
            self._keep()
        elif self._sheet.question is not None and self._sheet.question.is_scale:
            self._go(self._sheet.left_out().on())
        else:
            self._go(self._sheet.written(words).on())

    def _on_back(self) -> None:
        self._go(self._sheet.back())
        if self._sheet.question is not None and not self._sheet.question.is_scale:
            self.line.setText(str(self._sheet.given or ""))

    def _keep(self) -> None:
        answers = dict(self._sheet.answers)
        if not answers:
            self._field.refuse(_("Nothing is marked on this sheet. Backspace goes back to its questions."))
            return
        self._go(self._sheet.anew())
        self.kept.emit(str(uuid4()), answers)

    def _go(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._field.clear()
        self._show()

    # showing -----------------------------------------------------------------------------------------------

    def _show(self) -> None:
        asked = self._sheet.question
        self.line.takes_words = asked is not None and not asked.is_scale
        self._show_where()
        self._table.show([(each.id, _(each.text), self._answer(each.id)) for each in self._sheet.questions])
        if asked is not None:
            self._list.choose(asked.id)
        else:
            self._list.clearSelection()

    def _answer(self, id: str) -> str:
        given = self._sheet.answers.get(id)
        passed = any(each.id == id for each in self._sheet.questions[: self._sheet.at])
        return str(given) if given is not None else "–" if passed else ""

    def _show_where(self) -> None:
        asked, sheet = self._sheet.question, self._count + 1
        if asked is None:
            words = _("Sheet {sheet}: all questions done")
            hint = _("Enter keeps the sheet, or the next sheet's first digit; Backspace goes back.")
        elif asked.is_scale:
            words = _("Sheet {sheet}, question {number}")
            hint = _("1 {low} to {points} {high}; Enter leaves it out; Backspace goes back.").format(
                low=_(asked.low), points=asked.points, high=_(asked.high)
            )
        else:
            words = _("Sheet {sheet}, question {number}")
            hint = _("Words, then Enter; Enter alone leaves it out.")
        told = words.format(sheet=sheet, number=self._sheet.at + 1)
        self._where.setText(told + (f": {_(asked.text)}" if asked else ""))
        self._field.hint(hint)
        announce(self.line, self._where.text())
