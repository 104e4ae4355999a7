"""What the targets allow, asked while they are typed, held against listing every panel."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from council.selection.engine.alike import model_of
from council.selection.engine.bound import fairest
from council.selection.feasible import check, reach
from council.selection.live import Live, Reach
from council.selection.nearest import Change, nearest_changes
from council.selection.prospects import prospects_of, reason, reason_certain
from council.selection.refusals import TargetsOutOfReach, TargetsUnusable
from council.selection.targets import Line, Pool, Targets
from tests.council.selection.pools import every_panel, small_draws

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def edited(draw: st.DrawFn) -> tuple[Pool, Targets, list[Targets]]:
    """A small pool, targets, and three edits of them, tight or even absurd."""
    pool, targets = draw(small_draws())
    edits = []
    for _edit in range(3):
        lines = list(targets.lines)
        place = draw(st.integers(0, len(lines) - 1))
        least = draw(st.integers(0, targets.seats + 1))
        lines[place] = replace(lines[place], least=least, most=draw(st.integers(least, targets.seats + 1)))
        targets = Targets(targets.seats, tuple(lines))
        edits.append(targets)
    return pool, edits[0], edits


def with_bounds(targets: Targets, line: Line, least: int, most: int) -> Targets:
    """The targets with one line otherwise."""
    return Targets(
        targets.seats,
        tuple(replace(one, least=least, most=most) if one == line else one for one in targets.lines),
    )


def plainly(pool: Pool, targets: Targets) -> tuple[Fraction, int] | None:
    """The smallest chance above 0 and how many have none, by the whole proof."""
    bound = fairest(model_of(pool, targets))
    if bound is None:
        return None
    assert bound.proven
    model = model_of(pool, targets)
    never = sum(len(group) for group, chance in zip(model.members, bound.best, strict=True) if not chance)
    return min((chance for chance in bound.best if chance), default=Fraction(0)), never


@SLOW
@given(edited())
def test_edits_are_answered_as_a_fresh_question_is(given_: tuple[Pool, Targets, list[Targets]]) -> None:
    """However the bounds moved before, the answer is that of the full proof: chance, and who has none."""
    pool, first, edits = given_
    live = Live(pool, first)
    for targets in edits:
        told = live.reach(targets)
        truth = plainly(pool, targets)
        assert told.possible == (truth is not None)
        if truth is not None:
            assert told.exact and (told.chance, told.never) == truth
        fresh = Live(pool, targets).reach(targets)
        assert replace(told, limiting=()) == replace(fresh, limiting=())
        assert {one.line for one in told.limiting if one.gain} == {
            one.line for one in fresh.limiting if one.gain
        }
        assert live.has_panel(targets) == bool(every_panel(pool, targets))


@SLOW
@given(small_draws())
def test_every_step_does_what_it_says(given_: tuple[Pool, Targets]) -> None:
    """A seat more or less on either side of a line has the effect that asking anew shows."""
    pool, targets = given_
    told = Live(pool, targets).reach(targets)
    assume(told.possible)
    for step in told.steps:
        then = reach(pool, with_bounds(targets, step.line, step.least, step.most))
        assert step.possible == then.possible
        if step.possible and not step.shuts:
            assert step.chance == then.chance and step.gain == then.chance - told.chance
        if step.shuts:
            assert then.never > told.never


@SLOW
@given(small_draws())
def test_every_step_that_makes_sense_is_told(given_: tuple[Pool, Targets]) -> None:
    """Each side of each line has its step up and down, but for bounds that cannot be."""
    pool, targets = given_
    told = Live(pool, targets).reach(targets)
    assume(told.possible)
    wanted = set()
    for line in targets.lines:
        for least, most in ((1, 0), (0, -1), (-1, 0), (0, 1)):
            new = (line.least + least, min(line.most, targets.seats) + most)
            if 0 <= new[0] <= new[1] <= targets.seats:
                wanted.add((line, *new))
    assert {(step.line, step.least, step.most) for step in told.steps} == wanted


@SLOW
@given(edited())
def test_it_is_out_of_reach_exactly_when_there_is_no_panel(
    given_: tuple[Pool, Targets, list[Targets]],
) -> None:
    """Also where shares of people would do and whole people do not."""
    pool, _first, edits = given_
    for targets in edits:
        if every_panel(pool, targets):
            check(pool, targets)
        else:
            with pytest.raises(TargetsOutOfReach):
                check(pool, targets)


def short_of(pool: Pool, targets: Targets, panel: Sequence[int]) -> list[int]:
    """By how many seats a panel misses each line."""
    counts = [sum(pool.column(line.feature)[i] == line.value for i in panel) for line in targets.lines]
    return [max(0, line.least - n, n - line.most) for line, n in zip(targets.lines, counts, strict=True)]


@SLOW
@given(edited())
def test_proposed_changes_are_the_smallest(given_: tuple[Pool, Targets, list[Targets]]) -> None:
    """The first lets a panel exist; no changes move fewer seats, nor as few on fewer lines."""
    pool, _first, edits = given_
    targets = edits[-1]
    found = nearest_changes(model_of(pool, targets))
    anyone = Targets(targets.seats, (Line(pool.features[0], "-", 0, targets.seats),))
    misses = [short_of(pool, targets, panel) for panel in every_panel(pool, anyone)]
    if not misses or not min(map(sum, misses)):
        assert not found
        return
    smallest = min((sum(missed), sum(map(bool, missed))) for missed in misses)
    first = found[0]
    assert (moved(first), len(first)) == smallest
    touched: list[set[tuple[str, str]]] = []
    for changes in found:
        assert every_panel(pool, taken(targets, changes))
        lines = {(one.line.feature, one.line.value) for one in changes}
        assert not any(lines >= other for other in touched)
        touched.append(lines)
    assert [moved(one) for one in found] == sorted(moved(one) for one in found)


def moved(changes: Sequence[Change]) -> int:
    return sum(one.line.least - one.least + one.most - one.line.most for one in changes)


def taken(targets: Targets, changes: Sequence[Change]) -> Targets:
    for one in changes:
        targets = with_bounds(targets, one.line, one.least, one.most)
    return targets


@SLOW
@given(small_draws())
def test_who_can_never_be_chosen_is_in_no_panel(given_: tuple[Pool, Targets]) -> None:
    """Never means in no panel at all, and everybody else is in one; each has a reason in words."""
    pool, targets = given_
    told = prospects_of(model_of(pool, targets))
    panels = every_panel(pool, targets)
    assert (told is None) == (not panels)
    if told is None:
        return
    in_some = {pool.ids[i] for panel in panels for i in panel}
    assert {id_ for one in told.never for id_ in one.ids} == set(pool.ids) - in_some
    assert all(reason(one) for one in told.never) and all(reason_certain(one) for one in told.certain)
    if told.proven:
        bound = fairest(model_of(pool, targets))
        assert bound is not None
        model = model_of(pool, targets)
        sure = {
            model.pool.ids[i] for t, group in enumerate(model.members) for i in group if bound.best[t] == 1
        }
        assert {id_ for one in told.certain for id_ in one.ids} == sure


def test_flex_holds_a_proposal_in() -> None:
    """A line that may not move is left alone, though moving it would be the smallest change."""
    pool = Pool(tuple("abcdef"), ("g",), tuple((value,) for value in "xxxxyy"))
    lines = (Line("g", "x", 1, 1, least_flex=1, most_flex=1), Line("g", "y", 0, 2, 0, 2))
    assert not nearest_changes(model_of(pool, Targets(4, lines)))
    free = (replace(lines[0], most_flex=None), lines[1])
    assert nearest_changes(model_of(pool, Targets(4, free))) == ((Change(free[0], 1, 2),),)


def test_the_lines_must_be_the_same_to_stay_warm() -> None:
    """A line more, or other people, is another question."""
    pool = Pool(tuple("abcd"), ("g",), tuple((value,) for value in "xxyy"))
    targets = Targets(2, (Line("g", "x", 0, 2),))
    live = Live(pool, targets)
    assert live.fits(pool, Targets(3, (Line("g", "x", 1, 1),)))
    assert not live.fits(pool, Targets(2, (*targets.lines, Line("g", "y", 0, 2))))
    assert not live.fits(replace(pool, ids=tuple("abce")), targets)


def test_a_reversed_line_is_refused_before_it_is_asked() -> None:
    """A least above its most is no question; the answers after it are right."""
    pool = Pool(tuple("abcd"), ("g",), tuple((value,) for value in "xxyy"))
    targets = Targets(2, (Line("g", "x", 0, 2),))
    live = Live(pool, targets)
    with pytest.raises(TargetsUnusable):
        live.reach(Targets(2, (Line("g", "x", 2, 1),)))
    assert live.reach(targets).chance == Fraction(1, 2)


def test_a_line_without_seats_shuts_its_people_out_and_says_so() -> None:
    """Most 0: those people are counted, the smallest chance is that of the others, and room opens it."""
    pool = Pool(tuple("abcdef"), ("g",), tuple((value,) for value in "xxyyyy"))
    targets = Targets(2, (Line("g", "x", 0, 0), Line("g", "y", 0, 2)))
    told = Live(pool, targets).reach(targets)
    assert (told.chance, told.never) == (Fraction(1, 2), 2)
    opened = next(step for step in told.steps if step.line.value == "x" and step.most == 1)
    assert opened.chance == Fraction(1, 3)
    prospects = prospects_of(model_of(pool, targets))
    assert prospects is not None and prospects.people_never == 2
    assert reason(prospects.never[0]) == "“g: x” has no seats."


def test_a_newer_edit_stops_the_older_question() -> None:
    """The answer is given up between two questions to the solver, and what comes after is right."""
    pool = Pool(tuple("abcdefgh"), ("g", "h"), tuple(itertools.product("xy", "mnop")))
    lines = [Line("g", value, 1, 3) for value in "xy"] + [Line("h", value, 0, 2) for value in "mnop"]
    targets = Targets(4, tuple(lines))
    live = Live(pool, targets)
    calm: Reach = live.reach(targets)

    class Newer(Exception):
        pass

    def stop(done: int, total: int, words: str = "") -> None:
        if done == 2:
            raise Newer

    with pytest.raises(Newer):
        live.reach(with_bounds(targets, targets.lines[0], 2, 3), progress=stop)
    assert live.reach(targets).steps == calm.steps
