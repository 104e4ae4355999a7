"""What a ballot came to: the rule applied to a box, every figure with its base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Result:
    """What a ballot came to, every figure with its base.

    The head, for every kind: `share` is exact; `percent` is how it is printed, "" when the base is empty or
    the kind has no two sides. `needed` is the least number of yes votes that would have been enough.
    `outcome`: carried, not_carried, no_quorum, no_result; "ordered" where only an order was asked for;
    "runoff" or "lot" while equals wait for one. For gradients `yes` are those at the level that counts or
    above, `no` the other levels.

    By kind: `options` with marks, share, place and ratings; `winners` (carried) and `waiting` (equal for the
    last places) as numbers of options from 1; `order`, best first, equals together; `rounds` of a run-off;
    `pairs` (papers that prefer the row to the column) and the winner of all pairs, 0 for none; `ratings` of
    gradients. `drawn` is the number the lot was drawn with.
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
    number = base_number(rule.base, papers, counted)
    measured = papers.in_box if rule.quorum_on == "returned" else papers.present
    least = quorum_needed(rule, papers)
    tied = rule.kind == "majority" and counted.valid > 0 and found.for_it == found.against
    on_edge = tied and rule.threshold == HALF and 2 * found.for_it == number
    casts = casting if on_edge and rule.casting_vote else ""
    two_sided = not rule.has_options
    value = Fraction(found.for_it, number) if number and two_sided else None
    return Result(
        kind=rule.kind,
        outcome=_outcome(rule, found, casts, base=number, valid=counted.valid, quorum_met=measured >= least),
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
        tied=tied,
        unanimous=says_the_same(rule, counted),
        casting=casts,
        options=found.options,
        winners=found.winners,
        waiting=found.waiting,
        order=found.order,
        rounds=found.rounds,
        pairs=found.pairs,
        pair_winner=found.pair_winner,
        ratings=found.ratings,
        drawn=lot.drawn if lot else None,
        places=rule.winners,
    )


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


def _outcome(rule: Rule, found: Found, casts: str, *, base: int, valid: int, quorum_met: bool) -> str:
    """The outcome's code, the gravest reason against it first."""
    if not valid or not base:
        return "no_result"
    if not quorum_met:
        return "no_quorum"
    if found.waiting:
        return "runoff" if rule.ties == "runoff" and rule.kind != "ranked" else "lot"
    if rule.kind == "dots" and not rule.winners:
        return "ordered"
    if rule.has_options:
        return "carried" if found.winners else "not_carried"
    enough = meets(found.for_it, base, rule.threshold, at_least=rule.at_least)
    return "carried" if casts == "yes" or enough else "not_carried"
