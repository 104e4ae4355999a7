"""What comes first: how to read the report, the members' own words, the summary, the remit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from council.report import charts
from council.report.blocks import (
    Block,
    Column,
    Contents,
    Cover,
    Figure,
    Glance,
    Grid,
    Heading,
    Listing,
    Note,
    Paragraph,
    Quote,
    Section,
    Span,
    Text,
)
from council.report.facts import Facts, RecommendationFacts, RemitFacts
from council.report.marks import Chart
from council.report.numbers import day_told, day_words, number
from council.report.sections.telling import card_key, headline, options_outcome, paragraphs, written
from council.words import N_, _, ngettext

STATES = {
    "draft": N_("Draft, not yet read by the members"),
    "for members": N_("For members to read and correct"),
    "approved": N_("Approved by the members"),
    "published": N_("Published"),
    "corrected": N_("Corrected edition"),
}


def cover(facts: Facts, *, day_words: str) -> Cover:
    """The first page: one dot for each seat, the question, who asked and when."""
    council = facts.council
    seats = facts.seats
    who = _("Convened by {convener}").format(convener=council.convener) if council.convener else ""
    return Cover(
        title=council.name,
        subtitle=facts.remit.question if facts.remit else _("Report of the council"),
        status=_(STATES[facts.edition.state]),
        lines=(
            council.place,
            who,
            _("Edition {number} · {day}").format(number=facts.edition.number, day=day_words),
            _("Each dot above stands for one seat of the panel of {seats}.").format(seats=number(seats))
            if facts.seats
            else "",
        ),
        chart=charts.hemicycle(seats, vacant=facts.withdrawn, width=400.0),
    )


def reading(facts: Facts, *, left_out: Sequence[str], hidden: Sequence[str] = ()) -> Section:
    """Contents, and how to read the report: what is real, whose words stand where, what is missing, why."""
    blocks: list[Block] = [Contents()]
    if facts.council.about:
        blocks.append(Note(_("What is real here, and what is not"), paragraphs(facts.council.about)))
    rules: list[str | tuple[Span, ...]] = [
        _("Statements, recommendations, reasons and minority views are in the words in which they were kept; "
          "everything else was put together by the secretariat from the council’s own record."),
        _("No figure stands without its base: what it is a share of is named beside it. "
          "Shares are rounded to whole per cents, but never across a threshold, and need not add up to 100."),
        _("Members appear by the number of a seat or a table, never by name."),
    ]  # fmt: skip
    if left_out:
        rules.append(
            _("Left out, since this council’s record holds nothing for them: {sections}.").format(
                sections="; ".join(left_out)
            )
        )
    if hidden:
        rules.append(
            _("Left out by the council’s own choice: {sections}.").format(sections="; ".join(hidden))
        )
    return Section(
        "reading",
        _("How to read this report"),
        (*blocks, Note(_("What to bear in mind"), (Listing(tuple(rules)),))),
    )


def opening(facts: Facts) -> Section | None:
    """The members' statement first, forewords after it."""
    statement, forewords = written(facts, "statement", lead=True), written(facts, "foreword")
    if not statement and not forewords:
        return None
    if not (statement and forewords):
        title = _("The members' opening statement") if statement else _("Foreword")
        return Section("opening", title, (*statement, *forewords), fresh=True)
    # a foreword must not read as part of what the members say
    own = Heading(_("The members' opening statement"))
    return Section("opening", _("Opening statement and foreword"), (own, *statement, *forewords), fresh=True)


def summary(facts: Facts) -> Section | None:
    """The council in four figures, a text of the members' own, and every recommendation in a line."""
    figures, words = _glance(facts), written(facts, "summary", lead=True)
    if not figures and not facts.recommendations and not words:
        return None
    blocks: list[Block] = [*words]
    if figures:
        blocks.append(Glance(figures))
    if facts.recommendations:
        blocks += _asks(facts)
    return Section("summary", _("Summary"), tuple(blocks), fresh=True)


