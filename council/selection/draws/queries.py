"""Questions about draws: what was drawn and how, with its certificate and everyone's chance."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import defer

from council.people.records import Person
from council.selection import certificate
from council.selection.aims.queries import drawing_pool, targets_of
from council.selection.alternates import Alternates, of_kinds
from council.selection.folder import unpacked
from council.selection.records import Draw, Seat
from council.selection.refusals import (
    AlternatesUnusable,
    DrawUnknown,
    NoSeatLeft,
    PoolEmpty,
    TargetsMissing,
)
from council.selection.replacing import Leaver
from council.selection.seats.queries import alternates_pool, replacement_pool
from council.selection.targets import Line, Pool, Targets, in_order, plain
from council.store import Db
from council.words import _


@dataclass(frozen=True, slots=True)
class DrawView:
    """One draw: its state, and what its lottery promised to the pool.

    state: committed, kept or void (then `reason` and `voided_at` say why and when). notes: what was read
    aloud so far while its ceremony runs. targets: the lines as they were set, for the whole panel; seats:
    those this draw fills.
    """

    id: str
    number: int
    purpose: str
    state: str
    rule: str
    seats: int
    committed_at: datetime
    kept_at: datetime | None
    commitment_hash: str
    ticket: int | None
    targets: tuple[Line, ...]
    summary: Mapping[str, Any]
    voided_at: datetime | None
    reason: str
    notes: Mapping[str, Any]


def draws_of(db: Db) -> tuple[DrawView, ...]:
    """Every draw, by number."""
    light = defer(Draw.files, raiseload=True), defer(Draw.chances, raiseload=True)
    rows = db.scalars(select(Draw).options(*light).order_by(Draw.number))
    return tuple(_draw_view(one) for one in rows)


def draw_files(db: Db, *, draw_id: str) -> dict[str, bytes]:
    """The files of a draw's certificate by name, byte for byte. Raises: DrawUnknown."""
    packed = db.scalars(select(Draw.files).where(Draw.id == draw_id)).first()
    if packed is None:
        raise DrawUnknown()
    return unpacked(packed)


def chances_of(db: Db, *, draw_id: str | None = None) -> dict[str, Fraction]:
    """Each person's exact chance in one draw, or the newest, by the id of their file; {} before any draw."""
    asked = select(Draw.chances).order_by(Draw.number.desc())
    if draw_id:
        asked = asked.where(Draw.id == draw_id)
    kept = db.scalars(asked).first()
    if kept is None:
        return {}
    refs = dict(db.execute(select(Person.id, Person.ref)).all())
    return {refs[one]: Fraction(text) for one, text in sorted(kept.items()) if one in refs}


def _draw_view(one: Draw) -> DrawView:
    return DrawView(
        id=one.id,
        number=one.number,
        purpose=one.purpose,
        state=one.state,
        rule=one.rule,
        seats=one.seats,
        committed_at=one.committed_at,
        kept_at=one.kept_at,
        commitment_hash=one.commitment_hash,
        ticket=one.ticket,
        targets=tuple(Line(**line) for line in one.targets),
        summary=one.summary,
        voided_at=one.voided_at,
        reason=one.reason,
        notes=one.notes,
    )


@dataclass(frozen=True, slots=True)
class Material:
    """What a commitment is made over, as it stands in the file.

    pool, targets: those a lottery must have been found over. whole: the targets as they were set. seated:
    the members who stay; known: their pseudonyms by id; left: pseudonym and reason of who went since the
    draw before. earlier: pseudonyms of the draw before. relaxed: lines as they stood then, with the reason.
    """

    pool: Pool
    targets: Targets
    whole: Targets
    left_out: tuple[tuple[str, int], ...]
    seated: Pool = Pool((), (), ())
    known: Mapping[str, str] = field(default_factory=dict)
    left: tuple[tuple[str, str], ...] = ()
    earlier: Mapping[str, str] = field(default_factory=dict)
    relaxed: tuple[tuple[Line, str], ...] = ()


