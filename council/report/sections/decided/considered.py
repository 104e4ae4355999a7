"""What was considered and not adopted, with the same care: text, result, reasons on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest

from council.decisions.outcome.considered.saying import reason_words, went_words
from council.decisions.outcome.considered.views import WentOn
from council.decisions.proposals.saying import proposal_state
from council.report.blocks import (
    Block,
    Card,
    Column,
    Grid,
    Heading,
    Listing,
    Pairs,
    Paragraph,
    Picture,
    Quote,
    Section,
    Span,
    Text,
)
from council.report.facts import Facts, ProposalFacts
from council.report.numbers import number
from council.report.sections.decided.dissent import beside
from council.report.sections.decided.results import rounds, vote
from council.report.sections.telling import card_key, headline, headlines, paragraphs, proposal_key
from council.words import _, ngettext

Inner = Paragraph | Listing | Picture | Quote | Heading | Pairs | Grid


def not_adopted(facts: Facts) -> Section | None:
    """Every proposal that did not become a recommendation; nobody chooses which are listed."""
    if not facts.proposals:
        return None
    lead = _("These proposals were worked on and did not become recommendations. Nothing is left out.")
    known = [one.title for one in facts.themes]
    blocks: list[Block] = [Paragraph(lead)]
    titles = headlines(facts)
    for one in facts.proposals:
        index = known.index(one.theme) if one.theme in known else len(known)
        blocks.append(_card(one, index, titles))
    return Section("not-adopted", _("Considered and not adopted"), tuple(blocks))


def _card(one: ProposalFacts, theme: int, titles: Mapping[str, str]) -> Card:
    title = headline(one.title, one.text)
    text = paragraphs(one.text) if title != one.text else ()
    blocks = (*text, *_parts(one, titles))
    if not one.text:
        blocks = (Paragraph(_("There was no wording."), "small"), *blocks)
    code = f"{one.number} · {proposal_state(one.state)}"
    return Card(code, title, blocks, theme, key=proposal_key(one.number))


def _parts(one: ProposalFacts, titles: Mapping[str, str]) -> Iterator[Inner]:
    if one.ballot is not None:
        yield Heading(_("How it was decided"), 4)
        yield from vote(one.ballot)
    if one.reason:
        yield Paragraph(one.reason)
    if one.reasons:
        yield _sides(one)
    else:
        yield Paragraph(_("No reasons for it or against it were kept."), "small")
    support = tuple(rounds(one.rounds))
    if support:
        yield Heading(_("Support, round by round"), 4)
        yield from support
    views = tuple(beside(one.minorities))
    if views:
        yield Heading(_("Minority views on it"), 4)
        yield from views
    if one.went_on:
        yield Heading(_("Where its parts went"), 4)
        yield Listing(tuple(_went(part, titles) for part in one.went_on))
    if told := _named(one):
        yield Paragraph(told, "small")


def _sides(one: ProposalFacts) -> Grid:
    """Reasons for and against in one table, side by side; a side on which nothing was kept says so."""
    pro = [reason_words(reason) for reason in one.on("for")] or [_("None was kept.")]
    con = [reason_words(reason) for reason in one.on("against")] or [_("None was kept.")]
    both = zip_longest(pro, con, fillvalue="–")
    rows = tuple((number(at), good, bad) for at, (good, bad) in enumerate(both, start=1))
    columns = (Column(_("No."), 0.2), Column(_("For it"), 1.0), Column(_("Against it"), 1.0))
    return Grid(_("Reasons on both sides"), columns, rows)


def _went(part: WentOn, titles: Mapping[str, str]) -> Text:
    words = went_words(replace(part, title=titles.get(f"P{part.number}", part.title).rstrip(".")))
    return (Span(words, to=card_key(f"R{part.recommendation}")),) if part.recommendation else words


def _named(one: ProposalFacts) -> str:
    told = []
    if one.statements:
        named = ngettext("It names {n} statement.", "It names {n} statements.", one.statements)
        told.append(named.format(n=number(one.statements)))
    if one.authors:
        told.append(_("Worded by: {authors}.").format(authors=one.authors))
    return " ".join(told)
