"""The sections about what was said: statements, sign-offs, questions, evidence, parking lot, corrections."""

from __future__ import annotations

from council.report.blocks import (
    Block,
    Column,
    Figure,
    Grid,
    Heading,
    Listing,
    Paragraph,
    Section,
    Span,
    Text,
)
from council.report.numbers import number, said
from council.sessions.kinds import KIND_OF
from council.sessions.minutes.comparing import by_kind
from council.sessions.minutes.facts import (
    CorrectionRecord,
    QuestionRecord,
    SessionRecord,
    StatementRecord,
)
from council.sessions.minutes.parts import PARTS
from council.words import N_, _, ngettext

READ = ("read_back", "confirmed")
OUT = N_("(taken out)")
METHODS = {"aloud": N_("read aloud"), "screen": N_("on the screen"), "paper": N_("on paper")}
SIGNED = {
    "open": N_("open"),
    "signed": N_("signed"),
    "signed_with_notes": N_("signed with notes"),
}
QUESTIONS = {
    "asked": N_("asked"),
    "prioritised": N_("chosen to be put"),
    "answered": N_("answered"),
    "due": N_("answer due"),
    "open_at_end": N_("open at the end"),
    "merged": N_("merged"),
    "dropped": N_("dropped"),
}
PARKED = {
    "parked": N_("parked"),
    "handed_on": N_("handed on"),
    "taken_up": N_("taken up"),
    "closed": N_("closed"),
}


def statements(record: SessionRecord) -> Section | None:
    """What was said, by kind, each with its number; what is not read back is said to be so."""
    if not record.statements and not record.withdrawn:
        return None
    whole = len(record.statements)
    read = Figure(sum(one.state in READ for one in record.statements), whole, _("statements that stand"))
    told = _("Read back or signed: {figure}.").format(figure=said(read))
    if record.withdrawn:
        out = ngettext("{count} more was taken out.", "{count} more were taken out.", record.withdrawn)
        told += " " + out.format(count=number(record.withdrawn))
    groups = by_kind(record.statements)
    columns = (Column(_("Kind"), 2.0), Column(_("Statements"), 1.0, right=True))
    rows = tuple((_kind(kind), number(len(inside))) for kind, inside in groups)
    blocks: list[Block] = [Paragraph(told)]
    if rows:
        blocks.append(Grid(_("Statements by kind"), columns, rows))
    for kind, inside in groups:
        blocks += [Heading(_kind(kind)), Listing(tuple(_statement(one) for one in inside))]
    return Section("statements", _("What was said"), tuple(blocks))


def _kind(code: str) -> str:
    return _(KIND_OF[code].words) if code in KIND_OF else code


def _statement(one: StatementRecord) -> Text:
    where = _("table {number}").format(number=one.table) if one.table else ""
    mark = "" if one.state in READ else _("not read back")
    aside = ", ".join(filter(None, (where, mark)))
    return (
        Span(f"{one.number}  ", strong=True),
        Span(one.text or _(OUT)),
        Span(f"  ({aside})" if aside else "", slanted=True),
    )


def signoffs(record: SessionRecord) -> Section | None:
    """What tables signed: how it was read, and how many of those there agreed."""
    if not record.signoffs:
        return None
    columns = (
        Column(_("Table"), 0.8), Column(_("Item"), 2.4), Column(_("Lines"), 0.7, right=True),
        Column(_("Read"), 1.2), Column(_("Agreed, of those there"), 1.3, right=True), Column(_("State"), 1.6),
    )  # fmt: skip
    rows = tuple(
        (
            number(one.table) if one.table else _("plenary"),
            one.item or "–",
            number(one.statements),
            _(METHODS.get(one.method, one.method)),
            _("{agreed} of {present}").format(agreed=number(one.agreed), present=number(one.present)),
            _(SIGNED.get(one.state, one.state)) + (f": {one.notes}" if one.notes else ""),
        )
        for one in record.signoffs
    )
    return Section("signoffs", _("Read back and signed"), (Grid(_("Sign-offs by table"), columns, rows),))


def questions(record: SessionRecord) -> Section | None:
    """Questions by rank, with who was asked and what became of each."""
    if not record.questions:
        return None
    columns = (
        Column(_("Rank"), 0.7, right=True), Column(_("Question"), 3.4), Column(_("Tables"), 0.8),
        Column(_("Speaker"), 1.2), Column(_("What became of it"), 2.2),
    )  # fmt: skip
    rows = tuple(
        (
            number(one.rank) if one.rank else "–",
            one.text or _(OUT),
            ", ".join(map(str, one.tables)) or "–",
            one.speaker or "–",
            _became(one),
        )
        for one in record.questions
    )
    answered = Figure(sum(one.state == "answered" for one in record.questions), len(rows), _("questions"))
    told = _("Answered: {figure}.").format(figure=said(answered))
    return Section(
        "questions", _("Questions"), (Paragraph(told), Grid(_("Questions and answers"), columns, rows))
    )


def _became(one: QuestionRecord) -> Text:
    state = _(QUESTIONS.get(one.state, one.state))
    if one.due:
        state = _("answer due on {day}").format(day=one.due)
    return (Span(state, strong=True), Span(f"\n{one.answer}" if one.answer else ""))


def evidence(record: SessionRecord) -> Section | None:
    """What was heard as evidence, with the minutes it was given."""
    if not record.evidence:
        return None
    columns = (
        Column(_("Evidence"), 2.6), Column(_("Source"), 2.0), Column(_("Position"), 1.4),
        Column(_("Minutes"), 0.8, right=True),
    )  # fmt: skip
    rows = tuple(
        (
            one.title,
            one.source or "–",
            one.position or "–",
            "–" if one.minutes is None else number(one.minutes),
        )
        for one in record.evidence
    )
    return Section("evidence", _("Evidence"), (Grid(_("Evidence heard"), columns, rows),))


def parked(record: SessionRecord) -> Section | None:
    """What was put off, with its owner or why it was closed."""
    if not record.parked:
        return None
    columns = (
        Column(_("No."), 0.5, right=True), Column(_("What"), 3.4), Column(_("Where it belongs"), 1.5),
        Column(_("What became of it"), 1.9),
    )  # fmt: skip
    rows = tuple(
        (
            number(one.number),
            one.text or _(OUT),
            one.belongs or "–",
            ": ".join(filter(None, (_(PARKED.get(one.state, one.state)), one.owner or one.reason))),
        )
        for one in record.parked
    )
    return Section("parked", _("Parking lot"), (Grid(_("The parking lot at the end"), columns, rows),))


def corrections(record: SessionRecord) -> Section | None:
    """What was asked to be said otherwise, and how it was answered."""
    if not record.corrections:
        return None
    columns = (Column(_("Part"), 1.0), Column(_("What was asked"), 2.6), Column(_("Answer"), 2.6))
    rows = tuple((_part(one), one.asked, _answered(one)) for one in record.corrections)
    return Section("corrections", _("Corrections"), (Grid(_("Corrections asked for"), columns, rows),))


def _part(one: CorrectionRecord) -> str:
    return _(PARTS.get(one.part, one.part))


def _answered(one: CorrectionRecord) -> Text:
    state = _("taken") if one.state == "taken" else _("refused")
    if one.state == "taken" and one.answer == one.asked:
        return (Span(state, strong=True),)
    return (Span(state, strong=True), Span(f": {one.answer}"))
