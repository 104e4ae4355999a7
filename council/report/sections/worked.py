"""How the council worked: sessions, who was there, tables, agenda."""

from __future__ import annotations

from collections.abc import Sequence

from council.report.blocks import (
    Block,
    Column,
    Figure,
    Grid,
    Heading,
    Paragraph,
    Section,
    Span,
)
from council.report.facts import Facts, SessionFacts
from council.report.numbers import day_words, decimal, number, said
from council.words import _, ngettext


def worked(facts: Facts) -> Section | None:
    """The sessions, who was there, and how far people were mixed at tables."""
    if not facts.sessions:
        return None
    lead = ngettext("The council met {count} time.", "The council met {count} times.", len(facts.sessions))
    blocks: list[Block] = [
        Paragraph(lead.format(count=number(len(facts.sessions))), "lead"),
        _sessions(facts),
    ]
    if facts.mixing:
        blocks += _mixing(facts)
    if any(session.items for session in facts.sessions):
        blocks += [Heading(_("What was done in each session")), _agenda(facts.sessions)]
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


def _agenda(sessions: Sequence[SessionFacts]) -> Grid:
    columns = (
        Column(_("Session"), 0.7),
        Column(_("Agenda item"), 3.0),
        Column(_("Method"), 2.0),
        Column(_("Minutes planned"), 1.2, right=True),
    )
    rows = tuple(
        (number(session.number), item.title, item.method or "–", number(item.minutes))
        for session in sessions
        for item in session.items
    )
    return Grid(_("Agenda items by session"), columns, rows)


def _mixing(facts: Facts) -> tuple[Block, ...]:
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
    return Heading(_("Tables")), Paragraph(" ".join(words))
