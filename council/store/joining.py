"""An act of the machine that belongs to what a person has just done: undone and redone with it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, and_, func, or_, select

from council.store.ledger import CHANGES, DONE, STEPS, Db, redoable
from council.store.record import Record

RECENT = 200  # steps back in which the one that made a row is looked for


def go_with(
    db: Db,
    kind: type[Record],
    row_id: str,
    *,
    needs: Collection[tuple[type[Record], str]] = (),
    unmoved: Collection[type[Record]] = (),
) -> bool:
    """Let what this act changes belong to the step that made a row, so that undo and redo take both at once.

    For what the machine adds by itself to something a person has just done: no step of its own stands between
    them and their undo. Such an act may only add rows that point at the row, since later steps stay as they
    are.

    Args:
        needs: (kind, id) of the other rows that what is added points at. One that a later step made would be
            pulled away from under it when that step goes back.
        unmoved: kinds of which no later step may have changed anything.
    Returns: False, and nothing is changed, when no step of the last 200 that still holds made the row; when a
        later step is in the way; and while steps can be done again, since one may add the same.
    """
    connection, step = db.connection(), db.info["step"]
    newest = connection.scalar(select(func.max(STEPS.c.number))) or 0
    made = (
        select(STEPS.c.number, STEPS.c.sealed)
        .join(CHANGES, CHANGES.c.step == STEPS.c.number)
        .where(CHANGES.c.step > newest - RECENT, CHANGES.c.kind == kind.__tablename__)
        .where(CHANGES.c.row == row_id, CHANGES.c.before.is_(None), STEPS.c.state == DONE)
        .order_by(STEPS.c.number.desc())
    )
    found = connection.execute(made.limit(1)).one_or_none()
    if found is None or _is_in_the_way(connection, found.number, needs, unmoved):
        return False
    last = connection.scalar(select(func.max(CHANGES.c.place)).where(CHANGES.c.step == found.number))
    step.number, step.sealed, step.kept, step.joined = found.number, found.sealed, 1 + (last or 0), True
    return True


def _is_in_the_way(
    connection: Connection,
    number: int,
    needs: Collection[tuple[type[Record], str]],
    unmoved: Collection[type[Record]],
) -> bool:
    """Whether a step after this one made a row that is needed, moved what may not move, or can be redone."""
    if redoable(connection) is not None:
        return True
    made = [
        and_(CHANGES.c.kind == kind.__tablename__, CHANGES.c.row == row, CHANGES.c.before.is_(None))
        for kind, row in needs
    ]
    moved = CHANGES.c.kind.in_([kind.__tablename__ for kind in unmoved])
    later = select(STEPS.c.number).join(CHANGES, CHANGES.c.step == STEPS.c.number)
    later = later.where(CHANGES.c.step > number, STEPS.c.state == DONE, or_(moved, *made))
    return connection.execute(later.limit(1)).first() is not None
