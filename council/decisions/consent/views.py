"""What consent answers with: frozen values, safe to show on any thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from council.decisions.consent.prompts import NextStep
from council.decisions.consent.state import Round


@dataclass(frozen=True, slots=True)
class MemberName:
    """Who a member of a circle is: a seat's number and alias, or a table's number and label (as alias)."""

    id: str
    kind: str  # seat, table
    number: int
    alias: str = ""  # a table's label
    people: int = 1


@dataclass(frozen=True, slots=True)
class ConsentView:
    """A consent round as it stands. `round` is the machine's own value; the rest is what it need not know.

    `checked_text` is the wording that was shown before the present one in this round, "" when there was none:
    the difference is read out before step 5 is repeated. `newest` is the number of the proposal's newest
    wording, or 0; a round that does not decide on it is `is_outdated` and can only be put off or stopped.
    `tally` counts people in the newest step 5; who was not asked is in none of its numbers.
    """

    id: str
    number: int
    kind: str
    round: Round
    next: NextStep
    legal: frozenset[str]
    tally: Mapping[str, int]
    names: tuple[MemberName, ...]
    proposal_id: str
    proposal_number: int
    proposal_title: str
    proposal_state: str
    driver: str
    version_id: str
    version: int
    text: str
    who_when: str
    conditions: str
    signs: str
    review_on: str
    checked_text: str
    checked_version: int
    newest: int
    is_outdated: bool
    resolving_versions: Mapping[str, int]  # objection id: number of the wording made for it
    role: str
    qualities: str
    term_from: str
    term_until: str
    bound: str
    at: datetime
    agreed_at: datetime | None
    ended_at: datetime | None

    @property
    def state(self) -> str:
        return self.round.state

    @property
    def step(self) -> str:
        return self.round.step

    @property
    def is_agreed(self) -> bool:
        """Whether it came to an agreement."""
        return self.round.state == "agreed"


@dataclass(frozen=True, slots=True)
class SeatChoice:
    """A seat that can be in a circle: where it sits, and whether it is there (None: nobody noted it)."""

    id: str
    number: int
    alias: str
    table_id: str
    here: bool | None


@dataclass(frozen=True, slots=True)
class TableChoice:
    """A table that can be in a circle; `people` sit there and are not known to be away."""

    id: str
    number: int
    label: str
    people: int


@dataclass(frozen=True, slots=True)
class CircleChoices:
    """Who may be in a circle, in a session (0: none was held yet), and which proposals can go to consent."""

    session: int
    seats: tuple[SeatChoice, ...]
    tables: tuple[TableChoice, ...]
    proposals: tuple[tuple[str, int, str], ...]  # id, number, title


@dataclass(frozen=True, slots=True)
class RoleView:
    """Somebody elected to a role by consent."""

    round_id: str
    round: int
    role: str
    qualities: str
    seat: MemberName
    since: str
    until: str
    agreed_at: datetime
