"""Verbs on editions: hand one to the members, note their approval, publish it; tick its proof sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from council import __version__
from council.decisions.actions import mark_published
from council.report.editions import refusals
from council.report.editions.changes import SectionText, as_kept
from council.report.editions.proof import ITEMS
from council.report.editions.records import Edition, EditionStep, ProofTick
from council.report.editions.views import FINAL
from council.store import Db, sealed


def hand_to_members(
    db: Db,
    *,
    edition_id: str,
    hash: str,
    size: int,
    pages: int,
    language: str,
    at: datetime,
    sections: Sequence[SectionText] = (),
    by: str = "",
) -> int:
    """Note that this file went to the members to read and correct; the number of the edition.

    Handed out again after a change, the edition is with them once more, and an approval before that is past.

    Args: hash: SHA-256 of the file in hex; size: its bytes; sections: what it says; by: who handed it out.
    Raises: EditionEmpty; EditionClosed.
    """
    if not hash or not size:
        raise refusals.EditionEmpty()
    row = _open(db, edition_id, at)
    _fill(row, hash=hash, size=size, pages=pages, language=language, sections=sections)
    return _into(db, row, "for members", by=by, at=at)


def approve_report(db: Db, *, by: str, at: datetime, note: str = "") -> int:
    """Note that the members approved what was handed to them; the number of the edition.

    Args: by: who approved, as they want to be named; note: how, and what they asked for.
    Raises: EditionWithNobody; ApproverUnnamed.
    """
    row = _being_made(db)
    if row is None or row.state != "for members":
        raise refusals.EditionWithNobody()
    if not by.strip():
        raise refusals.ApproverUnnamed()
    return _into(db, row, "approved", by=by, note=note, at=at)


@sealed
def publish_report(
    db: Db,
    *,
    edition_id: str,
    hash: str,
    size: int,
    pages: int,
    language: str,
    at: datetime,
    changes: str = "",
    sections: Sequence[SectionText] = (),
    by: str = "",
) -> int:
    """Keep for good that this file went out, and return the number of the edition; a retry is kept once.

    The edition that is with the members, if there is one, is the one that goes out, with the ticks of the
    proof sheet. What is final in it is published from now on.

    Args: hash: SHA-256 of the file in hex; size: its bytes; changes: what is new since the edition before.
    Raises: EditionEmpty; EditionTwice.
    """
    if not hash or not size:
        raise refusals.EditionEmpty()
    known = db.get(Edition, edition_id)
    if known is not None and known.state in FINAL:
        return known.number
    same = db.scalars(select(Edition).where(Edition.hash == hash, Edition.state.in_(FINAL))).first()
    if same is not None:
        raise refusals.EditionTwice(number=same.number)
    row = _open(db, edition_id, at)
    _fill(row, hash=hash, size=size, pages=pages, language=language, sections=sections)
    row.changes = changes.strip()
    for tick in db.scalars(select(ProofTick).where(ProofTick.edition_id.is_(None))):
        tick.edition_id = row.id
    mark_published(db)
    return _into(db, row, "published" if row.number == 1 else "corrected", by=by, at=at)


def tick_proof(db: Db, *, item: str, by: str, mark: str, at: datetime, note: str = "") -> None:
    """Note that somebody looked at an item of the proof sheet of the edition being made.

    Args: by: a name, or a role; mark: `proof.mark_of` what the report says now.
    Raises: ProofItemUnknown; ProofUnsigned.
    """
    if item not in ITEMS:
        raise refusals.ProofItemUnknown(item=item, known=", ".join(ITEMS))
    if not by.strip():
        raise refusals.ProofUnsigned()
    untick_proof(db, item=item)
    db.add(ProofTick(item=item, by=" ".join(by.split()), note=note.strip(), mark=mark, at=at))


def untick_proof(db: Db, *, item: str) -> None:
    """Take a tick back from the proof sheet of the edition being made; none there is no change."""
    wanted = select(ProofTick).where(ProofTick.item == item, ProofTick.edition_id.is_(None))
    for row in db.scalars(wanted):
        db.delete(row)


def _being_made(db: Db) -> Edition | None:
    return db.scalars(select(Edition).where(Edition.state.not_in(FINAL))).first()


def _open(db: Db, edition_id: str, at: datetime) -> Edition:
    """The edition being made; a new one with the next number where there is none."""
    if (row := _being_made(db)) is not None:
        return row
    if (known := db.get(Edition, edition_id)) is not None:
        raise refusals.EditionClosed(number=known.number)
    number = (db.scalar(select(func.max(Edition.number))) or 0) + 1
    return Edition(
        id=edition_id,
        number=number,
        state="",
        language="",
        hash="",
        bytes=0,
        pages=0,
        version="",
        changes="",
        at=at,
    )


def _fill(
    row: Edition, *, hash: str, size: int, pages: int, language: str, sections: Sequence[SectionText]
) -> None:
    row.hash, row.bytes, row.pages, row.language = hash, size, pages, language
    row.version, row.sections = __version__, as_kept(sections)


def _into(db: Db, row: Edition, state: str, *, by: str, at: datetime, note: str = "") -> int:
    row.state, row.at = state, at
    db.add(row)
    db.flush()
    count = db.scalar(select(func.count(EditionStep.id)).where(EditionStep.edition_id == row.id)) or 0
    step = EditionStep(edition_id=row.id, position=count, state=state, hash=row.hash, at=at)
    step.by, step.note = " ".join(by.split()), note.strip()
    db.add(step)
    return row.number
