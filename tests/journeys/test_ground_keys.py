"""From 150 real statements to shared ground on the wall, with real keys on a real screen.

The statements and votes are those of the conversation the product ships; the panel and its tables are the
test's own.
"""

from __future__ import annotations

import csv
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from council.files import resource
from council.ground.queries import ground_of, themes_of, votes_of
from council.sample.story import SAMPLE
from council.store import Store
from tests.journeys.beside import asked, wait_for
from tests.journeys.hands import Person, main, screen, with_council
from tests.journeys.small import small_day

__all__ = ["screen", "with_council"]  # the fixtures

NAME = "Council on homes"
THEME = "Homes people can pay for"
STATEMENTS, SEATS = 150, 12
NAMED = "select title from theme where state = 'named'"
SET_SIZES = "select count(*) from asked_statement group by asking_id order by min(rowid)"
UNASKED = (
    "select number from seat where id not in (select seat_id from vote where statement_id in"
    " (select statement_id from asked_statement)) order by number limit 1"
)
TYPED = (
    "select value from vote join asked_statement as asked using (statement_id)"
    " where source = 'screen' order by asked.rowid"
)
SHOWN = "select agree || '-' || disagree || '-' || passed || ' of ' || present from card_show order by rowid"
PLACED = "select count(*) from membership where placed_by = 'person'"


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A panel of twelve at two tables of a session."""
    return small_day(tmp_path / f"{NAME}.council", NAME)


@pytest.fixture
def polis(tmp_path: Path) -> Path:
    """An export of the shipped conversation: 150 of its statements, its twelve busiest voters as seats."""
    source, place = resource(SAMPLE), tmp_path / "polis"
    place.mkdir()
    comments = read(source / "comments.csv")[:STATEMENTS]
    refs, cast = {row["comment-id"] for row in comments}, defaultdict(dict)
    for row in read(source / "votes.csv"):
        if row["comment-id"] in refs:
            cast[row["voter-id"]][row["comment-id"]] = row["vote"]
    busiest = sorted(cast, key=lambda voter: (-len(cast[voter]), int(voter)))[:SEATS]
    write(place / "comments.csv", [row | {"moderated": "0"} for row in comments])
    votes = [
        {"voter-id": str(seat), "comment-id": ref, "vote": vote}
        for seat, voter in enumerate(busiest, start=1)
        for ref, vote in cast[voter].items()
    ]
    write(place / "votes.csv", votes)
    return place


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_from_statements_to_shared_ground_on_the_wall_by_keyboard_alone(
    person: Person, council: Path, polis: Path
) -> None:
    """Themes are proposed, named, pinned; votes imported, typed, shown as cards; the room sees the ground."""
    main(person, NAME)
    bring_in(person, council, polis)
    arrange(person, council)
    answer(person, council)
    show_cards(person, council)
    look(person, council)
    person.quit()
    with Store.open(council) as store:
        check(store)


def bring_in(person: Person, council: Path, polis: Path) -> None:
    """The folder of the export by its path; voters are seat numbers."""
    person.find("Import a Polis folder")
    person.see("^Import a Polis folder$")
    person.rest()
    person.type(str(polis))
    person.press("Return")
    person.see("^Import polis$")
    person.rest()
    person.press("Left")  # voters are seat numbers: nothing in the files could tell
    person.rest()
    person.picture("ground-1-import")
    person.press("ctrl+Return")
    person.gone("^Import polis$")
    main(person, NAME)
    assert wait_for(lambda: asked(council, "select count(*) from vote"), lambda found: found[0] > 500)
    assert asked(council, "select count(*) from statement") == [STATEMENTS]


def arrange(person: Person, council: Path) -> None:
    """Proposed; F2 names a theme, P pins its first statement, and another theme's first is moved to it."""
    person.find("Propose themes")
    assert comes(person, lambda: asked(council, "select count(*) from theme")[0] > 3)
    person.rest()
    person.picture("ground-2-themes")
    person.press("F2")
    person.see("^Name and describe theme$")
    person.rest()
    person.type(THEME)
    person.press("ctrl+Return")
    person.gone("^Name and describe theme$")
    main(person, NAME)
    assert wait_for(lambda: asked(council, NAMED), lambda found: found == [THEME])
    person.press("Return")
    person.rest()
    person.press("p")
    assert wait_for(lambda: asked(council, PLACED), lambda found: found == [1])
    person.picture("ground-3-pinned")
    person.find("Votes")
    person.find("Themes")
    person.press("End")
    person.rest()
    person.press("Return")
    person.rest()
    person.press("ctrl+m")
    person.see("^Move 1 statement$")
    person.rest()
    person.type(THEME[:8])
    person.picture("ground-4-move")
    person.press("Return")
    person.gone("^Move 1 statement$")
    main(person, NAME)
    assert wait_for(lambda: asked(council, PLACED), lambda found: found == [2])


