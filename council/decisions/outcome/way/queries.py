"""Where a recommendation came from, and what became of a statement: the links of this room, walked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from council.decisions.outcome import chain
from council.decisions.outcome.chain import Link, Node, Spoken, Trails
from council.decisions.outcome.links.queries import GONE, Said, links_of, said_of, spoken_of
from council.decisions.outcome.recommended.records import Recommendation
from council.decisions.outcome.way.views import ChainStep, Crossing, Provenance, Unused, Way, Wording
from council.decisions.proposals.records import ProposalVersion
from council.decisions.refusals import UnknownRecord
from council.ground.themes.records import Membership, Theme
from council.sessions.records import Statement
from council.store import Db

PAST = ("corrected", "split", "merged", "translated")


@dataclass(frozen=True, slots=True)
class Chain:
    """All links, words and levels of a council, read once for many walks."""

    links: tuple[Link, ...]
    trails: Trails
    said: Mapping[Node, Said]
    spoken: Mapping[str, Spoken]
    tables: frozenset[str]  # statements whose table may be told

    @classmethod
    def of(cls, db: Db) -> Chain:
        links, spoken = links_of(db), spoken_of(db)
        trails = Trails.of(links)
        return cls(links, trails, said_of(db), spoken, chain.told_tables(trails, spoken))

    def step(self, node: Node, how: str = "", *, tables: bool = True) -> ChainStep:
        """A node in words, as far as it may be told."""
        told = self.said.get(node, Said(0, ""))
        own = self.spoken.get(node.id) if node.kind == "statement" else None
        table = own.table if own and tables and node.id in self.tables else 0
        return ChainStep(
            node.kind, node.id, told.number, told.text, how, table, own.session if own else 0,
            told.state, told.at, told.of, told.title,
        )  # fmt: skip

    def beside(self, node: Node) -> Crossing:
        """What lies one step back and one step on, in the order of the work."""
        before = [(link.source, link.how) for link in self.trails.before.get(node, ())]
        after = [(link.target, link.how) for link in self.trails.after.get(node, ())]
        return Crossing(
            self.step(node),
            self._ordered(self.step(one, how) for one, how in before),
            self._ordered(self.step(one, how) for one, how in after),
        )

    def back(self, node: Node, *, evidence: int = 0) -> Provenance:
        """All that a node grew out of, nearest first, and its figures."""
        nodes = self.trails.back(node)
        roots = chain.roots(nodes, self.spoken, self.trails, evidence=evidence)
        hows = {one: self._how_on(one) for one in nodes}
        return Provenance(tuple(self.step(one, hows[one], tables=roots.tables_shown) for one in nodes), roots)

    def on(self, node: Node) -> tuple[ChainStep, ...]:
        """All that grew out of a node, nearest first."""
        return tuple(self.step(one, self._how_back(one)) for one in self.trails.on(node))

    def _how_on(self, node: Node) -> str:
        return next((link.how for link in self.trails.after.get(node, ())), "")

    def _how_back(self, node: Node) -> str:
        return next((link.how for link in self.trails.before.get(node, ())), "")

    def _ordered(self, steps: Iterable[ChainStep]) -> tuple[ChainStep, ...]:
        """Nearest to a decision first: a walk back from there passes the fewest rows."""
        rank = {kind: -at for at, kind in enumerate(chain.ORDER)}
        return tuple(sorted(steps, key=lambda step: (rank[step.kind], step.of, -_late(step), step.number)))


def origins_of(db: Db, *, recommendation_id: str) -> Provenance:
    """The way back from a recommendation: ballot, wordings, theme, statements; nearest first."""
    return Chain.of(db).back(
        Node("recommendation", recommendation_id), evidence=_evidence(db, recommendation_id)
    )


def became_of(db: Db, *, statement_id: str) -> tuple[ChainStep, ...]:
    """What grew out of a statement, nearest first: theme, wordings, ballots, recommendations."""
    return Chain.of(db).on(Node("statement", statement_id))


def walk_of(db: Db, *, kind: str, id: str) -> Crossing:
    """Where one may go from here on the chain: one step back, one step on."""
    return Chain.of(db).beside(Node(kind, id))


def way_of(db: Db, *, kind: str, id: str) -> Way:
    """Where one stands, one step around it, and the whole way behind and before.

    Raises: UnknownRecord, when nothing of this kind has this id.
    """
    here, whole = Node(kind, id), Chain.of(db)
    if here not in whole.said:
        raise UnknownRecord(kind=kind)
    evidence = _evidence(db, id) if kind == "recommendation" else 0
    behind = whole.back(here, evidence=evidence)
    before = whole.on(here)
    ballots = sorted(step.number for step in behind.steps if step.kind == "ballot")
    return Way(
        whole.beside(here),
        _by_work(behind.steps),
        _by_work(before),
        behind.roots,
        tuple(ballots),
        _wording(db, whole, id) if kind == "version" else None,
    )


def unused_statements_of(db: Db) -> frozenset[str]:
    """Ids of standing statements no wording has grown out of yet: nobody is dropped without being seen."""
    versions = [Node("version", id) for id in db.scalars(select(ProposalVersion.id))]
    used = {node.id for node in Trails.of(links_of(db)).back(*versions) if node.kind == "statement"}
    return frozenset(_standing(db)) - used


def unused_of(db: Db) -> tuple[Unused, ...]:
    """Standing statements that lead nowhere yet, by theme; a theme all of which was used is not listed."""
    unused, whole = unused_statements_of(db), Chain.of(db)
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


def chain_of(db: Db) -> Chain:
    """The whole chain, for print and export."""
    return Chain.of(db)


def _standing(db: Db) -> dict[str, int]:
    rows = select(Statement.id, Statement.number).where(Statement.state.not_in((*GONE, *PAST)))
    return {id: number for id, number in db.execute(rows.order_by(Statement.number))}  # noqa: C416


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


def _by_work(steps: Iterable[ChainStep]) -> tuple[ChainStep, ...]:
    rank = {kind: at for at, kind in enumerate(chain.ORDER)}
    return tuple(sorted(steps, key=lambda step: (rank[step.kind], step.of, step.number)))


def _late(step: ChainStep) -> float:
    """Wordings stand newest first; everything else by its number."""
    return step.number if step.kind == "version" else 0
