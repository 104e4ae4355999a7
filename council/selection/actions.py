"""What can be done in selection: set targets, leave people out, commit to a lottery, draw, seat people.

A lottery is committed before chance is drawn, and a commitment gives one panel; both steps are sealed.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import func, select

from council.people import actions as people
from council.people import queries as people_queries
from council.people.records import Person
from council.people.refusals import NameMissing
from council.selection import certificate, queries
from council.selection.folder import packed, unpacked
from council.selection.lottery import Lottery, chances
from council.selection.records import Draw, Exclusion, PanelSize, Seat, TargetLine
from council.selection.refusals import (
    DrawKeptAlready,
    DrawUnknown,
    DrawWaits,
    LotteryOutdated,
    PanelSeated,
    PersonInDraw,
    PoolEmpty,
    ReasonMissing,
    SeatGone,
    SeatsUnusable,
    TargetsMissing,
    TargetsUnusable,
)
from council.selection.summary import summary_of
from council.selection.targets import Line, Pool, Targets, in_order, plain
from council.selection.verify import NO_HASH
from council.store import Db, sealed
from council.words import _


def set_targets(db: Db, *, seats: int, lines: Sequence[Line]) -> int:
    """Set the seats and all lines; what is not among them goes. Returns: how many lines stand.

    Whether they can be met is another question (feasible.py); here each line must only make sense by itself.
    Raises: SeatsUnusable, TargetsUnusable.
    """
    if seats < 1:
        raise SeatsUnusable(seats=seats)
    _check_lines(lines)
    size = db.scalars(select(PanelSize)).first()
    if size is None:
        db.add(PanelSize(seats=seats))
    else:
        size.seats = seats
    known = {(one.feature, one.value): one for one in db.scalars(select(TargetLine))}
    for position, line in enumerate(lines):
        _keep_line(db, known.pop((line.feature, line.value), None), position, line)
    for gone in known.values():
        db.delete(gone)
    return len(lines)


def _check_lines(lines: Sequence[Line]) -> None:
    seen: set[tuple[str, str]] = set()
    for line in lines:
        reason = ""
        if not line.feature or not line.value:
            reason = _("it needs a feature and a value.")
        elif line.least < 0 or line.most < line.least:
            reason = _("the least must not be below 0 nor above the most.")
        elif (line.feature, line.value) in seen:
            reason = _("it stands twice.")
        if reason:
            raise TargetsUnusable(feature=line.feature, value=line.value, reason=reason)
        seen.add((line.feature, line.value))


def _keep_line(db: Db, kept: TargetLine | None, position: int, line: Line) -> None:
    if kept is None:
        db.add(TargetLine(position=position, **asdict(line)))
        return
    kept.position, kept.least, kept.most = position, line.least, line.most
    kept.least_flex, kept.most_flex = line.least_flex, line.most_flex


def exclude_people(db: Db, *, person_ids: Iterable[str], reason: str, at: datetime) -> int:
    """Leave people out of draws, with a reason that the certificate counts. Returns: how many are new.

    Raises: ReasonMissing.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise ReasonMissing()
    known = {one.person_id: one for one in db.scalars(select(Exclusion))}
    wanted = list(dict.fromkeys(person_ids))
    for person_id in wanted:
        if person_id in known:
            known[person_id].reason = reason
        else:
            db.add(Exclusion(person_id=person_id, reason=reason, at=at))
    return sum(one not in known for one in wanted)


def readmit_people(db: Db, *, person_ids: Iterable[str]) -> int:
    """Let excluded people take part again. Returns: how many."""
    rows = db.scalars(select(Exclusion).where(Exclusion.person_id.in_(list(person_ids)))).all()
    for one in rows:
        db.delete(one)
    return len(rows)


def remove_from_pool(db: Db, *, person_ids: Iterable[str]) -> int:
    """Take people and their contact details out of the file; undo brings them back. Returns: how many.

    Raises: PersonInDraw, as a certificate counts on everybody it was made over.
    """
    wanted = list(dict.fromkeys(person_ids))
    drawn = {one for chance_by_id in db.scalars(select(Draw.chances)) for one in chance_by_id}
    if count := sum(one in drawn for one in wanted):
        raise PersonInDraw(count=count)
    readmit_people(db, person_ids=wanted)
    db.flush()
    return people.remove_people(db, person_ids=wanted)


@sealed
def commit_lottery(
    db: Db, *, draw_id: str, lottery: Lottery, at: datetime, secret: bytes | None = None
) -> str:
    """Fix a lottery before chance is drawn: its panels, weights and pool, and the hash to be published.

    The same draw id again is a retry and changes nothing.
    Args:
        lottery: as found over the pool and targets that stand in this file now.
        secret: 32 bytes from which pseudonyms, salts and the nonce are made; by default the system's chance.
    Returns: the commitment's hash (64 hex characters).
    Raises: PoolEmpty, TargetsMissing, NameMissing, PanelSeated, DrawWaits, LotteryOutdated.
    """
    if (kept := db.get(Draw, draw_id)) is not None:
        return kept.commitment_hash
    _check_turn(db)
    pool, targets, left_out = _material(db, lottery)
    number = (db.scalar(select(func.max(Draw.number))) or 0) + 1
    files = certificate.commitment_files(
        lottery=lottery,
        pool=pool,
        targets=targets,
        plan=_plan(db, number, left_out, at),
        secret=secret or secrets.token_bytes(certificate.SECRET_BYTES),
    )
    refs = dict(db.execute(select(Person.ref, Person.id)).all())
    draw = Draw(
        id=draw_id,
        number=number,
        state="committed",
        rule=lottery.rule,
        seats=targets.seats,
        committed_at=at,
        commitment_hash=certificate.commitment_hash(files),
        targets=[asdict(line) for line in targets.lines],
        summary=summary_of(lottery, pool),
        chances={refs[ref]: str(chance) for ref, chance in chances(lottery).items()},
        files=packed(files),
    )
    db.add(draw)
    return draw.commitment_hash


