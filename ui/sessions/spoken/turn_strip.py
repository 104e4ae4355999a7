"""The floor under the capture line: one button per place, who speaks and for how long, who might be asked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.sessions.spoken.dial import Dial
from ui.sessions.spoken.state import Chair, FloorState
from ui.widgets import Button, Edge, Flow


class TurnStrip(QWidget):
    """Never takes the focus by itself; a tap on a place is the same as its key."""

    taken = Signal(int)  # a place, from 1

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.state: FloorState | None = None
        self._buttons: list[Button] = []
        self._dial = Dial(self)
        self._lead, self._ask = Edge(self), Edge(self)
        self._ask.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top = QHBoxLayout(spacing=theme.TIGHT)
        top.addWidget(self._dial)
        top.addWidget(self._lead, 1)
        top.addWidget(self._ask, 1)
        self._holder = QWidget(self)
        self._chairs = Flow(self._holder, gap=theme.HAIR)
        lay = QVBoxLayout(self, spacing=theme.HAIR)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(self._holder)
        lay.addLayout(top)
        self._dial.hide()

    def show_state(self, state: FloorState) -> None:
        """Stand for a state; the buttons stay the same ones, so that nothing moves under the hand."""
        if state == self.state:
            return
        self.state = state
        self._show_chairs(state.chairs)
        self._dial.setVisible(bool(state.speaking) and state.mark != "open")
        self._dial.say(state.mark, state.share, state.speaking)
        late = state.mark in ("nearly", "over")
        self._lead.say(state.speaking or state.lead, "warn" if state.speaking and late else "quiet")
        self._ask.say(state.ask)

    @property
    def words(self) -> tuple[str, ...]:
        """What it says beside the places."""
        return tuple(line.words for line in (self._lead, self._ask) if line.words)

    def _show_chairs(self, chairs: tuple[Chair, ...]) -> None:
        while len(self._buttons) > len(chairs):
            gone = self._buttons.pop()
            self._chairs.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._buttons) < len(chairs):
            self._buttons.append(self._made(len(self._buttons) + 1))
        for made, chair in zip(self._buttons, chairs, strict=True):
            made.setText(chair.words)
            made.setAccessibleName(chair.spoken)
            made.setToolTip(chair.spoken)
            made.setChecked(chair.state == "speaking")
        self._holder.setVisible(bool(chairs))

    def _made(self, place: int) -> Button:
        made = Button(role="choice", parent=self._holder)
        made.setCheckable(True)
        made.clicked.connect(self._teller(place))
        self._chairs.addWidget(made)
        made.show()
        return made

    def _teller(self, place: int):
        return lambda: self.taken.emit(place)
