"""Answer sheets and tally sheets of a set of statements: what stands on them, and on how many pages."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from council.report.paper import LETTER
from council.report.sheets.answering import AskedOnPaper, answer_sheets, tally_sheets
from council.report.sheets.boxes import print_pile

ASKED = AskedOnPaper(
    council="Council of Elmford",
    language="en",
    number=2,
    title="What we heard",
    question="What does our town need?",
    statements=("More buses at night.", "A park by the <b>river</b> & the mill."),
    session=3,
    day="8 March 2026",
)


def read(data: bytes) -> list[str]:
    """The words of each page, lines run together."""
    pages = pypdfium2.PdfDocument(data)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pages]


def test_each_seat_gets_a_sheet_with_its_number():
    """A sheet a seat, the seat and the sheet in its head; every statement stands on it as it was said."""
    pages = read(print_pile(answer_sheets(ASKED, seats=(4, 12))).data)
    assert len(pages) == 2 and "Seat 12" in pages[1] and "Set 2" in pages[1]
    assert all("A park by the <b>river</b> & the mill." in page for page in pages)
    assert all(word in pages[0] for word in ("Agree", "Disagree", "Pass", "not asked, never as no"))


def test_without_seats_there_is_one_sheet_to_copy():
    """Whoever answers without a seat gets the same sheet; its number is written on it when it is typed in."""
    pile = answer_sheets(ASKED)
    assert [dict(slip.fields) for slip in pile.slips] == [
        {"Seat, if you like": "", "Table": "", "Sheet no.": ""}
    ]
    assert "Seat, if you like" in read(print_pile(pile).data)[0]


def test_a_tally_sheet_asks_for_numbers_never_for_names():
    """A sheet a table, with who sits there by number only, on the paper asked for."""
    pile = tally_sheets(ASKED, tables=((1, 7), (2, 8)))
    pages = read(print_pile(pile, paper=LETTER).data)
    assert len(pages) == 2 and "Cards shown" in pages[0] and "never who" in pages[0]
    assert dict(pile.slips[1].fields) == {"Table": "2", "Present": "", "Places taken": "8"}
    assert len(tally_sheets(ASKED).slips) == 1


def test_the_same_pile_gives_the_same_bytes():
    """Nothing of the clock or of chance stands in the file."""
    pile = answer_sheets(ASKED, seats=(1, 2))
    assert print_pile(pile).data == print_pile(pile).data


@pytest.mark.parametrize("statement", ["word " * 3_000, "", "🙂 مرحبا"])
def test_any_statement_is_printed(statement):
    """Words longer than a page, none at all, or such as no face has: the sheet is printed all the same."""
    asked = replace(ASKED, statements=(statement, *ASKED.statements))
    assert print_pile(answer_sheets(asked)).pages >= 1
