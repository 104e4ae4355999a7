"""An agenda as a file: its items, their fixed times by the clock, and the methods of one's own they go by.

Read strictly, as methods are: a slip is named with file, line and key. A fixed time is a time of day, so that
the same agenda can be laid on another day.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Any

from council.sessions.checked import Check, Checked, Where, anything, list_of, switch, text_of, whole, words
from council.sessions.methods import Method, method_in, method_values
from council.sessions.plans import DAY, RANKS, ItemPlan
from council.sessions.refusals import AgendaFileRefused
from council.words import _

FORM = 1
CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class FiledItem:
    """One item of an agenda file: a plan without its fixed time, and that time by the clock, if any."""

    plan: ItemPlan
    fixed: time | None = None


@dataclass(frozen=True, slots=True)
class AgendaFile:
    """An agenda of its own: what a file holds. `methods` are those not shipped with the program."""

    title: str
    items: tuple[FiledItem, ...]
    methods: tuple[Method, ...] = ()

    def plans_on(self, start: datetime, zone: tzinfo) -> tuple[ItemPlan, ...]:
        """The items for a session that starts then: a fixed time is the first of that clock from it on."""
        return tuple(replace(item.plan, anchor=_moment(item.fixed, start, zone)) for item in self.items)


def _moment(fixed: time | None, start: datetime, zone: tzinfo) -> datetime | None:
    if fixed is None:
        return None
    there = start.astimezone(zone)
    moment = there.replace(hour=fixed.hour, minute=fixed.minute, second=0, microsecond=0)
    return moment if moment >= there else moment + timedelta(days=1)


def read_agenda(path: Path, *, known: Iterable[str]) -> AgendaFile:
    """An agenda from its file; `known` are ids of methods that are there already.

    Raises: AgendaFileRefused with file, line, key and reason.
    """
    return agenda_of_text(text_of(path, refusal=AgendaFileRefused), path.name, known=known)


def agenda_of_text(text: str, file: str, *, known: Iterable[str]) -> AgendaFile:
    """An agenda from its text; `file` names it in refusals. Raises: AgendaFileRefused."""
    checked = Checked(text, file, refusal=AgendaFileRefused)
    top = checked.keys(checked.values, (), TOP_KEYS, required=("agenda", "title", "items"))
    if top["agenda"] != FORM:
        checked.refuse(("agenda",), _("this program reads agendas of form {form}.").format(form=FORM))
    if not top["items"]:
        checked.refuse(("items",), _("an agenda needs at least one item."))
    methods = tuple(
        method_in(checked, values, ("methods", at)) for at, values in enumerate(top.get("methods", ()))
    )
    ids = {*known, *(method.id for method in methods)}
    items = tuple(_item(checked, values, ("items", at), ids) for at, values in enumerate(top["items"]))
    return AgendaFile(top["title"].strip(), items, methods)


def agenda_text(agenda: AgendaFile) -> str:
    """The text of an agenda's file; reading it gives the same agenda."""
    values: dict[str, Any] = {"agenda": FORM, "title": agenda.title}
    values["items"] = [_told(item) for item in agenda.items]
    if agenda.methods:
        values["methods"] = [method_values(method) for method in agenda.methods]
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def filed(title: str, plans: Sequence[ItemPlan], zone: tzinfo, methods: Sequence[Method] = ()) -> AgendaFile:
    """The agenda these plans make in a place with that clock; of `methods` those they go by."""
    used = {plan.method for plan in plans}
    items = tuple(
        FiledItem(replace(plan, anchor=None), plan.anchor.astimezone(zone).time() if plan.anchor else None)
        for plan in plans
    )
    return AgendaFile(title, items, tuple(method for method in methods if method.id in used))


def _told(item: FiledItem) -> dict[str, Any]:
    given = ((field, getattr(item.plan, field.name)) for field in fields(item.plan) if field.name != "anchor")
    told = {field.name: value for field, value in given if value != field.default}
    return told if item.fixed is None else told | {"fixed": item.fixed.strftime("%H:%M")}


def _item(checked: Checked, values: Any, path: Where, methods: Iterable[str]) -> FiledItem:
    found = checked.keys(values, path, ITEM_KEYS, required=("title", "minutes"))
    fixed = found.pop("fixed", None)
    plan = ItemPlan(**found)
    if plan.least > plan.minutes:
        checked.refuse((*path, "least_minutes"), _("least is more than the minutes."))
    if plan.method and plan.method not in methods:
        unknown = _('there is no method "{id}" here, nor in this file.').format(id=plan.method)
        checked.refuse((*path, "method"), unknown)
    return FiledItem(plan, fixed)


# ---- what each key must be ----


def _minutes(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= DAY:
        raise ValueError(_("minutes between 1 and {most} are wanted here.").format(most=DAY))
    return value


def _buffer(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= DAY:
        raise ValueError(_("minutes between 0 and {most} are wanted here.").format(most=DAY))
    return value


def _rank(value: Any) -> int:
    if value not in RANKS or isinstance(value, bool):
        raise ValueError(_("1 (matters most), 2 or 3 is wanted here."))
    return int(value)


def _clock(value: Any) -> time:
    found = CLOCK.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError(_("a time of day such as 12:30 is wanted here."))
    return time(int(found[1]), int(found[2]))


TOP_KEYS: Mapping[str, Check] = {
    "agenda": whole,
    "title": words,
    "items": list_of(anything),
    "methods": list_of(anything),
}
ITEM_KEYS: Mapping[str, Check] = {
    "title": words,
    "minutes": _minutes,
    "purpose": words,
    "method": words,
    "least_minutes": _minutes,
    "buffer": _buffer,
    "protected": switch,
    "fixed": _clock,
    "rank": _rank,
    "may_drop": switch,
    "may_carry": switch,
    "lead": words,
    "materials": words,
    "output": words,
}
