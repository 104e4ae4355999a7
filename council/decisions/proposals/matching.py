"""What two rows of tokens have in common, in order, found in a time that grows with their length only.

Pure. Runs of tokens that stand once in each row are the anchors (as in patience diff, Bram Cohen); between
anchors the longest matching blocks of difflib are taken, its junk rule off, as long as that stays cheap. What
is left over when the allowance is spent counts as replaced: the answer stays exact, only coarser.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

RUNS = (8, 3, 1)  # lengths of the runs tried as anchors, longest first
ALLOWANCE = 20_000  # pairs of equal tokens that may be looked at between anchors, over all gaps


class Block(NamedTuple):
    """`size` tokens that stand in both rows, from `old` in the one and from `new` in the other."""

    old: int
    new: int
    size: int


class Allowance:
    """How many pairs of equal tokens may still be looked at."""

    def __init__(self, pairs: int = ALLOWANCE) -> None:
        self._left = pairs

    def covers(self, pairs: int) -> bool:
        """Take `pairs` from what is left, if there is as much."""
        if pairs > self._left:
            return False
        self._left -= pairs
        return True


def blocks(old: Sequence[str], new: Sequence[str], allowance: Allowance | None = None) -> list[Block]:
    """The blocks common to both rows, in order in both; none is empty, no two touch on both sides."""
    found: list[Block] = []
    for block in _between(old, new, (0, len(old), 0, len(new)), RUNS, allowance or Allowance()):
        last = found[-1] if found else None
        if last is not None and last.old + last.size == block.old and last.new + last.size == block.new:
            found[-1] = Block(last.old, last.new, last.size + block.size)
        else:
            found.append(block)
    return found


Gap = tuple[int, int, int, int]  # old from, old to, new from, new to


def _between(
    old: Sequence[str], new: Sequence[str], gap: Gap, runs: Sequence[int], allowance: Allowance
) -> Iterator[Block]:
    """The blocks inside a gap: its equal ends, then what lies between anchors."""
    a, b, c, d = gap
    ahead, behind = _ends(old, new, gap)
    if ahead:
        yield Block(a, c, ahead)
    inner = (a + ahead, b - behind, c + ahead, d - behind)
    if inner[0] < inner[1] and inner[2] < inner[3]:
        yield from _inside(old, new, inner, runs, allowance)
    if behind:
        yield Block(b - behind, d - behind, behind)


def _inside(
    old: Sequence[str], new: Sequence[str], gap: Gap, runs: Sequence[int], allowance: Allowance
) -> Iterator[Block]:
    a, b, c, d = gap
    for position, run in enumerate(runs):
        anchors = _anchors(old, new, gap, run)
        if not anchors:
            continue
        for one, other in anchors:
            if one >= a and other >= c:  # else the block before it reached so far already
                size = _same_from(old, new, (one, b, other, d))
                yield from _between(old, new, (a, one, c, other), runs[position + 1 :], allowance)
                yield Block(one, other, size)
                a, c = one + size, other + size
        yield from _between(old, new, (a, b, c, d), runs[position + 1 :], allowance)
        return
    yield from _longest(old, new, gap, allowance)


def _ends(old: Sequence[str], new: Sequence[str], gap: Gap) -> tuple[int, int]:
    """How many tokens are equal from the front and, of the rest, from the back."""
    a, b, c, d = gap
    ahead = _same_from(old, new, gap)
    most = min(b - a, d - c) - ahead
    behind = 0
    while behind < most and old[b - 1 - behind] == new[d - 1 - behind]:
        behind += 1
    return ahead, behind


def _same_from(old: Sequence[str], new: Sequence[str], gap: Gap) -> int:
    a, b, c, d = gap
    size, most = 0, min(b - a, d - c)
    while size < most and old[a + size] == new[c + size]:
        size += 1
    return size


def _anchors(old: Sequence[str], new: Sequence[str], gap: Gap, run: int) -> list[tuple[int, int]]:
    """Starts of runs that stand once in each row, the longest series of them in order in both."""
    a, b, c, d = gap
    if min(b - a, d - c) < run:
        return []
    here, there = _once(old, a, b, run), _once(new, c, d, run)
    return _rising([(place, there[key]) for key, place in here.items() if key in there])


def _once(row: Sequence[str], start: int, end: int, run: int) -> dict[tuple[str, ...], int]:
    """Runs that stand once, with their place, in the order of the row."""
    keys = list(zip(*(row[start + shift : end - run + 1 + shift] for shift in range(run)), strict=True))
    places = range(start, end - run + 1)
    last = dict(zip(keys, places, strict=True))
    first = dict(zip(reversed(keys), reversed(places), strict=True))
    return {key: at for key, at in last.items() if first[key] == at}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest series of pairs, already rising on the left, that rises on the right too."""
    ends: list[int] = []  # by length the least right end of a series
    tails: list[int] = []  # by length the pair it ends in
    before: list[int] = []
    for at, (_left, right) in enumerate(pairs):
        length = bisect_left(ends, right)
        before.append(tails[length - 1] if length else -1)
        if length == len(ends):
            ends.append(right)
            tails.append(at)
        else:
            ends[length], tails[length] = right, at
    found: list[tuple[int, int]] = []
    at = tails[-1] if tails else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _longest(old: Sequence[str], new: Sequence[str], gap: Gap, allowance: Allowance) -> Iterator[Block]:
    """Longest matching blocks, if the pairs of equal tokens in the gap are within what may be looked at."""
    a, b, c, d = gap
    before, after = old[a:b], new[c:d]
    many = Counter(after)
    if not allowance.covers(sum(many[token] for token in before)):
        return
    for one, other, size in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        if size:
            yield Block(a + one, c + other, size)
