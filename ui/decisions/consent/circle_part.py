"""The circle in the order in which it speaks: who was heard and with what, and who was not heard yet."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.words import _
from ui import theme
from ui.decisions.consent.voices import Voice, voice_row
from ui.widgets import Label, Rows, Table


class CirclePart(QWidget):
    """Its rows stay where they are while a lap runs; the chosen one is who speaks."""

    def __init__(self) -> None:
        super().__init__()
        self._tally = Label("", "quiet")
        self.list = Rows(Table(), voice_row, name=_("Circle, in speaking order"))
        lay = QVBoxLayout(self, spacing=theme.HAIR)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._tally)
        lay.addWidget(self.list, 1)

    @property
    def speaker(self) -> Voice | None:
        """Who speaks now."""
        return self.list.current()

    def show_voices(self, voices: tuple[Voice, ...], tally: str, *, go_to: str) -> None:
        """Stand for the circle; `go_to` is who is chosen, where somebody is to be."""
        self._tally.setText(tally)
        self._tally.setVisible(bool(tally))
        self.list.table.show(voices)
        if go_to:
            self.list.choose(go_to)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.scrollTo(self.list.currentIndex())  # who speaks stays in sight

    def step(self, by: int) -> None:
        """Choose the one so many places on."""
        voices = self.list.table.values()
        ids = [voice.id for voice in voices]
        if not ids:
            return
        chosen = self.speaker
        at = ids.index(chosen.id) + by if chosen is not None and chosen.id in ids else 0
        self.list.choose(ids[min(max(at, 0), len(ids) - 1)])
