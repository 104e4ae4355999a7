"""The main job's first stretch with real keys on a real screen: new council, people, session, capture, quit.

The program is started as a person starts it, under an X server of this test's own; nothing is called
inside it.
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
from pathlib import Path

import pytest

from council.people.queries import council_of, pool_of
from council.sessions.queries import sessions_of, statements_of
from council.store import Store

PATIENCE = 40.0  # seconds for the slowest step on a busy machine
NAME = "Bürgerrat Wohnen"
PEOPLE = "id,gender,age\n" + "".join(f"P{n:03},{'woman' if n % 2 else 'man'},{20 + n}\n" for n in range(40))


@pytest.fixture
def screen() -> Iterator[str]:
    """An X server on a free number, ended by its own pid."""
    missing = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    if missing and not os.environ.get("COUNCIL_NEED_XVFB"):
        pytest.skip(f"not here: {', '.join(missing)}")
    assert not missing, missing
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        yield f":{number}"
        server.terminate()


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
        with self.said.open("wb") as said:
            command = [sys.executable, *(start or ("-m", "ui"))]
            self.program = subprocess.Popen(command, env=self.environment, stderr=said)

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
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self.program.poll() is None, self.said.read_text()
            found = self.do("search", "--onlyvisible", "--name", title).split()
            if found:
                self.do("windowfocus", "--sync", found[-1])
                return found[-1]
            time.sleep(0.1)
        raise AssertionError(f"no window “{title}”; there are {self.titles()}")

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
        """Wait until the program has little left to do: hardly any processor time in half a second."""
        spent: deque[int] = deque(maxlen=7)
        until = time.monotonic() + PATIENCE / 4
        while time.monotonic() < until:
            fields = Path(f"/proc/{self.program.pid}/stat").read_text().rpartition(") ")[2].split()
            spent.append(int(fields[11]) + int(fields[12]))  # user and system time, in hundredths of a second
            if len(spent) == spent.maxlen and spent[-1] - spent[0] <= 2 and fields[0] == "S":
                return
            time.sleep(0.08)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.do("key", "--clearmodifiers", key)
            time.sleep(0.05)

    def type(self, words: str) -> None:
        """Type words as a hand does; a letter that no key of this keyboard has is lent one, and is slower."""
        for letters in re.findall(r"[ -~]+|[^ -~]", words):
            self.do("type", "--delay", "12" if letters.isascii() else "300", letters)

    def find(self, words: str) -> None:
        """Do a command by its words, through the palette."""
        self.rest()
        self.press("ctrl+k")
        self.rest()
        self.type(words)
        self.rest()
        self.press("Return")
        self.rest()

    def picture(self, name: str) -> None:
        """Keep a picture of the screen where one is asked for."""
        folder = os.environ.get("COUNCIL_PICTURES")
        if folder and shutil.which("import"):
            command = ["import", "-window", "root", str(Path(folder) / f"{name}.png")]
            subprocess.run(command, env=self.environment, check=False)


@pytest.fixture
def person(screen: str, tmp_path: Path) -> Iterator[Person]:
    """Somebody who has just started the program."""
    made = Person(screen, tmp_path / "home")
    yield made
    if made.program.poll() is None:
        made.program.kill()
    made.program.wait()


def test_from_an_empty_screen_to_kept_words_by_keyboard_alone(person: Person) -> None:
    """A new council, people from a CSV file, a session, words with marks: all of it is in the file."""
    source = person.home / "Documents" / "people.csv"
    source.write_text(PEOPLE, "utf-8")
    make_council(person)
    import_people(person, source)
    plan_session(person)
    capture(person)
    person.press("ctrl+q")
    assert person.program.wait(PATIENCE) == 0, person.said.read_text()
    with Store.open(person.home / "Documents" / f"{NAME}.council") as store:
        assert store.read(council_of).name == NAME
        assert len(store.read(pool_of)) == 40
        assert [session.title for session in store.read(sessions_of)] == ["Erstes Wochenende"]
        kept = [(one.text, one.kind, one.state) for one in store.read(statements_of)]
    assert kept == [
        ("Wer zahlt 5 € mehr?", "question", "captured"),
        ("Mieten steigen schneller als Löhne", "concern", "read_back"),
    ]


def make_council(person: Person) -> None:
    """Ctrl+N, the name, Enter."""
    person.see("^Council$")
    person.rest()
    person.press("ctrl+n")
    person.see("^New council$")
    person.rest()
    person.type(NAME)
    person.press("Return")
    person.see(f"{NAME} – Council")
    person.picture("1-council")


def import_people(person: Person, source: Path) -> None:
    """Ctrl+I, the path, Enter; then Enter on the columns, and Enter on what was found."""
    person.press("ctrl+i")
    person.see("Import people|Choose|people file|Open")
    person.rest()
    person.type(str(source))
    person.press("Return")
    person.see("^Import people.csv$")
    person.rest()
    person.picture("2-import")
    person.press("Return")
    person.rest()
    person.press("Return")
    person.gone("^Import people.csv$")
    person.see(f"{NAME} – Council")


def plan_session(person: Person) -> None:
    """The sessions' room, the command by its words, a title, Enter."""
    person.press("ctrl+3")
    person.find("Plan session")
    person.see("^Plan session$")
    person.rest()
    person.type("Erstes Wochenende")
    person.press("Return")
    person.gone("^Plan session$")
    person.see(f"{NAME} – Council")
    person.picture("3-session")


def capture(person: Person) -> None:
    """The live page by its words; two statements with marks, one corrected, the last read back."""
    person.find("Back to the capture line")
    person.type("? Wer zahlt 5 € mehr?")
    person.press("Return")
    person.type("! Mieten steigen schneller als Loehne")
    person.press("Return")
    person.press("Up", "BackSpace", "BackSpace", "BackSpace", "BackSpace")
    person.type("hne")
    person.press("Left", "Left", "Left", "BackSpace")
    person.type("ö")
    person.press("Return", "ctrl+Return")
    person.rest()
    person.picture("4-captured")
