"""Whom a list reaches and who speaks in a theme: people, never statements."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from council.ground.shared.chances import completion
from council.ground.shared.cutting import as_shown, everyone, kept_back, sizes
from council.ground.shared.values import Covered, Hidden, Voices
from council.ground.voting.values import Partition, VotesView


def covered(
    seen: VotesView, chosen: Collection[str], partitions: Sequence[Partition]
) -> tuple[Covered | Hidden, ...]:
    """How many of each group agree with at least one statement of a set; the whole council first.

    Who was asked about none of it counts as not asked, never as left out. Answers known by number only are
    not among these: nobody knows whether two of them are one person's.
    """
    columns = [at for at, statement in enumerate(seen.statements) if statement in set(chosen)]
    asked = [any(row[at] is not None for at in columns) for row in seen.rows]
    agree = [any(row[at] == 1 for at in columns) for row in seen.rows]
    found: list[Covered | Hidden] = []
    for groups in _whole_and(partitions, seen.seats):
        base, reached = (_counted(groups, each) for each in (asked, agree))
        hidden = kept_back(base, sum(asked)) if groups.field else {}
        for at, (name, size) in enumerate(zip(groups.groups, sizes(groups), strict=True)):
            if at in hidden:
                found.append(Hidden(groups.field, name, hidden[at]))
            elif size:
                reach = completion(reached[at], base[at], size)
                span = (reach.low, reach.high)
                found.append(Covered(groups.field, name, size, base[at], reached[at], *span))
    return tuple(found)


def voices(
    seats: Sequence[str], authors: Collection[str], partitions: Sequence[Partition]
) -> tuple[Voices | Hidden, ...]:
    """How many of each group are among the authors; the whole council first. One to four are not shown."""
    spoke = [seat in set(authors) for seat in seats]
    found: list[Voices | Hidden] = []
    for groups in _whole_and(partitions, seats):
        people = _counted(groups, spoke)
        hidden = kept_back(people, sum(spoke)) if groups.field else {}
        for at, (name, size) in enumerate(zip(groups.groups, sizes(groups), strict=True)):
            kept = Hidden(groups.field, name, hidden[at]) if at in hidden else None
            found.append(kept or Voices(groups.field, name, size, people[at]))
    return tuple(found)


def _whole_and(partitions: Sequence[Partition], seats: Sequence[str]) -> Iterator[Partition]:
    yield everyone(seats)
    yield from as_shown(partitions)


def _counted(groups: Partition, marked: Sequence[bool]) -> list[int]:
    count = [0] * len(groups.groups)
    for number, is_one in zip(groups.member, marked, strict=True):
        if number >= 0 and is_one:
            count[number] += 1
    return count
