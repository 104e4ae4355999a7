"""Widgets in a row that wraps, or below each other, never lower than their words need."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets import Flow, Wrapping


def flowing(*widgets: QWidget, gap: int = theme.TIGHT) -> QWidget:
    """Widgets in a row that wraps where the page is narrow."""
    made = Wrapping()
    lay = Flow(made, gap=gap)
    for widget in widgets:
        lay.addWidget(widget)
    return made


def stacked(*widgets: QWidget, gap: int = theme.HAIR) -> QWidget:
    """Widgets below each other; words that wrap push down what comes after."""
    made = Wrapping()
    lay = QVBoxLayout(made, spacing=gap)
    lay.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        lay.addWidget(widget)
    return made
