"""One ballot put before the real rules and before the slow counter, and where they differ."""

from __future__ import annotations

from council.decisions.ballots.lines import count_lines, read_line
from council.decisions.ballots.lots import Lot
from council.decisions.ballots.papers import Papers
from council.decisions.ballots.results import Result, decide
from council.decisions.ballots.rules import Rule
from tests.council.decisions.slow_counter import Ballot, Slow, count, typed

RANKED = ("ranked", "schulze")


def rule_of(ballot: Ballot) -> Rule:
    return Rule(
        kind=ballot.kind,
        base=ballot.base,
        threshold=ballot.threshold,
        at_least=ballot.at_least,
        quorum=ballot.quorum,
        quorum_on=ballot.quorum_on,
        cap=ballot.cap,
        winners=ballot.winners,
        ties=ballot.ties,
        dots=ballot.dots,
        most_on_one=ballot.most_on_one,
        levels=tuple(str(n) for n in range(ballot.levels)),
        level=ballot.level,
    )


def fast(ballot: Ballot, papers: list[object] | None = None) -> Result:
    """The real road: typed by a teller, read, counted, decided."""
    rule, width = rule_of(ballot), ballot.options or 2
    sheets = ballot.papers if papers is None else papers
    boxes = ballot.kind in RANKED
    lines = [read_line(rule, typed(ballot, one), options=width, by_boxes=boxes).text for one in sheets]
    counted = count_lines(rule, lines, options=width)
    present = len(sheets) + ballot.silent
    desk = Papers(entitled=present + ballot.absent, present=present, in_box=len(sheets))
    ids = tuple(f"option {n}" for n in range(1, width + 1))
    lot = None if ballot.drawn is None else Lot("ballot", ids, ballot.drawn)
    return decide(rule, desk, counted, options=ids[: ballot.options], lot=lot)


def differences(ballot: Ballot, known: Result | None = None) -> list[str]:
    """What both counters say differently; [] when all is alike. `known`: the real result, if there is one."""
    quick, slow = known or fast(ballot), count(ballot)
    pairs = {
        "outcome": (quick.outcome, slow.outcome),
        "valid": (quick.valid, slow.valid),
        "abstain": (quick.abstain, slow.abstain),
        "spoiled": (quick.spoiled, slow.spoiled),
        "winners": (list(quick.winners), slow.winners),
        "waiting": (list(quick.waiting), slow.waiting),
        **by_kind(quick, slow, ballot),
    }
    return [f"{name}: {one} and {other}" for name, (one, other) in pairs.items() if one != other]


def by_kind(quick: Result, slow: Slow, ballot: Ballot) -> dict[str, tuple[object, object]]:
    if ballot.kind in ("majority", "gradients"):
        return {"for": (quick.yes, slow.more["for"])}
    if ballot.kind == "ranked":
        rounds = [{option: one.counts[option - 1] for option in one.live} for one in quick.rounds]
        return {"rounds": (rounds, slow.more["rounds"])}
    order = ([list(group) for group in quick.order], slow.order)
    if ballot.kind == "schulze":
        return {"order": order, "pairs": ([list(row) for row in quick.pairs], slow.more["pairs"])}
    shared: dict[str, tuple[object, object]] = {
        "order": order,
        "marks": ([one.marks for one in quick.options], slow.marks),
    }
    if ballot.kind in ("score", "scale"):
        rated = [one.ratings for one in quick.options if one.ratings]
        shared["means"] = ([one.mean for one in rated], slow.more["means"])
        shared["medians"] = ([one.median for one in rated], slow.more["medians"])
        shared["comparable"] = ([one.comparable for one in rated], slow.more["comparable"])
    return shared
