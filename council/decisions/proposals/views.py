"""What proposals answer with: frozen values, safe to show on any thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from council.decisions.proposals.wordings import CostLine, Incentives, Wording


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal with its newest wording.

    `origins` is how many statements it grew out of by name, in its own wordings and in those it was merged or
    split from; each is counted once.
    """

    id: str
    number: int
    title: str
    state: str
    driver: str
    addressee: str
    author_group: str
    theme_id: str | None
    theme: str
    reason: str
    at: datetime
    version_id: str | None
    version: int
    text: str
    origins: int
    recommendation: int = 0  # the number under which it was recommended
    withdrawn_by: str = ""
    merged_into: str | None = None  # id of the proposal it went on in
    split_from: str | None = None  # id of the proposal it is a part of


@dataclass(frozen=True, slots=True)
class Parent:
    """A wording that another one followed; of another proposal where the two were merged or split."""

    version_id: str
    proposal_id: str
    proposal: int  # the proposal's number
    version: int  # the wording's number in it


@dataclass(frozen=True, slots=True)
class Named:
    """A statement a wording names, and how: quoted, drawn_on, against; text "" once it was taken out."""

    statement_id: str
    number: int
    text: str
    weight: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """One wording of a proposal, the wordings it followed, why it came, and the statements it names."""

    id: str
    proposal_id: str
    number: int
    text: str
    reason: str
    rationale: str
    who_when: str
    conditions: str
    signs: str
    review_on: str
    language: str
    state: str
    hash: str
    at: datetime
    statements: tuple[str, ...]
    named: tuple[Named, ...] = ()
    parents: tuple[Parent, ...] = ()
    causes: tuple[str, ...] = ()  # ids of objections and remarks
    wording_only: bool = False
    costs: tuple[CostLine, ...] = ()
    incentives: Incentives = Incentives()

    @property
    def wording(self) -> Wording:
        """Everything this version says, as one value."""
        return Wording(
            text=self.text,
            rationale=self.rationale,
            who_when=self.who_when,
            conditions=self.conditions,
            signs=self.signs,
            review_on=self.review_on,
            costs=self.costs,
            incentives=self.incentives,
            language=self.language,
        )


def named_until(versions: Sequence[VersionView], number: int) -> tuple[Named, ...]:
    """The statements a proposal's wordings up to `number` name, each once, as it was named last."""
    found: dict[str, Named] = {}
    for version in versions:
        if version.number <= number:
            found |= {one.statement_id: one for one in version.named}
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Source:
    """A theme and its statements (id, number, text); id None: in no theme."""

    theme_id: str | None
    number: int
    title: str
    statements: tuple[tuple[str, int, str], ...]
