"""Charts: marks, words and table from one value."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.report import charts
from council.report import facts as f
from council.report.charts.timeline import NEAR, spread_out
from council.report.colours import contrast
from council.report.design import INK
from council.report.marks import Bar, Chart, Dot, Line, Triangle, Words, shortened, wide
from tests.council.report.made import ballot, council

FACTS = council()
ALL = (
    charts.vote_bar(ballot()),
    charts.small_vote_bar(ballot()),
    charts.composition("Age", FACTS.categories, pool=100, seats=12, key=True),
    charts.composition(
        "Age",
        [replace(one, share=Fraction(2, 7)) for one in FACTS.categories],
        pool=100,
        seats=12,
        key=True,
        population=True,
    ),
    charts.chances(FACTS.draw),  # type: ignore[arg-type]
    charts.themes_by_people(FACTS.themes, speakers=6),
    charts.support(FACTS.ground),
    charts.hemicycle(100, vacant=3),
)


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: chart.title)
def test_words_hold_every_number_of_the_table(chart: Chart) -> None:
    """Whoever hears the chart learns every number that its table shows."""
    for row in chart.rows:
        for cell in row[1:]:
            assert cell in chart.alt, (cell, chart.alt)


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: chart.title)
def test_marks_stay_inside_and_have_ink(chart: Chart) -> None:
    """No mark leaves the chart's frame, and every ink is one the page knows."""
    for mark in chart.marks:
        assert mark.ink in INK
        if isinstance(mark, Bar):
            assert -0.01 <= mark.x <= mark.x + mark.width <= chart.width + 0.01
        if isinstance(mark, Words) and mark.anchor == "start":
            assert mark.x + wide(mark.text, mark.size) <= chart.width + 8


@given(
    st.integers(0, 300),
    st.integers(0, 300),
    st.integers(0, 300),
    st.sampled_from(["votes", "cast", "entitled"]),
)
def test_for_reaches_the_mark_exactly_when_it_carries(yes: int, no: int, abstained: int, base: str) -> None:
    """The end of the first bar is at or past the threshold if and only if the votes meet it."""
    size = {"votes": yes + no, "cast": yes + no + abstained, "entitled": yes + no + abstained + 9}[base]
    one = ballot(yes, no, abstained, base=size, base_name=base)
    chart = charts.vote_bar(one)
    tip = next(mark for mark in chart.marks if isinstance(mark, Triangle))
    scale = tip.x / (2 / 3 * size) if size else 0.0
    assert tip.x <= chart.width + 0.01
    if size:
        assert (yes * scale >= tip.x - 1e-6) == (3 * yes >= 2 * size)


def test_parts_of_the_bar_go_for_against_abstained() -> None:
    """The order never changes, so that colour is not needed to read it."""
    inks = [mark.ink for mark in charts.vote_bar(ballot()).marks if isinstance(mark, Bar)]
    assert inks[:3] == ["for", "against", "abstain"]


@given(st.integers(1, 240))
def test_one_dot_a_member(members: int) -> None:
    """The cover has exactly as many dots as the panel has seats, all within the frame."""
    chart = charts.hemicycle(members, width=400.0)
    dots = [mark for mark in chart.marks if isinstance(mark, Dot)]
    assert len(dots) == members
    assert all(dot.x - dot.radius >= -0.01 and dot.x + dot.radius <= 400.01 for dot in dots)
    assert all(dot.y >= 0 for dot in dots)


