"""Who the members are, and how chance chose them."""

from __future__ import annotations

from council.report import charts
from council.report.blocks import (
    Block,
    Column,
    Figure,
    Grid,
    Heading,
    Listing,
    Note,
    Paragraph,
    Picture,
    Section,
    Span,
)
from council.report.facts import CategoryFacts, DrawFacts, Facts, StageFacts
from council.report.numbers import chance_words, number, said
from council.words import N_, _

RULES = {
    "leximin": N_(
        "The rule was leximin: among all panels that meet the targets, the lottery makes the smallest chance "
        "anybody has as large as it can be, then the next smallest, and so on. No other rule gives "
        "the worst-off "
        "person in the pool a better chance."
    ),
    "maximin": N_("The rule was maximin: the smallest chance anybody has was made as large as it can be."),
    "nash": N_("The rule was Nash: the product of all chances was made as large as it can be."),
}

CERTIFIED = N_(
    "Exact arithmetic confirmed it: the proof that no lottery does better lies in the certificate."
)


def who(facts: Facts) -> Section | None:
    """The panel beside its targets and the pool, feature by feature; the same numbers as a table."""
    if not facts.categories or not facts.seats:
        return None
    pool = facts.draw.pool if facts.draw else sum(c.pool for c in features(facts)[0][1])
    lead = _(
        "The panel has {seats} seats. The charts set it beside the pool of {pool} people it was drawn from, "
        "and beside the number of seats each group was to have."
    ).format(seats=number(facts.seats), pool=number(pool))
    blocks: list[Block] = [Paragraph(lead, "lead")]
    for index, (feature, lines) in enumerate(features(facts)):
        chart = charts.composition(feature, lines, pool=pool, seats=facts.members, key=index == 0)
        blocks.append(Picture(chart))
    blocks.append(_composition_table(facts, pool))
    if facts.withdrawn:
        figure = Figure(facts.withdrawn, facts.seats, _("seats"))
        blocks.append(Paragraph(_("Not taken or given up: {figure}.").format(figure=said(figure))))
    return Section("members", _("Who we are"), tuple(blocks), fresh=True)


def features(facts: Facts) -> tuple[tuple[str, tuple[CategoryFacts, ...]], ...]:
    """The categories by feature, both in the order in which the targets name them."""
    found: dict[str, list[CategoryFacts]] = {}
    for category in facts.categories:
        found.setdefault(category.feature, []).append(category)
    return tuple((name, tuple(lines)) for name, lines in found.items())


def chosen(facts: Facts) -> Section | None:
    """How chance chose: stages with counts, the rule, everybody's chance, and how to check all of it."""
    draw = facts.draw
    if draw is None:
        return None
    blocks: list[Block] = [_stages(facts, draw)]
    blocks += [
        Heading(_("The rule")),
        Paragraph(_(RULES.get(draw.rule, N_("The rule was {rule}."))).format(rule=draw.rule)),
    ]
    if draw.certified:
        blocks.append(Paragraph(_(CERTIFIED)))
    if draw.chances:
        blocks += _chances(draw)
    if draw.commitment:
        blocks.append(_check(draw))
    return Section("chosen", _("How we were chosen"), tuple(blocks))


def _composition_table(facts: Facts, pool: int) -> Grid:
    columns = (
        Column(_("Feature"), 1.3),
        Column(_("Group"), 1.6),
        Column(_("Panel of {seats}").format(seats=number(facts.members)), 0.9, right=True),
        Column(_("Seats aimed at"), 1.0, right=True),
        Column(_("Pool of {pool}").format(pool=number(pool)), 0.9, right=True),
    )
    rows = tuple(
        (c.feature, c.value, number(c.panel), charts.target_words(c), number(c.pool))
        for c in facts.categories
    )
    missed = sum(not c.least <= c.panel <= c.most for c in facts.categories)
    met = Figure(len(rows) - missed, len(rows), _("groups"))
    note = _("Seats within the number aimed at: {figure}.").format(figure=said(met))
    return Grid(_("The panel, its targets and the pool"), columns, rows, note=note)


