"""The main job's first stretch with real keys on a real screen: new council, people, session, capture, quit.

The program is started as a person starts it, under an X server of this test's own; nothing is called
inside it.
"""

from __future__ import annotations

from pathlib import Path

from council.people.queries import council_of, pool_of
from council.sessions.queries import sessions_of, statements_of
from council.store import Store
from tests.journeys.hands import Person, choose_file, make_council, person, screen

__all__ = ["person", "screen"]  # the fixtures

NAME = "Bürgerrat Wohnen"
PEOPLE = "id,gender,age\n" + "".join(f"P{n:03},{'woman' if n % 2 else 'man'},{20 + n}\n" for n in range(40))


def test_from_an_empty_screen_to_kept_words_by_keyboard_alone(person: Person) -> None:
    """A new council, people from a CSV file, a session, words with marks: all of it is in the file."""
    source = person.home / "Documents" / "people.csv"
    source.write_text(PEOPLE, "utf-8")
    make_council(person, NAME)
    person.picture("1-council")
    import_people(person, source)
    plan_session(person)
    capture(person)
    person.quit()
    with Store.open(person.home / "Documents" / f"{NAME}.council") as store:
        assert store.read(council_of).name == NAME
        assert len(store.read(pool_of)) == 40
        assert [session.title for session in store.read(sessions_of)] == ["Erstes Wochenende"]
        kept = [(one.text, one.kind, one.state) for one in store.read(statements_of)]
    assert kept == [
        ("Wer zahlt 5 € mehr?", "question", "captured"),
        ("Mieten steigen schneller als Löhne", "concern", "read_back"),
    ]


def import_people(person: Person, source: Path) -> None:
    """Ctrl+I, the path, Enter; then Enter on the columns, and Enter on what was found."""
    choose_file(person, source)
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
