"""Widgets in a row that wraps."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets import Flow


def flowing(*widgets: QWidget, gap: int = theme.TIGHT) -> QWidget:
    """Widgets in a row that wraps where the page is narrow."""
    made = QWidget()
    lay = Flow(made, gap=gap)
    for widget in widgets:
        lay.addWidget(widget)
    return made
