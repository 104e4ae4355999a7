"""Rating slips and tally sheets: what stands on them, on how many pages, and nothing of a person."""

from __future__ import annotations

from dataclasses import replace

from council.report.paper import LETTER
from council.report.sheets.rating import RatedOnPaper, print_counting, print_slips
from tests.council.report.test_answering import read

RATED = RatedOnPaper(
    council="Council of Elmford",
    language="en",
    proposal=3,
    title="Keep the <b>land</b> & the mill",
    version=2,
    turn=2,
    levels=(("3", "for"), ("2", "can live with it"), ("1", "cannot accept")),
    rule="Support is level 2, “can live with it”, or better.",
)


def test_two_slips_stand_on_the_one_page() -> None:
    """Every slip says what is rated and all levels, and has room for what would raise support."""
    (page,) = read(print_slips(RATED).data)
    assert page.count("Keep the <b>land</b> & the mill") == 2
    assert page.count("2 can live with it") == page.count("I pass") == 2
    assert page.count("What would raise my support?") == 2


def test_no_slip_can_be_told_from_another() -> None:
    """Both halves of the page say the same: no serial, no page, no seat, no table."""
    (page,) = read(print_slips(RATED).data)
    first, second, *rest = page.split("Proposal 3, wording 2")[1:]
    assert first.strip() == second.strip() and not rest
    assert not any(word in page for word in ("Seat", "Table", "Page"))


def test_long_names_and_seven_levels_keep_two_on_a_page() -> None:
    """What is long is made smaller, so that the line to cut stays where it is."""
    name = "{} as many of us could just about live with for a while yet"
    names = tuple((str(n), name.format(n)) for n in range(7, 0, -1))
    long = replace(RATED, levels=names, title="A title that goes on. " * 8)
    assert len(read(print_slips(long, paper=LETTER).data)) == 1


def test_tally_sheets_ask_for_numbers_only() -> None:
    """For slips one with spoiled and the teller's name; for tables that five must be together."""
    (slips,) = read(print_counting(RATED, at_tables=False).data)
    (cards,) = read(print_counting(RATED, at_tables=True, paper=LETTER).data)
    assert "Spoiled" in slips and "Teller" in slips and "Count alone" in slips
    assert "Spoiled" not in cards and "fewer than five" in cards and "never who" in cards


def test_the_same_sheet_gives_the_same_bytes() -> None:
    """Nothing of the clock or of chance stands in the file."""
    assert print_slips(RATED) == print_slips(RATED)
    assert print_counting(RATED, at_tables=True) == print_counting(RATED, at_tables=True)
