"""Tasks for the process beside the window, found there by name; no window is imported here."""

from __future__ import annotations

import os

from council.ground.refusals import ModelMissing
from council.progress import Progress


def whose() -> int:
    """The process it runs in."""
    return os.getpid()


def counted(*, to: int, progress: Progress) -> int:
    """Counts, and tells each step."""
    for at in range(to):
        progress(at + 1, to, "counting")
    return to


def refused() -> None:
    """Refuses."""
    raise ModelMissing(where="here")


def broken() -> None:
    """A fault of ours."""
    raise ZeroDivisionError("by nought")


def never_ending() -> None:
    """Works on and tells nothing, as a solver or a model does for long stretches."""
    while True:
        pass


def gone() -> None:
    """Ends as if the system had ended it."""
    os._exit(9)


def not_to_be_told() -> object:
    """Answers with what does not travel."""
    return lambda: None
