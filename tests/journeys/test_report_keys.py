"""The report with real keys on a real screen: written, laid out, mended, published, corrected.

No mouse; the next key comes when the screen says so. What is checked at the end is the file that was written,
read by another program, and what the council's own record says of it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from council.report.editions.views import EditionView
from tests.journeys.carried import TEXT, TITLE, small_recommended
from tests.journeys.edition_keys import READ_BY, asked_of, hand_out, made_anew, place, publish
from tests.journeys.hands import main, screen
from tests.journeys.reader import Reader, reading

__all__ = ["screen"]  # the fixture

NAME = "Council on homes"
STATEMENT = "Members' opening statement"
OPENING = "The members' opening statement"
BEGINS = "We met because many of us "
HEAVY = "cannot pay"
ENDS = " for a home."
ITEM = "Keep what belongs to all"
MORE = " of us"
UNKNOWN = "\U00013080"  # an Egyptian eye: no font of the report has it
CORRECTION = "Why there is a new edition"
WHY = "One number on page three was wrong."
needs_poppler = pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils are not here")


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """Twelve seats, a session, and one recommendation that a ballot carried."""
    return small_recommended(tmp_path / f"{NAME}.council", NAME)


@pytest.fixture
def reader(screen: str, tmp_path: Path, council: Path) -> Iterator[Reader]:
    """Somebody who has opened the council."""
    with reading(screen, tmp_path / "home", "open", str(council)) as made:
        yield made


@needs_poppler
def test_a_report_goes_out_and_is_corrected_by_keyboard_alone(
    reader: Reader, council: Path, tmp_path: Path
) -> None:
    """From the first word to the second edition: what lies in the files is what was done at the keys."""
    main(reader, NAME)
    reader.find("Report")
    reader.reads("Opening statement and foreword, nothing is known of it yet", focus="Sections")
    write(reader)
    mend(reader)
    lay_out(reader)
    set_up(reader)
    save_draft(reader, tmp_path / "draft.pdf")
    hand_out(reader, tmp_path / "members.pdf")
    first = publish(
        reader, council, tmp_path / "first.pdf", 1, "8 of 9 lines of the proof sheet are not ticked."
    )
    assert [one.by for one in first.proof if one.by] == [READ_BY]
    correct(reader)
    reader.find("Editions")
    reader.reads("Since edition 1", f"+ {ITEM}{MORE}", f"− {ITEM}", focus="* Edition 2: draft")
    told = ("The members have not approved it.", "It lists what changed since edition 1.")
    second = publish(reader, council, tmp_path / "second.pdf", 2, *told)
    reader.quit()
    check_second(second, tmp_path / "second.pdf")


def write(reader: Reader) -> None:
    """The members' statement: a paragraph with a heavy word, an item of a list, a letter no font has."""
    reader.press("F2")
    reader.reads(focus=f"* {STATEMENT}")
    reader.press("Return")
    reader.reads(focus=STATEMENT)
    reader.type(BEGINS)
    reader.press("ctrl+b")
    reader.type(HEAVY)
    reader.press("ctrl+b")
    reader.type(ENDS)
    reader.press("Return", "ctrl+shift+l")
    reader.type(f"{ITEM} {UNKNOWN}")
    reader.reads("17 words", focus=f"{BEGINS}{HEAVY}{ENDS}\n{ITEM} {UNKNOWN}")
    reader.picture("report-1-statement")
    reader.press("alt+Return")
    reader.reads(f"* {OPENING}, 3", "1 finding", focus="Sections")
    reader.picture("report-2-pages")


def mend(reader: Reader) -> None:
    """From what was found to the words it was found in, and back to pages in which nothing is."""
    reader.press("shift+Tab", "Right", "Tab")
    reader.reads("No font here has the character", focus="Findings")
    reader.picture("report-3-finding")
    reader.press("Down", "Return")
    reader.reads(focus=STATEMENT)
    reader.press("ctrl+End", "BackSpace", "BackSpace")
    reader.until(lambda seen: seen.focus.endswith(ITEM), ITEM)
    reader.press("alt+Return")
    reader.reads(f"* {OPENING}, 3", "Findings", focus="Sections")
    reader.until(lambda seen: "Findings" in seen.words, "no finding left")
    reader.picture("report-4-mended")


def to_row(reader: Reader, row: str) -> None:
    """By the arrows to the row of the list that begins so."""
    seen = reader.until(lambda seen: row in seen.focus, row)
    rows = [line for line in seen.focus.splitlines()[1:] if line]
    at = next(n for n, line in enumerate(rows) if line.startswith("* "))
    by = next(n for n, line in enumerate(rows) if line.removeprefix("* ").startswith(row)) - at
    reader.press(*["Down" if by > 0 else "Up"] * abs(by))
    reader.reads(focus=f"* {row}")


def lay_out(reader: Reader) -> None:
    """One section is left out, and one stands earlier."""
    to_row(reader, "How we worked")
    reader.press("space")
    reader.reads("* How the council worked, left out")
    to_row(reader, "All decisions")
    reader.press("alt+Up", "alt+Up")
    reader.picture("report-5-laid")


def set_up(reader: Reader) -> None:
    """Large print: the same words on more pages."""
    reader.find("Set up")
    reader.form("Set up the report")
    reader.press("Tab")
    reader.reads(focus="Large print")
    reader.press("space")
    reader.picture("report-6-set-up")
    reader.keep("Set up the report")
    reader.until(made_anew, "the report in large print")
    reader.picture("report-7-large")


def save_draft(reader: Reader, path: Path) -> None:
    """Ctrl+S; another program reads the words, the title, and that the file is tagged."""
    reader.press("ctrl+s")
    place(reader, "Save the report", path)
    reader.reads(f"{path.name} written")
    told = asked_of(path, "pdfinfo")
    assert "Tagged:          yes" in told and f"Title:           {NAME}" in told
    words = " ".join(asked_of(path, "pdftotext", "-").split())
    for each in (f"{BEGINS}{HEAVY}{ENDS}", f"• {ITEM}", TITLE, TEXT, "Draft"):
        assert each in words, each
    assert UNKNOWN not in words and "How we worked" not in words
    assert words.rindex("All decisions") < words.rindex("Open questions and known limits")


def correct(reader: Reader) -> None:
    """A word more in the statement, and why there is a new edition: it stands in the report."""
    reader.find("Texts")
    to_row(reader, STATEMENT)
    reader.press("Return")
    reader.reads(focus=STATEMENT)
    reader.press("ctrl+End")
    reader.type(MORE)
    reader.press("alt+Right", "alt+Right")
    reader.reads(focus=CORRECTION)
    reader.type(WHY)
    reader.press("alt+Return")
    reader.reads("* What has changed", focus="Sections")
    reader.picture("report-12-correction")


def check_second(view: EditionView, path: Path) -> None:
    """The second edition says of itself that it corrects the first, and why."""
    assert view.state == "corrected"
    words = " ".join(asked_of(path, "pdftotext", "-").split())
    for each in (WHY, "This is edition 2. It replaces edition 1", f"Before: {ITEM}", f"Now: {ITEM}{MORE}"):
        assert each in words, each
