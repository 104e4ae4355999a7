"""Count, reconcile, apply a rule: the arithmetic of a ballot in whole numbers, nothing guessed.

Letters as on the desk: E entitled, P present, T printed, H handed out, U left over, J replaced, R in the box,
V valid, A blank or "abstain", X spoiled.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from fractions import Fraction

from council.decisions.ballots.refusals import (
    BallotRuleUnknown,
    MoreThanEverybody,
    NotACount,
    ShareOutOfRange,
)

KINDS = ("majority", "approval")
WAYS = ("paper", "hands")
BASES = ("votes", "cast", "returned", "present", "entitled")
QUORUM_ON = ("returned", "present")
MOST_IN_A_PILE = 25
LEAST_FOR_SECRECY = 5
MOST_PAPERS = 100_000
HALF = Fraction(1, 2)


def share(text: str) -> Fraction:
    """A share written "a/b" (or "1"), above 0 and up to 1. Raises: ShareOutOfRange."""
    try:
        value = Fraction(text.replace(" ", ""))
    except (ValueError, ZeroDivisionError) as error:
        raise ShareOutOfRange(given=text) from error
    if not 0 < value <= 1:
        raise ShareOutOfRange(given=text)
    return value


def quorum(text: str) -> Fraction | int:
    """A quorum: "a/b" is a share of those entitled, a whole number is a number of people (0: none needed)."""
    return int(text) if text.strip().isdecimal() and len(text) < 7 else share(text)


def as_text(value: Fraction | int) -> str:
    """A share as "a/b", a number as itself: what `share` and `quorum` read again."""
    return str(value) if isinstance(value, int) else f"{value.numerator}/{value.denominator}"


@dataclass(frozen=True, slots=True)
class Rule:
    """How a ballot is decided, fixed before it opens.

    `threshold` is a share of the base, met by "more than" it or, with `at_least`, by reaching it.
    `quorum` is a share of those entitled, or a plain number. `cap` is the most marks on an approval paper
    (0: as many as options).
    Raises: BallotRuleUnknown, ShareOutOfRange, MoreThanEverybody.
    """

    kind: str = "majority"
    base: str = "votes"
    threshold: Fraction = HALF
    at_least: bool = False
    quorum: Fraction | int = HALF
    quorum_on: str = "returned"
    casting_vote: bool = False
    cap: int = 0

    def __post_init__(self) -> None:
        for part, known in (("kind", KINDS), ("base", BASES), ("quorum_on", QUORUM_ON)):
            if getattr(self, part) not in known:
                raise BallotRuleUnknown(part=part, given=getattr(self, part))
        if not 0 < self.threshold <= 1:
            raise ShareOutOfRange(given=str(self.threshold))
        if self.threshold == 1 and not self.at_least:
            raise MoreThanEverybody
        if isinstance(self.quorum, Fraction) and not 0 < self.quorum <= 1 or self.quorum < 0:
            raise ShareOutOfRange(given=str(self.quorum))


SIMPLE_MAJORITY = Rule()


def supermajority(
    threshold: Fraction = Fraction(2, 3), *, base: str = "votes", at_least: bool = True
) -> Rule:
    """A rule that asks for more than a simple majority: at least 2/3 of the votes, or as given."""
    return Rule(base=base, threshold=threshold, at_least=at_least)


@dataclass(frozen=True, slots=True)
class Papers:
    """The desk's figures: people entitled (E) and present (P), and the papers.

    Papers are printed (T), handed out with replacements (H), left over (U), handed back and replaced (J),
    and in the box (R).
    """

    entitled: int
    present: int
    in_box: int
    printed: int = 0
    handed_out: int = 0
    left_over: int = 0
    replaced: int = 0

    @property
    def missing(self) -> int:
        """M = H - J - R: papers given to members that did not come back."""
        return self.handed_out - self.replaced - self.in_box


@dataclass(frozen=True, slots=True)
class Tally:
    """What was on the papers of a pile or a box. `marks`: one number per option; for yes/no (yes, no)."""

    marks: tuple[int, ...]
    valid: int
    abstain: int = 0
    spoiled: int = 0

    @property
    def papers(self) -> int:
        """V + A + X."""
        return self.valid + self.abstain + self.spoiled


@dataclass(frozen=True, slots=True)
class Equation:
    """One identity of the desk: `left` `relation` the sum of `right`, and whether it holds."""

    code: str  # printed, handed, box, count
    left: int
    relation: str  # "=" or "<="
    right: tuple[int, ...]
    teller: int = 0

    @property
    def holds(self) -> bool:
        total = sum(self.right)
        return self.left == total if self.relation == "=" else self.left <= total

    def __str__(self) -> str:
        sign = "=" if self.relation == "=" else "≤"
        terms = " ".join(f"{'+' if n >= 0 else '−'} {abs(n)}" for n in self.right)
        return f"{self.left} {sign} {terms.removeprefix('+ ')}"


@dataclass(frozen=True, slots=True)
class OptionResult:
    """One option of an approval ballot: its marks and whether they reached the threshold."""

    text: str
    marks: int
    percent: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What a ballot came to, every figure with its base.

    `share` is exact; `percent` is how it is printed, "" when the base is empty. `needed` is the least number
    of yes votes that would have been enough. `outcome`: carried, not_carried, no_quorum, no_result.
    """

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
    casting: str = ""
    options: tuple[OptionResult, ...] = field(default=())

    @property
    def passed(self) -> bool:
        return self.outcome == "carried"

    @property
    def unanimous(self) -> bool:
        """Every valid paper says the same, so everybody's vote is known."""
        return not self.options and self.valid > 0 and 0 in (self.yes, self.no)


