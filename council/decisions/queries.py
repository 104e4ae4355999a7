"""Questions to the room of decisions, answered as frozen values; no count leaves before the close.

A teller's entry is shown only when the other teller's is there too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import func, select

from council.decisions import ballots, chain
from council.decisions.ballots import Equation, Papers, Result, Rule, Tally
from council.decisions.chain import Link, Node, Roots
from council.decisions.records import (
    Ballot,
    BallotOption,
    Entry,
    MinorityView,
    Origin,
    Pile,
    Proposal,
    ProposalVersion,
    Recommendation,
)
from council.decisions.views import (
    BallotView,
    ChainStep,
    Considered,
    Crossing,
    MinorityText,
    PileView,
    ProposalView,
    Provenance,
    RecommendationView,
    Source,
    VersionView,
)
from council.ground.records import Membership, Theme
from council.selection.records import Seat
from council.sessions.records import DiscussionTable, Session, Statement
from council.store import Db

NOT_ADOPTED = ("not_adopted", "withdrawn", "merged")
GONE = ("withdrawn", "redacted")


# ---- proposals -------------------------------------------------------------------------------------------


def proposals_of(db: Db) -> tuple[ProposalView, ...]:
    """All proposals by number, whatever became of them."""
    themes = {theme.id: theme.title for theme in db.scalars(select(Theme))}
    newest = {v.proposal_id: v for v in db.scalars(select(ProposalVersion).order_by(ProposalVersion.number))}
    named = (
        select(ProposalVersion.proposal_id, func.count(Origin.statement_id.distinct()))
        .join(Origin, Origin.version_id == ProposalVersion.id)
        .group_by(ProposalVersion.proposal_id)
    )
    origins = {proposal_id: many for proposal_id, many in db.execute(named)}  # noqa: C416  rows are no pairs
    made = {row.proposal_id: row.number for row in db.scalars(select(Recommendation))}
    rows = db.scalars(select(Proposal).order_by(Proposal.number))
    return tuple(
        _proposal(row, newest.get(row.id), themes, origins.get(row.id, 0), made.get(row.id, 0))
        for row in rows
    )


def _proposal(
    row: Proposal,
    version: ProposalVersion | None,
    themes: Mapping[str, str],
    origins: int,
    recommendation: int,
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
        recommendation=recommendation,
    )


def versions_of(db: Db, *, proposal_id: str) -> tuple[VersionView, ...]:
    """Every wording of a proposal, oldest first."""
    own = (
        select(ProposalVersion)
        .where(ProposalVersion.proposal_id == proposal_id)
        .order_by(ProposalVersion.number)
    )
    rows = tuple(db.scalars(own))
    named: dict[str, list[str]] = {row.id: [] for row in rows}
    for origin in db.scalars(select(Origin).where(Origin.version_id.in_(named)).order_by(Origin.id)):
        if origin.statement_id is not None:
            named[origin.version_id].append(origin.statement_id)
    return tuple(
        VersionView(
            id=row.id,
            proposal_id=row.proposal_id,
            number=row.number,
            text=row.text,
            reason=row.reason,
            rationale=row.rationale,
            who_when=row.who_when,
            conditions=row.conditions,
            signs=row.signs,
            review_on=row.review_on,
            language=row.language,
            state=row.state,
            hash=row.hash,
            at=row.at,
            statements=tuple(named[row.id]),
        )
        for row in rows
    )


# ---- ballots ---------------------------------------------------------------------------------------------


def ballots_of(db: Db, *, proposal_id: str | None = None) -> tuple[BallotView, ...]:
    """All ballots by number, or those on one proposal."""
    wanted = (
        select(Ballot, ProposalVersion, Proposal)
        .join(ProposalVersion, ProposalVersion.id == Ballot.version_id)
        .join(Proposal, Proposal.id == ProposalVersion.proposal_id)
        .order_by(Ballot.number)
    )
    if proposal_id is not None:
        wanted = wanted.where(Proposal.id == proposal_id)
    rows = db.execute(wanted).all()
    piles = _piles(db)
    options = _options(db)
    return tuple(_ballot(*row, piles.get(row[0].id, ()), options.get(row[0].id, ())) for row in rows)


def _piles(db: Db) -> dict[str, tuple[PileView, ...]]:
    entries: dict[str, dict[int, Entry]] = {}
    for entry in db.scalars(select(Entry)):
        entries.setdefault(entry.pile_id, {})[entry.teller] = entry
    found: dict[str, tuple[PileView, ...]] = {}
    for pile in db.scalars(select(Pile).order_by(Pile.number)):
        own = _pile(pile, entries.get(pile.id, {}))
        found[pile.ballot_id] = (*found.get(pile.ballot_id, ()), own)
    return found


def _pile(pile: Pile, entries: Mapping[int, Entry]) -> PileView:
    both = len(entries) == 2
    return PileView(
        number=pile.number,
        label=pile.label,
        state=pile.state,
        entered=(1 in entries, 2 in entries),
        counts=pile.counts,
        first=entries[1].counts if both else None,
        second=entries[2].counts if both else None,
        settled_by=pile.settled_by,
    )


def _options(db: Db) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for option in db.scalars(select(BallotOption).order_by(BallotOption.position)):
        found[option.ballot_id] = (*found.get(option.ballot_id, ()), option.text)
    return found


def _ballot(
    row: Ballot,
    version: ProposalVersion,
    proposal: Proposal,
    piles: tuple[PileView, ...],
    options: tuple[str, ...],
) -> BallotView:
    equations, result = _standing(row, piles, options)
    return BallotView(
        id=row.id,
        number=row.number,
        question=row.question,
        way=row.way,
        state=row.state,
        rule=rule_of(row),
        options=options,
        proposal_id=proposal.id,
        proposal_number=proposal.number,
        proposal_title=proposal.title,
        version_id=version.id,
        version=version.number,
        text=version.text,
        papers=None if row.opened_at is None else papers_of(row, _settled(row, piles, options)),
        tellers=(row.teller_one, row.teller_two),
        chair=row.chair,
        at=row.at,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        certified_at=row.certified_at,
        hash=row.hash,
        reason=row.reason,
        piles=piles,
        equations=equations,
        outlook=result if row.state == "reconciled" else None,
        result=result if row.state == "certified" else None,
    )


def _standing(
    row: Ballot, piles: Sequence[PileView], options: tuple[str, ...]
) -> tuple[tuple[Equation, ...], Result | None]:
    """The desk's equations as far as papers and piles are in, and what the settled piles come to."""
    if row.closed_at is None or (row.way == "paper" and row.in_box is None):
        return (), None
    counted = _settled(row, piles, options)
    totals = [_settled(row, piles, options, teller=n) for n in (1, 2)]
    if any(False in pile.entered for pile in piles) or not piles:
        equations = equations_of(row, counted, counted)
        equations = tuple(e for e in equations if e.code not in ("count", "hands"))
        return equations, _decided(row, counted, options) if row.way == "hands" and piles else None
    return equations_of(row, totals[0], totals[1]), _decided(row, counted, options)


