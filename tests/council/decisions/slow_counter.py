"""A second counter, slow and plain: papers as people fill them in, counted one by one with fractions.

It shares no code with `council.decisions.ballots`: what both say alike is not one mistake made once. Papers
are structures (sets of marks, lists of levels, ranks by option), never the lines tellers type.
"""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import permutations
from statistics import median
from typing import Any

VALID, BLANK, SPOILED = "valid", "blank", "spoiled"


@dataclass
class Ballot:
    """One vote as a plain bag of values; `papers` hold what is on the sheets."""

    kind: str
    options: int
    papers: list[Any]
    absent: int = 0
    silent: int = 0
    base: str = "votes"
    threshold: Fraction = Fraction(1, 2)
    at_least: bool = False
    quorum: Fraction | int = 0
    quorum_on: str = "returned"
    cap: int = 0
    winners: int = 0
    ties: str = "none"
    dots: int = 0
    most_on_one: int = 1
    levels: int = 0
    level: int = 0
    drawn: int | None = None


@dataclass
class Slow:
    """What the slow counter found, in the words of a result."""

    outcome: str = ""
    valid: int = 0
    abstain: int = 0
    spoiled: int = 0
    winners: list[int] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    order: list[list[int]] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)


def count(ballot: Ballot) -> Slow:
    """The result of a ballot, worked out the long way."""
    found = Slow()
    good = []
    for paper in ballot.papers:
        what = class_of(ballot, paper)
        found.valid += what == VALID
        found.abstain += what == BLANK
        found.spoiled += what == SPOILED
        if what == VALID:
            good.append(paper)
    WAYS[ballot.kind](ballot, good, found)
    conclude(ballot, found)
    return found


def class_of(ballot: Ballot, paper: Any) -> str:
    """Valid, blank or spoiled, by what the kind allows on a sheet."""
    if paper == "x":
        return SPOILED
    if ballot.kind in ("majority", "gradients", "approval"):
        return class_of_marks(ballot, paper)
    if ballot.kind == "dots":
        if sum(paper) == 0:
            return BLANK
        fits = sum(paper) <= ballot.dots and all(n <= ballot.most_on_one for n in paper)
        return VALID if fits else SPOILED
    if ballot.kind in ("score", "scale"):
        return class_of_levels(ballot, paper)
    ranks = [rank for rank in paper if rank is not None]
    if not ranks:
        return BLANK
    if ballot.kind == "ranked" and ranks.count(1) != 1:
        return BLANK
    return VALID


def class_of_marks(ballot: Ballot, paper: set[int]) -> str:
    if not paper:
        return BLANK
    boxes = {"majority": 2, "gradients": ballot.levels}.get(ballot.kind, ballot.options)
    most = (ballot.cap or ballot.options) if ballot.kind == "approval" else 1
    return VALID if paper <= set(range(1, boxes + 1)) and len(paper) <= most else SPOILED


def class_of_levels(ballot: Ballot, paper: list[Any]) -> str:
    known = range(lowest(ballot), lowest(ballot) + ballot.levels)
    numbers = [level for level in paper if level not in (None, "x")]
    if any(level not in known for level in numbers):
        return SPOILED
    if numbers:
        return VALID
    return SPOILED if "x" in paper else BLANK


def lowest(ballot: Ballot) -> int:
    return 0 if ballot.kind == "score" else 1


def counts_from(ballot: Ballot) -> int:
    """L as the rules say: the middle level, for a scale the one above it."""
    if ballot.level:
        return ballot.level
    middle = (lowest(ballot) + lowest(ballot) + ballot.levels - 1 + 1) // 2
    return middle + 1 if ballot.kind == "scale" else middle


def base_of(ballot: Ballot, found: Slow) -> int:
    present = len(ballot.papers) + ballot.silent
    return {
        "votes": found.valid,
        "cast": found.valid + found.abstain,
        "returned": len(ballot.papers),
        "present": present,
        "entitled": present + ballot.absent,
    }[ballot.base]


