"""The paper of a session: nothing is lost on it, every page says what it is for, and cards can be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council.report.blocks import Column, plain
from council.report.paper import A4, LETTER, MILLIMETRE, Paper
from council.report.pdf.rich import measured
from council.report.sheets import blocks as b
from council.report.sheets.cards import CAP, lettering
from council.report.sheets.facts import Asked, Member
from council.report.sheets.flow import columned
from council.report.sheets.making import sheet_of, sheets_of
from council.report.sheets.plates import card_of
from council.report.sheets.printing import print_sheet
from council.sessions.printouts.kinds import KINDS
from tests.council.report.sheets_made import ALIASES, LONG, empty, large

PAPERS = (A4, LETTER)
CODES = [kind.code for kind in KINDS]


def pages(data: bytes) -> list[str]:
    """The words of each page, blanks and hyphens of broken lines evened out."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [document[at].get_textpage().get_text_bounded() for at in range(len(document))]
    finally:
        document.close()


def even(text: str) -> str:
    return re.sub(r"[\s\u0002\ufffe-]+", "", text)


def words_of(block: b.Block) -> list[str]:
    """Everything a block has to say."""
    match block:
        case b.Title():
            return [block.text, block.quiet]
        case b.Words():
            return [plain(block.text)]
        case b.Ruled():
            return [column.head for column in block.columns] + [plain(c) for row in block.rows for c in row]
        case b.Groups():
            return [
                word
                for group in block.groups
                for word in (group.title, group.quiet, *(cell for row in group.rows for cell in row))
            ]
        case b.Roster():
            return [cell for row in block.rows for cell in row]
        case b.Lines():
            return [f"{block.prefix}01", block.kind, block.seat]
        case b.Plate():
            return [block.seat]


def heads_broken(columns: Sequence[Column], wide: float, *, size: float, pad: float) -> list[str]:
    """The words in heads that do not fit into their column, with `pad` points of room beside them."""
    whole = sum(column.share for column in columns)
    return [
        word
        for column in columns
        for word in column.head.split()
        if measured(word, font="sans-semibold", size=size) > wide * column.share / whole - pad
    ]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
@pytest.mark.parametrize("kind", CODES)
def test_what_goes_in_comes_out(kind: str, paper: Paper) -> None:
    """Every word of a full session can be read back from the pages, on A4 and on Letter."""
    sheet = sheet_of(large(), kind)
    said = even("".join(pages(print_sheet(sheet, paper=paper, version=3).data)))
    for part in sheet.parts:
        for block in part.blocks:
            for word in words_of(block):
                assert even(word) in said, word


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
@pytest.mark.parametrize("kind", CODES)
def test_every_page_says_what_it_belongs_to(kind: str, paper: Paper) -> None:
    """Session, table, version and page n of m stand on each page; parts are counted for themselves."""
    sheet = sheet_of(large(people=22, tables=3), kind)
    printed = print_sheet(sheet, paper=paper, version=7)
    feet = [re.search(r"Page (\d+) of (\d+)", words) for words in pages(printed.data)]
    assert all(feet) and len(feet) == printed.pages
    for words in pages(printed.data):
        assert "Session 2:" in words and "Version 7" in words
        assert re.search(r"Table \d|All tables", words)
    counted = [(int(one[1]), int(one[2])) for one in feet if one]
    assert all(1 <= page <= of for page, of in counted)
    assert sum(page == 1 for page, _of in counted) == (1 if sheet.fresh else len(sheet.parts))
    assert sum(page == of for page, of in counted) == (1 if sheet.fresh else len(sheet.parts))


@pytest.mark.parametrize("kind", CODES)
def test_an_empty_session_still_has_its_sheets(kind: str) -> None:
    """Nothing planned, nobody seated, a title of 300 letters: one page each, marked as a draft."""
    printed = print_sheet(sheet_of(empty(), kind))
    (words,) = pages(printed.data)
    assert "Draft" in words and "Page 1 of 1" in words and printed.cut == ()


@pytest.mark.parametrize("kind", CODES)
def test_the_same_sheet_gives_the_same_bytes(kind: str) -> None:
    """Printing twice gives one file; another version or another word gives another."""
    facts = large(people=16, tables=2)
    sheet = sheet_of(facts, kind)
    once = print_sheet(sheet, version=1)
    assert once == print_sheet(sheet_of(facts, kind), version=1)
    assert once.hash != print_sheet(sheet, version=2).hash
    other = sheet_of(replace(facts, head=replace(facts.head, title="Another")), kind)
    assert sheet.said == sheet_of(facts, kind).said != other.said


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
@pytest.mark.parametrize("alias", [*ALIASES, "Li", "Ana María de los Ángeles", "W" * 80])
def test_name_cards_can_be_read_at_three_metres(alias: str, paper: Paper) -> None:
    """Capitals are at least 20 mm high, seat and alias, however long it is; a cut one is told."""
    page = paper.turned
    seat, name = card_of(b.Plate("110", alias), page)
    for letters in (seat, *([name] if alias else [])):
        assert letters.size * CAP / MILLIMETRE == letters.cap_height >= 20
        for line in letters.lines:
            assert measured(line, font="sans-bold", size=letters.size) <= page.width - 80
    assert name.cut <= (len(alias) > 30) and name.cut >= (len(alias) > 40)
    assert seat.lines == ("110",) and not seat.cut


