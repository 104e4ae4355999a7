"""How the council worked: sessions, who was there, planned and actual times, methods, tables, rules."""

from __future__ import annotations

from collections.abc import Sequence

from council.report import charts
from council.report.blocks import (
    Block,
    Column,
    Figure,
    Grid,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Section,
    Span,
    Text,
)
from council.report.facts import Facts, ItemFacts, SessionFacts
from council.report.numbers import day_words, decimal, number, said
from council.report.sections.telling import written
from council.words import N_, _, ngettext

GONE = ("cut", "carried")

STATES = {
    "cut": N_("left out"),
    "carried": N_("carried over to session {session}"),
    "planned": N_("not begun"),
    "running": N_("running"),
}


def worked(facts: Facts) -> Section | None:
    """The sessions, who was there, how the time was used, and how far people were mixed at tables."""
    words = written(facts, "worked")
    if not facts.sessions:
        return Section("worked", _("How we worked"), words, fresh=True) if words else None
    lead = ngettext("The council met {count} time.", "The council met {count} times.", len(facts.sessions))
    blocks: list[Block] = [
        Paragraph(lead.format(count=number(len(facts.sessions))), "lead"),
        *([Picture(charts.timeline(facts.sessions))] if len(facts.sessions) > 1 else []),
        _sessions(facts),
        Paragraph(_attendance(facts)),
        *words,
    ]
    if any(session.items for session in facts.sessions):
        blocks += [Heading(_("Planned and actual times")), Paragraph(_times(facts)), _clock(facts)]
    if facts.methods:
        blocks += [Heading(_("Methods")), _methods(facts)]
    blocks += _tables(facts)
    blocks += _rules(facts)
    return Section("worked", _("How we worked"), tuple(blocks), fresh=True)


def _sessions(facts: Facts) -> Grid:
    columns = (
        Column(_("No."), 0.4),
        Column(_("Session"), 2.6),
        Column(_("Day"), 1.2),
        Column(_("Present, of seats held"), 1.1, right=True),
        Column(_("Statements"), 0.9, right=True),
    )
    rows = tuple(
        (
            number(s.number),
            (Span(s.title, strong=True), Span(f"\n{s.purpose}" if s.purpose else "")),
            day_words(s.day) if s.day else _("not dated"),
            _("{present} of {seats}").format(present=number(s.present), seats=number(s.seated))
            if s.seated
            else _("not recorded"),
            number(s.statements),
        )
        for s in facts.sessions
    )
    return Grid(_("Sessions, attendance and statements kept"), columns, rows)


def _attendance(facts: Facts) -> str:
    """Attendance over all sessions, and where nobody noted it."""
    noted = [s for s in facts.sessions if s.seated]
    if not noted:
        return _("Attendance was not recorded in any session.")
    figure = Figure(
        sum(s.present for s in noted), sum(s.seated for s in noted), _("places in all sessions recorded")
    )
    told = [
        _(
            "Somebody counts as present who was there for a part of the session at least. Taken were "
            "{figure}."
        ).format(figure=said(figure))
    ]
    if len(noted) < len(facts.sessions):
        without = Figure(len(facts.sessions) - len(noted), len(facts.sessions), _("sessions"))
        told.append(_("Attendance was not recorded in {figure}.").format(figure=said(without)))
    return " ".join(told)


def _times(facts: Facts) -> str:
    """How far the plan was kept, and whether time for decisions was."""
    items = [item for s in facts.sessions for item in s.items]
    noted = [item for item in items if item.took is not None and item.planned]
    told = []
    if noted:
        planned, took = sum(item.planned for item in noted), sum(item.took or 0 for item in noted)
        told.append(
            _("{count} items were timed: planned were {planned} minutes, they took {took}.").format(
                count=number(len(noted)), planned=number(planned), took=number(took)
            )
        )
    protected = [item for item in noted if item.protected]
    if protected:
        told.append(
            _("For decisions {planned} minutes were protected; they took {took}.").format(
                planned=number(sum(item.planned for item in protected)),
                took=number(sum(item.took or 0 for item in protected)),
            )
        )
    if gone := sum(item.state in GONE for item in items):
        figure = said(Figure(gone, len(items), _("agenda items")))
        told.append(_("Left out or carried over to another session: {figure}.").format(figure=figure))
    if fitted := sum(s.refitted for s in facts.sessions):
        told.append(
            ngettext(
                "While the sessions ran the agenda was fitted anew {count} time.",
                "While the sessions ran the agendas were fitted anew {count} times.",
                fitted,
            ).format(count=number(fitted))
        )
    told.append(_("Every item stands in the annex."))
    return " ".join(told)


def _clock(facts: Facts) -> Grid:
    columns = (
        Column(_("Session"), 0.7),
        Column(_("Announced"), 1.2),
        Column(_("In fact"), 1.2),
        Column(_("Minutes planned"), 1.0, right=True),
        Column(_("Minutes taken"), 1.0, right=True),
    )
    rows = tuple(
        (number(s.number), _span(s.start, s.end), _span(s.began, s.ended), *_minutes(s.items))
        for s in facts.sessions
    )
    return Grid(
        _("Clock times and minutes of the agenda, session by session"),
        columns,
        rows,
        note=_("Minutes taken are those of items whose beginning and end were noted, without pauses."),
    )