def _decided(row: Ballot, counted: Tally, options: tuple[str, ...]) -> Result:
    return ballots.decide(
        rule_of(row), papers_of(row, counted), counted, casting=row.chair_vote, options=options
    )


def _settled(row: Ballot, piles: Iterable[PileView], options: tuple[str, ...], *, teller: int = 0) -> Tally:
    """All piles together: as settled, or as one teller read those that are not."""
    rule, many = rule_of(row), len(options) or 2
    chosen = ((p.first, p.second)[teller - 1] if teller and not p.counts else p.counts for p in piles)
    return ballots.total((ballots.tally(rule, counts or {}, options=many) for counts in chosen), options=many)


# ---- recommendations, minority views ---------------------------------------------------------------------


def minority_views_of(db: Db, *, state: str | None = None) -> tuple[MinorityText, ...]:
    """All minority views by number, or those in one state ("backed", "not_backed", "withdrawn")."""
    rows = db.scalars(select(MinorityView).order_by(MinorityView.number))
    return tuple(
        MinorityText(
            id=row.id,
            number=row.number,
            text=row.text,
            backers=row.backers,
            base=row.base,
            state=row.state,
            proposal_id=row.proposal_id,
            ballot_id=row.ballot_id,
            at=row.at,
        )
        for row in rows
        if state in (None, row.state)
    )


