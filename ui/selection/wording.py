"""Chances and hashes as people read them, on every page of selection."""

from __future__ import annotations

from fractions import Fraction


def percent(value: Fraction) -> str:
    """A chance as people read it: 2.74 %; never 0 for what is not 0."""
    share = float(value) * 100
    return f"{share:.0f} %" if share in (0, 100) else f"{share:.2f} %" if share >= 0.01 else f"{share:.4f} %"


def grouped(hash_: str) -> str:
    """A hash in groups of four, as people compare it."""
    return " ".join(hash_[place : place + 4] for place in range(0, len(hash_), 4))
