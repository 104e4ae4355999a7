"""The sections about the day itself: when, what was planned and what came of it, who came, who sat where."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

from council.report.blocks import Block, Column, Figure, Grid, Listing, Paragraph, Section, Span, Text
from council.report.numbers import day_words, decimal, number, said
from council.sessions.minutes.facts import ItemRecord, ReplanRecord, SeatingRecord, SessionRecord
from council.sessions.overrun import REASONS
from council.words import N_, _, ngettext

OFF = N_("an item taken off")
STATES = {
    "present": N_("present"),
    "late": N_("came late"),
    "left": N_("left early"),
    "absent": N_("absent"),
    "excused": N_("excused"),
    "expected": N_("expected, not noted"),
}


def sitting(record: SessionRecord) -> Section:
    """When and where: as announced, and as it was."""
    one = record.sitting
    zone = ZoneInfo(one.time_zone)
    columns = (Column(_("Time"), 1.0), Column(_("Announced"), 2.0), Column(_("In fact"), 2.0))
    rows = (
        (_("Begin"), clock(one.start, zone), clock(one.began, zone)),
        (_("End"), clock(one.end, zone), clock(one.closed, zone)),
    )
    told = [_("{title}, {day}").format(title=one.title, day=day_words(one.start.astimezone(zone).date()))]
    told += [one.place] if one.place else []
    blocks: list[Block] = [Paragraph(". ".join(told) + ".", "lead")]
    if one.purpose:
        blocks.append(Paragraph(one.purpose))
    caption = _("Times on the clock of the place ({zone})").format(zone=one.time_zone)
    return Section("sitting", _("The session"), (*blocks, Grid(caption, columns, rows)))


def agenda(record: SessionRecord) -> Section | None:
    """Every item as planned beside what it took, with what was cut and what was carried over."""
    if not record.agenda:
        return None
    zone = ZoneInfo(record.sitting.time_zone)
    columns = (
        Column(_("Planned"), 0.95),
        Column(_("Began"), 0.75),
        Column(_("Item"), 3.6),
        Column(_("Minutes planned"), 0.9, right=True),
        Column(_("Minutes taken"), 0.9, right=True),
        Column(_("What became of it"), 1.9),
    )
    rows = tuple(_item(item, zone) for item in record.agenda)
    blocks: list[Block] = [Paragraph(_sum(record.agenda)), Grid(_("Planned beside actual"), columns, rows)]
    if record.replans:
        lines = tuple(_replan(one, zone) for one in record.replans)
        blocks += [Paragraph(_("How the plan was changed during the day"), "wide"), Listing(lines)]
    return Section("agenda", _("Agenda"), tuple(blocks))


def _item(item: ItemRecord, zone: ZoneInfo) -> tuple[Text, ...]:
    words = [Span(item.title, strong=True)]
    if item.method:
        words.append(Span(f"\n{item.method}"))
    return (
        clock(item.planned_start, zone) if item.planned_minutes else "–",
        clock(item.started, zone),
        tuple(words),
        number(item.planned_minutes) if item.planned_minutes else _("added"),
        "–" if item.minutes is None else number(item.minutes),
        _fate(item),
    )


def _fate(item: ItemRecord) -> str:
    """What became of an item, in words."""
    match item.state:
        case "done":
            words = _("done")
        case "running":
            words = _("running")
        case "cut":
            words = _("cut")
        case "carried" if item.to_session:
            words = _("carried over to session {number}").format(number=item.to_session)
        case "carried":
            words = _("carried over")
        case _planned:
            words = _("not begun")
    if item.from_session:
        words += ", " + _("from session {number}").format(number=item.from_session)
    return words


def _sum(items: tuple[ItemRecord, ...]) -> str:
    """Minutes planned and taken, each with the items it counts."""
    taken = [item.minutes for item in items if item.minutes is not None]
    planned = [item.planned_minutes for item in items if item.planned_minutes]
    states = Counter(item.state for item in items)
    told = ngettext(
        "{planned} minutes were planned for {items} item.",
        "{planned} minutes were planned for {items} items.",
        len(planned),
    ).format(planned=number(sum(planned)), items=number(len(planned)))
    if taken:
        told += " " + ngettext(
            "{minutes} were taken by the {items} item whose begin and end were noted.",
            "{minutes} were taken by the {items} items whose begin and end were noted.",
            len(taken),
        ).format(minutes=number(sum(taken)), items=number(len(taken)))
    else:
        told += " " + _("What they took was not noted.")
    if states["cut"] or states["carried"]:
        told += " " + _("{cut} cut, {carried} carried over.").format(
            cut=number(states["cut"]), carried=number(states["carried"])
        )
    return told


def _replan(one: ReplanRecord, zone: ZoneInfo) -> str:
    parts = [
        _("{item} {before} → {after} min").format(item=title or _(OFF), before=before, after=after)
        for title, before, after in one.changes
    ]
    parts += [_("{item} given up").format(item=title or _(OFF)) for title in one.gone]
    parts += [_("end {minutes} min later").format(minutes=one.later)] if one.later else []
    parts += [_("{minutes} min missing").format(minutes=one.missing)] if one.missing else []
    told = ", ".join(parts) or _("nothing moved")
    reason = _(REASONS[one.reason]) if one.reason in REASONS else one.reason
    return _("{time}, {reason}: {changes}").format(time=clock(one.at, zone), reason=reason, changes=told)


def attendance(record: SessionRecord) -> Section | None:
    """How many were there, by count, of the seats held that day."""
    found = record.attendance
    if found is None:
        return None
    if not found.noted:
        told = _("Attendance was not noted; {seats} seats were held that day.").format(
            seats=number(found.seats)
        )
        return Section("attendance", _("Who was there"), (Paragraph(told),))
    there = said(Figure(found.there, found.seats, _("seats held that day")))
    columns = (Column(_("State"), 2.0), Column(_("Members"), 1.0, right=True))
    rows = tuple((_(STATES.get(state, state)), number(count)) for state, count in found.states)
    blocks = (
        Paragraph(_("There, if only for a part of the session: {figure}.").format(figure=there)),
        Grid(_("Attendance by count"), columns, rows),
    )
    return Section("attendance", _("Who was there"), blocks)


def seating(record: SessionRecord) -> Section | None:
    """How the tables were mixed, each figure with its base; the bound may be out of reach."""
    found = record.seating
    if found is None:
        return None
    sizes = sorted(Counter(found.sizes).items(), reverse=True)
    tables = ngettext("{count} table", "{count} tables", len(found.sizes)).format(count=len(found.sizes))
    told = _("{people} members sat at {tables} ({sizes}).").format(
        people=number(found.people),
        tables=tables,
        sizes=", ".join(_("{tables} of {people}").format(tables=t, people=p) for p, t in sizes),
    )
    if found.rounds > 1:
        told += " " + _("They changed tables {times} times; this is the last round.").format(
            times=number(found.rounds - 1)
        )
    columns = (Column(_("Figure"), 2.6), Column(_("Value and base"), 3.4))
    blocks: tuple[Block, ...] = (Paragraph(told), Grid(_("Seating figures"), columns, _mixing(found)))
    return Section("seating", _("Tables"), blocks)


def _mixing(found: SeatingRecord) -> tuple[tuple[Text, ...], ...]:
    pairs = Figure(found.pairs_met, found.pairs, _("pairs of members"))
    bound = Figure(found.pairs_met, found.bound_pairs, _("pairs, an upper bound that may be out of reach"))
    met = _("{least} at the least, median {median}, of at most {most}").format(
        least=number(found.met_least), median=decimal(found.met_median), most=number(found.most_possible)
    )
    seatings = ngettext("in {count} seating", "in {count} seatings", found.seatings).format(
        count=number(found.seatings)
    )
    misses = said(Figure(found.misses, found.cells, _("shares of a table")))
    rows: list[tuple[Text, ...]] = [
        (_("Pairs that have sat together so far"), said(pairs)),
        (_("Best found, against the bound"), said(bound)),
        (_("Others each member has met"), met),
        (_("Most meetings of one pair"), f"{number(found.worst_pair)} {seatings}"),
        (_("Shares off by a person or more"), misses),
    ]
    rows += [
        (_("of these: {field}").format(field=field), number(count)) for field, count in found.missed if count
    ]
    return tuple(rows)


def clock(moment: datetime | None, zone: ZoneInfo) -> str:
    """A time on the clock of the place; a dash where none was noted."""
    return f"{moment.astimezone(zone):%H:%M}" if moment else "–"
