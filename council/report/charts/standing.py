"""Statements with their votes: agree, pass, against and not asked over everybody, and the span of all."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Protocol

from council.ground.voting.values import SMALLEST
from council.report.charts.scale import FULL
from council.report.marks import Bar, Chart, Line, Mark, Words, lines_of, refits, wide
from council.report.numbers import number, percent
from council.words import _, ngettext

ROW, TOP, THICK = 50.0, 30.0, 9.0
MOST = 60  # statements in one picture; more are not read, and the table holds them all


class Counted(Protocol):
    """Whatever has counts, a base, and the span in which the agreement of all lies (0 to 1)."""

    @property
    def asked(self) -> int: ...
    @property
    def agree(self) -> int: ...
    @property
    def disagree(self) -> int: ...
    @property
    def passed(self) -> int: ...
    @property
    def size(self) -> int: ...
    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...


class Stated(Counted, Protocol):
    """A statement with its counts."""

    @property
    def number(self) -> int: ...
    @property
    def text(self) -> str: ...


@refits
def standing(lines: Sequence[Stated], *, title: str, judged: Sequence[str], width: float = FULL) -> Chart:
    """A bar a statement over everybody, empty where nobody was asked, with the span of all above it.

    Args:
        judged: the word for each statement ("Shared"), in the order of the lines.
    """
    shown = lines[:MOST]
    marks: list[Mark] = [*key(width)]
    for index, (line, label) in enumerate(zip(shown, judged, strict=False)):
        y = TOP + ROW * index
        room = width - wide(label, 9, strong=True) - 12
        for at, words in enumerate(lines_of(f"{line.number}  {line.text}", 9.2, room)):
            marks.append(Words(0, y + 9 + 11.2 * at, words, 9.2))
        marks.append(Words(width, y + 9, label, 9, "ink", "end", strong=True))
        marks += bar(line, 0, y + 30, width - 150)
        marks.append(Words(width, y + 38, counts_words(line), 8.6, "muted", "end"))
    rows = tuple(_row(line, label) for line, label in zip(lines, judged, strict=True))
    alt = "; ".join(
        _("statement {number}, {label}: fewer than five asked").format(number=line.number, label=label)
        if _is_few(line)
        else _("statement {number}, {label}: {agree} of {asked} agree, of {size} members").format(
            number=line.number, label=label, agree=line.agree, asked=line.asked, size=line.size
        )
        for line, label in zip(shown, judged, strict=False)
    )
    height = TOP + ROW * len(shown) + 2
    return Chart(width, height, tuple(marks), title, f"{title}: {alt}.", _head(), rows, note=_note(lines))


def key(width: float) -> tuple[Mark, ...]:
    """What the inks and the bracket mean, in one line from the left."""
    marks: list[Mark] = []
    x = 0.0
    inks = (("for", _("agree")), ("abstain", _("pass")), ("against", _("against")), ("empty", _("not asked")))
    for ink, words in inks:
        marks += [Bar(x, 4, 13, 7, ink), Words(x + 17, 11, words, 8.6, "muted")]
        x += 17 + wide(words, 8.6) + 14
    told = _("where the agreement of all lies, 90 % sure")
    marks += [*_bracket(x, x + 16, 7.5), Words(x + 22, 11, told, 8.6, "muted")]
    return tuple(marks)


def bar(line: Counted, x: float, y: float, room: float) -> list[Mark]:
    """Agree, pass, against over everybody in a group, from zero; above it the span; a mark at the half."""
    marks: list[Mark] = [Bar(x, y, room, THICK, "empty")]
    if _is_few(line):
        return marks
    left = x
    for ink, count in (("for", line.agree), ("abstain", line.passed), ("against", line.disagree)):
        long = room * count / max(line.size, 1)
        if count:
            marks.append(Bar(left, y, max(long - 0.6, 0.4), THICK, ink))
        left += long
    marks.append(Line(x + room / 2, y - 5, x + room / 2, y + THICK + 1.5, "ink", 0.6, dashed=True))
    return [*marks, *_bracket(x + room * line.low, x + room * line.high, y - 3)]


def counts_words(line: Counted) -> str:
    """ "41 of 48 agree" of those asked, and the span of all where not all were asked; nothing of a few."""
    if _is_few(line):
        return _("fewer than five asked: not shown")
    told = _("{agree} of {asked} agree").format(agree=number(line.agree), asked=number(line.asked))
    return told if line.asked == line.size else f"{told} · {span(line)}"


def span(line: Counted) -> str:
    """From low to high in per cent, or the one figure where all were asked.

    Where both ends come to one figure though somebody was not asked, they are those that are left open.
    """
    low, high = (percent(Fraction(share).limit_denominator(10_000)) for share in (line.low, line.high))
    if low == high and line.asked < line.size:
        most = line.agree + line.size - line.asked
        low, high = (percent(Fraction(count, line.size)) for count in (line.agree, most))
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def ends(line: Counted) -> tuple[str, str]:
    """Low and high in per cent as plain numbers, for whoever reckons with the table."""
    return f"{100 * line.low:.1f}", f"{100 * line.high:.1f}"


def _is_few(line: Counted) -> bool:
    """Whether what was said would be told of one to four people."""
    return 0 < line.asked < SMALLEST


def _bracket(left: float, right: float, y: float) -> list[Mark]:
    ends: list[Mark] = [Line(x, y - 2, x, y + 2.5, "ink", 1.2) for x in (left, right)]
    return [Line(left, y, right, y, "ink", 1.2), *ends]


def _head() -> tuple[str, ...]:
    return (
        _("Statement"), _("Words"), _("Judged"), _("Asked"), _("Agree"), _("Against"), _("Pass"),
        _("Not asked"), _("Members"), _("Agreement of all, 90 % sure"), _("Low, %"), _("High, %"),
    )  # fmt: skip


def _row(line: Stated, label: str) -> tuple[str, ...]:
    if _is_few(line):
        hidden = (_("not shown"),) * 3
        asked, left = str(line.asked), str(line.size - line.asked)
        return (str(line.number), line.text, label, asked, *hidden, left, str(line.size), hidden[0], "", "")
    counts = (line.asked, line.agree, line.disagree, line.passed, line.size - line.asked, line.size)
    words = (str(line.number), line.text, label, *(str(count) for count in counts), span(line))
    return (*words, *ends(line))


def _note(lines: Sequence[Stated]) -> str:
    base = max((line.size for line in lines), default=0)
    told = ngettext("Base: {count} member.", "Base: {count} members.", base).format(count=number(base))
    if len(lines) <= MOST:
        return told
    more = _("The first {shown} of {all} statements; the table holds all.").format(
        shown=number(MOST), all=number(len(lines))
    )
    return f"{told} {more}"
