"""Where a recommendation came from, and what became of a statement: the links of this room, walked."""

from __future__ import annotations

from sqlalchemy import select

from council.decisions.outcome.chain import Node, Trails
from council.decisions.outcome.links.queries import links_of, said_of, spoken_of
from council.decisions.outcome.recommended.records import Recommendation
from council.decisions.outcome.way.views import ChainStep, Crossing, Provenance, Unused, Way, Wording
from council.decisions.outcome.way.whole import Chain, by_work
from council.decisions.proposals.queries import GONE
from council.decisions.proposals.records import Proposal, ProposalVersion
from council.decisions.refusals import UnknownRecord
from council.ground.themes.records import Membership, Theme
from council.sessions.records import Statement
from council.store import Db

PAST = ("corrected", "split", "merged", "translated")


def origins_of(db: Db, *, recommendation_id: str) -> Provenance:
    """The way back from a recommendation: ballot, wordings, theme, statements; nearest first."""
    return chain_of(db).back(
        Node("recommendation", recommendation_id), evidence=_evidence(db, recommendation_id)
    )


def became_of(db: Db, *, statement_id: str) -> tuple[ChainStep, ...]:
    """What grew out of a statement, nearest first: theme, wordings, ballots, recommendations."""
    return chain_of(db).on(Node("statement", statement_id))


def walk_of(db: Db, *, kind: str, id: str) -> Crossing:
    """Where one may go from here on the chain: one step back, one step on."""
    return chain_of(db).beside(Node(kind, id))


def way_of(db: Db, *, kind: str, id: str) -> Way:
    """Where one stands, one step around it, and the whole way behind and before.

    Raises: UnknownRecord, when nothing of this kind has this id.
    """
    here, whole = Node(kind, id), chain_of(db)
    if here not in whole.said:
        raise UnknownRecord(kind=kind)
    evidence = _evidence(db, id) if kind == "recommendation" else 0
    behind = whole.back(here, evidence=evidence)
    before = whole.on(here)
    ballots = sorted(step.number for step in behind.steps if step.kind == "ballot")
    return Way(
        whole.beside(here),
        by_work(behind.steps),
        by_work(before),
        behind.roots,
        tuple(ballots),
        _wording(db, whole, id) if kind == "version" else None,
    )


def unused_statements_of(db: Db) -> frozenset[str]:
    """Ids of standing statements no wording has grown out of yet: nobody is dropped without being seen.

    One that was put right or divided after a wording had drawn on it is used; one merged of several when all
    of them are.
    """
    versions = [Node("version", id) for id in db.scalars(select(ProposalVersion.id))]
    used = {node.id for node in Trails.of(links_of(db)).back(*versions) if node.kind == "statement"}
    later = select(Statement.id, Statement.parents).where(Statement.parents != [])
    former = dict(db.execute(later).all())
    while fresh := {id for id, parents in former.items() if id not in used and used.issuperset(parents)}:
        used |= fresh
    return frozenset(_standing(db)) - used


def unused_of(db: Db) -> tuple[Unused, ...]:
    """Standing statements that lead nowhere yet, by theme; a theme all of which was used is not listed."""
    unused, whole = unused_statements_of(db), chain_of(db)
    inside: dict[str, list[str]] = {}
    for theme_id, statement_id in db.execute(
        select(Membership.theme_id, Membership.statement_id).order_by(Membership.id)
    ):
        inside.setdefault(theme_id, []).append(statement_id)
    placed = {one for ids in inside.values() for one in ids}
    standing = _standing(db)
    inside[""] = [id for id in standing if id not in placed]
    heads = [
        (theme.id, theme.number, theme.title) for theme in db.scalars(select(Theme).order_by(Theme.number))
    ]
    return tuple(
        Unused(id, number, title, len(known), steps)
        for id, number, title in (*heads, ("", 0, ""))
        for known in [[one for one in inside.get(id, ()) if one in standing]]
        for steps in [tuple(whole.step(Node("statement", one)) for one in known if one in unused)]
        if steps
    )


def step_numbered(db: Db, *, kind: str, number: int) -> tuple[str, str] | None:
    """Kind and id of the step with this number; of a proposal its newest wording. None when there is none."""
    if kind == "proposal":
        own = select(ProposalVersion.id).join(Proposal, Proposal.id == ProposalVersion.proposal_id)
        newest = own.where(Proposal.number == number).order_by(ProposalVersion.number.desc()).limit(1)
        id = db.scalar(newest)
        return ("version", id) if id else None
    found = [node for node, said in said_of(db).items() if node.kind == kind and said.number == number]
    return (found[-1].kind, found[-1].id) if found else None


def starts_of(db: Db) -> tuple[ChainStep, ...]:
    """Where a way may begin: recommendations in their order, then every proposal's newest wording."""
    whole = chain_of(db)
    made = select(Recommendation.id).order_by(Recommendation.place, Recommendation.number)
    nodes = [Node("recommendation", id) for id in db.scalars(made)]
    newest: dict[str, str] = {}
    for proposal_id, id in db.execute(
        select(ProposalVersion.proposal_id, ProposalVersion.id)
        .join(Proposal, Proposal.id == ProposalVersion.proposal_id)
        .order_by(Proposal.number, ProposalVersion.number)
    ):
        newest[proposal_id] = id
    return tuple(whole.step(node) for node in (*nodes, *(Node("version", id) for id in newest.values())))


def chain_of(db: Db) -> Chain:
    """The whole chain, read once for many walks, for print and for export."""
    return Chain.of(links_of(db), said_of(db), spoken_of(db))


def _standing(db: Db) -> dict[str, int]:
    rows = select(Statement.id, Statement.number).where(Statement.state.not_in((*GONE, *PAST)))
    return dict(db.execute(rows.order_by(Statement.number)).all())


def _evidence(db: Db, recommendation_id: str) -> int:
    row = db.get(Recommendation, recommendation_id)
    return len(row.evidence_ids) if row else 0


def _wording(db: Db, whole: Chain, id: str) -> Wording:
    row = db.get(ProposalVersion, id)
    assert row is not None
    own = [db.get(ProposalVersion, parent) for parent in row.parents]
    before = next((one for one in own if one and one.proposal_id == row.proposal_id), None) or next(
        (one for one in own if one), None
    )
    causes = tuple(
        whole.step(link.source, link.how)
        for link in whole.trails.before.get(Node("version", id), ())
        if link.how == "caused"
    )
    return Wording(before.text if before else "", row.reason, causes)
