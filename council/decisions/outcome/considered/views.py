"""What was considered answers with: frozen values, safe to show on any thread."""

from __future__ import annotations

from dataclasses import dataclass

from council.decisions.ballots.results import Result


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason for or against, and where it was said: kept by people, a statement, an objection, a remark.

    `source` is kept, statement, objection or remark; `number` that of a statement, 0 for none.
    """

    id: str
    side: str
    text: str
    source: str = "kept"
    number: int = 0


@dataclass(frozen=True, slots=True)
class WentOn:
    """Where a part of it went: another proposal, how (merged, split, reworded, shared), and its number.

    `statements` is how many of the statements it grew out of the other one grew out of as well;
    `recommendation` the number under which that one is recommended, 0 for none.
    """

    proposal_id: str
    number: int
    title: str
    how: str
    statements: int = 0
    recommendation: int = 0


@dataclass(frozen=True, slots=True)
class Considered:
    """A proposal that was not adopted: its last text, its origins counted, its result or the reason.

    Reasons for and against stand side by side; `went_on` says where its parts are now.
    """

    id: str
    number: int
    title: str
    state: str
    text: str
    version_id: str | None
    origins: int
    reason: str
    ballot_number: int
    result: Result | None
    reasons: tuple[Reason, ...] = ()
    went_on: tuple[WentOn, ...] = ()

    def on(self, side: str) -> tuple[Reason, ...]:
        """The reasons of one side, for or against."""
        return tuple(one for one in self.reasons if one.side == side)
