"""Pictures of a selection: words and table from one value, marks inside their frame, files that stand."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from fractions import Fraction

import pytest

from council.report import charts
from council.report.design import INK
from council.report.marks import Bar, Chart, Dot, Line, Path, Triangle, Words, moved, wide
from council.report.pdf.ink import PaperPen
from council.report.svg import standing_alone
from council.selection import pictures
from council.selection.targets import Line as Target

FEATURES = 7


def lines(*, share: bool = True, panel: bool = True):
    """Thirty-four lines in seven features, one of them missed, one with few people."""
    return [
        (
            Target(f"feature {i % FEATURES}", f"a value with rather long words {i}", 3, 6),
            2 if i == 9 else 40 + i,
            (1 if i == 4 else 5) if panel else None,
            Fraction(i + 3, 80) if share else None,
        )
        for i in range(34)
    ]


LEVELS = tuple((Fraction(i + 1, 60), 30 - i) for i in range(24))
LIMITS = pictures.limits_of(
    (chance, people, [pictures.Limit("age", str(i % 5), ("most", "least")[i % 2], 3, 40)])
    for i, (chance, people) in enumerate(LEVELS)
)
PEOPLE = {str(i): {"one": "abc"[i % 3], "two": "wxyz"[i % 4]} for i in range(90)}
CURVES = (
    charts.Curve("Fairest", LEVELS, 0.31, 0.12),
    charts.Curve(
        "Plain random", ((Fraction(0), 40), (Fraction(1, 20), 300), (Fraction(1), 92)), 0.5, 0.1, True
    ),
)


def made() -> tuple[Chart, ...]:
    whole = pictures.beside_targets(lines(), pool=1400, seats=35)
    bare = pictures.beside_targets(lines(share=False, panel=False), pool=1400, seats=35)
    return (
        charts.beside(whole, title="Beside"),
        charts.beside(bare, title="Before the draw"),
        charts.chance_steps(LEVELS, seats=20, every=60),
        charts.chance_steps(((Fraction(1, 3000), 50_000),), seats=100),
        charts.chance_curves(CURVES, seats=20),
        charts.limiting(LIMITS),
        charts.limiting(pictures.limits_of(())),
        charts.crossing(pictures.crossed(PEOPLE, list(PEOPLE)[:9], "one", "two")),
    )


@pytest.mark.parametrize("chart", made(), ids=lambda chart: chart.title)
def test_a_picture_stays_in_its_frame_and_knows_its_inks(chart: Chart) -> None:
    """Framed, with title and notes, no mark leaves the picture, and every ink is one the page knows."""
    chart = charts.framed(chart, source="Council on homes")
    for mark in chart.marks:
        assert mark.ink in INK
        left, right, top, bottom = extent(mark)
        assert left >= -1 and right <= chart.width + 8, mark
        assert top >= -1 and bottom <= chart.height + 1, mark
    assert any(isinstance(mark, Words) and mark.text == "Council on homes" for mark in chart.marks)


@pytest.mark.parametrize("chart", made(), ids=lambda chart: chart.title)
def test_a_picture_has_words_and_a_table(chart: Chart) -> None:
    """Name and description are there, each row has a cell a heading, no two rows are the same."""
    assert chart.title and chart.alt.endswith(".")
    assert all(len(row) == len(chart.head) for row in chart.rows)
    assert len(set(chart.rows)) == len(chart.rows)


@pytest.mark.parametrize("chart", made(), ids=lambda chart: chart.title)
def test_a_picture_stands_alone_as_svg(chart: Chart) -> None:
    """The file is whole XML with title and words inside, every colour spelt out, nothing fetched."""
    data = standing_alone(charts.framed(chart))
    root = ET.fromstring(data)
    space = "{http://www.w3.org/2000/svg}"
    assert root.find(f"{space}title").text == chart.title
    assert root.find(f"{space}desc").text == chart.alt
    assert b"var(" not in data and b"href" not in data
    assert len(list(root.iter())) > len(chart.marks)


def extent(mark) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of a mark, words by their reckoned width."""
    match mark:
        case Bar():
            return mark.x, mark.x + mark.width, mark.y, mark.y + mark.height
        case Dot():
            return mark.x - mark.radius, mark.x + mark.radius, mark.y - mark.radius, mark.y + mark.radius
        case Line():
            return min(mark.x1, mark.x2), max(mark.x1, mark.x2), min(mark.y1, mark.y2), max(mark.y1, mark.y2)
        case Triangle():
            foot = mark.y + (mark.size if mark.up else -mark.size)
            return mark.x - mark.size / 2, mark.x + mark.size / 2, min(mark.y, foot), max(mark.y, foot)
        case Path():
            xs, ys = [x for x, _y in mark.points], [y for _x, y in mark.points]
            return min(xs), max(xs), min(ys), max(ys)
    long = wide(mark.text, mark.size, strong=mark.strong)
    left = mark.x - {"start": 0, "middle": long / 2, "end": long}[mark.anchor]
    return left, left + long, mark.y - mark.size, mark.y


