"""How a test goes to a page, waits for it, and looks at it as a person would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)

from ui.page import Desk, Page
from ui.runner import Runner

P = TypeVar("P", bound=Page)


def visit(kind: type[P], desk: Desk, qtbot) -> P:
    """A page in front of the person, its first answers on it."""
    with no_window():
        page = kind(desk)
    qtbot.addWidget(page)
    page.resize(1080, 800)
    page.show()
    qtbot.waitExposed(page)
    settle(desk.runner, qtbot)
    desk.commands.refresh_now()
    return page


@contextmanager
def no_window() -> Iterator[None]:
    """Fails when a window opens inside: a part that is shown before it has a place becomes one."""
    watch = _Shown()
    QApplication.instance().installEventFilter(watch)
    try:
        yield
    finally:
        QApplication.instance().removeEventFilter(watch)
    assert not watch.opened, f"shown before they had a place: {watch.opened}"


class _Shown(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.opened.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def settle(runner: Runner, qtbot) -> None:
    """Wait until everything asked of the runner so far has come home.

    A whole report is among it, made in a process that shares two cores with the rest of the suite.
    """
    qtbot.waitUntil(lambda: not runner._jobs, timeout=60_000)
    QTest.qWait(0)


def keys(
    widget: QWidget, text: str = "", key: Qt.Key | None = None, modifier=Qt.KeyboardModifier.NoModifier
) -> None:
    """Type words, then perhaps one key, into a widget."""
    if text:
        QTest.keyClicks(widget, text)
    if key is not None:
        QTest.keyClick(widget, key, modifier)


def focusable(top: QWidget) -> list[QWidget]:
    """Every widget Tab can reach, inner parts of editors left out."""
    inside = [w for w in top.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return [w for w in inside if not _is_part(w)]


def unnamed(top: QWidget) -> list[str]:
    """The focusable widgets a screen reader has no name for."""
    nameless = [w for w in focusable(top) if not name_of(w)]
    return [f"{type(w).__name__} {w.objectName()}" for w in nameless]


def name_of(widget: QWidget) -> str:
    """The name a screen reader says."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def assert_named(top: QWidget) -> None:
    """Every focusable widget has a name."""
    assert not unnamed(top), unnamed(top)


def _is_part(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if isinstance(widget, QLineEdit) and isinstance(parent, QAbstractSpinBox | QComboBox):
        return True
    if parent is not None and isinstance(parent.parentWidget(), QComboBox):
        return True  # the list that drops down from a box
    return (
        isinstance(parent, QAbstractScrollArea)
        and widget is parent.viewport()
        or widget.objectName().startswith("qt_")
    )
