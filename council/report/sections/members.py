"""Who the members are: the panel beside its targets, the pool and the population."""

from __future__ import annotations

from council.report import charts
from council.report.blocks import Block, Column, Figure, Grid, Heading, Paragraph, Picture, Section
from council.report.facts import CategoryFacts, Facts
from council.report.numbers import number, percent, said
from council.words import _, ngettext


def who(facts: Facts) -> Section | None:
    """The panel beside its targets and the pool, feature by feature; the same numbers as a table."""
    if not facts.seats or not (facts.categories or facts.unshown):
        return None
    pool = facts.draw.pool if facts.draw else sum(c.pool for c in facts.categories[:1])
    lead = _(
        "The panel has {seats} seats. The charts set it beside the pool of {pool} people it was drawn from, "
        "and beside the number of seats each group was to have."
    ).format(seats=number(facts.seats), pool=number(pool))
    blocks: list[Block] = [Paragraph(lead, "lead"), Paragraph(_held(facts))]
    for index, (feature, lines) in enumerate(features(facts)):
        chart = charts.composition(
            feature, lines, pool=pool, seats=facts.members, key=index == 0, population=_known(facts)
        )
        blocks.append(Picture(chart, people=(1,)))
    if facts.categories:
        blocks.append(_composition_table(facts, pool))
    if note := _small(facts):
        blocks.append(Paragraph(note, "small"))
    blocks += _comings_and_goings(facts)
    return Section("members", _("Who we are"), tuple(blocks), fresh=True)


def features(facts: Facts) -> tuple[tuple[str, tuple[CategoryFacts, ...]], ...]:
    """The categories by feature, both in the order in which the targets name them."""
    found: dict[str, list[CategoryFacts]] = {}
    for category in facts.categories:
        found.setdefault(category.feature, []).append(category)
    return tuple((name, tuple(lines)) for name, lines in found.items())


def _known(facts: Facts) -> bool:
    """Whether of any group its share of the population was given."""
    return any(c.share is not None for c in facts.categories)


def _held(facts: Facts) -> str:
    """On which state of the panel the figures stand."""
    if not facts.withdrawn:
        return _("When this edition was made all {seats} seats were held.").format(seats=number(facts.seats))
    held = said(Figure(facts.members, facts.seats, _("seats")))
    return _("When this edition was made {figure} were held; the counts below are of those members.").format(
        figure=held
    )


def _composition_table(facts: Facts, pool: int) -> Grid:
    known = _known(facts)
    columns = [
        Column(_("Feature"), 1.3),
        Column(_("Group"), 1.6),
        Column(_("Panel of {seats}").format(seats=number(facts.members)), 0.9, right=True),
        Column(_("Seats aimed at"), 1.0, right=True),
        Column(_("Pool of {pool}").format(pool=number(pool)), 0.9, right=True),
    ]
    rows: list[tuple[str, ...]] = [
        (c.feature, _group(c), number(c.panel), charts.target_words(c), number(c.pool))
        for c in facts.categories
    ]
    if known:
        columns.append(Column(_("Population"), 0.9, right=True))
        rows = [
            (*row, "–" if c.share is None else percent(c.share))
            for row, c in zip(rows, facts.categories, strict=True)
        ]
    met = Figure(facts.targets_met, facts.targets or len(rows), _("groups"))
    note = _("Seats within the number aimed at: {figure}.").format(figure=said(met))
    if known:
        note += " " + _("The shares of the population were given with the targets.")
    return Grid(
        _("The panel, its targets and the pool"), tuple(columns), tuple(rows), note=note, people=(2, 4)
    )


def _group(one: CategoryFacts) -> str:
    return _("{groups} (together)").format(groups=one.value) if one.values else one.value


def _small(facts: Facts) -> str:
    """Why some groups stand together, or a feature is missing."""
    told = []
    if any(c.values for c in facts.categories):
        told.append(
            _(
                "Groups of fewer than five people are counted together with others, so that nobody can be "
                "recognised; their targets and pools are added up too."
            )
        )
    if facts.unshown:
        told.append(
            _("Not shown, since every group would be too small: {features}.").format(
                features="; ".join(facts.unshown)
            )
        )
    return " ".join(told)


def _comings_and_goings(facts: Facts) -> tuple[Block, ...]:
    """Who declined, who left, who came in their place; counts only."""
    told = facts.stages
    if told is None or not (told.declined or told.withdrew or told.replaced or facts.withdrawn):
        return ()
    got = told.drawn + told.replaced
    words = [
        _("Of all who got a seat: declined it {declined}; left later {left}.").format(
            declined=said(Figure(told.declined, got, _("people"))),
            left=said(Figure(told.withdrew, got, _("people"))),
        )
    ]
    if told.replaced:
        words.append(
            ngettext(
                "{count} person came in the place of somebody, by lot as the others.",
                "{count} people came in the place of somebody, by lot as the others.",
                told.replaced,
            ).format(count=number(told.replaced))
        )
    if facts.withdrawn:
        figure = Figure(facts.withdrawn, facts.seats, _("seats"))
        words.append(_("Not taken or given up, and empty today: {figure}.").format(figure=said(figure)))
    return Heading(_("Withdrawals and replacements")), Paragraph(" ".join(words))