def tally(rule: Rule, counts: Mapping[str, int], *, options: int = 2) -> Tally:
    """A teller's figures as a tally; a missing key counts as 0.

    Keys for yes/no: yes, no, abstain, spoiled; for approval "1", "2", … (marks per option), valid, abstain,
    spoiled.
    Raises: NotACount, for an unknown key, a number that is not whole, below 0 or beyond any box, and for
        marks that the valid papers cannot carry.
    """
    names = ("yes", "no") if rule.kind == "majority" else tuple(str(n) for n in range(1, options + 1))
    own = (*names, "abstain", "spoiled", *(() if rule.kind == "majority" else ("valid",)))
    for name, number in counts.items():
        if name not in own:
            raise NotACount(given=name, most=MOST_PAPERS)
        if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= MOST_PAPERS:
            raise NotACount(given=number, most=MOST_PAPERS)
    marks = tuple(counts.get(name, 0) for name in names)
    valid = sum(marks) if rule.kind == "majority" else counts.get("valid", 0)
    if rule.kind == "approval":
        _check_marks(marks, valid, rule.cap or options)
    return Tally(marks, valid, counts.get("abstain", 0), counts.get("spoiled", 0))


def _check_marks(marks: tuple[int, ...], valid: int, cap: int) -> None:
    """A valid paper marks an option once, at least one of them, and no more than the cap."""
    for number in marks:
        if number > valid:
            raise NotACount(given=number, most=valid)
    if not valid <= sum(marks) <= valid * cap:
        raise NotACount(given=sum(marks), most=valid * cap)


def total(parts: Iterable[Tally], *, options: int = 2) -> Tally:
    """All piles of a box together."""
    every = tuple(parts)
    marks = tuple(sum(column) for column in zip(*(p.marks for p in every), strict=True)) or (0,) * options
    return Tally(
        marks, sum(p.valid for p in every), sum(p.abstain for p in every), sum(p.spoiled for p in every)
    )


def reconcile(papers: Papers, totals: Sequence[Tally]) -> tuple[Equation, ...]:
    """The identities a paper ballot must meet, in the order of the desk; `totals` are the tellers' own.

    T = H + U, H - J <= E, R <= H - J, and for each teller R = V + A + X.
    """
    out = papers.handed_out - papers.replaced
    return (
        Equation("printed", papers.printed, "=", (papers.handed_out, papers.left_over)),
        Equation("handed", out, "<=", (papers.entitled,)),
        Equation("box", papers.in_box, "<=", (papers.handed_out, -papers.replaced)),
        *(
            Equation("count", papers.in_box, "=", (t.valid, t.abstain, t.spoiled), n)
            for n, t in enumerate(totals, start=1)
        ),
    )


def base_number(base: str, papers: Papers, counted: Tally) -> int:
    """B, the number a percentage is a share of: votes V, cast V + A, returned R, present P, entitled E."""
    return {
        "votes": counted.valid,
        "cast": counted.valid + counted.abstain,
        "returned": papers.in_box,
        "present": papers.present,
        "entitled": papers.entitled,
    }[base]


def meets(number: int, base: int, threshold: Fraction, *, at_least: bool) -> bool:
    """Whether `number` of `base` meets the threshold a/b: number x b > a x base, or >= with `at_least`."""
    reached, asked = number * threshold.denominator, threshold.numerator * base
    return reached >= asked if at_least else reached > asked


