"""Ranked and rated results are told step by step, every figure with its base."""

from __future__ import annotations

from council.decisions.ballots.telling import options_told, outcome_told, pairs_told, rounds_told, steps_told
from tests.council.decisions.casebook import every_case

RESULTS = {case.name: case for case in every_case()}


def test_a_run_off_is_told_round_by_round() -> None:
    """Who had how many of the papers counting, who went out and why, and who won."""
    assert rounds_told(RESULTS["Burlington 2009"].result()) == (
        "Round 1: Montroll 2554 (29%), Kiss 2982 (34%), Wright 3297 (37%). "
        "Montroll has the fewest and goes out",
        "Round 2: Kiss 4314 (51%), Wright 4064 (49%); 455 papers used up. "
        "Kiss has more than half of the papers still counting",
    )
    assert (
        "A number drawn in public decides" in rounds_told(RESULTS["Dodgson's eleven electors"].result())[-1]
    )
    together = rounds_told(RESULTS["Those who could not have caught up go together"].result())
    assert together[1].endswith("C, D go out together: none of them could catch up")


def test_pairs_are_told_the_stronger_one_first() -> None:
    """Each pair with both numbers, and whether one option is preferred to all."""
    told = pairs_told(RESULTS["Borda's 21 electors, pairs"].result())
    assert told == (
        "B before A: 13 to 8",
        "C before A: 13 to 8",
        "C before B: 13 to 8",
        "C is preferred to every other option",
    )
    circle = pairs_told(RESULTS["Condorcet's paradox"].result())
    assert circle[-1] == "No option is preferred to every other one"
    equal = pairs_told(RESULTS["Equal ranks and unranked options"].result())
    assert equal[0] == "A and B: equal, 0 each"


def test_options_are_told_in_the_order_of_the_result() -> None:
    """The adopted ones are marked, and only where something is adopted."""
    told = options_told(RESULTS["Tennessee, two approvals each"].result())
    assert told[0] == "Nashville: 68 (68% of 100), adopted"
    assert told[-1] == "Knoxville: 32 (32% of 100)"
    waiting = RESULTS["Equal for the last place, run-off"].result()
    assert not any("adopted" in line for line in options_told(waiting))
    assert outcome_told(waiting) == "Equal: a run-off is needed: B, C."


def test_yes_and_no_needs_no_steps() -> None:
    """One figure says it; the sentence of the result is the telling."""
    carried = RESULTS["One voter"].result()
    assert steps_told(carried) == ()
    assert outcome_told(carried).startswith("Adopted: 100%")


def test_every_case_can_be_told() -> None:
    """No kind, tie or empty box is left without words."""
    for case in RESULTS.values():
        result = case.result()
        assert outcome_told(result)
        assert len(steps_told(result)) >= len(result.options)


def test_an_order_by_pairs_shows_pairs_won_and_not_first_choices() -> None:
    """A winner that many rank second has few first choices; what carries it is whom it is preferred to."""
    result = RESULTS["Borda's 21 electors, pairs"].result()
    others = len(result.options) - 1
    assert f"preferred to {others} of {others} others" in options_told(result)[0]
