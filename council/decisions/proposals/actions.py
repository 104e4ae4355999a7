"""The verbs of proposals: drafted from themes and statements, worded, and linked to what they grew out of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select

from council.decisions.proposals import moves, wordings
from council.decisions.proposals.queries import (
    current_version,
    found,
    in_the_making,
    in_words,
    next_number,
    rewordable,
    said_by,
    taken_out,
)
from council.decisions.proposals.records import Origin, Proposal, ProposalVersion
from council.decisions.proposals.refusals import (
    ChangeNeedsReason,
    NothingChanged,
    NotInConsent,
    OriginWeightUnknown,
    StatementIsTakenOut,
    TitleMissing,
    VersionIsSealed,
)
from council.decisions.proposals.wordings import CostLine, Incentives, Wording
from council.ground.themes.records import Membership, Theme
from council.sessions.records import Statement
from council.store import Db

WEIGHTS = ("quoted", "drawn_on", "against")


def draft_proposal(
    db: Db,
    *,
    proposal_id: str,
    title: str,
    at: datetime,
    text: str = "",
    version_id: str | None = None,
    theme_id: str | None = None,
    statements: Sequence[str] = (),
    weights: Mapping[str, str] | None = None,
    driver: str = "",
    addressee: str = "",
    author_group: str = "",
    rationale: str = "",
    language: str = "en",
) -> str:
    """Begin a proposal and return its id; theme and statements become its origins. A retry changes nothing.

    Without a text it is an idea; with one, a draft with its first version. `weights` says of a statement's id
    how the wording grew out of it (quoted, drawn_on, against), where it is not drawn on.
    Raises: TitleMissing, WordingTooLong, UnknownRecord, OriginWeightUnknown.
    """
    if db.get(Proposal, proposal_id) is not None:
        return proposal_id
    if not title.strip():
        raise TitleMissing
    if theme_id is not None:
        found(db, Theme, theme_id)
    proposal = Proposal(
        id=proposal_id,
        number=next_number(db, Proposal),
        title=" ".join(title.split()),
        at=at,
        theme_id=theme_id,
        driver=driver.strip(),
        addressee=addressee.strip(),
        author_group=author_group.strip(),
        state="idea",
    )
    db.add(proposal)
    if text.strip():
        add_version(
            db,
            version_id=version_id or str(uuid4()),
            proposal_id=proposal_id,
            text=text,
            at=at,
            statements=statements,
            weights=weights,
            rationale=rationale,
            language=language,
        )
    return proposal_id


def describe_proposal(
    db: Db, *, proposal_id: str, title: str, driver: str = "", addressee: str = "", author_group: str = ""
) -> str:
    """Change what stands about a proposal beside its wording. Raises: TitleMissing, ProposalIsSettled."""
    proposal = in_the_making(db, proposal_id)
    if not title.strip():
        raise TitleMissing
    proposal.title, proposal.driver = " ".join(title.split()), driver.strip()
    proposal.addressee, proposal.author_group = addressee.strip(), author_group.strip()
    return proposal_id


def add_version(
    db: Db,
    *,
    version_id: str,
    proposal_id: str,
    text: str,
    at: datetime,
    reason: str = "",
    causes: Sequence[str] = (),
    wording_only: bool = False,
    statements: Sequence[str] = (),
    weights: Mapping[str, str] | None = None,
    rationale: str | None = None,
    who_when: str | None = None,
    conditions: str | None = None,
    signs: str | None = None,
    review_on: str | None = None,
    costs: Sequence[CostLine] | None = None,
    incentives: Incentives | None = None,
    language: str | None = None,
    within_consent: bool = False,
) -> str:
    """Keep a new wording, which follows the last; returns its id. Only the first one needs no reason.

    A field that is not given stays as the last wording had it. A proposal in review or in consent goes back
    to draft, unless the wording is made `within_consent`: then the round that amends it goes on with it.
    `causes` are ids of objections and remarks; `wording_only` says that the meaning stays.
    Raises: ProposalIsSettled, NotInConsent, ChangeNeedsReason, NothingChanged, UnknownRecord and what
        `wordings.cleaned` raises.
    """
    if db.get(ProposalVersion, version_id) is not None:
        return version_id
    proposal = rewordable(db, proposal_id)
    if within_consent and proposal.state != moves.IN_CONSENT:
        raise NotInConsent(number=proposal.number, state=in_words(proposal.state))
    last = current_version(db, proposal_id)
    before = Wording("") if last is None else said_by(last)
    wording = Wording(
        text=text,
        rationale=before.rationale if rationale is None else rationale,
        who_when=before.who_when if who_when is None else who_when,
        conditions=before.conditions if conditions is None else conditions,
        signs=before.signs if signs is None else signs,
        review_on=before.review_on if review_on is None else review_on,
        costs=before.costs if costs is None else tuple(costs),
        incentives=before.incentives if incentives is None else incentives,
        language=before.language if language is None else language,
    )
    parents = [] if last is None else [last.id]
    follow(
        db,
        proposal,
        wording,
        version_id=version_id,
        at=at,
        reason=reason,
        parents=parents,
        causes=causes,
        wording_only=wording_only,
        within_consent=within_consent,
    )
    add_origins(db, version_id=version_id, statements=statements, at=at, weights=weights)
    return version_id


def follow(
    db: Db,
    proposal: Proposal,
    wording: Wording,
    *,
    version_id: str,
    at: datetime,
    reason: str,
    parents: Sequence[str],
    causes: Sequence[str] = (),
    wording_only: bool = False,
    within_consent: bool = False,
) -> ProposalVersion:
    """Let a wording with these parents be the newest of a proposal, which moves to where that leaves it.

    Raises: ChangeNeedsReason, when it has a parent and no reason; NothingChanged, when it says what the last
        one said and joins nothing; what `wordings.cleaned` raises.
    """
    last = current_version(db, proposal.id)
    if parents and not reason.strip():
        raise ChangeNeedsReason
    said = wordings.cleaned(wording)
    if last is not None and said == said_by(last) and list(parents) == [last.id]:
        raise NothingChanged(number=last.number)
    version = ProposalVersion(
        id=version_id,
        proposal_id=proposal.id,
        number=1 if last is None else last.number + 1,
        text=said.text,
        reason=reason.strip(),
        hash=wordings.fingerprint(said),
        at=at,
        parents=list(parents),
        causes=list(dict.fromkeys(causes)),
        wording_only=wording_only,
        rationale=said.rationale,
        who_when=said.who_when,
        conditions=said.conditions,
        signs=said.signs,
        review_on=said.review_on,
        costs=wordings.kept_costs(said.costs),
        rewards=said.incentives.rewards,
        punishes=said.incentives.punishes,
        gaming=said.incentives.gaming,
        language=said.language,
        state="read" if within_consent else "draft",
    )
    db.add(version)
    if last is not None and last.state != "sealed":
        last.state = "superseded"
    proposal.state = moves.after_rewording(proposal.state, within_consent=within_consent)
    if last is None and proposal.theme_id is not None:
        _draw_on_theme(db, version_id, proposal.theme_id, at)
    return version


def add_origins(
    db: Db,
    *,
    version_id: str,
    statements: Sequence[str],
    at: datetime,
    weight: str = "drawn_on",
    weights: Mapping[str, str] | None = None,
) -> int:
    """Say that a wording draws on, quotes or goes against statements; returns how many links are new.

    `weights` says it of a statement's id, `weight` of all others.
    Raises: OriginWeightUnknown, UnknownRecord, VersionIsSealed, ProposalIsSettled, StatementIsTakenOut.
    """
    how = {one: (weights or {}).get(one, weight) for one in statements}
    for given in how.values():
        if given not in WEIGHTS:
            raise OriginWeightUnknown(given=given)
    version = found(db, ProposalVersion, version_id)
    if version.state == "sealed":
        raise VersionIsSealed(number=version.number)
    rewordable(db, version.proposal_id)
    known = set(db.scalars(select(Origin.statement_id).where(Origin.version_id == version_id)))
    fresh = [one for one in how if one not in known]
    gone = taken_out(db) if fresh else frozenset()
    for statement_id in fresh:
        statement = found(db, Statement, statement_id)
        if statement_id in gone:
            raise StatementIsTakenOut(number=statement.number)
        db.add(Origin(version_id=version_id, statement_id=statement_id, weight=how[statement_id], at=at))
    return len(fresh)


def _draw_on_theme(db: Db, version_id: str, theme_id: str, at: datetime) -> None:
    """Link a wording to its theme with what the theme is at this moment; one gone by now leaves no link."""
    theme = db.get(Theme, theme_id)
    if theme is None:
        return
    inside = select(Membership.statement_id).where(Membership.theme_id == theme_id).order_by(Membership.id)
    db.add(
        Origin(
            version_id=version_id,
            theme_id=theme_id,
            theme_number=theme.number,
            theme_title=theme.title,
            members=list(db.scalars(inside)),
            at=at,
        )
    )
