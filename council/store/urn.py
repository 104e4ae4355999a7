"""Urns: papers kept beside the ledger, so that neither step nor row tells who put one in when.

One row an urn holds all of its papers, in the order of ids drawn by chance, or of what they say. What an act
puts into one is folded into the file at once and the journal emptied: else its former rows, one after the
other in the journal, would tell what came when.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Column, String, Table, Text, delete, insert, select

from council.store.ledger import Db, Step
from council.store.record import Record

URNS = Table(
    "urn",
    Record.metadata,
    Column("place", String(200), primary_key=True),
    Column("papers", Text, nullable=False),
)


def put_in_urn(db: Db, *, place: str, paper_id: str, paper: dict[str, Any]) -> None:
    """Add one paper to an urn. Leaves no step; a paper already in it (a retry) is not added again.

    Args:
        paper_id: drawn by chance (UUID 4): a time-ordered id would tell when it was made.
    """
    _keep(db, place, {**_papers(db, place), paper_id: paper})


def reword_urn(db: Db, *, place: str, reword: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Let every paper of an urn say what `reword` makes of it. Leaves no step."""
    _keep(db, place, {id: reword(paper) for id, paper in _papers(db, place).items()})


def fill_urn(db: Db, *, place: str, papers: Mapping[str, Any], for_good: bool = False) -> None:
    """Let an urn hold exactly these, sorted by their keys, whatever lay in it before. Leaves no step.

    Args:
        papers: by what they say, so that the order in which they lie is that of their content.
        for_good: papers that counted are no longer among them. Undo would set the rows beside the urn back
            and not these, so the act at hand is sealed.
    """
    step = db.info.get("step")
    if for_good and isinstance(step, Step):
        step.sealed = True
    _keep(db, place, dict(papers))


def held_in_urn(db: Db, *, place: str) -> dict[str, Any]:
    """What an urn holds by key; empty where there is none."""
    return _papers(db, place)


def urn_of(db: Db, *, place: str) -> tuple[dict[str, Any], ...]:
    """The papers of an urn, in an order that tells nothing."""
    return tuple(_papers(db, place).values())


def _keep(db: Db, place: str, papers: dict[str, dict[str, Any]]) -> None:
    connection = db.connection()
    connection.execute(delete(URNS).where(URNS.c.place == place))
    text = json.dumps(papers, ensure_ascii=False, sort_keys=True)
    connection.execute(insert(URNS).values(place=place, papers=text))
    step = db.info.get("step")
    if isinstance(step, Step):
        step.touch(URNS.name)
        db.info["leaves_no_trail"] = True


def _papers(db: Db, place: str) -> dict[str, dict[str, Any]]:
    text = db.scalar(select(URNS.c.papers).where(URNS.c.place == place))
    papers: dict[str, dict[str, Any]] = json.loads(text) if text else {}
    return papers
