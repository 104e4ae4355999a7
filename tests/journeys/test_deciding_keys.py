"""From what people said to what a council recommends, with real keys on a real screen, and the way back.

One proposal goes through a consent round with two possible objections; another one through a ballot on paper
that needs two thirds and has them to the paper. No mouse; the next key comes when the screen says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from council import clock
from council.decisions import queries
from council.ground.themes.actions import add_theme
from council.selection.queries import seats_of
from council.sessions import actions as day
from council.sessions.queries import sessions_of
from council.store import Store
from tests.journeys.ballot_keys import ROLL, hold_ballot
from tests.journeys.beside import read
from tests.journeys.consent_keys import AMENDED, CIRCLE, COST, RIVER, TEXT, hold_round, wordings
from tests.journeys.hands import main, screen
from tests.journeys.reader import Reader, reading
from tests.journeys.small import small_day

__all__ = ["screen"]  # the fixture

NAME = "Council on homes"
THEME = "Homes people can pay for"
SAID = (
    "Rents rise faster than wages",
    "The city should keep its land",
    "Building by the river costs us the meadow",
)
FIRST = "Keep the land"


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """Twelve seats, four of them noted as present today; three statements in a theme people made."""
    path, now = small_day(tmp_path / f"{NAME}.council", NAME), clock.now()
    with Store.open(path) as store:
        session_id = store.read(sessions_of)[0].id
        here = [seat.id for seat in store.read(seats_of)][:CIRCLE]
        store.act(day.mark_attendance, session_id=session_id, seat_ids=here, state="present", at=now)
        ids = [clock.new_id() for _words in SAID]
        for id, words in zip(ids, SAID, strict=True):
            store.act(day.capture_statement, statement_id=id, text=words, session_id=session_id, at=now)
        store.act(add_theme, theme_id=clock.new_id(), title=THEME, statement_ids=ids, at=now)
    return path


@pytest.fixture
def reader(screen: str, tmp_path: Path, council: Path) -> Iterator[Reader]:
    """Somebody who has opened the council."""
    with reading(screen, tmp_path / "home", "open", str(council)) as made:
        yield made


def test_two_decisions_and_the_way_back_to_what_was_said_by_keyboard_alone(
    reader: Reader, council: Path, tmp_path: Path
) -> None:
    """Consent with two objections, a ballot of two thirds with a teller difference, the chain both ways."""
    main(reader, NAME)
    reader.find("Proposals")
    reader.reads("No proposal yet")
    draft(reader, FIRST, TEXT, weigh=("space", "Down", "q", "Down", "a"))
    check_draft(council)
    reader.find("Consent round")
    hold_round(reader, council)
    recommend(reader, council)
    reader.find("Proposals")
    reader.reads(focus="Proposals")
    draft(reader, ROLL, "Flat roofs of the city carry homes.", weigh=("space",))
    hold_ballot(reader, council, tmp_path)
    walk_back(reader)
    walk_on(reader)
    reader.quit()
    with Store.open(council) as store:
        check_chain(store)


def draft(reader: Reader, title: str, text: str, *, weigh: tuple[str, ...]) -> None:
    """From the theme; `weigh`: keys that say how the wording grew out of its statements."""
    reader.press("ctrl+d")
    reader.form("New proposal")
    reader.fill(("Title", title), ("Theme", ""))
    reader.type(THEME[:5])
    reader.press("Tab", "Tab")
    reader.reads(SAID[2], focus="Statements")
    reader.press("Home", *weigh)
    reader.reads(f"{(len(weigh) + 1) // 2} ticked")
    reader.picture(f"deciding-draft-{len(weigh)}")
    reader.press("Tab", "Tab", "Tab", "Tab", "Tab")
    reader.fill(("Wording", text), ("Written by", "Land group"))
    reader.keep("New proposal")
    reader.reads(title, text, focus="Proposals")


def check_draft(council: Path) -> None:
    """Its words, its group, and how it grew out of each statement."""
    (proposal,), (version,) = read(council, queries.proposals_of), wordings(council)
    assert (proposal.state, proposal.title, proposal.author_group) == ("draft", FIRST, "Land group")
    assert [one.weight for one in version.named] == ["drawn_on", "quoted", "against"]
    assert version.text == TEXT


def recommend(reader: Reader, council: Path) -> None:
    """From the round to its proposal, and of the adopted wording a recommendation."""
    reader.find("Show the proposal")
    reader.reads(FIRST, AMENDED.strip(), focus="Proposals")
    reader.press("ctrl+shift+r")
    reader.reads("Agreed in consent round 1, no objection left; binds The city council", focus="Outcome")
    reader.picture("deciding-11-recommendation")
    (made,) = read(council, queries.recommendations_of)
    assert (made.text, made.version, made.proposal_number) == (TEXT + AMENDED, 2, 1)
    assert [one.text for one in made.objections] == [RIVER, COST]


def walk_back(reader: Reader) -> None:
    """From the recommendation over wordings, objection and round to the first statement: a key a step."""
    reader.find("Recommendations")
    reader.reads(focus="* 1, Keep the land")
    reader.press("ctrl+g")
    reader.reads("Recommendation 1", "Behind it: 3 statements", focus="What came before")
    step(reader, "Proposal 1, wording 2")
    reader.reads(f"added: {AMENDED.strip()}", f"Why it changed: {RIVER}", "Grew out of 3 statements")
    step(reader, "Objection 1")
    reader.reads("Consent round 1 · tested")
    reader.picture("deciding-18-way")
    step(reader, "Proposal 1, wording 1")
    step(reader, "Statement 1")
    reader.reads(SAID[0])
    reader.picture("deciding-19-statement")


def step(reader: Reader, name: str) -> None:
    """One step on the way, by the digit that stands in its row."""
    seen = reader.until(lambda seen: name in seen.focus, name)
    row = next(line for line in seen.focus.splitlines() if name in line)
    reader.press(row.rpartition(", ")[2])
    reader.until(lambda seen: name in seen.words, name)


def walk_on(reader: Reader) -> None:
    """From the statement to the recommendation: Right to what grew out of it, a key a step."""
    reader.press("Right")
    for name in ("Proposal 1, wording 1", "Objection 1", "Consent round 1", "Recommendation 1"):
        reader.reads(focus="What grew out of it")
        step(reader, name)
    reader.picture("deciding-20-forward")


def check_chain(store: Store) -> None:
    """The chain in the file: all statements lie behind the recommendation, and it lies before the first."""
    (made,) = store.read(queries.recommendations_of)
    back = store.read(queries.way_of, kind="recommendation", id=made.id).back
    said = {one.text: one.id for one in back if one.kind == "statement"}
    assert set(said) == set(SAID)
    on = store.read(queries.way_of, kind="statement", id=said[SAID[0]]).on
    assert {"objection", "consent", "recommendation", "ballot"} <= {one.kind for one in on}
