"""Values → charts: marks to see, words to hear, a table to read, all from the same value.

Never colour alone: every mark has its number or its word beside it; bars begin at zero; the base is named.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from council.decisions.saying import BASES, share_words
from council.report.blocks import Figure
from council.report.facts import BallotFacts, CategoryFacts, DrawFacts, GroundFacts, ThemeFacts
from council.report.marks import Bar, Chart, Dot, Line, Mark, Triangle, Words, lines_of, shortened, wide
from council.report.numbers import chance_words, number, percent, said
from council.words import _, ngettext

FULL = 467.0
GAP = 1.5


def vote_bar(ballot: BallotFacts, *, width: float = FULL) -> Chart:
    """For, against and abstained in that order, with a mark where the threshold lies.

    The bar is everybody the result counts: "for" meets the mark exactly when the threshold is met.
    """
    marks, scale = _vote_marks(ballot, width=width, height=18.0)
    at = float(_needed(ballot)) * scale
    marks.append(Triangle(at, 20.0, 7.0, "ink", up=True))
    told = ngettext("{count} vote needed", "{count} votes needed", needed_votes(ballot))
    words = told.format(count=number(needed_votes(ballot)))
    ahead = at + wide(words, 8.6) + 10 < width
    marks.append(Words(at + 8 if ahead else at - 8, 27.6, words, 8.6, "muted", "start" if ahead else "end"))
    marks.extend(_legend(ballot, y=42.0))
    return Chart(width, 46.0, tuple(marks), ballot.title, votes_alt(ballot), *_votes_table(ballot))


def small_vote_bar(ballot: BallotFacts, *, width: float = 84.0) -> Chart:
    """The vote bar for a cell of a table: no words inside, since the numbers stand in the cells beside it."""
    marks, scale = _vote_marks(ballot, width=width, height=8.0, numbers=False)
    at = float(_needed(ballot)) * scale
    marks.append(Line(at, -1.5, at, 9.5, "ink", 1.2))
    return Chart(width, 8.0, tuple(marks), ballot.title, votes_alt(ballot), *_votes_table(ballot))


def votes_alt(ballot: BallotFacts) -> str:
    """The vote in a sentence, every number of its table included."""
    return _("{yes} for, {no} against, {abstained} abstained. {result}").format(
        yes=number(ballot.yes),
        no=number(ballot.no),
        abstained=number(ballot.abstained),
        result=result_words(ballot),
    )


def result_words(ballot: BallotFacts) -> str:
    """The result in words, with its base: "62 of 97 valid votes (64%) in favour; carried"."""
    if ballot.passes is None or not ballot.base:
        return _("No result.") if ballot.quorum_met else _("No result: the quorum was not met.")
    figure = Figure(ballot.yes, ballot.base, base_words(ballot.base_name))
    share = said(figure, threshold=ballot.threshold, strict=ballot.strict)
    return (
        _("{share} in favour: carried.") if ballot.passes else _("{share} in favour: not carried.")
    ).format(share=share)


def threshold_words(ballot: BallotFacts) -> str:
    """The threshold, and what it means in votes: "Threshold: at least two thirds, 55 votes for"."""
    words = (
        _("Threshold: more than {share}, {votes} votes for")
        if ballot.strict
        else _("Threshold: at least {share}, {votes} votes for")
    )
    return words.format(share=share_words(ballot.threshold), votes=number(needed_votes(ballot)))


def needed_votes(ballot: BallotFacts) -> int:
    """The least number of votes for that carries: whole numbers, no rounding."""
    needed = _needed(ballot)
    return math.floor(needed) + 1 if ballot.strict else math.ceil(needed)


def rule_words(ballot: BallotFacts) -> str:
    """The rule without its number of votes: "more than half of the votes for and against"."""
    asked = _("more than {share} of the {base}") if ballot.strict else _("at least {share} of the {base}")
    return asked.format(share=share_words(ballot.threshold), base=base_words(ballot.base_name))


def base_words(name: str) -> str:
    """What a ballot's per cents are a share of, in lay words."""
    return _(BASES[name])


