"""What a ballot came to: the rule applied to a box, every figure with its base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from council.decisions.ballots.findings import Found, OptionResult, find
from council.decisions.ballots.lots import Lot
from council.decisions.ballots.papers import Papers, Tally, base_number
from council.decisions.ballots.placing import Order
from council.decisions.ballots.ratings import Ratings
from council.decisions.ballots.rules import Rule
from council.decisions.ballots.runoff import Round
from council.decisions.ballots.schulze import Table
from council.decisions.shares import HALF, meets, needed, percent

OUTCOMES = ("carried", "not_carried", "no_quorum", "no_result", "ordered", "runoff", "lot")
UNDECIDED = ("ordered", "runoff")  # certified, and yet neither adopted nor not


@dataclass(frozen=True, slots=True)
class Result:
    """What a ballot came to, every figure with its base.

    The head, for every kind: `share` is exact; `percent` is how it is printed, "" when the base is empty or
    the kind has no two sides. `needed` is the least number of yes votes that would have been enough.
    `outcome`: carried, not_carried, no_quorum, no_result; "ordered" where only an order was asked for;
    "runoff" or "lot" while equals wait for one. For gradients `yes` are those at the level that counts or
    above, `no` the other levels.

    By kind: `options` with marks, share, place and ratings; `winners` (carried) and `waiting` (equal for the
    last places) as numbers of options from 1, none where the quorum was missed; `order`, best first, equals
    together; `rounds` of a run-off; `pairs` (papers that prefer the row to the column) and the winner of all
    pairs, 0 for none; `ratings` of gradients. `drawn` is the number the lot was drawn with.
    """

    kind: str
    outcome: str
    yes: int
    no: int
    abstain: int
    spoiled: int
    valid: int
    returned: int
    not_returned: int
    entitled: int
    present: int
    base: str
    base_number: int
    threshold: Fraction
    at_least: bool
    needed: int
    share: Fraction | None
    percent: str
    quorum_met: bool
    quorum_measured: int
    quorum_needed: int
    tied: bool = False
    unanimous: bool = False  # every valid paper says the same, so everybody's vote is known
    casting: str = ""
    options: tuple[OptionResult, ...] = field(default=())
    winners: tuple[int, ...] = ()
    waiting: tuple[int, ...] = ()
    order: Order = ()
    rounds: tuple[Round, ...] = ()
    pairs: Table = ()
    pair_winner: int = 0
    ratings: Ratings | None = None
    drawn: int | None = None
    places: int = 0  # so many options could be carried as the first; 0: each by the threshold

    @property
    def passed(self) -> bool:
        return self.outcome == "carried"


def decide(
    rule: Rule,
    papers: Papers,
    counted: Tally,
    *,
    casting: str = "",
    options: Sequence[str] = (),
    lot: Lot | None = None,
) -> Result:
    """The rule applied to a box; `options` are the texts on the paper, in its order.

    Passed when the quorum is met, B > 0, and Y x b > a x B (or >=). Equal numbers under a simple majority are
    not carried unless a casting vote was agreed; it is kept apart and never added to Y, and turns only a vote
    that one more yes would carry: not one short of half of those present or entitled.
    """
    found = find(rule, papers, counted, texts=options, lot=lot)
    head = _head(rule, papers, counted, found)
    on_edge = head.tied and rule.threshold == HALF and 2 * head.yes == head.base_number
    casts = casting if on_edge and rule.casting_vote else ""
    outcome = _outcome(rule, head, found, casts)
    void = outcome in ("no_result", "no_quorum")
    return replace(
        head,
        outcome=outcome,
        casting=casts,
        options=tuple(replace(one, passed=False) for one in found.options) if void else found.options,
        winners=() if void else found.winners,
        waiting=() if void else found.waiting,
        order=found.order,
        rounds=found.rounds,
        pairs=found.pairs,
        pair_winner=found.pair_winner,
        ratings=found.ratings,
        drawn=lot.drawn if lot else None,
        places=rule.winners,
    )


def _head(rule: Rule, papers: Papers, counted: Tally, found: Found) -> Result:
    """The figures every kind has, before anything is decided."""
    number = base_number(rule.base, papers, counted)
    measured, least = took_part(rule, papers), quorum_needed(rule, papers)
    value = Fraction(found.for_it, number) if number and not rule.has_options else None
    return Result(
        kind=rule.kind,
        outcome="",
        yes=found.for_it,
        no=found.against,
        abstain=counted.abstain,
        spoiled=counted.spoiled,
        valid=counted.valid,
        returned=papers.in_box,
        not_returned=max(papers.missing, 0),
        entitled=papers.entitled,
        present=papers.present,
        base=rule.base,
        base_number=number,
        threshold=rule.threshold,
        at_least=rule.at_least,
        needed=needed(number, rule.threshold, at_least=rule.at_least),
        share=value,
        percent="" if value is None else percent(value, threshold=rule.threshold, at_least=rule.at_least),
        quorum_met=measured >= least,
        quorum_measured=measured,
        quorum_needed=least,
        tied=rule.kind == "majority" and counted.valid > 0 and found.for_it == found.against,
        unanimous=says_the_same(rule, counted),
    )


def took_part(rule: Rule, papers: Papers) -> int:
    """What the quorum is measured on: papers returned, or members present."""
    return papers.in_box if rule.quorum_on == "returned" else papers.present


def quorum_needed(rule: Rule, papers: Papers) -> int:
    """How many must take part: the quorum as a number of people."""
    if isinstance(rule.quorum, int):
        return rule.quorum
    return needed(papers.entitled, rule.quorum, at_least=True)


def says_the_same(rule: Rule, counted: Tally) -> bool:
    """Whether every valid paper says the same, so that everybody's vote is known."""
    if not counted.valid:
        return False
    if rule.by_line:
        return len(set(counted.lines)) == 1
    return all(number in (0, counted.valid) for number in counted.marks)


def _outcome(rule: Rule, head: Result, found: Found, casts: str) -> str:
    """The outcome's code, the gravest reason against it first."""
    if not head.valid or not head.base_number:
        return "no_result"
    if not head.quorum_met:
        return "no_quorum"
    if found.waiting:
        return "runoff" if rule.ties == "runoff" and rule.kind != "ranked" else "lot"
    if rule.kind == "dots" and not rule.winners:
        return "ordered"
    if rule.has_options:
        return "carried" if found.winners else "not_carried"
    enough = meets(head.yes, head.base_number, rule.threshold, at_least=rule.at_least)
    return "carried" if casts == "yes" or enough else "not_carried"
