"""Rating slips and tally sheets: what stands on them, on how many pages, and nothing of a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

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


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (2, 1), (5, 3)])
def test_two_slips_stand_on_a_page(count: int, pages: int) -> None:
    """So many as are present, never fewer than one page; every slip says what is rated and all levels."""
    told = read(print_slips(RATED, count=count).data)
    assert len(told) == pages
    for page in told:
        assert page.count("Keep the <b>land</b> & the mill") >= 2
        assert page.count("2 can live with it") == page.count("I pass") == 2
        assert page.count("What would raise my support?") == 2


def test_a_slip_bears_nothing_that_leads_to_a_person() -> None:
    """All pages but their own number are alike: no serial, no seat, no table."""
    first, second = (
        page.replace("1 of 2", "").replace("2 of 2", "") for page in read(print_slips(RATED, count=4).data)
    )
    assert first == second
    assert "Seat" not in first and "Table" not in first


def test_long_names_and_seven_levels_keep_two_on_a_page() -> None:
    """What is long is made smaller, so that the line to cut stays where it is."""
    names = tuple(
        (str(n), f"{n} as many of us could just about live with for a while yet") for n in range(7, 0, -1)
    )
    long = replace(RATED, levels=names, title="A title that goes on. " * 8)
    assert len(read(print_slips(long, count=2, paper=LETTER).data)) == 1


def test_tally_sheets_ask_for_numbers_only() -> None:
    """For slips one with spoiled and the teller's name; for tables that five must be together."""
    (slips,) = read(print_counting(RATED, at_tables=False).data)
    (cards,) = read(print_counting(RATED, at_tables=True, paper=LETTER).data)
    assert "Spoiled" in slips and "Teller" in slips and "Count alone" in slips
    assert "Spoiled" not in cards and "fewer than five" in cards and "never who" in cards


def test_the_same_sheet_gives_the_same_bytes() -> None:
    """Nothing of the clock or of chance stands in the file."""
    assert print_slips(RATED, count=3) == print_slips(RATED, count=3)
