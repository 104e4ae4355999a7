"""What is seen while a list is read back: the words to be read, large, over the list they stand in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from council.words import _
from ui import theme
from ui.sessions.live.heard import HeardModel, HeardView
from ui.sessions.live.reading import ReadingState
from ui.sessions.live.state import side_of
from ui.widgets import Scroll, label

_LINES_FOR_BOTH = 15  # of body text: fewer hold the words read now, not the list as well
_LINES_FOR_WORDS = 6  # fewer hold the words alone; what the keys do was learnt before


class ReadBackView(QWidget):
    """Shows one ReadingState. Nothing in it takes the focus from the line but Tab."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = HeardModel(self)
        self.list = HeardView(self.model, name=_("Lines being read back"), parent=self)
        self._head, self._side = label("", "quiet"), label("", "quiet")
        self._words, self._sums, self._keys = label("", "title"), label("", "strong"), label("", "quiet")
        card = QFrame()
        card.setProperty("role", "card")
        inner = QWidget()
        lay = QVBoxLayout(inner, spacing=theme.TIGHT)
        lay.setContentsMargins(theme.WIDE, theme.SNUG, theme.WIDE, theme.SNUG)
        for part in (self._head, self._words, self._side):
            part.setMinimumSize(1, 1)  # as tall as the words need at this width, not at the narrowest
            lay.addWidget(part)
        lay.addStretch()
        outer = QVBoxLayout(card)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(inner)
        outer.addWidget(self._scroll)
        self._card, self._inner = card, inner
        around = QVBoxLayout(self, spacing=theme.TIGHT)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card, 2)
        around.addWidget(self.list, 3)
        around.addWidget(self._sums)
        around.addWidget(self._keys)
        card.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_state(self, state: ReadingState) -> None:
        """Show where the reading is; the list keeps its place but for the line that is read."""
        self.model.show_kept(state.rows, whole=True)
        self._head.setText(state.head)
        self._words.setText(state.words)
        self._side.setText(side_of(state.row) if state.row is not None else "")
        self._side.setVisible(state.row is not None)
        self._sums.setText(state.sums)
        self._keys.setText(state.keys)
        self._fit()
        if state.row is None:
            self.list.clearSelection()
        else:
            self.list.choose(state.row.id)
            self.list.scrollTo(self.list.currentIndex())

    def page(self, by: int) -> None:
        """Move on in words that are longer than the card."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The words to be read come first: where both have no room, the list gives way."""
        line = theme.line_height()
        has_room = self.height() >= _LINES_FOR_BOTH * line
        self.list.setVisible(has_room)
        self._sums.setVisible(has_room)
        for part in (self._head, self._keys):
            part.setVisible(self.height() >= _LINES_FOR_WORDS * line)
        theme.set_role(self._words, "title" if has_room else "lead")
        wide = max(self.width() - theme.WIDE, 1)
        needs = self._inner.layout().totalHeightForWidth(wide) + theme.TIGHT
        self._card.setMinimumHeight(min(needs, self.height() // 2) if self.list.isVisibleTo(self) else 0)
