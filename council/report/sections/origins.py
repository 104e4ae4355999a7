"""The way from what members said to what the council recommends, drawn."""

from __future__ import annotations

from collections.abc import Iterator

from council.report import charts
from council.report.blocks import Block, Heading, Paragraph, Picture, Section
from council.report.facts import Facts, ProposalFacts, RecommendationFacts
from council.report.numbers import number
from council.report.sections.telling import headline
from council.words import _, ngettext

ROWS, PAGES = 10, 3


def overview(facts: Facts) -> Iterator[Picture]:
    """The recommendations by theme as numbered blocks, those not adopted beside them in pale ones."""
    known = [one.title for one in facts.themes]
    adopted, others = _by_theme(facts.recommendations), _by_theme(facts.proposals)
    rows = tuple(
        charts.ThemeRow(
            theme or _("Across themes"), _place(theme, known), adopted.get(theme, ()), others.get(theme, ())
        )
        for theme in dict.fromkeys((*adopted, *others))
    )
    if len(rows) > 1:
        told = _("Numbered blocks in the colour of their theme were adopted; pale ones were not.")
        yield Picture(charts.overview(rows), told if any(others.values()) else "")


def origins(facts: Facts) -> Section | None:
    """Counts from statements to recommendations, and the way of each recommendation on a row of its own."""
    if not facts.recommendations or not facts.statements:
        return None
    lead = _(
        "The way of each recommendation: the statements it was drawn from, the wordings it had, and how it "
        "was decided. Where nobody recorded an origin, that is said."
    )
    blocks: list[Block] = [Paragraph(lead, "lead"), Picture(charts.chain(_steps(facts)))]
    known = [one.title for one in facts.themes]
    ways = [_way(one, known) for one in facts.recommendations]
    if len(ways) <= ROWS * PAGES:
        parts = [ways[start : start + ROWS] for start in range(0, len(ways), ROWS)]
        blocks += [Heading(_("Each recommendation")), *(Picture(charts.paths(part)) for part in parts)]
        key = _("A dot is a statement, a ring a wording, the full one that which was decided on.")
        blocks.append(Paragraph(key, "wide"))
    return Section("origins", _("Where it came from"), tuple(blocks), fresh=True)


def _steps(facts: Facts) -> tuple[tuple[int, str], ...]:
    proposals = len(facts.recommendations) + len(facts.proposals)
    adopted = len(facts.recommendations)
    themes = sum(theme.statements > 0 for theme in facts.themes)
    steps = (
        (facts.statements, ngettext("statement", "statements", facts.statements)),
        (themes, ngettext("theme", "themes", themes)),
        (proposals, ngettext("proposal", "proposals", proposals)),
        (len(facts.ballots), ngettext("ballot", "ballots", len(facts.ballots))),
        (adopted, ngettext("recommendation", "recommendations", adopted)),
    )
    return tuple((count, words) for count, words in steps if count)


def _way(one: RecommendationFacts, known: list[str]) -> charts.Way:
    roots = one.roots
    return charts.Way(
        one.number,
        headline(one.title, one.text),
        _decided(one),
        None if roots is None or roots.none else roots.statements,
        roots.tables if roots and roots.tables_shown else 0,
        max(one.versions, roots.versions if roots else 0, 1),
        _place(one.theme, known),
    )


def _decided(one: RecommendationFacts) -> str:
    if one.ballot is not None and not one.ballot.steps:
        return _("{yes} for, {no} against").format(yes=number(one.ballot.yes), no=number(one.ballot.no))
    if one.ballot is not None:
        return _("ballot {number}, several options").format(number=number(one.ballot.number))
    if one.agreed is not None:
        return _("agreed by consent")
    return _("no ballot")


def _by_theme(
    given: tuple[RecommendationFacts, ...] | tuple[ProposalFacts, ...],
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in given:
        found[one.theme] = (*found.get(one.theme, ()), one.number)
    return found


def _place(theme: str, known: list[str]) -> int:
    return known.index(theme) if theme in known else len(known)
