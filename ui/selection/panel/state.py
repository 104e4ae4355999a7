"""What the page of the panel says, worked out from values alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction

from council.people.cells import key
from council.selection.queries import (
    AlternateView,
    AnswerView,
    DrawView,
    SeatView,
    Stages,
    TargetView,
    answer_of,
)
from council.selection.replacing import Broken, Replacement
from council.selection.targets import Targets
from council.words import _, ngettext

STATES = ("confirmed", "expected", "declined", "withdrawn")
MEMBERS = ("confirmed", "expected")
SHOWN = 3  # targets named in a sentence; the page of targets has them all


@dataclass(frozen=True, slots=True)
class Told:
    """What the store says of the panel. `replacement` is None while nobody has declined or left."""

    seats: tuple[SeatView, ...] = ()
    draws: tuple[DrawView, ...] = ()
    targets: Targets = Targets(0, ())
    views: tuple[TargetView, ...] = ()
    chances: Mapping[str, Fraction] = field(default_factory=dict)
    answers: tuple[AnswerView, ...] = ()
    alternates: tuple[AlternateView, ...] = ()
    proposed: AlternateView | None = None
    replacement: Replacement | None = None
    stages: Stages | None = None


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target beside the panel: members, those of them who said yes, and whether it is at risk."""

    id: str
    view: TargetView
    confirmed: int
    members: int
    words: str
    ink: str


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage on the way from the letters to the panel that sits."""

    id: str
    words: str
    people: int
    base: str


@dataclass(frozen=True, slots=True)
class PanelState:
    """The panel: its seats, their answers, what is at risk, what can be done about it."""

    facts: str
    seats: tuple[SeatView, ...]
    features: tuple[str, ...]
    draw: DrawView | None
    waiting: DrawView | None
    size: int
    free: int
    free_words: tuple[str, ...]
    rows: tuple[TargetRow, ...]
    stages: tuple[StageRow, ...]
    alternates: tuple[AlternateView, ...]
    proposed: AlternateView | None

    @classmethod
    def of(cls, told: Told) -> PanelState:
        kept = [draw for draw in told.draws if draw.state == "kept"]
        waiting = next((draw for draw in told.draws if draw.state == "committed"), None)
        features = tuple(dict.fromkeys(line.feature for line in told.targets.lines))
        free = told.replacement.seats_left if told.replacement else 0
        return cls(
            facts=_facts(told),
            seats=told.seats,
            features=features,
            draw=kept[-1] if kept else None,
            waiting=waiting,
            size=told.targets.seats,
            free=free,
            free_words=tuple(_free_words(told)) if free else (),
            rows=tuple(_target_row(view, told.seats) for view in told.views),
            stages=tuple(_stages(told.stages)) if told.stages else (),
            alternates=told.alternates,
            proposed=told.proposed,
        )


def state_words(state: str) -> str:
    """What the state of a seat is called."""
    return {
        "expected": _("no answer yet"),
        "confirmed": _("yes"),
        "declined": _("no"),
        "withdrawn": _("has left"),
    }[state]


def waiting_words(state: str) -> str:
    """What the state of an alternate is called."""
    return {"waiting": _("waits"), "called": _("has a seat"), "released": _("waits no longer")}[state]


def at_of(day: date, now: datetime) -> datetime:
    """The moment of an answer given on a day: now for today, else noon of that day."""
    there = now.astimezone()
    return now if day == there.date() else there.replace(
        year=day.year, month=day.month, day=day.day, hour=12, minute=0, second=0, microsecond=0
    )  # fmt: skip


def lines_words(lines: Sequence[object]) -> str:
    """Targets by name, one after another."""
    return ", ".join(f"{line.feature}: {line.value}" for line in lines)


def _facts(told: Told) -> str:
    if not told.seats:
        return ""
    counts = Counter(seat.state for seat in told.seats)
    size, members = told.targets.seats, sum(counts[state] for state in MEMBERS)
    words = ngettext("{members:,} of {count:,} seat held", "{members:,} of {count:,} seats held", size)
    parts = [words.format(members=members, count=size)]
    parts += [f"{counts[state]:,} {state_words(state)}" for state in STATES if counts[state]]
    waits = sum(one.state == "waiting" for one in told.alternates)
    if waits:
        parts.append(
            ngettext("{count} alternate waits", "{count} alternates wait", waits).format(count=waits)
        )
    return " · ".join(parts)


def _free_words(told: Told) -> list[str]:
    """What will happen when replacements are drawn: seats, lines broken, from whom, and who is out of it."""
    asked = told.replacement
    gone = ", ".join(
        _("seat {number} ({state})").format(number=one.number, state=state_words(one.state))
        for one in asked.left
    )
    count = asked.seats_left
    words = [ngettext("{count:,} seat is free", "{count:,} seats are free", count).format(count=count)]
    if gone:
        words[0] = _("{free}: {seats}").format(free=words[0], seats=gone)
    if asked.broken:
        words.append(_("Missed without them: {lines}.").format(lines=_broken_words(asked.broken)))
    pool = len(asked.pool.ids)
    people = ngettext("{count:,} person", "{count:,} people", pool).format(count=pool)
    drawn = _("Replacements are drawn from {people}; all {kept:,} members who stay are held.")
    told_of = [drawn.format(people=people, kept=len(asked.seated_ids))]
    if asked.left_out:
        out = ", ".join(f"{number:,} {reason}" for reason, number in asked.left_out)
        told_of.append(_("Out of this draw: {people}.").format(people=out))
    return [*words, " ".join(told_of)]


def _broken_words(broken: Sequence[Broken]) -> str:
    """The targets that are missed most, by name, and how many there are besides."""
    worst = sorted(broken, key=lambda one: -one.short)[:SHOWN]
    names = [
        _("{feature}: {value} ({short} short)").format(
            feature=one.line.feature, value=one.line.value, short=one.short
        )
        for one in worst
    ]
    more = len(broken) - len(worst)
    if more:
        names.append(ngettext("{count} more target", "{count} more targets", more).format(count=more))
    return ", ".join(names)


def _target_row(view: TargetView, seats: Sequence[SeatView]) -> TargetRow:
    line = view.line
    held = [seat for seat in seats if key(answer_of(seat.attributes, line.feature)) == key(line.value)]
    confirmed = sum(seat.state == "confirmed" for seat in held)
    members = sum(seat.state in MEMBERS for seat in held)
    words, ink = _risk(confirmed, members, line.least, line.most)
    return TargetRow(view.id, view, confirmed, members, words, ink)


def _risk(confirmed: int, members: int, least: int, most: int) -> tuple[str, str]:
    if members < least:
        return _("{count} short").format(count=least - members), "alarm"
    if members > most:
        return _("{count} over").format(count=members - most), "alarm"
    if confirmed >= least:
        return _("met by those who said yes"), ""
    wanted, still_open = least - confirmed, members - confirmed
    if wanted == still_open:
        words = ngettext(
            "at risk: the one open answer must be a yes",
            "at risk: all {count} open answers must be a yes",
            wanted,
        )
        return words.format(count=wanted), "warn"
    words = _("waits for {count} more yes, {open} answers open")
    return words.format(count=wanted, open=still_open), "quiet"


def _stages(stages: Stages) -> list[StageRow]:
    """Every stage with people in it, in the order of the work, each with what it is a part of."""
    rows = [
        ("letters", _("Letters sent"), stages.letters, ""),
        ("registered", _("Registered"), stages.registered, _("of the letters") if stages.letters else ""),
        *(
            (f"out {reason}", _("Left out: {reason}").format(reason=reason), count, _("of those registered"))
            for reason, count in stages.left_out.items()
        ),
        ("eligible", _("Could be drawn"), stages.eligible, _("of those registered")),
        ("drawn", _("Drawn for the panel"), stages.drawn, _("of those who could be drawn")),
        ("replaced", _("Came later, as replacements or alternates"), stages.replaced, ""),
        ("confirmed", _("Said yes"), stages.confirmed, _("of all who were asked")),
        ("expected", _("No answer yet"), stages.expected, _("of all who were asked")),
        ("declined", _("Said no"), stages.declined, _("of all who were asked")),
        ("withdrew", _("Left the council"), stages.withdrew, _("of all who were asked")),
        ("alternates", _("Alternates who wait"), stages.alternates, ""),
    ]
    always = {"registered", "eligible", "drawn", "confirmed"}
    return [StageRow(*row) for row in rows if row[2] or row[0] in always]
