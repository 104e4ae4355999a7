"""Questions about themes, answered as frozen values; members appear by seat.

The statements are those that stand, withdrawn and corrected ones are out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from council.ground.meaning.queries import mask_name, model_of, question_of, standing_of
from council.ground.meaning.records import Vector
from council.ground.themes.matching import ThemeBefore
from council.ground.themes.records import LeftOut, Membership, Stance, Theme
from council.ground.themes.stances import apart_share
from council.ground.themes.values import NAMED, PERSON, Gathering, Held, Told
from council.selection.records import Seat
from council.sessions.queries import StatementView, likenesses_of
from council.store import Db

QUOTES = 2
SHOWN = ("named", "alias")  # levels at which the speaker's seat may be shown


# What took the place of a wording takes its place in a theme: the first half of one that was split stands
# where the whole stood, and so does what was merged into it.
REPLACED = ("corrected", "split", "merged", "translated")


@dataclass(frozen=True, slots=True)
class ThemedStatement:
    """A statement in its theme: how near the centre (0 to 1), and who put it there ("machine", "person").

    `seat_number` and `alias` only where the person agreed to be shown.
    """

    id: str
    number: int
    text: str
    table: int | None
    session: int | None
    seat_number: int | None
    score: float
    placed_by: str
    alias: str = ""
    session_id: str = ""
    stance: str = ""  # "for" or "against", as people marked it


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme with its statements, those placed by people first, then nearest the centre first.

    `quotes` are texts; `people` counts distinct authors, one unknown as one, and `known` those whose seat was
    noted; `stability` and `mixed` are None where not measured. `parent_id` is that of the wider theme it
    stands under, "" for none; a wider theme counts the people of all that stands under it, once each.
    `mixed` is the share of its pairs of statements voted against each other, `apart` that of the pairs people
    marked as speaking against each other, among the `marked` statements; None where too few tell.
    `marked_for` of these speak for what the theme is about.
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
    parent_id: str = ""
    apart: float | None = None
    marked: int = 0
    marked_for: int = 0


@dataclass(frozen=True, slots=True)
class ThemesSheet:
    """All there is to see of themes, read once: the themes, and what stands in none."""

    themes: tuple[ThemeView, ...]
    left: tuple[StatementView, ...]


def themes_sheet(db: Db) -> ThemesSheet:
    """Every theme and what is in none, from one look at the statements: for what follows a live session."""
    standing = standing_of(db, REPLACED)
    return ThemesSheet(_themes(db, standing), _left(db, standing))


def themes_of(db: Db) -> tuple[ThemeView, ...]:
    """Every theme, those of most people first."""
    return _themes(db, standing_of(db, REPLACED))


def unthemed(db: Db) -> tuple[StatementView, ...]:
    """The statements in no theme, by number: nobody is lost."""
    return _left(db, standing_of(db, REPLACED))


def _themes(db: Db, standing: Mapping[str, StatementView]) -> tuple[ThemeView, ...]:
    aliases = dict(db.execute(select(Seat.id, Seat.alias)).all())
    stances = _stances(db, standing)
    inside: dict[str, list[ThemedStatement]] = {}
    for row in db.scalars(select(Membership)):
        if (view := standing.get(row.statement_id)) is not None:
            told = _themed(view, row, aliases, stances.get(view.id, ""))
            inside.setdefault(row.theme_id, []).append(told)
    rows = list(db.scalars(select(Theme)))
    family = {theme.id: [*inside.get(theme.id, ())] for theme in rows}
    for theme in rows:
        if theme.parent_id in family:
            family[theme.parent_id] += inside.get(theme.id, ())
    same = _said_alike(db, standing)
    themes = [_theme(theme, inside.get(theme.id, []), family[theme.id], standing, same) for theme in rows]
    return tuple(sorted(themes, key=lambda t: (-t.people, -len(t.statements), t.number)))


def _stances(db: Db, standing: Mapping[str, StatementView]) -> dict[str, str]:
    """The stance of each standing statement that has one; it goes with a wording to the one that follows."""
    return {
        standing[row.statement_id].id: row.stance
        for row in db.scalars(select(Stance))
        if row.statement_id in standing
    }


def _said_alike(db: Db, standing: Mapping[str, StatementView]) -> frozenset[frozenset[str]]:
    """Pairs of standing statements of which people said that they say the same."""
    pairs = ((each.statement_id, each.other_id) for each in likenesses_of(db) if each.same)
    return frozenset(
        frozenset((standing[one].id, standing[other].id))
        for one, other in pairs
        if one in standing and other in standing
    )


def _left(db: Db, standing: Mapping[str, StatementView]) -> tuple[StatementView, ...]:
    placed = {standing[one].id for one in db.scalars(select(Membership.statement_id)) if one in standing}
    return tuple(view for key, view in standing.items() if key == view.id and key not in placed)


def gathering_of(db: Db, *, only: Collection[str] | None = None) -> Gathering:
    """The statements, the question, what people hold, and the vectors already made.

    `only` takes the vectors of these statements alone, and neither statements nor what people hold.
    """
    standing = standing_of(db, REPLACED) if only is None else {}
    views = [view for key, view in standing.items() if key == view.id]
    question = question_of(db)
    masked = mask_name(question)
    plain: dict[str, bytes] = {}
    without: dict[str, bytes] = {}
    engine = ""
    wanted = select(Vector).where(Vector.masked.in_(("", masked)))
    if only is not None:
        wanted = wanted.where(Vector.statement_id.in_(tuple(only)))
    for row in db.scalars(wanted):
        engine = row.engine
        (without if row.masked else plain)[row.statement_id] = row.data
    told = tuple(Told(view.id, view.text, view.seat_id or "") for view in views)
    return Gathering(
        question,
        masked,
        engine,
        told,
        _held(db) if only is None else (),
        plain,
        without or plain if not masked else without,
        model_of(db),
        frozenset(standing[one].id for one in db.scalars(select(LeftOut.statement_id)) if one in standing),
    )


def themes_before(db: Db) -> tuple[ThemeBefore, ...]:
    """Every theme as a proposal finds it, by number."""
    standing = standing_of(db, REPLACED)
    inside: dict[str, list[str]] = {}
    pinned: dict[str, list[str]] = {}
    for row in db.scalars(select(Membership).order_by(Membership.score.desc(), Membership.id)):
        if row.statement_id in standing:
            inside.setdefault(row.theme_id, []).append(standing[row.statement_id].id)
            if row.placed_by == PERSON:
                pinned.setdefault(row.theme_id, []).append(standing[row.statement_id].id)
    return tuple(
        ThemeBefore(
            theme.id,
            theme.title,
            theme.state == NAMED or theme.id in pinned or theme.parent_by == PERSON,
            theme.state == NAMED,
            theme.parent_by == PERSON,
            theme.parent_id or "",
            tuple(inside.get(theme.id, ())),
            frozenset(pinned.get(theme.id, ())),
        )
        for theme in db.scalars(select(Theme).order_by(Theme.number))
    )


def _held(db: Db) -> tuple[Held, ...]:
    """What people hold, by the wordings that stand now; what is gone is held no more.

    A wider theme is held for the sake of those people put under it, if they named it of those under it that
    are held, or of what they placed in itself.
    """
    before = {theme.id: theme for theme in themes_before(db)}
    named = set(db.scalars(select(Theme.id).where(Theme.state == NAMED)))
    above = {theme.parent_id for theme in before.values() if theme.parent_id}
    needed = {
        theme.parent_id
        for theme in before.values()
        if theme.parent_id and (theme.is_put or (theme.is_held and theme.parent_id in named))
    }
    return tuple(
        Held(
            theme.id,
            theme.title if theme.id in named else "",
            tuple(each for each in theme.statements if each in theme.pinned),
            theme.statements,
            theme.parent_id if theme.parent_id in needed else "",
        )
        for theme in before.values()
        if theme.id in needed or (theme.is_held and (theme.id not in above or theme.pinned))
    )


def _themed(view: StatementView, row: Membership, aliases: Mapping[str, str], stance: str) -> ThemedStatement:
    may_show = view.level in SHOWN
    return ThemedStatement(
        view.id,
        view.number,
        view.text,
        view.table if view.level != "none" else None,
        view.session,
        view.seat_number if may_show else None,
        row.score,
        row.placed_by,
        aliases.get(view.seat_id or "", "") if may_show else "",
        view.session_id or "",
        stance,
    )


def _theme(
    theme: Theme,
    rows: list[ThemedStatement],
    family: list[ThemedStatement],
    standing: Mapping[str, StatementView],
    same: frozenset[frozenset[str]],
) -> ThemeView:
    rows.sort(key=lambda row: (row.placed_by != PERSON, -row.score, row.number))
    chosen = [standing[quote].id for quote in theme.quotes if quote in standing]
    seats = [standing[row.id].seat_number for row in family]
    known = len({seat for seat in seats if seat is not None})
    stances = [row.stance for row in family if row.stance]
    return ThemeView(
        theme.id,
        theme.number,
        theme.title,
        theme.description,
        tuple(theme.words),
        tuple(standing[one].text for one in _quotes(chosen, rows or family, same)),
        theme.state,
        known + sum(seat is None for seat in seats),
        known,
        theme.stability,
        theme.mixed,
        tuple(rows),
        theme.parent_id or "",
        apart_share(stances),
        len(stances),
        stances.count("for"),
    )


def _quotes(
    chosen: Sequence[str], rows: Sequence[ThemedStatement], same: frozenset[frozenset[str]]
) -> list[str]:
    """Two statements that tell what a theme is about, never two of which people said they say the same."""
    quotes: list[str] = []
    for one in (*chosen, *(row.id for row in rows)):
        if len(quotes) < QUOTES and not any(one == q or frozenset((one, q)) in same for q in quotes):
            quotes.append(one)
    return quotes
