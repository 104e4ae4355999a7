"""Every place of the window, empty and full: named, readable in any dress, and gone without a trace."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QRect, QSettings, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from council import words
from council.sample import story
from council.store import Store
from tests.journeys.small import small_folder
from tests.ui.visiting import settle, unnamed
from ui import theme
from ui.app import Program, all_commands, build
from ui.commands import is_near
from ui.places import ROOMS, Place
from ui.preferences import SCHEME, Preferences

PLACES = tuple(place for room in ROOMS for place in room.pages())
SMALLEST = QSize(*theme.SMALLEST)
HIT = 24  # least pixels of what is clicked, either way


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """An empty council and a full one, as they come: made by the verbs."""
    place = tmp_path_factory.mktemp("window")
    made = {name: place / f"{name}.council" for name in ("empty", "full")}
    with Store.open(made["empty"], create=True):
        pass
    with Store.open(made["full"], create=True) as store:
        story.tell(store, folder=small_folder(place))
    return made


class Visitor:
    """Walks the window of one program."""

    def __init__(self, qapp, qtbot, files: dict[str, Path], place: Path) -> None:
        self._qapp, self._qtbot, self._files, self._place = qapp, qtbot, files, place
        self._program: Program | None = None

    def open(self, fill: str, scheme: theme.Scheme) -> Program:
        """The program with a council open, at the smallest size it must work in."""
        settings = QSettings(str(self._place / f"{fill}.ini"), QSettings.Format.IniFormat)
        preferences = Preferences(settings)
        preferences.set(SCHEME, scheme.name)
        program = build(self._qapp, preferences=preferences)
        self._program = program
        program.window.resize(SMALLEST)
        program.window.show()
        program.window.open_file(self._files[fill])
        self._qtbot.waitUntil(lambda: program.window.path is not None, timeout=20_000)
        settle(program.desk.runner, self._qtbot)
        return program

    def show(self, place: Place) -> QWidget:
        """The page of a place, its answers on it."""
        rooms = self._program.window.rooms
        rooms.show_place(place.id)
        settle(self._program.desk.runner, self._qtbot)
        for _round in range(3):  # a scroll bar that appears asks for one more layout
            self._qapp.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self._qapp.processEvents()
        return rooms.page

    def not_dressed(self, scheme: theme.Scheme) -> list[str]:
        """The places whose pages do not follow when the program is dressed anew."""
        theme.dress(self._qapp, scheme)
        return [place.id for place in PLACES if ground(self.show(place)) != scheme.ground]

    def ticking(self) -> list[str]:
        """Pages out of sight whose clocks still run."""
        rooms = self._program.window.rooms
        pages = [rooms.widget(place) for place in range(rooms.count())]
        hidden = [page for page in pages if page is not rooms.page]
        return [type(page).__name__ for page in hidden for t in page.findChildren(QTimer) if t.isActive()]

    def end(self) -> None:
        """End the program as a person does."""
        program, self._program = self._program, None
        if program is not None:
            program.end()
            program.window.deleteLater()
            self._qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self._qapp.processEvents()


@pytest.fixture
def visitor(qapp, qtbot, files, tmp_path) -> Iterator[Visitor]:
    made = Visitor(qapp, qtbot, files, tmp_path)
    yield made
    made.end()
    theme.dress(qapp, theme.LIGHT)


@pytest.fixture
def long_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sentence of the program half as long again, as in another language."""
    plain = words._catalogue

    class Stretched:
        def __init__(self, code: str) -> None:
            self._under = plain(code)

        def gettext(self, message: str) -> str:
            return stretched(self._under.gettext(message))

        def ngettext(self, one: str, many: str, count: int) -> str:
            return stretched(self._under.ngettext(one, many, count))

    monkeypatch.setattr(words, "_catalogue", Stretched)


def ground(page: QWidget) -> str:
    """The colour a page paints in its corner."""
    return page.grab(QRect(0, 0, 4, 4)).toImage().pixelColor(2, 2).name()


def stretched(message: str) -> str:
    """The words, and the first half of them again; what is filled in is not doubled."""
    bare = re.sub(r"\{[^}]*\}|[&…]", "", message).strip()
    return f"{message} {bare[: len(bare) // 2]}".rstrip() if len(bare) > 1 else message


def cut_off(page: QWidget) -> list[str]:
    """Buttons and single-line labels with less room than their words need, and fields too low for a line."""
    return [
        f"{type(widget).__name__} “{said(widget)}” has {widget.width()}×{widget.height()} px, "
        f"needs {widget.sizeHint().width()}×{widget.sizeHint().height()}"
        for widget in page.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLabel | QLineEdit) and widget.isVisible() and is_cut(widget)
    ]


