"""Whom a list reaches and who speaks in a theme: people, never statements."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

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
    for groups, hidden in _whole_and(partitions, asked):
        base, reached = (_counted(groups, each) for each in (asked, agree))
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
    for groups, hidden in _whole_and(partitions, spoke):
        people = _counted(groups, spoke)
        for at, (name, size) in enumerate(zip(groups.groups, sizes(groups), strict=True)):
            kept = Hidden(groups.field, name, hidden[at]) if at in hidden else None
            found.append(kept or Voices(groups.field, name, size, people[at]))
    return tuple(found)


def _whole_and(
    partitions: Sequence[Partition], marked: Sequence[bool]
) -> Iterator[tuple[Partition, Mapping[int, str]]]:
    """Everybody, then each field as it may be shown, with the counts of those marked that stay hidden."""
    from council.ground.shared.showing import telling_groups

    yield everyone([""] * len(marked)), {}
    fields = as_shown(partitions)
    telling = telling_groups([marked], fields)
    for groups, names in zip(fields, telling, strict=True):
        also = [at for at, name in enumerate(groups.groups) if name in names.get(0, ())]
        yield groups, kept_back(_counted(groups, marked), sum(marked), also)


def _counted(groups: Partition, marked: Sequence[bool]) -> list[int]:
    count = [0] * len(groups.groups)
    for number, is_one in zip(groups.member, marked, strict=True):
        if number >= 0 and is_one:
            count[number] += 1
    return count
