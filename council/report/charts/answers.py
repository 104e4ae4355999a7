"""The answers to one form: for each scale how many chose which point, with mean, middle half and base."""

from __future__ import annotations

from council.report.charts.scale import FULL
from council.report.marks import Bar, Chart, Line, Mark, Triangle, Words, lines_of, shortened
from council.report.numbers import decimal, number
from council.sessions.forms.results import Cell, QuestionResult, Results, hidden_words
from council.words import _

LEFT, FIGURES, TALL, FOOT, GAP = 168.0, 92.0, 34.0, 13.0, 12.0
SIZE, SMALL = 9.2, 8.0


def answers(results: Results, *, width: float = FULL) -> Chart:
    """A row a scale: its words, its points as columns from the low end to the high, mean and base beside.

    A column that stands for several points is as wide as they are, and its area still says how many.
    """
    marks: list[Mark] = []
    y = 0.0
    scales = [one for one in results.questions if one.question.is_scale]
    for one in scales:
        marks += _row(one, y, width)
        y += TALL + FOOT + GAP + 10
    head = (_("Question"), _("Point"), _("Answers"), _("Of"), _("Mean"), _("Middle half"))
    rows = tuple(row for one in scales for row in _rows(one))
    title = _("{form}, session {number}").format(
        form=_(results.form.title), number=results.form.session_number
    )
    return Chart(
        width, max(y, 1.0), tuple(marks), title, _alt(results, title), head, rows, note=_note(results)
    )


def mean_words(one: QuestionResult) -> str:
    """ "3.9 of 5", or a dash where it is not shown."""
    if one.mean is None:
        return "–"
    return _("{mean} of {points}").format(mean=decimal(float(one.mean)), points=one.question.points)


def half_words(one: QuestionResult) -> str:
    """The points between which the middle half of the answers lies, or a dash."""
    if one.mean is None:
        return "–"
    return str(one.lower) if one.lower == one.upper else f"{one.lower}–{one.upper}"


def _row(one: QuestionResult, y: float, width: float) -> list[Mark]:
    asked = one.question
    marks: list[Mark] = []
    for at, line in enumerate(lines_of(_(asked.text), SIZE, LEFT - 12, most=3)):
        marks.append(Words(0, y + 20 + at * 11.5, line, SIZE))
    left, right = LEFT, width - FIGURES
    base, foot = y + 10 + TALL, y + 10 + TALL + FOOT - 3
    marks.append(Line(left, base, right, base, "rule", 0.8))
    half = (right - left) / 2 - 4
    marks.append(Words(left, foot, shortened(f"1 {_(asked.low)}", SMALL, half), SMALL, "muted"))
    high = shortened(f"{_(asked.high)} {asked.points}", SMALL, half)
    marks.append(Words(right, foot, high, SMALL, "muted", "end"))
    if one.mean is None:
        told = _("not shown")
        marks.append(Words((left + right) / 2, base - 12, told, SMALL, "muted", "middle"))
    else:
        marks += _columns(one, left=left, right=right, base=base)
    return marks + _figures(one, width=width, y=y)


def _columns(one: QuestionResult, *, left: float, right: float, base: float) -> list[Mark]:
    room = (right - left) / one.question.points
    tallest = max(_height(cell) for cell in one.cells) or 1
    marks: list[Mark] = []
    for cell in one.cells:
        x, wide = left + room * (cell.low - 1), room * (cell.high - cell.low + 1)
        tall = TALL * 0.72 * _height(cell) / tallest
        if cell.count:
            marks.append(Bar(x + 2, base - tall, wide - 4, tall, "theme1"))
        marks.append(Words(x + wide / 2, base - tall - 2.5, number(cell.count), SMALL, "ink", "middle"))
    assert one.mean is not None
    middle = left + room * (float(one.mean) - 0.5)
    marks.append(Triangle(middle, base + 1.2, 6.0, "ink", up=True))
    return marks


def _height(cell: Cell) -> float:
    return cell.count / (cell.high - cell.low + 1)


def _figures(one: QuestionResult, *, width: float, y: float) -> list[Mark]:
    right = width
    answered = _("{count} answers").format(count=number(one.answered))
    marks: list[Mark] = [Words(right, y + 42, answered, SMALL, "muted", "end")]
    if one.mean is not None:
        half = _("middle half {points}").format(points=half_words(one))
        marks.append(Words(right, y + 19, mean_words(one), 10.5, "ink", "end", strong=True))
        marks.append(Words(right, y + 31, half, SMALL, "muted", "end"))
    return marks


def _rows(one: QuestionResult) -> list[tuple[str, ...]]:
    asked, base = one.question, number(one.answered)
    if one.mean is None:
        return [(_(asked.text), "–", "–", base, "–", "–")]
    return [
        (_(asked.text), _points(cell), number(cell.count), base, mean_words(one), half_words(one))
        for cell in one.cells
    ]


def _points(cell: Cell) -> str:
    return str(cell.low) if cell.low == cell.high else f"{cell.low}–{cell.high}"


def _alt(results: Results, title: str) -> str:
    parts = [f"{title}."]
    for one in results.questions:
        if not one.question.is_scale:
            continue
        words = _("{question} Mean {mean}, middle half {half}, {count} answers.")
        told = {"mean": mean_words(one), "half": half_words(one), "count": number(one.answered)}
        parts.append(words.format(question=_(one.question.text), **told))
    return " ".join(parts)


def _note(results: Results) -> str:
    """What goes with the picture: how many of how many answered, and what is not shown alone."""
    if results.hidden:
        return hidden_words(results.hidden)
    if results.base is None:
        told = _("{count} sheets; who was there was not noted.").format(count=number(results.answered))
    else:
        told = _("{count} sheets of {base} people who were there.").format(
            count=number(results.answered), base=number(results.base)
        )
    return told + " " + _("Points that fewer than five chose stand together. The triangle is the mean.")
