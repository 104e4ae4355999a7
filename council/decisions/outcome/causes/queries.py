"""The objections and remarks on a proposal's wordings, and those its wordings name as their causes."""

from __future__ import annotations

from sqlalchemy import or_, select

from council.decisions.consent.records import Objection
from council.decisions.outcome.causes.views import Cause
from council.decisions.proposals.records import ProposalVersion
from council.decisions.support.records import Remark
from council.store import Db


def causes_of(db: Db, *, proposal_id: str) -> tuple[Cause, ...]:
    """All that was held against a proposal's wordings: objections first, remarks in no order of time.

    What one of its wordings names as a cause stands here too, even if it was said about another proposal.
    """
    lines = tuple(db.execute(select(ProposalVersion.id, ProposalVersion.proposal_id, ProposalVersion.number)))
    numbers = {id: number for id, _of, number in lines}
    own = [id for id, of, _number in lines if of == proposal_id]
    rows = select(ProposalVersion.causes).where(ProposalVersion.proposal_id == proposal_id)
    named = {cause for causes in db.scalars(rows) for cause in causes}
    objections = (
        select(Objection)
        .where(or_(Objection.version_id.in_(own), Objection.id.in_(named)))
        .order_by(Objection.at, Objection.number)
    )
    remarks = (
        select(Remark).where(or_(Remark.version_id.in_(own), Remark.id.in_(named))).order_by(Remark.text)
    )
    return (
        *(
            Cause(
                id=row.id,
                kind="objection",
                number=row.number,
                text=row.argument,
                state=row.state,
                version=numbers.get(row.version_id or "", 0),
                answer=row.resolution,
            )
            for row in db.scalars(objections)
        ),
        *(
            Cause(
                id=row.id,
                kind="remark",
                number=0,
                text=row.text,
                state=row.state,
                version=numbers.get(row.version_id, 0),
                answer=row.answer,
            )
            for row in db.scalars(remarks)
        ),
    )
