"""The long task of themes in one call: frozen values in, frozen values out, on any thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from council.ground.meaning import embedding
from council.ground.meaning.lexicon import masked
from council.ground.meaning.values import BUNDLED, Model, VectorRow
from council.ground.meaning.vectors import Floats, mix
from council.ground.themes import proposing as themes
from council.ground.themes.values import FoundTheme, Gathering, Worked
from council.ground.voting import votes
from council.ground.voting.values import VotesView
from council.progress import SILENT, Progress, part


def propose_themes(
    gathering: Gathering, seen: VotesView | None = None, *, progress: Progress = SILENT
) -> Worked:
    """Read what is new, then propose themes; everything people named or placed stays.

    Raises: ModelMissing, ModelAltered; Cancelled through `progress`.
    """
    gathering, new = read_statements(gathering, progress=part(progress, 0, 90))
    gathering = replace(gathering, told=tuple(t for t in gathering.told if t.id not in gathering.left_out))
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
        embedding.reading([each.text for each in gathering.told], model=gathering.model).is_understood,
        found.parents,
        found.also,
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
    made = embedding.embed([wordings[at] for at in fresh], model=gathering.model, progress=progress)
    return [
        VectorRow(gathering.told[at].id, made.engine, mask, row.astype("<f4").tobytes())
        for at, row in zip(fresh, made.data, strict=True)
    ]


def reading_of(text: str, *, question: str, model: Model = BUNDLED) -> Floats:
    """One new text read as the statements of themes are, (width,), of length one: two embeddings, some 6 ms.

    Raises: ModelMissing, ModelAltered.
    """
    plain, without = ([text], masked([text], question))
    rows = mix(*(embedding.embed(each, model=model).data for each in (plain, without)))
    return np.asarray(rows[0], dtype=np.float32)


def centres_of(gathering: Gathering, inside: Mapping[str, Sequence[str]]) -> dict[str, bytes]:
    """The middle of each theme as bytes (float32), for `placing.place_one`; each person counts once.

    Args:
        gathering: with the vectors that are made; a statement without one does not count.
        inside: the statements of each theme, by the id of the theme.
    Returns: by the id of the theme; a theme with no vector yet is left out.
    """
    author = {each.id: each.author for each in gathering.told}
    centres = {}
    for theme, statements in inside.items():
        here = [each for each in statements if each in author and _is_read(gathering, each)]
        if here:
            both = (gathering.plain_vectors, gathering.masked_vectors)
            plain, without = (np.stack([_row(kept[each]) for each in here]) for kept in both)
            middle = themes.middle(mix(plain, without), [author[each] for each in here])
            centres[theme] = middle.astype("<f4").tobytes()
    return centres


def _is_read(gathering: Gathering, statement: str) -> bool:
    return statement in gathering.plain_vectors and statement in gathering.masked_vectors


def _row(data: bytes) -> Floats:
    return np.asarray(np.frombuffer(data, dtype="<f4"), dtype=np.float32)


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


def _titles(gathering: Gathering) -> dict[str, Floats]:
    """The vectors of the titles people gave, read as statements are."""
    named = [theme for theme in gathering.held if theme.title]
    texts = [theme.title for theme in named]
    plain = embedding.embed(texts, model=gathering.model)
    without = embedding.embed(masked(texts, gathering.question), model=gathering.model)
    return {theme.key: row for theme, row in zip(named, mix(plain.data, without.data), strict=True)}


def _rows(gathering: Gathering, kept: Mapping[str, bytes]) -> Floats:
    rows = [_row(kept[each.id]) for each in gathering.told]
    return np.asarray(np.stack(rows) if rows else np.zeros((0, embedding.WIDTH)), dtype=np.float32)
