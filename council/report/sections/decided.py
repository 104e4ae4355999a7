"""What was decided: recommendations, what was not adopted, minority views, every ballot in one table."""

from __future__ import annotations

from council.report import charts
from council.report.blocks import (
    Block,
    Card,
    Column,
    Figure,
    Grid,
    Heading,
    Listing,
    Note,
    Paragraph,
    Picture,
    Quote,
    Section,
    Span,
    Text,
)
from council.report.facts import BallotFacts, Facts, MinorityFacts, ProposalFacts, RecommendationFacts
from council.report.numbers import number, percent, said
from council.report.sections.telling import card_key, headline, paragraphs, where
from council.words import _, ngettext

ORIGINS = 2


def recommendations(facts: Facts) -> Section | None:
    """One card a recommendation, by theme."""
    if not facts.recommendations:
        return None
    themes = list(dict.fromkeys(one.theme for one in facts.recommendations))
    blocks: list[Block] = []
    known = [one.title for one in facts.themes]
    for theme in themes:
        index = known.index(theme) if theme in known else len(known)
        mine = [one for one in facts.recommendations if one.theme == theme]
        if theme and len(themes) > 1:
            blocks.append(Heading(theme))
        blocks += [_card(one, index) for one in mine]
    return Section("recommendations", _("Recommendations"), tuple(blocks), fresh=True)


def not_adopted(facts: Facts) -> Section | None:
    """What was considered and did not find enough support, with the same care."""
    if not facts.proposals:
        return None
    lead = _("These proposals were worked on and did not become recommendations. Nothing is left out.")
    known = [one.title for one in facts.themes]
    cards = tuple(
        _rejected(one, known.index(one.theme) if one.theme in known else len(known))
        for one in facts.proposals
    )
    return Section("not-adopted", _("Considered and not adopted"), (Paragraph(lead), *cards))


def minority(facts: Facts) -> Section | None:
    """The texts of those who lost, with the number backing, beside what they answer."""
    printed = [one for one in facts.minorities if one.printed]
    silent = len(facts.minorities) - len(printed)
    if not facts.minorities:
        return None
    blocks: list[Block] = []
    for one in printed:
        blocks += [
            Heading(_("On “{about}”").format(about=one.about)),
            *paragraphs(one.text),
            Paragraph(_backing(one), "wide"),
        ]
    if silent:
        told = ngettext(
            "{count} more view was written and did not find the backing agreed for printing.",
            "{count} more views were written and did not find the backing agreed for printing.",
            silent,
        )
        blocks.append(Paragraph(told.format(count=number(silent))))
    return Section("minority", _("Minority views"), tuple(blocks))


def ballots(facts: Facts) -> Section | None:
    """Every ballot in one table, every count printed."""
    if not facts.ballots:
        return None
    columns = (
        Column(_("No."), 0.42),
        Column(_("Text"), 2.1),
        Column(_("Returned"), 0.86, right=True),
        Column(_("For"), 0.45, right=True),
        Column(_("Against"), 0.74, right=True),
        Column(_("Abstained"), 0.86, right=True),
        Column(_("Spoiled"), 0.75, right=True),
        Column(_("In favour"), 0.62, right=True),
        Column(_("Result"), 0.88),
    )
    rows = tuple(_ballot_row(one) for one in facts.ballots)
    rules = sorted({one.rule.rstrip(".") if one.steps else charts.rule_words(one) for one in facts.ballots})
    note = _("Rule: {rules}. Per cents are shares of that base.").format(rules="; ".join(rules))
    entitled = {one.entitled for one in facts.ballots if one.entitled}
    if len(entitled) == 1:
        note += " " + _("Members entitled to vote: {count}.").format(count=number(entitled.pop()))
    return Section(
        "ballots", _("All decisions in one table"), (Grid(_("Ballots"), columns, rows, note=note),)
    )


