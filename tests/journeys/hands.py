"""Hands for the journeys: a screen of one's own, and a person at the keyboard of the program.

The program is started as a person starts it, under an X server of the test's own; nothing is called inside
it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PATIENCE = 40.0  # seconds for the slowest step on a busy machine
FAULT = "^Something went wrong$"


@contextmanager
def x_server(size: str = "1280x900x24") -> Iterator[str]:
    """An X server on a free number, ended by its own pid."""
    missing = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    if missing and not os.environ.get("COUNCIL_NEED_XVFB"):
        pytest.skip(f"not here: {', '.join(missing)}")
    assert not missing, missing
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()


@pytest.fixture
def screen() -> Iterator[str]:
    """A screen of this test's own."""
    with x_server() as display:
        yield display


class Person:
    """Hands on the keyboard, eyes on the titles of windows; `start` is what Python is given to start."""

    def __init__(self, display: str, home: Path, *start: str) -> None:
        self.home = home
        (home / "Documents").mkdir(parents=True)
        runtime = home / "runtime"
        runtime.mkdir(mode=0o700)
        own = {
            "DISPLAY": display,
            "HOME": str(home),
            "QT_QPA_PLATFORM": "xcb",
            "XDG_RUNTIME_DIR": str(runtime),
        }
        self.environment = os.environ | own | {"LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": "1"}
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_DOCUMENTS_DIR"):
            self.environment.pop(name, None)
        self.said = home / "said.txt"
        self.command = [sys.executable, *(start or ("-m", "ui"))]
        self.start()

    def start(self) -> None:
        """Start the program, for the first time or again."""
        with self.said.open("ab") as said:
            self.program = subprocess.Popen(self.command, env=self.environment, stderr=said)

    def crash(self) -> float:
        """SIGKILL: nothing of the program's own runs any more. Returns: when, by time.monotonic()."""
        at = time.monotonic()
        self.program.kill()
        self.program.wait()
        return at

    def do(self, *words: str) -> str:
        """One xdotool call."""
        done = subprocess.run(
            ["xdotool", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        return done.stdout.strip()

    def see(self, title: str) -> str:
        """Wait until a window with this title stands, and give it the keys."""
        found = self.stands(title)
        self.do("windowfocus", "--sync", found)
        return found

    def stands(self, title: str) -> str:
        """Wait until a window with this title stands, and leave the keys where they are."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self.check()
            found = self.do("search", "--onlyvisible", "--name", title).split()
            if found:
                return found[-1]
            time.sleep(0.1)
        raise AssertionError(f"no window “{title}”; there are {self.titles()}: {self.told()}")

    def check(self) -> None:
        """Fail with the program's own words when it has ended, or tells of a fault."""
        assert self.program.poll() is None, self.told()
        assert not self.do("search", "--onlyvisible", "--name", FAULT), self.told()

    def gone(self, title: str) -> None:
        """Wait until no window with this title stands."""
        until = time.monotonic() + PATIENCE
        while self.do("search", "--onlyvisible", "--name", title):
            assert time.monotonic() < until, f"“{title}” still stands"
            time.sleep(0.1)

    def titles(self) -> list[str]:
        """The titles of all windows in sight."""
        return [
            self.do("getwindowname", id) for id in self.do("search", "--onlyvisible", "--name", ".").split()
        ]

    def rest(self) -> None:
        """Wait until the program has little left to do: no thread of it runs, and hardly any has in half a
        second; on a busy machine one that waits for its turn counts as running.
        """
        spent: deque[int] = deque(maxlen=7)
        until = time.monotonic() + PATIENCE / 4
        while time.monotonic() < until:
            now, is_still = self._work()
            spent.append(now)
            if len(spent) == spent.maxlen and spent[-1] - spent[0] <= 2 and is_still:
                break
            time.sleep(0.08)
        self.check()

    def _work(self) -> tuple[int, bool]:
        """Processor time spent, in hundredths of a second, and whether no thread has anything to do."""
        spent, states = 0, set()
        for thread in Path(f"/proc/{self.program.pid}/task").iterdir():
            try:
                fields = (thread / "stat").read_text().rpartition(") ")[2].split()
            except OSError:
                continue  # it has ended meanwhile
            spent += int(fields[11]) + int(fields[12])
            states.add(fields[0])
        return spent, not states & {"R", "D"}

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.do("key", "--clearmodifiers", key)
            time.sleep(0.05)

    def type(self, words: str) -> None:
        """Type words as a hand does; a letter that no key of this keyboard has is lent one, and is slower."""
        for letters in re.findall(r"[ -~]+|[^ -~]", words):
            self.do("type", "--delay", "12" if letters.isascii() else "300", letters)

    def enter(self, words: str) -> None:
        """Type words, then Enter."""
        self.type(words)
        self.press("Return")

    def find(self, words: str) -> None:
        """Do a command by its words, through the palette; it takes its keys in the order they come."""
        self.rest()
        self.press("ctrl+k")
        self.enter(words)
        self.rest()

    def picture(self, name: str) -> None:
        """Keep a picture of the screen where one is asked for."""
        folder = os.environ.get("COUNCIL_PICTURES")
        if folder and shutil.which("import"):
            command = ["import", "-window", "root", str(Path(folder) / f"{name}.png")]
            subprocess.run(command, env=self.environment, check=False)

    def quit(self) -> None:
        """Ctrl+Q; the program ends without a fault."""
        self.press("ctrl+q")
        try:
            code = self.program.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.picture("not-ended")
            raise AssertionError(f"it does not end; there are {self.titles()}: {self.told()}") from None
        assert code == 0, self.told()

    def told(self) -> str:
        """What the program said of itself, its faults among it."""
        return self.said.read_text("utf-8", "replace")[-4000:]

    def end(self) -> None:
        """End the program, whatever it is doing."""
        if self.program.poll() is None:
            self.program.kill()
        self.program.wait()


@contextmanager
def somebody(display: str, home: Path, *start: str) -> Iterator[Person]:
    """Somebody who has just started the program; it ends with them."""
    made = Person(display, home, *start)
    try:
        yield made
    finally:
        made.end()


@pytest.fixture
def person(screen: str, tmp_path: Path) -> Iterator[Person]:
    """Somebody who has just started the program."""
    with somebody(screen, tmp_path / "home") as made:
        yield made


@pytest.fixture(name="person")
def with_council(screen: str, tmp_path: Path, council: Path) -> Iterator[Person]:
    """Somebody who has opened the file of the journey."""
    with somebody(screen, tmp_path / "home", "-m", "ui", "open", str(council)) as made:
        yield made


# what is done in several journeys -------------------------------------------------------------------------


def main(person: Person, name: str) -> None:
    """Give the keys to the main window of a council."""
    person.see(f"{name} – Council")
    person.rest()


def make_council(person: Person, name: str) -> None:
    """Ctrl+N, the name, Enter."""
    person.see("^Council$")
    person.rest()
    person.press("ctrl+n")
    person.see("^New council$")
    person.rest()
    person.type(name)
    person.press("Return")
    person.see(f"{name} – Council")


def choose_file(person: Person, source: Path) -> None:
    """Ctrl+I, the path, Enter."""
    person.press("ctrl+i")
    person.see("Import people|Choose|people file|Open")
    person.rest()
    person.type(str(source))
    person.press("Return")


def export_to(person: Person, name: str, folder: Path) -> None:
    """The certificate by its words, into a folder by its path."""
    person.find("Export the certificate")
    person.see("Where the certificate folders shall stand")
    person.rest()
    person.type(str(folder))
    person.press("Return")
    person.gone("Where the certificate folders shall stand")
    main(person, name)
    person.rest()


def say_yes(person: Person, name: str, title: str) -> None:
    """Cancel has the focus: one step to the verb, and Enter."""
    person.see(title)
    person.rest()
    person.press("Tab", "Return")
    person.gone(title)
    main(person, name)
    person.rest()


def draw_quickly(person: Person, name: str, *, picture: str = "") -> None:
    """Find, go on, a quick draw, yes."""
    person.press("ctrl+Return")
    person.rest()
    person.press("ctrl+Return")
    person.rest()
    person.press("Right")
    person.rest()
    if picture:
        person.picture(picture)
    person.press("ctrl+Return")
    say_yes(person, name, "^Draw the .* now")
