"""Verbs on the council's own methods: kept, marked, removed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from council.sessions.library.queries import methods_of, shipped
from council.sessions.library.records import OwnMethod
from council.sessions.library.refusals import MethodInUse, MethodNotOwn, MethodStateUnknown
from council.sessions.methods import Method, method_of, method_text
from council.sessions.plan.actions import add_items
from council.sessions.plans import ItemPlan
from council.sessions.records import AgendaItem
from council.store import Db

STATES = ("draft", "tested", "retired")


def keep_method(db: Db, *, method: Method, at: datetime) -> str:
    """Keep a method in the council's file, in place of its own one with the same id; the id it goes by.

    Raises: MethodFileRefused, when it breaks the rules a method file must keep.
    """
    text = method_text(method)
    method_of(text, method.id)
    row = _own(db, method.id)
    if row is None:
        db.add(OwnMethod(key=method.id, text=text, at=at))
    else:
        row.text, row.at = text, at
    return method.id


def mark_method(db: Db, *, method_id: str, state: str) -> None:
    """Say that a method of one's own is a draft, tested, or retired.

    Raises: MethodNotOwn, MethodStateUnknown.
    """
    if state not in STATES:
        raise MethodStateUnknown(state=state, known=", ".join(STATES))
    row = _own(db, method_id)
    if row is None:
        raise MethodNotOwn(method=method_id)
    row.state = state


def remove_method(db: Db, *, method_id: str) -> None:
    """Remove a method of one's own; where it stood in for a shipped one, that one holds again.

    Raises: MethodNotOwn, MethodInUse.
    """
    row = _own(db, method_id)
    if row is None:
        raise MethodNotOwn(method=method_id)
    used = db.scalars(select(AgendaItem).where(AgendaItem.method == method_id).limit(1)).first()
    if used is not None and shipped().find(method_id) is None:
        raise MethodInUse(title=used.title)
    db.delete(row)


def take_agenda(
    db: Db,
    *,
    session_id: str,
    items: Sequence[ItemPlan],
    methods: Sequence[Method] = (),
    at: datetime,
    position: int | None = None,
) -> tuple[str, ...]:
    """Put the agenda of a file into a session and keep the methods it brings that are not here; item ids.

    A method that is here already stays as it is. Raises: as add_items and keep_method do.
    """
    here = {method.id for method in methods_of(db)}
    for method in methods:
        if method.id not in here:
            keep_method(db, method=method, at=at)
    db.flush()
    return add_items(db, session_id=session_id, items=items, position=position)


def _own(db: Db, method_id: str) -> OwnMethod | None:
    return db.scalars(select(OwnMethod).where(OwnMethod.key == method_id)).first()