def test_a_missed_target_says_by_how_much() -> None:
    """What is short stands beside the number in words, and in the description."""
    chart = made()[0]
    assert any(isinstance(mark, Words) and mark.text == "2 short" for mark in chart.marks)
    assert "31 of 32 targets are met." in chart.alt  # two small ones stand together, without a target


def test_small_groups_are_told_in_the_note() -> None:
    """Where groups stand together the picture says so."""
    assert made()[0].note == "Groups of fewer than 5 people in the pool are shown together, 2 in all."


def test_everybody_is_on_the_steps() -> None:
    """The table of few levels names each with its people, from the lowest to the highest."""
    chart = made()[2]
    assert len(chart.rows) == 24 and chart.rows[0] == ("lowest", "1.67%", "30")
    assert sum(int(row[2]) for row in chart.rows) == sum(people for _chance, people in LEVELS)


def test_a_curve_says_who_is_never_and_who_is_always_drawn() -> None:
    """The table of two rules has their extremes, the people without a chance and those sure of a seat."""
    rows = {row[0]: row[1:] for row in made()[4].rows}
    assert rows["lowest"] == ("1.67%", "0%") and rows["highest"] == ("40%", "100%")
    assert rows["people with no chance"] == ("0", "40") and rows["people sure of a seat"] == ("0", "92")
    assert "Gini 0.310" in made()[4].alt and "estimated" in made()[4].alt


def test_the_axis_leaves_few_beyond_its_end() -> None:
    """One seat for sixteen of 360 people is seen; four certain ones of 400 are said in words."""
    one = ((Fraction(0), 344), (Fraction(1, 16), 16))
    certain = ((Fraction(1, 11), 396), (Fraction(1), 4))
    told = words_of(charts.chance_steps(one, seats=1))
    assert "8%" in told and "higher" not in told
    assert "4 people higher, up to 100%" in words_of(charts.chance_steps(certain, seats=40))
    assert "higher" not in words_of(charts.chance_curves((charts.Curve("Fairest", one),), seats=1))


def words_of(chart: Chart) -> str:
    """What stands in a picture, one after the other."""
    return " ".join(one.text for one in chart.marks if isinstance(one, Words))


def test_many_steps_are_few_marks() -> None:
    """Fifty thousand people with as many chances are a line of some hundred points, ending where they end."""
    levels = tuple((Fraction(i + 1, 100_000), 1) for i in range(50_000))
    chart = charts.chance_curves((charts.Curve("Fairest", levels),), seats=100)
    (path,) = [mark for mark in chart.marks if isinstance(mark, Path)]
    assert len(path.points) < 1000 and path.points[-1][0] == pytest.approx(chart.width - 8)


def test_moving_a_mark_moves_all_of_it() -> None:
    """A mark moved and moved back is the mark."""
    for chart in made():
        for mark in chart.marks:
            there = moved(mark, 7.0, -3.0)
            assert there != mark
            assert extent(moved(there, -7.0, 3.0)) == pytest.approx(extent(mark))


def test_paper_draws_a_line_through_points() -> None:
    """The pen of the PDF knows every mark of the pictures."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas("unused.pdf")
    for chart in made():
        chart.paint(PaperPen(canvas, 0, chart.height))
    assert canvas.getpdfdata()[:5] == b"%PDF-"
