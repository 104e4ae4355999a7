"""Run-off and Schulze say what an independent library says (votelib, MIT), on drawn profiles."""

from __future__ import annotations

import random
from collections import Counter

from votelib.convert import RankedToCondorcetVotes
from votelib.evaluate.condorcet import Schulze
from votelib.evaluate.sequential import TransferableVoteSelector

from council.decisions.ballots.lines import ranks_of
from council.decisions.ballots.runoff import run_off
from council.decisions.ballots.schulze import full_order, pair_table, pair_winner, strongest_chains

PROFILES = 400


def drawn_lines(chance: random.Random, *, options: int, ties: bool) -> Counter[str]:
    """Some dozens of rankings; short ones, and with `ties` equal ranks."""
    found: Counter[str] = Counter()
    for _ in range(chance.randint(5, 60)):
        order = chance.sample(range(1, options + 1), chance.randint(1, options))
        line = str(order[0])
        for option in order[1:]:
            line += ("=" if ties and chance.random() < 0.2 else ">") + str(option)
        found[line] += 1
    return found


def theirs(lines: Counter[str]) -> dict[tuple[object, ...], int]:
    """The same papers as the library wants them: tuples, equal ranks as sets."""
    found: Counter[tuple[object, ...]] = Counter()
    for line, papers in lines.items():
        groups = ranks_of(line)
        found[tuple(g[0] if len(g) == 1 else frozenset(g) for g in groups)] += papers
    return dict(found)


def test_schulze_says_what_the_library_says() -> None:
    """The same pairs, the same strength of every chain, and the same first where one is alone."""
    chance, compared = random.Random(45), 0
    for _ in range(PROFILES):
        options = chance.randint(3, 6)
        lines = drawn_lines(chance, options=options, ties=True)
        table = pair_table(lines.elements(), options=options)
        votes = RankedToCondorcetVotes().convert(theirs(lines))
        known = {option for pair in votes for option in pair}  # the library knows only what is on papers
        pairs = {(i, j): table[i - 1][j - 1] for i in known for j in known if table[i - 1][j - 1]}
        assert pairs == {pair: number for pair, number in votes.items() if number}
        chains = Schulze.widest_paths(votes)
        own = strongest_chains(table)
        assert all(own[i - 1][j - 1] == chains.get((i, j), 0) for i in known for j in known if i != j)
        first = full_order(table)[0]
        best = [i for i in known if all(chains.get((i, j), 0) > chains.get((j, i), 0) for j in known - {i})]
        if len(first) == 1 and len(known) == options:
            assert list(first) == best
            compared += 1
        assert pair_winner(table) in (0, *first)
    assert compared > PROFILES // 2


def test_the_run_off_says_what_the_library_says() -> None:
    """The same winner wherever no two options are equal at the end of a round; the library refuses those."""
    chance, compared = random.Random(100), 0
    for _ in range(PROFILES):
        options = chance.randint(3, 5)
        lines = drawn_lines(chance, options=options, ties=False)
        try:
            elected = TransferableVoteSelector(quota_function=None).evaluate(theirs(lines), 1)
        except NotImplementedError:  # equal fewest: our rule goes on, the library stops
            continue
        rounds = run_off(lines.elements(), options=options)
        assert rounds[-1].winner == elected[0]
        compared += 1
    assert compared > PROFILES // 4