def enough(ballot: Ballot, number: int, base: int) -> bool:
    if base == 0:
        return False
    reached = Fraction(number, base)
    return reached >= ballot.threshold if ballot.at_least else reached > ballot.threshold


def one_question(ballot: Ballot, good: list[set[int]], found: Slow) -> None:
    boxes = 2 if ballot.kind == "majority" else ballot.levels
    found.marks = [sum(1 for paper in good if box in paper) for box in range(1, boxes + 1)]
    if ballot.kind == "majority":
        found.more["for"] = found.marks[0]
    else:
        found.more["for"] = sum(1 for paper in good if min(paper) >= counts_from(ballot))


def most_marks(ballot: Ballot, good: list[Any], found: Slow) -> None:
    every = range(1, ballot.options + 1)
    if ballot.kind == "dots":
        found.marks = [sum(paper[option - 1] for paper in good) for option in every]
    else:
        found.marks = [sum(1 for paper in good if option in paper) for option in every]
    found.order = descending({option: found.marks[option - 1] for option in every})
    if ballot.winners or ballot.kind == "dots":
        seats(
            ballot, [group for group in found.order if found.marks[group[0] - 1] > 0], ballot.winners, found
        )
    else:
        base = base_of(ballot, found)
        found.winners = [option for option in every if enough(ballot, found.marks[option - 1], base)]


def levels(ballot: Ballot, good: list[list[Any]], found: Slow) -> None:
    every, means = range(1, ballot.options + 1), {}
    found.more.update(medians=[], means=[], comparable=[])
    for option in every:
        given = [p[option - 1] for p in good if p[option - 1] not in (None, "x")]
        mean = Fraction(sum(given), len(given)) if given else None
        comparable = bool(given) and Fraction(len(given), found.valid) >= Fraction(1, 2)
        supporting = sum(1 for level in given if level >= counts_from(ballot))
        found.marks.append(supporting)
        found.more["medians"].append(median([Fraction(level) for level in given]) if given else None)
        found.more["means"].append(mean)
        found.more["comparable"].append(comparable)
        if comparable:
            means[option] = mean
        base = len(given) if ballot.base == "votes" else base_of(ballot, found)
        if comparable and not ballot.winners and enough(ballot, supporting, base):
            found.winners.append(option)
    found.order = descending(means)
    if ballot.winners:
        seats(ballot, found.order, ballot.winners, found)


def run_off(ballot: Ballot, good: list[list[int | None]], found: Slow) -> None:
    """Round by round over all papers again; who is out is struck from every paper."""
    papers = [said_in_order(paper) for paper in good]
    live = list(range(1, ballot.options + 1))
    rounds: list[dict[int, int]] = []
    found.more["rounds"] = rounds
    while papers and live:
        now = dict.fromkeys(live, 0)
        for paper in papers:
            for option in paper:
                if option in live:
                    now[option] += 1
                    break
        rounds.append(now)
        most = max(now.values())
        if Fraction(most, sum(now.values())) > Fraction(1, 2):
            found.winners = [option for option in live if now[option] == most]
            return
        out = out_of(ballot, now, rounds, found)
        if not out:
            return
        live = [option for option in live if option not in out]


def out_of(ballot: Ballot, now: dict[int, int], rounds: list[dict[int, int]], found: Slow) -> list[int]:
    last = [option for option in now if now[option] == min(now.values())]
    for earlier in rounds[-2::-1]:
        if len(last) > 1:
            last = [o for o in last if earlier[o] == min(earlier[other] for other in last)]
    above = [number for option, number in now.items() if option not in last]
    if len(last) == 1 or (above and sum(now[option] for option in last) < min(above)):
        return last
    if ballot.drawn is None:
        found.waiting = last
        return []
    return [max(last, key=lambda option: ticket(ballot, len(rounds), option))]


