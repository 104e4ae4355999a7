"""What the consent page thinks out apart from Qt: the steps, who can be the circle, how a wording changed."""

from __future__ import annotations

import pytest

from council.decisions.consent import machine
from council.decisions.consent.circle import Member
from council.decisions.consent.state import USUAL
from council.decisions.consent.views import CircleChoices, SeatChoice, TableChoice
from ui.decisions.consent.circles import CHOSEN, PRESENT, TABLES, circle_of, found_here, starts_with
from ui.decisions.consent.sheet_state import changed_how
from ui.decisions.consent.state import asked_of, enter_kind, kinds_of, marks_of, tallied, tally_of
from ui.decisions.consent.step_line import StepLine

SEATS = tuple(Member("seat", f"c{n}") for n in range(1, 4))
CHOICES = CircleChoices(
    session=2,
    seats=(
        SeatChoice("c1", 1, "Robin", "t1", True),
        SeatChoice("c2", 2, "", "t1", False),
        SeatChoice("c3", 3, "", "t2", None),
    ),
    tables=(TableChoice("t1", 1, "", 6), TableChoice("t2", 2, "", 0)),
    proposals=(),
)


def begun(kind: str = "proposal", circle: tuple[Member, ...] = SEATS):
    return machine.begin(kind, circle, settings=USUAL, need="Rents rise.")


def test_one_step_is_here_and_what_is_behind_stays_behind() -> None:
    """Nine steps; the one the round is at stands out; an election has steps of its own."""
    marks = marks_of(begun())
    assert [mark.where for mark in marks] == ["here", *["ahead"] * 8]
    assert [mark.number for mark in marks] == list(range(1, 10))
    assert marks_of(begun("election"))[1].words != marks[1].words


def test_a_narrow_line_names_only_the_present_step(qtbot) -> None:
    """With room every step has its name; without, only the one the round is at."""
    line = StepLine()
    qtbot.addWidget(line)
    line.show_marks(marks_of(begun()))
    assert line.labels(2000)[8].startswith("9 ") and len(line.labels(2000)[8]) > 2
    assert line.labels(100)[0].startswith("1 ") and line.labels(100)[1:] == tuple("23456789")
    assert line.accessibleName() == "Step 1 of 9: Need"


def test_enter_means_what_fits_the_step_and_the_member() -> None:
    """Where all show at once a seat has keys and a table numbers; a round that is over takes nothing."""
    seats, tables = begun(), begun(circle=(Member("table", "t1", people=6), Member("table", "t2", people=5)))
    assert enter_kind(seats, seats.circle[0]) == ""
    assert enter_kind(tables, tables.circle[0]) == "counts"
    stopped = machine.take(seats, machine.Stop("Enough"))
    assert (enter_kind(stopped, None), kinds_of(stopped), asked_of(stopped)) == ("", (), "")


def test_not_asked_is_never_counted_as_something_said() -> None:
    """The line of counts names who was not heard apart; a pass is a pass."""
    now = machine.take(begun(), machine.Say("r1", "c1", "pass"))
    assert tally_of(now) == "pass 1 · 2 not heard yet"
    assert tallied({"pass": 2, "consent": 3, "objection": 0}) == "consent 3 · pass 2"


def test_a_circle_is_who_is_present_a_table_or_who_is_chosen() -> None:
    """Who was noted as away is nobody's first choice, and can still be ticked."""
    assert [id for id, _words in starts_with(CHOICES)] == [PRESENT, TABLES, "t1", CHOSEN]
    assert found_here(CHOICES, PRESENT) == {"c1"}
    assert found_here(CHOICES, "t1") == {"c1"}
    assert found_here(CHOICES, CHOSEN) == frozenset()
    assert circle_of(CHOICES, TABLES) == ((Member("table", "t1", people=6), "Table 1: 6 people"),)
    assert [words for _one, words in circle_of(CHOICES, PRESENT)] == [
        "Seat 1 · Robin",
        "Seat 2 (away)",
        "Seat 3",
    ]


@pytest.mark.parametrize(
    ("before", "after", "how"),
    [
        ("One two.", "One two. Three.", "add"),
        ("One two. Three.", "One two. ", "take_out"),
        ("One two.", "One four.", "change"),
        ("One two.", "One two.", ""),
    ],
)
def test_how_a_wording_changed_is_read_from_it(before, after, how) -> None:
    """Nobody has to say whether something was added, taken out or changed."""
    assert changed_how(before, after) == how