def test_letters_of_a_card_are_as_tall_as_they_are_said_to_be() -> None:
    """Digits and capitals stand 20 mm high in the finished file, as its own reader measures them."""
    facts = replace(large(), members=(Member(17, "Anastasia Konstantinopoulou", (1,)),))
    document = pypdfium2.PdfDocument(print_sheet(sheet_of(facts, "cards")).data)
    text = document[0].get_textpage()
    boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1) in "K17"]
    document.close()
    tall = [top - low for _left, low, _right, top in boxes if top - low > 12]  # what is smaller is the foot
    assert len(tall) == 2 * len("K17")  # both sides of the folded card
    assert min(tall) >= 20 * MILLIMETRE


def test_a_cut_alias_is_told() -> None:
    """Who prints cards hears which aliases did not fit."""
    facts = replace(large(), members=(Member(1, "Ana"), Member(2, "W" * 80)))
    assert print_sheet(sheet_of(facts, "cards")).cut == ("W" * 80,)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="latin-1", categories=["L", "Zs"]), min_size=1, max_size=60))
def test_lettering_loses_no_letter_unless_it_says_so(words: str) -> None:
    """Broken in lines, an alias is still the alias; only a cut one ends in three dots."""
    letters = lettering(words, width=560, height=240, measure=lambda line, size: 0.55 * size * len(line))
    joined = even("".join(line.removesuffix("-") for line in letters.lines))
    if letters.cut:
        assert joined.endswith("…") and even(words).startswith(joined[:-1])
    else:
        assert joined == even(words)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(10, 60), max_size=80), st.integers(1, 4))
def test_columns_hold_every_row_once(heights: list[float], across: int) -> None:
    """Columns follow on each other without a gap, and none is taller than the page."""
    columns = columned(heights, across, 600.0)
    assert columns[0][0] == 0 and columns[-1][1] == len(heights)
    assert all(before[1] == after[0] for before, after in zip(columns, columns[1:], strict=False))
    assert all(sum(heights[start:end]) <= 600 + 1e-6 for start, end in columns)


@pytest.mark.parametrize(
    "words", ["x" * 20_000, "a line\n" * 400, "<img src='/etc/passwd'/> & <b>", "\u202eabc\x00"]
)
def test_hostile_words_do_not_stop_the_printer(words: str) -> None:
    """A question of 20,000 letters, markup and control characters are printed as words."""
    facts = replace(large(), questions=(Asked(words), Asked(LONG)))
    said = even("".join(pages(print_sheet(sheet_of(facts, "questions")).data)))
    assert even(LONG) in said
    assert said.count("x") >= 20_000 or len(words) != 20_000


def test_members_stand_on_sheets_by_seat_and_alias() -> None:
    """Every kind is made in the order of the day; a seat without table is listed apart."""
    facts = large(people=9, tables=2)
    facts = replace(facts, members=(*facts.members, Member(99, "Latecomer")))
    assert [sheet.kind for sheet in sheets_of(facts)] == CODES
    groups = [g for block in sheet_of(facts, "seating").parts[0].blocks if isinstance(block, b.Groups)
              for g in block.groups]  # fmt: skip
    assert [group.title for group in groups] == ["Table 1", "Table 2", "Not seated yet"]
    assert groups[-1].rows == (("99", "Latecomer"),)


def test_a_world_cafe_has_a_seating_for_each_round() -> None:
    """Where people move on, every round has its page, and the list by number a column for each."""
    facts = large(people=60, tables=4)
    moving = tuple(replace(one, tables=(one.table, one.table % 4 + 1, 0)) for one in facts.members)
    facts = replace(facts, members=moving)
    seating = sheet_of(facts, "seating")
    assert [len(part.blocks) for part in seating.parts] == [
        3,
        3,
        4,
    ]  # the last says that nobody is seated
    (roster,) = [one for one in sheet_of(facts, "cards-list").parts[0].blocks if isinstance(one, b.Roster)]
    assert [head.head for head in roster.heads] == ["Seat", "Alias", "Round 1", "Round 2", "Round 3"]
    first = moving[0]
    assert roster.rows[0][2:] == (str(first.tables[0]), str(first.tables[1]), "–")
    said = pages(print_sheet(seating, version=1).data)
    assert "Round 1" in said[0] and "Round 2" in "".join(said)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
@pytest.mark.parametrize("kind", CODES)
def test_no_head_of_a_table_breaks_inside_a_word(kind: str, paper: Paper) -> None:
    """Every word in a head is narrower than its column."""
    sheet = sheet_of(large(), kind)
    page = paper.turned if sheet.landscape else paper
    for block in (block for part in sheet.parts for block in part.blocks):
        if isinstance(block, b.Ruled | b.Roster):
            columns = block.columns if isinstance(block, b.Ruled) else block.heads
            across = 1 if isinstance(block, b.Ruled) else block.across
            wide = (page.column - 18 * (across - 1)) / across
            assert not heads_broken(columns, wide, size=9.6, pad=12)
