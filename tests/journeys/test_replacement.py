"""After the draw, with real keys on a real screen: alternates drawn, one called up, a member replaced.

The file holds a panel just drawn; what is typed is what a convener types in the week of the phone calls.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from council import clock
from council.people import actions as people
from council.people.reading import read_people, read_targets
from council.selection import actions, queries
from council.selection.targets import Line
from council.selection.verify import verify_folder
from council.store import Store
from tests.journeys.small import TARGETS
from tests.journeys.test_by_keys import PATIENCE, Person, screen

__all__ = ["screen"]  # the fixture: an X server of this test's own

NAME = "Council on homes"
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A file with a pool of 150 and a panel of twelve, nobody having answered."""
    from council.selection.rules import find_lottery

    path = tmp_path / f"{NAME}.council"
    rows = [
        f"P{n:03},{('woman', 'man')[n % 2] if n % 40 else 'other'},{'yes' if n % 7 == 0 else 'no'}"
        for n in range(150)
    ]
    file = read_people(("id,gender,disability\n" + "\n".join(rows) + "\n").encode(), "people.csv")
    with Store.open(path, create=True) as store:
        store.act(people.name_council, name=NAME, started=START)
        store.act(people.import_pool, import_id=clock.new_id(), people=file, at=START)
        lines = [
            Line(one.feature, one.value, one.least, one.most)
            for one in read_targets(TARGETS.encode(), "t.csv").rows
        ]
        store.act(actions.set_targets, seats=12, lines=lines)
        pool, targets = store.read(queries.drawing_pool).pool, store.read(queries.targets_of)
        lottery, draw_id = find_lottery(pool=pool, targets=targets), clock.new_id()
        store.act(actions.commit_lottery, draw_id=draw_id, lottery=lottery, at=START)
        store.act(actions.keep_draw, draw_id=draw_id, at=START)
    return path


@pytest.fixture
def person(screen: str, tmp_path: Path, council: Path) -> Iterator[Person]:
    """Somebody who has opened the file."""
    made = Person(screen, tmp_path / "home", "-m", "ui", "open", str(council))
    yield made
    if made.program.poll() is None:
        made.program.kill()
    made.program.wait()


def test_alternates_and_replacements_by_keyboard_alone(person: Person, council: Path, tmp_path: Path) -> None:
    """Each draw has its own certificate, chained to the one before; who sits at the end meets the targets."""
    draw_alternates(person)
    call_one_up(person)
    replace_another(person)
    export(person, tmp_path)
    person.press("ctrl+q")
    assert person.program.wait(PATIENCE) == 0, person.said.read_text()
    with Store.open(council) as store:
        draws, seats = store.read(queries.draws_of), store.read(queries.seats_of)
        alternates, members = store.read(queries.alternates_of), store.read(queries.members_of)
        targets = store.read(queries.targets_of)
    assert [(one.purpose, one.state) for one in draws] == [
        ("panel", "kept"), ("alternates", "kept"), ("replacement", "kept"),
    ]  # fmt: skip
    assert Counter(one.state for one in seats) == {"expected": 12, "declined": 2}
    assert Counter(one.state for one in alternates)["called"] == 1
    assert len(members) == targets.seats == 12
    for line in targets.lines:
        held = sum(one.attributes[line.feature] == line.value for one in members)
        assert line.least <= held <= line.most, line
    verdict = verify_folder(tmp_path / "certificate", commitment=draws[-1].commitment_hash)
    assert verdict.exit == 0, verdict


def draw_alternates(person: Person) -> None:
    """The panel's page; by its words, choose alternates; by its words, draw them; a quick draw."""
    main(person)
    person.press("ctrl+2", "ctrl+Next", "ctrl+Next")
    person.rest()
    person.picture("after-1-panel")
    person.find("Choose alternates")
    person.rest()
    person.picture("after-2-chosen")
    person.find("Draw these alternates")
    draw_quickly(person)
    person.picture("after-3-alternates")


def call_one_up(person: Person) -> None:
    """Somebody says no; the alternate who helps most takes a seat."""
    person.find("Go to the panel")
    person.find("Show the seats")
    person.press("Down", "Home", "ctrl+d")
    person.rest()
    person.picture("after-4-free")
    person.press("ctrl+u")
    person.rest()
    person.picture("after-5-called")


def replace_another(person: Person) -> None:
    """The next one says no; the same lottery finds who follows."""
    person.press("Down", "ctrl+d")
    person.rest()
    person.press("ctrl+r")
    person.rest()
    draw_quickly(person)
    person.picture("after-6-replaced")


def export(person: Person, where: Path) -> None:
    """The newest certificate, to a folder."""
    person.find("Go to the panel")
    person.find("Export the certificate")
    person.see("Where the certificate folders shall stand")
    person.rest()
    person.type(str(where))
    person.press("Return")
    person.gone("Where the certificate folders shall stand")
    main(person)
    person.rest()


def draw_quickly(person: Person) -> None:
    """Find, go on, a quick draw, yes."""
    person.press("ctrl+Return")
    person.rest()
    person.press("ctrl+Return")
    person.rest()
    person.press("Right")
    person.rest()
    person.press("ctrl+Return")
    person.see("^Draw the .* now")
    person.rest()
    person.press("Tab", "Return")
    person.gone("^Draw the .* now")
    main(person)


def main(person: Person) -> None:
    """Give the keys to the main window."""
    person.see(f"{NAME} – Council")
    person.rest()