def recommendations_of(db: Db) -> tuple[RecommendationView, ...]:
    """All recommendations by number."""
    rows = tuple(db.scalars(select(Recommendation).order_by(Recommendation.number)))
    if not rows:
        return ()
    themes = {theme.id: theme.title for theme in db.scalars(select(Theme))}
    votes = {ballot.id: ballot for ballot in ballots_of(db)}
    views = minority_views_of(db, state="backed")
    links, spoken = _links(db), _spoken(db)
    return tuple(
        _recommendation(
            row,
            themes.get(row.theme_id or "", ""),
            votes.get(row.ballot_id or ""),
            tuple(view for view in views if view.proposal_id == row.proposal_id),
            chain.roots(chain.backward(links, Node("recommendation", row.id)), spoken),
        )
        for row in rows
    )


def _recommendation(
    row: Recommendation, theme: str, vote: BallotView | None, views: tuple[MinorityText, ...], roots: Roots
) -> RecommendationView:
    return RecommendationView(
        id=row.id,
        number=row.number,
        title=row.title,
        text=row.text,
        state=row.state,
        kind=row.kind,
        addressee=row.addressee,
        who=row.who,
        by_when=row.by_when,
        rationale=row.rationale,
        trade_offs=row.trade_offs,
        waived_by=row.waived_by,
        fields=row.fields,
        theme_id=row.theme_id,
        theme=theme,
        proposal_id=row.proposal_id,
        version_id=row.version_id,
        versions=roots.versions,
        ballot_id=row.ballot_id,
        ballot_number=vote.number if vote else 0,
        way=vote.way if vote else "",
        result=vote.result if vote else None,
        minority_views=views,
        roots=roots,
        at=row.at,
    )


def considered_not_adopted_of(db: Db) -> tuple[Considered, ...]:
    """What was considered and not adopted, by number; it lists itself, nobody chooses."""
    votes: dict[str, BallotView] = {b.proposal_id: b for b in ballots_of(db) if b.result is not None}
    return tuple(
        Considered(
            id=p.id,
            number=p.number,
            title=p.title,
            state=p.state,
            text=p.text,
            origins=p.origins,
            reason=p.reason,
            ballot_number=votes[p.id].number if p.id in votes else 0,
            result=votes[p.id].result if p.id in votes else None,
        )
        for p in proposals_of(db)
        if p.state in NOT_ADOPTED
    )


# ---- where it came from, what became of it ---------------------------------------------------------------


def origins_of(db: Db, *, recommendation_id: str) -> Provenance:
    """The way back from a recommendation: ballot, wordings, theme, statements; nearest first."""
    links, spoken = _links(db), _spoken(db)
    nodes = chain.backward(links, Node("recommendation", recommendation_id))
    roots = chain.roots(nodes, spoken)
    return Provenance(_steps(db, nodes, links, spoken, tables=roots.tables_shown), roots)


def became_of(db: Db, *, statement_id: str) -> tuple[ChainStep, ...]:
    """What grew out of a statement, nearest first: theme, wordings, ballots, recommendations."""
    links, spoken = _links(db), _spoken(db)
    return _steps(db, chain.forward(links, Node("statement", statement_id)), links, spoken)


def unused_statements_of(db: Db) -> frozenset[str]:
    """Ids of standing statements no wording has grown out of yet: nobody is dropped without being seen."""
    links = _links(db)
    used: set[str] = set()
    for version_id in db.scalars(select(ProposalVersion.id)):
        used |= {
            node.id for node in chain.backward(links, Node("version", version_id)) if node.kind == "statement"
        }
    return (
        frozenset(db.scalars(select(Statement.id).where(Statement.state.not_in((*GONE, "corrected"))))) - used
    )


def _links(db: Db) -> tuple[Link, ...]:
    """Every link this room knows, from what was there first to what grew out of it."""
    return (*_links_of_words(db), *_links_of_decisions(db))


