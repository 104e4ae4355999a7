"""Questions to ground, answered as frozen values; heavy sums are left to the pure modules beside.

Members appear by seat; the statements are those that stand, withdrawn and corrected ones are out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import func, select

from council.ground.actions import NAMED, PERSON, members_of, vote_mark
from council.ground.actions import SEATED as SEATED
from council.ground.records import GroundRun, Membership, SharedGround, Theme, Vector, Vote
from council.ground.values import LABELS, Cell, Field, Gathering, Held, Line, Told, VotesView
from council.people.records import Person
from council.sessions.queries import StatementView, statements_of
from council.sessions.records import DiscussionTable, Place, Remit, Seating, Statement
from council.store import Db

TABLE = "table"


@dataclass(frozen=True, slots=True)
class ThemedStatement:
    """A statement in its theme: how near the centre (0 to 1), and who put it there ("machine", "person")."""

    id: str
    number: int
    text: str
    table: int | None
    session: int | None
    seat_number: int | None
    score: float
    placed_by: str


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme with its statements, those placed by people first, then nearest the centre first.

    `quotes` are texts; `people` counts distinct authors, one unknown as one, and `known` those whose seat was
    noted; `stability` and `mixed` are None where not measured.
    """

    id: str
    number: int
    title: str
    description: str
    words: tuple[str, ...]
    quotes: tuple[str, ...]
    state: str
    people: int
    known: int
    stability: float | None
    mixed: float | None
    statements: tuple[ThemedStatement, ...]


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


# ---- themes ------------------------------------------------------------


def themes_of(db: Db) -> tuple[ThemeView, ...]:
    """Every theme, those of most people first."""
    standing = _standing(db)
    inside: dict[str, list[ThemedStatement]] = {}
    for row in db.scalars(select(Membership)):
        if (view := standing.get(row.statement_id)) is not None:
            inside.setdefault(row.theme_id, []).append(_themed(view, row))
    themes = [_theme(theme, inside.get(theme.id, []), standing) for theme in db.scalars(select(Theme))]
    return tuple(sorted(themes, key=lambda t: (-t.people, -len(t.statements), t.number)))


def unthemed(db: Db) -> tuple[StatementView, ...]:
    """The statements in no theme, by number: nobody is lost."""
    standing = _standing(db)
    placed = {standing[one].id for one in db.scalars(select(Membership.statement_id)) if one in standing}
    return tuple(view for key, view in standing.items() if key == view.id and key not in placed)


def gathering_of(db: Db) -> Gathering:
    """The statements, the question, what people hold, and the vectors already made."""
    standing = _standing(db)
    views = [view for key, view in standing.items() if key == view.id]
    question = question_of(db)
    masked = mask_name(question)
    plain: dict[str, bytes] = {}
    without: dict[str, bytes] = {}
    engine = ""
    for row in db.scalars(select(Vector).where(Vector.masked.in_(("", masked)))):
        engine = row.engine
        (without if row.masked else plain)[row.statement_id] = row.data
    told = tuple(Told(view.id, view.text, view.seat_id or "") for view in views)
    return Gathering(
        question,
        masked,
        engine,
        told,
        _held(db, standing),
        plain,
        without or plain if not masked else without,
    )


def question_of(db: Db) -> str:
    """The question everybody answers: of the adopted remit, else of the newest; "" when there is none."""
    remits = list(db.scalars(select(Remit).order_by(Remit.version)))
    adopted = [remit for remit in remits if remit.state in ("adopted", "amended")]
    return (adopted or remits)[-1].question if remits else ""


def mask_name(question: str) -> str:
    """A short name of a question, kept with vectors made without its words; "" for none."""
    return sha256(question.strip().lower().encode()).hexdigest()[:16] if question.strip() else ""


