"""What sets a group apart: the statements it agrees with, or is against, more than everybody else."""

from __future__ import annotations

from collections.abc import Sequence

from council.ground.shared.chances import BEYOND, one_proportion, two_proportions
from council.ground.shared.counts import Counts, Shows, counts_of
from council.ground.shared.cutting import as_shown, everyone
from council.ground.shared.values import OTHERS, Representative
from council.ground.voting.values import SMALLEST, Partition
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
    found: list[tuple[float, int, Representative]] = []
    for at, statement in enumerate(statements):
        asked, everybody = int(counts.asked[number, at]), int(whole.asked[0, at])
        if counts.away[at] or min(asked, everybody - asked) < SMALLEST:
            continue
        for way, mine, ours in (
            ("agree", counts.agree, whole.agree),
            ("disagree", counts.disagree, whole.disagree),
        ):
            name = (counts.field, counts.groups[number], statement, way)
            one = _measured(name, int(mine[number, at]), asked, int(ours[0, at]), everybody)
            if min(one.z_inside, one.z_between) > BEYOND:
                found.append((-one.ratio * one.z_between * one.share * one.z_inside, at, one))
    found.sort(key=lambda each: each[:2])
    return [one for _strength, _at, one in found]


def _measured(
    name: tuple[str, str, str, str], mine: int, asked: int, all_of_us: int, everybody: int
) -> Representative:
    share = (mine + 1) / (asked + 2)
    other, others = all_of_us - mine, everybody - asked
    return Representative(
        *name,
        share,
        share / ((other + 1) / (others + 2)),
        one_proportion(mine, asked),
        two_proportions(mine, asked, other, others),
    )
