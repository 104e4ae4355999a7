"""Two counters that share no code agree, and the rules treat papers and options alike."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from council.decisions.ballots import findings, results, runoff, schulze
from council.decisions.ballots.lots import Lot
from council.decisions.ballots.results import Result
from council.decisions.ballots.rules import KINDS
from council.decisions.ballots.schulze import Table
from tests.council.decisions import slow_counter
from tests.council.decisions.both_counters import differences, fast
from tests.council.decisions.slow_counter import Ballot, drawn_ballot

WITH_OPTIONS = ("approval", "dots", "score", "scale", "ranked", "schulze")
seeds = st.integers(0, 2**32)


@pytest.mark.parametrize("kind", KINDS)
def test_a_slow_counter_agrees(kind: str) -> None:
    """Any box, any rule, odd papers among them: paper by paper with fractions it comes to the same."""
    chance = random.Random(f"box of {kind}")
    ballots = [drawn_ballot(chance, kind=kind) for _ in range(250)]
    assert [one for ballot in ballots for one in differences(ballot)] == []
    assert len({fast(ballot).outcome for ballot in ballots}) >= 4  # the draw reaches more than one way to end


def pairs_as_chains(table: Table) -> list[list[int]]:
    """Chains whose strength is a count of all marks against: no search for paths at all."""
    return [[-sum(row[i] for row in table) for _ in table] for i in range(len(table))]


@pytest.mark.parametrize(
    ("kind", "module", "name", "slip"),
    [
        ("majority", results, "meets", lambda n, base, share, *, at_least: n >= share * base),
        ("approval", findings, "meets", lambda n, base, share, *, at_least: n > share * base),
        ("ranked", runoff, "_fewest_before", lambda tie, before: tie),
        ("schulze", schulze, "strongest_chains", pairs_as_chains),
        ("dots", Lot, "order", lambda lot, number, among: tuple(sorted(among))),
        ("score", findings, "in_order", lambda values: tuple((n,) for n in values)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_slip_in_a_rule_is_noticed(
    monkeypatch: pytest.MonkeyPatch, kind: str, module: object, name: str, slip: object
) -> None:
    """Each rule broken on purpose makes the counters differ, so their agreement says something."""
    monkeypatch.setattr(module, name, slip)
    chance = random.Random(7)
    assert any(differences(drawn_ballot(chance, kind=kind)) for _ in range(600))


@given(seeds)
@settings(max_examples=60, deadline=None)
def test_papers_have_no_names(seed: int) -> None:
    """However the papers lie, every figure of the result is the same."""
    chance = random.Random(seed)
    ballot = drawn_ballot(chance)
    mixed = ballot.papers[:]
    chance.shuffle(mixed)
    assert fast(ballot, mixed) == fast(ballot)


@given(seeds, st.sampled_from(WITH_OPTIONS))
@settings(max_examples=80, deadline=None)
def test_options_have_no_rank_on_the_paper(seed: int, kind: str) -> None:
    """Printed in another order, the same options win, unless a lot drawn for them decided."""
    chance = random.Random(seed)
    ballot = replace(drawn_ballot(chance, kind=kind), drawn=None)
    moved = list(range(1, ballot.options + 1))
    chance.shuffle(moved)  # option n is printed at place moved[n - 1]
    other = replace(ballot, papers=[reprinted(ballot, paper, moved) for paper in ballot.papers])
    before, after = fast(ballot), fast(other)
    assert before.outcome == after.outcome
    assert {moved[n - 1] for n in before.winners} == set(after.winners)
    assert {moved[n - 1] for n in before.waiting} == set(after.waiting)
    assert [{moved[n - 1] for n in group} for group in before.order] == [set(g) for g in after.order]


def reprinted(ballot: Ballot, paper: object, moved: list[int]) -> object:
    """What the same person puts on a paper with its options in another order."""
    if paper == "x":
        return paper
    if isinstance(paper, set):
        return {moved[mark - 1] if mark <= ballot.options else mark for mark in paper}
    values = list(paper)  # type: ignore[call-overload]
    places = sorted(range(ballot.options), key=lambda n: moved[n])
    return [values[n] for n in places]


@given(seeds)
@settings(max_examples=80, deadline=None)
def test_a_vote_more_never_hurts(seed: int) -> None:
    """Yes and no, gradients, approval, score, Schulze: whoever gains on one paper does not lose by it."""
    chance = random.Random(seed)
    kind = chance.choice(("majority", "gradients", "approval", "score", "schulze"))
    ballot = replace(drawn_ballot(chance, kind=kind), drawn=None, ties="none", cap=0)
    if kind == "score":
        ballot = replace(ballot, papers=[p if p == "x" else tidy(p) for p in ballot.papers])
    before = fast(ballot)
    for winner in winners_of(before):
        for place, paper in enumerate(ballot.papers):
            raised = raise_on(ballot, paper, winner)
            if raised is not None:
                papers = [*ballot.papers[:place], raised, *ballot.papers[place + 1 :]]
                assert winner in winners_of(fast(ballot, papers)), (winner, paper, raised)


def tidy(paper: list[object]) -> list[object]:
    """Every option rated inside the scale, so that raising one rating changes no base."""
    return [0 if one in (None, "x", 6) else one for one in paper]


def winners_of(result: Result) -> tuple[int, ...]:
    """Whose gain is looked at: the one question (0) when it is carried, the options that are; by Schulze all
    that stand first.
    """
    if result.kind in ("majority", "gradients"):
        return (0,) if result.passed else ()
    if result.kind == "schulze":
        return result.order[0] if result.order else ()
    return result.winners if result.passed else ()


def raise_on(ballot: Ballot, paper: object, winner: int) -> object | None:
    """The paper with the winner a little better off, None where that cannot be."""
    if paper == "x":
        return None
    if ballot.kind == "majority":
        return {1} if paper == {2} else None
    if isinstance(paper, set):
        if ballot.kind == "approval":
            return paper | {winner} if paper and max(paper) <= ballot.options else None
        return {min(paper) + 1} if len(paper) == 1 and min(paper) < ballot.levels else None
    values = list(paper)  # type: ignore[call-overload]
    own = values[winner - 1]
    if ballot.kind == "score":
        fits = all(one < ballot.levels for one in values) and own + 1 < ballot.levels
        return [*values[: winner - 1], own + 1, *values[winner:]] if fits else None
    if own is None or not any(
        rank is not None and rank <= own and n != winner for n, rank in enumerate(values, 1)
    ):
        return None
    # Ranks doubled leave room just above the group the winner stands in or below.
    higher = [rank for n, rank in enumerate(values, 1) if rank is not None and rank <= own and n != winner]
    doubled = [None if rank is None else 2 * rank for rank in values]
    doubled[winner - 1] = 2 * max(higher) - 1
    return doubled


def test_the_run_off_is_not_monotone() -> None:
    """Ten voters who raise the winner make it lose: a property of the method, told and not mended."""
    before = Ballot("ranked", 3, [[1, 2, 3]] * 39 + [[3, 1, 2]] * 35 + [[2, 3, 1]] * 26)
    after = Ballot("ranked", 3, [[1, 2, 3]] * 49 + [[3, 1, 2]] * 25 + [[2, 3, 1]] * 26)
    assert fast(before).winners == (1,)
    assert fast(after).winners == (3,)


def one_by_one(
    ballot: Ballot, now: dict[int, int], rounds: list[dict[int, int]], _found: object
) -> list[int]:
    """The same rule without leaving together: a number drawn parts all who are equal."""
    last = [option for option in now if now[option] == min(now.values())]
    for earlier in rounds[-2::-1]:
        last = [o for o in last if earlier[o] == min(earlier[other] for other in last)]
    return [max(last, key=lambda option: slow_counter.ticket(ballot, len(rounds), option))]


def ranked_from(first: int, chance: random.Random) -> list[int | None]:
    """Ranks by option of somebody who puts `first` first and some others behind."""
    others = [option for option in range(1, 6) if option != first]
    said = [first, *chance.sample(others, chance.randint(0, 4))]
    return [said.index(option) + 1 if option in said else None for option in range(1, 6)]


def test_those_who_leave_together_could_not_have_won(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing else was left to the lot, no number drawn for the equal ones changes who wins."""
    chance, looked_at = random.Random(9), 0
    for _ in range(120):
        firsts = [
            *(chance.choice((1, 2)) for _ in range(chance.randint(9, 20))),
            3,
            4,
        ]  # nobody names 5 first
        papers = [ranked_from(first, chance) for first in firsts]
        ballot = Ballot("ranked", 5, papers)
        result = fast(ballot)
        if not result.winners or not any(one.settled == "together" for one in result.rounds):
            continue
        looked_at += 1
        for drawn in range(3):
            with monkeypatch.context() as patch:
                patch.setattr(slow_counter, "out_of", one_by_one)
                assert tuple(slow_counter.count(replace(ballot, drawn=drawn)).winners) == result.winners
    assert looked_at > 10