def said_in_order(paper: list[int | None]) -> list[int]:
    """Options by rank as far as each rank is given once; gaps close up."""
    said: list[int] = []
    for rank in sorted({rank for rank in paper if rank is not None}):
        at = [option for option, own in enumerate(paper, start=1) if own == rank]
        if len(at) > 1:
            break
        said += at
    return said


def ticket(ballot: Ballot, number: int, option: int) -> str:
    return hashlib.sha256(f"ballot\n{number}\noption {option}\n{ballot.drawn}".encode()).hexdigest()


def chains(ballot: Ballot, good: list[list[int | None]], found: Slow) -> None:
    """Every path between two options, tried one by one; its weakest win is its strength."""
    every = range(1, ballot.options + 1)
    beats: dict[tuple[int, int], int] = {}
    for one in every:
        for other in every:
            beats[one, other] = sum(1 for paper in good if stands_above(paper, one, other))
    found.more["pairs"] = [[beats[one, other] for other in every] for one in every]
    wins = {pair: n if n > beats[pair[1], pair[0]] else 0 for pair, n in beats.items()}
    best = {}
    for one, other in permutations(every, 2):
        rest = [option for option in every if option not in (one, other)]
        paths = [(one, *middle, other) for n in range(len(rest) + 1) for middle in permutations(rest, n)]
        best[one, other] = max(
            min(wins[step] for step in zip(path, path[1:], strict=False)) for path in paths
        )
    left = list(every) if good else []
    while left:
        first = [o for o in left if all(best[o, p] >= best[p, o] for p in left if p != o)]
        found.order.append(first)
        left = [option for option in left if option not in first]
    seats(ballot, found.order, 1, found)
    if ballot.ties == "lot" and ballot.drawn is not None:
        found.order = [[o] for g in found.order for o in sorted(g, key=lambda n: ticket(ballot, 1, n))]


def stands_above(paper: list[int | None], one: int, other: int) -> bool:
    mine, theirs = paper[one - 1], paper[other - 1]
    return mine is not None and (theirs is None or mine < theirs)


def descending(values: dict[int, Any]) -> list[list[int]]:
    return [[o for o in sorted(values) if values[o] == v] for v in sorted(set(values.values()), reverse=True)]


def seats(ballot: Ballot, order: list[list[int]], places: int, found: Slow) -> None:
    """Fill places group by group; the rule for ties speaks where a group does not fit."""
    for group in order:
        free = places - len(found.winners)
        if free <= 0:
            return
        if len(group) <= free:
            found.winners += group
        elif ballot.ties == "none":
            return
        elif ballot.ties == "lot" and ballot.drawn is not None:
            found.winners += sorted(group, key=lambda option: ticket(ballot, 1, option))[:free]
            return
        else:
            found.waiting = group
            return


def conclude(ballot: Ballot, found: Slow) -> None:
    found.winners.sort()
    base = base_of(ballot, found)
    present = len(ballot.papers) + ballot.silent
    took_part = len(ballot.papers) if ballot.quorum_on == "returned" else present
    if isinstance(ballot.quorum, Fraction):
        missed = Fraction(took_part) < ballot.quorum * (present + ballot.absent)
    else:
        missed = took_part < ballot.quorum
    if found.valid == 0 or base == 0 or missed:
        found.outcome = "no_quorum" if found.valid and base else "no_result"
        found.winners, found.waiting = [], []
    elif found.waiting:
        found.outcome = "runoff" if ballot.ties == "runoff" and ballot.kind != "ranked" else "lot"
    elif ballot.kind == "dots" and ballot.winners == 0:
        found.outcome = "ordered"
    elif ballot.kind in ("majority", "gradients"):
        found.outcome = "carried" if enough(ballot, found.more["for"], base) else "not_carried"
    else:
        found.outcome = "carried" if found.winners else "not_carried"


WAYS = {
    "majority": one_question,
    "gradients": one_question,
    "approval": most_marks,
    "dots": most_marks,
    "score": levels,
    "scale": levels,
    "ranked": run_off,
    "schulze": chains,
}


