"""Four figures above the tables that change in place while somebody is moved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.sessions.seats.figures_state import Line
from ui.widgets import Flow, Label, tip


class LiveTiles(QWidget):
    """Tiles that keep their place; a figure about to change shows both, its ink says which way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lay = Flow(self, gap=theme.SNUG)
        self._tiles: list[_Tile] = []

    @property
    def values(self) -> tuple[str, ...]:
        """What the tiles say, as "3 → 5"."""
        return tuple(tile.value.text() for tile in self._tiles if not tile.isHidden())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Stand for these figures."""
        while len(self._tiles) < len(lines):
            self._tiles.append(_Tile())
            self._lay.addWidget(self._tiles[-1])
        for tile, line in zip(self._tiles, lines, strict=False):
            tile.say(line)
        for at, tile in enumerate(self._tiles):
            tile.setVisible(at < len(lines))
        self.updateGeometry()


class _Tile(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "tile")
        self.setMinimumWidth(theme.grown(theme.TILE))
        self.value, self._words = Label("", "figure", wrap=False), Label("", "body", wrap=False)
        self._base = Label("", "caption", wrap=False)
        lay = QVBoxLayout(self, spacing=0)
        lay.setContentsMargins(theme.ROOMY, theme.SNUG, theme.ROOMY, theme.SNUG)
        for part in (self.value, self._words, self._base):
            lay.addWidget(part)

    def say(self, line: Line) -> None:
        self.value.setText(line.shown)
        self._words.setText(line.words)
        self._base.setText(line.short_base)
        self.setToolTip(tip(line.base))
