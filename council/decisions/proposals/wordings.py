"""What one wording says, all its fields together: told apart from another, and fixed by one number.

Pure. Only the text must be there; every other field may be empty and then prints as "not stated".
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from council.decisions.proposals import difference
from council.decisions.proposals.refusals import (
    CostLineIncomplete,
    CostLineUnknown,
    FieldTooLong,
    ReviewDateUnreadable,
    TooManyCostLines,
)

COST_KINDS = ("money", "people", "nature")
COST_TIMES = ("now", "later")
MOST_IN_A_FIELD = 4_000
MOST_COST_LINES = 40


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line of the full-cost sheet: who bears what, now or later; the amount is said in words."""

    bearer: str
    kind: str  # money, people, nature
    when: str  # now, later
    what: str
    amount: str = ""


@dataclass(frozen=True, slots=True)
class Incentives:
    """The incentive check: what the proposal would reward, what it would punish, and who could game it."""

    rewards: str = ""
    punishes: str = ""
    gaming: str = ""

    def __bool__(self) -> bool:
        """Whether anything was written down."""
        return bool(self.rewards or self.punishes or self.gaming)


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything one version of a proposal says."""

    text: str
    rationale: str = ""
    who_when: str = ""  # who does what by when
    conditions: str = ""
    signs: str = ""  # how we will know
    review_on: str = ""  # ISO date or ""
    costs: tuple[CostLine, ...] = ()
    incentives: Incentives = Incentives()
    language: str = "en"


def cleaned(wording: Wording) -> Wording:
    """The wording as it is kept: hidden marks and outer blanks out of every field, empty cost lines gone.

    Raises: WordingMissing, WordingTooLong, FieldTooLong, ReviewDateUnreadable, CostLineIncomplete,
        CostLineUnknown, TooManyCostLines.
    """
    return Wording(
        text=difference.wording(wording.text),
        rationale=_field(wording.rationale),
        who_when=_field(wording.who_when),
        conditions=_field(wording.conditions),
        signs=_field(wording.signs),
        review_on=_date(wording.review_on),
        costs=_costs(wording.costs),
        incentives=Incentives(*(_field(part) for part in _parts(wording.incentives))),
        language=wording.language.strip() or "en",
    )


def hidden(wording: Wording) -> int:
    """How many hidden or broken characters `cleaned` would take out of all fields."""
    return sum(difference.hidden(words) for words in _all_words(wording))


def changed_fields(old: Wording, new: Wording) -> tuple[str, ...]:
    """The names of the fields in which two wordings differ, in the order they are read."""
    return tuple(f.name for f in fields(Wording) if getattr(old, f.name) != getattr(new, f.name))


def joined(text: str, parts: Sequence[Wording]) -> Wording:
    """A wording for `text` that keeps what the parts said beside theirs, of each field the first filled.

    Cost lines of all parts stand in it, each once, in the order of the parts.
    """
    lines = dict.fromkeys(line for part in parts for line in part.costs)
    checks = [part.incentives for part in parts if part.incentives]
    return Wording(
        text=text,
        rationale=_first(part.rationale for part in parts),
        who_when=_first(part.who_when for part in parts),
        conditions=_first(part.conditions for part in parts),
        signs=_first(part.signs for part in parts),
        review_on=_first(part.review_on for part in parts),
        costs=tuple(lines),
        incentives=checks[0] if checks else Incentives(),
        language=_first(part.language for part in parts) or "en",
    )


def with_text(wording: Wording, text: str) -> Wording:
    """The same wording with another text."""
    return replace(wording, text=text)


def sealed_text(wording: Wording) -> str:
    """The one text that stands for a wording: its text, then each field that is filled, by name.

    A wording with nothing but its text is that text, so that anybody can compute its number from paper.
    """
    lines = [wording.text]
    for name in ("rationale", "who_when", "conditions", "signs", "review_on"):
        if getattr(wording, name):
            lines.append(f"{name}: {getattr(wording, name)}")
    for cost in wording.costs:
        lines.append(
            "cost: " + " | ".join(_one_line((cost.bearer, cost.kind, cost.when, cost.what, cost.amount)))
        )
    for name in ("rewards", "punishes", "gaming"):
        if getattr(wording.incentives, name):
            lines.append(f"{name}: {getattr(wording.incentives, name)}")
    return "\n\n".join(lines)


def fingerprint(wording: Wording) -> str:
    """SHA-256 of `sealed_text` in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(sealed_text(wording).encode()).hexdigest()


def kept_costs(lines: Iterable[CostLine]) -> list[dict[str, str]]:
    """Cost lines as plain values, as a record keeps them."""
    return [{f.name: getattr(line, f.name) for f in fields(CostLine)} for line in lines]


def read_costs(kept: Sequence[dict[str, str]]) -> tuple[CostLine, ...]:
    """Cost lines from the plain values a record keeps."""
    return tuple(CostLine(**line) for line in kept)


def _costs(lines: Sequence[CostLine]) -> tuple[CostLine, ...]:
    made = tuple(_cost(line) for line in lines)
    kept = tuple(line for line in made if line.bearer or line.what or line.amount)
    for number, line in enumerate(kept, start=1):
        if line.kind not in COST_KINDS or line.when not in COST_TIMES:
            raise CostLineUnknown(line=number, kind=line.kind, when=line.when)
        if not line.bearer or not line.what:
            raise CostLineIncomplete(line=number)
    if len(kept) > MOST_COST_LINES:
        raise TooManyCostLines(given=len(kept), most=MOST_COST_LINES)
    return kept


def _cost(line: CostLine) -> CostLine:
    bearer, what, amount = (" ".join(_field(part).split()) for part in (line.bearer, line.what, line.amount))
    return CostLine(bearer, line.kind, line.when, what, amount)


def _first(words: Iterable[str]) -> str:
    return next((each for each in words if each), "")


def _field(words: str) -> str:
    kept = difference.visible(words)
    if len(kept) > MOST_IN_A_FIELD:
        raise FieldTooLong(length=len(kept), most=MOST_IN_A_FIELD)
    return kept


def _date(words: str) -> str:
    if not words.strip():
        return ""
    try:
        return date.fromisoformat(words.strip()).isoformat()
    except ValueError:
        raise ReviewDateUnreadable(given=words.strip()) from None


def _parts(incentives: Incentives) -> tuple[str, str, str]:
    return incentives.rewards, incentives.punishes, incentives.gaming


def _all_words(wording: Wording) -> Iterable[str]:
    yield from (wording.text, wording.rationale, wording.who_when, wording.conditions, wording.signs)
    yield from _parts(wording.incentives)
    for line in wording.costs:
        yield from (line.bearer, line.what, line.amount)


def _one_line(parts: Iterable[str]) -> Iterable[str]:
    return (part.replace("|", "/") for part in parts)
