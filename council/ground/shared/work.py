"""The long task of shared ground in one call: frozen values in, frozen values out, on any thread."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from council.ground.shared import cutting, measures, slate
from council.ground.shared.chances import HALF
from council.ground.shared.representing import representative
from council.ground.shared.values import WorkedGround
from council.ground.voting import groups, votes
from council.ground.voting.values import Field, Groups, Partition, VotesView
from council.progress import SILENT, Progress, part

INFERRED = "opinion group"


def work_out_ground(
    seen: VotesView,
    fields: Sequence[Field],
    *,
    vectors: Mapping[str, bytes] | None = None,
    out: Collection[str] = (),
    judged: Mapping[frozenset[str], bool] | None = None,
    more_than: float = HALF,
    progress: Progress = SILENT,
) -> WorkedGround:
    """Every statement's shared ground over the given fields, and over opinion groups if they pass the gate.

    `gic` is over the first field, else over the opinion groups. Statements in `out` get their line but no
    place on the short list. `judged` are pairs people called the same (True) or different (False);
    `more_than` is the share of every group that must agree, 0.5 or 0.6.
    """
    cast = votes.from_rows(seen.seats, seen.statements, seen.rows)
    found = groups.opinion_groups(cast, out=out, progress=part(progress, 0, 60))
    known = [cutting.partition(each.name, each.group_of, cast.voters) for each in fields]
    known = [each for each in known if len(each.groups) > 1]
    inferred = [inferred_partition(found)] if found.is_shown else []
    over = (known + inferred)[0] if known or inferred else None
    lines = measures.shared_ground(
        cast,
        known + inferred,
        gic_over=over,
        shows=seen.shows,
        more_than=more_than,
        progress=part(progress, 60, 100),
    )
    likeness = slate.likeness_of(cast.statements, vectors or {})
    picked = slate.slate(cast, lines, likeness=likeness, out=out, judged=judged)
    hidden = {(line.statement_id, each.field, each.group) for line in lines for each in line.hidden}
    apart = tuple(
        one
        for one in representative(cast, known + inferred, shows=seen.shows)
        if (one.statement_id, one.field, one.group) not in hidden
    )
    return WorkedGround(lines, found, picked, tuple(each.field for each in known + inferred), apart)


def inferred_partition(found: Groups) -> Partition:
    """The opinion groups as a way to cut the council, named A, B, …"""
    names = tuple(chr(ord("A") + number) for number in range(found.count))
    return Partition(INFERRED, names, found.member)
