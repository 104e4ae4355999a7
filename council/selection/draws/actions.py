"""Verbs on draws: commit to a lottery, note what is read aloud, draw from it, or let the draw be void.

A lottery is committed before chance is drawn, and a commitment gives one panel: all but the notes is sealed.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from council.people import queries as people
from council.people.records import Person
from council.people.refusals import NameMissing
from council.selection import certificate
from council.selection.alternates import Alternates
from council.selection.certificate import QUICK, ChancePlan
from council.selection.draws.queries import Material, material_of, void_since
from council.selection.engine.alike import model_of
from council.selection.engine.split import fingerprint
from council.selection.folder import packed, unpacked
from council.selection.lottery import Lottery, chances
from council.selection.records import Alternate, Draw, Seat
from council.selection.refusals import (
    DrawKeptAlready,
    DrawUnknown,
    DrawVoid,
    DrawWaits,
    LotteryOutdated,
    NotesLate,
    PanelSeated,
    VoidUnexplained,
)
from council.selection.seats.actions import next_number
from council.selection.summary import summary_of
from council.selection.targets import Pool, Targets, plain
from council.selection.verify import NO_HASH
from council.store import Db, sealed


@sealed
def commit_lottery(
    db: Db,
    *,
    draw_id: str,
    lottery: Lottery,
    at: datetime,
    secret: bytes | None = None,
    chance: ChancePlan = QUICK,
    purpose: str = "panel",
    choice: Alternates | None = None,
    reason: str = "",
) -> str:
    """Fix a lottery before chance is drawn: its panels, weights and pool, and the hash to be published.

    The same draw id again is a retry and changes nothing.
    Args:
        lottery: as found over what stands in this file now: drawing_pool and targets_of for a panel, the
            pool and targets of replacement_pool for a replacement, of_kinds for alternates.
        secret: 32 bytes from which pseudonyms, salts and the nonce are made; by default the system's chance.
        chance: where chance will come from, announced with the commitment.
        purpose: panel, replacement or alternates; choice: for alternates, how many of which kind.
        reason: why targets stand otherwise than at the draw before, if they do; the certificate tells it.
    Returns: the commitment's hash (64 hex characters).
    Raises: PoolEmpty, TargetsMissing, NameMissing, PanelSeated, DrawWaits, LotteryOutdated, CertificateUnfit;
        after a first draw PanelMissing, NoSeatLeft, AlternatesUnusable.
    """
    if (kept := db.get(Draw, draw_id)) is not None:
        return kept.commitment_hash
    _check_turn(db, purpose)
    over = material_of(db, purpose=purpose, choice=choice, reason=reason)
    _refuse_outdated(over, lottery)
    plan = _plan(db, over, at, purpose, chance)
    files = certificate.commitment_files(
        lottery=lottery,
        pool=over.pool,
        targets=over.targets,
        whole=over.whole,
        seated=over.seated,
        known=over.known,
        before=over.earlier,
        plan=plan,
        secret=secret or secrets.token_bytes(certificate.SECRET_BYTES),
    )
    refs = {plain(ref): id for ref, id in db.execute(select(Person.ref, Person.id))}
    draw = Draw(
        id=draw_id,
        number=plan.number,
        purpose=purpose,
        state="committed",
        rule=lottery.rule,
        seats=lottery.seats,
        committed_at=at,
        commitment_hash=certificate.commitment_hash(files),
        targets=[asdict(line) for line in over.whole.lines],
        summary=_summary(lottery, over, choice),
        chances={refs[ref]: str(one) for ref, one in chances(lottery).items()},
        files=packed(files),
    )
    db.add(draw)
    return draw.commitment_hash


def _summary(lottery: Lottery, over: Material, choice: Alternates | None) -> dict[str, Any]:
    told = summary_of(lottery, over.pool) | {
        "left_out": {name: count for name, count in over.left_out if count}
    }
    return told | ({"alternates": choice.told()} if choice else {})


def _plan(db: Db, over: Material, at: datetime, purpose: str, chance: ChancePlan) -> certificate.Plan:
    council = people.council_of(db)
    if council is None:
        raise NameMissing()
    before = db.execute(select(Draw.number, Draw.commitment_hash).order_by(Draw.number.desc())).first()
    return certificate.Plan(
        council_id=council.id,
        council_name=council.name,
        made_at=certificate.time_of(at),
        number=before[0] + 1 if before else 1,
        previous=before[1] if before else NO_HASH,
        purpose=purpose,
        left_out=tuple(sorted(over.left_out)),
        relaxed=over.relaxed,
        seated=tuple(sorted(over.known.values())),
        left=over.left,
        chance=chance,
        void=void_since(db),
    )


def _check_turn(db: Db, purpose: str) -> None:
    waiting = select(Draw.number).where(Draw.state == "committed")
    if (number := db.scalars(waiting).first()) is not None:
        raise DrawWaits(number=number)
    if purpose == "panel" and db.scalars(select(Seat.id)).first() is not None:
        raise PanelSeated()


def _refuse_outdated(over: Material, lottery: Lottery) -> None:
    """Refuse a lottery found over other people, homes, answers or targets than those that stand now.

    Its panels may still do; its proof would not, and two of a panel may have moved in together.
    """
    if over.pool.ids != lottery.ids or not _meets(over.pool, over.targets, lottery):
        raise LotteryOutdated()
    if lottery.over and lottery.over != fingerprint(model_of(over.pool, over.targets)).hex():
        raise LotteryOutdated()


def _meets(pool: Pool, targets: Targets, lottery: Lottery) -> bool:
    """Whether every panel still fills the seats and meets every line that the pool has a column for."""
    places = {plain(name): place for place, name in enumerate(pool.features)}
    lines = [(places[line.feature], line) for line in targets.lines if line.feature in places]
    rows = dict(zip(pool.ids, pool.values, strict=True))
    return all(
        len(panel) == targets.seats
        and all(
            line.least <= sum(rows[one][place] == line.value for one in panel) <= line.most
            for place, line in lines
        )
        for panel in lottery.panels
    )


def note_reveal(db: Db, *, draw_id: str, notes: Mapping[str, Any]) -> None:
    """Keep what was read aloud so far, while the ceremony runs: plain values, in place of those kept before.

    A misprint can be undone, since nobody is drawn yet. Raises: DrawUnknown, NotesLate.
    """
    draw = _found(db, draw_id)
    if draw.state != "committed":
        raise NotesLate(number=draw.number)
    draw.notes = dict(notes)


@sealed
def keep_draw(
    db: Db,
    *,
    draw_id: str,
    at: datetime,
    digits: str | None = None,
    witnesses: Sequence[str] = (),
    recording: str = "",
    round: int = 0,
    signature: str = "",
) -> tuple[str, ...]:
    """Draw from a committed lottery and seat the people; a second time is a retry and changes nothing.

    Args:
        digits: what the public draw gave, first drawn first; None draws as many as were announced by the
            system's chance.
        at: when they were drawn; at least a second after the commitment, so it is moved there if need be.
        witnesses, recording: who saw it, and where it can be seen again.
        round, signature: of the beacon, where one was announced.
    Returns: the ids of the seats by number, or of the alternates in their order.
    Raises: DrawUnknown, DrawVoid, DrawKeptAlready; CertificateUnfit, for what does not fit the commitment.
    """
    draw = _found(db, draw_id)
    if draw.state == "kept":
        return _who_was_drawn(db, draw)
    if draw.state == "void":
        raise DrawVoid(number=draw.number, reason=draw.reason)
    if draw.purpose == "panel" and db.scalars(select(Seat.id)).first() is not None:
        raise DrawKeptAlready(number=draw.number)
    files = unpacked(draw.files)
    moment = max(at, draw.committed_at + timedelta(seconds=1))
    files |= certificate.result_files(
        files,
        digits=_system_digits(files) if digits is None else digits,
        digits_at=certificate.time_of(moment),
        witnesses=tuple(witnesses),
        recording=recording,
        round=round,
        signature=signature,
    )
    draw.files, draw.state, draw.kept_at = packed(files), "kept", moment
    draw.ticket = certificate.ticket_of(files)
    _seat(db, draw, files)
    db.flush()
    return _who_was_drawn(db, draw)


def _system_digits(files: Mapping[str, bytes]) -> str:
    width = certificate.digits_wanted(files)
    return f"{secrets.randbelow(10**width):0{width}d}" if width else ""


def _seat(db: Db, draw: Draw, files: Mapping[str, bytes]) -> None:
    """Give seats or places among the alternates to who was drawn.

    Seats go from the next number on in the order of the ids, so that a number tells nothing new; alternates
    wait in the order of their pseudonyms, which is chance fixed with the commitment.
    """
    known = {plain(ref): id for ref, id in db.execute(select(Person.ref, Person.id))}
    refs = certificate.drawn_ids(files)
    if draw.purpose == "alternates":
        names = certificate.pseudonyms(files)
        ordered = sorted(refs, key=names.__getitem__)
        db.add_all(
            Alternate(position=place, person_id=known[ref], draw_id=draw.id)
            for place, ref in enumerate(ordered, start=1)
        )
        return
    first = next_number(db)
    db.add_all(
        Seat(number=number, person_id=known[ref], draw_id=draw.id)
        for number, ref in enumerate(sorted(refs), start=first)
    )


def _who_was_drawn(db: Db, draw: Draw) -> tuple[str, ...]:
    if draw.purpose == "alternates":
        waiting = select(Alternate.id).where(Alternate.draw_id == draw.id).order_by(Alternate.position)
        return tuple(db.scalars(waiting))
    seated = select(Seat.id).where(Seat.draw_id == draw.id).order_by(Seat.number)
    return tuple(db.scalars(seated))


@sealed
def void_draw(db: Db, *, draw_id: str, reason: str, at: datetime) -> None:
    """Let a committed draw be void: the nonce is withheld, the round was never published, the digits lost.

    Nobody is drawn from it any more, and the next commitment says so, with the reason. A second time is a
    retry and changes nothing. Raises: DrawUnknown, VoidUnexplained; DrawKeptAlready, once people are seated.
    """
    draw = _found(db, draw_id)
    if draw.state == "void":
        return
    if draw.state == "kept":
        raise DrawKeptAlready(number=draw.number)
    words = " ".join(reason.split())
    if not words:
        raise VoidUnexplained()
    draw.state, draw.reason, draw.voided_at = "void", words, at


def _found(db: Db, draw_id: str) -> Draw:
    draw = db.get(Draw, draw_id)
    if draw is None:
        raise DrawUnknown()
    return draw
