"""What the machine asks of themes while people speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from council.ground.themes.live import LiveMaterial
from council.ground.themes.queries import gathering_of
from council.ground.themes.records import Membership, Theme
from council.ground.themes.values import NAMED, PERSON, Held, Told
from council.sessions.queries import statements_of
from council.sessions.records import Statement
from council.store import Db

ENOUGH = 25  # statements of a theme that tell where its middle is


def live_material(db: Db, *, statement_ids: Sequence[str], with_themes: bool = True) -> LiveMaterial | None:
    """What is needed to place these, as far as they stand in no theme; None when there is nothing to do.

    Of each theme at most 25 statements are taken, those people placed first, then the nearest: it costs the
    same however large the council is. `with_themes` False leaves them out, where their middles are known.
    """
    themes = list(db.scalars(select(Theme).order_by(Theme.number)))
    placed = set(
        db.scalars(select(Membership.statement_id).where(Membership.statement_id.in_(tuple(statement_ids))))
    )
    wanted = [each for each in statement_ids if each not in placed]
    views = statements_of(db, ids=wanted) if themes and wanted else ()
    if not views:
        return None
    inside = _some_of_each(db, themes) if with_themes else {}
    held = tuple(Held(theme.id, theme.title) for theme in themes if theme.state == NAMED)
    told = {each for some in inside.values() for each in some}
    seats = db.execute(select(Statement.id, Statement.seat_id).where(Statement.id.in_(told)))
    known = tuple(Told(id, "", seat or "") for id, seat in seats)
    gathering = replace(gathering_of(db, only=told), told=known, held=held)
    return LiveMaterial(tuple(Told(v.id, v.text, v.seat_id or "") for v in views), gathering, inside)


def _some_of_each(db: Db, themes: Sequence[Theme]) -> dict[str, tuple[str, ...]]:
    above = {theme.parent_id for theme in themes}
    inside = {}
    for theme in themes:
        rows = select(Membership.statement_id).where(Membership.theme_id == theme.id)
        order = (Membership.placed_by != PERSON, Membership.score.desc(), Membership.id)
        some = tuple(db.scalars(rows.order_by(*order).limit(ENOUGH)))
        if some or (theme.state == NAMED and theme.id not in above):
            inside[theme.id] = some
    return inside
