"""Questions about themes, answered as frozen values; members appear by seat.

The statements are those that stand, withdrawn and corrected ones are out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from council.ground.meaning.queries import mask_name, question_of, standing_of
from council.ground.meaning.records import Vector
from council.ground.themes.records import Membership, Theme
from council.ground.themes.values import NAMED, PERSON, Gathering, Held, Told
from council.sessions.queries import StatementView
from council.store import Db


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


def themes_of(db: Db) -> tuple[ThemeView, ...]:
    """Every theme, those of most people first."""
    standing = standing_of(db)
    inside: dict[str, list[ThemedStatement]] = {}
    for row in db.scalars(select(Membership)):
        if (view := standing.get(row.statement_id)) is not None:
            inside.setdefault(row.theme_id, []).append(_themed(view, row))
    themes = [_theme(theme, inside.get(theme.id, []), standing) for theme in db.scalars(select(Theme))]
    return tuple(sorted(themes, key=lambda t: (-t.people, -len(t.statements), t.number)))


def unthemed(db: Db) -> tuple[StatementView, ...]:
    """The statements in no theme, by number: nobody is lost."""
    standing = standing_of(db)
    placed = {standing[one].id for one in db.scalars(select(Membership.statement_id)) if one in standing}
    return tuple(view for key, view in standing.items() if key == view.id and key not in placed)


def gathering_of(db: Db) -> Gathering:
    """The statements, the question, what people hold, and the vectors already made."""
    standing = standing_of(db)
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
