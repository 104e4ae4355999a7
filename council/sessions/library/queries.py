"""Questions to the library of methods: those that ship and those of the council's own, as one list."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import cache

from sqlalchemy import select

from council.files import resource
from council.sessions.agenda_files import AgendaFile, filed
from council.sessions.library.records import OwnMethod
from council.sessions.methods import Library, Method, method_of, read_library
from council.sessions.plan.actions import agenda_rows
from council.sessions.plans import ItemPlan, zone_of
from council.sessions.records import AgendaItem, Session
from council.store import Db


@dataclass(frozen=True, slots=True)
class OwnMethodView:
    """A method of the council's own; `ships` says that it stands in for one that ships."""

    id: str
    method: Method
    state: str
    ships: bool
    at: datetime


def agenda_file_of(db: Db, *, session_id: str) -> AgendaFile | None:
    """The agenda of a session as it was planned, for a file, with the methods of one's own it goes by."""
    session = db.get(Session, session_id)
    if session is None:
        return None
    plans = [_plan(row) for row in agenda_rows(db, session_id)]
    own = [view.method for view in own_methods_of(db)]
    return filed(session.title, plans, zone_of(session.time_zone), own)


def _plan(row: AgendaItem) -> ItemPlan:
    """What was planned, whatever became of it; an item added while the day ran as it stands."""
    plan = ItemPlan(**{field.name: getattr(row, field.name) for field in fields(ItemPlan)})
    if not row.planned_minutes:
        return plan
    least = min(row.least_minutes, row.planned_minutes)
    return replace(plan, minutes=row.planned_minutes, buffer=row.planned_buffer, least_minutes=least)


@cache
def shipped() -> Library:
    """The methods that ship, read once."""
    return read_library(resource("methods"))


def own_methods_of(db: Db) -> tuple[OwnMethodView, ...]:
    """The council's own methods by title."""
    ids = {method.id for method in shipped().methods}
    views = [
        OwnMethodView(row.id, method_of(row.text, row.key), row.state, row.key in ids, row.at)
        for row in db.scalars(select(OwnMethod))
    ]
    return tuple(sorted(views, key=lambda view: (view.method.title, view.method.id)))


def methods_of(db: Db) -> tuple[Method, ...]:
    """Every method by title: the shipped ones, and the council's own in place of or beside them."""
    methods = {method.id: method for method in shipped().methods}
    methods |= {view.method.id: view.method for view in own_methods_of(db)}
    return tuple(sorted(methods.values(), key=lambda method: (method.title, method.id)))
