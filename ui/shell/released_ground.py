"""What of ground may be sent to the projector: themes, voices, what is shared and what not, groups, the map.

Only statements that were read back, or put to the council's vote in these very words.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from council.ground import queries as ground
from council.ground.shared import queries as ground_shared
from council.sessions import queries
from council.words import N_, _
from ui.shell import ground_slides, slides
from ui.shell.part import Part
from ui.shell.slides import Slide

COMPARED = frozenset(
    {"shared_ground", "ground_run", "statement", "vote", "card_show", "paper_sheet", "likeness", "seat"}
    | {"person", "seating", "place"}
)


def _voices(db: Any, at: datetime) -> Slide:
    return ground_slides.voices_slide(ground.themes_of(db), released=_released(db))


def _lines(db: Any) -> tuple[Any, ...]:
    """What is known of statements that may be shown: read back, or put to the council in these words."""
    known = _released(db) | set(ground.votes_of(db).statements)
    return tuple(line for line in ground.ground_of(db) if line.statement_id in known)


def _released(db: Any) -> set[str]:
    return {one.id for one in queries.statements_of(db, states=slides.RELEASED)}


def _share(db: Any, at: datetime) -> Slide:
    return _dated(db, ground_slides.share_slide(_lines(db)))


def _differ(db: Any, at: datetime) -> Slide:
    return _dated(db, ground_slides.differ_slide(_lines(db)))


def _unknown(db: Any, at: datetime) -> Slide:
    return _dated(db, ground_slides.unknown_slide(_lines(db)))


def _some(db: Any, at: datetime) -> Slide:
    return _dated(db, ground_slides.some_slide(_lines(db)))


def _short(db: Any, at: datetime) -> Slide:
    chosen = [one for one, _why in ground.ground_facts(db).slate]
    return _dated(db, ground_slides.short_slide(_lines(db), chosen))


def _dated(db: Any, slide: Slide) -> Slide:
    """The slide, marked where its figures are out of date: the room cannot see the page that says so."""
    if not slide.has_body or not ground.ground_facts(db).is_stale:
        return slide
    return replace(slide, foot=" · ".join(part for part in (_("Out of date"), slide.foot) if part))


def _groups(db: Any, at: datetime, *, statement: str = "", field: str = "") -> Slide:
    """One statement in every group of a field; that which divides most where none was asked for."""
    lines = {line.statement_id: line for line in _lines(db)}
    most = max(lines.values(), key=lambda one: one.spread, default=None)
    line = lines.get(statement) if statement else most  # never another in place of the one asked for
    if line is None:
        return ground_slides.groups_slide(None, "", ())
    apart = line.divided[0].partition(": ")[0] if line.divided else ""
    field = field or apart or next((cell.field for cell in line.cells), "")
    matrix = ground_shared.matrix_of(db, field=field)
    row = next(row for row in matrix.rows if row.line.statement_id == line.statement_id)
    cells = tuple(zip(matrix.groups, row.cells, strict=True))
    return _dated(db, ground_slides.groups_slide(line, field, cells))


def _map(db: Any, at: datetime) -> Slide:
    return ground_slides.map_slide(ground.themes_of(db), ground.places_of(db).statements)


GROUND = (
    Part(
        "voices",
        N_("Themes and voices"),
        N_("No theme has been named yet, so none can be shown."),
        _voices,
        frozenset({"theme", "membership", "statement"}),
        follows=False,
    ),
    Part(
        "share",
        N_("What we share"),
        N_("No statement is known to be shared. Work out the shared ground first."),
        _share,
        COMPARED,
        follows=False,
    ),
    Part(
        "differ",
        N_("Where we differ"),
        N_(
            "No statement is known to divide the council. Work out the shared ground once members have voted."
        ),
        _differ,
        COMPARED,
        follows=False,
    ),
    Part(
        "unknown",
        N_("What we do not know yet"),
        N_("Nothing that was voted on is still open."),
        _unknown,
        COMPARED,
        follows=False,
    ),
    Part(
        "some",
        N_("Views of some"),
        N_("No group is known to hold a view that the council does not share."),
        _some,
        COMPARED,
        follows=False,
    ),
    Part(
        "short",
        N_("Short list"),
        N_("There is no short list yet. Work out the shared ground first."),
        _short,
        COMPARED,
        follows=False,
    ),
    Part(
        "groups",
        N_("One statement by groups"),
        N_("No groups have been compared yet. Work out the shared ground first."),
        _groups,
        COMPARED,
        follows=False,
    ),
    Part(
        "map",
        N_("Map"),
        N_("The map has not been drawn yet."),
        _map,
        frozenset({"ground_map", "theme", "membership", "statement"}),
        follows=False,
    ),
)
