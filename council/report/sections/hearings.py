"""What was brought from outside: who spoke, how evenly, what was asked, and what was answered."""

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
    Quote,
    Span,
    Text,
)
from council.report.facts import EvidenceFacts, Facts, ParkedFacts, QuestionFacts
from council.report.numbers import day_told, number, said
from council.sessions.asked.balance import balance_of
from council.sessions.staff.parts import KINDS
from council.words import N_, _, ngettext

STATES = {
    "answered": N_("answered"),
    "due": N_("to be answered in writing by {due}"),
    "asked": N_("asked, not taken up"),
    "prioritised": N_("chosen to be asked, not answered"),
    "open_at_end": N_("not answered when the session ended"),
}

SETTLED = {
    "handed_on": N_("Handed on"),
    "taken_up": N_("Taken up later"),
    "closed": N_("Closed"),
}


def hearings(facts: Facts) -> tuple[Block, ...]:
    """Speakers with their interests, evidence with its minutes, and the balance between positions."""
    blocks: list[Block] = []
    if facts.guests:
        blocks += [Heading(_("Who spoke to the council")), _guests(facts)]
    if facts.evidence:
        blocks += [
            Heading(_("Evidence and its balance")),
            *_balance(facts.evidence),
            _evidence(facts.evidence),
        ]
    return tuple(blocks)


def _guests(facts: Facts) -> Grid:
    columns = (
        Column(_("Who"), 1.7),
        Column(_("Part"), 0.9),
        Column(_("Sector"), 1.1),
        Column(_("Interests declared"), 2.4),
    )
    rows = tuple(
        (
            one.name,
            _(KINDS.get(one.part, one.part)),
            one.sector or _("not stated"),
            one.interests or _("none were declared"),
        )
        for one in facts.guests
    )
    return Grid(_("Speakers and their interests"), columns, rows)


def _balance(evidence: Sequence[EvidenceFacts]) -> tuple[Block, ...]:
    """Minutes by position, of what was timed; what was not timed is counted and said."""
    timed = [one for one in evidence if one.minutes]
    written = len(evidence) - len(timed)
    told = [
        ngettext(
            "{count} piece of evidence was heard or read.",
            "{count} pieces of evidence were heard or read.",
            len(evidence),
        ).format(count=number(len(evidence)))
    ]
    if written:
        figure = said(Figure(written, len(evidence), _("pieces")))
        told.append(
            _("No minutes were noted for {figure}: papers, or speech nobody timed.").format(figure=figure)
        )
    blocks: list[Block] = [Paragraph(" ".join(told))]
    positions = balance_of((one.position, one.minutes or 0) for one in timed)
    if len(positions) > 1:
        blocks.append(Picture(charts.evidence_balance(positions, title=_("Minutes of evidence by position"))))
    return tuple(blocks)


def _evidence(evidence: Sequence[EvidenceFacts]) -> Grid:
    columns = (
        Column(_("Evidence"), 2.4),
        Column(_("From"), 1.7),
        Column(_("Position"), 1.2),
        Column(_("Session"), 0.7, right=True),
        Column(_("Minutes"), 0.7, right=True),
    )
    rows: tuple[tuple[Text, ...], ...] = tuple(
        (
            f"{one.title}\n{one.links}" if one.links else one.title,
            one.source,
            one.position or _("takes none"),
            number(one.session) if one.session else "–",
            number(one.minutes) if one.minutes else _("not noted"),
        )
        for one in evidence
    )
    return Grid(_("Evidence, in the order of the sessions"), columns, rows)


def answers(facts: Facts) -> tuple[Block, ...]:
    """Questions with their answers, word by word; those without an answer are told among what stays open."""
    if not facts.questions:
        return ()
    answered = [one for one in facts.questions if one.answer]
    figure = Figure(len(answered), len(facts.questions), _("questions asked by the tables"))
    told = _("Answered: {figure}.").format(figure=said(figure))
    if len(answered) < len(facts.questions):
        told += " " + _("The others stand under “Open questions and known limits”.")
    blocks: list[Block] = [Heading(_("Questions and answers")), Paragraph(told)]
    for one in answered:
        blocks += [
            Paragraph((Span(one.text, strong=True), Span(f" ({asked_by(one)})"))),
            Quote(one.answer, one.speaker),
        ]
    return tuple(blocks)


def asked_by(one: QuestionFacts) -> str:
    """Where a question came from: tables, session, the rank it was given."""
    parts = []
    if one.tables:
        words = ngettext("table {tables}", "tables {tables}", len(one.tables))
        parts.append(words.format(tables=", ".join(number(table) for table in one.tables)))
    if one.session:
        parts.append(_("session {session}").format(session=number(one.session)))
    if one.rank:
        parts.append(_("ranked {rank}").format(rank=number(one.rank)))
    return ", ".join(parts) or _("not known by whom")


def unanswered(facts: Facts) -> tuple[Block, ...]:
    """Questions nobody answered, with what was promised."""
    left = [one for one in facts.questions if not one.answer]
    if not left:
        return ()
    return Heading(_("Questions without an answer")), Listing(tuple(_left_open(one) for one in left))


def _left_open(one: QuestionFacts) -> Text:
    state = _(STATES.get(one.state, one.state)).format(due=day_told(one.due))
    return (Span(one.text), Span(f" ({asked_by(one)}: {state})", slanted=True))


def set_aside(facts: Facts) -> tuple[Block, ...]:
    """What did not belong here, word by word, and where it went."""
    if not facts.parked:
        return ()
    told = _("These thoughts were set aside, since they belong elsewhere or to a later day.")
    columns = (Column(_("No."), 0.4), Column(_("Statement"), 2.6), Column(_("What became of it"), 2.4))
    rows = tuple((number(one.number), one.text, _settled(one)) for one in facts.parked)
    return Heading(_("Set aside")), Paragraph(told), Grid(_("Statements set aside"), columns, rows)


def _settled(one: ParkedFacts) -> Text:
    state = _(SETTLED.get(one.state, N_("Still open")))
    why = " ".join(part for part in (one.belongs, one.reason) if part)
    return (Span(state, strong=True), Span(f". {why}" if why else "."))
