"""What the pages of selection think, without a window."""

from fractions import Fraction

from council.people.reading import read_targets
from council.selection.queries import DrawingPool, TargetView, Unmatched
from council.selection.targets import Line, Pool, Targets
from ui.selection.targets.state import TargetsState, is_scarce, likely_seats, shares_text, with_line
from ui.selection.wording import grouped, percent

LINES = (Line("a", "x", 1, 2), Line("a", "y", 3, 4))


def test_what_fits_no_target_is_said_the_most_first() -> None:
    """People without an answer, or with one no target knows, are counted in words."""
    pool = Pool(("1",), ("a",), (("x",),))
    asked = DrawingPool(
        pool, {}, (Unmatched("a", "z", ("1", "2"), "x"), Unmatched("a", "", ("2", "3", "4", "5", "6"), ""))
    )
    state = TargetsState.of(Targets(5, LINES), (), asked)
    assert [one.split()[0] for one in state.warnings] == ["5", "2", "Whoever"]
    assert state.odd_ids == ("1", "2", "3", "4", "5", "6")
    assert state.facts == "5 seats · 2 targets · 1 person may be drawn"


def test_sums_that_cannot_be_are_said_before_there_is_a_pool() -> None:
    """Without people nothing can be checked, but sums can."""
    state = TargetsState.of(Targets(3, LINES), (), DrawingPool(Pool((), (), ()), {}, ()))
    assert "sum to 4" in state.warnings[0] and not state.can_be_checked


def test_a_committed_draw_says_what_a_change_is_worth() -> None:
    """Between commitment and draw the targets can be changed, and nothing about that draw with them."""
    asked = DrawingPool(Pool(("1",), ("a",), (("x",),)), {}, ())
    assert not TargetsState.of(Targets(4, LINES), (), asked).warnings
    (words,) = TargetsState.of(Targets(4, LINES), (), asked, (2,)).warnings
    assert words.startswith("Draw 2 is committed") and "later draws" in words


def test_lines_are_changed_added_and_taken_away() -> None:
    """One line at a time, the others stay in their order."""
    targets, new = Targets(5, LINES), Line("b", "z", 0, 1)
    assert with_line(targets, None, new) == (*LINES, new)
    assert with_line(targets, LINES[0], new) == (new, LINES[1])
    assert with_line(targets, LINES[0], None) == LINES[1:]


def test_too_few_people_for_a_seat_are_marked() -> None:
    """Fewer than three people for each seat wanted at least."""
    assert is_scarce(TargetView("1", Line("a", "x", 2, 3), 5, None))
    assert not is_scarce(TargetView("1", Line("a", "x", 2, 3), 6, None))


def test_the_shares_of_the_pool_can_be_read_again() -> None:
    """What is offered to write over is itself a file of shares."""
    text = shares_text([{"a": 'x, "y"'}, {"a": "z"}, {"a": "z", "b": ""}])
    file = read_targets(text.encode(), "shares")
    assert [(one.value, one.share) for one in file.shares] == [
        ('x, "y"', Fraction(333, 1000)),
        ("z", Fraction(667, 1000)),
    ]


def test_seats_are_guessed_from_the_lines() -> None:
    """The guess lies within what every feature allows."""
    lines = [("a", 49, 51), ("a", 49, 51), ("b", 10, 100), ("b", 10, 100)]
    assert likely_seats(lines) == 100 and likely_seats([]) == 1


def test_chances_are_said_as_people_read_them() -> None:
    """Two decimals; what is not nothing is never shown as nothing."""
    assert [percent(Fraction(one)) for one in ("0", "1", "21/766", "1/100000")] == [
        "0 %",
        "100 %",
        "2.74 %",
        "0.0010 %",
    ]
    assert grouped("abcdefgh") == "abcd efgh"
