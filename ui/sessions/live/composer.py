"""The line with the chips before it: what is being typed, and which statement it corrects if any."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from council import clock
from council.words import _
from ui import theme
from ui.sessions.live import marks
from ui.sessions.live.line import CaptureLine
from ui.sessions.live.marks import LineState
from ui.sessions.live.state import Row, chip_words
from ui.widgets import Chip, announce


class Composer(QWidget):
    """Holds one statement in the making. Its id is made at the first key, so a draft knows it too."""

    moved = Signal()  # words or chips are other than before

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state, self.id, self.corrects = LineState(), "", None
        self._taken_back = LineState()  # as it was when taken back for correction
        self._seats, self._tables = frozenset(), frozenset()
        self._takers: tuple[Callable[[QKeyEvent], bool], ...] = ()
        self.line = CaptureLine(self)
        self.line.setProperty("role", "big")
        self.line.setAccessibleName(_("Statement"))
        self.line.setPlaceholderText(_("Type what is said, then Enter"))
        self.line.textEdited.connect(self._on_typed)
        self.line.chip_removed.connect(self._on_backspace)
        self.line.handed = self._handed
        self._chips: list[Chip] = []
        self._words: tuple[str, ...] = ()
        lay = QHBoxLayout(self, spacing=theme.TIGHT)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self.line, 1)

    def know(self, seats: frozenset[int], tables: frozenset[int]) -> None:
        """Say which seats and tables exist; a table that is gone leaves its chip."""
        self._seats, self._tables = seats, tables
        if self.state.table and self.state.table not in tables:
            self.set_chip("table", 0)

    def keys_for(self, *takers: Callable[[QKeyEvent], bool]) -> None:
        """These get each key first, in this order, and say whether they took it."""
        self._takers = takers

    @property
    def is_untouched(self) -> bool:
        """Nothing would be lost if other words stood here."""
        return self.state == self._taken_back if self.corrects else self.state.is_empty

    @property
    def unknown(self) -> tuple[str, int] | None:
        """A seat or table named in the line that does not exist."""
        return marks.unknown_number(self.state.text, seats=self._seats, tables=self._tables)

    def show_line(self, state: LineState, *, corrects: Row | None = None, id: str = "") -> None:
        """Put words and chips into the line from outside."""
        self.state, self.corrects, self.id = state, corrects, id
        self._taken_back = state
        self.line.show_text(state.text)
        self._on_moved()

    def empty(self, rest: str = "") -> None:
        """The statement has left; its table stays, and so do words that were more than it could hold."""
        kept = self.state if rest else marks.emptied(self.state)
        self.show_line(marks.with_text(kept, rest))

    def set_chip(self, field: str, value: str | int | bool) -> None:
        """Set or take away one chip; the words stay."""
        self.state = marks.with_chip(self.state, field, value)
        self._on_moved()

    def parts_at_cursor(self) -> tuple[str, str]:
        """The words before and behind the cursor."""
        place = self.line.cursorPosition()
        return self.line.text()[:place], self.line.text()[place:]

    def _on_typed(self, text: str) -> None:
        state = marks.typed(self.state, text, seats=self._seats, tables=self._tables)
        if state.text != text:
            place = self.line.cursorPosition() - (len(text) - len(state.text))
            self.line.setText(state.text)
            self.line.setCursorPosition(max(place, 0))
        self.state = state
        self._on_moved()

    def _on_backspace(self) -> None:
        if self.state.chips:
            self.state = marks.backspaced(self.state)
        elif self.corrects is not None:
            self._leave_correction()
        self._on_moved()

    def _leave_correction(self) -> None:
        """The words become a new statement, unless they are still the old ones."""
        if self.state.text == self._taken_back.text:
            self.line.show_text("")
            self.state = LineState()
        self.corrects, self.id, self._taken_back = None, "", LineState()

    def _on_moved(self) -> None:
        if not self.id and not self.state.is_empty:
            self.id = clock.new_id()
        self._show_chips(chip_words(self.state, self.corrects))
        self.moved.emit()

    def _show_chips(self, words: tuple[str, ...]) -> None:
        if words == self._words:
            return
        more, self._words = [word for word in words if word not in self._words], words
        for chip in self._chips:
            self.layout().removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(word, "accent") for word in self._that_fit(words)]
        for place, chip in enumerate(self._chips):
            self.layout().insertWidget(place, chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self.line.setAccessibleDescription(" · ".join(words))
        if more and self.line.hasFocus():
            announce(self.line, ", ".join(more))

    def _that_fit(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The chips, or all of them in one where they would take half the line."""
        metrics, half = QFontMetrics(theme.face("caption")), max(self.width(), theme.wide(40)) // 2
        if sum(metrics.horizontalAdvance(word) + 3 * theme.TIGHT for word in words) <= half:
            return words
        return (metrics.elidedText(" · ".join(words), Qt.TextElideMode.ElideRight, half),)

    def _handed(self, event: QKeyEvent) -> bool:
        return any(took(event) for took in self._takers)
