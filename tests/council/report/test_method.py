"""What the report tells of the council itself: draw, work, hearings, evaluation, limits, annexes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from council.report.blocks import Grid, Picture, Section, plain, texts_of
from council.report.findings import findings
from council.report.outline import outline_of
from council.report.sections.annex import annex
from council.report.sections.chosen import chosen, fingerprint
from council.report.sections.evaluation import evaluation
from council.report.sections.glossary import glossary
from council.report.sections.heard import heard
from council.report.sections.limits import known_limits, open_points
from council.report.sections.members import who
from council.report.sections.worked import worked
from tests.council.report.made import DAY, council
from tests.council.report.method_made import known

FACTS = known()


def words(section: Section | None) -> str:
    """Every word of a section."""
    assert section is not None
    return " ".join(plain(text) for text in texts_of(section))


def grid(section: Section | None, caption: str) -> Grid:
    """The table of that caption."""
    assert section is not None
    return next(one for one in section.blocks if isinstance(one, Grid) and one.caption.startswith(caption))


def test_nothing_is_found_wanting_in_a_council_known_in_detail() -> None:
    """Every section of the method is sound: heads, bases, words for charts, no small cell."""
    assert findings(outline_of(FACTS, day=DAY)) == ()


def test_the_draw_can_be_checked_from_the_page() -> None:
    """Fingerprint, dates, ticket, what is certified, the void draw with its reason, and what no check "
    "shows."""
    told = words(chosen(FACTS))
    for part in (
        fingerprint("ab" * 32), "3 February 2026", "ticket 7 of 1,000", "Nobody could get more.",
        "void: The light failed, 2 February 2026", "verify.html", "register of Riverton", "900",
        "does not show that everybody was invited", "an auditor may see it",
        "Certain of a seat were 2 of 100", "no chance", "digits 007, drawn by: ten-sided dice",
        "no public beacon",
        "2 witnesses signed; no recording",
    ):  # fmt: skip
        assert part in told


def test_every_stage_stands_on_the_one_before() -> None:
    """Letters, answers, pool, seats, and what became of them, each with its base."""
    rows = {row[0]: row[1:] for row in grid(chosen(FACTS), "From the pool").rows}
    assert rows["Answered the invitation"] == ("104", "104 of 900 letters (12%)")
    assert rows["Drawn for a seat"] == ("12", "12 of 100 who could be drawn (12%)")
    assert rows["Left later"] == ("1", "1 of 13 who got a seat (8%)")


def test_withdrawals_and_replacements_are_told_with_the_panel() -> None:
    """Who declined, left and came is counted beside the panel, never who."""
    told = words(who(FACTS))
    assert "declined it 1 of 13 people (8%)" in told
    assert "1 person came in the place of somebody" in told


def test_the_plan_stands_beside_what_happened() -> None:
    """Announced and actual clock times, planned and taken minutes, protected time, what was carried over."""
    told = words(worked(FACTS))
    assert "For decisions 30 minutes were protected; they took 30." in told
    assert "1 of 3 agenda items (33%)" in told
    clock = grid(worked(FACTS), "Clock times")
    assert clock.rows[0] == ("1", "09:00 to 12:00", "09:10 to 12:20", "90", "82")
    assert clock.rows[1][1:] == ("not noted", "not noted", "0", "not noted")
    items = grid(annex(FACTS), "Agenda items").rows
    assert [row[-1] for row in items] == ["52", "30", "carried over to session 2"]


def test_attendance_nobody_noted_is_not_nought() -> None:
    """A session without notes says so, and is no part of the sum."""
    told = words(worked(FACTS))
    assert "not recorded" in told
    assert "11 of 12 places in all sessions recorded (92%)" in told
    assert "Attendance was not recorded in 1 of 2 sessions (50%)." in told


def test_evidence_is_told_with_interests_and_balance() -> None:
    """Speakers with their interests, minutes by position, and evidence nobody timed."""
    told = words(heard(FACTS))
    assert "Owns two flats." in told
    assert "for 20 (67%; 1 piece of evidence), against 10 (33%; 1 piece of evidence)" in told
    assert "No minutes were noted for 1 of 3 pieces (33%)" in told


def test_questions_stand_with_answers_and_those_without_among_the_open() -> None:
    """An answer word by word with who gave it; what was promised for the others."""
    answered, left = words(heard(FACTS)), words(open_points(FACTS))
    assert "All of us." in answered
    assert "table" in answered
    assert "Who gains?" not in answered
    assert "to be answered in writing by 1 December 2026" in left
    assert "Handed on. It is the state’s." in left


def test_limits_are_read_off_the_record() -> None:
    """What is missing is said by itself: turns not logged, statements not read back, no population."""
    told = " ".join(known_limits(FACTS))
    assert "Who spoke how often was not logged in 1 of 2 sessions (50%)." in told
    assert "Not read back to those who said them: 4 of 9 statements (44%)." in told
    assert "shares of the population were not given" in told
    assert "invited" not in told
    assert "nobody could watch" not in told
    assert FACTS.draw is not None
    quick = replace(FACTS, draw=replace(FACTS.draw, device="operating system"))
    assert "nobody could watch" in " ".join(known_limits(quick))
    assert "invited" in " ".join(known_limits(replace(FACTS, letters=())))


def test_evaluation_shows_no_answer_of_few() -> None:
    """Returns with their base, a chart over the sessions, turns by group; nothing of four people."""
    section = evaluation(FACTS)
    told = words(section)
    assert section is not None
    assert "11 of 12 members who were there (92%)" in told
    assert "Turns were logged in 1 of 2 sessions (50%)" in told
    assert any(isinstance(block, Picture) for block in section.blocks)
    floor = grid(section, "Who held the floor").rows
    assert floor[0] == ("Age", "under 40", "6", "20", "40%", "50%")
    assert floor[1] == ("Age", "x", "–", "–", "–", "–")
    answers = grid(annex(FACTS), "Answers").rows
    assert answers[1][3:] == ("4", "–", "hidden: fewer than five")


def test_earlier_remits_and_every_data_file_are_in_the_annex() -> None:
    """What was asked before it was changed, and each file with its rows."""
    told = words(annex(FACTS))
    assert "What about homes?" in told
    files = {row[0]: row[2] for row in grid(annex(FACTS), "Files").rows}
    assert files["votes.csv"] == "2"
    assert "commitment.json" in files


def test_the_glossary_tells_only_words_that_are_used() -> None:
    """Without a draw no leximin; without consent no objection."""
    assert "Leximin" in words(glossary(FACTS))
    assert "Objection" not in words(glossary(FACTS))
    assert "Leximin" not in words(glossary(replace(FACTS, draw=None)))


@pytest.mark.parametrize("make", [evaluation, heard, worked, who, chosen, open_points, annex])
def test_an_empty_council_tells_nothing(make) -> None:  # type: ignore[no-untyped-def]
    """A section without anything behind it is left out, not printed with noughts."""
    bare = type(FACTS)(council=council().council)
    assert make(bare) is None
