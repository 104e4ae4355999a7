"""What the map hands about: plain frozen values that load nothing heavy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from council.ground.meaning.values import VectorRow

Spot = tuple[float, float]  # -1 to 1 to the right and downwards


@dataclass(frozen=True, slots=True)
class Places:
    """Where statements (by id) and members (by seat id) lie; `at` is when the map was drawn, None: never."""

    statements: Mapping[str, Spot] = field(default_factory=dict)
    members: Mapping[str, Spot] = field(default_factory=dict)
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map as it was worked out: places as in `Places`, and the vectors that were new."""

    statements: Mapping[str, Spot]
    members: Mapping[str, Spot]
    vectors: tuple[VectorRow, ...] = ()
