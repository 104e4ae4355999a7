"""What the ballot desk answers with: frozen values, safe to show on any thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from council.decisions.ballots.papers import Equation, Papers
from council.decisions.ballots.results import Result
from council.decisions.ballots.rules import Rule


@dataclass(frozen=True, slots=True)
class PileView:
    """One pile at the desk. `first` and `second` are None until both tellers have entered theirs.

    Where papers are written down line by line, `first_lines` and `second_lines` hold them by content as long
    as the count lasts.
    """

    number: int
    label: str
    state: str
    entered: tuple[bool, bool]
    counts: Mapping[str, int]
    first: Mapping[str, int] | None
    second: Mapping[str, int] | None
    settled_by: str
    first_lines: tuple[str, ...] = ()
    second_lines: tuple[str, ...] = ()

    @property
    def differences(self) -> tuple[str, ...]:
        """The names on which the tellers' totals differ."""
        one, two = self.first, self.second
        if one is None or two is None:
            return ()
        return tuple(name for name in sorted(one.keys() | two.keys()) if one.get(name, 0) != two.get(name, 0))

    @property
    def alone(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Papers as only the first, and as only the second teller wrote them down; sorted by content."""
        one, two = Counter(self.first_lines), Counter(self.second_lines)
        return tuple(sorted((one - two).elements())), tuple(sorted((two - one).elements()))

    @property
    def both(self) -> tuple[str, ...]:
        """Papers that both tellers wrote down alike, sorted by content."""
        return tuple(sorted((Counter(self.first_lines) & Counter(self.second_lines)).elements()))


@dataclass(frozen=True, slots=True)
class CallView:
    """A seat in a roll call. `choice` is "" before the ballot is closed, even when the seat was heard."""

    seat_id: str
    number: int
    alias: str
    heard: bool
    choice: str = ""


@dataclass(frozen=True, slots=True)
class OptionView:
    """One thing that can be marked; with the proposal's wording behind it where it is one."""

    id: str
    text: str
    version_id: str | None = None
    proposal_id: str | None = None
    proposal_number: int = 0
    version: int = 0
    wording: str = ""


@dataclass(frozen=True, slots=True)
class BallotView:
    """A ballot as it stands. `result` is there once certified; `outlook` is what would be certified now.

    `apart`, once certified: of the papers the tellers read apart, by content, how often each was read so by
    one of them alone, and how often it was settled on; no pile and no teller is known any more.
    `too_few`: so few secret papers lay in the box that no count of them leaves the store.
    """

    id: str
    number: int
    question: str
    way: str
    state: str
    rule: Rule
    options: tuple[str, ...]
    proposal_id: str
    proposal_number: int
    proposal_title: str
    version_id: str
    version: int
    text: str
    papers: Papers | None
    tellers: tuple[str, str]
    chair: str
    at: datetime
    opened_at: datetime | None
    closed_at: datetime | None
    certified_at: datetime | None
    hash: str
    reason: str
    piles: tuple[PileView, ...] = ()
    equations: tuple[Equation, ...] = ()
    outlook: Result | None = None
    result: Result | None = None
    choices: tuple[OptionView, ...] = ()
    doubts: str = ""
    proofed_at: datetime | None = None
    drawn: int | None = None
    repeats: int = 0  # number of the void ballot this one repeats
    chair_vote: str = ""
    present_before: int | None = None  # members present as said at opening, where that was corrected
    present_reason: str = ""
    apart: tuple[tuple[str, int, int], ...] = ()
    too_few: bool = False

    @property
    def is_open_vote(self) -> bool:
        """Everybody sees who votes how: hands, cards, a roll call."""
        return self.way != "paper"

    @property
    def kind(self) -> str:
        return self.rule.kind
