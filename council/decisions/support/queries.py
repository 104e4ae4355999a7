"""Questions about support rounds; no level of any count leaves before the round is closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from council.decisions import shares
from council.decisions.proposals.records import Proposal, ProposalVersion
from council.decisions.support import rules
from council.decisions.support.records import Remark, SupportCount, SupportRound
from council.decisions.support.rules import Spread, SupportRule
from council.decisions.support.views import CountView, RemarkView, SupportRoundView
from council.store import Db

ORDER = {"open": 0, "question": 1, "taken_in": 2, "not_taken_in": 3}


def support_rounds_of(db: Db, *, proposal_id: str | None = None) -> tuple[SupportRoundView, ...]:
    """All support rounds by number, or those on one proposal."""
    wanted = (
        select(SupportRound, ProposalVersion, Proposal)
        .join(ProposalVersion, ProposalVersion.id == SupportRound.version_id)
        .join(Proposal, Proposal.id == ProposalVersion.proposal_id)
        .order_by(SupportRound.number)
    )
    if proposal_id is not None:
        wanted = wanted.where(Proposal.id == proposal_id)
    rows = db.execute(wanted).all()
    if not rows:
        return ()
    counts, remarks = _counts(db), remarks_of(db, proposal_id=proposal_id)
    newest = _newest(db)
    found: list[SupportRoundView] = []
    before: dict[str, list[Spread]] = {}
    for row, version, proposal in rows:
        closed = before.setdefault(proposal.id, [])
        own = [one for one in remarks if one.round_id == row.id]
        found.append(_round(row, version, proposal, counts.get(row.id, []), own, closed, newest[proposal.id]))
        if row.state == "closed":
            closed.append(spread_of(row))
    return tuple(found)


def remarks_of(
    db: Db, *, proposal_id: str | None = None, author_group: str | None = None
) -> tuple[RemarkView, ...]:
    """What would raise support: the authors' list, what waits first; within a state by wording and text.

    The order tells nothing of when a remark was written or typed.
    """
    wanted = (
        select(Remark, ProposalVersion.number, Proposal)
        .join(ProposalVersion, ProposalVersion.id == Remark.version_id)
        .join(Proposal, Proposal.id == ProposalVersion.proposal_id)
    )
    if proposal_id is not None:
        wanted = wanted.where(Proposal.id == proposal_id)
    if author_group is not None:
        wanted = wanted.where(Proposal.author_group == author_group)
    rows = db.execute(wanted).all()
    into = dict(db.execute(select(ProposalVersion.id, ProposalVersion.number)).all())
    found = (
        RemarkView(
            id=row.id,
            round_id=row.round_id,
            proposal_id=proposal.id,
            proposal_number=proposal.number,
            version_id=row.version_id,
            version=version,
            text=row.text,
            state=row.state,
            answer=row.answer,
            into_id=row.into_id,
            into=into.get(row.into_id or "", 0),
            author_group=proposal.author_group,
        )
        for row, version, proposal in rows
    )
    return tuple(
        sorted(
            found, key=lambda one: (one.proposal_number, ORDER[one.state], one.version, one.text.casefold())
        )
    )


def support_rule_of(row: SupportRound) -> SupportRule:
    """The rule a round was opened with."""
    return SupportRule(
        levels=tuple(row.levels),
        lowest=row.lowest,
        threshold=shares.share(row.threshold),
        base=row.base,
        rounds=row.rounds,
    )


def spread_of(row: SupportRound) -> Spread:
    """What a closed round came to."""
    return rules.spread(support_rule_of(row), row.counts, present=row.present)


def counts_in(db: Db, round_id: str) -> list[SupportCount]:
    """What has been entered for a round: by teller, then by table."""
    own = select(SupportCount).where(SupportCount.round_id == round_id)
    return list(db.scalars(own.order_by(SupportCount.teller, SupportCount.label)))


def differing(row: SupportRound, counts: Sequence[SupportCount]) -> tuple[str, ...]:
    """The lines on which two counts of the slips differ; none before both are in, or once settled."""
    if row.way != "paper" or len(counts) < 2 or row.settled_by:
        return ()
    one, two = counts[0].counts, counts[1].counts
    names = (*map(str, range(len(row.levels), 0, -1)), rules.PASS, rules.SPOILED)
    return tuple(name for name in names if one.get(name, 0) != two.get(name, 0))


def _counts(db: Db) -> dict[str, list[SupportCount]]:
    found: dict[str, list[SupportCount]] = {}
    for row in db.scalars(select(SupportCount).order_by(SupportCount.teller, SupportCount.label)):
        found.setdefault(row.round_id, []).append(row)
    return found


def _newest(db: Db) -> Mapping[str, int]:
    wanted = select(ProposalVersion.proposal_id, ProposalVersion.number).order_by(ProposalVersion.number)
    return dict(db.execute(wanted).all())


def _round(
    row: SupportRound,
    version: ProposalVersion,
    proposal: Proposal,
    counts: Sequence[SupportCount],
    remarks: Iterable[RemarkView],
    before: Sequence[Spread],
    newest: int,
) -> SupportRoundView:
    closed = row.state == "closed"
    spread = spread_of(row) if closed else None
    every = (*before, spread) if spread is not None else tuple(before)
    return SupportRoundView(
        id=row.id,
        number=row.number,
        turn=len(before) + 1,
        state=row.state,
        proposal_id=proposal.id,
        proposal_number=proposal.number,
        proposal_title=proposal.title,
        proposal_state=proposal.state,
        version_id=version.id,
        version=version.number,
        newest=newest,
        text=version.text,
        rule=support_rule_of(row),
        way=row.way,
        present=row.present,
        counts=tuple(_count(one) for one in counts),
        differs=differing(row, counts),
        settled_by=row.settled_by,
        spread=spread,
        change=None if spread is None else rules.change(before[-1] if before else None, spread),
        standing=rules.standing(every, time_up=row.time_up),
        remarks=tuple(remarks),
        reason=row.reason,
        at=row.at,
        closed_at=row.closed_at,
    )


def _count(row: SupportCount) -> CountView:
    return CountView(row.id, row.teller, row.name, row.label, sum(row.counts.values()))
