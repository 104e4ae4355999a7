"""What a council may choose of the report's look, and that everybody can read it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from council.report.charts import vote_bar
from council.report.colours import accent_contrast, contrast, distance, inks_of, lab, nearest_accent
from council.report.design import INK, PLAIN, TYPE, Design, design_of
from council.report.pages.tables import shared
from council.report.refusals import AccentTooPale, AccentUnreadable, PaperUnknown
from tests.council.report.made import ballot

VISIONS = ("normal", "protan", "deutan", "tritan")
VOTES = ("for", "against", "abstain")
THEMES = tuple(f"theme{n}" for n in range(5))
colours = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06X}")


def test_contrast_and_lab_agree_with_published_figures() -> None:
    """Black on white is 21 to 1, #767676 the palest grey at 4.5, and sRGB red is 53.2, 80.1, 67.2 in Lab."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert lab("#FF0000") == pytest.approx((53.24, 80.09, 67.20), abs=0.02)


@pytest.mark.parametrize("vision", VISIONS)
def test_votes_and_themes_stay_apart_for_every_kind_of_sight(vision: str) -> None:
    """The smallest CIE76 distance is 26 among the votes and 12 among the themes, whatever cone is missing."""
    for names, least in ((VOTES, 26.0), (THEMES, 12.0)):
        pairs = [(a, b) for a in names for b in names if a < b]
        assert min(distance(INK[a], INK[b], vision=vision) for a, b in pairs) >= least


def test_white_words_can_be_read_on_every_theme() -> None:
    """A theme's block carries white words at 4.5 to 1."""
    assert min(contrast("#FFFFFF", INK[theme]) for theme in THEMES) >= 4.5


@given(colours)
def test_the_nearest_accent_passes_and_a_passing_one_is_its_own(accent: str) -> None:
    """What is offered can be read at 4.5 to 1 on white and on its tint; what passed already stays."""
    nearest = nearest_accent(accent)
    assert accent_contrast(nearest) >= 4.5
    assert (nearest == accent) == (accent_contrast(accent) >= 4.5)
    assert lab(nearest)[0] <= lab(accent)[0] + 0.5


@given(colours)
def test_every_ink_an_accent_brings_can_be_read_where_it_stands(accent: str) -> None:
    """Titles, links, body words and the cover keep their contrast under any accent that is let in."""
    ink = Design(accent=nearest_accent(accent)).ink
    for words, ground, least in (
        ("teal", "paper", 4.5), ("teal", "tint", 4.5), ("deep", "paper", 7.0), ("deep", "tint", 7.0),
        ("ink", "tint", 7.0), ("muted", "tint", 4.5), ("on_deep", "deep", 7.0), ("on_deep", "cover_shade", 7),
        ("quiet_on_deep", "deep", 4.5), ("quiet_on_deep", "cover_shade", 4.5), ("cover_dot", "deep", 4.5),
    ):  # fmt: skip
        assert contrast(ink[words], ink[ground]) >= least, (accent, words, ground)


def test_a_pale_accent_is_refused_with_one_that_can_be_taken() -> None:
    """The refusal names a colour, and that colour is let in."""
    with pytest.raises(AccentTooPale) as refused:
        design_of(accent="#ffcc00")
    nearest = nearest_accent("#FFCC00")
    assert nearest in str(refused.value)
    assert design_of(accent=nearest).ink["teal"] == nearest


@pytest.mark.parametrize(
    ("given", "refusal"), [({"accent": "teal"}, AccentUnreadable), ({"paper": "A3"}, PaperUnknown)]
)
def test_what_is_no_colour_and_no_paper_is_refused(given: dict[str, str], refusal: type[Exception]) -> None:
    """Neither is guessed at."""
    with pytest.raises(refusal):
        design_of(**given)  # type: ignore[arg-type]


def test_an_accent_changes_its_inks_and_no_other() -> None:
    """Votes and themes keep their colours, whatever a council's own colour is."""
    changed = {role for role, ink in Design(accent="#7D1148").ink.items() if ink != INK[role]}
    assert changed == set(inks_of("#7D1148"))
    assert not changed & {*VOTES, *THEMES, "ink", "paper", "muted"}


def test_large_print_is_14_points_and_nothing_under_12() -> None:
    """The body is 14 on 21; every voice grows, titles less than words."""
    large = Design(large=True).type
    assert (large["body"].size, round(large["body"].leading)) == (14.0, 21)
    assert min(voice.size for voice in large.values()) >= 12
    assert all(large[role].size > TYPE[role].size for role in TYPE)


def test_the_column_is_one_on_every_paper() -> None:
    """Letter and A4 carry the same 467 points, so that charts and breaks of lines are the same."""
    letter = design_of(paper="Letter")
    assert letter.width == PLAIN.width
    assert letter.left + letter.width + letter.right == pytest.approx(612.0)
    assert PLAIN.left + PLAIN.width + PLAIN.right == pytest.approx(595.27)
    assert letter.column < PLAIN.column


def test_a_chart_is_made_again_for_another_width() -> None:
    """The bar of a vote fills the column it is given; words and table stay, and so does its identity."""
    wide = vote_bar(ballot())
    narrow = wide.at(300.0)
    assert narrow.width == 300.0
    assert (narrow.alt, narrow.rows) == (wide.alt, wide.rows)
    assert narrow.at(wide.width) == wide


widths = st.lists(
    st.tuples(st.floats(0.2, 5), st.floats(5, 90), st.floats(0, 400)), min_size=1, max_size=9
)  # fmt: skip


@given(widths)
def test_columns_fill_the_room_and_hold_their_words(columns: list[tuple[float, float, float]]) -> None:
    """Widths add up to the room; where all words fit, no column is narrower than its longest word."""
    shares, least = [share for share, _need, _more in columns], [need for _share, need, _more in columns]
    most = [need + more for _share, need, more in columns]
    made = shared(shares, least, most, 467.0)
    assert sum(made) == pytest.approx(467)
    if sum(least) <= 467:
        assert all(width >= need - 1e-6 for width, need in zip(made, least, strict=True))


def test_a_column_with_little_to_say_gives_up_its_room() -> None:
    """Numbers that need 30 points leave what they do not need to the words beside them."""
    made = shared([1, 1, 1], [20, 20, 60], [30, 30, 900], 450)
    assert made == pytest.approx([30, 30, 390])
    assert shared([1, 1, 1], [20, 20, 60], [30, 30, 100], 450) == pytest.approx([150, 150, 150])
