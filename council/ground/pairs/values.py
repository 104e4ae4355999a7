"""What looking for pairs takes and gives: plain frozen values that load nothing heavy."""

from __future__ import annotations

from dataclasses import dataclass

from council.ground.meaning.alike import NearPair
from council.ground.meaning.values import VectorRow
from council.ground.themes.values import Gathering
from council.ground.voting.values import VotesView


@dataclass(frozen=True, slots=True)
class PairsMaterial:
    """Statements with the vectors made so far, the votes on them, and the pairs people have judged."""

    gathering: Gathering
    seen: VotesView
    judged: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FoundPairs:
    """The questions, those that most likely say the same first, and the vectors that were new, to be kept.

    `understood` is False when the model does not know the language: then its pairs mean little.
    """

    pairs: tuple[NearPair, ...]
    vectors: tuple[VectorRow, ...]
    understood: bool
