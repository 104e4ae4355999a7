"""Questions about criteria and how proposals meet them."""

from __future__ import annotations

from sqlalchemy import select

from council.decisions.proposals.criteria import scoring
from council.decisions.proposals.criteria.records import Criterion, CriterionScore
from council.decisions.proposals.criteria.scoring import Given
from council.decisions.proposals.criteria.views import CriteriaSheet, CriterionView, Judged
from council.decisions.proposals.queries import proposals_of
from council.sessions.records import AgendaItem, Session
from council.store import Db

NOT_JUDGED = ("withdrawn", "merged")


def criteria_of(db: Db) -> tuple[CriterionView, ...]:
    """All criteria by number, the retired ones too."""
    wanted = (
        select(Criterion, AgendaItem.title, Session.number)
        .outerjoin(AgendaItem, AgendaItem.id == Criterion.item_id)
        .outerjoin(Session, Session.id == AgendaItem.session_id)
        .order_by(Criterion.number)
    )
    return tuple(
        CriterionView(
            row.id, row.number, row.text, row.weight, row.state, title or "", session or 0, row.reason
        )
        for row, title, session in db.execute(wanted)
    )


def criteria_sheet_of(db: Db) -> CriteriaSheet:
    """Every standing proposal's newest wording against every criterion."""
    judged = tuple(
        Judged(p.id, p.number, p.title, p.state, p.version_id, p.version)
        for p in proposals_of(db)
        if p.version_id is not None and p.state not in NOT_JUDGED
    )
    given = scores_of(db)
    return CriteriaSheet(criteria_of(db), judged, given, scoring.cells(given))


def scores_of(db: Db) -> tuple[Given, ...]:
    """Every score that stands, in the order of the groups' names."""
    rows = db.scalars(select(CriterionScore).order_by(CriterionScore.scored_by, CriterionScore.id))
    return tuple(Given(r.criterion_id, r.version_id, r.scored_by, r.score, r.reason) for r in rows)


def score_by(db: Db, criterion_id: str, version_id: str, group: str) -> CriterionScore | None:
    """The score a group gave, found by its name in whatever letters."""
    own = select(CriterionScore).where(
        CriterionScore.criterion_id == criterion_id, CriterionScore.version_id == version_id
    )
    return next((row for row in db.scalars(own) if scoring.same_group(row.scored_by, group)), None)