def is_cut(widget: QWidget) -> bool:
    """Whether words of the widget cannot be seen."""
    need = widget.sizeHint()
    if isinstance(widget, QLineEdit):
        return widget.height() < widget.fontMetrics().lineSpacing()
    if isinstance(widget, QLabel) and (widget.wordWrap() or not widget.text()):
        return bool(widget.text()) and widget.height() < widget.heightForWidth(widget.width()) - 2
    ignores = widget.sizePolicy().horizontalPolicy() == widget.sizePolicy().Policy.Ignored
    return widget.width() < need.width() - 2 and not ignores


def said(widget: QWidget) -> str:
    """What the widget says."""
    return widget.text()[:50]


def outside(page: QWidget) -> list[str]:
    """What can take the focus but lies beyond the page, where nothing scrolls it into sight."""
    area = page.rect()
    found = []
    for widget in page.findChildren(QWidget):
        if (
            not widget.isVisible()
            or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            or scrolls(widget, page)
        ):
            continue
        box = QRect(widget.mapTo(page, widget.rect().topLeft()), widget.size())
        if not area.contains(box):
            found.append(
                f"{type(widget).__name__} {widget.accessibleName()} at {box.getRect()} of {area.getRect()}"
            )
    return found


def scrolls(widget: QWidget, page: QWidget) -> bool:
    """Whether a scroll area of the page brings the widget into sight."""
    parent = widget.parentWidget()
    while parent is not None and parent is not page:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def too_small(page: QWidget) -> list[str]:
    """Buttons smaller than a fingertip may need."""
    shown = [button for button in page.findChildren(QAbstractButton) if button.isVisible()]
    inner = [button for button in shown if isinstance(button.parentWidget(), QAbstractItemView | QLineEdit)]
    small = [b for b in shown if b not in inner and min(b.width(), b.height()) < HIT]
    return [
        f"{type(button).__name__} “{button.text()}” is {button.width()}×{button.height()}" for button in small
    ]


@pytest.mark.parametrize("fill", ["empty", "full"])
def test_every_page_is_named_and_fits_its_smallest_window(visitor, fill):
    """Wherever Tab leads there is a word for it; at 1024 × 640 nothing is cut, out of reach or too small.

    Each page wears the light dress; those of the empty council follow into the dark one.
    """
    program, wrong = visitor.open(fill, theme.LIGHT), {}
    for place in PLACES:
        page = visitor.show(place)
        found = [f"without a name: {nameless}" for nameless in unnamed(page)]
        wrong[place.id] = found + cut_off(page) + outside(page) + too_small(page)
        assert program.window.size() == SMALLEST, f"{place.id} makes the window {program.window.size()}"
        assert ground(page) == theme.LIGHT.ground, place.id
    assert not any(wrong.values()), {id: found for id, found in wrong.items() if found}
    assert fill == "full" or not visitor.not_dressed(theme.DARK)


@pytest.mark.parametrize("fill", ["empty", "full"])
def test_words_half_as_long_again_still_fit(visitor, long_words, fill):
    """Another language needs more room; at 1024 × 640 it is there. Closing then leaves nothing behind.

    Each page wears the dark dress.
    """
    threads, windows = set(threading.enumerate()), set(QApplication.topLevelWidgets())
    program, wrong = visitor.open(fill, theme.DARK), {}
    for place in PLACES:
        page = visitor.show(place)
        wrong[place.id] = cut_off(page) + outside(page)
        assert program.window.size() == SMALLEST, f"{place.id} makes the window {program.window.size()}"
        assert ground(page) == theme.DARK.ground, place.id
    assert not any(wrong.values()), {id: found for id, found in wrong.items() if found}
    assert not visitor.ticking(), f"clocks of pages nobody sees: {visitor.ticking()}"
    visitor.end()
    new = [t.name for t in set(threading.enumerate()) - threads if t.name.startswith(("store", "work"))]
    left = [
        type(w).__name__
        for w in set(QApplication.topLevelWidgets()) - windows
        if isValid(w) and w.isVisible()
    ]
    assert not new and not left, (new, left)


def test_one_key_means_one_thing():
    """Two commands with one key, and neither of them works."""
    for room in ROOMS:
        here = [command for command in all_commands() if command.room in ("", room.name) and command.key]
        far = [command.key for command in here if not is_near(command.key)]
        assert len(far) == len(set(far)), (room.name, [key for key in far if far.count(key) > 1])


def test_what_looks_finds_what_is_wrong(qtbot):
    """A squeezed button, a low field, a button beyond the page and one without a name are found."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 200)
    squeezed, low, beyond = QPushButton("Squeezed words", page), QLineEdit(page), QPushButton("Beyond", page)
    squeezed.setGeometry(0, 0, 30, 20)
    low.setGeometry(0, 50, 100, 4)
    beyond.setGeometry(280, 150, 100, 30)
    page.show()
    assert len(cut_off(page)) == 2 and len(outside(page)) == 1 and len(too_small(page)) == 1
    assert [found.split()[0] for found in unnamed(page)] == ["QLineEdit"]