def composition(
    feature: str,
    categories: Sequence[CategoryFacts],
    *,
    pool: int,
    seats: int,
    width: float = FULL,
    key: bool = False,
) -> Chart:
    """One feature: the panel's share as a dot, the pool's as a square, the seats aimed at as a band."""
    left, right, row = 138.0, 70.0, 19.0
    room = width - left - right
    shares = [max(_part(c.panel, seats), _part(c.pool, pool), _part(c.most, seats)) for c in categories]
    top = _round_up(max(shares, default=Fraction(1, 10)))
    above = 36.0 if key else 17.0
    below = above + row * len(categories)
    marks: list[Mark] = [*_composition_key()] if key else []
    marks.append(Words(0, above - 5, feature, 10.5, "ink", strong=True))
    marks += _axis(left, room, above - 4, below, top)
    for index, c in enumerate(categories):
        y = above + row * (index + 0.5)
        marks += _composition_row(c, y, left, room, top, pool, seats)
        marks.append(Words(0, y + 3.2, shortened(c.value, 9.2, left - 10), 9.2))
        told = _("{panel} of {seats}").format(panel=number(c.panel), seats=number(seats))
        marks.append(Words(width, y + 3.2, told, 9.2, "ink", "end", strong=True))
    head = (
        feature,
        _("Panel of {seats}").format(seats=number(seats)),
        _("Target"),
        _("Pool of {pool}").format(pool=number(pool)),
    )
    rows = tuple((c.value, number(c.panel), target_words(c), number(c.pool)) for c in categories)
    alt = "; ".join(
        _("{value}: {panel} on the panel, target {target}, {pool} in the pool").format(
            value=r[0], panel=r[1], target=r[2], pool=r[3]
        )
        for r in rows
    )
    return Chart(width, below + 2, tuple(marks), feature, f"{feature}. {alt}.", head, rows)


def target_words(category: CategoryFacts) -> str:
    """The seats aimed at: "12 to 14", or one number."""
    if category.least == category.most:
        return number(category.least)
    return _("{least} to {most}").format(least=number(category.least), most=number(category.most))


def chances(draw: DrawFacts, *, width: float = FULL) -> Chart:
    """Everybody in the pool from the lowest chance to the highest, as steps, with the equal chance beside."""
    height, left, base = 150.0, 40.0, 128.0
    levels = [(chance, people) for chance, people in draw.chances if people]
    total = sum(people for _chance, people in levels) or 1
    equal = Fraction(draw.seats, total)
    highest = max((chance for chance, _people in levels), default=Fraction(1, 10))
    top = _round_up(min(highest, 3 * equal))
    room, tall = width - left - 8, base - 14
    marks: list[Mark] = []
    for step in range(5):
        y = base - tall * step / 4
        marks.append(Line(left, y, width - 8, y, "rule", 0.5))
        marks.append(Words(left - 6, y + 3, chance_words(top * step / 4), 8.6, "muted", "end"))
    marks += _steps(levels, total, left=left, room=room, base=base, tall=tall, top=top)
    marks += _above(levels, top, right=width - 8)
    y = base - tall * float(equal / top)
    marks.append(Line(left, y, width - 8, y, "theme1", 1.0, dashed=True))
    if levels:
        equal_words = _("the same for all: {chance}").format(chance=chance_words(equal))
        marks.append(Words(left + 6, y - 4, equal_words, 8.6, "theme1"))
    told = _("{count} people in the pool, from the lowest chance to the highest").format(count=number(total))
    marks.append(Words(left, height - 6, told, 8.6, "muted"))
    rows = tuple(_chance_rows(levels, total))
    alt = _("The chance of each of {count} people to be drawn.").format(count=number(total))
    alt += " " + " ".join(
        _("{label}: {chance}, {people} people.").format(label=label, chance=chance, people=people)
        for label, chance, people in rows
    )
    alt += " " + _("An equal chance would have been {chance}.").format(chance=chance_words(equal))
    head = (_("Who"), _("Chance"), _("People with this chance"))
    return Chart(width, height, tuple(marks), _("Chances of being drawn"), alt, head, rows)


