"""The places of the window in the order of the work: data only, so that a start loads no page.

A room names its own pages in `ui/<room>/__init__.py` as PAGES; one that names none has `page:<Room>Page`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from council.words import N_


@dataclass(frozen=True, slots=True)
class Place:
    """One page: its id ("room" or "room.page"), its words (marked with N_) and where its class lives."""

    id: str
    words: str
    target: str

    @property
    def room(self) -> str:
        return self.id.partition(".")[0]

    def load(self) -> Any:
        """The page's class; imported now. Raises: ImportError, AttributeError."""
        module, _, name = self.target.partition(":")
        return getattr(import_module(module), name)


@dataclass(frozen=True, slots=True)
class Room:
    """One entry of the sidebar; its key is Ctrl and its number."""

    name: str
    words: str
    icon: str

    def pages(self) -> tuple[Place, ...]:
        """The room's pages, in the order of their tabs."""
        usual = Place(self.name, self.words, f"ui.{self.name}.page:{self.name.capitalize()}Page")
        return getattr(import_module(f"ui.{self.name}"), "PAGES", (usual,))

    def commands(self) -> tuple[Any, ...]:
        """What can be done in the room, as data; nothing where it declares nothing."""
        if find_spec(f"ui.{self.name}.commands") is None:
            return ()
        return import_module(f"ui.{self.name}.commands").COMMANDS


ROOMS = (
    Room("people", N_("People"), "people"),
    Room("selection", N_("Selection"), "draw"),
    Room("sessions", N_("Sessions"), "sessions"),
    Room("ground", N_("Ground"), "ground"),
    Room("decisions", N_("Decisions"), "decisions"),
    Room("report", N_("Report"), "report"),
    Room("follow", N_("Follow-up"), "follow"),
)
