"""What lay in the box: the desk's figures, the tellers' counts, and the equations both must meet.

Letters as on the desk: E entitled, P present, T printed, H handed out, U left over, J replaced, R in the box,
V valid, A blank or "abstain", X spoiled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from council.decisions.ballots.refusals import NotACount
from council.decisions.ballots.rules import MOST_PAPERS, Rule


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
    """What was on the papers of a pile or a box.

    `marks`: (yes, no); papers per level for gradients; marks or dots per option; first choices per option for
    ranked papers; ratings given per option for scores. `lines`: the valid papers one by one, sorted by
    content, where the kind is counted by line.
    """

    marks: tuple[int, ...]
    valid: int
    abstain: int = 0
    spoiled: int = 0
    lines: tuple[str, ...] = ()

    @property
    def papers(self) -> int:
        """V + A + X."""
        return self.valid + self.abstain + self.spoiled


@dataclass(frozen=True, slots=True)
class Equation:
    """One identity of the desk: `left` `relation` the sum of `right`, and whether it holds."""

    code: str  # printed, handed, present, box, count
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


def places_of(rule: Rule, *, options: int = 2) -> int:
    """How many numbers a tally of this kind has in `marks`."""
    return {"majority": 2, "gradients": len(rule.levels)}.get(rule.kind, options)


def count_names(rule: Rule, *, options: int = 2) -> tuple[str, ...]:
    """The keys of a teller's totals in the order of the paper: marks, then valid, abstain, spoiled.

    On paper, sheet and desk alike the highest level of gradients stands first.
    """
    if rule.kind == "majority":
        return ("yes", "no", "abstain", "spoiled")
    numbers = tuple(str(n) for n in range(1, places_of(rule, options=options) + 1))
    if rule.kind == "gradients":
        numbers = numbers[::-1]
    return (*numbers, *(("valid",) if rule.kind == "approval" else ()), "abstain", "spoiled")


def tally(rule: Rule, counts: Mapping[str, int], *, options: int = 2) -> Tally:
    """A teller's totals as a tally; a missing key counts as 0.

    Keys: `count_names`. For yes/no yes, no; for gradients "1", "2", … (papers per level); for approval
    "1", "2", … (marks per option) and valid; for each kind abstain and spoiled.
    Raises: NotACount, for an unknown key, a number that is not whole, below 0 or beyond any box, and for
        marks that the valid papers cannot carry.
    """
    names = count_names(rule, options=options)
    for name, number in counts.items():
        if name not in names:
            raise NotACount(given=name, most=MOST_PAPERS)
        if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= MOST_PAPERS:
            raise NotACount(given=number, most=MOST_PAPERS)
    places = names[: places_of(rule, options=options)]
    marks = tuple(counts.get(name, 0) for name in (places[::-1] if rule.kind == "gradients" else places))
    valid = counts.get("valid", 0) if rule.kind == "approval" else sum(marks)
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
    """All piles of a box together, lines sorted by content; `options` is the width where there is no pile."""
    every = tuple(parts)
    marks = tuple(sum(column) for column in zip(*(p.marks for p in every), strict=True)) or (0,) * options
    return Tally(
        marks,
        sum(p.valid for p in every),
        sum(p.abstain for p in every),
        sum(p.spoiled for p in every),
        tuple(sorted(line for p in every for line in p.lines)),
    )


def reconcile(papers: Papers, totals: Sequence[Tally]) -> tuple[Equation, ...]:
    """The identities a paper ballot must meet, in the order of the desk; `totals` are the tellers' own.

    T = H + U, H - J <= E, R <= H - J, R <= P, and for each teller R = V + A + X.
    """
    out = papers.handed_out - papers.replaced
    return (
        Equation("printed", papers.printed, "=", (papers.handed_out, papers.left_over)),
        Equation("handed", out, "<=", (papers.entitled,)),
        Equation("box", papers.in_box, "<=", (papers.handed_out, -papers.replaced)),
        Equation("present", papers.in_box, "<=", (papers.present,)),
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
