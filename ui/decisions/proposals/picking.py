"""Statements to tick: searched by their words, each with how the wording grew out of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from council.decisions.proposals.views import Source
from council.words import N_, _
from ui import theme

ID = Qt.ItemDataRole.UserRole
WEIGHT = Qt.ItemDataRole.UserRole + 1
SAID = Qt.ItemDataRole.UserRole + 2
WEIGHTS = {"drawn_on": N_("drawn on"), "quoted": N_("quoted"), "against": N_("against")}
KEYS = {Qt.Key.Key_D: "drawn_on", Qt.Key.Key_Q: "quoted", Qt.Key.Key_A: "against"}
EVERYTHING = "everything"


def statements_of(sources: Sequence[Source], theme_id: str | None) -> tuple[tuple[str, int, str], ...]:
    """The statements (id, number, text) of one theme, of none (None), or of all, each once, by number."""
    if theme_id != EVERYTHING:
        return next((source.statements for source in sources if source.theme_id == theme_id), ())
    every = {one[0]: one for source in sources for one in source.statements}
    return tuple(sorted(every.values(), key=lambda one: one[1]))


class Picks(QListWidget):
    """Things with a box to tick each. Space ticks; D, Q and A say drawn on, quoted, against."""

    ticked_changed = Signal()

    def __init__(self, *, weighted: bool = False, lines: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent, wordWrap=True)
        self._weighted, self._lines = weighted, lines
        self._kept: dict[str, str] = {}
        self.itemChanged.connect(self._on_changed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.line_height() * self._lines * 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), theme.line_height() * self._lines)

    def offer(self, statements: Sequence[tuple[str, int, str]], ticked: Collection[str] = ()) -> None:
        """Offer statements (id, number, text); what was ticked before stays ticked when it comes again."""
        self.blockSignals(True)
        self.clear()
        self._kept |= {id: "drawn_on" for id in ticked if id not in self._kept}
        for id, number, text in statements:
            said = f"{number}  {text}" if number else text
            item = QListWidgetItem(said, self)
            item.setData(ID, id)
            item.setData(SAID, said)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if id in self._kept else Qt.CheckState.Unchecked)
            self._say(item)
        self.blockSignals(False)

    def search(self, text: str) -> None:
        """Show only what holds every word of `text`."""
        words = text.casefold().split()
        for row in range(self.count()):
            said = str(self.item(row).data(SAID)).casefold()
            self.item(row).setHidden(not all(word in said for word in words))

    def ticked(self) -> tuple[str, ...]:
        """The ids ticked, in the order in which they were ticked; also those not in sight now."""
        return tuple(self._kept)

    def weights(self) -> dict[str, str]:
        """By id how the wording grew out of each that is ticked."""
        return dict(self._kept)

    def weigh(self, weight: str) -> None:
        """Tick the current one and say how the wording grew out of it."""
        item = self.currentItem()
        if item is not None:
            self._kept[item.data(ID)] = weight
            item.setCheckState(Qt.CheckState.Checked)
            self._say(item)
            self.ticked_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        weight = KEYS.get(Qt.Key(event.key())) if self._weighted and not event.modifiers() else None
        if weight is None:
            super().keyPressEvent(event)
            return
        self.weigh(weight)

    def _on_changed(self, item: QListWidgetItem) -> None:
        id = item.data(ID)
        if item.checkState() == Qt.CheckState.Checked:
            self._kept.setdefault(id, "drawn_on")
        else:
            self._kept.pop(id, None)
        self._say(item)
        self.ticked_changed.emit()

    def _say(self, item: QListWidgetItem) -> None:
        weight = self._kept.get(item.data(ID), "")
        said = str(item.data(SAID))
        self.blockSignals(True)
        item.setText(f"{said}  ({_(WEIGHTS[weight])})" if weight and self._weighted else said)
        self.blockSignals(False)