def test_dots_do_not_touch() -> None:
    """Every member has a dot of their own, at any size of panel."""
    for members in (8, 12, 25, 60, 100, 160, 200):
        dots = [mark for mark in charts.hemicycle(members).marks if isinstance(mark, Dot)]
        nearest = min(
            ((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5 for i, a in enumerate(dots) for b in dots[i + 1 :]
        )
        assert nearest > 2 * dots[0].radius, members


@given(st.text(max_size=200), st.floats(20, 400))
def test_shortened_words_fit(words: str, room: float) -> None:
    """A shortened label is no wider than its room."""
    assert wide(shortened(words, 9.0, room), 9.0) <= room + wide("…", 9.0)


@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("ink", "paper", 7.0),
        ("muted", "paper", 4.5),
        ("muted", "tint", 4.5),
        ("teal", "paper", 4.5),
        ("deep", "tint", 4.5),
        ("on_deep", "deep", 7.0),
        ("quiet_on_deep", "cover_shade", 4.5),
        ("for", "tint", 3.0),
        ("against", "tint", 3.0),
        ("abstain", "tint", 3.0),
        ("on_vote", "for", 4.5),
        ("on_vote", "against", 4.5),
        ("on_abstain", "abstain", 4.5),
        *((f"theme{n}", "tint", 3.0) for n in range(5)),
    ],
)
def test_inks_can_be_told_from_their_ground(ink: str, ground: str, least: float) -> None:
    """Text stands out 4.5 to 1, marks 3 to 1."""
    assert contrast(INK[ink], INK[ground]) >= least


def test_everybody_has_a_chance_in_the_steps() -> None:
    """The table of chances begins with the lowest and ends with the highest, with the people at each."""
    assert FACTS.draw is not None
    rows = charts.chances(FACTS.draw).rows
    assert rows[0] == ("lowest", "10%", "60")
    assert rows[-1] == ("highest", "15%", "40")
    assert Fraction(12, 100) > FACTS.draw.chances[0][0]


def test_the_dot_is_the_share_of_those_asked() -> None:
    """When everybody was asked the dot lies in its interval: it is the share itself."""
    line = f.GroundFacts(1, "Yes.", "", 8, 8, 0, 0, 9 / 10, 1.0, 1.0, "shared")
    chart = charts.support((line,))
    (dot,) = [mark for mark in chart.marks if isinstance(mark, Dot)]
    interval = [mark for mark in chart.marks if isinstance(mark, Line) and mark.ink == "teal"][-1]
    assert interval.x1 <= dot.x <= interval.x2


WAYS = (
    charts.Way("R1", "Build on public land", "9 for, 2 against", 25, 7, 3),
    charts.Way("R2", "Tell tenants early", "agreed by consent", None, 0, 1, 1),
    charts.Way("R3", "A way with more statements than dots", "no ballot", 400, 12, 30, 2),
)
ROWS = (
    charts.ThemeRow("Land", 0, ("R1", "R7"), ("P8",)),
    charts.ThemeRow("Rent", 1, tuple(f"R{n}" for n in range(10, 160))),
)
DRAWN = (
    charts.chain(((102, "statements"), (9, "themes"), (8, "recommendations"))),
    charts.paths(WAYS),
    charts.overview(ROWS),
    charts.timeline(FACTS.sessions),
)


@pytest.mark.parametrize("width", [467.0, 350.0])
@pytest.mark.parametrize("chart", DRAWN, ids=lambda chart: chart.title)
def test_drawn_ways_stay_inside_and_are_told_whole(chart: Chart, width: float) -> None:
    """At full width and in large print no mark leaves the frame, and the words hold the table's numbers."""
    made = chart.at(width)
    for mark in made.marks:
        assert mark.ink in INK
        if isinstance(mark, Bar | Dot):
            assert 0 <= mark.x <= width
            assert 0 <= mark.y <= made.height
        if isinstance(mark, Words):
            assert mark.y <= made.height + 1
    for row in made.rows:
        assert all(cell in made.alt for cell in row[1:])


def test_sessions_stand_in_time_and_never_touch() -> None:
    """Distances follow the days; two on neighbouring days are still two dots, in order, inside the line."""
    first = date(2026, 2, 7)
    days = [first, first + timedelta(1), first + timedelta(50), first + timedelta(100)]
    places = spread_out(days, left=30, right=430)
    assert places[0] == 30
    assert places[-1] == 430
    assert places[1] - places[0] >= NEAR
    assert places[2] == pytest.approx(230)
    late = spread_out([first, first + timedelta(99), first + timedelta(100)], left=30, right=430)
    assert late[2] - late[1] >= NEAR
    assert spread_out([first, None], left=30, right=430) == [30, 430]
    assert spread_out([], left=30, right=430) == []
