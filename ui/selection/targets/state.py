"""What the page of targets says, worked out from values alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from council.selection.queries import DrawingPool, TargetView, Unmatched
from council.selection.targets import Line, Pool, Targets
from council.words import _, ngettext
from ui.selection.targets.verdict import costs, crossed_features

if TYPE_CHECKING:
    from council.selection.live import Reach, Step

SCARCE = 3  # people per wanted seat; fewer is marked


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line as it stands in the table: beside pool, population and panel, with what a seat does to it."""

    id: str
    line: Line
    in_pool: int
    share: Fraction | None = None
    in_panel: int | None = None
    steps: tuple[Step, ...] = ()

    @property
    def facts(self) -> str:
        """What the pool and the population have of it."""
        parts = [
            ngettext("{count:,} in the pool", "{count:,} in the pool", self.in_pool).format(
                count=self.in_pool
            )
        ]
        if self.line.most:
            parts.append(_("{count:.1f} for each seat").format(count=per_seat(self)))
        if self.share is not None:
            parts.append(_("{share:.1f} % of the population").format(share=float(self.share) * 100))
        if self.in_panel is not None:
            parts.append(_("{count} on the panel").format(count=self.in_panel))
        return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class TargetsState:
    """The table of targets, the facts over it, and what does not add up."""

    facts: str
    seats: int
    rows: tuple[LineRow, ...]
    warnings: tuple[str, ...]
    odd_ids: tuple[str, ...]  # people with an answer that no target knows, or with none
    pool: Pool
    targets: Targets

    @classmethod
    def of(
        cls,
        targets: Targets,
        views: Sequence[TargetView],
        asked: DrawingPool,
        committed: Sequence[int] = (),
        *,
        before: TargetsState | None = None,
    ) -> TargetsState:
        """What stands in the file; a pool equal to the one before is that one, so that it stays warm.

        Args:
            committed: numbers of the draws that are committed to and not drawn yet.
        """
        lines = targets.lines
        parts = [
            ngettext("{count:,} seat", "{count:,} seats", targets.seats).format(count=targets.seats),
            ngettext("{count} target", "{count} targets", len(lines)).format(count=len(lines)),
            ngettext(
                "{count:,} person may be drawn", "{count:,} people may be drawn", len(asked.pool.ids)
            ).format(count=len(asked.pool.ids)),
        ]
        sums = () if asked.pool.ids else _sums(targets)  # with a pool, the check says it
        warnings = (*sums, *map(_unmatched, _gathered(asked.unmatched)))
        odd = tuple(dict.fromkeys(id for one in asked.unmatched for id in one.person_ids))
        if odd:
            warnings = (*warnings, _("Whoever counts for no line may be drawn more easily than others."))
        if words := costs(len(targets.features), crossed_features(targets.features)):
            warnings = (words, *warnings)
        warnings = (*map(_fixed, committed), *warnings)
        rows = tuple(LineRow(one.id, one.line, one.in_pool, one.share, one.in_panel) for one in views)
        pool = before.pool if before is not None and before.pool == asked.pool else asked.pool
        return cls(" · ".join(parts), targets.seats, rows, warnings, odd, pool, targets)

    def with_targets(self, targets: Targets) -> TargetsState | None:
        """The same pool under other bounds or seats; None when other lines make it another question."""
        new = {(line.feature, line.value): line for line in targets.lines}
        if list(new) != [(row.line.feature, row.line.value) for row in self.rows]:
            return None
        rows = tuple(replace(row, line=new[row.line.feature, row.line.value]) for row in self.rows)
        seats = ngettext("{count:,} seat", "{count:,} seats", targets.seats).format(count=targets.seats)
        facts = " · ".join([seats, *self.facts.split(" · ")[1:]])
        return replace(self, facts=facts, seats=targets.seats, rows=rows, targets=targets)

    @property
    def can_be_checked(self) -> bool:
        return bool(self.seats and self.targets.lines and self.pool.ids)


def _gathered(unmatched: Iterable[Unmatched]) -> tuple[Unmatched, ...]:
    return tuple(sorted(unmatched, key=lambda one: -one.people))[:5]


def _unmatched(one: Unmatched) -> str:
    count = ngettext("{count:,} person has", "{count:,} people have", one.people).format(count=one.people)
    if not one.value:
        return _("{count} no answer for “{feature}” and count for no line of it.").format(
            count=count, feature=one.feature
        )
    words = _("{count} “{value}” for “{feature}”, which is no target; they count for no line of it.")
    return words.format(count=count, value=one.value, feature=one.feature)


