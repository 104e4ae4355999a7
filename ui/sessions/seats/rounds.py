"""Which round of a session the tables page shows: those seated, and one more to be seated."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from council.words import _
from ui.sessions.seats.room_view import RoomView


class RoundPicker(QComboBox):
    """A short list of rounds; `activated` tells that a person chose one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Round"))
        self.begin()

    @property
    def round(self) -> int:
        """The round chosen, from 1."""
        return int(self.currentData() or 1)

    def begin(self) -> None:
        """Stand at the first round, before anything is known of others."""
        self.clear()
        self.addItem(_("Round {number}").format(number=1), 1)

    def show_rounds(self, room: RoomView) -> None:
        """Stand for the rounds of a room; a session that is over gets no new one."""
        last = max(room.rounds, default=0)
        count = max(last, 1) if room.is_over else last + 1
        wanted = [(number, self._words(number, room)) for number in range(1, count + 1)]
        shown = [(self.itemData(at), self.itemText(at)) for at in range(self.count())]
        if shown != wanted:
            self.clear()
            for number, words in wanted:
                self.addItem(words, number)
        self.setCurrentIndex(max(self.findData(room.round), 0))
        self.setVisible(room.session is not None)

    def _words(self, number: int, room: RoomView) -> str:
        is_known = number in room.rounds or number == 1
        words = _("Round {number}") if is_known else _("Round {number}, new")
        return words.format(number=number)
