"""Questions by which the verbs of consent find their round, as the machine takes it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from sqlalchemy import select

from council.decisions.consent import state
from council.decisions.consent.circle import Member
from council.decisions.consent.records import Concern, ConsentRound, Objection, Reaction
from council.decisions.consent.refusals import RoundRuns
from council.decisions.consent.state import Round, Settings
from council.decisions.proposals.moves import IN_CONSENT
from council.decisions.proposals.queries import current_version
from council.decisions.proposals.records import Proposal, ProposalVersion
from council.store import Db

RUNNING = ("open", "testing", "resolving")


def round_of(db: Db, row: ConsentRound) -> Round:
    """A round as the machine takes it."""
    said = db.scalars(select(Reaction).where(Reaction.round_id == row.id).order_by(Reaction.place))
    objections = db.scalars(select(Objection).where(Objection.round_id == row.id).order_by(Objection.number))
    concerns = db.scalars(select(Concern).where(Concern.round_id == row.id).order_by(Concern.number))
    return Round(
        row.kind,
        tuple(Member(**member) for member in row.circle),
        settings=settings_of(row.settings),
        step=row.step,
        state=row.state,
        before=row.before,
        laps=row.laps,
        lap=row.lap,
        check_lap=row.check_lap,
        under=row.under,
        asking=row.asking,
        need=row.need,
        proposed=row.proposed_id or "",
        why_proposed=row.why_proposed,
        owner=row.owner,
        until=row.until,
        reason=row.reason,
        ended=row.state == "agreed" and row.ended_at is not None,
        said=tuple(_said(one) for one in said),
        objections=tuple(_objection(one) for one in objections),
        concerns=tuple(_concern(one) for one in concerns),
    )


def settings_of(kept: Mapping[str, str | int]) -> Settings:
    """Settings as they were kept with a round."""
    return Settings(
        disagree=Fraction(str(kept["disagree"])),
        passes=Fraction(str(kept["passes"])),
        on_wall=bool(kept["on_wall"]),
        talk_minutes=int(kept["talk_minutes"]),
    )


def is_outdated(db: Db, row: ConsentRound) -> bool:
    """Whether a running round no longer decides on the newest wording of a proposal that is in consent."""
    if row.version_id is None or row.state not in RUNNING:
        return False
    version = db.get_one(ProposalVersion, row.version_id)
    newest = current_version(db, version.proposal_id)
    proposal = db.get_one(Proposal, version.proposal_id)
    return proposal.state != IN_CONSENT or newest is None or newest.id != row.version_id


def none_runs(db: Db, *, proposal_id: str) -> None:
    """Raises: RoundRuns, while a round on one of the proposal's wordings is not over."""
    own = select(ProposalVersion.id).where(ProposalVersion.proposal_id == proposal_id)
    wanted = select(ConsentRound).where(ConsentRound.version_id.in_(own), ConsentRound.state.in_(RUNNING))
    running = db.scalar(wanted.limit(1))
    if running is not None:
        raise RoundRuns(number=running.number)


def laps_before(db: Db) -> int:
    """Speaking rounds held in all consent rounds so far: the next begins one place further on."""
    last = db.scalar(select(ConsentRound).order_by(ConsentRound.number.desc()).limit(1))
    return 0 if last is None else last.before + last.laps


def _said(row: Reaction) -> state.Said:
    return state.Said(
        row.id,
        row.lap,
        row.step,
        row.seat_id or row.table_id or "",
        row.kind,
        text=row.text,
        counts=row.counts,
        texts=tuple(row.texts),
        nominee=row.nominee_id or "",
        answer=row.answer,
        about=row.about,
    )


def _objection(row: Objection) -> state.Objection:
    return state.Objection(
        row.id,
        row.number,
        row.seat_id or row.table_id or "",
        row.argument,
        row.reaction_id,
        state=row.state,
        premises=tuple(row.premises),
        ground=row.ground,
        otherwise=row.otherwise,
        shared=row.shared,
        passed=row.passed,
        present=row.present,
        accepted=row.accepted,
        how=row.how,
        change=row.change,
        resolution=row.resolution,
        who=row.who,
        until=row.until,
        other=row.other,
    )


def _concern(row: Concern) -> state.Concern:
    return state.Concern(
        row.id,
        row.number,
        row.seat_id or row.table_id or "",
        row.text,
        reaction=row.reaction_id or "",
        objection=row.objection_id or "",
        sign=row.sign,
        review_on=row.review_on,
        state=row.state,
        note=row.note,
    )
