"""What the chapters of the sample know of each other while the story is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from council.progress import Progress
from council.sample.cast import Cast
from council.selection.queries import SeatView
from council.sessions.queries import SessionView
from council.store import Store

SHORT = 60  # characters of a title


@dataclass(slots=True)
class Telling:
    """The council being filled, what it is filled from, and what earlier chapters made.

    `texts` and `refs` give the words of a kept statement and its number in the conversation; `motions` the
    statement that a proposal was made of; `worked_out` the proposal that goes all the way; `facilitators` and
    `speakers` are parties by id; `told` holds what happens once and has happened; `seated` the table of each
    seat, session by session.
    """

    store: Store
    folder: Path
    plan: Mapping[str, Any]
    seed: str
    progress: Progress
    cast: Cast
    seats: tuple[SeatView, ...] = ()
    sessions: tuple[SessionView, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=dict)
    motions: dict[str, str] = field(default_factory=dict)
    worked_out: str = ""
    facilitators: list[str] = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    seated: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def started(self) -> datetime:
        """When the council began, with its place's own clock."""
        return datetime.fromisoformat(self.plan["started"])

    def votes_on(self, statement_id: str) -> Mapping[int, int]:
        """The real votes on a kept statement, by seat number."""
        return self.cast.votes[self.refs[statement_id]]


def named(text: str, most: int = SHORT) -> str:
    """A title from the first words of a text, cut at a word's end."""
    words = " ".join(text.split()).rstrip(".")
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"
