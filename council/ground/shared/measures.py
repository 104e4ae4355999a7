"""Shared ground: how sure we may be that every group of the council agrees, and where not.

A council is a finite population: those not asked are completed by what those asked said, never left out and
never counted as against. Formulas and sources are named with each function.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from council.ground.shared import judging
from council.ground.shared.bridging import Bridges, bridges
from council.ground.shared.chances import HALF, support
from council.ground.shared.counts import Counts, Shows, counts_of
from council.ground.shared.cutting import as_shown, everyone, merged, sizes
from council.ground.shared.judging import cells_of
from council.ground.shared.showing import difference, shown, split, telling_groups
from council.ground.shared.values import SMALL, UNTOLD, Cell, Hidden, Line
from council.ground.voting.values import SMALLEST, Partition
from council.ground.voting.votes import Floats, Votes
from council.progress import SILENT, Progress


@dataclass(frozen=True, slots=True, eq=False)
class _Field:
    """One partition counted twice: as it is judged by, and as it may be shown.

    `telling`: by column, the groups that would tell of a few beside one of another partition.
    """

    judged: Counts
    seen: Counts
    small: tuple[Hidden, ...]
    telling: Mapping[int, set[str]]


def group_informed(votes: Votes, groups: Partition, shows: Shows | None = None) -> Floats:
    """How far every group agrees, statement by statement: one reluctant group pulls it down.

    Returns: (statements,), 0 to 1: product over groups of (agree + 1) / (asked + 2).
    Source: group-informed consensus, Polis conversation.clj; Small et al. 2021.
    """
    return _product(counts_of(votes, groups, shows), against=False)


def _product(counts: Counts, *, against: bool) -> Floats:
    part = counts.disagree if against else counts.agree
    return np.asarray(np.prod(support(part.astype(float), counts.asked.astype(float)), axis=0))


def shared_ground(
    votes: Votes,
    partitions: Sequence[Partition],
    *,
    gic_over: Partition | None = None,
    shows: Shows | None = None,
    more_than: float = HALF,
    progress: Progress = SILENT,
) -> tuple[Line, ...]:
    """Every statement with its support, interval, shared-ground chance and label, in the order of the votes.

    Args:
        votes: (voters, statements); the voters are the members of the council, asked or not.
        partitions: known groups (strata, tables) and inferred ones past their gate; none = the whole only.
        gic_over: the partition `gic` is taken over; None leaves it empty.
        shows: by statement, answers known by number only; they count at their table and in the whole.
        more_than: the share of every group that must agree for `psg`, 0 to 1.
    """
    whole = counts_of(votes, everyone(votes.voters), shows)
    used = [p for p in partitions if max(sizes(p), default=0) >= SMALLEST]
    seen, asked = as_shown(used), ~np.isnan(votes.values).T
    fields = [
        _Field(counts_of(votes, p, shows), counts_of(votes, s, shows), _small(p, s), telling)
        for p, s, telling in zip(used, seen, telling_groups(asked, seen), strict=True)
    ]
    informed = _informed(votes, gic_over, shows) if gic_over and gic_over.groups else None
    found = bridges(votes.values)
    usual = float(whole.agree.sum() / max(whole.asked.sum(), 1))
    lines = []
    for at, statement in enumerate(votes.statements):
        cards = sum(1 for show in (shows or {}).get(statement, ()) if show.asked)
        line = _line(statement, at, whole, fields, more_than, usual)
        lines.append(replace(line, cards=cards))
        progress(at + 1, len(votes.statements))
    return tuple(_completed(line, at, informed, found) for at, line in enumerate(lines))


def _is_untold(counts: Counts, at: int, asked: int) -> bool:
    """Whether most answers came by cards, so that the groups of this field cannot be known from them.

    While most came by seat, the seats speak for the groups, and a few cards take nothing away from them.
    """
    return bool(counts.away[at]) and 2 * int(counts.asked[:, at].sum()) < asked


def _small(groups: Partition, as_seen: Partition) -> tuple[Hidden, ...]:
    return tuple(Hidden(groups.field, name, SMALL) for name in merged(groups, as_seen))


def _line(
    statement: str, at: int, whole: Counts, fields: Sequence[_Field], more_than: float, usual: float
) -> Line:
    (all_of_us,) = cells_of(whole, at, least=0)
    asked, size = all_of_us.asked, all_of_us.size
    judged: list[Cell] = []
    seen: list[Cell] = []
    hidden: list[Hidden] = []
    untold: list[str] = []
    for each in fields:
        mine = cells_of(each.judged, at)
        if _is_untold(each.judged, at, asked) and judging.missing(mine):
            untold.append(each.judged.field)
            hidden += [Hidden(each.seen.field, name, UNTOLD) for name in each.seen.groups]
            continue
        judged += mine
        # Cards without names hide nobody: everyone can see how many there were.
        named = asked - int(each.seen.away[at])
        free, kept_back = shown(cells_of(each.seen, at, least=1), named, each.telling.get(at, ()))
        seen += free
        hidden += [*each.small, *kept_back]
    judged = judged or [all_of_us]
    # Nothing is named from the answers of a few; and of a few in all it is not told where they were asked.
    enough = [cell for cell in judged if cell.asked >= SMALLEST]
    missing = () if 0 < asked < min(SMALLEST, HALF * size) else judging.missing(judged)
    overall = (all_of_us.agree + 1) / (asked + 2)
    psg, limiting = judging.chance(judged, more_than)
    spread, z, divided, divisive = difference(seen)
    strength, likely = judging.strength(judged, all_of_us.agree, asked, usual)
    word = judging.label(psg, asked, size, judged, is_untold=bool(untold))
    return Line(
        statement, asked, all_of_us.agree, all_of_us.disagree, all_of_us.passed, size, overall,
        all_of_us.low, all_of_us.high, None, psg, word, limiting, spread, z,
        judging.carried(enough, overall, size), tuple(seen or ([] if fields else judged)),
        hidden=tuple(hidden), against_low=all_of_us.against_low, against_high=all_of_us.against_high,
        split=split(all_of_us.agree, all_of_us.disagree), divided=divided, is_divisive=divisive,
        sides=judging.sides(enough), missing=missing, untold=tuple(untold),
        more_than=more_than, strength=strength, is_likely=likely,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class _Informed:
    """Group-informed consensus over one field, for agreement and disagreement: (statements,) each."""

    field: str
    groups: int
    agree: Floats
    against: Floats


def _informed(votes: Votes, groups: Partition, shows: Shows | None) -> _Informed:
    counts = counts_of(votes, groups, shows)
    agree, against = (_product(counts, against=side) for side in (False, True))
    return _Informed(groups.field, len(groups.groups), agree, against)


def _completed(line: Line, at: int, informed: _Informed | None, found: Bridges | None) -> Line:
    """The line with what is worked out over all statements at once."""
    further: dict[str, Any] = {}
    if informed is not None and informed.field not in line.untold:
        gic, against = float(informed.agree[at]), float(informed.against[at])
        part = 1 / informed.groups
        further |= {"gic": gic, "gic_mean": gic**part, "against_mean": against**part}
    if found is not None:
        further |= {"bridge": found.strength[at], "is_bridge": found.holds[at]}
    return replace(line, **further)
