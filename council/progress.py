"""How long work tells how far it is, and how it is stopped.

A caller hands in a `Progress`; to cancel, its call raises `Cancelled` inside the work.
"""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):
    """Somebody asked the work to stop; nothing of it is kept."""


class Progress(Protocol):
    """Told after each step of long work. May raise `Cancelled`."""

    def __call__(self, done: int, total: int, words: str = "") -> None: ...


def SILENT(done: int, total: int, words: str = "") -> None:
    """Progress for callers that do not listen."""


def part(progress: Progress, start: int, stop: int, whole: int = 100) -> Progress:
    """A progress whose 0 to 1 is the stretch from `start` to `stop` of `whole` of another."""

    def told(done: int, total: int, words: str = "") -> None:
        progress(start + (stop - start) * done // max(total, 1), whole, words)

    return told
