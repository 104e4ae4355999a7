"""What the page of targets says, worked out from values alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from council.selection.queries import DrawingPool, TargetView, Unmatched
from council.selection.targets import Line, Pool, Targets
from council.words import _, ngettext
from ui.selection.wording import percent

SCARCE = 3  # people per wanted seat; fewer is marked


@dataclass(frozen=True, slots=True)
class TargetsState:
    """The table of targets, the facts over it, and what does not add up."""

    facts: str
    seats: int
    rows: tuple[TargetView, ...]
    warnings: tuple[str, ...]
    odd_ids: tuple[str, ...]  # people with an answer that no target knows, or with none
    pool: Pool
    targets: Targets

    @classmethod
    def of(cls, targets: Targets, views: Sequence[TargetView], asked: DrawingPool) -> TargetsState:
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
        return cls(" · ".join(parts), targets.seats, tuple(views), warnings, odd, asked.pool, targets)

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


def per_seat(view: TargetView) -> float | None:
    """People in the pool for each seat the line wants at most; None where it wants none."""
    return view.in_pool / view.line.most if view.line.most else None


def is_scarce(view: TargetView) -> bool:
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


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the targets can be met: reach when they can, else the reason and the nearest proposals."""

    possible: bool
    reason: str
    reach: Any = None
    nearest: tuple[tuple[Any, ...], ...] = ()

    def headline(self) -> str:
        if not self.possible:
            return _("No panel can meet these targets")
        return _("These targets can be met")

    def sentence(self) -> str:
        if not self.possible:
            return self.reason[:1].upper() + self.reason[1:]
        words = _("In the fairest draw nobody’s chance is below {percent} ({share}).")
        return words.format(percent=percent(self.reach.chance), share=self.reach.chance)


def examine(pool: Pool, targets: Targets) -> Verdict:
    """Ask whether a panel exists, and how fair a draw can be. Raises: what feasible.check does."""
    from council.selection.feasible import check, reach
    from council.selection.refusals import TargetsOutOfReach

    try:
        check(pool, targets)
    except TargetsOutOfReach as refused:
        return Verdict(False, str(refused.facts["reason"]), nearest=tuple(refused.facts["nearest"]))
    return Verdict(True, "", reach(pool, targets))


def limit_words(limit: Any) -> str:
    """One limiting line, and what a seat of room would do."""
    line = limit.line
    most = _("{feature}: {value} – at most {seats} seats for {people:,} people")
    least = _("{feature}: {value} – at least {seats} seats from {people:,} people")
    words = (most if limit.side == "most" else least).format(
        feature=line.feature,
        value=line.value,
        seats=line.most if limit.side == "most" else line.least,
        people=limit.people,
    )
    if not limit.gain:
        return words
    return _("{line}; one seat of room gives {gain} more").format(line=words, gain=percent(limit.gain))
