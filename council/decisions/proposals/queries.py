"""Questions about proposals and their wordings; first those by which verbs find their records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from sqlalchemy import func, select

from council.decisions.proposals import descent
from council.decisions.proposals.moves import IN_THE_MAKING, REWORDED_IN
from council.decisions.proposals.records import Origin, Proposal, ProposalVersion
from council.decisions.proposals.refusals import ProposalIsSettled, VersionIsOutdated
from council.decisions.proposals.views import Named, Parent, ProposalView, Source, VersionView
from council.decisions.proposals.wordings import Incentives, Wording, read_costs
from council.decisions.refusals import UnknownRecord
from council.ground.themes.records import Membership, Theme
from council.sessions.records import Statement
from council.store import Db, Record

T = TypeVar("T", bound=Record)
GONE = ("withdrawn", "redacted")


def proposals_of(db: Db) -> tuple[ProposalView, ...]:
    """All proposals by number, whatever became of them."""
    themes = theme_titles(db)
    newest = {v.proposal_id: v for v in db.scalars(select(ProposalVersion).order_by(ProposalVersion.number))}
    origins = _origins_by_proposal(db)
    rows = db.scalars(select(Proposal).order_by(Proposal.number))
    return tuple(_proposal(row, newest.get(row.id), themes, len(origins.get(row.id, ()))) for row in rows)


def theme_titles(db: Db) -> dict[str, str]:
    """What every theme is called, or was called when a wording drew on it and it is there no more."""
    drawn_on = select(Origin.theme_id, Origin.theme_title).where(Origin.theme_id.is_not(None))
    then = {theme_id or "": title for theme_id, title in db.execute(drawn_on)}
    return then | {theme.id: theme.title for theme in db.scalars(select(Theme))}


def versions_of(db: Db, *, proposal_id: str) -> tuple[VersionView, ...]:
    """Every wording of a proposal, oldest first."""
    own = (
        select(ProposalVersion)
        .where(ProposalVersion.proposal_id == proposal_id)
        .order_by(ProposalVersion.number)
    )
    rows = tuple(db.scalars(own))
    named, parents = _named(db, rows), _parents(db, rows)
    return tuple(_version(row, named[row.id], parents) for row in rows)


def sources_of(db: Db) -> tuple[Source, ...]:
    """Themes by number with their standing statements, nearest first; last what is in no theme."""
    standing = select(Statement.id, Statement.number, Statement.text).order_by(Statement.number)
    texts = {
        id: (id, number, text)
        for id, number, text in db.execute(standing.where(Statement.state.not_in((*GONE, "corrected"))))
    }
    inside: dict[str, list[tuple[str, int, str]]] = {}
    placed: set[str] = set()
    for row in db.scalars(select(Membership).order_by(Membership.score.desc(), Membership.id)):
        if row.statement_id in texts:
            inside.setdefault(row.theme_id, []).append(texts[row.statement_id])
            placed.add(row.statement_id)
    themes = tuple(
        Source(theme.id, theme.number, theme.title, tuple(inside.get(theme.id, ())))
        for theme in db.scalars(select(Theme).order_by(Theme.number))
    )
    loose = tuple(one for id, one in texts.items() if id not in placed)
    return (*themes, Source(None, 0, "", loose)) if loose else themes


def taken_out(db: Db) -> frozenset[str]:
    """Ids of statements whose words are shown no more: withdrawn or redacted, and all they came from.

    A statement is withdrawn in its newest wording; the ones before it say nearly the same.
    """
    wanted = select(Statement.id, Statement.parents)
    rows = db.execute(wanted.where(Statement.state.in_(GONE))).all()
    found: set[str] = set()
    while rows:
        found.update(id for id, _parents in rows)
        ahead = {parent for _id, parents in rows for parent in parents} - found
        rows = db.execute(wanted.where(Statement.id.in_(ahead))).all() if ahead else []
    return frozenset(found)


def found(db: Db, kind: type[T], id: str) -> T:
    row = db.get(kind, id)
    if row is None:
        raise UnknownRecord(kind=kind.__tablename__)
    return row


def in_words(state: str) -> str:
    return state.replace("_", " ")


def next_number(db: Db, kind: type[Record]) -> int:
    """The number after the highest one of a kind of record that is numbered from 1."""
    return (db.scalar(select(func.max(kind.__table__.c.number))) or 0) + 1


def current_version(db: Db, proposal_id: str) -> ProposalVersion | None:
    own = select(ProposalVersion).where(ProposalVersion.proposal_id == proposal_id)
    return db.scalar(own.order_by(ProposalVersion.number.desc()).limit(1))


def in_the_making(db: Db, proposal_id: str) -> Proposal:
    proposal = found(db, Proposal, proposal_id)
    if proposal.state not in IN_THE_MAKING:
        raise ProposalIsSettled(number=proposal.number, state=in_words(proposal.state))
    return proposal


def rewordable(db: Db, proposal_id: str) -> Proposal:
    """A proposal that may be worded anew. Raises: UnknownRecord, ProposalIsSettled."""
    proposal = found(db, Proposal, proposal_id)
    if proposal.state not in REWORDED_IN:
        raise ProposalIsSettled(number=proposal.number, state=in_words(proposal.state))
    return proposal


def said_by(row: ProposalVersion) -> Wording:
    """Everything a kept wording says, as one value."""
    return Wording(
        text=row.text,
        rationale=row.rationale,
        who_when=row.who_when,
        conditions=row.conditions,
        signs=row.signs,
        review_on=row.review_on,
        costs=read_costs(row.costs),
        incentives=Incentives(row.rewards, row.punishes, row.gaming),
        language=row.language,
    )


def votable(db: Db, version_id: str) -> ProposalVersion:
    """The newest wording of a proposal that may still be decided."""
    version = found(db, ProposalVersion, version_id)
    in_the_making(db, version.proposal_id)
    newest = current_version(db, version.proposal_id)
    if newest is not None and newest.id != version_id:
        raise VersionIsOutdated(number=version.number)
    return version


def _proposal(
    row: Proposal,
    version: ProposalVersion | None,
    themes: Mapping[str, str],
    origins: int,
) -> ProposalView:
    return ProposalView(
        id=row.id,
        number=row.number,
        title=row.title,
        state=row.state,
        driver=row.driver,
        addressee=row.addressee,
        author_group=row.author_group,
        theme_id=row.theme_id,
        theme=themes.get(row.theme_id or "", ""),
        reason=row.reason,
        at=row.at,
        version_id=version.id if version else None,
        version=version.number if version else 0,
        text=version.text if version else "",
        origins=origins,
        recommendation=row.recommendation,
        withdrawn_by=row.withdrawn_by,
        merged_into=row.merged_into_id,
        split_from=row.split_from_id,
    )


def _version(row: ProposalVersion, named: tuple[Named, ...], parents: Mapping[str, Parent]) -> VersionView:
    said = said_by(row)
    return VersionView(
        id=row.id,
        proposal_id=row.proposal_id,
        number=row.number,
        text=said.text,
        reason=row.reason,
        rationale=said.rationale,
        who_when=said.who_when,
        conditions=said.conditions,
        signs=said.signs,
        review_on=said.review_on,
        language=said.language,
        state=row.state,
        hash=row.hash,
        at=row.at,
        statements=tuple(one.statement_id for one in named),
        named=named,
        parents=tuple(parents[one] for one in row.parents if one in parents),
        causes=tuple(row.causes),
        wording_only=row.wording_only,
        costs=said.costs,
        incentives=said.incentives,
    )


def _named(db: Db, rows: Iterable[ProposalVersion]) -> dict[str, tuple[Named, ...]]:
    """By wording the statements it names, in the order in which they were named."""
    found: dict[str, list[Named]] = {row.id: [] for row in rows}
    wanted = (
        select(Origin.version_id, Origin.weight, Statement.id, Statement.number, Statement.text)
        .join(Statement, Statement.id == Origin.statement_id)
        .where(Origin.version_id.in_(found))
        .order_by(Origin.id)
    )
    out = taken_out(db)
    for version_id, weight, id, number, text in db.execute(wanted):
        found[version_id].append(Named(id, number, "" if id in out else text, weight))
    return {id: tuple(named) for id, named in found.items()}


def _parents(db: Db, rows: Iterable[ProposalVersion]) -> dict[str, Parent]:
    wanted = {parent for row in rows for parent in row.parents}
    found = (
        select(ProposalVersion.id, ProposalVersion.proposal_id, Proposal.number, ProposalVersion.number)
        .join(Proposal, Proposal.id == ProposalVersion.proposal_id)
        .where(ProposalVersion.id.in_(wanted))
    )
    return {
        id: Parent(id, proposal_id, number, version) for id, proposal_id, number, version in db.execute(found)
    }


def _origins_by_proposal(db: Db) -> dict[str, set[str]]:
    """The statements each proposal names, its own and those reached through the wordings it grew out of."""
    lines = tuple(
        db.execute(select(ProposalVersion.id, ProposalVersion.proposal_id, ProposalVersion.parents))
    )
    reached = descent.ancestry({id: parents for id, _proposal_id, parents in lines})
    named: dict[str, set[str]] = {}
    for version_id, statement_id in db.execute(
        select(Origin.version_id, Origin.statement_id).where(Origin.statement_id.is_not(None))
    ):
        named.setdefault(version_id, set()).add(statement_id or "")
    found: dict[str, set[str]] = {}
    for version_id, proposal_id, _parents_of in lines:
        for ancestor in reached[version_id]:
            found.setdefault(proposal_id, set()).update(named.get(ancestor, ()))
    return found
