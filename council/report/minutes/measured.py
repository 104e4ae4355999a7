"""The sections that measure: how the floor was shared, and what people answered to the forms."""

from __future__ import annotations

from fractions import Fraction

from council.report.blocks import Block, Column, Figure, Grid, Heading, Listing, Paragraph, Section, Text
from council.report.numbers import decimal, number, percent, said
from council.sessions.forms.results import Cell, cell_words, hidden_words
from council.sessions.forms.templates import KINDS as FORMS
from council.sessions.forms.templates import SIDES, Question
from council.sessions.minutes.facts import (
    AnswerRecord,
    FormRecord,
    SessionRecord,
    TurnsRecord,
    VoiceGroup,
)
from council.words import _


def turns(record: SessionRecord) -> Section:
    """How the floor was shared; without a turn log it says "not measured", never nought."""
    title, found = _("How the floor was shared"), record.turns
    if found is None:
        words = _("Not measured: no turns were logged in this session.")
        return Section("turns", title, (Paragraph(words),))
    grids = tuple(_voices(group, found) for group in found.groups if group.cells)
    hidden = _("Groups of fewer than five people are not shown, nor what they could be worked out from.")
    if few := [group.field for group in found.groups if not group.cells]:
        hidden += " " + _("Too small in every group: {fields}.").format(fields=", ".join(few))
    return Section("turns", title, (Paragraph(_floor(found)), *grids, Paragraph(hidden, "small")))


def _floor(found: TurnsRecord) -> str:
    spoke = said(Figure(found.spoke, found.present, _("members present")))
    told = [
        _("{turns} turns of {minutes} minutes in all were logged, and {passes} passes.").format(
            turns=number(found.turns), minutes=number(round(found.seconds / 60)), passes=number(found.passes)
        ),
        _("A turn was had by {figure}; {never} had none.").format(figure=spoke, never=number(found.never)),
    ]
    if found.top_people:
        top = said(Figure(found.top_turns, found.turns, _("turns")))
        told.append(
            _("The {people} who spoke most often had {figure}.").format(
                people=number(found.top_people), figure=top
            )
        )
    if not found.noted:
        told.append(_("Attendance was not noted, so everybody expected counts as present."))
    return " ".join(told)


def _voices(group: VoiceGroup, found: TurnsRecord) -> Grid:
    columns = (
        Column(_("Table") if group.field == "table" else group.field, 2.0),
        Column(_("Members"), 1.0, right=True),
        Column(_("Turns"), 1.0, right=True),
        Column(_("Share of turns"), 1.2, right=True),
        Column(_("Share of presence"), 1.2, right=True),
    )
    few = _("fewer than five")
    rows = tuple(
        (cell.value or _("not known"), few, "–", "–", "–")
        if cell.hidden
        else (
            cell.value or _("not known"),
            number(cell.people),
            number(cell.turns),
            _share(cell.turn_share),
            _share(cell.presence_share),
        )
        for cell in group.cells
    )
    by = _("by table") if group.field == "table" else _("by {field}").format(field=group.field)
    caption = _("Turns {by}, of {turns} turns").format(by=by, turns=number(found.turns))
    return Grid(caption, columns, rows)


def _share(share: float) -> str:
    return percent(Fraction(share).limit_denominator(1_000_000))


def forms(record: SessionRecord) -> Section | None:
    """What people answered to the forms of the session, each question with its base."""
    if not record.forms:
        return None
    blocks = tuple(block for form in record.forms for block in _form(form))
    return Section("forms", _("Check-in, pulse and evaluation"), blocks)


def _form(form: FormRecord) -> tuple[Block, ...]:
    handed = number(form.answered)
    if form.base is not None:
        handed = said(Figure(form.answered, form.base, _("members who were there")))
    told = _("Handed in: {figure}.").format(figure=handed)
    title = Heading(f"{_(FORMS.get(form.kind, form.kind))} · {_(form.title)}")
    if form.hidden:
        return title, Paragraph(f"{told} {hidden_words(form.hidden)}")
    columns = (
        Column(_("Question"), 3.0),
        Column(_("Of whom"), 1.2),
        Column(_("Answers"), 0.8, right=True),
        Column(_("Mean"), 0.6, right=True),
        Column(_("Spread"), 2.4),
    )
    scales = tuple(_answer(one) for one in form.answers if one.points)
    free = [one for one in form.answers if not one.points]
    blocks: list[Block] = [title, Paragraph(told)]
    if scales:
        blocks.append(Grid(_("Answers by question"), columns, scales))
    if free:
        words = _("{question}: {count} answered in words").format
        blocks.append(
            Listing(tuple(words(question=_(one.question), count=number(one.answered)) for one in free))
        )
    return tuple(blocks)


def _answer(one: AnswerRecord) -> tuple[Text, ...]:
    side = _(SIDES[one.side]) if one.side in SIDES else "–"
    if one.hidden or one.mean is None:
        return (_(one.question), side, number(one.answered), "–", _("hidden: fewer than five"))
    asked = Question(id="", text=one.question, low=one.low, high=one.high, points=one.points, side=one.side)
    spread = "; ".join(
        _("{point}: {count}").format(point=cell_words(Cell(low, high, count), asked), count=number(count))
        for low, high, count in one.cells
    )
    return (_(one.question), side, number(one.answered), decimal(one.mean), spread)
