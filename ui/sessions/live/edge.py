"""What stands where the list will be: the marks, taught before the first words."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from council.sessions.kinds import KINDS
from council.words import N_, _
from ui import theme
from ui.widgets import Scroll, label

_OTHERS = (
    ("@12", N_("Seat 12")),
    ("#3", N_("Table 3; stays for the next")),
    ("^", N_("Carry forward to the plenary")),
    (">", N_("Belongs to the one above")),
)


def mark_rows() -> tuple[tuple[str, str], ...]:
    """Every mark of the line with what it means, as F1 lists them."""
    kinds = ((kind.mark, _(kind.words)) for kind in KINDS)
    return (*kinds, *((mark, _(words)) for mark, words in _OTHERS))


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
