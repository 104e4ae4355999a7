"""A column that is never lower than what stands in it, however large the words are."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets import Flow, Wrapping


class Tall(Wrapping):
    """Parts below each other; those named last take what height is left, in the shares given."""

    def __init__(self, *parts: QWidget, shares: tuple[int, ...] = (), gap: int = theme.SNUG) -> None:
        super().__init__()
        lay = QVBoxLayout(self, spacing=gap)
        lay.setContentsMargins(0, 0, 0, 0)
        still = (0,) * (len(parts) - len(shares))
        for part, share in zip(parts, (*still, *shares), strict=True):
            lay.addWidget(part, share)


def wrapped(*widgets: QWidget, gap: int = theme.TIGHT) -> QWidget:
    """Widgets in a row that wraps when the width is used up."""
    made = Wrapping()
    lay = Flow(made, gap=gap)
    for each in widgets:
        lay.addWidget(each)
    return made