def material_of(db: Db, *, purpose: str, choice: Alternates | None = None, reason: str = "") -> Material:
    """What the next commitment of this purpose is made over.

    Args:
        choice: for alternates, how many of which kind are drawn.
        reason: why targets stand otherwise than at the draw before; the certificate tells it.
    Raises: PanelMissing, NoSeatLeft, PoolEmpty, TargetsMissing, AlternatesUnusable.
    """
    if purpose == "panel":
        asked, targets = drawing_pool(db), targets_of(db)
        found = Material(in_order(asked.pool), targets, targets, tuple(asked.left_out.items()))
    else:
        found = _after_a_draw(db, purpose, choice)
    if not found.pool.ids:
        raise PoolEmpty()
    if not found.targets.lines:
        raise TargetsMissing()
    return found if purpose == "alternates" else replace(found, relaxed=_relaxed(db, found.whole, reason))


def _after_a_draw(db: Db, purpose: str, choice: Alternates | None) -> Material:
    if purpose == "alternates":
        asked = alternates_pool(db)
        if choice is None:
            raise AlternatesUnusable(reason=_("it has not been said how many of which kind."))
        pool, targets, seated = of_kinds(asked, choice)
        whole = targets
    else:
        asked = replacement_pool(db)
        pool, targets, whole, seated = asked.pool, asked.targets, asked.whole, asked.seated
        if asked.seats_left < 1:
            raise NoSeatLeft(seats=whole.seats)
    names = _pseudonyms_of(db)
    return Material(
        pool=in_order(pool),
        targets=targets,
        whole=whole,
        left_out=asked.left_out,
        seated=seated,
        known={one: names[one] for one in seated.ids},
        left=_left_since(db, asked.left, names),
        earlier=_earlier(db),
    )


def _pseudonyms_of(db: Db) -> dict[str, str]:
    """The pseudonym of everybody who has or had a seat, by id: that of the draw that seated them."""
    rows = db.execute(select(Seat.draw_id, Person.ref).join(Person, Person.id == Seat.person_id))
    by_draw: dict[str, list[str]] = {}
    for draw_id, ref in rows:
        by_draw.setdefault(draw_id, []).append(plain(ref))
    found: dict[str, str] = {}
    for draw_id, refs in by_draw.items():
        names = certificate.pseudonyms(draw_files(db, draw_id=draw_id))
        found |= {ref: names[ref] for ref in refs}
    return found


def _left_since(db: Db, left: Sequence[Leaver], names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Who went since the commitment that told of them last, by pseudonym, which tells nothing."""
    told: dict[str, bool] = {}
    for files in db.scalars(select(Draw.files).where(Draw.state != "void").order_by(Draw.number)):
        commitment = json.loads(unpacked(files)["commitment.json"])
        told |= dict.fromkeys(commitment["seated"], False)
        told |= {one["pseudonym"]: True for one in commitment["left"]}
    return tuple(
        sorted(
            (names[plain(one.ref)], one.state) for one in left if not told.get(names[plain(one.ref)], False)
        )
    )


def _earlier(db: Db) -> dict[str, str]:
    """Everybody's pseudonym in the draw before this one, drawn or void, by id."""
    files = db.scalars(select(Draw.files).order_by(Draw.number.desc())).first()
    return {} if files is None else certificate.pseudonyms(unpacked(files))


def _relaxed(db: Db, targets: Targets, reason: str) -> tuple[tuple[Line, str], ...]:
    """The lines that stood otherwise at the draw before, as they stood then."""
    newest = (
        select(Draw.number, Draw.targets).where(Draw.purpose != "alternates").order_by(Draw.number.desc())
    )
    before = db.execute(newest).first()
    if before is None:
        return ()
    now = {(one.feature, one.value): (one.least, one.most) for one in targets.lines}
    was = [Line(**one) for one in before[1]]
    words = " ".join(reason.split()) or _("changed since draw {number}").format(number=before[0])
    return tuple((one, words) for one in was if now.get((one.feature, one.value)) != (one.least, one.most))


def void_since(db: Db) -> tuple[tuple[int, str], ...]:
    """Number and reason of the void draws after the last one that was kept: the next commitment says so."""
    last = db.scalar(select(func.max(Draw.number)).where(Draw.state == "kept")) or 0
    rows = select(Draw.number, Draw.reason).where(Draw.state == "void", Draw.number > last)
    return tuple((number, reason) for number, reason in db.execute(rows.order_by(Draw.number)))
