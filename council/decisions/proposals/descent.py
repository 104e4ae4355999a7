"""How wordings descend from each other: through versions, mergers and parts split off.

Pure. A wording knows its parents by id; what an unknown id would lead to is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def ancestry(parents: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """For every wording itself and all it descends from, however far; a circle would be walked once."""
    return {id: _reached(parents, id) for id in parents}


def runs_into(merged_into: Mapping[str, str | None], start: str, end: str) -> bool:
    """Whether following mergers from `start` leads to `end`; `start` itself counts."""
    seen: set[str] = set()
    here: str | None = start
    while here is not None and here not in seen:
        if here == end:
            return True
        seen.add(here)
        here = merged_into.get(here)
    return False


def _reached(parents: Mapping[str, Sequence[str]], start: str) -> frozenset[str]:
    found: dict[str, None] = {start: None}
    waiting = [start]
    for id in waiting:  # grows while it is walked
        for parent in parents.get(id, ()):
            if parent in parents and parent not in found:
                found[parent] = None
                waiting.append(parent)
    return frozenset(found)
