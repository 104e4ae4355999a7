"""All links this room knows, what every node of the chain says, and statements as far as they may be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import select

from council.decisions.ballots.records import Ballot, BallotOption
from council.decisions.consent.records import ConsentRound, Objection
from council.decisions.outcome import chain
from council.decisions.outcome.chain import Link, Node, Said
from council.decisions.outcome.minority.records import MinorityView
from council.decisions.outcome.recommended.records import Recommendation
from council.decisions.proposals.queries import taken_out
from council.decisions.proposals.records import Origin, Proposal, ProposalVersion
from council.decisions.support.records import Remark, SupportRound
from council.ground.themes.records import Membership, Theme
from council.sessions.records import DiscussionTable, Session, Statement
from council.store import Db


def links_of(db: Db) -> tuple[Link, ...]:
    """Every link this room knows, from what was there first to what grew out of it."""
    return (*_of_words(db), *_of_wordings(db), *_of_support(db), *_of_consent(db), *_of_decisions(db))


def spoken_of(db: Db) -> dict[str, chain.Spoken]:
    """Statements as far as their level lets them be shown: at level "none" only that it was said."""
    out = taken_out(db)
    wanted = (
        select(
            Statement.id,
            Statement.level,
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
            id in out,
        )
        for id, level, seat, table, session in db.execute(wanted)
    }


def said_of(db: Db) -> dict[Node, Said]:
    """What every node says; a statement taken out keeps its number and loses its words."""
    return dict((*_said_in_rooms_before(db), *_said_here(db)))


def _of_words(db: Db) -> Iterator[Link]:
    corrected = select(Statement.id, Statement.parents, Statement.at).where(Statement.parents != [])
    for later, parents, at in db.execute(corrected):
        yield from (Link(Node("statement", p), Node("statement", later), "corrected", at) for p in parents)
    kept: set[str] = set()
    for origin in db.scalars(select(Origin).order_by(Origin.id)):
        target = Node("version", origin.version_id)
        if origin.statement_id is not None:
            yield Link(Node("statement", origin.statement_id), target, origin.weight, origin.at)
        if origin.theme_id is not None:
            kept.add(origin.theme_id)
            theme = Node("theme", origin.theme_id)
            yield Link(theme, target, origin.weight, origin.at)
            yield from (Link(Node("statement", one), theme, "in_theme", origin.at) for one in origin.members)
    members = select(Membership.statement_id, Membership.theme_id, Membership.at).order_by(Membership.id)
    for statement_id, theme_id, at in db.execute(members):
        if theme_id not in kept:  # a theme that was drawn on stands as it was then
            yield Link(Node("statement", statement_id), Node("theme", theme_id), "in_theme", at)


def _of_wordings(db: Db) -> Iterator[Link]:
    rows = tuple(db.scalars(select(ProposalVersion).order_by(ProposalVersion.id)))
    home = {row.id: row.proposal_id for row in rows}
    parts = set(db.scalars(select(Proposal.id).where(Proposal.split_from_id.is_not(None))))
    known = _causes(db)
    for row in rows:
        target = Node("version", row.id)
        for parent in row.parents:
            how = "followed" if home.get(parent) == row.proposal_id else "merged"
            if how == "merged" and row.number == 1 and row.proposal_id in parts:
                how = "split"
            yield Link(Node("version", parent), target, how, row.at)
        yield from (Link(known[one], target, "caused", row.at) for one in row.causes if one in known)


def _causes(db: Db) -> dict[str, Node]:
    """What a wording may have been made from, by id."""
    remarks = {id: Node("remark", id) for id in db.scalars(select(Remark.id))}
    return remarks | {id: Node("objection", id) for id in db.scalars(select(Objection.id))}


def _of_support(db: Db) -> Iterator[Link]:
    """A round leads to its remarks, and to what came next of the wording it rated."""
    onward = _onward(db)
    for id, version_id, at in db.execute(select(SupportRound.id, SupportRound.version_id, SupportRound.at)):
        yield Link(Node("version", version_id), Node("support", id), "rated", at)
        if version_id in onward:
            yield Link(Node("support", id), onward[version_id], "rated", at)
    for id, round_id in db.execute(select(Remark.id, Remark.round_id).order_by(Remark.text)):
        yield Link(Node("support", round_id), Node("remark", id), "said")


def _onward(db: Db) -> dict[str, Node]:
    """The wording after each wording of its proposal; after the last one the recommendation made of it."""
    rows = db.execute(
        select(ProposalVersion.proposal_id, ProposalVersion.id).order_by(ProposalVersion.number)
    ).all()
    own: dict[str, list[str]] = {}
    for proposal_id, id in rows:
        own.setdefault(proposal_id, []).append(id)
    found = {
        before: Node("version", after)
        for ids in own.values()
        for before, after in zip(ids, ids[1:], strict=False)
    }
    for id, version_id in db.execute(select(Recommendation.id, Recommendation.version_id)):
        found.setdefault(version_id, Node("recommendation", id))
    return found


def _of_consent(db: Db) -> Iterator[Link]:
    """An objection grows out of the wording it was raised against; the round stands on what it settled."""
    for turn in db.scalars(select(ConsentRound).where(ConsentRound.version_id.is_not(None))):
        for version_id in dict.fromkeys((turn.version_id, turn.first_version_id)):
            if version_id is not None:
                yield Link(Node("version", version_id), Node("consent", turn.id), "checked", turn.at)
    for row in db.scalars(select(Objection).where(Objection.version_id.is_not(None))):
        node = Node("objection", row.id)
        yield Link(Node("version", row.version_id or ""), node, "raised", row.at)
        yield Link(node, Node("consent", row.round_id), "tested", row.at)
        if row.resolving_version_id is not None:
            yield Link(node, Node("version", row.resolving_version_id), "caused")


def _of_decisions(db: Db) -> Iterable[Link]:
    for id, version_id, at in db.execute(select(Ballot.id, Ballot.version_id, Ballot.at)):
        yield Link(Node("version", version_id), Node("ballot", id), "decided", at)
    asked = select(BallotOption.ballot_id, BallotOption.version_id).where(
        BallotOption.version_id.is_not(None)
    )
    for id, option in db.execute(asked):
        yield Link(Node("version", option or ""), Node("ballot", id), "decided")
    newest = _newest_versions(db)
    for view in db.scalars(select(MinorityView)):
        target = Node("minority", view.id)
        if view.ballot_id is not None:
            yield Link(Node("ballot", view.ballot_id), target, "answered", view.at)
        elif view.proposal_id in newest:
            yield Link(Node("version", newest[view.proposal_id]), target, "answered", view.at)
    for row in db.scalars(select(Recommendation)):
        target = Node("recommendation", row.id)
        if row.ballot_id is not None:
            yield Link(Node("ballot", row.ballot_id), target, "recommended", row.at)
        if row.consent_id is not None:
            yield Link(Node("consent", row.consent_id), target, "recommended", row.at)
        yield Link(Node("version", row.version_id), target, "recommended", row.at)


def _newest_versions(db: Db) -> dict[str | None, str]:
    rows = select(ProposalVersion.proposal_id, ProposalVersion.id).order_by(ProposalVersion.number)
    return dict(db.execute(rows).all())


def _said_in_rooms_before(db: Db) -> Iterator[tuple[Node, Said]]:
    out = taken_out(db)
    wanted = select(Statement.id, Statement.number, Statement.text, Statement.state, Statement.at)
    for id, number, text, state, at in db.execute(wanted):
        yield Node("statement", id), Said(number, "" if id in out else text, state, at)
    for origin in db.scalars(select(Origin).where(Origin.theme_id.is_not(None))):
        yield (
            Node("theme", origin.theme_id or ""),
            Said(origin.theme_number, origin.theme_title, "", origin.at),
        )
    for theme in db.scalars(select(Theme)):
        yield Node("theme", theme.id), Said(theme.number, theme.title, "", theme.at)


def _said_here(db: Db) -> Iterator[tuple[Node, Said]]:
    proposals = {row.id: (row.number, row.title, row.id) for row in db.scalars(select(Proposal))}
    homes: dict[str, tuple[int, str, str]] = {}
    for version in db.scalars(select(ProposalVersion)):
        home = homes[version.id] = proposals[version.proposal_id]
        told = Said(version.number, version.text, version.state, version.at, *home)
        yield Node("version", version.id), told
    for turn in db.scalars(select(SupportRound)):
        home = homes[turn.version_id]
        yield Node("support", turn.id), Said(turn.number, home[1], turn.state, turn.at, *home)
    for remark in db.scalars(select(Remark)):
        told = Said(0, remark.text, remark.state, None, *homes[remark.version_id])
        yield Node("remark", remark.id), told
    for held in db.scalars(select(ConsentRound).where(ConsentRound.version_id.is_not(None))):
        home = homes[held.version_id or ""]
        yield Node("consent", held.id), Said(held.number, home[1], held.state, held.at, *home)
    for row in db.scalars(select(Objection).where(Objection.version_id.is_not(None))):
        told = Said(row.number, row.argument, row.state, row.at, *homes[row.version_id or ""])
        yield Node("objection", row.id), told
    for ballot in db.scalars(select(Ballot)):
        told = Said(ballot.number, ballot.question, ballot.state, ballot.at, *homes[ballot.version_id])
        yield Node("ballot", ballot.id), told
    for view in db.scalars(select(MinorityView)):
        home = proposals.get(view.proposal_id or "", (0, "", ""))
        yield Node("minority", view.id), Said(view.number, view.text, view.state, view.at, *home)
    for made in db.scalars(select(Recommendation)):
        told = Said(made.number, made.text, made.state, made.at, *proposals[made.proposal_id])
        yield Node("recommendation", made.id), told
