"""Names as they stand at the head of a line."""

from __future__ import annotations


def titled(name: str) -> str:
    """The name with a capital letter first."""
    return name[:1].upper() + name[1:]
