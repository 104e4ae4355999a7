"""Charts in the window: the marks of the report, words for those who hear, a table for those who read."""

from __future__ import annotations

from council.progress import SILENT
from council.report import charts
from tests.council.report.made import DAY, ballot, council
from tests.ui.visiting import assert_named, name_of
from ui import theme
from ui.report.making import figures_of
from ui.widgets.chart import ROLES, WASHED, ChartAndTable, ChartView


def test_a_chart_says_its_words(qtbot) -> None:
    """Name and description are the chart's own title and words."""
    chart = charts.vote_bar(ballot())
    view = ChartView(chart)
    qtbot.addWidget(view)
    assert name_of(view) == chart.title
    assert view.accessibleDescription() == chart.alt


def test_every_chart_is_painted_in_both_schemes(qtbot, qapp) -> None:
    """Every ink a chart uses is one the window has; nothing is left blank, light or dark."""
    for scheme in (theme.DARK, theme.LIGHT):
        theme.dress(qapp, scheme)
        for _title, made in figures_of(facts=council(), day=DAY, progress=SILENT):
            for chart in made:
                assert {mark.ink for mark in chart.marks} <= {*ROLES, *WASHED}
                view = ChartView(chart)
                qtbot.addWidget(view)
                view.resize(500, view.heightForWidth(500))
                image = view.grab().toImage()
                seen = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(image.height())}
                assert len(seen) > 2, chart.title


def test_a_chart_keeps_its_shape(qtbot) -> None:
    """Twice as wide is about twice as high, up to half again its own size."""
    view = ChartView(charts.hemicycle(100))
    qtbot.addWidget(view)
    assert 1.8 < view.heightForWidth(400) / view.heightForWidth(200) < 2.2
    assert view.heightForWidth(4000) == view.heightForWidth(3000)


def test_a_wide_chart_is_shown_whole(qtbot) -> None:
    """Where there is more room than a chart asks for, it gets the height that goes with its width."""
    chart = charts.composition("Age", council().categories, pool=100, seats=12)
    both = ChartAndTable(chart)
    qtbot.addWidget(both)
    both.resize(1000, 900)
    both.show()
    assert both.chart.width() == 1000
    assert both.chart.height() >= both.chart.heightForWidth(1000)


def test_the_twin_holds_the_same_numbers(qtbot) -> None:
    """The table shows what the chart's words say, and both have names."""
    chart = charts.composition("Age", council().categories, pool=100, seats=12)
    both = ChartAndTable(chart)
    qtbot.addWidget(both)
    both.show_table(True)
    assert both.is_table
    assert both._table.values() == chart.rows or tuple(both._table.values()) == chart.rows
    assert_named(both)
    both.show_table(False)
    assert not both.is_table