def _fixed(number: int) -> str:
    words = _(
        "Draw {number} is committed to the targets as they were then. A change here counts for later draws "
        "alone."
    )
    return words.format(number=number)


def _sums(targets: Targets) -> Iterable[str]:
    """Features whose least seats are too many, or whose most seats are too few."""
    for feature in dict.fromkeys(line.feature for line in targets.lines):
        least = sum(line.least for line in targets.lines if line.feature == feature)
        most = sum(line.most for line in targets.lines if line.feature == feature)
        if least > targets.seats:
            words = _("“{feature}”: the least seats sum to {sum}, there are {seats}.")
            yield words.format(feature=feature, sum=least, seats=targets.seats)
        if most < targets.seats:
            words = _("“{feature}”: the most seats sum to {sum}, there are {seats}.")
            yield words.format(feature=feature, sum=most, seats=targets.seats)


def per_seat(view: LineRow) -> float | None:
    """People in the pool for each seat the line wants at most; None where it wants none."""
    return view.in_pool / view.line.most if view.line.most else None


def is_scarce(view: LineRow) -> bool:
    """Whether a line has fewer than three people for each seat it wants at least."""
    return view.in_pool < SCARCE * view.line.least


def with_line(targets: Targets, old: Line | None, new: Line | None) -> tuple[Line, ...]:
    """The lines with one changed (both), added (old None) or taken away (new None)."""
    if old is None:
        return (*targets.lines, new) if new else targets.lines
    kept = [new if line == old else line for line in targets.lines]
    return tuple(line for line in kept if line is not None)


def with_changes(targets: Targets, changes: Iterable[Any]) -> tuple[Line, ...]:
    """The lines after a proposal (Change: line, least, most)."""
    new = {(one.line.feature, one.line.value): one for one in changes}
    lines = []
    for line in targets.lines:
        change = new.get((line.feature, line.value))
        lines.append(replace(line, least=change.least, most=change.most) if change else line)
    return tuple(lines)


def shares_text(pool: Iterable[Mapping[str, str]]) -> str:
    """The pool's own shares as lines of feature, value, share: something to write the real ones over."""
    counts: dict[str, dict[str, int]] = {}
    people = list(pool)
    for one in people:
        for feature, value in one.items():
            if value:
                values = counts.setdefault(feature, {})
                values[value] = values.get(value, 0) + 1
    lines = ["feature,value,share"]
    for feature in sorted(counts):
        total = sum(counts[feature].values())
        for value, count in sorted(counts[feature].items()):
            lines.append(f"{quoted(feature)},{quoted(value)},{100 * count / total:.1f}")
    return "\n".join(lines)


def quoted(cell: str) -> str:
    """A cell as CSV wants it."""
    return '"' + cell.replace('"', '""') + '"' if any(one in cell for one in ',"\n') else cell


def likely_seats(lines: Iterable[tuple[str, int, int]]) -> int:
    """How many seats lines of (feature, least, most) were made for: the middle of what all features allow."""
    least: dict[str, int] = {}
    most: dict[str, int] = {}
    for feature, low, high in lines:
        least[feature], most[feature] = least.get(feature, 0) + low, most.get(feature, 0) + high
    return (max(least.values()) + min(most.values())) // 2 if least else 1


def with_number(targets: Targets, old: Line, side: str, seats: int) -> Targets:
    """The targets with one number otherwise; its flex is widened where it would no longer hold it."""
    if side == "least":
        low = None if old.least_flex is None else min(old.least_flex, seats)
        new = replace(old, least=seats, least_flex=low)
    else:
        high = None if old.most_flex is None else max(old.most_flex, seats)
        new = replace(old, most=seats, most_flex=high)
    return Targets(targets.seats, with_line(targets, old, new))


def with_steps(rows: Iterable[LineRow], reach: Reach | None) -> tuple[LineRow, ...]:
    """The rows with what a seat more or less does to each; as they were, until it is known."""
    if reach is None or not reach.steps:
        return tuple(rows)
    steps: dict[tuple[str, str], list[Step]] = {}
    for step in reach.steps:
        steps.setdefault((step.line.feature, step.line.value), []).append(step)
    return tuple(replace(row, steps=tuple(steps.get((row.line.feature, row.line.value), ()))) for row in rows)