def comes(person: Person, ask: Callable[[], bool]) -> bool:
    """Whether something long comes about; it is waited for as long as for the slowest steps together."""
    for _wait in range(40):
        person.rest()
        if ask():
            return True
        time.sleep(2)
    person.picture("ground-never")
    return False


def answer(person: Person, council: Path) -> None:
    """Three statements put to the council, and what a seat that was not asked says to them: one key each."""
    make_set(person, "Answered by seats", choose=())
    assert asked(council, SET_SIZES) == [3]
    (seat,) = asked(council, UNASKED)
    person.picture("ground-4-set")
    person.press("ctrl+shift+e")
    person.rest()
    person.enter(str(seat))
    person.type("adp")
    person.picture("ground-5-seat")
    person.press("Return")
    person.rest()
    assert wait_for(lambda: asked(council, TYPED), lambda found: found == [1, -1, 0]), asked(council, TYPED)
    person.press("Escape")
    person.rest()


def show_cards(person: Person, council: Path) -> None:
    """Two statements nobody was asked yet, by cards of the first table of the session: five, then six."""
    make_set(person, "Shown at the tables", choose=("Down", "Right", "Down"), count=2)
    assert asked(council, SET_SIZES) == [3, 2]
    person.press("ctrl+shift+e")
    person.rest()
    for count in ("4", "1", "", "2", "3", "1"):
        person.enter(count)
    person.rest()
    person.picture("ground-6-cards")
    assert wait_for(lambda: asked(council, SHOWN), lambda found: found == ["4-1-0 of 6", "2-3-1 of 6"])
    person.press("Escape")
    person.rest()


def make_set(person: Person, title: str, *, choose: tuple[str, ...], count: int = 3) -> None:
    """A new set with the first statements of a source; `choose`: keys for session, way and source."""
    person.find("Votes")
    person.press("ctrl+shift+a")
    person.rest()
    person.type(title)
    for at in range(3):
        person.press("Tab", *choose[at : at + 1])
        person.rest()
    person.press("Tab")
    for _each in range(count):
        person.press("Down", "Return")
    person.rest()
    person.picture(f"ground-set-{count}")
    person.press("ctrl+Return")
    person.rest()


def look(person: Person, council: Path) -> None:
    """Worked out, and sent to the wall."""
    person.find("Work out shared ground")
    assert comes(person, lambda: asked(council, "select count(*) from shared_ground")[0] > 0)
    person.rest()
    person.picture("ground-7-shared")
    person.press("ctrl+shift+p")
    person.stands("Projector|projector")
    person.rest()
    person.picture("ground-8-wall")


def check(store: Store) -> None:
    """What lies in the file is what was done."""
    themes = store.read(themes_of)
    (named,) = [theme for theme in themes if theme.state == "named"]
    placed = Counter(row.placed_by for theme in themes for row in theme.statements)
    assert named.title == THEME and placed["person"] == 2 and sum(placed.values()) > STATEMENTS // 2
    assert sum(row.placed_by == "person" for row in named.statements) == 2
    votes = store.read(votes_of)
    assert sum(vote is not None for row in votes.rows for vote in row) > 1000
    lines = store.read(ground_of)  # of what anybody answered, by seat or by card
    assert {line.statement_id for line in lines} == set(votes.statements) and len(lines) > STATEMENTS // 2
    assert sorted((line.asked, line.agree) for line in lines if line.cards) == [(5, 4), (6, 2)]
    assert "shared" in {line.label for line in lines}
