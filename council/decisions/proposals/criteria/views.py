"""What criteria answer with: frozen values, safe to show on any thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from council.decisions.proposals.criteria import scoring
from council.decisions.proposals.criteria.scoring import Cell, Given, Total


@dataclass(frozen=True, slots=True)
class CriterionView:
    """One criterion; `item` and `session` say where it was agreed, "" and 0 where that is not known."""

    id: str
    number: int
    text: str
    weight: int
    state: str
    item: str
    session: int
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A proposal as it is judged: by its newest wording."""

    proposal_id: str
    number: int
    title: str
    state: str
    version_id: str
    version: int

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return self.version_id


@dataclass(frozen=True, slots=True)
class CriteriaSheet:
    """Criteria down, proposals across; a cell where they meet."""

    criteria: tuple[CriterionView, ...]
    judged: tuple[Judged, ...]
    given: tuple[Given, ...]
    cells: Mapping[tuple[str, str], Cell] = field(default_factory=dict)

    def cell(self, criterion_id: str, version_id: str) -> Cell:
        """Every group's score of a wording by a criterion."""
        return self.cells.get((criterion_id, version_id), Cell())

    @property
    def counting(self) -> tuple[CriterionView, ...]:
        """The criteria a mean is taken over: those agreed; while none is, those proposed."""
        agreed = tuple(one for one in self.criteria if one.state == "agreed")
        return agreed or tuple(one for one in self.criteria if one.state == "proposed")

    @property
    def is_agreed(self) -> bool:
        """Whether the council agreed on any of them; else a mean is a try-out."""
        return any(one.state == "agreed" for one in self.criteria)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that scored anything."""
        return scoring.groups(self.given)

    def total(self, version_id: str, *, group: str = "") -> Total:
        """The weighted mean of a wording over the criteria that count, with its base; or one group's."""
        found = scoring.cells(self.given, group=group) if group else self.cells
        weights = {one.id: one.weight for one in self.counting}
        means: dict[str, Fraction | None] = {
            id: found[id, version_id].mean for id in weights if (id, version_id) in found
        }
        return scoring.total(weights, means)
