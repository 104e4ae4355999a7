"""The chart of support rounds says all it shows, reads without colour, and hides what tells of people."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest

from council.decisions.support.rules import USUAL, Spread, SupportRule, changes, standing
from council.decisions.support.views import SupportRoundView
from council.report.charts import support_rounds
from council.report.marks import Bar, Chart, Words
from tests.council.report.test_form_charts import assert_inside, words_of

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def rounds(*ratings: tuple[int, ...], rule: SupportRule = USUAL, present: int = 60) -> list[SupportRoundView]:
    """Closed rounds on one proposal, a wording each."""
    spreads = [Spread(rule, one, passes=2, present=present) for one in ratings]
    return [
        SupportRoundView(
            id=f"r{turn}", number=turn, turn=turn, state="closed", proposal_id="p", proposal_number=1,
            proposal_title="Land", proposal_state="in_review", version_id=f"v{turn}", version=turn,
            newest=turn,
            text="", rule=rule, way="paper", present=present, counts=(), differs=(), settled_by="",
            spread=spread, change=change, standing=standing(spreads[:turn]), remarks=(), reason="", at=NOON,
            closed_at=NOON,
        )
        for turn, (spread, change) in enumerate(zip(spreads, changes(spreads), strict=True), start=1)
    ]  # fmt: skip


RISING = rounds((9, 8, 6, 14, 8), (12, 10, 8, 9, 6), (16, 14, 9, 5, 2))


def test_every_number_of_the_table_is_said_or_seen() -> None:
    """Support, base and change of every round stand in words beside its bar, and in the table."""
    chart = support_rounds(RISING)
    assert_inside(chart)
    assert [row[-3:] for row in chart.rows] == [
        ("51%", "45 ratings given", "–"),
        ("67%", "45 ratings given", "+15.6 points"),
        ("85%", "46 ratings given", "+18.1 points"),
    ]
    assert "67% of 45  +15.6 points" in words_of(chart)
    told = "Round 3, wording 3: strongly for 16, for 14, can live with it 9, unhappy 5, cannot accept 2."
    assert f"{told} Support 85% (39 of 46 ratings given); 37 were needed." in chart.alt


def test_it_reads_without_colour() -> None:
    """Each level has its number in the bar where there is room; what does not count is striped."""
    chart = support_rounds(RISING[:1])
    assert {"5: 9", "4: 8", "3: 6", "2: 14", "1: 8"} <= set(words_of(chart))
    full = [mark for mark in chart.marks if isinstance(mark, Bar) and mark.ink == "for" and mark.width > 10]
    assert len(full) == 3
    assert "Striped" in chart.note


def test_the_best_level_begins_at_zero_and_the_base_ends_the_bar() -> None:
    """Over everybody present, what nobody gave back stays empty at the far end."""
    (one,) = rounds((10, 10, 10, 0, 0), rule=SupportRule(base="present"))
    bars = [mark for mark in support_rounds([one]).marks if isinstance(mark, Bar) and mark.ink == "for"]
    wide = [bar for bar in bars if bar.height > 15]
    assert wide[0].x == 0
    assert wide[-1].x + wide[-1].width == pytest.approx(467 / 2, abs=2)


def test_few_ratings_show_nothing() -> None:
    """Under five ratings neither bar nor figure nor cell tells anything."""
    chart = support_rounds(rounds((3, 1, 0, 0, 0)))
    assert chart.rows[0][1:] == ("–",) * 9
    assert not [
        mark for mark in chart.marks if isinstance(mark, Bar) and mark.ink == "for" and mark.height > 15
    ]
    assert "Fewer than 5" in chart.alt


def test_another_scale_is_not_drawn_and_said() -> None:
    """Rounds on the levels of the last one stand together; how many do not is told."""
    other = rounds((20, 10, 5), rule=SupportRule(levels=("yes", "perhaps", "no"), lowest=2))
    chart = support_rounds([*other, *RISING[:1]])
    assert len(chart.rows) == 1
    assert chart.note.endswith("Rounds on another scale are not drawn: 1.")


def test_nothing_closed_is_an_empty_chart() -> None:
    """An open round draws nothing, and says so."""
    waiting = replace(RISING[0], spread=None, state="open")
    for given in ([], [waiting]):
        chart = support_rounds(given)
        assert (chart.rows, chart.marks, chart.alt) == ((), (), "No round is closed yet.")


@pytest.mark.parametrize("width", [240.0, 467.0])
@pytest.mark.parametrize("lowest", [2, 7])
def test_long_names_and_many_levels_stay_inside(width: float, lowest: int) -> None:
    """Seven levels with long names, a threshold at either end, narrow or wide."""
    names = tuple(f"{n} as many of us could live with it for a while" for n in range(7))
    for share in (Fraction(1, 100), Fraction(1)):
        rule = SupportRule(levels=names, lowest=lowest, threshold=share)
        chart: Chart = support_rounds(rounds((9, 1, 1, 1, 1, 1, 9), rule=rule), width=width)
        assert_inside(chart)
        assert all(mark.x >= -1 for mark in chart.marks if isinstance(mark, Words) and mark.anchor == "start")
