"""The minutes: plan beside day, people by count, figures with their base, and how far all of it is agreed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest

from council.report.blocks import Grid, Heading, Listing, Paragraph, Section, plain
from council.report.design import WIDTH
from council.report.marks import Chart
from council.report.minutes.printing import print_minutes
from council.report.minutes.telling import MinutesText, minutes_text
from council.report.paper import A4, LETTER, Paper
from council.sessions import actions, queries
from council.sessions.minutes.facts import SessionRecord, SittingRecord
from council.sessions.minutes.keeping import kept
from council.sessions.minutes.queries import MinutesView
from council.store import Store
from tests.council.report.day_made import END, WEEK, LivedDay, live_through
from tests.council.report.test_sheets import even, heads_broken, pages
from tests.council.sessions.rooms import NINE


@pytest.fixture
def day(plain_store: Store) -> LivedDay:
    """A session that was lived and has ended."""
    return live_through(plain_store)


def view_of(day: LivedDay) -> MinutesView:
    found = day.room.store.read(queries.minutes_of, session_id=day.session)
    assert found is not None
    return found


def words_of(text: MinutesText) -> Iterator[str]:
    """Everything the minutes say, block by block."""
    yield from (text.title, text.session, text.status)
    for section in text.sections:
        yield section.title
        yield from _inside(section)


def _inside(section: Section) -> Iterator[str]:
    for block in section.blocks:
        match block:
            case Paragraph() | Heading():
                yield plain(block.text)
            case Listing():
                yield from (plain(item) for item in block.items)
            case Grid():
                yield block.caption
                yield from (column.head for column in block.columns)
                yield from (plain(c) for row in block.rows for c in row if not isinstance(c, Chart))


def section(text: MinutesText, key: str) -> str:
    (found,) = [one for one in text.sections if one.key == key]
    return "\n".join(_inside(found))


def test_the_plan_stands_beside_the_day(day: LivedDay) -> None:
    """What was planned and what it took, what was cut, and where a carried item goes on."""
    told = section(minutes_text(view_of(day)), "agenda")
    assert "185 minutes were planned for 5 items. 149 were taken by the 3 items" in told
    assert "1 cut, 1 carried over." in told and "carried over to session 2" in told
    later = day.room.store.read(queries.minutes_of, session_id=day.room.sessions[1])
    assert later is not None and "from session 1" in section(minutes_text(later), "agenda")


def test_people_are_counted_with_their_base(day: LivedDay) -> None:
    """Attendance, tables, turns and forms stand with what they are a share of; nobody is named."""
    text = minutes_text(view_of(day))
    assert "46 of 48 seats held that day (96%)" in section(text, "attendance")
    assert "46 members sat at 6 tables" in section(text, "seating")
    assert "of 1,035 pairs of members" in section(text, "seating")
    assert "of 46 members present" in section(text, "turns")
    assert "30 of 46 members who were there" in section(text, "forms")
    whole = "\n".join(words_of(text)) + json.dumps(kept(view_of(day).record))
    assert "Member " not in whole and not [seat for seat in day.room.seats if seat in whole]


def test_small_groups_stay_hidden(day: LivedDay) -> None:
    """A break-down in which every group is small is named and not shown; free text is only counted."""
    text = minutes_text(view_of(day))
    turns = next(one for one in text.sections if one.key == "turns")
    assert {block.columns[0].head for block in turns.blocks if isinstance(block, Grid)} == {
        "Table", "gender", "region",
    }  # fmt: skip
    assert "Too small in every group: ref." in section(text, "turns")
    assert "7 answered in words" in section(text, "forms") and "More time" not in section(text, "forms")


def test_what_was_said_stands_by_kind_and_state(day: LivedDay) -> None:
    """Statements with table or without, sign-offs, questions, evidence and parking lot, as they came out."""
    text = minutes_text(view_of(day))
    said = section(text, "statements")
    assert "1 of 6 statements that stand" in said
    assert "(table 1)" in said and "3  I am afraid of moving out.  (not read back)" in said
    assert "7 of 8" in section(text, "signoffs") and "read aloud" in section(text, "signoffs")
    assert "answer due on 2026-04-01" in section(text, "questions")
    assert "neutral" in section(text, "evidence")
    assert "handed on: Orla" in section(text, "parked")


def test_the_state_of_the_minutes_is_said(day: LivedDay) -> None:
    """Draft, open until a day, approved with the hash; corrections with the answer; every version listed."""
    store = day.room.store
    assert minutes_text(view_of(day)).status.startswith("Draft")
    store.act(actions.open_minutes, session_id=day.session, until=WEEK, at=END)
    assert minutes_text(view_of(day)).status == "Version 1, open for corrections until 21 March 2026."
    store.act(
        actions.ask_correction, correction_id="c", session_id=day.session, part="agenda", words="Nine sharp.",
        at=END,
    )  # fmt: skip
    store.act(actions.refuse_correction, correction_id="c", reason="The log says 9:04.", at=END)
    store.act(actions.approve_minutes, session_id=day.session, at=WEEK + timedelta(days=1))
    text = minutes_text(view_of(day))
    assert text.status == "Version 2, approved on 22 March 2026."
    assert "refused: The log says 9:04." in section(text, "corrections")
    assert view_of(day).hash in section(text, "versions") and "replaced" in section(text, "versions")


def test_nothing_measured_is_said_to_be_so(plain_store: Store) -> None:
    """A bare session has minutes too: turns read "not measured", and empty parts are named."""
    bare = SittingRecord("id", 1, "T" * 200, "", "", "room", "UTC", NINE, END)
    text = minutes_text(MinutesView("draft", 0, SessionRecord(bare)))
    assert "Not measured" in section(text, "turns")
    assert "Nothing was kept of: agenda, attendance, tables, statements" in section(text, "versions")
    assert print_minutes(text).pages == 1


@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
def test_what_is_told_is_printed(day: LivedDay, paper: Paper) -> None:
    """Every word comes back from the PDF, every page names session, version and page; same bytes twice."""
    text = minutes_text(view_of(day))
    printed = print_minutes(text, paper=paper)
    assert printed == print_minutes(minutes_text(view_of(day)), paper=paper)
    read = pages(printed.data)
    whole = even("".join(read))
    for words in words_of(text):
        assert even(words) in whole, words
    for at, words in enumerate(read, start=1):
        assert f"Page {at} of {len(read)}" in words and "Session 1: Learning" in words and "Draft" in words
    document = pypdfium2.PdfDocument(printed.data)
    assert document.get_metadata_dict()["Title"] == "Minutes of session 1: Learning"
    assert document.get_page_size(0) == pytest.approx((paper.width, paper.height), abs=0.5)
    document.close()


def test_many_words_make_more_pages(day: LivedDay) -> None:
    """Five hundred statements and one of 20,000 letters are all there."""
    view = view_of(day)
    one = view.record.statements[0]
    many = tuple(replace(one, number=at, text=f"Thought {at} " * 8) for at in range(500))
    long = (*many, replace(one, number=999, text="x" * 20_000))
    text = minutes_text(replace(view, record=replace(view.record, statements=long)))
    whole = even("".join(pages(print_minutes(text).data)))
    assert whole.count("x" * 40) >= 400 and even("Thought 499 " * 8) in whole


def test_no_head_of_a_table_breaks_inside_a_word(day: LivedDay) -> None:
    """Every word in a head is narrower than its column."""
    grids = [
        block
        for one in minutes_text(view_of(day)).sections
        for block in one.blocks
        if isinstance(block, Grid)
    ]
    assert len(grids) > 8
    for grid in grids:
        assert not heads_broken(grid.columns, WIDTH, size=9.2, pad=10), grid.caption