# -- papers as a room full of people might fill them in ---------------------------------------------------

SHARES = tuple(Fraction(a, b) for a, b in ((1, 2), (2, 3), (3, 4), (4, 5), (3, 5), (1, 3), (1, 1)))


def drawn_ballot(chance: random.Random, *, kind: str = "", most: int = 9) -> Ballot:
    """A ballot nobody planned: any kind, any rule, up to `most` papers, some of them odd."""
    kind = kind or chance.choice(sorted(WAYS))
    options = 0 if kind in ("majority", "gradients") else chance.randint(2, 4)
    threshold = chance.choice(SHARES)
    ballot = Ballot(
        kind=kind,
        options=options,
        papers=[],
        absent=chance.choice((0, 0, 1, 5)),
        silent=chance.choice((0, 0, 1, 3)),
        base=chance.choice(("votes", "cast", "returned", "present", "entitled")),
        threshold=threshold,
        at_least=threshold == 1 or chance.random() < 0.5,
        quorum=chance.choice((0, 0, 3, Fraction(1, 2), Fraction(2, 3))),
        quorum_on=chance.choice(("returned", "present")),
        winners=chance.choice((0, 0, 1, 2)) if kind in ("approval", "dots", "score", "scale") else 0,
        ties=chance.choice(("none", "runoff", "lot")),
        drawn=chance.choice((None, chance.randint(0, 99))),
    )
    if kind == "approval":
        ballot.cap = chance.choice((0, 1, 2))
    if kind == "dots":
        ballot.dots = chance.randint(1, 4)
        ballot.most_on_one = chance.randint(1, ballot.dots)
    if kind in ("gradients", "score", "scale"):
        ballot.levels = {"gradients": chance.randint(3, 8), "scale": 5}.get(kind, chance.randint(2, 6))
        ballot.level = chance.choice((0, chance.randint(1, ballot.levels - 1)))
    ballot.papers = [drawn_paper(chance, ballot) for _ in range(chance.randint(0, most))]
    return ballot


def drawn_paper(chance: random.Random, ballot: Ballot) -> Any:
    """Mostly filled in as asked, sometimes empty, too full, or beyond what is printed."""
    odd = chance.random()
    if odd < 0.04:
        return "x"
    if ballot.kind in ("majority", "gradients"):
        boxes = ballot.levels or 2
        if odd < 0.12:
            return set() if odd < 0.08 else {1, 2}
        return {chance.randint(1, boxes)}
    if ballot.kind == "approval":
        return {o for o in range(1, ballot.options + 1 + (odd < 0.08)) if chance.random() < 0.45}
    if ballot.kind == "dots":
        spent = [0] * ballot.options
        for _ in range(chance.choice((ballot.dots, ballot.dots, ballot.dots - 1, ballot.dots + 1))):
            spent[chance.randrange(ballot.options)] += 1
        return spent
    if ballot.kind in ("score", "scale"):
        top = lowest(ballot) + ballot.levels - 1
        level = lambda: chance.randint(lowest(ballot), top + (chance.random() < 0.02))  # noqa: E731
        return [
            None if (o := chance.random()) < 0.2 else "x" if o < 0.23 else level()
            for _ in range(ballot.options)
        ]
    ranks: list[int | None] = list(range(1, ballot.options + 1))
    chance.shuffle(ranks)
    for place in range(ballot.options):
        if chance.random() < 0.15:
            ranks[place] = None
        elif chance.random() < 0.06:
            ranks[place] = chance.randint(1, ballot.options)
    return ranks


def typed(ballot: Ballot, paper: Any) -> str:
    """What a teller types for that sheet; ranks are read down the boxes."""
    if paper == "x":
        return "x"
    if isinstance(paper, set):
        return " ".join(str(mark) for mark in sorted(paper, reverse=True))
    return " ".join("-" if one is None else str(one) for one in paper)
