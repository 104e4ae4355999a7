"""After the draw, with real keys on a real screen: alternates drawn, one called up, a member replaced.

The file holds a panel just drawn; what is typed is what a convener types in the week of the phone calls.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from council.selection import queries
from council.selection.verify import verify_folder
from council.store import Store
from tests.journeys.hands import Person, draw_quickly, export_to, main, screen, somebody
from tests.journeys.small import small_panel

__all__ = ["screen"]  # the fixture

NAME = "Council on homes"
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A file with a pool of 150 and a panel of twelve, nobody having answered."""
    return small_panel(tmp_path / f"{NAME}.council", NAME, START)


@pytest.fixture
def person(screen: str, tmp_path: Path, council: Path) -> Iterator[Person]:
    """Somebody who has opened the file."""
    with somebody(screen, tmp_path / "home", "-m", "ui", "open", str(council)) as made:
        yield made


def test_alternates_and_replacements_by_keyboard_alone(person: Person, council: Path, tmp_path: Path) -> None:
    """Each draw has its own certificate, chained to the one before; who sits at the end meets the targets."""
    draw_alternates(person)
    call_one_up(person)
    replace_another(person)
    person.find("Go to the panel")
    export_to(person, NAME, tmp_path)
    person.quit()
    with Store.open(council) as store:
        draws, seats = store.read(queries.draws_of), store.read(queries.seats_of)
        alternates, members = store.read(queries.alternates_of), store.read(queries.members_of)
        targets = store.read(queries.targets_of)
    assert [(one.purpose, one.state) for one in draws] == [
        ("panel", "kept"), ("alternates", "kept"), ("replacement", "kept"),
    ]  # fmt: skip
    assert Counter(one.state for one in seats) == {"expected": 12, "declined": 2}
    called = Counter(one.state for one in alternates)["called"]
    assert called in (1, 2)  # the replacement's own draw may fall on another alternate
    assert len(members) == targets.seats == 12
    for line in targets.lines:
        held = sum(one.attributes[line.feature] == line.value for one in members)
        assert line.least <= held <= line.most, line
    verdict = verify_folder(tmp_path / "certificate", commitment=draws[-1].commitment_hash)
    assert verdict.exit == 0, verdict


def draw_alternates(person: Person) -> None:
    """The panel's page; by its words, choose alternates; by its words, draw them; a quick draw."""
    main(person, NAME)
    person.press("ctrl+2", "ctrl+Next", "ctrl+Next")
    person.rest()
    person.picture("after-1-panel")
    person.find("Choose alternates")
    person.rest()
    person.picture("after-2-chosen")
    person.find("Draw these alternates")
    draw_quickly(person, NAME)
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
    draw_quickly(person, NAME)
    person.picture("after-6-replaced")
