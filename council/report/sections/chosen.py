"""How chance chose the members: stages, the draw itself, everybody's chance, and how to check all of it."""

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
    Pairs,
    Paragraph,
    Picture,
    Section,
    Span,
    Text,
)
from council.report.facts import DrawFacts, Facts, LotteryFacts, StageFacts
from council.report.numbers import chance_words, day_words, number, said
from council.report.sections.telling import written
from council.words import N_, _, ngettext

RULES = {
    "leximin": N_(
        "The rule was leximin: among all panels that meet the targets, the lottery makes the smallest chance "
        "anybody has as large as it can be, then the next smallest, and so on. No other rule gives "
        "the worst-off "
        "person in the pool a better chance."
    ),
    "maximin": N_("The rule was maximin: the smallest chance anybody has was made as large as it can be."),
    "minimax": N_("The rule was minimax: the largest chance anybody has was made as small as it can be."),
    "nash": N_("The rule was Nash: the product of all chances was made as large as it can be."),
    "goldilocks": N_(
        "The rule was goldilocks: both the smallest and the largest chance were kept as near to the same "
        "chance "
        "for all as they can be together."
    ),
    "random": N_(
        "Panels were drawn at random until the targets were met; this rule aims at no chances, so those "
        "below "
        "were counted."
    ),
}

PURPOSES = {
    "panel": N_("the panel"),
    "alternates": N_("alternates"),
    "replacement": N_("empty seats"),
}

STATES = {
    "committed": N_("fixed, chance not drawn yet"),
    "kept": N_("kept"),
    "void": N_("void: {reason}"),
}


def chosen(facts: Facts) -> Section | None:
    """How chance chose: stages with counts, the rule, everybody's chance, and how to check all of it."""
    draw, words = facts.draw, written(facts, "chosen")
    if draw is None:
        return Section("chosen", _("How we were chosen"), words) if words else None
    blocks: list[Block] = [_lead(draw), *words, _stages(facts, draw)]
    if facts.letters:
        blocks.append(_letters(facts))
    blocks += [Heading(_("The rule")), Paragraph(_(RULES.get(draw.rule, N_("The rule was {rule}."))).format(
        rule=draw.rule))]  # fmt: skip
    if draw.claim:
        blocks.append(Paragraph(_("What is certified: {claim}").format(claim=draw.claim)))
    blocks += _the_draw(draw)
    if draw.chances:
        blocks += _chances(draw)
    if len(facts.lotteries) > 1:
        blocks += [Heading(_("Every draw that was made")), _book(facts)]
    if draw.commitment:
        blocks += _check(draw)
    return Section("chosen", _("How we were chosen"), tuple(blocks))


def _lead(draw: DrawFacts) -> Paragraph:
    told = _(
        "Nobody chose the members. Of {pool} people who could be drawn, chance gave {seats} a seat, within "
        "targets that were fixed before. Whoever doubts it can repeat the draw: the end of this section says "
        "how."
    )
    return Paragraph(told.format(pool=number(draw.pool), seats=number(draw.seats)), "lead")


def _letters(facts: Facts) -> Grid:
    columns = (
        Column(_("Wave"), 0.5),
        Column(_("Drawn on"), 1.4),
        Column(_("Address list"), 2.6),
        Column(_("Letters"), 0.8, right=True),
    )
    rows = tuple(
        (number(one.number), day_words(one.day), one.register or _("not named"), number(one.letters))
        for one in facts.letters
    )
    return Grid(_("Letters, drawn by lot from an address list"), columns, rows)


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


def _the_draw(draw: DrawFacts) -> tuple[Block, ...]:
    """What was fixed, what was drawn, and when each was done: the order is what makes it fair."""
    if draw.committed is None:
        return ()
    items: list[tuple[str, Text]] = [
        (
            _("Fixed"),
            _(
                "{day}: the pool, the targets and {panels} panels that meet them, under one fingerprint"
            ).format(day=day_words(draw.committed.date()), panels=number(draw.panels)),
        )
    ]
    if draw.ticket is not None and draw.at is not None:
        items.append(
            (
                _("Drawn"),
                _("{day}: ticket {ticket} of {tickets}; each ticket stands for one panel").format(
                    day=day_words(draw.at.date()), ticket=number(draw.ticket), tickets=number(draw.tickets)
                ),
            )
        )
    items += _chance_from(draw)
    return Heading(_("The draw")), Pairs(tuple(items))


def _chance_from(draw: DrawFacts) -> list[tuple[str, Text]]:
    """Where chance came from, and who saw it: without a witness or a public source that is said too."""
    if not draw.digits and not draw.device:
        return []
    seen = [
        ngettext("{count} witness signed", "{count} witnesses signed", draw.witnesses).format(
            count=number(draw.witnesses)
        )
        if draw.witnesses
        else _("no witness is named in the certificate")
    ]
    seen.append(_("recording: {place}").format(place=draw.recording) if draw.recording else _("no recording"))
    public = (
        _("mixed with the public beacon {beacon}").format(beacon=draw.beacon)
        if draw.beacon
        else _("mixed with no public beacon")
    )
    source = _("digits {digits}, drawn by: {device}; {public}").format(
        digits=draw.digits or "–", device=draw.device or _("not named"), public=public
    )
    return [(_("Chance came from"), source), (_("Seen by"), "; ".join(seen))]


