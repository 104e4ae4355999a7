"""The long task of shared ground in one call: frozen values in, frozen values out, on any thread."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from council.ground.meaning import embedding
from council.ground.meaning.vectors import Floats, unit
from council.ground.shared import measures as shared
from council.ground.shared import slate
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
    progress: Progress = SILENT,
) -> WorkedGround:
    """Every statement's shared ground over the given fields, and over opinion groups if they pass the gate.

    `gic` is over the first field, else over the opinion groups. Statements in `out` get their line but no
    place on the short list.
    """
    cast = votes.from_rows(seen.seats, seen.statements, seen.rows)
    found = groups.opinion_groups(cast, progress=part(progress, 0, 60))
    known = [shared.partition(each.name, each.group_of, cast.voters) for each in fields]
    known = [each for each in known if len(each.groups) > 1]
    inferred = [inferred_partition(found)] if found.is_shown else []
    over = (known + inferred)[0] if known or inferred else None
    lines = shared.shared_ground(cast, known + inferred, gic_over=over, progress=part(progress, 60, 100))
    picked = slate.slate(cast, lines, likeness=_likeness(cast.statements, vectors or {}), out=out)
    return WorkedGround(lines, found, picked, tuple(each.field for each in known + inferred))


def inferred_partition(found: Groups) -> Partition:
    """The opinion groups as a way to cut the council, named A, B, …"""
    names = tuple(chr(ord("A") + number) for number in range(found.count))
    return Partition(INFERRED, names, found.member)


def _likeness(statements: Sequence[str], vectors: Mapping[str, bytes]) -> Floats | None:
    """Cosines of statements, 0 where one has no vector; None when none has."""
    if not any(statement in vectors for statement in statements):
        return None
    empty = bytes(4 * embedding.WIDTH)
    rows = unit(np.stack([np.frombuffer(vectors.get(s, empty), dtype="<f4") for s in statements]))
    return np.asarray(rows @ rows.T, dtype=np.float32)