def _span(start: str, end: str) -> str:
    return (
        _("{start} to {end}").format(start=start or "–", end=end or "–") if start or end else _("not noted")
    )


def _minutes(items: Sequence[ItemFacts]) -> tuple[str, str]:
    took = [item.took for item in items if item.took is not None]
    return number(sum(item.planned for item in items)), number(sum(took)) if took else _("not noted")


def _methods(facts: Facts) -> Grid:
    columns = (
        Column(_("Method"), 1.5),
        Column(_("What it is for"), 3.2),
        Column(_("Agenda items"), 0.8, right=True),
    )
    rows = tuple((_(one.title), _(one.purpose), number(one.items)) for one in facts.methods)
    return Grid(_("Scripted ways of talking that were used"), columns, rows)


def _tables(facts: Facts) -> tuple[Block, ...]:
    sizes = [size for s in facts.sessions for size in s.tables]
    blocks: list[Block] = []
    if sizes:
        staffed = [s for s in facts.sessions if s.tables and s.facilitators >= len(s.tables)]
        with_one = said(
            Figure(len(staffed), sum(bool(s.tables) for s in facts.sessions), _("sessions at tables"))
        )
        told = _(
            "Members sat at tables of {least} to {most}. Every table had a facilitator of its own in "
            "{figure}."
        ).format(least=number(min(sizes)), most=number(max(sizes)), figure=with_one)
        blocks.append(Paragraph(told))
    if facts.mixing:
        blocks.append(_mixing(facts))
    return (Heading(_("Tables")), *blocks) if blocks else ()


def _mixing(facts: Facts) -> Paragraph:
    mixing = facts.mixing
    assert mixing is not None
    met = Figure(mixing.pairs_met, mixing.pairs, _("pairs of members"))
    words = [
        _("Over {seatings} seatings the tables were mixed so that members met as many others as "
          "could be: {figure} "
          "sat together at least once.").format(seatings=number(mixing.seatings), figure=said(met)),
        _("Each member met between {least} and {most} of {others} others, {mean} on average.").format(
            least=number(mixing.met_least), most=number(mixing.met_most), others=number(mixing.people - 1),
            mean=decimal(mixing.met_mean)),
    ]  # fmt: skip
    if mixing.bound_pairs:
        bound = Figure(
            mixing.pairs_met, mixing.bound_pairs, _("pairs, an upper bound that may be out of reach")
        )
        words.append(_("This is the best plan found: {figure}.").format(figure=said(bound)))
    if mixing.worst_pair > 1:
        words.append(
            _("No two members sat together more than {times} times.").format(times=number(mixing.worst_pair))
        )
    if mixing.cells:
        kept = Figure(mixing.cells - mixing.misses, mixing.cells, _("checks of one group at one table"))
        words.append(
            _("Tables were to mirror the room in {fields}; they did in {figure}.").format(
                fields=", ".join(mixing.fields), figure=said(kept)
            )
        )
    return Paragraph(" ".join(words))


def _rules(facts: Facts) -> tuple[Block, ...]:
    """The rules under which something was decided, each once, with how often."""
    counts: dict[str, int] = {}
    for ballot in facts.ballots:
        words = ballot.rule.rstrip(".") if ballot.steps else charts.rule_words(ballot)
        counts[words] = counts.get(words, 0) + 1
    if not counts:
        return ()
    items: list[Text] = [
        ngettext("{rule} ({count} ballot)", "{rule} ({count} ballots)", count).format(
            rule=rule, count=number(count)
        )
        for rule, count in counts.items()
    ]
    told = _("A rule was fixed before each ballot was opened, and its base is named with each result.")
    return Heading(_("Decision rules")), Paragraph(told), Listing(tuple(items))


def agendas(sessions: Sequence[SessionFacts]) -> Grid | None:
    """Every agenda item as it was planned and as it was; None where there are none."""
    columns = (
        Column(_("Session"), 0.8),
        Column(_("Agenda item"), 2.8),
        Column(_("Method"), 1.8),
        Column(_("Minutes planned"), 0.9, right=True),
        Column(_("Minutes taken"), 0.9, right=True),
    )
    rows = tuple(
        (
            number(session.number),
            item.title,
            item.method or _("none"),
            number(item.planned) if item.planned else _("added that day"),
            _taken(item),
        )
        for session in sessions
        for item in session.items
    )
    return Grid(_("Agenda items by session, as planned and as they were"), columns, rows) if rows else None


def _taken(item: ItemFacts) -> str:
    if item.took is not None:
        return number(item.took)
    if item.state in STATES:
        return _(STATES[item.state]).format(session=number(item.to_session))
    return _("not noted")
