"""The long task of pairs in one call: frozen values in, frozen values out, on any thread or process."""

from __future__ import annotations

import numpy as np

from council.ground.meaning import embedding
from council.ground.meaning.alike import Votes, near_pairs
from council.ground.meaning.vectors import Floats, mix
from council.ground.pairs.values import FoundPairs, PairsMaterial
from council.ground.themes.values import Gathering
from council.ground.themes.work import read_statements
from council.ground.voting.values import VotesView
from council.progress import SILENT, Progress, part


def find_pairs(material: PairsMaterial, *, progress: Progress = SILENT) -> FoundPairs:
    """Read what is new, then look for pairs that may say the same; nothing is merged.

    Raises: ModelMissing, ModelAltered, ModelNotHere, ModelChanged, ModelUnreadable; Cancelled by `progress`.
    """
    gathering, new = read_statements(material.gathering, progress=part(progress, 0, 80))
    told = gathering.told
    found = near_pairs(
        told,
        _vectors(gathering),
        votes=votes_by_statement(material.seen),
        judged=material.judged,
        progress=part(progress, 80, 100),
    )
    known = embedding.reading([each.text for each in told], model=gathering.model)
    return FoundPairs(found, new, known.is_understood)


def votes_by_statement(seen: VotesView) -> Votes:
    """Who said what to each statement: 1 agree, 0 pass, -1 disagree; who was not asked is left out."""
    return {
        statement: {
            seat: value
            for seat, row in zip(seen.seats, seen.rows, strict=True)
            if (value := row[column]) is not None
        }
        for column, statement in enumerate(seen.statements)
    }


def _vectors(gathering: Gathering) -> Floats:
    """(statements, width): what each says beyond the question."""
    if not gathering.told:
        return np.zeros((0, 1), np.float32)
    both = (gathering.plain_vectors, gathering.masked_vectors)
    plain, without = (
        np.stack([np.frombuffer(kept[each.id], "<f4") for each in gathering.told]) for kept in both
    )
    return mix(plain, without)
