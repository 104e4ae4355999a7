"""The recommendations: a card each, with everything an authority needs to answer it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from council.decisions.outcome.recommended.fields import CONFIDENCE, FIELDS, KINDS
from council.decisions.outcome.recommended.saying import (
    concern_words,
    criterion_words,
    misprint_words,
    objection_words,
    tie_words,
)
from council.decisions.outcome.recommended.views import ConcernKept
from council.decisions.proposals.saying import COST_KINDS, COST_TIMES, proposal_state
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
from council.report.facts import AlternativeFacts, Facts, RecommendationFacts
from council.report.numbers import day_told, number
from council.report.sections.decided.dissent import beside
from council.report.sections.decided.grown import came_from
from council.report.sections.decided.results import consent, rounds, vote
from council.report.sections.origins import overview
from council.report.sections.telling import card_key, headline, headlines, paragraphs
from council.words import N_, _, ngettext

Inner = Paragraph | Listing | Picture | Quote | Heading | Pairs | Grid
PASSAGES = ("rationale", "trade_offs", "evidence", "criteria")  # they stand under headings of their own
READ = N_("Its wording is final: those who adopted it have read it.")
FINISHED = {
    "final": READ,
    "published": READ,  # the same words before and after, or an edition would list a change nobody made
    "corrected": N_("Misprints in it were put right after it was final; they are listed below."),
}
KEPT = {"evidence": "evidence", "criteria": "criteria", "trade_offs": "costs"}  # stated elsewhere too


def recommendations(facts: Facts) -> Section | None:
    """One card a recommendation, by theme, and the alternatives between which nothing was chosen."""
    if not facts.recommendations and not facts.alternatives:
        return None
    themes = list(dict.fromkeys(one.theme for one in facts.recommendations))
    known = [one.title for one in facts.themes]
    blocks: list[Block] = [Paragraph(words) for words in (_unread(facts.recommendations),) if words]
    blocks += overview(facts)
    titles = headlines(facts)
    for theme in themes:
        index = known.index(theme) if theme in known else len(known)
        mine = [one for one in facts.recommendations if one.theme == theme]
        if len(themes) > 1:
            blocks.append(Heading(theme or _("Across themes")))
        blocks += [_card(one, index, titles, gaps=facts.setup.gaps) for one in mine]
    blocks += _alternatives(facts.alternatives)
    return Section("recommendations", _("Recommendations"), tuple(blocks), fresh=True)


def _unread(given: Sequence[RecommendationFacts]) -> str:
    """How many of them those who adopted them have not read again as they stand here."""
    open_ = [one for one in given if one.state == "provisional"]
    if not open_:
        return ""
    words = ngettext(
        "{count} of {all} recommendations is provisional: it was adopted, and those who adopted it have not "
        "yet read it in this form: {numbers}.",
        "{count} of {all} recommendations are provisional: they were adopted, and those who adopted them "
        "have not yet read them in this form: {numbers}.",
        len(open_),
    )
    numbers = ", ".join(one.number for one in open_)
    return words.format(count=number(len(open_)), all=number(len(given)), numbers=numbers)


def _card(one: RecommendationFacts, theme: int, titles: Mapping[str, str], *, gaps: bool) -> Card:
    title = headline(one.title, one.text)
    text = paragraphs(one.text) if title != one.text else ()
    said = _gaps(one) if gaps else ""
    last = (Paragraph(said, "small"),) if said else ()
    return Card(one.number, title, (*text, *_parts(one, titles), *last), theme, key=card_key(one.number))


def _parts(one: RecommendationFacts, titles: Mapping[str, str]) -> Iterator[Inner]:
    """What stands below the wording, in the order in which it is asked for."""
    yield from _headed(_("How it was decided"), _decided(one))
    yield from _headed(_("Why, in members’ words"), paragraphs(one.stated("rationale")) or _waived(one))
    yield from _headed(_("What is asked"), _asked(one))
    yield from _headed(_("Evidence cited"), _evidence(one))
    yield from _headed(_("Trade-offs, and who bears them"), _costs(one))
    yield from _headed(_("Criteria it meets"), _criteria(one))
    yield from _headed(_("Support, round by round"), tuple(rounds(one.rounds)))
    yield from _listed(
        _("Objections, and what became of them"), [objection_words(each) for each in one.objections]
    )
    yield from _listed(_("Concerns that are watched"), [_concern(each) for each in one.concerns])
    yield from _headed(_("Minority views on it"), tuple(beside(one.minorities)))
    yield from _headed(_("Beside other recommendations"), _ties(one, titles))
    yield from _headed(_("Where this came from"), tuple(came_from(one)))
    yield from _listed(_("Misprints put right"), [misprint_words(each) for each in one.misprints])


def _headed(title: str, blocks: Sequence[Inner]) -> Iterator[Inner]:
    if blocks:
        yield Heading(title, 4)
        yield from blocks


def _listed(title: str, items: Sequence[Text]) -> Iterator[Inner]:
    return _headed(title, (Listing(tuple(items)),) if items else ())


def _decided(one: RecommendationFacts) -> tuple[Inner, ...]:
    told: list[Inner] = [*vote(one.ballot)] if one.ballot is not None else []
    told += [*consent(one.agreed)] if one.agreed is not None else []
    if one.state in FINISHED:
        told.append(Paragraph(_(FINISHED[one.state]), "small"))
    return tuple(told)


def _waived(one: RecommendationFacts) -> tuple[Inner, ...]:
    """Who took it upon them that reasons or trade-offs are left out."""
    role = one.stated("waived_by")
    if not role or one.stated("rationale"):
        return ()
    return (Paragraph(_("waived by {role}").format(role=role), "small"),)


def _asked(one: RecommendationFacts) -> tuple[Inner, ...]:
    """The short fields, those in which something stands."""
    told = {name: one.stated(name) for name in (field.name for field in FIELDS)}
    told["kind"] = _(KINDS.get(told["kind"], told["kind"])) if told["kind"] not in ("", "other") else ""
    told["confidence"] = _(CONFIDENCE[told["confidence"]]) if told["confidence"] else ""
    for name in ("by_when", "review_on"):
        told[name] = day_told(told[name])
    shown = [field for field in FIELDS if field.name not in (*PASSAGES, "title", "waived_by")]
    items = tuple((_(field.words), told[field.name]) for field in shown if told[field.name])
    return (Pairs(items),) if items else ()


def _evidence(one: RecommendationFacts) -> tuple[Inner, ...]:
    heard = tuple(f"{cited.title}. {cited.source}".rstrip(". ") for cited in one.evidence)
    lead = Paragraph(_("Heard in the sessions:"), "small")
    return (*paragraphs(one.stated("evidence")), *((lead, Listing(heard)) if heard else ()))


def _costs(one: RecommendationFacts) -> tuple[Inner, ...]:
    told: tuple[Inner, ...] = paragraphs(one.stated("trade_offs"))
    if not one.costs:
        return told
    columns = (
        Column(_("Who bears it"), 1.5),
        Column(_("What"), 2.6),
        Column(_("Kind"), 0.8),
        Column(_("When"), 0.7),
        Column(_("How much"), 1.6),
    )
    rows = tuple(
        (line.bearer, line.what, _(COST_KINDS[line.kind]), _(COST_TIMES[line.when]), line.amount or "–")
        for line in one.costs
    )
    return (*told, Grid(_("Who bears what"), columns, rows))


def _criteria(one: RecommendationFacts) -> tuple[Inner, ...]:
    scored = tuple(criterion_words(each) for each in one.criteria)
    return (*paragraphs(one.stated("criteria")), *((Listing(scored),) if scored else ()))


def _concern(one: ConcernKept) -> str:
    return concern_words(replace(one, review_on=day_told(one.review_on)))


def _ties(one: RecommendationFacts, titles: Mapping[str, str]) -> tuple[Inner, ...]:
    named = [(f"R{tie.number}", tie) for tie in one.ties]
    items = tuple(
        (Span(tie_words(replace(tie, title=titles.get(code, tie.title).rstrip("."))), to=card_key(code)),)
        for code, tie in named
    )
    return (Listing(items),) if items else ()


def _gaps(one: RecommendationFacts) -> str:
    """What nobody stated, so that gaps are seen: names of fields only."""
    waived = bool(one.stated("waived_by"))
    names = [
        _(field.words)
        for field in FIELDS
        if field.name not in ("title", "waived_by")
        and not one.stated(field.name)
        and not (field.name in KEPT and getattr(one, KEPT[field.name]))
        and not (waived and field.name in ("rationale", "trade_offs"))
    ]
    return _("Not stated: {fields}.").format(fields=", ".join(names)) if names and one.values else ""


def _alternatives(given: Sequence[AlternativeFacts]) -> Iterator[Block]:
    if not given:
        return
    yield Heading(_("Alternatives"))
    yield Paragraph(_("These stand side by side; nothing is chosen between them."))
    columns = (Column(_("No."), 0.5), Column(_("Text"), 4.0), Column(_("State"), 1.0))
    for one in given:
        rows = tuple(
            (code, f"{title}. {text}" if text and not text.startswith(title) else text or title,
             proposal_state(state))
            for code, title, text, state in one.members
        )  # fmt: skip
        yield Grid(one.title, columns, rows, note=one.note)
