"""What may be sent to the projector: each part with its command, its question to the file, and its refusal.

The only road to the wall: a part asks for rows that were released and makes its slide of them. What is being
typed, what was only captured, and what was withdrawn has no part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from council.ground import queries as ground
from council.selection import queries as selection
from council.sessions import queries
from council.words import N_, _
from ui.sessions.live.state import pick_session
from ui.shell import slides
from ui.shell.part import Part
from ui.shell.released_decisions import DECISIONS
from ui.shell.released_ground import GROUND
from ui.shell.slides import Slide

LAST = 60  # statements on one slide; about twenty pages
LOOKED_AT = 600  # the newest so many are looked through for what is carried forward

HELD = frozenset({"session", "agenda_item"})
SAID = HELD | {"statement"}


def slide_of(db: Any, *, part: Part, at: datetime, given: Mapping[str, Any] | None = None) -> Slide:
    """A part's slide as things stand; without a body where there is nothing to show.

    `given` says which of it, where a part has several: see its question.
    """
    return replace(part.ask(db, at, **(given or {})), part=part.id)


def _session(db: Any, at: datetime) -> Any:
    """The session the live page opens by itself: one that runs, the nearest, or the last that spoke."""
    spoken = [number for number, _count in queries.statement_counts_of(db).by_session]
    return pick_session(queries.sessions_of(db), at, spoken=spoken)


def _items(db: Any, at: datetime) -> tuple[Any, ...]:
    session = _session(db, at)
    return queries.agenda_of(db, session_id=session.id) if session else ()


def _question(db: Any, at: datetime) -> Slide:
    return slides.question_slide(ground.question_of(db))


def _prompt(db: Any, at: datetime) -> Slide:
    def prompts(method_id: str) -> list[tuple[str, str]]:
        found = next((one for one in queries.methods_of(db) if one.id == method_id), None)
        return [(_(stage.name), _(stage.prompt)) for stage in found.stages] if found else []

    return slides.prompt_slide(_items(db, at), prompts)


def _timer(db: Any, at: datetime) -> Slide:
    session = _session(db, at)
    told = queries.timers_of(db, session_id=session.id) if session else ()
    return slides.timer_slide(_items(db, at), told)


def _agenda(db: Any, at: datetime) -> Slide:
    return slides.agenda_slide(_items(db, at))


def _statements(db: Any, at: datetime) -> Slide:
    """Those of the running item; those of the session where none of the item's was read back yet."""
    session = _session(db, at)
    if session is None:
        return slides.statements_slide(())
    told = queries.statements_of(db, session_id=session.id, states=slides.RELEASED, last=LAST)
    item = slides.running(queries.agenda_of(db, session_id=session.id))
    here = tuple(one for one in told if item is not None and one.item_id == item.id)
    return slides.statements_slide(here or told)


def _carried(db: Any, at: datetime) -> Slide:
    session = _session(db, at)
    known = {"session_id": session.id} if session else {}
    told = queries.statements_of(db, states=slides.RELEASED, last=LOOKED_AT, **known)
    return slides.statements_slide(told, carried=True)


def _questions(db: Any, at: datetime) -> Slide:
    session = _session(db, at)
    return slides.questions_slide(queries.questions_of(db, session_id=session.id) if session else ())


def _themes(db: Any, at: datetime) -> Slide:
    return slides.themes_slide(ground.themes_of(db))


def _here(db: Any, at: datetime) -> Slide:
    stages, session = selection.stages_of(db), _session(db, at)
    counts = queries.attendance_counts_of(db).get(session.id, {}) if session else {}
    return slides.here_slide(
        letters=stages.letters,
        registered=stages.registered,
        members=stages.confirmed + stages.expected,
        present=counts.get("present", 0) + counts.get("late", 0),
    )


PARTS = (
    Part(
        "question",
        N_("Our question"),
        N_("No question is written down yet."),
        _question,
        frozenset({"remit"}),
    ),
    Part(
        "prompt",
        N_("Question of the item"),
        N_("No item is running, or it asks nothing of the room."),
        _prompt,
        HELD,
    ),
    Part(
        "timer",
        N_("Timer"),
        N_("No timer is running."),
        _timer,
        HELD | {"timer"},
    ),
    Part(
        "agenda",
        N_("Now and next"),
        N_("Nothing on the agenda is running or still to come."),
        _agenda,
        HELD,
    ),
    Part(
        "statements",
        N_("What we heard"),
        N_("No statement has been read back yet, so none can be shown."),
        _statements,
        SAID,
        follows=False,
    ),
    Part(
        "carried",
        N_("Carried forward"),
        N_("No statement that was read back is carried forward."),
        _carried,
        SAID,
        follows=False,
    ),
    Part(
        "questions",
        N_("Question list"),
        N_("No question has been merged and ranked yet."),
        _questions,
        frozenset({"question", "statement", "session"}),
        follows=False,
    ),
    Part(
        "themes",
        N_("Themes"),
        N_("No theme has been named yet, so none can be shown."),
        _themes,
        frozenset({"theme", "membership"}),
        follows=False,
    ),
    Part(
        "here",
        N_("You are here"),
        N_("There is no panel yet."),
        _here,
        frozenset({"seat", "attendance", "invitation_round", "session"}),
    ),
    *GROUND,
    *DECISIONS,
)