def needed(base: int, threshold: Fraction, *, at_least: bool) -> int:
    """The least whole number that meets the threshold on `base`."""
    asked = threshold * base
    return -(-asked.numerator // asked.denominator) if at_least else asked.numerator // asked.denominator + 1


def decide(
    rule: Rule, papers: Papers, counted: Tally, *, casting: str = "", options: Sequence[str] = ()
) -> Result:
    """The rule applied to a box.

    Passed when the quorum is met, B > 0, and Y x b > a x B (or >=). Equal numbers under a simple majority are
    not carried unless a casting vote was agreed; it is kept apart and never added to Y, and turns only a vote
    that one more yes would carry: not one short of half of those present or entitled.
    """
    yes, no = counted.marks if rule.kind == "majority" else (0, 0)
    number = base_number(rule.base, papers, counted)
    measured = papers.in_box if rule.quorum_on == "returned" else papers.present
    least = (
        rule.quorum if isinstance(rule.quorum, int) else needed(papers.entitled, rule.quorum, at_least=True)
    )
    lines = tuple(
        _option(rule, text, marks, number) for text, marks in zip(options, counted.marks, strict=False)
    )
    tied = rule.kind == "majority" and counted.valid > 0 and yes == no
    on_edge = tied and rule.threshold == HALF and 2 * yes == number
    casts = casting if on_edge and rule.casting_vote else ""
    carried = (
        any(o.passed for o in lines)
        if rule.kind == "approval"
        else casts == "yes" or meets(yes, number, rule.threshold, at_least=rule.at_least)
    )
    value = Fraction(yes, number) if number else None
    return Result(
        outcome=_outcome(counted.valid and number, measured >= least, carried),
        yes=yes,
        no=no,
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
        percent=""
        if value is None or rule.kind != "majority"
        else percent(value, threshold=rule.threshold, at_least=rule.at_least),
        quorum_met=measured >= least,
        quorum_measured=measured,
        quorum_needed=least,
        tied=tied,
        casting=casts,
        options=lines,
    )


def _option(rule: Rule, text: str, marks: int, number: int) -> OptionResult:
    if rule.kind == "majority" or not number:
        return OptionResult(text, marks, "", passed=False)
    passed = meets(marks, number, rule.threshold, at_least=rule.at_least)
    printed = percent(Fraction(marks, number), threshold=rule.threshold, at_least=rule.at_least)
    return OptionResult(text, marks, printed, passed)


def _outcome(counted: int, quorum_met: bool, carried: bool) -> str:
    if not counted:
        return "no_result"
    if not quorum_met:
        return "no_quorum"
    return "carried" if carried else "not_carried"


def percent(value: Fraction, *, threshold: Fraction | None = None, at_least: bool = False) -> str:
    """A share as printed: whole, half up, with as many decimals as keep it on its own side of the threshold.

    1,333 of 2,000 against 2/3 prints 66.65%, neither 67% nor 66.7%. A share that lies on the threshold and
    has no end in decimals is cut and says so: "66.6…%".
    """
    hundred = value * 100
    if threshold is None:
        return f"{_rounded(hundred, 0)}%"
    side = meets(value.numerator, value.denominator, threshold, at_least=at_least)
    for decimals in range(13):
        printed = Fraction(_rounded(hundred, decimals)) / 100
        if meets(printed.numerator, printed.denominator, threshold, at_least=at_least) == side:
            return f"{_rounded(hundred, decimals)}%"
    cut = int(hundred * 10)
    return f"{cut // 10}.{cut % 10}…%"


def _rounded(value: Fraction, decimals: int) -> str:
    scaled = int(value * 10**decimals + HALF)
    if not decimals:
        return str(scaled)
    return f"{scaled // 10**decimals}.{scaled % 10**decimals:0{decimals}d}"


def is_close(result: Result, *, votes: int = 2) -> bool:
    """Whether so few votes more or fewer would turn the result: open votes are then counted twice."""
    counts = [option.marks for option in result.options] or [result.yes]
    return any(abs(count - result.needed) <= votes for count in counts)


def certificate_hash(texts: Sequence[str], rule: Rule, papers: Papers, counted: Tally) -> str:
    """SHA-256 over texts, rule and counts, as 64 hexadecimal digits: what the printed certificate carries.

    Canonical JSON: sorted keys, no blanks, UTF-8, shares as "a/b".
    """
    whole = {
        "texts": list(texts),
        "rule": {**asdict(rule), "threshold": as_text(rule.threshold), "quorum": as_text(rule.quorum)},
        "papers": asdict(papers),
        "counts": asdict(counted),
    }
    written = json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()
