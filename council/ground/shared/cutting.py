"""The council cut into groups, and what of it may be shown: nobody is told apart by a figure.

A group of fewer than five people never stands alone, nor does one from which it could be worked out: the
small ones are counted together, with the next larger one where they are still fewer than five.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from council.ground.shared.values import ALONG, FEW, OTHERS
from council.ground.voting.values import EVERYONE, SMALLEST, Partition


def partition(field: str, value_of: Mapping[str, str], voters: Sequence[str]) -> Partition:
    """The voters by their value of a field, groups in order of name; a missing or empty value is no group."""
    groups = tuple(sorted({value_of[v] for v in voters if value_of.get(v)}, key=natural))
    at = {group: number for number, group in enumerate(groups)}
    return Partition(field, groups, tuple(at.get(value_of.get(v, ""), -1) for v in voters))


def natural(name: str) -> list[tuple[int, int, str]]:
    """Names with numbers in the order people count: 2 before 10."""
    parts = re.findall(r"\d+|\D+", name)
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts]


def everyone(voters: Sequence[str]) -> Partition:
    """The whole council as one group."""
    return Partition("", (EVERYONE,), (0,) * len(voters))


def sizes(groups: Partition) -> tuple[int, ...]:
    """How many people are in each group, in the order of the groups."""
    count = [0] * len(groups.groups)
    for number in groups.member:
        if number >= 0:
            count[number] += 1
    return tuple(count)


def as_shown(partitions: Sequence[Partition]) -> tuple[Partition, ...]:
    """The same partitions with every group large enough to be shown, small ones together as OTHERS.

    Also people of no group, where they are one to four; and a group that is all but one to four people of a
    group of another field. A field of which nothing can be shown has no groups.
    """
    shown = [_gathered(each, set()) for each in partitions]
    while (found := _nested(shown)) is not None:
        field, group = found
        together = set(merged(partitions[field], shown[field]))
        name = shown[field].groups[group]
        more = together | ({name} - {OTHERS})
        shown[field] = _gathered(partitions[field], more, least=max(2, len(together) + 1))
    return tuple(shown)


def merged(origin: Partition, shown: Partition) -> tuple[str, ...]:
    """The groups that stand together as OTHERS, in order; empty when each stands alone."""
    return tuple(group for group in origin.groups if group not in shown.groups)


def _gathered(groups: Partition, also: set[str], least: int = 0) -> Partition:
    """One partition by itself: small groups, and those named, gathered until they are five or nobody.

    `least`: how many groups must stand together at least.
    """
    count = dict(zip(groups.groups, sizes(groups), strict=True))
    nobody = groups.member.count(-1)
    together = {name for name, size in count.items() if size < SMALLEST} | also
    rest = sorted((n for n in count if n not in together), key=lambda n: (count[n], natural(n)), reverse=True)
    loose = nobody if nobody < SMALLEST else 0  # so few of no group could be worked out from the rest
    while rest and (len(together) < least or 0 < loose + sum(count[n] for n in together) < SMALLEST):
        together.add(rest.pop())
    alone = [name for name in groups.groups if name not in together]
    if not alone:
        return Partition(groups.field, (), (-1,) * len(groups.member))
    if not together and not loose:
        return groups
    number = {name: at for at, name in enumerate(alone)}
    places = [number.get(name, len(alone)) for name in groups.groups]
    outside = len(alone) if loose else -1
    member = tuple(places[at] if at >= 0 else outside for at in groups.member)
    return replace(groups, groups=(*alone, OTHERS), member=member)


def _nested(shown: Sequence[Partition]) -> tuple[int, int] | None:
    """A group (field, number) that is all but one to four people of a group of another field, if any."""
    for field, one in enumerate(shown):
        for other, two in enumerate(shown):
            if field == other:
                continue
            whole = sizes(two)
            for group, size in enumerate(sizes(one)):
                if not size:
                    continue
                places = {two.member[at] for at, number in enumerate(one.member) if number == group}
                inside = places.pop() if len(places) == 1 else -1
                if inside >= 0 and 0 < whole[inside] - size < SMALLEST:
                    return field, group
    return None


def kept_back(people: Sequence[int], total: int, also: Collection[int] = ()) -> dict[int, str]:
    """Which counts of one field stay hidden, by position, and why.

    Those of one to four people; and the smallest others until those hidden (and those of no group) are nobody
    or five at least, so that taking the shown from the total tells nothing. Where they are fewer in all, the
    groups of nobody are hidden too, for the same reason: else they would tell whose the few are.

    Args:
        also: positions to be hidden whatever their count, with so many others that they cannot be worked out.
    """
    hidden = {at: ALONG for at in also if people[at]}
    hidden |= {at: FEW for at, count in enumerate(people) if 0 < count < SMALLEST}
    rest = [at for at, count in enumerate(people) if count >= SMALLEST and at not in hidden]
    rest.sort(key=lambda at: -people[at])
    while rest and _is_told(total - sum(people[at] for at in rest), [people[at] for at in hidden]):
        hidden[rest.pop()] = ALONG
    if 0 < total - sum(people[at] for at in rest) < SMALLEST:
        hidden |= {at: FEW for at, count in enumerate(people) if not count}
    return hidden


def _is_told(left: int, hidden: Sequence[int]) -> bool:
    """Whether what is left of a total is a few people, or one hidden count by itself."""
    return 0 < left < SMALLEST or hidden == [left]