def notes(facts: Facts) -> Section:
    """Where the data come from, and what this document can and cannot do."""
    blocks: list[Block] = []
    if facts.council.credit:
        blocks += [Heading(_("Data and credits")), *paragraphs(facts.council.credit)]
    for section, title in (("limits", _("Known limits")), ("thanks", _("Thanks"))):
        if facts.text_of(section):
            blocks += [Heading(title), *paragraphs(facts.text_of(section))]
    about = (
        _(
            "Every figure was computed from the council’s own record when this file was made; "
            "none was typed in."
        ),
        _("Every chart has its numbers beside it or in a table; no meaning rests on colour alone."),
        _(
            "The same report as a web page carries headings, table heads and descriptions of charts for "
            "screen readers. This PDF has bookmarks and linked contents, and no structure tags."
        ),
        _("Type: Source Serif 4 and Source Sans 3, SIL Open Font License 1.1. Made with Council."),
    )
    blocks.append(Note(_("About this document"), (Listing(about),)))
    return Section("notes", _("Notes and credits"), tuple(blocks))


def _card(one: RecommendationFacts, theme: int) -> Card:
    title = headline(one.title, one.text)
    blocks: list[Paragraph | Listing | Picture | Quote | Heading] = []
    if title != one.text:
        blocks += paragraphs(one.text)
    if one.rationale:
        blocks += [Heading(_("Why"), 4), *paragraphs(one.rationale)]
    if one.ballot is not None:
        blocks += [Heading(_("The vote"), 4), *_vote(one.ballot)]
    blocks += [Paragraph(line, "small") for line in _asked_of(one)]
    if one.origins or one.came_from:
        blocks += [Heading(_("Where this came from"), 4)]
        blocks += [Paragraph(one.came_from, "small")] if one.came_from else []
        blocks += [Quote(origin.text, where(origin)) for origin in one.origins[:ORIGINS]]
    for view in one.minorities:
        told = _("A minority view ({backing}) stands in its own section.").format(backing=_backing(view))
        blocks.append(Paragraph((Span(told, to="minority"),), "small"))
    return Card(one.number, title, tuple(blocks), theme, key=card_key(one.number))


def _vote(ballot: BallotFacts) -> tuple[Paragraph | Listing | Picture, ...]:
    """A bar where there is for and against; several options on one paper are told step by step."""
    if ballot.steps:
        rule = (Paragraph(ballot.rule, "small"),) if ballot.rule else ()
        return Paragraph(ballot.outcome), Listing(ballot.steps), *rule
    words = f"{charts.result_words(ballot)} {charts.threshold_words(ballot)}."
    return (Picture(charts.vote_bar(ballot, width=430.0), words),)


def _asked_of(one: RecommendationFacts) -> tuple[Text, ...]:
    pairs = (
        (_("Addressed to"), one.addressee),
        (_("Who does it"), one.who),
        (_("By when"), one.by_when),
        (_("Conditions"), one.conditions),
        (_("Trade-offs"), one.trade_offs),
    )
    return tuple((Span(f"{name}: ", strong=True), Span(words)) for name, words in pairs if words)


def _rejected(one: ProposalFacts, index: int) -> Card:
    title = headline(one.title, one.text)
    blocks: list[Paragraph | Listing | Picture | Quote | Heading] = []
    if title != one.text:
        blocks += paragraphs(one.text)
    if one.ballot is not None:
        blocks += _vote(one.ballot)
    if one.reason:
        blocks.append(Paragraph(one.reason, "small"))
    return Card(f"{one.number} · {one.state}", title, tuple(blocks), theme=index)


def _backing(one: MinorityFacts) -> str:
    return _("backed by {figure}").format(figure=said(Figure(one.backers, one.base, _("members present"))))


def _ballot_row(one: BallotFacts) -> tuple[str, ...]:
    if one.steps:
        papers = (number(one.returned), "–", "–", number(one.abstained), number(one.spoiled))
        return (number(one.number), one.title, *papers, "–", one.outcome.rstrip("."))
    share = "–"
    if one.base:
        figure = Figure(one.yes, one.base, one.base_name)
        assert figure.share is not None
        share = percent(figure.share, threshold=one.threshold, strict=one.strict)
    result = _("no result") if one.passes is None else _("carried") if one.passes else _("not carried")
    counts = (one.returned, one.yes, one.no, one.abstained, one.spoiled)
    return (number(one.number), one.title, *(number(count) for count in counts), share, result)
