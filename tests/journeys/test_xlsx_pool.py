"""From a spreadsheet with birth dates to a panel and a replacement, with real keys on a real screen.

The convener's last week: a registration form's XLSX with a title above the heading, blanks and a misprint;
targets from a file; a quick draw; answers as they come in; somebody leaves and somebody follows.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook

from council.people.queries import imports_of, pool_of
from council.selection.queries import draws_of, seats_of, targets_of
from council.store import Store
from tests.journeys.hands import Person, choose_file, draw_quickly, main, make_council, person, screen

__all__ = ["person", "screen"]  # the fixtures

NAME = "Bürgerrat Wohnen"

HEADING = ("Member No", "First name", "E-mail", "Street", "Post code", "Date of birth", "Gender")
TARGETS = """feature,value,min,max
Gender,woman,5,7
Gender,man,5,7
age,16-29,1,4
age,30-59,4,9
age,60 and over,2,6
"""


def write_workbook(path: Path) -> None:
    """A form's answers, 60 people: dates as a spreadsheet keeps them, one as text, one blank, a misprint."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Form responses"
    sheet.append(["Registrations, exported on 3 March"])
    sheet.append([])
    sheet.append(HEADING)
    for n in range(60):
        born: object = datetime(1940 + n, n % 12 + 1, n % 28 + 1)
        born = "23/04/1985" if n == 44 else None if n == 30 else born
        gender = "womann" if n == 8 else ("woman", "man")[n % 2]
        home = ("12 High Street", "12 High St.")[n % 2] if n < 2 else f"{n} Mill Lane"
        sheet.append([f"M{n:03}", f"Name {n}", f"p{n}@example.org", home, "ES4 7FJ", born, gender])
    book.save(path)


def test_from_a_spreadsheet_to_a_panel_and_a_replacement(person: Person) -> None:
    """Everything by keys: the file holds the pool with age bands, the panel, its answers and who follows."""
    papers = person.home / "Documents"
    write_workbook(papers / "responses.xlsx")
    (papers / "targets.csv").write_text(TARGETS, "utf-8")
    make_council(person, NAME)
    bring_targets(person, papers / "targets.csv")
    bring_people(person, papers / "responses.xlsx")
    draw_panel(person)
    note_answers(person)
    replace_one(person)
    person.quit()
    with Store.open(papers / f"{NAME}.council") as store:
        check_pool(store)
        check_panel(store)


def bring_targets(person: Person, source: Path) -> None:
    """Ctrl+I on the page of people knows a file of targets by its heading; twelve seats, Enter."""
    choose_file(person, source)
    person.see("^Import targets.csv$|^Import targets")
    person.rest()
    person.picture("xlsx-1-targets")
    person.press("ctrl+a")
    person.type("12")
    person.press("Return")
    person.gone("^Import targets")
    main(person, NAME)


def bring_people(person: Person, source: Path) -> None:
    """The sheet asks for the sitting day, then what to look at, then shows the sum; Enter goes on."""
    person.press("ctrl+1")
    person.rest()
    choose_file(person, source)
    person.see("^Import responses.xlsx$")
    person.rest()
    person.picture("xlsx-2-columns")
    person.press("Return")
    person.rest()
    person.type("2026-03-14")
    person.press("Return")
    person.rest()
    person.picture("xlsx-3-values")
    person.press("Down")
    person.rest()
    person.press("Tab", "space")
    person.rest()
    person.picture("xlsx-4-decided")
    person.press("ctrl+Return")
    person.rest()
    person.picture("xlsx-5-check")
    person.press("ctrl+Return")
    person.gone("^Import responses.xlsx$")
    main(person, NAME)
    person.picture("xlsx-6-pool")


def draw_panel(person: Person) -> None:
    """The tab of the draw, and there a quick draw."""
    person.press("ctrl+2", "ctrl+Next")
    person.rest()
    draw_quickly(person, NAME, picture="xlsx-7-quick")
    person.picture("xlsx-8-drawn")


def note_answers(person: Person) -> None:
    """The tab of the panel: everybody says yes."""
    person.press("ctrl+Next")
    person.rest()
    person.press("Down", "ctrl+a")
    person.rest()
    person.press("ctrl+y")
    person.rest()
    person.picture("xlsx-9-answers")


def replace_one(person: Person) -> None:
    """One of the list has left; the same lottery finds who follows, and the rest stay."""
    person.press("Down")
    person.rest()
    person.press("ctrl+shift+d")
    person.rest()
    person.picture("xlsx-10-left")
    person.press("ctrl+r")
    person.rest()
    draw_quickly(person, NAME)
    person.picture("xlsx-11-replaced")


def check_pool(store: Store) -> None:
    """Sixty people with a band each but one, the misprint mended, no date of birth anywhere among them."""
    pool = {one.ref: one for one in store.read(pool_of)}
    assert len(pool) == 60
    assert pool["M000"].attributes == {"Gender": "woman", "age": "60 and over"}
    assert pool["M044"].attributes["age"] == "30-59" and pool["M030"].attributes["age"] == ""
    assert pool["M008"].attributes["Gender"] == "woman"
    (account,) = store.read(imports_of)
    assert account.rows == account.accepted + account.refused + account.skipped == 60
    assert account.births["on"] == date(2026, 3, 14).isoformat() and account.purposes["Gender"]
    assert "E-mail" in account.columns and "Date of birth" not in account.columns


def check_panel(store: Store) -> None:
    """Eleven said yes, one left, one follows; the twelve who sit meet the targets."""
    seats, targets = store.read(seats_of), store.read(targets_of)
    assert Counter(one.state for one in seats) == {"confirmed": 11, "withdrawn": 1, "expected": 1}
    members = [one for one in seats if one.state != "withdrawn"]
    assert len(members) == len({one.person_id for one in seats}) - 1 == targets.seats == 12
    for line in targets.lines:
        assert line.least <= sum(one.attributes[line.feature] == line.value for one in members) <= line.most
    assert [one.purpose for one in store.read(draws_of)].count("replacement") == 1
