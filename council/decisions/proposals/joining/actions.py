"""The verbs by which proposals join and part: merged with all they grew out of, or split off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select

from council.decisions.proposals import descent, difference, moves, wordings
from council.decisions.proposals.actions import follow
from council.decisions.proposals.queries import (
    current_version,
    found,
    in_words,
    next_number,
    rewordable,
    said_by,
)
from council.decisions.proposals.records import Proposal, ProposalVersion
from council.decisions.proposals.refusals import (
    ChangeNeedsReason,
    MergeInCircle,
    MergeIntoItself,
    ProposalIsSettled,
    SplitLeavesNothing,
    SplitNeedsWording,
    TitleMissing,
)
from council.decisions.proposals.wordings import Wording
from council.store import Db


def merge_proposals(
    db: Db,
    *,
    source_id: str,
    into_id: str,
    version_id: str,
    text: str,
    reason: str,
    at: datetime,
    causes: Sequence[str] = (),
) -> str:
    """Make one proposal of two: a wording of `into` with both as parents; returns the wording's id.

    The source is merged and stays readable; what it grew out of is reached through the parents. The new
    wording keeps the other fields of `into`, and where one is empty there, the source's; cost lines of both.
    Raises: MergeIntoItself, MergeInCircle, ProposalIsSettled, ChangeNeedsReason, UnknownRecord and what
        `wordings.cleaned` raises.
    """
    if db.get(ProposalVersion, version_id) is not None:
        return version_id
    source, into = found(db, Proposal, source_id), found(db, Proposal, into_id)
    _may_merge(db, source, into)
    if not reason.strip():
        raise ChangeNeedsReason
    lasts = [last for last in (current_version(db, into_id), current_version(db, source_id)) if last]
    said = [said_by(last) for last in lasts]
    follow(
        db,
        into,
        wordings.joined(text, said),
        version_id=version_id,
        at=at,
        reason=reason,
        parents=[last.id for last in lasts],
        causes=causes,
    )
    if len(lasts) == 2 and lasts[1].state != "sealed":
        lasts[1].state = "superseded"
    source.state, source.merged_into_id, source.reason = moves.MERGED, into_id, reason.strip()
    return version_id


def split_proposal(
    db: Db,
    *,
    source_id: str,
    proposal_id: str,
    version_id: str,
    title: str,
    text: str,
    reason: str,
    at: datetime,
    rest: str = "",
    rest_version_id: str = "",
) -> str:
    """Make a part of a proposal one of its own, whose first wording follows the source's; returns its id.

    With `rest` the source goes on without the part, as a new wording for the same reason.
    Of one that was not adopted a part may still go on by itself.
    Raises: SplitNeedsWording, SplitLeavesNothing, TitleMissing, ChangeNeedsReason, ProposalIsSettled,
        UnknownRecord and what `wordings.cleaned` raises.
    """
    if db.get(Proposal, proposal_id) is not None:
        return proposal_id
    source = found(db, Proposal, source_id)
    if source.state in moves.SPLIT_NO_MORE:
        raise ProposalIsSettled(number=source.number, state=in_words(source.state))
    last = current_version(db, source_id)
    if last is None:
        raise SplitNeedsWording(number=source.number)
    if not title.strip():
        raise TitleMissing
    if difference.wording(text) == last.text:
        raise SplitLeavesNothing(number=source.number)
    part = Proposal(
        id=proposal_id,
        number=next_number(db, Proposal),
        title=" ".join(title.split()),
        at=at,
        theme_id=source.theme_id,
        driver=source.driver,
        addressee=source.addressee,
        author_group=source.author_group,
        split_from_id=source_id,
        state=moves.IDEA,
    )
    db.add(part)
    wording = Wording(text, language=last.language)
    follow(db, part, wording, version_id=version_id, at=at, reason=reason, parents=[last.id])
    if rest.strip():
        said = wordings.with_text(said_by(last), rest)
        own = rewordable(db, source_id)
        follow(
            db, own, said, version_id=rest_version_id or str(uuid4()), at=at, reason=reason, parents=[last.id]
        )
    return proposal_id


def _may_merge(db: Db, source: Proposal, into: Proposal) -> None:
    if source.id == into.id:
        raise MergeIntoItself(number=source.number)
    rows = db.execute(select(Proposal.id, Proposal.merged_into_id))
    went_on = dict(rows.all())
    if descent.runs_into(went_on, into.id, source.id):
        raise MergeInCircle(number=source.number, into=into.number)
    if into.state not in moves.IN_THE_MAKING:
        raise ProposalIsSettled(number=into.number, state=in_words(into.state))
    if not moves.may_move(source.state, moves.MERGED):
        raise ProposalIsSettled(number=source.number, state=in_words(source.state))
