"""Questions about seats: who sits, what they answered when, which seats are to be filled, who waits.

Members are the seats that are expected or confirmed; who declined or left keeps the seat as a record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from sqlalchemy import func, select
from sqlalchemy.orm import defer

from council.people.cells import key
from council.people.records import Person
from council.selection import replacing
from council.selection.aims.queries import answer_of, drawing_pool, line_of, target_lines, targets_of
from council.selection.records import Alternate, Draw, Seat, SeatAnswer
from council.selection.refusals import PanelMissing
from council.selection.replacing import Leaver, Replacement
from council.selection.targets import Line, Targets
from council.store import Db, once_a_read

MEMBERS = ("expected", "confirmed")
GONE = ("declined", "withdrawn")


@dataclass(frozen=True, slots=True)
class TargetView:
    """One target line beside what there is: people in the pool, and members of the panel once drawn.

    share: of the population, from 0 to 1; None where nobody gave it.
    """

    id: str
    line: Line
    in_pool: int
    in_panel: int | None
    share: Fraction | None = None


@dataclass(frozen=True, slots=True)
class SeatView:
    """A numbered membership; `ref` is the person's id in the file they came from.

    answered_at: the day of the last answer, None when there was none. replaces: the number of the seat in
    whose place an alternate was called up, else 0. draw_number: the draw that seated the person. joined_at:
    when somebody who came after the draw of the panel did so; None for its first members.
    """

    id: str
    number: int
    alias: str
    state: str
    attributes: Mapping[str, str]
    person_id: str
    ref: str
    draw_number: int = 1
    answered_at: datetime | None = None
    note: str = ""
    replaces: int = 0
    joined_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer of one seat."""

    id: str
    seat_id: str
    state: str
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class AlternateView:
    """Somebody who waits: state waiting, called (has a seat) or released.

    mends: lines with too few members that this person holds; breaks: lines they would push above the most.
    shares_home: somebody of the same address is a member, so they cannot be called up now.
    """

    id: str
    position: int
    person_id: str
    ref: str
    attributes: Mapping[str, str]
    state: str
    mends: tuple[Line, ...]
    breaks: tuple[Line, ...]
    shares_home: bool


@once_a_read
def seats_of(db: Db) -> tuple[SeatView, ...]:
    """Every seat, by number."""
    rows = db.execute(
        select(Seat, Person, Draw)
        .join(Person, Person.id == Seat.person_id)
        .join(Draw, Draw.id == Seat.draw_id)
        .options(defer(Draw.files, raiseload=True), defer(Draw.chances, raiseload=True))
        .order_by(Seat.number, Seat.id)
    ).all()
    first: dict[str, AnswerView] = {}
    last: dict[str, AnswerView] = {}
    for one in answers_of(db):
        first.setdefault(one.seat_id, one)
        last[one.seat_id] = one
    numbers = {seat.id: seat.number for seat, _person, _draw in rows}
    return tuple(
        _seat_view(
            seat,
            person,
            draw,
            (first.get(seat.id), last.get(seat.id)),
            numbers.get(seat.replaces_id or "", 0),
        )
        for seat, person, draw in rows
    )


def _seat_view(
    seat: Seat,
    person: Person,
    draw: Draw,
    answers: tuple[AnswerView | None, AnswerView | None],
    replaces: int,
) -> SeatView:
    first, last = answers
    joined = {"panel": None, "replacement": draw.kept_at}.get(draw.purpose, first.at if first else None)
    return SeatView(
        id=seat.id,
        number=seat.number,
        alias=seat.alias,
        state=seat.state,
        attributes=person.attributes,
        person_id=person.id,
        ref=person.ref,
        draw_number=draw.number,
        answered_at=last.at if last else None,
        note=last.note if last else "",
        replaces=replaces,
        joined_at=joined,
    )


def answers_of(db: Db, *, seat_id: str | None = None) -> tuple[AnswerView, ...]:
    """What was answered, in the order it was noted: of one seat, or of all."""
    wanted = select(SeatAnswer).order_by(SeatAnswer.id)
    if seat_id is not None:
        wanted = wanted.where(SeatAnswer.seat_id == seat_id)
    return tuple(AnswerView(one.id, one.seat_id, one.state, one.at, one.note) for one in db.scalars(wanted))


def members_of(db: Db) -> tuple[SeatView, ...]:
    """The seats of those who are members: expected or confirmed."""
    return tuple(one for one in seats_of(db) if one.state in MEMBERS)


