"""What the page of comparing says, thought out apart from Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.decisions.proposals.criteria.scoring import Cell, Total, printed
from council.decisions.proposals.criteria.views import CriteriaSheet, CriterionView, Judged
from council.decisions.proposals.saying import CRITERION_STATES, proposal_state
from council.decisions.proposals.views import ProposalView, VersionView
from council.words import _, ngettext
from ui.decisions.proposals.state import cost_cells, filled

TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the matrix: a criterion, or at the foot the weighted mean (`criterion` None)."""

    criterion: CriterionView | None

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return self.criterion.id if self.criterion else TOTAL

    @property
    def words(self) -> str:
        """What stands at its beginning."""
        if self.criterion is None:
            return _("Weighted mean")
        return f"{self.criterion.number}  {self.criterion.text}"

    @property
    def quiet(self) -> str:
        """Weight and state of a criterion."""
        if self.criterion is None:
            return ""
        state = _(CRITERION_STATES[self.criterion.state])
        return _("weight {n}, {state}").format(n=self.criterion.weight, state=state)


@dataclass(frozen=True, slots=True)
class MatrixState:
    """Criteria down, proposals across, for one group or for all of them."""

    sheet: CriteriaSheet
    group: str = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The criteria, those that count first, and the line of means below them."""
        standing = [one for one in self.sheet.criteria if one.state != "retired"]
        gone = [one for one in self.sheet.criteria if one.state == "retired"]
        ordered = sorted(standing, key=lambda one: (one.state != "agreed", one.number))
        return (*(Line(one) for one in (*ordered, *gone)), *((Line(None),) if ordered else ()))

    @property
    def facts(self) -> str:
        """The quiet line of the page's head."""
        agreed = sum(one.state == "agreed" for one in self.sheet.criteria)
        many = len(self.sheet.criteria)
        parts = [ngettext("{n} criterion", "{n} criteria", many).format(n=many)]
        parts.append(ngettext("{n} agreed", "{n} agreed", agreed).format(n=agreed))
        groups = len(self.sheet.groups)
        parts.append(ngettext("scored by {n} group", "scored by {n} groups", groups).format(n=groups))
        return " · ".join(parts)

    def cell(self, line: Line, judged: Judged) -> Cell:
        """What groups gave where a line and a proposal meet."""
        if line.criterion is None:
            return Cell()
        found = self.sheet.cell(line.criterion.id, judged.version_id)
        if not self.group:
            return found
        return Cell(tuple(one for one in found.given if one.group.casefold() == self.group.casefold()))

    def text(self, line: Line, judged: Judged) -> str:
        """What stands in a cell: the mean and of how many groups; a dash where nobody scored."""
        if line.criterion is None:
            total = self.sheet.total(judged.version_id, group=self.group)
            return f"{printed(total.mean)}  {total_base(total)}"
        cell = self.cell(line, judged)
        if cell.mean is None:
            return "–"
        if self.group or len(cell.given) == 1:
            return str(cell.given[0].score)
        lowest, highest = (pick(one.score for one in cell.given) for pick in (min, max))
        spread = _("{low} to {high}").format(low=lowest, high=highest) if cell.is_split else ""
        groups = ngettext("{n} group", "{n} groups", len(cell.given)).format(n=len(cell.given))
        return "  ".join(part for part in (printed(cell.mean), spread, groups) if part)

    def told(self, line: Line, judged: Judged) -> str:
        """A cell in words: who gave what, and why."""
        if line.criterion is None:
            return total_words(self.sheet.total(judged.version_id, group=self.group), self.sheet.is_agreed)
        given = self.cell(line, judged).given
        if not given:
            return _("Nobody has scored this yet; it is left out of the mean.")
        said = _("{group}: {score}, {reason}")
        return "\n".join(said.format(group=one.group, score=one.score, reason=one.reason) for one in given)


def total_base(total: Total) -> str:
    """What a mean rests on, in few words."""
    return _("{n} of {of}").format(n=total.scored, of=total.of)


def total_words(total: Total, is_agreed: bool) -> str:
    """What a mean rests on, and how far it carries."""
    if total.mean is None:
        return _("Nothing has been scored yet.")
    said = _("Mean {mean} of 0 to 4 over {n} of {of} criteria, weight {w} of {ow}.")
    parts = [
        said.format(mean=printed(total.mean), n=total.scored, of=total.of, w=total.weight, ow=total.of_weight)
    ]
    if not total.is_whole:
        parts.append(_("What nobody scored is left out: not comparable with another mean."))
    if not is_agreed:
        parts.append(_("No criterion was agreed yet: a try-out."))
    return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Variant:
    """One proposal as it stands beside another."""

    proposal: ProposalView
    version: VersionView | None
    total: Total | None = None


def beside_grid(variants: Sequence[Variant], *, is_agreed: bool) -> list[list[str]]:
    """Variants side by side as rows of words: first what the row is about, then each variant."""
    grid = [["", *(f"{one.proposal.number}  {one.proposal.title}" for one in variants)]]
    grid.append([_("State"), *(_state(one) for one in variants)])
    grid.append([_("Wording"), *(one.version.text if one.version else "" for one in variants)])
    terms = [dict(filled(one.version)) if one.version else {} for one in variants]
    for name in dict.fromkeys(name for each in terms for name in each):
        grid.append([name, *(each.get(name, _("not stated")) for each in terms)])
    grid.append([_("Full-cost sheet"), *(_costs(one) for one in variants)])
    grid.append([_("Statements"), *_shared(variants)])
    if any(one.total and one.total.of for one in variants):
        grid.append(
            [_("Criteria"), *(total_words(one.total, is_agreed) if one.total else "" for one in variants)]
        )
    return grid


def _state(one: Variant) -> str:
    said = proposal_state(one.proposal.state)
    if one.version is None:
        return said
    return _("{state}, wording {n}").format(state=said, n=one.version.number)


def _costs(one: Variant) -> str:
    if one.version is None or not one.version.costs:
        return _("not stated")
    return "\n".join(", ".join(part for part in cost_cells(line) if part) for line in one.version.costs)


def _shared(variants: Sequence[Variant]) -> list[str]:
    named = [set(one.version.statements) if one.version else set() for one in variants]
    both = set.intersection(*named) if named else set()
    words = []
    for own in named:
        said = ngettext("names {n} statement", "names {n} statements", len(own)).format(n=len(own))
        shared = ngettext("{n} of them in all", "{n} of them in all", len(both)).format(n=len(both))
        words.append(f"{said}, {shared}" if len(variants) > 1 and own else said)
    return words
