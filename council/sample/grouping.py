"""What the people of the sample did with themes and pairs: names, a level above, pins, and answers.

All of it is invented and stated in the sample's plan under "ground"; no word and no vote is changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from council import clock
from council.ground import actions
from council.ground.queries import themes_of
from council.sample.telling import Telling
from council.sessions.actions import mark_alike


def group(telling: Telling) -> dict[str, Any]:
    """Name themes, put them under wider ones, pin statements and judge pairs, as the plan says.

    A theme is found by a statement in it, so that the plan fits whatever themes were proposed.
    Returns: counts of what was done; zeros where the plan says nothing.
    """
    plan: Mapping[str, Any] = telling.plan.get("ground", {})
    at = telling.sessions[4].start
    ids = {ref: statement for statement, ref in telling.refs.items()}
    named = _name(telling, plan.get("names", ()), ids, at)
    _gather(telling, plan.get("over", ()), ids, at)
    pinned = [ids[ref] for ref in plan.get("pinned", ()) if ref in ids]
    kept = telling.store.act(actions.pin_statements, statement_ids=pinned, at=at).value if pinned else 0
    for pair in plan.get("judged", ()):
        one, other = (ids[ref] for ref in pair["refs"])
        telling.store.act(mark_alike, statement_id=one, other_id=other, same=pair["same"], at=at)
    return {"named": named, "pinned": kept, "pairs_judged": len(plan.get("judged", ()))}


def _name(telling: Telling, names: Sequence[Mapping[str, str]], ids: Mapping[str, str], at: datetime) -> int:
    """Name the theme that holds each statement; one that has a name by now keeps it. Returns: how many."""
    named: set[str] = set()
    for one in names:
        theme_id = _theme_of(telling, ids[one["ref"]])
        if theme_id is not None and theme_id not in named:
            named.add(theme_id)
            words = {"title": one["title"], "description": one["description"]}
            telling.store.act(actions.rename_theme, theme_id=theme_id, at=at, **words)
    return len(named)


def _gather(
    telling: Telling, over: Sequence[Mapping[str, Any]], ids: Mapping[str, str], at: datetime
) -> None:
    """Put themes under wider ones; a theme stands under one only."""
    taken: set[str] = set()
    for one in over:
        found = [_theme_of(telling, ids[ref]) for ref in one["refs"]]
        theme_ids = [each for each in dict.fromkeys(found) if each is not None and each not in taken]
        taken.update(theme_ids)
        if theme_ids:
            given = {"parent_id": clock.new_id(), "title": one["title"], "theme_ids": theme_ids}
            telling.store.act(actions.gather_themes, at=at, **given)


def _theme_of(telling: Telling, statement_id: str) -> str | None:
    """The theme that holds a statement."""
    themes = telling.store.read(themes_of)
    return next((t.id for t in themes if any(row.id == statement_id for row in t.statements)), None)
