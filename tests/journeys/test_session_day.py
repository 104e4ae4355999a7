"""A day of the council with real keys on a real screen: from the door to the minutes, through a crash.

Three agenda items, a table signing its list, the projector, a SIGKILL in the middle; no mouse. After every
step in the live room a letter is typed: it has to arrive in the draft that lies in the file.
"""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest

from council.sessions import queries
from council.sessions.plans import ItemPlan
from council.store import Store
from tests.journeys.beside import asked, kept_texts, line_has_focus, line_text, wait_for
from tests.journeys.hands import Person, main, screen, with_council
from tests.journeys.small import small_day

__all__ = ["screen", "with_council"]  # the fixtures

NAME = "Council on homes"
ITEMS = (
    ItemPlan(title="Arriving", minutes=20, method="check-in-round"),
    ItemPlan(title="Table talk", minutes=40),
    ItemPlan(title="Looking back", minutes=20),
)
SAID = ("Rents rise faster than wages", "Empty shops could be flats", "Old people would move if they could")
LATER = tuple(f"After the break {word}" for word in ("one", "two", "three", "four", "five", "six"))
CHANGED = "Empty shops could become flats"
ASKED = "What does a square metre cost?"
PARKED = "The tram line"
HALF = "Somebody begins a sentence"


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A panel of twelve, a session of three items today, two tables with a published seating."""
    return small_day(tmp_path / f"{NAME}.council", NAME, items=ITEMS)


def test_a_day_from_the_door_to_the_minutes_by_keyboard_alone(person: Person, council: Path) -> None:
    """Check-in, three items, read-back and sign-off, end: in the file as it was done, nothing lost."""
    check_in(person)
    begin(person, council)
    talk(person, council)
    project(person, council)
    survive(person, council)
    read_back(person, council)
    close(person, council)
    approve(person, council)
    person.quit()
    with Store.open(council) as store:
        check(store)


def check_in(person: Person) -> None:
    """Eleven come, one of them late, by number pad; five sheets of a check-in form by digits and Enter."""
    main(person, NAME)
    person.find("Attendance")
    for entry in (*range(1, 11), "11+", "12/"):
        person.enter(f"{entry}")
    person.picture("day-1-door")
    person.find("Forms")
    person.find("Add form")
    person.see("^Add form$")
    person.press("Return")
    person.gone("^Add form$")
    main(person, NAME)
    person.press("ctrl+shift+e")
    for _sheet in range(5):
        person.type("454")
        person.press("Return", "Return")
    person.picture("day-1-sheets")


def begin(person: Person, council: Path) -> None:
    """The live page; Alt+N begins, and once more where something is missing."""
    person.find("Live")
    line_has_focus(person, council)
    person.press("alt+n")
    person.rest()
    person.press("alt+n")
    person.rest()
    person.picture("day-2-begun")
    line_has_focus(person, council)


def talk(person: Person, council: Path) -> None:
    """The check-in at table 1: a turn each by one key; then the second item, statements with marks."""
    person.enter("#1 We have all arrived")
    line_has_focus(person, council)
    person.press("alt+1", "alt+2", "alt+p", "alt+3", "alt+3")
    line_has_focus(person, council)
    person.press("alt+n")
    person.rest()
    line_has_focus(person, council)
    for words in (SAID[0], f"! {SAID[1]}", f"^ {SAID[2]}"):
        person.enter(words)
        line_has_focus(person, council)
    person.picture("day-3-talk")


def project(person: Person, council: Path) -> None:
    """The projector and its list; the focus stays."""
    person.press("F9")
    person.stands("^Projector$")
    line_has_focus(person, council)
    for key in ("ctrl+shift+1", "ctrl+shift+3", "alt+Next", "ctrl+shift+b", "ctrl+shift+f"):
        person.press(key)
        line_has_focus(person, council)
    person.picture("day-4-projector")
    person.press("F9")
    person.gone("^Projector$")
    line_has_focus(person, council)


def survive(person: Person, council: Path) -> None:
    """SIGKILL while somebody types: what was acknowledged stands, and so does what is a second old."""
    entered = {}
    for words in LATER:
        person.enter(words)
        entered[words] = time.monotonic()
    person.type(HALF)
    typed = time.monotonic()
    while time.monotonic() < typed + 1.0:
        person.type(" on")
    crashed = person.crash()
    person.start()
    main(person, NAME)
    person.find("Live")
    person.rest()
    person.picture("day-5-after-the-crash")
    stands = wait_for(lambda: line_text(council), lambda text: text.startswith(HALF))
    assert stands, "the half-typed sentence is gone"
    due = {words for words, at in entered.items() if at < crashed - 1.0}
    assert due and due <= set(wait_for(lambda: kept_texts(council), lambda texts: due <= set(texts)))
    person.press("ctrl+a", "BackSpace")
    line_has_focus(person, council)


def read_back(person: Person, council: Path) -> None:
    """The list of the table: one line in other words, one out, the rest right; six present, five agree."""
    person.press("F8")
    person.rest()
    person.press("Return", "Return")
    line_has_focus(person, council)
    person.press("Return", "space")
    person.rest()
    person.press("ctrl+a")
    person.type(CHANGED)
    person.press("Return", "Delete")
    line_has_focus(person, council)
    person.picture("day-6-read-back")
    person.press(*["Return"] * len(LATER))
    person.rest()
    person.picture("day-7-sign")
    person.press("ctrl+a")
    person.enter("6 5 one has left")
    person.picture("day-7-signed")
    assert wait_for(lambda: asked(council, "select agreed from sign_off"), lambda found: found == [5])
    line_has_focus(person, council)


def close(person: Person, council: Path) -> None:
    """The third item: a question, a parked line that gets a reason; then the session ends."""
    person.press("alt+n")
    line_has_focus(person, council)
    for words in (f"? {ASKED}", f"~ {PARKED}"):
        person.enter(words)
        line_has_focus(person, council)
    person.press("ctrl+shift+d")
    person.rest()
    person.picture("day-8-parked")
    line_has_focus(person, council)
    person.find("Parking lot of the session")
    person.press("c")
    person.see("^Close parked line$")
    person.rest()
    person.picture("day-9-reason")
    person.type("Belongs to the budget")
    person.press("ctrl+Return")
    person.gone("^Close parked line$")
    main(person, NAME)
    person.find("Live")
    line_has_focus(person, council)
    person.press("ctrl+shift+d")
    assert wait_for(lambda: asked(council, "select state from session"), lambda found: found == ["ended"])
    person.picture("day-10-ended")


def approve(person: Person, council: Path) -> None:
    """The minutes: opened for corrections until a day, and approved before it, with a reason."""
    person.find("Minutes")
    person.press("ctrl+shift+u")
    person.see("^Open minutes for corrections$")
    person.press("Return")
    person.gone("^Open minutes for corrections$")
    main(person, NAME)
    person.picture("day-11-minutes")
    person.press("ctrl+shift+a")
    person.see("^Approve minutes before their day$")
    person.rest()
    person.type("All were in the room")
    person.press("ctrl+Return")
    person.gone("^Approve minutes before their day$")
    main(person, NAME)
    person.picture("day-12-approved")


def check(store: Store) -> None:
    """What lies in the file is the day as it was."""
    (session,) = store.read(queries.sessions_of)
    assert session.state == "minutes_approved"
    (form,) = store.read(queries.forms_of, session_id=session.id)
    assert form.answered == 5
    here = Counter(one.state for one in store.read(queries.attendance_of, session_id=session.id))
    assert here == {"present": 10, "late": 1, "excused": 1}
    agenda = store.read(queries.agenda_of, session_id=session.id)
    assert [item.state for item in agenda] == ["done", "done", "done"]
    (signed,) = store.read(queries.signoffs_of, session_id=session.id)
    assert (signed.present, signed.agreed) == (6, 5)
    told = {one.text: one for one in store.read(queries.statements_of, session_id=session.id)}
    assert told[CHANGED].state == "confirmed" and told[SAID[0]].state == "confirmed"
    assert SAID[1] not in told and SAID[2] not in told and told[ASKED].kind == "question"
    (parked,) = store.read(queries.parked_of, session_id=session.id)
    assert not parked.is_open and parked.reason == "Belongs to the budget"
