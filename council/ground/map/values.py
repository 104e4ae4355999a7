"""What the map hands about: plain frozen values that load nothing heavy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

Spot = tuple[float, float]  # -1 to 1 to the right and downwards


@dataclass(frozen=True, slots=True)
class Places:
    """Where statements (by id) and members (by seat id) lie; `at` is when the map was drawn, None: never."""

    statements: Mapping[str, Spot] = field(default_factory=dict)
    members: Mapping[str, Spot] = field(default_factory=dict)
    at: datetime | None = None
