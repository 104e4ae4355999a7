"""Questions about shared ground, answered as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from council.ground.meaning.queries import question_of, standing_of
from council.ground.meaning.records import Vector
from council.ground.shared.records import GroundRun, SharedGround
from council.ground.shared.values import LABELS, Cell, Line
from council.ground.themes.queries import unthemed
from council.ground.themes.records import Membership, Theme
from council.ground.themes.values import NAMED
from council.ground.voting.queries import members_of, vote_mark
from council.ground.voting.records import Vote
from council.sessions.queries import StatementView
from council.store import Db


@dataclass(frozen=True, slots=True)
class GroundLine(Line):
    """What was known of one statement when shared ground was last worked out, with its words and theme."""

    number: int
    text: str
    theme: str
    theme_id: str

    @property
    def id(self) -> str:
        return self.statement_id


@dataclass(frozen=True, slots=True)
class GroundFacts:
    """Counts for the page head and the report; `labels` in the fixed order of `values.LABELS`.

    `is_stale`: votes, or wordings voted on, have changed since the shared ground was worked out.
    """

    question: str
    statements: int
    themes: int
    named: int
    unthemed: int
    votes: int
    voters: int
    members: int
    engine: str
    labels: tuple[tuple[str, int], ...]
    fields: tuple[str, ...]
    gate_count: int
    gate_agreement: float | None
    gate_reason: str
    gate_voters: int
    slate: tuple[tuple[str, str], ...]
    groups: Mapping[str, int]
    worked_out: datetime | None
    is_stale: bool


def ground_of(db: Db) -> tuple[GroundLine, ...]:
    """Every statement voted on, the most surely shared first."""
    standing = standing_of(db)
    theme_of: dict[str, Theme] = {}
    themes = {theme.id: theme for theme in db.scalars(select(Theme))}
    for row in db.scalars(select(Membership)):
        if row.statement_id in standing:
            theme_of[standing[row.statement_id].id] = themes[row.theme_id]
    lines = [
        _ground(row, standing[row.statement_id], theme_of.get(standing[row.statement_id].id))
        for row in db.scalars(select(SharedGround))
        if row.statement_id in standing
    ]
    order = {label: at for at, label in enumerate(LABELS)}
    return tuple(sorted(lines, key=lambda g: (order.get(g.label, 9), -(g.psg or 0.0), -g.support, g.number)))


def ground_facts(db: Db) -> GroundFacts:
    """The room in figures."""
    votes, last = vote_mark(db)
    run = db.scalars(select(GroundRun)).first()
    states = list(db.scalars(select(Theme.state)))
    found = dict(db.execute(select(SharedGround.label, func.count()).group_by(SharedGround.label)).all())
    gate = run.gate if run else {}
    known = standing_of(db)
    standing = [view for key, view in known.items() if key == view.id]
    lines = set(db.scalars(select(SharedGround.statement_id)))
    reworded = any(one in known and known[one].id != one for one in lines)
    return GroundFacts(
        question=question_of(db),
        statements=len(standing),
        themes=len(states),
        named=states.count(NAMED),
        unthemed=len(unthemed(db)),
        votes=votes,
        voters=db.scalar(select(func.count(Vote.seat_id.distinct()))) or 0,
        members=len(members_of(db)),
        engine=db.scalars(select(Vector.engine).limit(1)).first() or "",
        labels=tuple((label, found.get(label, 0)) for label in LABELS),
        fields=tuple(run.fields) if run else (),
        gate_count=gate.get("count", 0),
        gate_agreement=gate.get("agreement"),
        gate_reason=gate.get("reason", ""),
        gate_voters=gate.get("voters", 0),
        slate=tuple((pick[0], pick[1]) for pick in run.slate) if run else (),
        groups=dict(run.groups) if run else {},
        worked_out=run.at if run else None,
        is_stale=bool(votes) and (run is None or reworded or (run.votes, run.last_vote) != (votes, last)),
    )


def _ground(row: SharedGround, view: StatementView, theme: Theme | None) -> GroundLine:
    return GroundLine(
        statement_id=view.id,
        number=view.number,
        text=view.text,
        theme=theme.title if theme else "",
        theme_id=theme.id if theme else "",
        asked=row.asked,
        agree=row.agree,
        disagree=row.disagree,
        passed=row.passed,
        size=row.size,
        support=row.support,
        low=row.low,
        high=row.high,
        gic=row.gic,
        psg=row.psg,
        label=row.label,
        limiting_group=row.limiting_group,
        spread=row.spread,
        z=row.z,
        carried_by=tuple(row.carried_by),
        cells=tuple(Cell(*cell) for cell in row.cells),
    )