def remit(facts: Facts) -> Section | None:
    """The question, its limits, and the promise of how the answer will be treated."""
    words, told = written(facts, "remit"), facts.remit
    if told is None:
        return Section("remit", _("The question"), words) if words else None
    blocks: list[Block] = [Quote(told.question, large=True), *words]
    for title, body in (
        ("", told.context),
        (_("What was in scope"), told.scope),
        (_("What was out of scope"), told.limits),
        (_("What was already decided"), told.decided),
        (_("What the authority promised"), told.promise),
    ):
        if body:
            blocks += [Heading(title)] if title else []
            blocks += paragraphs(body)
    blocks += [Paragraph(line, "small") for line in _standing(facts, told)]
    return Section("remit", _("The question"), tuple(blocks))


def _standing(facts: Facts, told: RemitFacts) -> Iterator[str]:
    """Which wording of the remit this is, whether it was adopted, and by when it is to be answered."""
    if told.day and told.state == "adopted":
        yield _("This is version {version} of the remit, adopted on {day}.").format(
            version=number(told.version), day=day_words(told.day)
        )
    elif told.state != "adopted":
        yield _("This remit is not adopted yet.")
    if facts.earlier:
        yield _("What was asked before stands in the annex.")
    if told.deadline:
        yield _("The council was to answer by {deadline}.").format(deadline=day_told(told.deadline))


def _glance(facts: Facts) -> tuple[tuple[Figure, str], ...]:
    items: list[tuple[Figure, str]] = []
    if facts.seats and facts.draw:
        items.append(
            (Figure(facts.seats, facts.draw.pool, _("people who could be drawn")), _("seats, filled by lot"))
        )
    if facts.statements:
        speakers = Figure(facts.statements, facts.speakers, _("members")) if facts.speakers else None
        base = speakers or Figure(facts.statements, facts.statements, _("all statements kept"), "record")
        words = _("statements kept")
        items.append((Figure(base.value, base.value, _from(facts), "record"), words))
    if votes := facts.votes + facts.together:
        of = _("by {voters} members, on single statements").format(voters=number(facts.voters))
        if facts.together:
            of = _("by {voters} members alone, {together} by cards and sheets").format(
                voters=number(facts.voters), together=number(facts.together)
            )
        items.append((Figure(votes, votes, of, "record"), _("votes on statements")))
    if facts.ballots:
        adopted = sum(ballot.passes is True for ballot in facts.ballots)
        items.append(
            (Figure(adopted, len(facts.ballots), _("put to a ballot")), _("proposals carried by ballot"))
        )
    return tuple(items)


def _from(facts: Facts) -> str:
    if facts.speakers:
        return _("by {speakers} members whose seat is known, and others").format(
            speakers=number(facts.speakers)
        )
    return _("in {sessions} sessions").format(sessions=number(len(facts.sessions)))


def _asks(facts: Facts) -> tuple[Block, ...]:
    count = len(facts.recommendations)
    lead = ngettext(
        "The council makes {count} recommendation.", "The council makes {count} recommendations.", count
    ).format(count=number(count))
    lead = f"{lead} {_others(facts)}".strip()
    asked = Grid(
        _("The recommendations and their results"),
        (
            Column(_("No."), 0.45),
            Column(_("Recommendation"), 4.4),
            Column(_("For"), 0.5, right=True),
            Column(_("Against"), 0.7, right=True),
            Column(_("Result"), 1.3),
        ),
        tuple(_ask(one) for one in facts.recommendations),
        note=_(
            "Each bar shows votes for, against and abstentions in this order; the line marks the threshold."
        ),
    )
    return Heading(_("What the council recommends")), Paragraph(lead), asked


def _ask(one: RecommendationFacts) -> tuple[Text | Chart, ...]:
    number_link = (Span(one.number, to=card_key(one.number)),)
    title = headline(one.title, one.text)
    if one.ballot is None:
        how = _("agreed by consent") if one.agreed is not None else _("not put to a ballot")
        return number_link, title, "–", "–", how
    if one.ballot.steps:
        return number_link, title, "–", "–", options_outcome(one.ballot)
    bar = charts.small_vote_bar(one.ballot, width=80.0)
    return number_link, title, number(one.ballot.yes), number(one.ballot.no), bar


def _others(facts: Facts) -> str:
    """What was not adopted is part of the summary too."""
    if not facts.proposals:
        return ""
    return ngettext(
        "{count} more proposal did not become a recommendation; what became of it has its own section.",
        "{count} more proposals did not become recommendations; what became of them has its own section.",
        len(facts.proposals),
    ).format(count=number(len(facts.proposals)))