def _plan(db: Db, number: int, left_out: dict[str, int], at: datetime) -> certificate.Plan:
    council = people_queries.council_of(db)
    if council is None:
        raise NameMissing()
    before = db.scalars(select(Draw).order_by(Draw.number.desc())).first()
    return certificate.Plan(
        council_id=council.id,
        council_name=council.name,
        made_at=certificate.time_of(at),
        number=number,
        previous=before.commitment_hash if before else NO_HASH,
        left_out=tuple(sorted(left_out.items())),
    )


def _check_turn(db: Db) -> None:
    if waiting := db.scalars(select(Draw).where(Draw.state == "committed")).first():
        raise DrawWaits(number=waiting.number)
    if db.scalars(select(Seat.id)).first() is not None:
        raise PanelSeated()


def _material(db: Db, lottery: Lottery) -> tuple[Pool, Targets, dict[str, int]]:
    """Pool and targets as they stand, if they are still those of the lottery."""
    asked, targets = queries.drawing_pool(db), queries.targets_of(db)
    pool = in_order(asked.pool)
    if not pool.ids:
        raise PoolEmpty()
    if not targets.lines:
        raise TargetsMissing()
    if pool.ids != lottery.ids or lottery.seats != targets.seats or not _meets(pool, targets, lottery):
        raise LotteryOutdated()
    return pool, targets, dict(asked.left_out)


def _meets(pool: Pool, targets: Targets, lottery: Lottery) -> bool:
    """Whether every panel still meets every line that the pool has a column for."""
    places = {plain(name): place for place, name in enumerate(pool.features)}
    rows = dict(zip(pool.ids, pool.values, strict=True))
    lines = [(places[line.feature], line) for line in targets.lines if line.feature in places]
    for panel in lottery.panels:
        for place, line in lines:
            if not line.least <= sum(rows[one][place] == line.value for one in panel) <= line.most:
                return False
    return True


@sealed
def keep_draw(
    db: Db, *, draw_id: str, at: datetime, digits: str | None = None, witnesses: Sequence[str] = ()
) -> tuple[str, ...]:
    """Draw from a committed lottery and seat the panel; a second time is a retry and changes nothing.

    Args:
        digits: what the public draw gave, first drawn first; None draws them by the system's chance.
        at: when they were drawn; at least a second after the commitment, so it is moved there if need be.
    Returns: the ids of the seats, by number.
    Raises: DrawUnknown; CertificateUnfit, for digits of another length.
    """
    draw = db.get(Draw, draw_id)
    if draw is None:
        raise DrawUnknown()
    if draw.state == "kept":
        return tuple(db.scalars(select(Seat.id).where(Seat.draw_id == draw_id).order_by(Seat.number)))
    if db.scalars(select(Seat.id)).first() is not None:
        raise DrawKeptAlready(number=draw.number)
    files = unpacked(draw.files)
    width = len(str(draw.summary["total"])) - 1
    drawn = digits if digits is not None else f"{secrets.randbelow(10**width):0{width}d}"
    moment = max(at, draw.committed_at + timedelta(seconds=1))
    files |= certificate.result_files(
        files, digits=drawn, digits_at=certificate.time_of(moment), witnesses=tuple(witnesses)
    )
    draw.files, draw.state, draw.kept_at = packed(files), "kept", moment
    draw.ticket = certificate.ticket_of(files)
    return _seat_panel(db, draw_id, certificate.drawn_ids(files))


def _seat_panel(db: Db, draw_id: str, refs: Sequence[str]) -> tuple[str, ...]:
    """Seats 1 to n, in the order of the ids in the file, so that a number tells nothing new."""
    known = dict(db.execute(select(Person.ref, Person.id)).all())
    seats = [
        Seat(number=number, person_id=known[ref], draw_id=draw_id)
        for number, ref in enumerate(sorted(refs), start=1)
    ]
    db.add_all(seats)
    return tuple(seat.id for seat in seats)


def confirm_seats(db: Db, *, seat_ids: Iterable[str]) -> int:
    """Note that these members have said yes. Returns: how many seats changed. Raises: SeatGone."""
    return _mark_seats(db, seat_ids, "confirmed")


def decline_seats(db: Db, *, seat_ids: Iterable[str]) -> int:
    """Note that these people have said no; their seats wait for replacement. Raises: SeatGone."""
    return _mark_seats(db, seat_ids, "declined")


def expect_seats(db: Db, *, seat_ids: Iterable[str]) -> int:
    """Note that these people have not answered (yet). Raises: SeatGone."""
    return _mark_seats(db, seat_ids, "expected")


def _mark_seats(db: Db, seat_ids: Iterable[str], state: str) -> int:
    changed = 0
    for seat_id in dict.fromkeys(seat_ids):
        seat = db.get(Seat, seat_id)
        if seat is None:
            raise SeatGone()
        changed += seat.state != state
        seat.state = state
    return changed