def themes_by_people(themes: Sequence[ThemeFacts], *, speakers: int, width: float = FULL) -> Chart:
    """A bar a theme: how many members spoke in it, or its statements where no one knows who spoke."""
    known = any(theme.authors for theme in themes)
    counts = [theme.authors if known else theme.statements for theme in themes]
    most = max(counts, default=1) or 1
    row = 31.0
    marks: list[Mark] = []
    for index, (theme, count) in enumerate(zip(themes, counts, strict=True)):
        y = row * index
        marks.append(
            Words(0, y + 10, shortened(theme.title, 10, width - 40, strong=True), 10, "ink", strong=True)
        )
        marks.append(Bar(0, y + 14.5, max(width - 150, 60) * count / most, 9, f"theme{index % 5}", 1.5))
        told = _theme_words(theme, known)
        marks.append(Words(max(width - 150, 60) * count / most + 7, y + 22.4, told, 9, "muted"))
    rows = tuple((t.title, number(t.authors), number(t.statements)) for t in themes)
    title = _("Themes by people") if known else _("Themes by statements")
    alt = "; ".join(
        _("{title}: {people} members, {statements} statements").format(
            title=r[0], people=r[1], statements=r[2]
        )
        for r in rows
    )
    head = (_("Theme"), _("Members who spoke in it"), _("Statements"))
    return Chart(width, row * len(themes), tuple(marks), title, f"{title}. {alt}.", head, rows)


def support(lines: Sequence[GroundFacts], *, width: float = FULL) -> Chart:
    """A dot a statement for the share that agrees, with its interval as a line and the half as a mark."""
    left, right = 8.0, 96.0
    room = width - left - right
    row, top = 44.0, 14.0
    marks: list[Mark] = _axis(left, room, 10.0, top + row * len(lines), Fraction(1))
    marks.append(
        Line(left + room / 2, 12, left + room / 2, top + row * len(lines), "muted", 0.8, dashed=True)
    )
    for index, line in enumerate(lines):
        y = top + row * index
        marks.append(Bar(left, y + 1, room, 24, "paper"))
        for at, words in enumerate(lines_of(f"{line.number}  {line.text}", 9.2, width - 4)):
            marks.append(Words(0, y + 10 + 11.5 * at, words, 9.2))
        marks.append(Line(left + room * line.low, y + 33, left + room * line.high, y + 33, "teal", 2.2))
        share = line.agree / line.asked if line.asked else line.support
        marks.append(Dot(left + room * share, y + 33, 4.4, "teal"))
        told = _("{agree} of {asked} agree").format(agree=number(line.agree), asked=number(line.asked))
        marks.append(Words(width, y + 36, told, 9, "ink", "end", strong=True))
    rows = tuple(_support_row(line) for line in lines)
    alt = "; ".join(
        _(
            "Statement {number}: {agree} agree, {disagree} disagree, {passed} pass, of {asked}; "
            "interval {interval}"
        ).format(number=line.number, agree=r[1], disagree=r[2], passed=r[3], asked=r[4], interval=r[5])
        for line, r in zip(lines, rows, strict=True)
    )
    head = (
        _("Statement"),
        _("Agree"),
        _("Disagree"),
        _("Pass"),
        _("Members who voted"),
        _("Interval for all members"),
    )
    return Chart(
        width, top + row * len(lines) + 2, tuple(marks), _("Support among members"), alt + ".", head, rows
    )


def hemicycle(members: int, *, vacant: int = 0, width: float = FULL) -> Chart:
    """A half circle of dots, one for each member; hollow ones are seats nobody has taken."""
    rows = max(2, round(math.sqrt(members / 2.4)))
    outer = width / 2
    inner = outer * 0.42
    radii = [inner + (outer - inner) * row / (rows - 1) for row in range(rows)]
    places: list[tuple[float, float]] = []
    for radius, count in zip(radii, _shared_out(members, radii), strict=True):
        for seat in range(count):
            angle = math.pi * (1 - (seat / (count - 1) if count > 1 else 0.5))
            places.append((angle, radius))
    size = min((outer - inner) / (rows - 1) * 0.34, math.pi * inner / max(members / rows, 1) * 0.42)
    places.sort(key=lambda place: (-place[0], place[1]))
    marks = tuple(
        Dot(
            outer + (r - size) * math.cos(a),
            outer - (r - size) * math.sin(a),
            size,
            "cover_dot",
            i >= members - vacant,
        )
        for i, (a, r) in enumerate(places)
    )
    alt = ngettext("{count} dot, one for each seat", "{count} dots, one for each seat", members).format(
        count=members
    )
    if vacant:
        alt += " " + _("({vacant} of them not taken)").format(vacant=vacant)
    head, row = (_("Seats"), _("Not taken")), (number(members), number(vacant))
    return Chart(width, outer + 2, marks, _("The panel"), f"{alt}.", head, (row,))


