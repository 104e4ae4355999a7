"""What a form's answers come to: counts with their base, never a cell that could betray somebody.

Points of a scale that fewer than five people chose stand together with their neighbours; nothing at all is
shown of a question that fewer than five answered, nor while the laptop is still going round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from council.files import csv_bytes
from council.selection.pictures import SMALL
from council.sessions.forms.templates import KINDS, SIDES, Question
from council.words import _

FEW, ROUND = "few", "round"  # why figures are not shown


@dataclass(frozen=True, slots=True)
class FormView:
    """One form of one session, and how many have answered it. `state`: open, on_screen, closed."""

    id: str
    session_id: str
    session_number: int
    template: str
    version: int
    kind: str
    title: str
    lead: str
    questions: tuple[Question, ...]
    state: str
    answered: int


@dataclass(frozen=True, slots=True)
class Cell:
    """So many people chose a point of the scale, or one of the points from `low` to `high`."""

    low: int
    high: int
    count: int


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """The answers to one question; `answered` is their base. `hidden`: "", or FEW or ROUND.

    `lower`, `median` and `upper` are points of the scale: a quarter, half and three quarters of the answers
    lie at or below them. `texts` are free answers in the order of the alphabet, which tells nothing.
    """

    question: Question
    answered: int
    cells: tuple[Cell, ...] = ()
    mean: Fraction | None = None
    lower: int = 0
    median: int = 0
    upper: int = 0
    texts: tuple[str, ...] = ()
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """A form's answers. `base`: the people who were there, or None where attendance was not kept."""

    form: FormView
    answered: int
    base: int | None
    questions: tuple[QuestionResult, ...]
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One measure in one session: its result, and from which kind of form it comes."""

    session_number: int
    kind: str
    result: QuestionResult


@dataclass(frozen=True, slots=True)
class Measure:
    """One question over the sessions; the wording and the scale are those it was last asked with."""

    question: Question
    points: tuple[Point, ...]


def results_of(form: FormView, sheets: Sequence[Mapping[str, Any]], *, base: int | None) -> Results:
    """Count the sheets of a form.

    Args:
        sheets: {question id: point or words}; what was left out is not there.
        base: how many people could have answered, None where nobody counted.
    """
    hidden = ROUND if form.state == "on_screen" else FEW if len(sheets) < SMALL else ""
    questions = tuple(_question_result(question, sheets, hidden) for question in form.questions)
    return Results(form, len(sheets), base, questions, hidden)


def _question_result(question: Question, sheets: Sequence[Mapping[str, Any]], hidden: str) -> QuestionResult:
    given = [sheet[question.id] for sheet in sheets if question.id in sheet]
    if hidden or (question.is_scale and len(given) < SMALL):
        return QuestionResult(question, len(given), hidden=hidden or FEW)
    if not question.is_scale:
        texts = sorted((str(text) for text in given), key=lambda text: (text.casefold(), text))
        return QuestionResult(question, len(given), texts=tuple(texts))
    chosen = sorted(int(point) for point in given)
    lower, median, upper = (_rank(chosen, quarter) for quarter in (1, 2, 3))
    cells = gathered([chosen.count(point) for point in range(1, question.points + 1)])
    mean = Fraction(sum(chosen), len(chosen))
    return QuestionResult(question, len(given), cells, mean, lower, median, upper)


def _rank(chosen: Sequence[int], quarter: int) -> int:
    """The least point at or below which so many quarters of the answers lie."""
    return chosen[-(-len(chosen) * quarter // 4) - 1]


def gathered(counts: Sequence[int], *, least: int = SMALL) -> tuple[Cell, ...]:
    """Counts of the points from 1 as cells of nobody or of at least `least` people.

    A cell that is too small joins the smaller of its neighbours, one with people before an empty one.
    """
    cells = [Cell(point, point, count) for point, count in enumerate(counts, start=1)]
    while len(cells) > 1:
        small = [at for at, cell in enumerate(cells) if 0 < cell.count < least]
        if not small:
            break
        at = min(small, key=lambda at: (cells[at].count, at))
        beside = [other for other in (at - 1, at + 1) if 0 <= other < len(cells)]
        other = min(beside, key=lambda other: (cells[other].count == 0, cells[other].count, other))
        low, high = sorted((at, other))
        count = cells[low].count + cells[high].count
        cells[low : high + 1] = [Cell(cells[low].low, cells[high].high, count)]
    return tuple(cells)


def measures_of(results: Iterable[Results]) -> tuple[Measure, ...]:
    """The scales of all forms by question id: individual, collective, the rest; asked most often first."""
    points: dict[str, list[Point]] = {}
    asked: dict[str, Question] = {}
    for each in _in_time(results):
        for result in each.questions:
            if result.question.is_scale:
                one = Point(each.form.session_number, each.form.kind, result)
                points.setdefault(result.question.id, []).append(one)
                asked[result.question.id] = result.question
    sides = [*SIDES, ""]
    order = sorted(points, key=lambda id: (sides.index(asked[id].side), -len(points[id])))
    return tuple(Measure(asked[id], tuple(points[id])) for id in order)


def _in_time(results: Iterable[Results]) -> list[Results]:
    kinds = list(KINDS)
    return sorted(results, key=lambda each: (each.form.session_number, kinds.index(each.form.kind)))


def cell_words(cell: Cell, question: Question) -> str:
    """What a cell stands for: its point or points, an end with its name."""
    words = str(cell.low) if cell.low == cell.high else f"{cell.low}–{cell.high}"
    ends = [_(question.low)] if cell.low == 1 else []
    ends += [_(question.high)] if cell.high == question.points else []
    return f"{words} {' … '.join(ends)}" if ends and cell.low == cell.high else words


def hidden_words(hidden: str) -> str:
    """Why nothing is shown, as a sentence; "" when all is."""
    if hidden == ROUND:
        return _("Results are shown when the round on screen has ended.")
    if hidden == FEW:
        return _("Results are shown from {least} answers on.").format(least=SMALL)
    return ""


HEAD = (
    "session", "form", "question", "text", "measure", "points", "lowest", "highest",
    "answered", "sheets", "present", "mean", "quarter", "median", "three_quarters",
    "from", "to", "count", "words",
)  # fmt: skip


def results_csv(results: Iterable[Results]) -> bytes:
    """Every cell and every free answer as a row of CSV, with its base; what is hidden has no figures."""
    return csv_bytes(HEAD, [row for each in _in_time(results) for row in _rows(each)])


def _rows(results: Results) -> Iterable[tuple[str, ...]]:
    form = results.form
    for one in results.questions:
        asked = one.question
        points = (str(asked.points), asked.low, asked.high) if asked.is_scale else ("", "", "")
        base = "" if results.base is None else str(results.base)
        counted = (str(one.answered), str(results.answered), base)
        head = (str(form.session_number), form.kind, asked.id, asked.text, asked.side, *points, *counted)
        if one.mean is None:
            none = ("", "", "", "", "", "", "")
            yield from ((*head, *none, text) for text in one.texts or ("",))
        else:
            spread = (f"{float(one.mean):.2f}", str(one.lower), str(one.median), str(one.upper))
            for cell in one.cells:
                yield (*head, *spread, str(cell.low), str(cell.high), str(cell.count), "")


def present_base(states: Iterable[str]) -> int | None:
    """How many were there at any time, by their states of attendance; None where nothing was noted."""
    counts = Counter(states)
    return sum(counts[state] for state in ("present", "late", "left")) if counts else None
