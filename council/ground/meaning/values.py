"""What reading a statement gives: plain frozen values that load nothing heavy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VectorRow:
    """The vector of one statement as bytes (float32), the engine that made it, and what was masked in it."""

    statement_id: str
    engine: str
    masked: str
    data: bytes
