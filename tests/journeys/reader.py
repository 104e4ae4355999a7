"""Somebody at the keyboard who reads the screen: who waits for words instead of for the program to rest."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.hands import PATIENCE, Person


@dataclass(frozen=True)
class Screen:
    """What the windows say at one moment."""

    focus: str
    words: tuple[str, ...]

    def says(self, *words: str) -> bool:
        """Whether each of these stands somewhere in sight."""
        return all(any(each in line for line in self.words) for each in words)


class Reader(Person):
    """A person who looks before each next key."""

    def __init__(self, display: str, home: Path, *arguments: str) -> None:
        self._pipe = home.parent / "eyes"
        os.mkfifo(self._pipe)
        super().__init__(display, home, "-m", "tests.journeys.eyes", str(self._pipe), *arguments)

    def look(self) -> Screen:
        """Read the screen."""
        told = self._pipe.with_suffix(".seen")
        told.unlink(missing_ok=True)
        asked = os.open(self._pipe, os.O_RDWR | os.O_NONBLOCK)
        try:
            os.write(asked, b"?")
            until = time.monotonic() + PATIENCE / 4
            while not told.exists():
                assert self.program.poll() is None and time.monotonic() < until, self.told()
                time.sleep(0.02)
        finally:
            os.close(asked)
        found = json.loads(told.read_text("utf-8"))
        return Screen(found["focus"], tuple(found["words"]))

    def reads(self, *words: str, focus: str = "") -> Screen:
        """Wait until all these words stand in sight, and the focus on what is called so."""
        return self.until(lambda seen: seen.says(*words) and focus in seen.focus, (*words, f"focus {focus}"))

    def until(self, fits: Callable[[Screen], bool], told: object = "") -> Screen:
        """Wait until the screen is as it should be. Returns: the screen."""
        until = time.monotonic() + PATIENCE / 2
        while not fits(seen := self.look()):
            if time.monotonic() > until:
                self.check()
                self.picture("never")
                lines = "\n  ".join(seen.words)
                raise AssertionError(f"never seen: {told}\nfocus: {seen.focus}\n  {lines}\n{self.told()}")
            time.sleep(0.06)
        return seen

    def find(self, words: str) -> None:
        """Do a command by its words, through the palette."""
        self.press("ctrl+k")
        self.reads(focus="Find a command by its words")
        self.type(words)
        self.until(lambda seen: any(line.startswith(f"* {words}") for line in seen.words), words)
        self.press("Return")

    def form(self, title: str) -> None:
        """Give the keys to a form that has just been asked for, once it stands."""
        self.reads(f"[{title}]")
        self.see(f"^{title}$")

    def keep(self, title: str) -> None:
        """Ctrl+Enter; the form goes, and the window has the keys again."""
        self.press("ctrl+Return")
        self.away(title)

    def away(self, title: str) -> None:
        """Wait until a form is gone, and go back to the window."""
        self.until(lambda seen: not seen.says(f"[{title}]"), f"{title} gone")
        self.see("– Council$")

    def fill(self, *fields: tuple[str, str]) -> None:
        """One field after the other, by Tab; each is where the eye expects it, and "" leaves it as it is."""
        for at, (name, words) in enumerate(fields):
            if at:
                self.press("Tab")
            self.reads(focus=name)
            if words:
                self.press("ctrl+a")
                self.type(words)


@contextmanager
def reading(display: str, home: Path, *arguments: str) -> Iterator[Reader]:
    """Somebody who has just started the program and reads along; it ends with them."""
    made = Reader(display, home, *arguments)
    try:
        yield made
    finally:
        made.end()