def _composition_key() -> tuple[Mark, ...]:
    """What dot, square and band mean."""
    return (
        Dot(5, 7, 4.0, "teal"), Words(14, 10.2, _("panel"), 9, "muted"),
        Bar(60, 3.8, 6.4, 6.4, "theme1"), Words(71, 10.2, _("pool"), 9, "muted"),
        Bar(112, 1.5, 22, 12, "band", 2), Words(139, 10.2, _("seats aimed at"), 9, "muted"),
    )  # fmt: skip


def _vote_marks(
    ballot: BallotFacts, *, width: float, height: float, numbers: bool = True
) -> tuple[list[Mark], float]:
    """The three bars, and points per vote."""
    counted = ballot.yes + ballot.no + ballot.abstained
    whole = max(counted, math.ceil(_needed(ballot)), ballot.base, 1)
    scale = width / whole
    marks: list[Mark] = [Bar(0, 0, width, height, "empty", 2.0)] if whole > counted else []
    start = 0.0
    for count, ink in ((ballot.yes, "for"), (ballot.no, "against"), (ballot.abstained, "abstain")):
        if not count:
            continue
        length = max(count * scale - GAP, 0.8)
        marks.append(Bar(start, 0, length, height, ink))
        if numbers and length > wide(number(count), 10, strong=True) + 8:
            on = "on_abstain" if ink == "abstain" else "on_vote"
            marks.append(Words(start + 6, height / 2 + 3.5, number(count), 10, on, strong=True))
        start += count * scale
    return marks, scale


def _legend(ballot: BallotFacts, *, y: float) -> list[Mark]:
    marks: list[Mark] = []
    x = 0.0
    parts = (
        (_("for"), ballot.yes, "for"),
        (_("against"), ballot.no, "against"),
        (_("abstained"), ballot.abstained, "abstain"),
    )
    for label, count, ink in parts:
        words = f"{number(count)} {label}"
        marks.append(Bar(x, y - 7, 8, 8, ink))
        marks.append(Words(x + 12, y, words, 9))
        x += 12 + wide(words, 9) + 16
    return marks


def _votes_table(ballot: BallotFacts) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    head = (_("Text"), _("For"), _("Against"), _("Abstained"), _("Result"))
    row = (
        ballot.title,
        number(ballot.yes),
        number(ballot.no),
        number(ballot.abstained),
        result_words(ballot),
    )
    return head, (row,)


def _needed(ballot: BallotFacts) -> Fraction:
    return ballot.threshold * ballot.base


def _part(count: int, whole: int) -> Fraction:
    return Fraction(count, whole) if whole else Fraction(0)


def _round_up(share: Fraction) -> Fraction:
    """The top of an axis: the next "round" share that four steps divide well."""
    for percents in (1, 2, 4, 8, 12, 20, 40, 60, 80):
        if share * 100 <= percents:
            return Fraction(percents, 100)
    return Fraction(1)


def _axis(left: float, room: float, y: float, bottom: float, top: Fraction) -> list[Mark]:
    marks: list[Mark] = []
    for step in range(5):
        x = left + room * step / 4
        marks.append(Line(x, y + 2, x, bottom, "rule", 0.5))
        marks.append(Words(x, y - 1, percent(top * step / 4), 8, "muted", "middle"))
    return marks


def _composition_row(
    c: CategoryFacts, y: float, left: float, room: float, top: Fraction, pool: int, seats: int
) -> list[Mark]:
    def at(share: Fraction) -> float:
        return left + room * float(share / top)

    low, high = at(_part(c.least, seats)), at(_part(c.most, seats))
    mine, theirs = at(_part(c.panel, seats)), at(_part(c.pool, pool))
    return [
        Bar(low - 4, y - 6, high - low + 8, 12, "band", 2),
        Line(min(mine, theirs), y, max(mine, theirs), y, "muted", 0.8),
        Bar(theirs - 3.2, y - 3.2, 6.4, 6.4, "theme1"),
        Dot(mine, y, 4.0, "teal"),
    ]


