"""What stands at the edge of sight: lines that never grow, and the marks taught before the first words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from council.sessions.kinds import KINDS
from council.words import N_, _
from ui import theme
from ui.widgets import Scroll, label, tip

_OTHERS = (
    ("@12", N_("Seat 12")),
    ("#3", N_("Table 3; stays for the next")),
    ("^", N_("Carry forward to the plenary")),
    (">", N_("Belongs to the one above")),
)


class Edge(QLabel):
    """One line of quiet words; what does not fit is elided and stands whole in its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._words = ""
        self.hide()
        theme.set_role(self, "quiet")

    @property
    def words(self) -> str:
        """The whole words."""
        return self._words

    def say(self, words: str, role: str = "quiet") -> None:
        """Show other words, in the ink of a role."""
        if (words, role) != (self._words, self.property("role")):
            self._words = words
            self.setVisible(bool(words))  # an empty line leaves its room to its neighbour
            theme.set_role(self, role)
            self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._elide()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, QFontMetrics(self.font()).lineSpacing())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def _elide(self) -> None:
        shown = QFontMetrics(self.font()).elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(tip(self._words) if shown != self._words else "")
        self.setAccessibleName(self._words)


class Teaching(QFrame):
    """Stands where the list will be: what to type, what the marks mean; it scrolls where room is short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        words = QWidget()
        lay = QVBoxLayout(words, spacing=theme.SNUG)
        lay.setContentsMargins(theme.WIDE, theme.WIDE, theme.WIDE, theme.WIDE)
        lay.addWidget(label(_("Nothing captured yet"), "title"))
        first = _("Type what is said, in the speaker's words, and press Enter. It is saved at once.")
        lay.addWidget(label(first))
        lay.addSpacing(theme.TIGHT)
        lay.addWidget(label(_("A mark and a blank at the start say what it is")))
        lay.addLayout(self._marks())
        lay.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(words))

    def _marks(self) -> QGridLayout:
        grid = QGridLayout(horizontalSpacing=theme.SNUG, verticalSpacing=theme.HAIR)
        kinds = [(kind.mark, kind.words) for kind in KINDS]
        per_column = (len(kinds) + 1) // 2
        columns = (kinds[:per_column], kinds[per_column:], list(_OTHERS))
        for place, marks in enumerate(columns):
            for line, (mark, words) in enumerate(marks):
                grid.addWidget(label(mark, "strong", wrap=False), line, 2 * place)
                grid.addWidget(label(_(words), "quiet", wrap=False), line, 2 * place + 1)
            grid.setColumnStretch(2 * place + 1, 1)
        return grid
