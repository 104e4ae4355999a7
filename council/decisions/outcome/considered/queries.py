"""What was considered and not adopted; it lists itself, nobody chooses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import select

from council.decisions.ballots.queries import ballots_of
from council.decisions.ballots.views import BallotView
from council.decisions.outcome.chain import Node, Said, Trails
from council.decisions.outcome.considered.records import ConsideredReason
from council.decisions.outcome.considered.views import Considered, Reason, WentOn
from council.decisions.outcome.links.queries import links_of, said_of
from council.decisions.proposals.queries import proposals_of
from council.decisions.proposals.records import ProposalVersion
from council.decisions.proposals.views import ProposalView
from council.store import Db

NOT_ADOPTED = ("not_adopted", "withdrawn", "merged")
MOST_FROM_STATEMENTS = 12  # a proposal may quote hundreds; the way shows them all


def considered_not_adopted_of(db: Db) -> tuple[Considered, ...]:
    """What was considered and not adopted, by number, with reasons on both sides and where parts went on.

    Reasons are those people kept, the statements its wordings quote or go against, and what was objected or
    remarked and not worked in.
    """
    proposals = proposals_of(db)
    if not any(one.state in NOT_ADOPTED for one in proposals):
        return ()
    votes: dict[str, BallotView] = {b.proposal_id: b for b in ballots_of(db) if b.result is not None}
    trails, said = Trails.of(links_of(db)), said_of(db)
    versions = _versions(db)
    kept = _kept(db)
    statements = {one.id: _statements(trails, versions.get(one.id, ())) for one in proposals}
    return tuple(
        Considered(
            id=p.id,
            number=p.number,
            title=p.title,
            state=p.state,
            text=p.text,
            version_id=p.version_id,
            origins=p.origins,
            reason=p.reason,
            ballot_number=votes[p.id].number if p.id in votes else 0,
            result=votes[p.id].result if p.id in votes else None,
            reasons=(*kept.get(p.id, ()), *_said_of_it(trails, said, versions.get(p.id, ()))),
            went_on=tuple(_went_on(p, proposals, versions, trails, statements)),
        )
        for p in proposals
        if p.state in NOT_ADOPTED
    )


def _versions(db: Db) -> dict[str, tuple[Node, ...]]:
    found: dict[str, list[Node]] = {}
    wanted = select(ProposalVersion.proposal_id, ProposalVersion.id).order_by(ProposalVersion.number)
    for proposal_id, id in db.execute(wanted):
        found.setdefault(proposal_id, []).append(Node("version", id))
    return {proposal_id: tuple(nodes) for proposal_id, nodes in found.items()}


def _kept(db: Db) -> dict[str, tuple[Reason, ...]]:
    found: dict[str, tuple[Reason, ...]] = {}
    for row in db.scalars(select(ConsideredReason).order_by(ConsideredReason.at, ConsideredReason.id)):
        found[row.proposal_id] = (*found.get(row.proposal_id, ()), Reason(row.id, row.side, row.text))
    return found


def _statements(trails: Trails, versions: tuple[Node, ...]) -> frozenset[str]:
    return frozenset(node.id for node in trails.back(*versions) if node.kind == "statement")


def _said_of_it(trails: Trails, said: Mapping[Node, Said], versions: tuple[Node, ...]) -> Iterator[Reason]:
    """Statements quoted or gone against, and what was objected or remarked and never worked in."""
    seen: set[Node] = set()
    for version in versions:
        for link in trails.before.get(version, ()):
            side = {"quoted": "for", "against": "against"}.get(link.how)
            told = said.get(link.source)
            if link.source.kind == "statement" and side and told and told.text and link.source not in seen:
                seen.add(link.source)
                if len(seen) <= MOST_FROM_STATEMENTS:
                    yield Reason(link.source.id, side, told.text, "statement", told.number)
    for node in trails.on(*versions):
        worked_in = any(link.how == "caused" for link in trails.after.get(node, ()))
        own = any(node_of in versions for node_of in trails.back(node) if node_of.kind == "version")
        if node.kind in ("objection", "remark") and own and not worked_in and said[node].text:
            yield Reason(node.id, "against", said[node].text, node.kind)


def _went_on(
    one: ProposalView,
    proposals: tuple[ProposalView, ...],
    versions: Mapping[str, tuple[Node, ...]],
    trails: Trails,
    statements: Mapping[str, frozenset[str]],
) -> Iterator[WentOn]:
    """Proposals whose wordings followed from its wordings, then those that share statements and stand."""
    after = {node for node in trails.on(*versions.get(one.id, ())) if node.kind == "version"}
    for other in proposals:
        if other.id == one.id:
            continue
        shared = len(statements[one.id] & statements[other.id])
        followed = bool(after & set(versions.get(other.id, ())))
        if not followed and not (shared and other.state not in NOT_ADOPTED):
            continue
        how = "shared"
        if followed:
            how = (
                "merged"
                if one.merged_into == other.id
                else "split"
                if other.split_from == one.id
                else "reworded"
            )
        yield WentOn(other.id, other.number, other.title, how, shared, other.recommendation)
