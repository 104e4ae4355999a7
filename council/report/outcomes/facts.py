"""What the papers of the outcome are made from: frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from council.decisions.outcome.way.views import Way


@dataclass(frozen=True, slots=True)
class WayFacts:
    """What a printed way is made from; `wordings` are the ways of the wordings behind it, oldest first."""

    council: str
    language: str
    way: Way
    wordings: tuple[Way, ...]
