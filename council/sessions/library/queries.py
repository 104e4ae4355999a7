"""Questions to the library of methods: those that ship and those of the council's own, as one list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import select

from council.files import resource
from council.sessions.library.records import OwnMethod
from council.sessions.methods import Library, Method, method_of, read_library
from council.store import Db


@dataclass(frozen=True, slots=True)
class OwnMethodView:
    """A method of the council's own; `ships` says that it stands in for one that ships."""

    id: str
    method: Method
    state: str
    ships: bool
    at: datetime


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
