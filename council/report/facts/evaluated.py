"""How the council judged itself: forms filled in, and how the floor was shared; never a sheet or a seat."""

from __future__ import annotations

from dataclasses import dataclass

from council.sessions.forms.results import Measure
from council.sessions.minutes.facts import FormRecord
from council.sessions.turns import Voices


@dataclass(frozen=True, slots=True)
class FormFacts:
    """A form of one session with its counts; what people wrote in their own words is only counted."""

    session: int
    record: FormRecord


@dataclass(frozen=True, slots=True)
class FloorFacts:
    """How the turns of one session were shared: `spoke` of `present` people had one.

    The most frequent `top_people` held `top_turns` of `turns`, 0 where fewer than five were there.
    """

    session: int
    turns: int
    minutes: int
    present: int
    spoke: int
    top_people: int = 0
    top_turns: int = 0
    noted: bool = True


@dataclass(frozen=True, slots=True)
class EvaluationFacts:
    """Everything measured of the council at work.

    `voices` are the turns of all logged sessions together, by group; no group of fewer than five people.
    `measures` are the questions that were asked on a scale, session by session.
    """

    forms: tuple[FormFacts, ...] = ()
    measures: tuple[Measure, ...] = ()
    floors: tuple[FloorFacts, ...] = ()
    voices: Voices | None = None