def _held(db: Db, standing: Mapping[str, StatementView]) -> tuple[Held, ...]:
    """What people hold, by the wordings that stand now; what is gone is held no more."""
    placed: dict[str, list[str]] = {}
    inside: dict[str, list[str]] = {}
    for row in db.scalars(select(Membership).order_by(Membership.score.desc(), Membership.id)):
        if row.statement_id in standing:
            inside.setdefault(row.theme_id, []).append(standing[row.statement_id].id)
    for row in db.scalars(select(Membership).where(Membership.placed_by == PERSON)):
        of_theme = placed.setdefault(row.theme_id, [])
        of_theme += [standing[row.statement_id].id] if row.statement_id in standing else []
    themes = db.scalars(select(Theme).order_by(Theme.number))
    return tuple(
        Held(
            theme.id,
            theme.title if theme.state == NAMED else "",
            tuple(placed.get(theme.id, ())),
            tuple(inside.get(theme.id, ())),
        )
        for theme in themes
        if theme.state == NAMED or theme.id in placed
    )


def _standing(db: Db) -> dict[str, StatementView]:
    """The statements that stand by their id, and by those of every wording they come from."""
    views = statements_of(db)
    known = {view.id: view for view in views}
    by_number = {view.number: view for view in views}
    earlier = select(Statement.id, Statement.number).where(Statement.state == "corrected")
    for id, number in db.execute(earlier):
        if number in by_number:
            known.setdefault(id, by_number[number])
    return known


def _themed(view: StatementView, row: Membership) -> ThemedStatement:
    return ThemedStatement(
        view.id,
        view.number,
        view.text,
        view.table,
        view.session,
        view.seat_number if view.level != "none" else None,
        row.score,
        row.placed_by,
    )


def _theme(theme: Theme, rows: list[ThemedStatement], standing: Mapping[str, StatementView]) -> ThemeView:
    rows.sort(key=lambda row: (row.placed_by != PERSON, -row.score, row.number))
    quotes = [standing[quote].text for quote in theme.quotes if quote in standing]
    return ThemeView(
        theme.id,
        theme.number,
        theme.title,
        theme.description,
        tuple(theme.words),
        tuple(quotes or [row.text for row in rows[:2]]),
        theme.state,
        theme.authors,
        len({standing[row.id].seat_number for row in rows} - {None}),
        theme.stability,
        theme.mixed,
        tuple(rows),
    )


# ---- votes and shared ground ------------------------------------------------------------


def votes_of(db: Db) -> VotesView:
    """Every member with every standing statement anybody was asked about; members and gaps stay in.

    Seats by number, statements by number.
    """
    seats = members_of(db)
    cast = {(v.seat_id, v.statement_id): v.value for v in db.scalars(select(Vote))}
    asked = {statement for _, statement in cast}
    statements = [view.id for view in statements_of(db) if view.id in asked]
    rows = tuple(tuple(cast.get((seat.id, statement)) for statement in statements) for seat in seats)
    return VotesView(tuple(s.id for s in seats), tuple(s.number for s in seats), tuple(statements), rows)


def fields_of(db: Db) -> tuple[Field, ...]:
    """The ways to compare groups: each feature of the people in the seats, then the tables last used."""
    people = {person.id: person.attributes for person in db.scalars(select(Person))}
    seats = members_of(db)
    names: dict[str, None] = {}
    for seat in seats:
        names.update(dict.fromkeys(people.get(seat.person_id, {})))
    fields = [
        Field(name, {seat.id: people.get(seat.person_id, {}).get(name, "") for seat in seats})
        for name in names
    ]
    tables = _tables(db)
    return tuple([*fields, Field(TABLE, tables)] if tables else fields)


def ground_of(db: Db) -> tuple[GroundLine, ...]:
    """Every statement voted on, the most surely shared first."""
    standing = _standing(db)
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
    known = _standing(db)
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


def _tables(db: Db) -> dict[str, str]:
    """The table of each seat in the newest seating; empty when nobody was seated yet."""
    newest = db.scalars(select(Seating).order_by(Seating.at.desc(), Seating.id.desc()).limit(1)).first()
    if newest is None:
        return {}
    rows = db.execute(
        select(Place.seat_id, DiscussionTable.number)
        .join(DiscussionTable, DiscussionTable.id == Place.table_id)
        .where(Place.seating_id == newest.id)
    )
    return {seat: str(number) for seat, number in rows}


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
