"""What time and turns must think: which words and shape stand at the edge. Pure, tested without a window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from council.sessions import timers, turns
from council.sessions.plans import ENDED
from council.sessions.timers import Timer
from council.words import _, ngettext

PLACES = 10  # keys 1 to 9 and 0
ASKED = 3  # how many are named who might like to be asked
INKS = {"nearly": "warn", "over": "warn", "paused": "quiet", "set": "quiet", "ended": "quiet"}

Time = Callable[[datetime], str]


@dataclass(frozen=True, slots=True)
class NowState:
    """What runs, how its time stands, what comes next, and the rest of the day.

    `mark` is the shape of the dial (see timers.mark), `share` what is left of the time, 0 to 1.
    """

    title: str
    time: str
    mark: str
    share: float
    stage: str
    after: str
    day: str
    day_share: float

    @property
    def ink(self) -> str:
        """The role the time is written in."""
        return INKS.get(self.mark, "text")

    @classmethod
    def of(
        cls,
        session,
        items: Sequence,
        clocks: Sequence[Timer],
        now: datetime,
        *,
        time: Time,
        stages: Sequence[str] = (),
    ) -> NowState:
        """Say it all.

        Args:
            session: SessionView; items: ItemViews in order; clocks: what timers_of answered.
            time: how a time of day is written.
            stages: names of the stages of the running item's method.
        """
        running = next((item for item in items if item.state == "running"), None)
        clock = next((one for one in clocks if one.kind == "item"), None)
        day = next((one for one in clocks if one.kind == "session"), None)
        if running is None or clock is None:
            title, mark, share = _nothing_runs(session), "set", 0.0
            words = _("Alt+N begins the next item") if next_item(items) and session.state not in ENDED else ""
        else:
            title, mark = running.title, timers.mark(clock, now)
            words, share = item_words(clock, now, time), timers.share_left(clock, now)
        return cls(
            title=title,
            time=words,
            mark=mark,
            share=share,
            stage=_stage_words(running, stages),
            after=_after(items, running, time),
            day=_day_words(day, now),
            day_share=timers.share_left(day, now) if day else 0.0,
        )


def next_item(items: Sequence):
    """The item to be started next: the first planned one behind the one that runs; None at the end."""
    running = next((item for item in items if item.state == "running"), None)
    later = (i for i in items if i.state == "planned" and (running is None or i.position > running.position))
    return next(later, None)


def item_words(clock: Timer, now: datetime, time: Time) -> str:
    """Minutes left or over, and until when; never seconds, which would only hurry people."""
    rest = timers.left(clock, now)
    if clock.state == "paused":
        return _("Paused, {time} to go").format(time=minutes_words(rest))
    if rest <= -60:
        minutes = int(-rest // 60)
        return ngettext("{count} minute over", "{count} minutes over", minutes).format(count=minutes)
    if rest <= 0:
        return _("Time is up")
    until = time(datetime.fromtimestamp(now.timestamp() + rest, now.tzinfo))
    return _("{time} left, until {until}").format(time=minutes_words(rest), until=until)


def minutes_words(seconds: float) -> str:
    """Whole minutes still begun: 61 seconds are 2 minutes, 30 are less than one."""
    minutes = -int(-max(seconds, 0) // 60)
    if seconds < 60:
        return _("less than a minute")
    if minutes < 90:
        return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
    words = _("{hours} h {minutes} min") if minutes % 60 else _("{hours} h")
    return words.format(hours=minutes // 60, minutes=minutes % 60)


def turn_words(clock: Timer, now: datetime) -> str:
    """Minutes and seconds of a turn: what is left where it has an end, else what has gone."""
    rest = timers.left(clock, now)
    if not clock.seconds:
        return _clock(timers.spent(clock, now))
    if rest >= 0:
        return _("{time} left").format(time=_clock(rest))
    return _("{time} over").format(time=_clock(-rest))


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def _nothing_runs(session) -> str:
    words = {
        "planned": _("Not begun yet"),
        "ready": _("Ready to begin"),
        "paused": _("The session pauses"),
        "running": _("Between two items"),
    }
    return words.get(session.state, _("The session has ended"))


def _stage_words(running, stages: Sequence[str]) -> str:
    if running is None or len(stages) < 2 or running.stage >= len(stages):
        return ""
    return _("Stage {at} of {count}, {name}").format(
        at=running.stage + 1, count=len(stages), name=stages[running.stage]
    )


def _after(items: Sequence, running, time: Time) -> str:
    later = next_item(items)
    if later is None:
        return "" if running is None else _("Last item")
    return _("Next {title}, {time}").format(title=later.title, time=time(later.starts))


def _day_words(day: Timer | None, now: datetime) -> str:
    if day is None or day.state == "ended":
        return ""
    rest = timers.left(day, now)
    if rest < 0:
        minutes = max(int(-rest // 60), 1)
        said = ngettext(
            "{count} minute past the announced end", "{count} minutes past the announced end", minutes
        )
        return said.format(count=minutes)
    return _("{time} to the end of the session").format(time=minutes_words(rest))


@dataclass(frozen=True, slots=True)
class Chair:
    """One place at the table: its key, its seat, and how it stands: speaking, heard, passed or silent."""

    place: int
    seat_id: str
    seat_number: int
    state: str

    @property
    def key(self) -> str:
        """The digit of its key, "" beyond ten."""
        return str(self.place % 10) if self.place <= PLACES else ""

    @property
    def words(self) -> str:
        """What stands on its button: place, seat, and a sign for how it stands."""
        sign = {"speaking": "●", "heard": "✓", "passed": "–"}.get(self.state, "○")
        place = f"{self.key} · " if self.key else ""
        return f"{sign} {place}{self.seat_number}"

    @property
    def spoken(self) -> str:
        """The same for a screen reader."""
        said = {
            "speaking": _("Place {place}, seat {seat}, has the floor"),
            "heard": _("Place {place}, seat {seat}, was heard in this item"),
            "passed": _("Place {place}, seat {seat}, passed in this item"),
        }.get(self.state, _("Place {place}, seat {seat}, not heard in this item yet"))
        return said.format(place=self.place, seat=self.seat_number)


@dataclass(frozen=True, slots=True)
class FloorState:
    """The floor at a table: its chairs, who speaks, who might like to be asked, and what a key would mean."""

    lead: str
    chairs: tuple[Chair, ...]
    speaking: str
    mark: str
    share: float
    ask: str

    @classmethod
    def of(cls, floor, now: datetime, *, item_id: str = "", armed: str = "") -> FloorState:
        """What stands about the floor.

        Args:
            floor: FloorView of the table, or of the whole room, or None before there is a session.
            armed: the kind the next key gives, "pass" or "question"; "" for none.
        """
        if floor is None:
            return cls("", (), "", "set", 0.0, "")
        if not floor.log.is_on:
            return cls(_("Turns are not logged in this council (not measured)."), (), "", "set", 0.0, "")
        chairs = _chairs(floor, item_id) if floor.table_id else ()
        numbers = {chair.seat_id: chair.seat_number for chair in floor.chairs}
        holder = next((t for t in floor.turns if t.is_open and t.table_id == floor.table_id), None)
        speaking = ""
        if holder is not None and floor.timer is not None:
            speaking = _speaking(holder.kind).format(
                seat=numbers.get(holder.seat_id, "?"), time=turn_words(floor.timer, now)
            )
        return cls(
            lead=_lead(floor, armed),
            chairs=chairs,
            speaking=speaking,
            mark=timers.mark(floor.timer, now) if floor.timer else "set",
            share=timers.share_left(floor.timer, now) if floor.timer else 0.0,
            ask=ask_words(floor, now, item_id),
        )


def ask_words(floor, now: datetime, item_id: str) -> str:
    """Who might like to be asked, by seat number: longest silence first; in this item, else the session."""
    here = {chair.seat_id: chair.since for chair in floor.chairs}
    numbers = {chair.seat_id: chair.seat_number for chair in floor.chairs}
    if not here:
        return ""
    silent = turns.silences(floor.turns, here, now, item_id=item_id) if item_id else ()
    if not silent:
        silent = turns.silences(floor.turns, here, now)
        if not silent:
            return _("Everyone here has been heard")
    named = ", ".join(str(numbers[one.seat_id]) for one in silent[:ASKED])
    if len(silent) <= ASKED:
        return _("Might like to be asked: seat {seats}").format(seats=named)
    more = len(silent) - ASKED
    said = ngettext(
        "Might like to be asked: seat {seats} and {count} more",
        "Might like to be asked: seat {seats} and {count} more",
        more,
    )
    return said.format(seats=named, count=more)


def turn_kind(stages: Sequence, stage: int) -> str:
    """The kind a key gives by itself: a round where the stage counts by person, else open."""
    by_person = stage < len(stages) and stages[stage].seconds_per_person > 0
    return "round" if by_person else "open"


def _chairs(floor, item_id: str) -> tuple[Chair, ...]:
    mine = [turn for turn in floor.turns if not item_id or turn.item_id == item_id]
    states = {turn.seat_id: "passed" for turn in mine if turn.kind == "pass"}
    states |= {turn.seat_id: "heard" for turn in mine if turn.kind != "pass"}
    states |= {
        turn.seat_id: "speaking" for turn in floor.turns if turn.is_open and turn.table_id == floor.table_id
    }
    return tuple(
        Chair(one.place, one.seat_id, one.seat_number, states.get(one.seat_id, "silent"))
        for one in floor.chairs
    )


def _lead(floor, armed: str) -> str:
    if armed == "pass":
        return _("Who passes?")
    if armed == "question":
        return _("Who asks?")
    if not floor.table_id:
        return _("Turns by @12 and Alt+O; at a table (F3) by one key per place")
    if not floor.chairs:
        return _("Nobody is seated at table {number} yet.").format(number=floor.table_number)
    return _("Alt and place · seat")


def _speaking(kind: str) -> str:
    return {
        "question": _("Seat {seat} asks, {time}"),
        "round": _("Round, seat {seat}, {time}"),
    }.get(kind, _("Seat {seat}, {time}"))
