"""Editions of the report, their steps, what they said and who looked them over, as frozen values."""

from __future__ import annotations

from sqlalchemy import select

from council.report.editions.changes import from_kept
from council.report.editions.proof import ITEMS, ProofLine
from council.report.editions.records import Edition, EditionStep, ProofTick
from council.report.editions.views import EditionView, StepTaken
from council.store import Db
from council.words import _


def editions_of(db: Db) -> tuple[EditionView, ...]:
    """Every edition, the newest first; one that is with the members or approved is among them."""
    steps: dict[str, list[StepTaken]] = {}
    for step in db.scalars(select(EditionStep).order_by(EditionStep.position)):
        steps.setdefault(step.edition_id, []).append(
            StepTaken(step.state, step.at, step.by, step.note, step.hash)
        )
    ticks: dict[str | None, list[ProofTick]] = {}
    for tick in db.scalars(select(ProofTick)):
        ticks.setdefault(tick.edition_id, []).append(tick)
    rows = db.scalars(select(Edition).order_by(Edition.number.desc()))
    return tuple(
        _view(row, tuple(steps.get(row.id, ())), _proof(ticks.get(row.id, []), mark="")) for row in rows
    )


def last_published_of(db: Db) -> EditionView | None:
    """The edition that is out now."""
    return next((one for one in editions_of(db) if one.is_final), None)


def proof_of(db: Db, *, mark: str) -> tuple[ProofLine, ...]:
    """The proof sheet of the edition being made, every item of it.

    Args: mark: `proof.mark_of` what the report says now; a tick given for other words is stale.
    """
    ticks = db.scalars(select(ProofTick).where(ProofTick.edition_id.is_(None)))
    return _proof(list(ticks), mark=mark)


def _proof(ticks: list[ProofTick], *, mark: str) -> tuple[ProofLine, ...]:
    kept = {tick.item: tick for tick in ticks}
    return tuple(_line(item, kept.get(item), mark) for item in ITEMS)


def _line(item: str, tick: ProofTick | None, mark: str) -> ProofLine:
    title, hint = _(ITEMS[item].title), _(ITEMS[item].hint)
    if tick is None:
        return ProofLine(item, title, hint)
    return ProofLine(item, title, hint, tick.by, tick.note, tick.at, bool(mark) and tick.mark != mark)


def _view(row: Edition, steps: tuple[StepTaken, ...], proof: tuple[ProofLine, ...]) -> EditionView:
    return EditionView(
        id=row.id,
        number=row.number,
        state=row.state,
        language=row.language,
        hash=row.hash,
        bytes=row.bytes,
        pages=row.pages,
        version=row.version,
        changes=row.changes,
        at=row.at,
        sections=from_kept(row.sections),
        steps=steps,
        proof=proof,
    )
