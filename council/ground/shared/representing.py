"""What sets a group apart: the statements it agrees with, or is against, more than everybody else."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from council.ground.shared.counts import Counts, Shows, counts_of
from council.ground.shared.cutting import as_shown, everyone, kept_back
from council.ground.shared.values import OTHERS, Representative
from council.ground.voting.polis import BEYOND, one_proportion, two_proportions
from council.ground.voting.values import Partition
from council.ground.voting.votes import Votes

MOST = 5  # statements named of one group


def representative(
    votes: Votes, partitions: Sequence[Partition], *, shows: Shows | None = None, most: int = MOST
) -> tuple[Representative, ...]:
    """Of every group that may be shown, up to `most` statements that set it apart, the strongest first.

    Both z against one half and z against everybody else are beyond 1.2816, and at least five people stand on
    either side of the comparison. The strongest: ratio x z between x share x z inside.
    Source: representativeness R = p_g / p_notg, p = (count + 1) / (asked + 2), Polis repness.clj.
    """
    whole = counts_of(votes, everyone(votes.voters), shows)
    found: list[Representative] = []
    for groups in as_shown(partitions):
        counts = counts_of(votes, groups, shows)
        for number, name in enumerate(groups.groups):
            if name != OTHERS:
                found += _of_group(votes.statements, counts, whole, number)[:most]
    return tuple(found)


def _of_group(statements: Sequence[str], counts: Counts, whole: Counts, number: int) -> list[Representative]:
    asked = counts.asked[number].astype(float)
    others = whole.asked[0] - asked
    told = (counts.away == 0) & ~_hidden(counts, whole)[number]  # so five at least stand on either side
    found: list[tuple[float, int, Representative]] = []
    for way, part, whole_part in (
        ("agree", counts.agree, whole.agree),
        ("disagree", counts.disagree, whole.disagree),
    ):
        mine = part[number].astype(float)
        share = (mine + 1) / (asked + 2)
        ratio = share / ((whole_part[0] - mine + 1) / (others + 2))
        inside = one_proportion(mine, asked)
        between = two_proportions(mine, asked, whole_part[0] - mine, others)
        strength = ratio * between * share * inside
        for at in np.flatnonzero(told & (inside > BEYOND) & (between > BEYOND)).tolist():
            figures = (float(each[at]) for each in (share, ratio, inside, between))
            one = Representative(counts.field, counts.groups[number], statements[at], way, *figures)
            found.append((-float(strength[at]), at, one))
    found.sort(key=lambda each: each[:2])
    return [one for _strength, _at, one in found]


def _hidden(counts: Counts, whole: Counts) -> NDArray[np.bool_]:
    """(groups, statements): figures that may not be shown, since few were asked there or beside."""
    hidden = np.zeros(counts.asked.shape, dtype=bool)
    for at, asked in enumerate(counts.asked.T.tolist()):
        named = int(whole.asked[0, at] - counts.away[at])  # answers without a name hide nobody
        hidden[list(kept_back(asked, named)), at] = True
    return hidden
