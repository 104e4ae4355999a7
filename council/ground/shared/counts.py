"""Answers counted group by group: those of single seats, and those known by number only.

What a table showed by cards belongs to the table and to the whole. Nobody knows which of its people said
what, so no other field gets any of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from council.ground.shared.cutting import sizes
from council.ground.voting.values import Partition, TableCounts
from council.ground.voting.votes import AGREE, DISAGREE, PASS, Votes

Whole = NDArray[np.int64]
Shows = Mapping[str, Sequence[TableCounts]]
TABLE = "table"


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """How many of each group agreed, disagreed and passed: whole numbers (groups, statements).

    `away` (statements,): so many answers to this statement were given without a name by people whose group
    is not known.
    """

    field: str
    groups: tuple[str, ...]
    sizes: tuple[int, ...]
    agree: Whole
    disagree: Whole
    passed: Whole
    away: Whole

    @property
    def asked(self) -> Whole:
        return np.asarray(self.agree + self.disagree + self.passed)


def counts_of(votes: Votes, groups: Partition, shows: Shows | None = None) -> Counts:
    """The answers of each group to each statement.

    Args:
        shows: by statement, what is known by number beside the votes; see `voting.counting`.
    """
    member = np.array(groups.member, dtype=int)
    number = len(groups.groups)
    found = [np.zeros((number, len(votes.statements)), dtype=np.int64) for _ in range(3)]
    for group in range(number):
        inside = votes.values[member == group]
        for counted, value in zip(found, (AGREE, DISAGREE, PASS), strict=True):
            counted[group] = (inside == value).sum(0)
    away = np.zeros(len(votes.statements), dtype=np.int64)
    people = [set[str]() for _group in groups.groups]
    for voter, group in zip(votes.voters, groups.member, strict=True):
        if group >= 0:
            people[group].add(voter)
    for at, statement in enumerate(votes.statements):
        for show in (shows or {}).get(statement, ()):
            home = _home(show, groups, people)
            if home < 0:
                away[at] += show.asked
                continue
            for counted, more in zip(found, (show.agree, show.disagree, show.passed), strict=True):
                counted[home, at] += more
    return Counts(groups.field, groups.groups, sizes(groups), found[0], found[1], found[2], away)


def _home(show: TableCounts, groups: Partition, people: Sequence[set[str]]) -> int:
    """The group all of a show belongs to: the whole, the same table with the same people; -1 for none."""
    if not groups.field:
        return 0
    if groups.field != TABLE or show.table not in groups.groups:
        return -1
    home = groups.groups.index(show.table)
    return home if people[home].issuperset(show.seats) else -1
