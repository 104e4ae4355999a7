"""Questions about what came of it: recommendations, minority views, what was not adopted."""

from __future__ import annotations

from sqlalchemy import select

from council.decisions.ballots.queries import ballots_of
from council.decisions.ballots.views import BallotView
from council.decisions.outcome import chain
from council.decisions.outcome.chain import Node, Roots
from council.decisions.outcome.records import MinorityView, Recommendation
from council.decisions.outcome.views import Considered, MinorityText, RecommendationView
from council.decisions.outcome.way.queries import links_of, spoken_of
from council.decisions.proposals.queries import proposals_of, theme_titles
from council.store import Db

NOT_ADOPTED = ("not_adopted", "withdrawn", "merged")


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
    themes = theme_titles(db)
    votes = {ballot.id: ballot for ballot in ballots_of(db)}
    views = minority_views_of(db, state="backed")
    links, spoken = links_of(db), spoken_of(db)
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