def _steps(
    levels: Sequence[tuple[Fraction, int]],
    total: int,
    *,
    left: float,
    room: float,
    base: float,
    tall: float,
    top: Fraction,
) -> list[Mark]:
    marks: list[Mark] = []
    before = 0
    last: float | None = None
    for chance, people in levels:
        x1, x2 = left + room * before / total, left + room * (before + people) / total
        y = base - tall * float(min(chance, top) / top)
        marks.append(Bar(x1, y, max(x2 - x1, 0.6), base - y, "band"))
        if last is not None:
            marks.append(Line(x1, last, x1, y, "teal", 1.6))
        marks.append(Line(x1, y, x2, y, "teal", 1.6))
        before, last = before + people, y
    return marks


def _above(levels: Sequence[tuple[Fraction, int]], top: Fraction, *, right: float) -> list[Mark]:
    """Chances too high for the axis are said in words, with a mark where they leave it."""
    higher = [(chance, people) for chance, people in levels if chance > top]
    if not higher:
        return []
    count = sum(people for _chance, people in higher)
    told = ngettext("{count} person higher, up to {chance}", "{count} people higher, up to {chance}", count)
    words = told.format(count=number(count), chance=chance_words(higher[-1][0]))
    return [Triangle(right - 3, 3.0, 7.0, "teal"), Words(right - 11, 9.4, words, 8.6, "teal", "end")]


def _chance_rows(levels: Sequence[tuple[Fraction, int]], total: int) -> list[tuple[str, str, str]]:
    """Every level when there are few; else lowest, tenth, quarter, middle … highest."""
    if not levels:
        return []
    if len(levels) <= 8:
        names = [_("level {number}").format(number=i + 1) for i in range(len(levels))]
        names[0], names[-1] = (_("lowest"), _("highest")) if len(levels) > 1 else (_("everybody"),) * 2
        return [(n, chance_words(c), number(p)) for n, (c, p) in zip(names, levels, strict=True)]
    wanted = (
        (_("lowest"), 0.0), (_("one tenth had at most"), 0.1), (_("one quarter had at most"), 0.25),
        (_("one half had at most"), 0.5), (_("three quarters had at most"), 0.75), (_("highest"), 1.0),
    )  # fmt: skip
    rows = []
    for name, part in wanted:
        chance, people = _at_rank(levels, part * total)
        rows.append((name, chance_words(chance), number(people)))
    return rows


def _at_rank(levels: Sequence[tuple[Fraction, int]], rank: float) -> tuple[Fraction, int]:
    before = 0
    for chance, people in levels:
        before += people
        if before >= rank:
            return chance, people
    return levels[-1]


def _theme_words(theme: ThemeFacts, known: bool) -> str:
    statements = ngettext("{count} statement", "{count} statements", theme.statements).format(
        count=number(theme.statements)
    )
    if not known:
        return statements
    people = ngettext("{count} member", "{count} members", theme.authors).format(count=number(theme.authors))
    return f"{people} · {statements}"


def _support_row(line: GroundFacts) -> tuple[str, ...]:
    interval = _("{low} to {high}").format(
        low=percent(Fraction(line.low).limit_denominator(10_000)),
        high=percent(Fraction(line.high).limit_denominator(10_000)),
    )
    counts = tuple(number(count) for count in (line.agree, line.disagree, line.passed, line.asked))
    return (f"{line.number} {line.text}", *counts, interval)


def _shared_out(members: int, radii: Sequence[float]) -> list[int]:
    """Members to rows in proportion to their length; largest remainders first, outer rows before inner."""
    whole = sum(radii)
    exact = [members * radius / whole for radius in radii]
    counts = [math.floor(x) for x in exact]
    order = sorted(range(len(radii)), key=lambda i: (counts[i] - exact[i], -i))
    for index in order[: members - sum(counts)]:
        counts[index] += 1
    return counts