def seats_promised(db: Db) -> int:
    """Seats of a replacement that is committed and waits for its ticket."""
    waiting = select(func.sum(Draw.seats)).where(Draw.state == "committed", Draw.purpose == "replacement")
    return db.scalar(waiting) or 0


def target_views_of(db: Db) -> tuple[TargetView, ...]:
    """Every line with its people in the pool (without those left out) and its members on the panel."""
    pool = drawing_pool(db).pool
    counts = {name: Counter(pool.column(name)) for name in pool.features}
    panel = members_of(db)
    seated = {name: Counter(key(answer_of(one.attributes, name)) for one in panel) for name in pool.features}
    views = []
    for one in target_lines(db):
        there = counts.get(one.feature, Counter())[one.value]
        drawn = seated.get(one.feature, Counter())[key(one.value)] if panel else None
        share = Fraction(one.share) if one.share else None
        views.append(TargetView(one.id, line_of(one), there, drawn, share))
    return tuple(views)


def replacement_pool(db: Db) -> Replacement:
    """What replacements are drawn from: the seats that nobody holds, with everybody who stays held fixed.

    Out of the pool are: members, who declined or left, who is left out of draws, and who shares an address
    with a member. Raises: PanelMissing.
    """
    seats = seats_of(db)
    if not seats:
        raise PanelMissing()
    members = [one for one in seats if one.state in MEMBERS]
    asked = drawing_pool(db, seated={one.person_id for one in members})
    return replacing.replacement_of(
        asked.pool,
        targets_of(db),
        kept={one.ref for one in members},
        left=_leavers(seats, {one.person_id for one in members}),
        left_out=asked.left_out,
    )


def alternates_pool(db: Db) -> Replacement:
    """What alternates are drawn from: as replacement_pool, without those who wait already and their homes.

    Raises: PanelMissing.
    """
    asked = replacement_pool(db)
    waiting = {one.ref for one in alternates_of(db) if one.state == "waiting"}
    return replacing.without_waiting(asked, waiting)


def _leavers(seats: Sequence[SeatView], here: Collection[str]) -> tuple[Leaver, ...]:
    """Who declined or left and holds no other seat since, by seat number."""
    return tuple(
        Leaver(one.id, one.number, one.ref, one.state, one.answered_at)
        for one in seats
        if one.state in GONE and one.person_id not in here
    )


def alternates_of(db: Db) -> tuple[AlternateView, ...]:
    """Everybody who waits or waited for a free seat, in their order."""
    rows = db.execute(
        select(Alternate, Person)
        .join(Person, Person.id == Alternate.person_id)
        .join(Draw, Draw.id == Alternate.draw_id)
        .order_by(Draw.number, Alternate.position, Alternate.id)
    ).all()
    if not rows:
        return ()
    seats = seats_of(db)
    members = {one.person_id for one in seats if one.state in MEMBERS}
    seated = {one.person_id for one in seats}
    homes = _homes_of(db, members)
    asked = drawing_pool(db, seated=members | {person.id for _one, person in rows})
    lines = targets_of(db).lines
    counts = replacing.counted(
        asked.pool, Targets(0, lines), {one.ref for one in seats if one.state in MEMBERS}
    )
    return tuple(
        _alternate_view(one, person, "called" if person.id in seated else one.state, counts, homes)
        for one, person in rows
    )


def _alternate_view(
    one: Alternate, person: Person, state: str, counts: Mapping[Line, int], homes: Mapping[str, str]
) -> AlternateView:
    holds = [line for line in counts if key(answer_of(person.attributes, line.feature)) == key(line.value)]
    return AlternateView(
        id=one.id,
        position=one.position,
        person_id=person.id,
        ref=person.ref,
        attributes=person.attributes,
        state=state,
        mends=tuple(line for line in holds if counts[line] < line.least),
        breaks=tuple(line for line in holds if counts[line] >= line.most),
        shares_home=bool(person.household and homes.get(person.household, person.id) != person.id),
    )


def _homes_of(db: Db, members: Collection[str]) -> dict[str, str]:
    """The member of each address that has one, by its mark."""
    rows = db.execute(select(Person.household, Person.id).join(Seat, Seat.person_id == Person.id))
    return {home: one for home, one in rows if home and one in members}


def proposed_alternate(db: Db) -> AlternateView | None:
    """The alternate who mends most of what the members lack, breaks least, and waits first among equals.

    None when nobody who waits can be called up.
    """
    free = [one for one in alternates_of(db) if one.state == "waiting" and not one.shares_home]
    return min(free, key=lambda one: (len(one.breaks) - len(one.mends), len(one.breaks)), default=None)
