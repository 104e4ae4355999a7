"""The two long tasks of this room, each in one call: propose themes, work out the shared ground.

Pure: frozen values in, frozen values out; the window runs them in its work pool.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from council.ground import embedding, graph, groups, shared, slate, themes, votes
from council.ground.graph import Floats, unit
from council.ground.lexicon import masked
from council.ground.values import (
    Field,
    FoundTheme,
    Gathering,
    Groups,
    Partition,
    VectorRow,
    VotesView,
    Worked,
    WorkedGround,
)
from council.progress import SILENT, Progress, part

INFERRED = "opinion group"


def propose_themes(
    gathering: Gathering, seen: VotesView | None = None, *, progress: Progress = SILENT
) -> Worked:
    """Read what is new, then propose themes; everything people named or placed stays.

    Raises: ModelMissing, ModelAltered; Cancelled through `progress`.
    """
    gathering, new = read_statements(gathering, progress=part(progress, 0, 90))
    plain = _rows(gathering, gathering.plain_vectors)
    without = _rows(gathering, gathering.masked_vectors) if gathering.masked else plain
    found = themes.propose(
        gathering.told,
        plain,
        without,
        question=gathering.question,
        held=gathering.held,
        titles=_titles(gathering),
        progress=part(progress, 90, 100),
    )
    return Worked(
        found.themes,
        new,
        opposed_pairs(found.themes, seen) if seen else {},
        found.unthemed,
        found.reason,
        embedding.reading([each.text for each in gathering.told]).is_understood,
    )


def read_statements(
    gathering: Gathering, *, progress: Progress = SILENT
) -> tuple[Gathering, tuple[VectorRow, ...]]:
    """The same gathering with every vector made, and the new ones as rows to keep; once read, never again.

    Raises: ModelMissing, ModelAltered; Cancelled through `progress`.
    """
    texts = [each.text for each in gathering.told]
    tasks = [(gathering.plain_vectors, "", texts)]
    if gathering.masked:
        tasks.append((gathering.masked_vectors, gathering.masked, masked(texts, gathering.question)))
    done: list[dict[str, bytes]] = []
    new: list[VectorRow] = []
    for at, (kept, mask, wordings) in enumerate(tasks):
        told = part(progress, 100 * at // len(tasks), 100 * (at + 1) // len(tasks))
        rows = _read(gathering, kept, mask, wordings, told)
        new += rows
        done.append(dict(kept) | {row.statement_id: row.data for row in rows})
    return replace(gathering, plain_vectors=done[0], masked_vectors=done[-1]), tuple(new)


def _read(
    gathering: Gathering, kept: Mapping[str, bytes], mask: str, wordings: Sequence[str], progress: Progress
) -> list[VectorRow]:
    fresh = [at for at, each in enumerate(gathering.told) if each.id not in kept]
    if not fresh:
        return []
    made = embedding.embed([wordings[at] for at in fresh], progress=progress)
    return [
        VectorRow(gathering.told[at].id, made.engine, mask, row.astype("<f4").tobytes())
        for at, row in zip(fresh, made.data, strict=True)
    ]


def opposed_pairs(found: Sequence[FoundTheme], seen: VotesView) -> dict[int, float]:
    """The share of pairs voted against each other in each theme that can tell, by its position."""
    cast = votes.from_rows(seen.seats, seen.statements, seen.rows)
    column = {statement: at for at, statement in enumerate(cast.statements)}
    opposed = {}
    for position, theme in enumerate(found):
        here = [column[statement] for statement in theme.statements if statement in column]
        if (share := votes.mixed_share(cast.values[:, here])) is not None:
            opposed[position] = round(share, 4)
    return opposed


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


def _titles(gathering: Gathering) -> dict[str, Floats]:
    """The vectors of the titles people gave, read as statements are."""
    named = [theme for theme in gathering.held if theme.title]
    texts = [theme.title for theme in named]
    plain, without = embedding.embed(texts), embedding.embed(masked(texts, gathering.question))
    return {theme.key: row for theme, row in zip(named, graph.mix(plain.data, without.data), strict=True)}


def _rows(gathering: Gathering, kept: Mapping[str, bytes]) -> Floats:
    rows = [np.frombuffer(kept[each.id], dtype="<f4") for each in gathering.told]
    return np.asarray(np.stack(rows) if rows else np.zeros((0, embedding.WIDTH)), dtype=np.float32)


def _likeness(statements: Sequence[str], vectors: Mapping[str, bytes]) -> Floats | None:
    """Cosines of statements, 0 where one has no vector; None when none has."""
    if not any(statement in vectors for statement in statements):
        return None
    empty = bytes(4 * embedding.WIDTH)
    rows = unit(np.stack([np.frombuffer(vectors.get(s, empty), dtype="<f4") for s in statements]))
    return np.asarray(rows @ rows.T, dtype=np.float32)
