"""What the page of the draw asks of the store, in one question."""

from __future__ import annotations

from typing import Any

from council.selection import queries
from council.selection.alternates import of_kinds
from council.selection.targets import Pool, Targets
from ui.selection.draw.state import Material, in_hand

NOBODY = Pool((), (), ())
SHOWN = ("commitment.json", "reveal.json", "result.json")


def material_of(
    db: Any, *, purpose: str = "panel", choice: Any = None, known: tuple[str, str] = ("", "")
) -> Material:
    """Draws as they stand, and what the page needs of the one in hand; for a new one, pool and targets.

    Args:
        purpose: panel; replacement or alternates: of what is left of pool and targets.
        choice: for alternates, how many of which kind.
        known: id and state of the draw whose files the asker has; these are not read again.
    """
    draws = queries.draws_of(db)
    draw, wanted = in_hand(draws, purpose, has_choice=choice is not None)
    pool, targets, replacement = (NOBODY, Targets(0, ()), None) if draw else _aims(db, wanted, choice)
    files: dict[str, bytes] = {}
    counts: tuple[tuple[str, str, int, int, int], ...] = ()
    if draw is not None and (draw.id, draw.state) != known:
        kept = queries.draw_files(db, draw_id=draw.id)
        files = {name: kept[name] for name in SHOWN if name in kept}
    if draw is not None and draw.state == "kept":
        counts = tuple(
            (one.line.feature, one.line.value, one.in_panel or 0, one.line.least, one.line.most)
            for one in queries.target_views_of(db)
        )
    return Material(pool, targets, draws, draw, files, counts, wanted, replacement)


def _aims(db: Any, purpose: str, choice: Any) -> tuple[Pool, Targets, Any]:
    """What is drawn from, and for replacements what led to it."""
    if purpose == "panel":
        return queries.drawing_pool(db).pool, queries.targets_of(db), None
    if purpose == "alternates":
        pool, targets, _seated = of_kinds(queries.alternates_pool(db), choice)
        return pool, targets, None
    left = queries.replacement_pool(db)
    return left.pool, left.targets, left
