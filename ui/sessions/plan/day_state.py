"""What the page of the day shows, thought out of how the day stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from council.sessions.methods import Method
from council.sessions.plans import BEFORE, BEGUN
from council.sessions.queries import Day, DayLine, Need, SessionView
from council.sessions.readiness import NEEDS
from council.words import N_, _, ngettext
from ui.sessions.plan.day_words import (
    STATES,
    bites_words,
    late_words,
    minutes_words,
    replan_head,
    replan_words,
    room_words,
    signed,
)
from ui.sessions.times import clock_words

ITEM_STATES = {
    "planned": "",
    "running": N_("running"),
    "done": N_("done"),
    "cut": N_("given up"),
    "carried": N_("carried over"),
}
ICONS = {"planned": "", "running": "play", "done": "check", "cut": "close", "carried": "right"}


@dataclass(frozen=True, slots=True)
class DayRow:
    """One item: as planned, beside it as it is, and the difference."""

    id: str
    line: DayLine
    title: str
    planned: str
    now: str
    over: str
    state: str
    ink: str
    icon: str

    @classmethod
    def of(cls, line: DayLine, zone: str) -> DayRow:
        item, gone = line.item, line.item.state in ("cut", "carried") and line.item.started is None
        was_planned = bool(item.planned_minutes)
        ink = "alarm" if line.over > 0 and was_planned and item.state == "running" else ""
        return cls(
            id=item.id,
            line=line,
            title=_origin(line),
            planned=_span(item.planned_start, item.planned_minutes, zone) if was_planned else "–",
            now="–" if gone else _span(line.starts, line.minutes, zone),
            over=signed(line.over),
            state=_state(line),
            ink=ink or ("warn" if line.late > 0 and item.state == "planned" else ""),
            icon=ICONS[item.state],
        )


def _span(start: datetime, minutes: int, zone: str) -> str:
    words = ngettext("{clock}, {count} min", "{clock}, {count} min", minutes)
    return words.format(clock=clock_words(start, zone), count=minutes)


def _origin(line: DayLine) -> str:
    if not line.item.from_session:
        return line.item.title
    words = _("{title} (from session {number})")
    return words.format(title=line.item.title, number=line.item.from_session)


def _state(line: DayLine) -> str:
    item = line.item
    if item.state == "carried" and item.to_session:
        return _("carried over to session {number}").format(number=item.to_session)
    if item.state == "running":
        return _left(line)
    if item.state == "planned":
        return _("protected") if item.protected else ""
    return _(ITEM_STATES[item.state])


def _left(line: DayLine) -> str:
    if line.left < 0:
        return _("runs, {count} min over").format(count=-line.left)
    return _("runs, {count} min left").format(count=line.left)


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the list under the agenda: a need before the day, a re-planning while it runs."""

    id: str
    title: str
    quiet: str = ""
    icon: str = ""
    ink: str = ""


@dataclass(frozen=True, slots=True)
class DayState:
    """The whole page of the day. `phase` is before, on or after."""

    phase: str
    facts: str
    standing: str
    is_short: bool
    rows: tuple[DayRow, ...]
    running: str
    told_title: str
    told: tuple[Told, ...]

    @classmethod
    def of(cls, day: Day, needs: Sequence[Need], methods: Mapping[str, Method]) -> DayState:
        session = day.session
        phase = "before" if session.state in BEFORE else "on" if session.state in BEGUN else "after"
        told = _needs(needs) if phase == "before" else _replans(day)
        return cls(
            phase=phase,
            facts=_facts(day, phase),
            standing=_standing(day, phase, needs),
            is_short=phase == "on" and day.missing > 0,
            rows=tuple(DayRow.of(line, session.time_zone) for line in day.lines),
            running=_running(day, methods) if phase == "on" else "",
            told_title=_("What it needs") if phase == "before" else _("What overruns took"),
            told=told,
        )


def _facts(day: Day, phase: str) -> str:
    """The line in the head: the state, and while it runs how late it is and what is free or too much."""
    session = day.session
    said = [_("Session {number}").format(number=session.number), _(STATES[session.state])]
    if phase == "on":
        said += [late_words(day.behind), room_words(day)]
    elif phase == "before":
        start, end = (clock_words(at, session.time_zone) for at in (session.start, session.end))
        said.append(_("{start} to {end}").format(start=start, end=end))
    elif session.began_at and session.ended_at:
        start, end = (clock_words(at, session.time_zone) for at in (session.began_at, session.ended_at))
        said.append(_("from {start} to {end}").format(start=start, end=end))
    return " · ".join(said)


def _standing(day: Day, phase: str, needs: Sequence[Need]) -> str:
    """The sentence over the agenda: what is to be done, or what gives now."""
    if phase == "before":
        return _before(day.session, needs)
    if phase == "after":
        return _("This session has ended. What was planned stands beside what happened.")
    titles = {line.id: line.item.title for line in day.lines}
    if day.missing:
        words = _(
            "Buffers and unprotected items cannot give enough before {until}: {minutes} missing for {items}. "
            "Fit what is left offers what else may give."
        )
        until = day.until_title or _("the end")
        return words.format(until=until, minutes=minutes_words(day.missing), items=_held(day))
    if day.over > 0:
        return _("It fits when {bites}.").format(bites=bites_words(day.bites, titles))
    return ""


def _before(session: SessionView, needs: Sequence[Need]) -> str:
    lacking = [need for need in needs if need.is_open]
    if not lacking:
        said = _("Everything is done or waived. The session can begin.")
        return _("The session is ready to begin.") if session.state == "ready" else said
    return _("Something is still open. Do it, or go on without it and say why.")


def _held(day: Day) -> str:
    """The protected items ahead by name; where there are none, what is left."""
    names = [line.item.title for line in day.lines if line.item.protected and line.item.state == "planned"]
    return ", ".join(names) or _("what is left")


def _running(day: Day, methods: Mapping[str, Method]) -> str:
    """The item that runs, and the stage of its method."""
    line = day.running
    if line is None:
        return _("The session pauses.") if day.session.state == "paused" else _("Nothing runs just now.")
    said = [line.item.title, _left(line)]
    stages = methods[line.item.method].stages if line.item.method in methods else ()
    if len(stages) > 1 and line.item.stage < len(stages):
        at, name = line.item.stage + 1, _(stages[line.item.stage].name)
        stage = _("stage {at} of {count}, {name}")
        said.append(stage.format(at=at, count=len(stages), name=name))
    if day.session.state == "paused":
        said.append(_("the session pauses"))
    return " · ".join(said)


def _needs(needs: Sequence[Need]) -> tuple[Told, ...]:
    return tuple(
        Told(
            id=need.code,
            title=need.sentence,
            quiet=_("Goes without. {reason}").format(reason=need.waived)
            if need.waived
            else _(NEEDS[need.code]),
            icon="check" if need.holds else "dash" if need.waived else "warning",
            ink="accent" if need.holds else "" if need.waived else "warn",
        )
        for need in needs
    )


def _replans(day: Day) -> tuple[Told, ...]:
    """Newest first, so that what just happened stands on top."""
    titles = {line.id: line.item.title for line in day.lines}
    protected = [line.id for line in day.lines if line.item.protected]
    return tuple(
        Told(
            id=replan.id,
            title=replan_words(replan, titles, protected) or _("Nothing was taken"),
            quiet=replan_head(replan, day.session.time_zone),
            icon="clock",
        )
        for replan in reversed(day.replans)
    )
