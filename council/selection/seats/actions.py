"""Verbs on seats: what people answer and when, and alternates called up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select

from council.people.records import Person
from council.selection.records import Alternate, Draw, PanelSize, Seat, SeatAnswer
from council.selection.refusals import (
    AlternateGone,
    AnswerGone,
    DrawWaits,
    HomeTaken,
    SeatGone,
    SeatsFull,
    SeatStillHeld,
)
from council.selection.seats.queries import MEMBERS, seats_promised
from council.store import Db


def confirm_seats(db: Db, *, seat_ids: Iterable[str], at: datetime, note: str = "") -> int:
    """Note that these members have said yes. Returns: how many seats changed.

    Who answers the same again changes nothing. Raises: SeatGone; SeatsFull or HomeTaken, when somebody who
    had declined or left cannot come back.
    """
    return _answer(db, seat_ids, "confirmed", at, note)


def decline_seats(db: Db, *, seat_ids: Iterable[str], at: datetime, note: str = "") -> int:
    """Note that these people have said no; their seats are free. Returns, raises: as confirm_seats."""
    return _answer(db, seat_ids, "declined", at, note)


def withdraw_seats(db: Db, *, seat_ids: Iterable[str], at: datetime, note: str = "") -> int:
    """Note that these members have left the council; what they said stays with their seats.

    Returns, raises: as confirm_seats.
    """
    return _answer(db, seat_ids, "withdrawn", at, note)


def expect_seats(db: Db, *, seat_ids: Iterable[str], at: datetime, note: str = "") -> int:
    """Note that these people have not answered (yet). Returns, raises: as confirm_seats."""
    return _answer(db, seat_ids, "expected", at, note)


def correct_answer(db: Db, *, answer_id: str, at: datetime, note: str = "") -> None:
    """Mend the day or the note of an answer; what was answered stays. Raises: AnswerGone."""
    answer = db.get(SeatAnswer, answer_id)
    if answer is None:
        raise AnswerGone()
    answer.at, answer.note = at, note.strip()


def _answer(db: Db, seat_ids: Iterable[str], state: str, at: datetime, note: str) -> int:
    changed = 0
    for seat_id in dict.fromkeys(seat_ids):
        seat = db.get(Seat, seat_id)
        if seat is None:
            raise SeatGone()
        if seat.state == state:
            continue
        if state in MEMBERS and seat.state not in MEMBERS:
            _may_sit(db, seat.person_id)
        seat.state = state
        db.add(SeatAnswer(seat_id=seat_id, state=state, at=at, note=note.strip()))
        db.flush()  # the next one asks how many seats are taken
        changed += 1
    return changed


def _may_sit(db: Db, person_id: str) -> None:
    """Whether one more person fits: a seat nobody holds or was promised, and no member of their address."""
    size = db.scalar(select(PanelSize.seats))
    held = select(Seat.number, Person.id, Person.household).join(Person, Person.id == Seat.person_id)
    members = db.execute(held.where(Seat.state.in_(MEMBERS))).all()
    if size is not None and len(members) + seats_promised(db) >= size:
        raise SeatsFull(seats=size)
    home = db.scalar(select(Person.household).where(Person.id == person_id))
    for number, member, household in members:
        if member == person_id or (home and household == home):
            raise HomeTaken(number=number)


def call_alternate(
    db: Db, *, seat_id: str, alternate_id: str, at: datetime, replaces_id: str | None = None
) -> int:
    """Give an alternate a seat of their own, waiting for their answer; the same seat id again is a retry.

    Args:
        seat_id: of the new seat, made by the caller.
        replaces_id: the seat of the member in whose place they come, if one is named.
    Returns: the number of the seat.
    Raises: AlternateGone, DrawWaits (a replacement is being drawn), SeatsFull, HomeTaken, SeatGone,
        SeatStillHeld.
    """
    if (kept := db.get(Seat, seat_id)) is not None:
        return kept.number
    alternate = db.get(Alternate, alternate_id)
    if alternate is None or alternate.state != "waiting" or _has_seat(db, alternate.person_id):
        raise AlternateGone()
    waiting = select(Draw.number).where(Draw.state == "committed")
    if (number := db.scalars(waiting).first()) is not None:
        raise DrawWaits(number=number)
    if replaces_id is not None:
        _refuse_held(db, replaces_id)
    _may_sit(db, alternate.person_id)
    seat = Seat(
        id=seat_id,
        number=next_number(db),
        person_id=alternate.person_id,
        draw_id=alternate.draw_id,
        replaces_id=replaces_id,
    )
    db.add(seat)
    db.add(SeatAnswer(seat_id=seat_id, state="expected", at=at))
    return seat.number


def _has_seat(db: Db, person_id: str) -> bool:
    return db.scalars(select(Seat.id).where(Seat.person_id == person_id)).first() is not None


def _refuse_held(db: Db, seat_id: str) -> None:
    seat = db.get(Seat, seat_id)
    if seat is None:
        raise SeatGone()
    if seat.state in MEMBERS:
        raise SeatStillHeld(number=seat.number)


def release_alternates(db: Db, *, alternate_ids: Iterable[str]) -> int:
    """Let alternates wait no longer: they said no, or are not needed. Returns: how many.

    Raises: AlternateGone.
    """
    released = 0
    for alternate_id in dict.fromkeys(alternate_ids):
        alternate = db.get(Alternate, alternate_id)
        if alternate is None:
            raise AlternateGone()
        released += alternate.state == "waiting"
        alternate.state = "released"
    return released


def next_number(db: Db) -> int:
    """The number of the next seat: above every number there is, so that none is used twice."""
    return (db.scalar(select(func.max(Seat.number))) or 0) + 1
