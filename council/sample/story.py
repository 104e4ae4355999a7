"""The main job from the lottery to the recommendations, told with the verbs of the rooms.

Each chapter is one room; what it computes is computed here and now from the sample's files.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from council.files import resource
from council.progress import SILENT, Progress, part
from council.sample import agreeing, cast, deciding, drawing, looking_back, meeting, reporting, sharing
from council.sample.telling import Telling
from council.store import Store
from council.words import N_, _

SAMPLE = "samples/affordable-housing"
SEED = "sample council"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One finished step: what was done, how long it took, and what came of it, as counts."""

    name: str
    seconds: float
    counts: dict[str, Any]


CHAPTERS: tuple[tuple[str, Callable[[Telling], dict[str, Any]], int], ...] = (
    (N_("Pool and targets"), drawing.fill_pool, 4),
    (N_("Lottery and panel"), drawing.draw_panel, 44),
    (N_("Sessions and tables"), meeting.hold_sessions, 62),
    (N_("Statements"), meeting.capture, 64),
    (N_("What the days left"), looking_back.look_back, 67),
    (N_("Votes"), sharing.cast_votes, 70),
    (N_("Themes"), sharing.find_themes, 84),
    (N_("Shared ground"), sharing.find_ground, 88),
    (N_("Proposals and ballots"), deciding.decide, 95),
    (N_("A proposal worked out"), agreeing.work_out, 98),
    (N_("Minority views and recommendations"), deciding.recommend, 99),
    (N_("Texts of the report"), reporting.write_texts, 100),
)


def tell(
    store: Store, *, seed: str = SEED, folder: Path | None = None, progress: Progress = SILENT
) -> tuple[Chapter, ...]:
    """Fill an empty council with a sample, chapter by chapter.

    Args:
        folder: council.json, people, targets, comments and votes; the shipped sample unless given.
        seed: chance of lottery, ticket and seating; the same seed gives the same panel and tables.
        progress: told in percent, with the chapter's name; may raise Cancelled between and inside chapters.
    Returns: the chapters in order.
    """
    folder = folder or resource(SAMPLE)
    plan = cast.read_plan(folder)
    talk = cast.read_conversation(folder, plan)
    players = cast.cast_seats(talk, seats=plan["seats"], host=plan["host"])
    telling = Telling(store, folder, plan, seed, progress, players)
    told, start = [], 0
    for name, chapter, stop in CHAPTERS:
        telling.progress = _stretch(progress, start, stop, _(name))
        telling.progress(0, 1)
        began = time.perf_counter()
        counts = chapter(telling)
        told.append(Chapter(name, time.perf_counter() - began, counts))
        start = stop
    progress(100, 100)
    return tuple(told)


def build(path: Path, *, seed: str = SEED, progress: Progress = SILENT) -> Path:
    """Make the sample as a new council file at `path`; a file half made is left to the caller to remove."""
    with Store.open(path, create=True) as store:
        tell(store, seed=seed, progress=progress)
    return path


def _stretch(progress: Progress, start: int, stop: int, name: str) -> Progress:
    inner = part(progress, start, stop)

    def told(done: int, total: int, words: str = "") -> None:
        inner(done, total, words or name)

    return told
