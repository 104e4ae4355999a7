"""What would raise support: a line to write remarks as they are read out, and the authors' list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from council.decisions.support.views import RemarkView
from council.words import _
from ui import theme
from ui.decisions.deeds import Deeds
from ui.decisions.support.state import remark_deeds, remark_row
from ui.page import Page
from ui.widgets import Column, Rows, Section, Table, field

DEEDS = ("take_in", "taken_in", "leave_out", "ask_back", "wait_again", "mend_remark")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RemarkLine(QLineEdit):
    """A line for one remark after another; Enter keeps it, and undo of an empty line is the council's."""

    entered = Signal()

    def event(self, event: QEvent) -> bool:
        ours = event.type() == QEvent.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Undo)
        if ours and not self.isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            if not event.isAutoRepeat():
                self.entered.emit()
            return
        super().keyPressEvent(event)

    def kept(self, words: str) -> None:
        """Take out what was kept; what was typed on meanwhile stays."""
        if self.text() == words:
            self.setText("")


class RemarksPart(QWidget):
    """The remarks on one proposal, what waits first, and what the authors can do with those chosen."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._newest, self._can_word = 0, False
        self.line = RemarkLine(maxLength=4_000)
        hint = _("As it stands on the slip: no name, no seat, no table. Enter keeps it.")
        self._field = field(_("What would raise my support"), self.line, hint=hint)
        columns = (
            Column(_("Remark"), lambda one: one.text),
            Column(_("About wording"), lambda one: str(one.version)),
            Column(_("State"), lambda one: remark_row(one).side),
            Column(_("Answer"), lambda one: one.answer),
        )
        self.list = Rows(Table(*columns), remark_row, name=_("Remarks"), many=True)
        self.list.chosen.connect(self._offer)
        self.deeds = Deeds(page, DEEDS, primary=("take_in",))
        about = _(
            "They go to the author group, unsigned; each is taken in, or not with a reason, or asked back."
        )
        section = Section(_("What would raise support"), about)
        for part in (self._field, self.list, self.deeds):
            section.body.addWidget(part)
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(section)

    def show_remarks(
        self, remarks: tuple[RemarkView, ...], *, newest: int, can_write: bool, can_word: bool
    ) -> None:
        """Stand for these; a remark can be written while its round is not stopped.

        `newest` is the number of the newest wording; `can_word`: another may follow now.
        """
        self._newest, self._can_word = newest, can_word
        self._field.setVisible(can_write)
        self.list.table.show(remarks)
        if remarks and self.list.current() is None:
            self.list.choose(remarks[0].id)
        self.list.setVisible(bool(remarks))
        self.list.setMinimumHeight(theme.row_height() * min(len(remarks) + 1, 6))
        self._offer()

    def _offer(self, *_ignored: object) -> None:
        self.deeds.offer(remark_deeds(self.chosen(), newest=self._newest, can_word=self._can_word))

    def chosen(self) -> tuple[RemarkView, ...]:
        """The remarks chosen, or the one the list stands at."""
        current = self.list.current()
        return self.list.selected() or ((current,) if current is not None else ())

    def refuse(self, words: str) -> None:
        """Say under the line why a remark was not kept."""
        self._field.refuse(words)

    def clear(self) -> None:
        """Take a refusal away."""
        self._field.clear()
