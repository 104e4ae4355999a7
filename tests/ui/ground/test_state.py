"""What the pages of ground say, without a window."""

from __future__ import annotations

from dataclasses import replace

from council.ground.queries import GroundFacts, GroundLine, Matrix, MatrixRow, ThemedStatement, ThemeView
from council.ground.shared import telling
from council.ground.shared.values import LABELS, Cell
from council.report import charts
from ui.ground.shared.groups_state import columns_of
from ui.ground.shared.lines import columns, file_columns
from ui.ground.shared.state import (
    SharedState,
    facts_words,
    heading_words,
    judged_words,
    votes_words,
    worked_words,
)
from ui.ground.themes.state import ThemesState
from ui.ground.themes.state import _theme_note as note

FACTS = GroundFacts(
    question="", statements=3, themes=1, named=1, unthemed=1, votes=0, voters=0, members=9, engine="",
    labels=(), fields=(), gate_count=0, gate_agreement=None, gate_reason="", gate_voters=0, slate=(),
    groups={}, worked_out=None, is_stale=False,
)  # fmt: skip
LINE = GroundLine(
    statement_id="s", number=1, text="Words", theme="", theme_id="", asked=10, agree=8, disagree=1, passed=1,
    size=20, support=0.75, low=0.6, high=0.9, gic=None, psg=0.95, label="shared",
    limiting_group="region: North", spread=0.1, z=0.5, carried_by=(), cells=(
        Cell("region", "North", 10, 4, 3, 1, 0.6, 0.8), Cell("region", "South", 10, 9, 1, 8, 0.1, 0.2),
        Cell("age", "old", 12, 12, 11, 1, 0.9, 0.9),
    ),
)  # fmt: skip
THEME = ThemeView(
    "t", 1, "Homes", "", ("rent",), ("A quote",), "named", 4, 4, 0.8, 0.2,
    (ThemedStatement("s", 1, "Words", 2, 1, 7, 0.5, "person"),),
)  # fmt: skip


def test_a_theme_says_how_firm_and_how_mixed_it_is() -> None:
    """Stability and opposing views are in words, with their figures."""
    words = note(THEME)
    assert "80%" in words and "opposing views" in words and "20%" in words
    assert "tentative" in note(replace(THEME, stability=0.3))


def test_nobody_is_counted_whose_seat_was_not_noted() -> None:
    """Statements without a seat may all be one person's: they are never said to be by so many people."""
    assert note(THEME).startswith("1 statement by 4 people ·")
    unknown = replace(THEME, known=0)
    assert "people" not in note(unknown) and note(unknown).startswith("1 statement, nobody's seat noted")
    assert "by 1 person and others" in note(replace(THEME, known=1))
    rows = ThemesState.of([THEME, unknown], []).rows
    assert [row.side for row in rows] == ["4 people", "1 statement"]


def test_what_is_in_no_theme_stands_last() -> None:
    """Statements without a theme are a row of their own; without any theme there is nothing to list."""
    state = ThemesState.of([THEME], [_view()])
    assert [row.is_theme for row in state.rows] == [True, False] and "1 in no theme" in state.facts
    assert ThemesState.of([], [_view()]).rows == ()


def test_each_line_stands_under_one_heading() -> None:
    """Shared and emerging, contested and not shared, not known: each once."""
    lines = [replace(LINE, statement_id=label, label=label) for label in LABELS]
    views = SharedState.of(lines, replace(FACTS, votes=3, slate=(("shared", "shared"),))).views
    assert sum(len(views[name]) for name in ("share", "differ", "unknown")) == len(LABELS)
    assert [line.statement_id for line in views["short"]] == ["shared"]


def test_what_may_be_shared_is_not_counted_with_what_is() -> None:
    """The heading counts the shared and the emerging apart; the short list says how each of it stands."""
    lines = [
        replace(LINE, statement_id=f"{at}", label=label)
        for at, label in enumerate(("shared", "emerging", "emerging", "not known yet"))
    ]
    state = SharedState.of(lines, replace(FACTS, votes=3, slate=(("3", "likely"), ("0", "shared"))))
    assert heading_words("share", state.views["share"]) == "What we share 1 + 2 emerging"
    assert heading_words("unknown", state.views["unknown"]) == "What we do not know yet 1"
    assert state.lead("share").startswith("1 shared, 2 emerging.")
    assert "1 shared, 1 not known yet" in state.lead("short") and "surely" not in state.lead("short")
    assert "exception is contested" in state.lead("unknown")


