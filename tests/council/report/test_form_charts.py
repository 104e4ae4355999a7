"""The charts of forms say all they show, stay inside their frame, and tell of nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from council.files import resource
from council.report.charts import answers, measures
from council.report.marks import Bar, Chart, Words, wide
from council.sessions.forms.results import FormView, Results, measures_of, results_of
from council.sessions.forms.templates import read_shelf

EVALUATION = read_shelf(resource("forms")).find("evaluation")
assert EVALUATION is not None
FORM = FormView(
    "f", "s", 1, EVALUATION.id, 1, EVALUATION.kind, EVALUATION.title, "", EVALUATION.questions, "closed", 0
)


def told(points: Sequence[int], *, session: int = 1, base: int | None = 20) -> Results:
    """An evaluation in which every scale got these answers."""
    scales = [one.id for one in FORM.questions if one.is_scale]
    sheets = [dict.fromkeys(scales, point) for point in points]
    return results_of(replace(FORM, session_number=session), sheets, base=base)


def words_of(chart: Chart) -> list[str]:
    return [mark.text for mark in chart.marks if isinstance(mark, Words)]


def assert_inside(chart: Chart) -> None:
    for mark in chart.marks:
        if isinstance(mark, Words):
            room = wide(mark.text, mark.size, strong=mark.strong)
            left = {"start": mark.x, "middle": mark.x - room / 2, "end": mark.x - room}[mark.anchor]
            assert left >= -room * 0.06 - 1 and left + room <= chart.width * 1.02 + room * 0.06, mark
            assert 0 < mark.y <= chart.height + 1, mark


@pytest.mark.parametrize("points", [[1, 1, 2, 3, 3, 4, 5, 5], [5] * 20, [1] * 5 + [5] * 5])
def test_answers_have_mean_half_and_base(points: list[int]) -> None:
    """Each scale shows its counts, its mean of how many, the middle half and the base, in words as well."""
    chart = answers(told(points))
    assert_inside(chart)
    mean = f"{sum(points) / len(points):.1f} of 5"
    assert words_of(chart).count(mean) == 8 and f"Mean {mean}" in chart.alt
    assert f"{len(points)} answers" in words_of(chart) and f"{len(points)} sheets of 20" in chart.note
    assert sum(int(row[2]) for row in chart.rows) == 8 * len(points)


def test_columns_are_as_large_as_their_counts() -> None:
    """The area of a column is its count, also where it stands for several points."""
    result = told([1] * 3 + [2] * 3 + [3] * 6 + [5] * 12)
    bars = [mark for mark in answers(result).marks if isinstance(mark, Bar)][:3]
    counts = [cell.count for cell in result.questions[0].cells if cell.count]
    areas = [(bar.width + 4) * bar.height for bar in bars]
    assert [round(area / areas[0] * counts[0], 6) for area in areas] == counts


def test_too_few_answers_draw_nothing() -> None:
    """Of four sheets there is no column, no mean, and the reason stands under the picture."""
    chart = answers(told([1, 2, 3, 4]))
    assert not any(isinstance(mark, Bar) for mark in chart.marks)
    assert words_of(chart).count("not shown") == 8 and "from 5 answers on" in chart.note
    assert all(row[1:3] == ("–", "–") for row in chart.rows)


def test_nobody_counted_is_said() -> None:
    """Without attendance the note says so instead of a base."""
    assert "was not noted" in answers(told([3] * 6, base=None)).note


def test_measures_stand_side_by_side_with_their_bases() -> None:
    """Individual ones left, collective ones right, a session at the same place in every panel."""
    results = [told([3] * 6), told([4] * 7, session=2), told([5] * 4, session=3)]
    chart = measures(measures_of(results))
    assert_inside(chart)
    words = [mark for mark in chart.marks if isinstance(mark, Words)]
    heads = {mark.text: mark.x for mark in words if mark.strong and mark.size > 10}
    assert heads["Each for themselves"] < heads["All of us together"]
    for session in ("1", "2", "3"):
        places = {round(mark.x) for mark in words if mark.text == session and mark.strong}
        assert len(places) == 2  # one in each column
    assert [mark.text for mark in words].count("(7)") == 8 and len(chart.rows) == 24
    assert "session 2: 4.0 of 5, middle half 4 (7 answers)" in chart.alt
    assert all(row[4] == "–" for row in chart.rows if row[2] == "3")


def test_fifteen_sessions_still_fit() -> None:
    """The largest council stays inside the frame."""
    assert_inside(measures(measures_of([told([3, 3, 4, 4, 5], session=at) for at in range(1, 16)])))