def _links_of_words(db: Db) -> Iterable[Link]:
    corrected = select(Statement.id, Statement.parents).where(Statement.parents != [])
    for later, parents in db.execute(corrected):
        yield from (Link(Node("statement", p), Node("statement", later), "followed") for p in parents)
    for origin in db.scalars(select(Origin).order_by(Origin.id)):
        target = Node("version", origin.version_id)
        if origin.statement_id is not None:
            yield Link(Node("statement", origin.statement_id), target, origin.weight)
        if origin.theme_id is not None:
            yield Link(Node("theme", origin.theme_id), target, origin.weight)
    members = select(Membership.statement_id, Membership.theme_id).order_by(Membership.id)
    for statement_id, theme_id in db.execute(members):
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


def _spoken(db: Db) -> dict[str, chain.Spoken]:
    """Statements as far as their level lets them be shown: at level "none" neither table nor speaker."""
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
            session or 0,
            state in GONE,
        )
        for id, level, state, seat, table, session in db.execute(wanted)
    }


def walk_of(db: Db, *, kind: str, id: str) -> Crossing:
    """Where one may go from here on the chain: one step back, one step on."""
    here, links, spoken = Node(kind, id), _links(db), _spoken(db)
    before = {link.source: link.how for link in links if link.target == here}
    after = {link.target: link.how for link in links if link.source == here}
    said = _said(db)
    return Crossing(
        _step(here, "", said, spoken),
        tuple(_step(node, how, said, spoken) for node, how in before.items()),
        tuple(_step(node, how, said, spoken) for node, how in after.items()),
    )


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
    for theme in db.scalars(select(Theme)):
        found[Node("theme", theme.id)] = (theme.number, theme.title)
    for version in db.scalars(select(ProposalVersion)):
        found[Node("version", version.id)] = (version.number, version.text)
    for ballot in db.scalars(select(Ballot)):
        found[Node("ballot", ballot.id)] = (ballot.number, ballot.question)
    for row in db.scalars(select(Recommendation)):
        found[Node("recommendation", row.id)] = (row.number, row.title)
    return found


# ---- read by verbs and queries alike ---------------------------------------------------------------------


def seats_entitled(db: Db) -> int:
    """How many seats may vote: those of the panel whose members have not declined or left."""
    gone = ("declined", "withdrawn", "replaced")
    return db.scalar(select(func.count()).select_from(Seat).where(Seat.state.not_in(gone))) or 0


def rule_of(ballot: Ballot) -> Rule:
    """The rule a ballot was prepared with."""
    return Rule(
        kind=ballot.kind,
        base=ballot.base,
        threshold=ballots.share(ballot.threshold),
        at_least=ballot.at_least,
        quorum=ballots.quorum(ballot.quorum),
        quorum_on=ballot.quorum_on,
        casting_vote=ballot.casting_vote,
        cap=ballot.settings.get("cap", 0),
    )


def piles_of_ballot(db: Db, ballot_id: str) -> list[Pile]:
    """The piles of a ballot by number."""
    return list(db.scalars(select(Pile).where(Pile.ballot_id == ballot_id).order_by(Pile.number)))


def counted_of(ballot: Ballot, piles: Sequence[Pile], *, options: int) -> Tally:
    """What the settled piles come to."""
    rule = rule_of(ballot)
    return ballots.total((ballots.tally(rule, p.counts, options=options) for p in piles), options=options)


def papers_of(ballot: Ballot, counted: Tally) -> Papers:
    """The desk's figures; hands raised stand for papers returned."""
    hands = ballot.way == "hands"
    return Papers(
        entitled=ballot.entitled or 0,
        present=ballot.present or 0,
        in_box=counted.papers if hands else ballot.in_box or 0,
        printed=0 if hands else ballot.printed or 0,
        handed_out=counted.papers if hands else ballot.handed_out or 0,
        left_over=ballot.left_over or 0,
        replaced=ballot.replaced or 0,
    )


def equations_of(ballot: Ballot, first: Tally, second: Tally) -> tuple[ballots.Equation, ...]:
    """What must hold between papers and counts; for hands only that no more were raised than present."""
    if ballot.way == "hands":
        return (ballots.Equation("hands", first.papers, "<=", (ballot.present or 0,)),)
    return ballots.reconcile(papers_of(ballot, first), (first, second))


def option_texts(db: Db, ballot_id: str) -> list[str]:
    """What can be marked on the papers of a ballot, in order; none for yes or no."""
    own = select(BallotOption.text).where(BallotOption.ballot_id == ballot_id)
    return list(db.scalars(own.order_by(BallotOption.position)))
