"""How sections say what they have in common: written texts, titles, keys, and where something was said."""

from __future__ import annotations

from council.report.blocks import Block, Heading, Paragraph, Span
from council.report.facts import BallotFacts, Facts, StatementFacts, TextFacts
from council.report.numbers import number
from council.report.writing.dress import blocks_of
from council.report.writing.places import TEXTS
from council.words import _

SHORT, CELL = 240, 36


def paragraphs(body: str, *, role: str = "body") -> tuple[Paragraph, ...]:
    """A written text as paragraphs: an empty line begins a new one."""
    parts = [part.strip() for part in body.replace("\r\n", "\n").split("\n\n")]
    return tuple(Paragraph(part, role) for part in parts if part)


def written(facts: Facts, place: str, *, lead: bool = False, level: int = 3) -> tuple[Block, ...]:
    """What was written for a place (`writing.places.TEXTS`) with its pictures; nothing: no blocks.

    Where a place holds several texts, each has its title, and says who wrote it.

    Args: lead: set the first paragraph larger; level: of headings.
    """
    blocks: list[Block] = []
    for one in facts.texts_at(place):
        told = TEXTS[place]
        if told.many:
            blocks.append(Heading(_title(one), level))
        body = blocks_of(one.written, level=level + told.many, language=one.language)
        if lead and not blocks and body and isinstance(body[0], Paragraph):
            body = (Paragraph(body[0].text, "lead"), *body[1:])
        blocks += [*body, *one.images]
        if one.by:
            blocks.append(Paragraph((Span(_("– {name}").format(name=one.by), slanted=True),)))
    return tuple(blocks)


def _title(one: TextFacts) -> str:
    if one.title:
        return one.title
    if one.language:
        return _("Summary ({language})").format(language=one.language)
    return _(TEXTS[one.place].title)


def headline(title: str, text: str) -> str:
    """The title, or the whole short text where the title is only its beginning, or all of it but the stop."""
    bare = title.removesuffix("…").rstrip()
    begun = text.startswith(bare) and (title != bare or not text[len(bare) :].strip(" .!"))
    return text if begun and len(text) <= SHORT else title


def headlines(facts: Facts) -> dict[str, str]:
    """What recommendations and proposals not adopted are called, by their codes ("R4", "P7")."""
    named = {one.number: headline(one.title, one.text) for one in facts.proposals}
    for one in facts.recommendations:
        named[one.number] = headline(one.title, one.text)
        if one.proposal:
            named[f"P{one.proposal}"] = named[one.number]
    return named


def card_key(number_: str) -> str:
    """The key that links to the card of a recommendation."""
    return f"recommendation-{number_.lower()}"


def proposal_key(number_: str) -> str:
    """The key that links to the card of a proposal that was not adopted."""
    return f"proposal-{number_.lower()}"


def where(one: StatementFacts) -> str:
    """Where a statement was said: number, table, session."""
    parts = [_("statement {number}").format(number=one.number)]
    if one.table:
        parts.append(_("table {table}").format(table=one.table))
    if one.session:
        parts.append(_("session {session}").format(session=one.session))
    return ", ".join(parts)


def options_outcome(ballot: BallotFacts) -> str:
    """What a ballot of several options came to, short enough for a cell, or where it is told in full."""
    told = ballot.outcome.rstrip(".")
    return told if len(told) <= CELL else _("several options, see ballot {n}").format(n=number(ballot.number))
