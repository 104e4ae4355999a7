"""The pictures of ground: every number is in the table, nothing hidden is drawn, shapes tell groups apart."""

from __future__ import annotations

from dataclasses import dataclass

from council.ground.shared.values import FEW, Cell, Hidden
from council.report.charts import framed, matrix, places, standing
from council.report.charts.places import SHAPES, shape
from council.report.charts.standing import span
from council.report.marks import Bar, Line, Words
from council.report.svg import standing_alone


@dataclass(frozen=True)
class Said:
    number: int
    text: str
    asked: int = 40
    agree: int = 30
    disagree: int = 6
    passed: int = 4
    size: int = 50
    low: float = 0.7
    high: float = 0.8


@dataclass(frozen=True)
class Row:
    line: Said
    cells: tuple[Cell | Hidden, ...]


@dataclass(frozen=True)
class Groups:
    field: str
    groups: tuple[str, ...]
    sizes: tuple[int, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Spot:
    x: float
    y: float
    name: str
    words: str
    group: int
    group_name: str


NORTH = Cell("region", "North", 12, 10, 9, 1, 0.75, 0.92)
SOUTH = Cell("region", "South", 20, 20, 5, 15, 0.25, 0.25)
UNASKED = Cell("region", "South", 20, 0, 0, 0, 0.0, 1.0)
VALUE = Groups(
    "region", ("North", "South"), (12, 20),
    (Row(Said(1, "One"), (NORTH, SOUTH)), Row(Said(2, "Two"), (Hidden("region", "North", FEW), UNASKED))),
)  # fmt: skip


def words(chart) -> list[str]:
    return [mark.text for mark in chart.marks if isinstance(mark, Words)]


def test_a_statement_keeps_its_four_counts_apart() -> None:
    """Agree, pass, against and not asked are bars of one whole, and numbers in the table."""
    chart = standing([Said(3, "Words")], title="What we share", judged=["Shared"])
    bars = {m.ink: m.width for m in chart.marks if isinstance(m, Bar) and m.y > 20}
    whole = bars["empty"]
    for ink, count in (("for", 30), ("abstain", 4), ("against", 6)):
        assert abs(bars[ink] / whole - count / 50) < 0.01
    assert chart.rows == (
        ("3", "Words", "Shared", "40", "30", "6", "4", "10", "50", "70% to 80%", "70.0", "80.0"),
    )
    assert "30 of 40 agree, of 50 members" in chart.alt and "50 members" in chart.note


def test_of_those_not_asked_nothing_is_certain() -> None:
    """Eleven of twelve asked, all agree: not "100% of all", since one may not."""
    assert span(Cell("region", "North", 12, 11, 11, 0, 1.0, 1.0)) == "92% to 100%"
    assert span(Cell("region", "North", 12, 12, 12, 0, 1.0, 1.0)) == "100%"


def test_a_long_list_says_what_is_not_in_the_picture() -> None:
    """More than sixty are never dropped silently: the table has them all and the note says so."""
    lines = [Said(n, "Words") for n in range(1, 71)]
    chart = standing(lines, title="All", judged=["Shared"] * 70)
    assert len(chart.rows) == 70 and "first 60 of 70" in chart.note


def test_hidden_and_unasked_cells_are_neither_bars_nor_noughts() -> None:
    """What may not be shown is a word in the picture and in the table; not asked is its own word."""
    chart = matrix(VALUE, title="Who agrees, by region")
    said = words(chart)
    assert said.count("not shown") == 1 and said.count("not asked") == 2  # the legend's, and the cell's
    assert [row[2:] for row in chart.rows] == [
        ("North", "12", "10", "9", "1", "0", "75% to 92%", "75.0", "92.0"),
        ("South", "20", "20", "5", "15", "0", "25%", "25.0", "25.0"),
        ("North", "12", *["not shown"] * 5, "", ""),
        ("South", "20", "0", "0", "0", "0", "0% to 100%", "0.0", "100.0"),
    ]
    assert "in North, 9 of 10 agree; in South, 5 of 20" in chart.alt and "fewer than five" in chart.note


def test_brackets_lie_within_their_bars() -> None:
    """The span of a group is drawn over its own bar, on the same scale."""
    chart = matrix(VALUE, title="t")
    room = [mark for mark in chart.marks if isinstance(mark, Bar) and mark.ink == "empty" and mark.y > 30]
    spans = [m for m in chart.marks if isinstance(m, Line) and m.ink == "ink" and m.y1 == m.y2 and m.y1 > 30]
    assert len(room) == len(spans) == 3
    for bar, line in zip(room, spans, strict=True):
        assert bar.x - 0.01 <= line.x1 <= line.x2 <= bar.x + bar.width + 0.01


def test_the_map_tells_groups_by_shape_and_leaves_with_its_names() -> None:
    """Neighbouring groups differ in shape, whatever ink they have; the file holds every name."""
    kinds = [[type(m).__name__ for m in shape(group, 0, 0)] for group in range(SHAPES)]
    assert len({str(kind) for kind in kinds}) >= 5 and shape(-1, 0, 0)[0].hollow
    dots = [Spot(0.0, 0.5, "4", "Words", 0, "Homes"), Spot(1.0, -1.0, "7", "Other <words>", -1, "")]
    chart = places(dots, title="Statements by likeness", note="Near is alike.")
    assert chart.rows[1] == ("7", "", "Other <words>", "1.00", "-1.00") and "Homes (1)" in words(chart)
    file = standing_alone(framed(chart, source="Council")).decode()
    assert "Near is alike." in file and "no group (1)" in file
