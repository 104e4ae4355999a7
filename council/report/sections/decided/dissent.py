"""Minority views: as those who hold them wrote them, with the number backing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from council.report.blocks import Block, Figure, Heading, Paragraph, Quote, Section, Span
from council.report.facts import Facts, MinorityFacts
from council.report.numbers import number, said
from council.report.sections.telling import card_key, headlines, paragraphs, proposal_key
from council.words import _, ngettext

SHORT = 600  # characters up to which a view is printed beside what it answers, too


def minority(facts: Facts) -> Section | None:
    """The texts of those who lost, whole, each with what it answers and its backing."""
    if not facts.minorities:
        return None
    printed = [one for one in facts.minorities if one.printed]
    silent = len(facts.minorities) - len(printed)
    blocks: list[Block] = []
    if printed:
        blocks.append(Paragraph(
            _("These are the words of members who do not share a decision of the council. "
              "They are printed unshortened.")
        ))  # fmt: skip
    titles = headlines(facts)
    for one in printed:
        blocks += _whole(one, titles)
    if silent:
        told = ngettext(
            "{count} more view was written and did not find the backing agreed for printing.",
            "{count} more views were written and did not find the backing agreed for printing.",
            silent,
        )
        blocks.append(Paragraph(told.format(count=number(silent))))
    return Section("minority", _("Minority views"), tuple(blocks))


def _whole(one: MinorityFacts, titles: Mapping[str, str]) -> Iterator[Block]:
    """Its own title or what it is on, then the backing and a way to what it answers, then its words."""
    about = titles.get(_code(one), one.about)
    on = _("On “{about}”").format(about=about) if about else _("On the whole")
    yield Heading(one.title or on)
    signed = _signed(one)
    if one.title:
        signed = f"{on}; {signed}"
    led = (Span(f"{_code(one)}  ", to=_key(one)),) if _code(one) in titles else ()
    yield Paragraph((*led, Span(signed)), "wide")
    yield from paragraphs(one.text)


def beside(views: Sequence[MinorityFacts]) -> Iterator[Paragraph | Quote]:
    """Views beside what they answer: a short one whole, a long one by where it stands."""
    for one in (view for view in views if view.printed):
        if len(one.text) <= SHORT:
            yield Quote(one.text, _signed(one))
            continue
        told = _("A minority view ({backing}) stands in its own section.").format(backing=backing(one))
        yield Paragraph((Span(told, to="minority"),), "small")


def backing(one: MinorityFacts) -> str:
    """How many stand behind a view: "backed by 12 of 97 members present (12%)"."""
    if not one.base:
        return _("backing not counted yet")
    return _("backed by {figure}").format(figure=said(Figure(one.backers, one.base, _("members present"))))


def _signed(one: MinorityFacts) -> str:
    return f"{one.authors}, {backing(one)}" if one.authors else backing(one)


def _code(one: MinorityFacts) -> str:
    return one.recommendation or one.proposal


def _key(one: MinorityFacts) -> str:
    return card_key(one.recommendation) if one.recommendation else proposal_key(one.proposal)
