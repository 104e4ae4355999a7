"""A laptop and a projector on one computer: the wall fills the second screen, the line keeps the keys."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from ctypes.util import find_library
from datetime import timedelta
from pathlib import Path

import pytest

from council import clock
from council.people.actions import name_council
from council.sessions import actions
from council.sessions.plans import ItemPlan, RemitText, SessionPlan
from council.store import Store
from tests.journeys.beside import line_has_focus
from tests.journeys.hands import Person, main, somebody, x_server

NAME = "Council on homes"
DESK, WALL = (0, 0, 1280, 900), (1280, 0, 1920, 1080)  # x, y, width, height


class _Monitor(ctypes.Structure):
    """XRRMonitorInfo of libXrandr."""

    _fields_ = [
        ("name", ctypes.c_ulong),
        *((field, ctypes.c_int) for field in ("primary", "automatic", "outputs_count")),
        *((field, ctypes.c_int) for field in ("x", "y", "width", "height", "millimetres", "high")),
        ("outputs", ctypes.POINTER(ctypes.c_ulong)),
    ]


def part(display: str, *places: tuple[int, int, int, int]) -> None:
    """Part one wide X screen into monitors, the first of them the primary one."""
    x, randr = ctypes.CDLL(find_library("X11")), ctypes.CDLL(find_library("Xrandr"))
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XDefaultRootWindow.argtypes, x.XDefaultRootWindow.restype = [ctypes.c_void_p], ctypes.c_ulong
    x.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x.XInternAtom.restype = ctypes.c_ulong
    x.XCloseDisplay.argtypes = [ctypes.c_void_p]
    randr.XRRAllocateMonitor.argtypes = [ctypes.c_void_p, ctypes.c_int]
    randr.XRRAllocateMonitor.restype = ctypes.POINTER(_Monitor)
    randr.XRRSetMonitor.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.POINTER(_Monitor)]
    opened = x.XOpenDisplay(display.encode())
    root = x.XDefaultRootWindow(opened)
    for number, (left, top, width, height) in enumerate(places):
        monitor = randr.XRRAllocateMonitor(opened, 0)
        monitor.contents.name = x.XInternAtom(opened, f"screen{number}".encode(), 0)
        monitor.contents.primary = number == 0
        monitor.contents.x, monitor.contents.y = left, top
        monitor.contents.width, monitor.contents.height = width, height
        monitor.contents.millimetres, monitor.contents.high = width // 4, height // 4
        randr.XRRSetMonitor(opened, root, monitor)
    x.XCloseDisplay(opened)


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    """Somebody at a desk with two screens who has opened a council with a session."""
    if find_library("Xrandr") is None or find_library("X11") is None:
        pytest.skip("not here: libXrandr, which parts a screen in two")
    now, path = clock.now(), tmp_path / f"{NAME}.council"
    with Store.open(path, create=True) as store:
        store.act(name_council, name=NAME, started=now)
        store.act(actions.draft_remit, remit=RemitText(question="How shall we house everybody?"), at=now)
        plan = SessionPlan(title="First weekend", start=now, end=now + timedelta(hours=3))
        session_id = store.act(actions.plan_session, session=plan).value
        store.act(actions.add_items, session_id=session_id, items=[ItemPlan(title="Talk", minutes=40)])
    with x_server("3200x1080x24") as display:
        part(display, DESK, WALL)
        with somebody(display, tmp_path / "home", "-m", "ui", "open", str(path)) as made:
            yield made


def test_the_wall_fills_the_second_screen_and_the_line_keeps_the_keys(person: Person, tmp_path: Path) -> None:
    """Opened by key from the line: all of the other screen; the next letter is still typed in the line."""
    main(person, NAME)
    person.find("Live")
    person.press("F9")
    wall = person.stands("^Projector$")
    person.press("ctrl+shift+1")
    line_has_focus(person, tmp_path / f"{NAME}.council")
    told = person.do("getwindowgeometry", wall)
    left, top = re.search(r"Position: (-?\d+),(-?\d+)", told).groups()
    wide, high = re.search(r"Geometry: (\d+)x(\d+)", told).groups()
    assert (int(left), int(top), int(wide), int(high)) == WALL
    person.picture("two-screens")
    person.quit()