def _chances(draw: DrawFacts) -> tuple[Block, ...]:
    able = [one for one in draw.chances if one[0]] or list(draw.chances)
    (lowest, few), (highest, many) = able[0], able[-1]
    pool = sum(people for _chance, people in draw.chances)
    words = [_(
        "The lowest chance was {lowest} ({few} of {pool} people had it), the highest {highest} "
        "({many} of {pool}). "
        "Chances differ because some groups in the pool are small for the seats they were to have."
    ).format(
        lowest=chance_words(lowest), few=number(few), highest=chance_words(highest), many=number(many),
        pool=number(pool),
    )]  # fmt: skip
    if draw.certain:
        certain = said(Figure(draw.certain, pool, _("people in the pool")))
        words.append(
            _("Certain of a seat were {figure}: without them no panel meets the targets.").format(
                figure=certain
            )
        )
    if draw.never:
        never = said(Figure(draw.never, pool, _("people in the pool")))
        words.append(
            _("No panel that meets the targets has room for {figure}; they had no chance.").format(
                figure=never
            )
        )
    chart = charts.chances(draw)
    columns = (
        Column(chart.head[0], 1.6),
        Column(chart.head[1], 0.8, right=True),
        Column(chart.head[2], 1.2, right=True),
    )
    return (
        Heading(_("Everybody’s chance")),
        Paragraph(" ".join(words)),
        Picture(chart),
        Grid(_("Chances in the pool"), columns, chart.rows),
    )


def _book(facts: Facts) -> Grid:
    columns = (
        Column(_("Draw"), 0.5),
        Column(_("For"), 1.2),
        Column(_("Seats"), 0.6, right=True),
        Column(_("Fixed on"), 1.3),
        Column(_("Result"), 2.2),
        Column(_("Fingerprint begins"), 1.3),
    )
    rows = tuple(_drawn(one) for one in facts.lotteries)
    return Grid(
        _("Draws, with those that came to nothing"),
        columns,
        rows,
        note=_("A draw is void, for good, when chance could not be drawn as it had been fixed; why is told."),
    )


def _drawn(one: LotteryFacts) -> tuple[str, ...]:
    state = _(STATES[one.state]).format(reason=one.reason.rstrip(".") or _("no reason is kept"))
    ended = f"{state}, {day_words(one.ended)}" if one.ended else state
    return (
        number(one.number),
        _(PURPOSES[one.purpose]),
        number(one.seats),
        day_words(one.committed),
        ended,
        fingerprint(one.commitment[:16]) or "–",
    )


def fingerprint(hash_: str) -> str:
    """A hash in groups of four, as the verifiers print it."""
    return " ".join(hash_[at : at + 4] for at in range(0, len(hash_), 4))


def _check(draw: DrawFacts) -> tuple[Block, ...]:
    steps = (
        _(
            "Compare the fingerprint above with the one that was made known before the draw: in the "
            "letter, on "
            "the poster, in the newspaper. Whoever invents a whole certificate passes every sum, but not "
            "this."
        ),
        _(
            "Take the certificate: commitment.json, reveal.json and result.json are attached to this "
            "document and lie with its data; put them into one folder. They hold no names and no addresses."
        ),
        _(
            "Open verify.html in any browser, without a network, and drop the folder on it; or run “council "
            "verify FOLDER --commitment HASH”; or “python3 verify.py FOLDER”. Take these programs from "
            "somebody "
            "other than the people who made the draw."
        ),
        _(
            "They repeat every step, and answer “valid” or name the step that fails. Whoever got a letter "
            "can "
            "add the receipt in it, which shows that they were in the pool and which tickets were theirs."
        ),
    )
    limits = _(
        "A valid certificate does not show that everybody was invited, that people told the truth about "
        "themselves, that nobody was struck from the pool before the fingerprint was made known, or that the "
        "targets are just."
    )
    words = (Span(_("Fingerprint (SHA-256)")), Span(": "), Span(fingerprint(draw.commitment), strong=True))
    blocks: list[Paragraph | Listing] = [Paragraph(words), Listing(steps, ordered=True)]
    if not draw.open:
        blocks.append(
            Paragraph(
                _(
                    "The list of all panels is not public here, since it could give away what somebody "
                    "is; an "
                    "auditor may see it. The fingerprint covers it, so it cannot be changed any more."
                )
            )
        )
    return (Note(_("Check it yourself"), (*blocks, Paragraph(limits))),)
