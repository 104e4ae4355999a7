"""The answers to one form: for each scale how many chose which point, with mean, middle half and base."""

from __future__ import annotations

from council.report.marks import Bar, Chart, Line, Mark, Triangle, Words, lines_of, refits, shortened
from council.report.numbers import decimal, number
from council.sessions.forms.results import Cell, QuestionResult, Results, hidden_words
from council.words import _

USUAL, FIGURES, TALL, FOOT, GAP = 330.0, 96.0, 34.0, 13.0, 8.0
SIZE, SMALL = 9.2, 8.0


@refits
def answers(results: Results, *, width: float = USUAL) -> Chart:
    """A row a scale: its words, its points as columns from the low end to the high, mean and base beside.

    A column that stands for several points is as wide as they are, and its area still says how many.
    """
    marks: list[Mark] = []
    y = 0.0
    scales = [one for one in results.questions if one.question.is_scale]
    for one in scales:
        lines = lines_of(_(one.question.text), SIZE, width - FIGURES, most=2)
        top = y + 11.5 * len(lines) + 1
        marks += [Words(0, y + 9 + 11.5 * at, line, SIZE) for at, line in enumerate(lines)]
        marks += _scale(one, top, width) + _figures(one, y, top, width=width)
        y = top + 10 + TALL + FOOT + GAP
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


def _scale(one: QuestionResult, y: float, width: float) -> list[Mark]:
    """The columns over their base line, and the names of both ends under it."""
    asked, base = one.question, y + 10 + TALL
    right, half = width - FIGURES, (width - FIGURES) / 2 - 6
    low = shortened(f"1 {_(asked.low)}", SMALL, half)
    high = shortened(f"{_(asked.high)} {asked.points}", SMALL, half)
    marks: list[Mark] = [
        Line(0, base, right, base, "rule", 0.8),
        Words(0, base + FOOT - 3, low, SMALL, "muted"),
        Words(right, base + FOOT - 3, high, SMALL, "muted", "end"),
    ]
    if one.mean is None:
        return [*marks, Words(right / 2, base - 12, _("not shown"), SMALL, "muted", "middle")]
    return marks + _columns(one, right=right, base=base)


def _columns(one: QuestionResult, *, right: float, base: float) -> list[Mark]:
    room = right / one.question.points
    tallest = max(_height(cell) for cell in one.cells) or 1
    marks: list[Mark] = []
    for cell in one.cells:
        x, wide = room * (cell.low - 1), room * (cell.high - cell.low + 1)
        tall = TALL * 0.72 * _height(cell) / tallest
        if cell.count:
            marks.append(Bar(x + 2, base - tall, wide - 4, tall, "teal"))
        marks.append(Words(x + wide / 2, base - tall - 2.5, number(cell.count), SMALL, "ink", "middle"))
    assert one.mean is not None
    middle = room * (float(one.mean) - 0.5)
    marks.append(Triangle(middle, base + 1.2, 6.0, "ink", up=True))
    return marks


def _height(cell: Cell) -> float:
    return cell.count / (cell.high - cell.low + 1)


def _figures(one: QuestionResult, y: float, top: float, *, width: float) -> list[Mark]:
    """Mean, middle half and base at the right of a row."""
    answered = _("{count} answers").format(count=number(one.answered))
    foot = top + 10 + TALL
    marks: list[Mark] = [Words(width, foot, answered, SMALL, "muted", "end")]
    if one.mean is not None:
        half = _("middle half {points}").format(points=half_words(one))
        marks.append(Words(width, y + 9.5, mean_words(one), 10.5, "ink", "end", strong=True))
        marks.append(Words(width, foot - 11, half, SMALL, "muted", "end"))
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
