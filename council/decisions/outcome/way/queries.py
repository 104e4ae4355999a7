"""Where a recommendation came from, and what became of a statement: the links of this room, walked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from council.decisions.ballots.records import Ballot
from council.decisions.outcome import chain
from council.decisions.outcome.chain import Link, Node
from council.decisions.outcome.records import Recommendation
from council.decisions.outcome.way.views import ChainStep, Crossing, Provenance
from council.decisions.proposals.records import Origin, ProposalVersion
from council.ground.themes.records import Membership, Theme
from council.sessions.records import DiscussionTable, Session, Statement
from council.store import Db

GONE = ("withdrawn", "redacted")


def origins_of(db: Db, *, recommendation_id: str) -> Provenance:
    """The way back from a recommendation: ballot, wordings, theme, statements; nearest first."""
    links, spoken = links_of(db), spoken_of(db)
    nodes = chain.backward(links, Node("recommendation", recommendation_id))
    roots = chain.roots(nodes, spoken)
    return Provenance(_steps(db, nodes, links, spoken, tables=roots.tables_shown), roots)


def became_of(db: Db, *, statement_id: str) -> tuple[ChainStep, ...]:
    """What grew out of a statement, nearest first: theme, wordings, ballots, recommendations."""
    links, spoken = links_of(db), spoken_of(db)
    return _steps(db, chain.forward(links, Node("statement", statement_id)), links, spoken)


def walk_of(db: Db, *, kind: str, id: str) -> Crossing:
    """Where one may go from here on the chain: one step back, one step on."""
    here, links, spoken = Node(kind, id), links_of(db), spoken_of(db)
    before = {link.source: link.how for link in links if link.target == here}
    after = {link.target: link.how for link in links if link.source == here}
    said = _said(db)
    return Crossing(
        _step(here, "", said, spoken),
        tuple(_step(node, how, said, spoken) for node, how in before.items()),
        tuple(_step(node, how, said, spoken) for node, how in after.items()),
    )


def unused_statements_of(db: Db) -> frozenset[str]:
    """Ids of standing statements no wording has grown out of yet: nobody is dropped without being seen."""
    links = links_of(db)
    used: set[str] = set()
    for version_id in db.scalars(select(ProposalVersion.id)):
        used |= {
            node.id for node in chain.backward(links, Node("version", version_id)) if node.kind == "statement"
        }
    return (
        frozenset(db.scalars(select(Statement.id).where(Statement.state.not_in((*GONE, "corrected"))))) - used
    )


def links_of(db: Db) -> tuple[Link, ...]:
    """Every link this room knows, from what was there first to what grew out of it."""
    return (*_links_of_words(db), *_links_of_decisions(db))


def spoken_of(db: Db) -> dict[str, chain.Spoken]:
    """Statements as far as their level lets them be shown: at level "none" only that it was said."""
    wanted = (
        select(
            Statement.id,
            Statement.level,
            Statement.state,
            Statement.seat_id,
            DiscussionTable.number,
            Session.number,
        )
        .outerjoin(DiscussionTable, DiscussionTable.id == Statement.table_id)
        .outerjoin(Session, Session.id == Statement.session_id)
    )
    return {
        id: chain.Spoken(
            id,
            "" if level == "none" else seat or "",
            0 if level == "none" else table or 0,
            0 if level == "none" else session or 0,
            state in GONE,
        )
        for id, level, state, seat, table, session in db.execute(wanted)
    }


def _links_of_words(db: Db) -> Iterable[Link]:
    corrected = select(Statement.id, Statement.parents).where(Statement.parents != [])
    for later, parents in db.execute(corrected):
        yield from (Link(Node("statement", p), Node("statement", later), "followed") for p in parents)
    kept: set[str] = set()
    for origin in db.scalars(select(Origin).order_by(Origin.id)):
        target = Node("version", origin.version_id)
        if origin.statement_id is not None:
            yield Link(Node("statement", origin.statement_id), target, origin.weight)
        if origin.theme_id is not None:
            kept.add(origin.theme_id)
            theme = Node("theme", origin.theme_id)
            yield Link(theme, target, origin.weight)
            yield from (Link(Node("statement", one), theme, "in_theme") for one in origin.members)
    members = select(Membership.statement_id, Membership.theme_id).order_by(Membership.id)
    for statement_id, theme_id in db.execute(members):
        if theme_id not in kept:  # a theme that was drawn on stands as it was then
            yield Link(Node("statement", statement_id), Node("theme", theme_id), "in_theme")


def _links_of_decisions(db: Db) -> Iterable[Link]:
    for later, parents in db.execute(select(ProposalVersion.id, ProposalVersion.parents)):
        yield from (Link(Node("version", parent), Node("version", later), "followed") for parent in parents)
    for ballot_id, version_id in db.execute(select(Ballot.id, Ballot.version_id)):
        yield Link(Node("version", version_id), Node("ballot", ballot_id), "decided")
    for row in db.scalars(select(Recommendation)):
        target = Node("recommendation", row.id)
        if row.ballot_id is not None:
            yield Link(Node("ballot", row.ballot_id), target, "recommended")
        yield Link(Node("version", row.version_id), target, "recommended")


def _steps(
    db: Db,
    nodes: Sequence[Node],
    links: Iterable[Link],
    spoken: Mapping[str, chain.Spoken],
    *,
    tables: bool = True,
) -> tuple[ChainStep, ...]:
    said = _said(db)
    ways: dict[Node, str] = {}
    for link in links:
        ways.setdefault(link.source, link.how)
    return tuple(_step(node, ways.get(node, ""), said, spoken, tables=tables) for node in nodes)


def _step(
    node: Node,
    how: str,
    said: Mapping[Node, tuple[int, str]],
    spoken: Mapping[str, chain.Spoken],
    *,
    tables: bool = True,
) -> ChainStep:
    own = spoken.get(node.id) if node.kind == "statement" else None
    number, text = said.get(node, (0, ""))
    if own is None:
        return ChainStep(node.kind, node.id, number, text, how)
    return ChainStep(node.kind, node.id, number, text, how, own.table if tables else 0, own.session)


def _said(db: Db) -> dict[Node, tuple[int, str]]:
    """Number and words of every node; a withdrawn statement keeps its number and loses its words."""
    found: dict[Node, tuple[int, str]] = {}
    for id, number, text, state in db.execute(
        select(Statement.id, Statement.number, Statement.text, Statement.state)
    ):
        found[Node("statement", id)] = (number, "" if state in GONE else text)
    for origin in db.scalars(select(Origin).where(Origin.theme_id.is_not(None))):
        found[Node("theme", origin.theme_id or "")] = (origin.theme_number, origin.theme_title)
    for theme in db.scalars(select(Theme)):
        found[Node("theme", theme.id)] = (theme.number, theme.title)
    for version in db.scalars(select(ProposalVersion)):
        found[Node("version", version.id)] = (version.number, version.text)
    for ballot in db.scalars(select(Ballot)):
        found[Node("ballot", ballot.id)] = (ballot.number, ballot.question)
    for row in db.scalars(select(Recommendation)):
        found[Node("recommendation", row.id)] = (row.number, row.title)
    return found