def _stages(facts: Facts, draw: DrawFacts) -> Grid:
    """Every stage with its count, of the stage it comes from."""
    told = facts.stages or StageFacts(draw.answered, drawn=draw.seats, confirmed=facts.confirmed)
    rows = [*_before_the_draw(told, draw), *_after_the_draw(told)]
    columns = (
        Column(_("Stage"), 1.6),
        Column(_("People"), 0.7, right=True),
        Column(_("Of how many"), 2.2),
    )
    return Grid(_("From the pool to the panel"), columns, tuple(rows))


def _before_the_draw(told: StageFacts, draw: DrawFacts) -> list[tuple[str, ...]]:
    answered, letters = draw.answered, told.letters
    rows: list[tuple[str, ...]] = []
    if letters:
        rows.append((_("Got a letter"), number(letters), _("all of them")))
        base = said(Figure(answered, letters, _("letters")))
    else:
        base = _("all of them")
    rows.append((_("Answered the invitation"), number(answered), base))
    for reason, people in told.left_out:
        words = _("Left out: {reason}").format(reason=reason)
        rows.append((words, number(people), said(Figure(people, answered, _("who answered")))))
    rows.append(
        (_("Could be drawn"), number(draw.pool), said(Figure(draw.pool, answered, _("who answered"))))
    )
    drawn = Figure(draw.seats, draw.pool, _("who could be drawn"))
    return [*rows, (_("Drawn for a seat"), number(draw.seats), said(drawn))]


def _after_the_draw(told: StageFacts) -> list[tuple[str, ...]]:
    """What became of those who got a seat; a stage nobody was at is left out."""
    base = told.drawn + told.replaced
    stages = (
        (_("Came in the place of somebody"), told.replaced, _("who got a seat")),
        (_("Took their seat"), told.confirmed, _("who got a seat")),
        (_("Declined"), told.declined, _("who got a seat")),
        (_("Left later"), told.withdrew, _("who got a seat")),
    )
    rows: list[tuple[str, ...]] = [
        (words, number(people), said(Figure(people, base, of))) for words, people, of in stages if people
    ]
    if told.alternates:
        rows.append((_("Wait as alternates"), number(told.alternates), _("all of them")))
    return rows


def _chances(draw: DrawFacts) -> tuple[Block, ...]:
    (lowest, few), (highest, many) = draw.chances[0], draw.chances[-1]
    words = _(
        "The lowest chance was {lowest} ({few} of {pool} people had it), the highest {highest} "
        "({many} of {pool}). "
        "Chances differ because some groups in the pool are small for the seats they were to have."
    ).format(
        lowest=chance_words(lowest),
        few=number(few),
        highest=chance_words(highest),
        many=number(many),
        pool=number(sum(people for _chance, people in draw.chances)),
    )
    chart = charts.chances(draw)
    columns = (
        Column(chart.head[0], 1.6),
        Column(chart.head[1], 0.8, right=True),
        Column(chart.head[2], 1.2, right=True),
    )
    return (
        Heading(_("Everybody’s chance")),
        Paragraph(words),
        Picture(chart),
        Grid(_("Chances in the pool"), columns, chart.rows),
    )


def _check(draw: DrawFacts) -> Note:
    return Note(
        _("Check it yourself"),
        (
            Paragraph(
                _(
                    "Before chance was drawn, the list of possible panels was fixed and its "
                    "fingerprint (SHA-256) "
                    "made known. Whoever has the certificate folder can repeat the whole draw:"
                )
            ),
            Paragraph((Span(_("Fingerprint")), Span(" "), Span(draw.commitment, strong=True)), "small"),
            Listing(
                (
                    _("Ask for the folder of the certificate; it holds no names."),
                    _(
                        "Run “council verify” on it, or follow the steps written in it with any other "
                        "program."
                    ),
                    _("Compare the fingerprint it prints with the one above."),
                ),
                ordered=True,
            ),
        ),
    )
