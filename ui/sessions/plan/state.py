"""What the plan page shows, thought out of the answers of the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from council.sessions.plans import BEFORE
from council.sessions.queries import ItemView, RemitView, Segment, SessionView
from council.words import N_, _, ngettext
from ui.sessions.plan.day_words import STATES
from ui.sessions.times import clock_words, day_words

REMIT_STATES = {
    "draft": N_("draft"),
    "consulted": N_("consulted on"),
    "adopted": N_("adopted"),
    "amended": N_("amended"),
}
ITEM_STATES = {
    "running": N_("running"),
    "done": N_("done"),
    "cut": N_("given up"),
    "carried": N_("carried over"),
}


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session in the list."""

    id: str
    session: SessionView
    title: str
    quiet: str
    side: str

    @classmethod
    def of(cls, session: SessionView) -> SessionRow:
        day = day_words(session.start, session.time_zone)
        start, end = (clock_words(at, session.time_zone) for at in (session.start, session.end))
        when = _("{day}, {start} to {end}").format(day=day, start=start, end=end)
        side = "" if session.state == "planned" else _(STATES[session.state])
        return cls(session.id, session, session.title, when, side)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One agenda item in the list: its clock time, what is quiet about it, its minutes."""

    id: str
    item: ItemView
    clock: str
    title: str
    quiet: str
    side: str
    ink: str

    @classmethod
    def of(cls, item: ItemView, zone: str, methods: Mapping[str, str]) -> ItemRow:
        gone = item.state in ("cut", "carried")
        count = item.minutes if item.took is None else item.took
        minutes = ngettext("{count} min", "{count} min", count).format(count=count)
        if item.buffer and item.took is None:
            minutes = _("{minutes} + {buffer}").format(minutes=minutes, buffer=item.buffer)
        ink = "alarm" if item.starts > item.planned_start and item.state == "planned" else ""
        return cls(
            id=item.id,
            item=item,
            clock="–" if gone else clock_words(item.starts, zone),
            title=item.title,
            quiet=" · ".join(_about(item, zone, methods)),
            side=_(ITEM_STATES[item.state]) if gone else minutes,
            ink=ink,
        )


def _about(item: ItemView, zone: str, methods: Mapping[str, str]) -> list[str]:
    said = []
    if item.state in ("running", "done"):
        said.append(_(ITEM_STATES[item.state]))
    if item.protected:
        said.append(_("protected"))
    if item.anchor:
        said.append(_("fixed time"))
    method = methods.get(item.method, item.method)
    if method and method != item.title:
        said.append(method)
    if item.lead:
        said.append(item.lead)
    if item.from_session:
        said.append(_("from session {number}").format(number=item.from_session))
    if item.to_session:
        said.append(_("goes on in session {number}").format(number=item.to_session))
    if item.starts != item.planned_start and item.state not in ("cut", "carried"):
        said.append(_("planned {clock}").format(clock=clock_words(item.planned_start, zone)))
    return said or ([item.purpose] if item.purpose else [])


@dataclass(frozen=True, slots=True)
class PlanState:
    """The whole page but for the agenda."""

    facts: str
    remit: RemitView | None
    remit_words: str
    remit_quiet: str
    sessions: tuple[SessionRow, ...]

    @property
    def is_empty(self) -> bool:
        return self.remit is None and not self.sessions

    @classmethod
    def of(cls, remit: RemitView | None, sessions: Sequence[SessionView]) -> PlanState:
        count, items = len(sessions), sum(session.items for session in sessions)
        facts = [ngettext("{count} session", "{count} sessions", count).format(count=count)]
        facts.append(ngettext("{count} agenda item", "{count} agenda items", items).format(count=items))
        if remit is None:
            words, quiet = _("No remit yet"), _("The question, its limits, and how the answer is treated.")
        else:
            state = _(REMIT_STATES[remit.state])
            facts.append(_("remit {state}").format(state=state))
            words = remit.question
            quiet = _("Version {number}, {state}").format(number=remit.version, state=state)
        return cls(" · ".join(facts), remit, words, quiet, tuple(map(SessionRow.of, sessions)))


@dataclass(frozen=True, slots=True)
class AgendaState:
    """The agenda of one session, and whether it fits."""

    title: str
    quiet: str
    rows: tuple[ItemRow, ...]
    fits: str
    is_short: bool

    @classmethod
    def of(
        cls,
        session: SessionView,
        items: Sequence[ItemView],
        segments: Sequence[Segment],
        methods: Mapping[str, str],
    ) -> AgendaState:
        zone = session.time_zone
        where = [part for part in (session.purpose, session.place) if part]
        ahead = segments if session.state in BEFORE else ()  # how a day stands that has begun is its own page
        return cls(
            title=_("{number}. {title}").format(number=session.number, title=session.title),
            quiet=" · ".join(where),
            rows=tuple(ItemRow.of(item, zone, methods) for item in items),
            fits=" · ".join(_fit(segment, zone) for segment in ahead) if items else "",
            is_short=any(segment.missing for segment in ahead),
        )


def _fit(segment: Segment, zone: str) -> str:
    """One segment in words: what is missing or free before its end."""
    until = segment.title or _("the end")
    clock = clock_words(segment.until, zone)
    if segment.missing:
        said = ngettext(
            "{count} minute missing before {until} at {clock}",
            "{count} minutes missing before {until} at {clock}",
            segment.missing,
        )
        return said.format(count=segment.missing, until=until, clock=clock)
    if not segment.free:
        return _("fits to the minute before {until} at {clock}").format(until=until, clock=clock)
    said = ngettext(
        "{count} minute free before {until} at {clock}",
        "{count} minutes free before {until} at {clock}",
        segment.free,
    )
    return said.format(count=segment.free, until=until, clock=clock)