def test_a_theme_tells_plainly_how_many_speak_for_and_against() -> None:
    """Counts first, the share of pairs beside them; before five are marked only the counts."""
    told = note(replace(THEME, marked=8, marked_for=3, apart=0.54))
    assert "of 8 marked statements 3 speak for it and 5 against" in told and "54%" in told
    early = note(replace(THEME, marked=3, marked_for=2, mixed=None))
    assert "marked so far: 2 speak for it, 1 against" in early and "opposing" not in early


def _view():
    from datetime import UTC, datetime

    from council.sessions.queries import StatementView

    at = datetime(2026, 3, 1, tzinfo=UTC)
    return StatementView("u", 9, "Alone", "view", "captured", "table", None, None, None, at)


def test_answers_by_cards_are_no_votes_of_members() -> None:
    """How many members voted is the base of their votes alone; cards and loose sheets are told apart."""
    both = facts_words(replace(FACTS, votes=85, together=40, voters=6))
    assert both.startswith("45 votes by 6 of 9 members · 40 answers by cards")
    assert facts_words(replace(FACTS, votes=40, together=40)).startswith("40 answers by cards")
    assert facts_words(replace(FACTS, votes=3, voters=1)) == "3 votes by 1 of 9 members"


def test_the_least_sure_group_is_named_as_everywhere_else() -> None:
    """The table and its file say the group in the words of the sentence beside it."""
    least = columns()[-1]
    assert least.text(LINE) == "North (region): least sure"
    assert least.text(replace(LINE, limiting_group="")) == ""
    nobody = least.text(replace(LINE, limiting_group="education: none"))
    assert nobody == "the group “none” (education): least sure"


def test_a_file_has_figures_beside_the_words() -> None:
    """People and shares as plain numbers, and by which fields nothing is known."""
    told = {column.title: column.text(replace(LINE, untold=("age",))) for column in file_columns()}
    assert told["Asked, people"] == str(LINE.asked) and told["Members, people"] == str(LINE.size)
    assert float(told["Agree of all, low %"]) == round(100 * LINE.low, 1)
    assert told["Nothing known by"] == "age" and told["What would change it"].endswith(".")
    assert judged_words(replace(LINE, label="emerging", untold=("age",))) == "Emerging, by cards alone"


def test_working_out_says_what_is_judged_otherwise() -> None:
    """How many statements have another label than before, by the new one; at first none is compared."""
    before = SharedState.of([LINE, replace(LINE, statement_id="t", label="emerging")], FACTS)
    now = [LINE, replace(LINE, statement_id="t", label="shared")]
    assert worked_words(before, now).endswith("otherwise than before: 1 shared")
    assert worked_words(before, [LINE]).endswith("judged as before")
    assert worked_words(None, now) == "Shared ground worked out"


def test_what_may_be_chance_stands_below_what_is_not() -> None:
    """The difference is that of the field in sight, and sorting goes by chance before points."""
    small = matrix_row(LINE, 0.7, divided=("region: North", "region: South"))
    sure = matrix_row(LINE, 0.4, divided=("region: North", "region: South"), is_divisive=True)
    (_statement, across, *_rest) = columns_of(Matrix("region", (), (), (small, sure)))
    assert across.title == "Difference" and sorted((sure, small), key=across.sort) == [small, sure]
    assert "may be chance" in across.show(small).words and "more than chance" in across.show(sure).words
    assert "nothing to compare" in across.show(matrix_row(LINE, 0.0)).words


def test_answers_of_a_few_in_all_are_no_figures() -> None:
    """Three of twenty asked: neither in the list, nor in the matrix, nor in a file stands what they said."""
    few = replace(LINE, asked=3, agree=2, disagree=1, passed=0)
    told = [column.text(few) for column in (*columns(), *file_columns()[:4])]
    assert "2" not in told and "1" not in told[3:] and told.count("–") == 4
    assert "fewer than five" in votes_words(few) and "fewer than five" in telling.limits(few)
    everybody = columns_of(Matrix("region", (), (), ()))[2]
    assert everybody.show(matrix_row(few, 0.0)).votes is None
    chart = charts.standing([few], title="t", judged=["Shared"])
    assert chart.rows[0][4:7] == ("not shown",) * 3 and "2 of 3" not in chart.alt


def matrix_row(line: GroundLine, spread: float, **given) -> MatrixRow:
    return MatrixRow(line, (), spread, **given)
