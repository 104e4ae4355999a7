"""What was said: themes by the members who spoke in them, statements by the support they found."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from council.report.charts.scale import FULL
from council.report.facts import GroundFacts, ThemeFacts
from council.report.marks import Anchor, Bar, Chart, Dot, Line, Mark, Words, lines_of, refits, shortened
from council.report.numbers import number, percent
from council.words import _, ngettext

ASIDE, STRIP, SAID = 88.0, 12.0, 9.4


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
    room = width - ASIDE
    marks: list[Mark] = [
        Words(room * step / 4, 8, percent(Fraction(step, 4)), 8, "muted", _anchor(step)) for step in range(5)
    ]
    y = 12.0
    for line in lines:
        y = _supported(line, y, room, width, marks)
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
    return Chart(width, y, tuple(marks), _("Support among members"), alt + ".", head, rows)


def _anchor(step: int) -> Anchor:
    return "start" if step == 0 else "end" if step == 4 else "middle"


def _supported(line: GroundFacts, y: float, room: float, width: float, marks: list[Mark]) -> float:
    """Draw one statement and below it its share on a strip from 0 to 100 per cent; returns where it ends."""
    for words in lines_of(f"{line.number}  {line.text}", SAID, width - 4):
        y += 12.2
        marks.append(Words(0, y, words, SAID))
    y += 6
    marks.append(Bar(0, y, room, STRIP, "tint", 2))
    marks += [Line(room * step / 4, y, room * step / 4, y + STRIP, "rule", 0.6) for step in (1, 3)]
    marks.append(Line(room / 2, y - 1, room / 2, y + STRIP + 1, "muted", 0.9))
    share = line.agree / line.asked if line.asked else line.support
    marks.append(Line(room * line.low, y + STRIP / 2, room * line.high, y + STRIP / 2, "teal", 2.4))
    marks.append(Dot(room * share, y + STRIP / 2, 4.4, "teal"))
    told = _("{agree} of {asked} agree").format(agree=number(line.agree), asked=number(line.asked))
    marks.append(Words(width, y + STRIP / 2 + 3.2, told, 9, "ink", "end", strong=True))
    return y + STRIP + 7


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
