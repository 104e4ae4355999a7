"""A public ceremony with real keys on a real screen: commitment, digits, beacon, panel, certificate.

The program's clock starts twenty minutes before a round of the beacon whose signature is known; everything
else is as a person has it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from council.selection import queries
from council.selection.beacon import time_of_round
from council.selection.verify import verify_folder
from council.store import Store
from tests.journeys.hands import Person, export_to, main, say_yes, screen, somebody
from tests.journeys.small import small_pool

__all__ = ["screen"]  # the fixture

NAME = "Bürgerrat Wohnen"
ROUND = 657413
SIGNATURE = "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b"
START = time_of_round(ROUND) - timedelta(minutes=20)
PROGRAM = f"""
import sys, time
from datetime import datetime, timedelta
from council import clock
start, began = datetime.fromisoformat({START.isoformat()!r}), time.monotonic()
clock.now = lambda: start + timedelta(seconds=time.monotonic() - began)
from ui.__main__ import main
sys.exit(main(["open", sys.argv[1]]))
"""


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A file with a pool of 150 and targets for 12 seats, ready to be drawn from."""
    return small_pool(tmp_path / f"{NAME}.council", NAME, START)


@pytest.fixture
def person(screen: str, tmp_path: Path, council: Path) -> Iterator[Person]:
    """Somebody who has opened the file."""
    with somebody(screen, tmp_path / "home", "-c", PROGRAM, str(council)) as made:
        yield made


def test_a_public_draw_by_keyboard_alone(person: Person, council: Path, tmp_path: Path) -> None:
    """From the rules to the revealed panel, each step by its key; the certificate holds to its verifier."""
    find(person)
    commit(person)
    draw(person)
    export(person, tmp_path)
    person.quit()
    with Store.open(council) as store:
        (kept,) = store.read(queries.draws_of)
        seats = store.read(queries.seats_of)
        files = store.read(queries.draw_files, draw_id=kept.id)
    assert kept.state == "kept" and len(seats) == 12
    assert b'"digits":"739"' in files["reveal.json"] and SIGNATURE.encode() in files["reveal.json"]
    folder = tmp_path / "out" / "certificate"
    verdict = verify_folder(folder, commitment=kept.commitment_hash)
    assert (verdict.words, verdict.exit) == ("VALID", 0), verdict
    alone = subprocess.run(
        [sys.executable, "verify.py", "."], cwd=folder, capture_output=True, text=True, check=False
    )
    assert alone.returncode == 0 and alone.stdout.startswith("VALID"), alone.stdout + alone.stderr


def find(person: Person) -> None:
    """Selection, the tab of the draw; Ctrl+Return finds, Ctrl+Return goes on."""
    main(person, NAME)
    person.press("ctrl+2", "ctrl+Next")
    person.rest()
    person.picture("ceremony-1-rules")
    person.press("ctrl+Return")
    person.rest()
    person.picture("ceremony-2-found")
    person.press("ctrl+Return")
    person.rest()


def commit(person: Person) -> None:
    """To the beacon's moment by Tab, typed; Ctrl+Return asks, the verb is one key from Cancel."""
    person.press("Tab", "Tab", "Tab", "Tab")
    person.type("20230915110003")
    person.rest()
    person.picture("ceremony-3-plan")
    person.press("ctrl+Return")
    say_yes(person, NAME, "Commit to this lottery")
    person.picture("ceremony-4-committed")


def draw(person: Person) -> None:
    """The screen for the room, digits, what the beacon shows, Ctrl+Return; then the sum line by line."""
    person.press("F8")
    person.see("^Ceremony$")
    main(person, NAME)
    person.press("ctrl+Return")
    person.rest()
    person.press("alt+Right", "alt+Right", "alt+Right")
    person.type("739")
    person.rest()
    person.picture("ceremony-5-digits")
    person.press("ctrl+b")
    person.type(f'{{"round":{ROUND},"signature":"{SIGNATURE}"}}')
    person.rest()
    person.picture("ceremony-6-beacon")
    person.press("ctrl+Return")
    say_yes(person, NAME, "Reveal the panel")
    for number in range(7):
        person.picture(f"ceremony-7-{number}")
        person.press("alt+Right")
        person.rest()


def export(person: Person, place: Path) -> None:
    """The certificate by its words, into a folder by its path."""
    (place / "out").mkdir()
    person.press("F8")
    export_to(person, NAME, place / "out")
    person.picture("ceremony-8-exported")
