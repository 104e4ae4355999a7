"""What was said: themes by the members who spoke in them, statements by the support they found."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from council.report.charts.scale import FULL, axis
from council.report.facts import GroundFacts, ThemeFacts
from council.report.marks import Bar, Chart, Dot, Line, Mark, Words, lines_of, refits, shortened
from council.report.numbers import number, percent
from council.words import _, ngettext


@refits
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


@refits
def support(lines: Sequence[GroundFacts], *, width: float = FULL) -> Chart:
    """A dot a statement for the share that agrees, with its interval as a line and the half as a mark."""
    left, right = 8.0, 96.0
    room = width - left - right
    row, top = 44.0, 14.0
    marks: list[Mark] = axis(left, room, 10.0, top + row * len(lines), Fraction(1))
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
