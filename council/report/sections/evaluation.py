"""How the council judged itself: what members answered to forms, and how the floor was shared."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from council.report import charts
from council.report.blocks import (
    Block,
    Column,
    Figure,
    Grid,
    Heading,
    Paragraph,
    Picture,
    Section,
)
from council.report.facts import EvaluationFacts, Facts, FloorFacts, FormFacts
from council.report.numbers import decimal, number, percent, said
from council.report.sections.telling import written
from council.sessions.forms.results import Cell, cell_words
from council.sessions.forms.templates import SIDES, Question
from council.sessions.minutes.facts import AnswerRecord
from council.sessions.turns import Voices
from council.words import _, ngettext

PANELS = 4  # of one side in one chart, so that it fits on a page with its title and its caption


def evaluation(facts: Facts) -> Section | None:
    """Forms with their returns, each measure over the sessions, and how the turns were shared."""
    judged = facts.evaluation
    notes = written(facts, "evaluation")
    if not judged.forms and not judged.floors and not notes:
        return None
    blocks: list[Block] = []
    if judged.forms:
        blocks += [Heading(_("What members answered")), *_returns(judged.forms), *_measures(judged)]
    if judged.floors:
        blocks += _floor(judged, len(facts.sessions))
    if notes:
        blocks += [Heading(_("What observers saw")), *written(facts, "evaluation", level=4)]
    return Section("evaluation", _("Evaluation"), tuple(blocks), fresh=True)


def _returns(forms: Sequence[FormFacts]) -> tuple[Block, ...]:
    told = _(
        "Forms were filled in without a name. Nothing is shown of a question fewer than five people "
        "answered; "
        "points of a scale that fewer than five chose are counted together with their neighbours."
    )
    columns = (
        Column(_("Session"), 0.7),
        Column(_("Form"), 2.6),
        Column(_("Handed in"), 2.2),
        Column(_("Questions"), 0.8, right=True),
    )
    rows = tuple(
        (
            number(one.session),
            _(one.record.title),
            _handed(one),
            number(len(one.record.answers)),
        )
        for one in forms
    )
    return Paragraph(told), Grid(_("Forms handed in"), columns, rows)


def _handed(one: FormFacts) -> str:
    if one.record.base is None:
        return _("{count}; nobody counted who was there").format(count=number(one.record.answered))
    return said(Figure(one.record.answered, one.record.base, _("members who were there")))


def _measures(judged: EvaluationFacts) -> tuple[Block, ...]:
    """The measures asked more than once, four of each side in one chart; the first says how to read them."""
    often = [one for one in judged.measures if sum(p.result.mean is not None for p in one.points) > 1]
    mine = [one for one in often if one.question.side == "individual"]
    ours = [one for one in often if one.question.side != "individual"]
    return tuple(
        Picture(charts.measures((*mine[at : at + PANELS], *ours[at : at + PANELS])), "" if at else _reading())
        for at in range(0, max(len(mine), len(ours)), PANELS)
    )


def _reading() -> str:
    return _(
        "Shown are questions asked in more than one session. A dot is the mean of the answers of one "
        "session, "
        "its band their middle half; how many answered stands below. Every question stands in the annex, "
        "with "
        "its spread."
    )


def answers(forms: Sequence[FormFacts]) -> Grid | None:
    """Every question on a scale with its answers, session by session; None where there are none."""
    rows = tuple(
        (number(one.session), *_answer(answer))
        for one in forms
        for answer in one.record.answers
        if answer.points
    )
    columns = (
        Column(_("Session"), 0.7),
        Column(_("Question"), 2.6),
        Column(_("Of whom"), 1.0),
        Column(_("Answers"), 0.7, right=True),
        Column(_("Mean"), 0.5, right=True),
        Column(_("Spread: point, people"), 2.3),
    )
    return Grid(_("Answers to every question on a scale"), columns, rows) if rows else None


def _answer(one: AnswerRecord) -> tuple[str, ...]:
    side = _(SIDES[one.side]) if one.side in SIDES else "–"
    if one.hidden or one.mean is None:
        return (_(one.question), side, number(one.answered), "–", _("hidden: fewer than five"))
    asked = Question(id="", text=one.question, low=one.low, high=one.high, points=one.points, side=one.side)
    spread = "; ".join(
        _("{point}: {count}").format(point=cell_words(Cell(low, high, count), asked), count=number(count))
        for low, high, count in one.cells
    )
    return (_(one.question), side, number(one.answered), decimal(one.mean), spread)


def _floor(judged: EvaluationFacts, sessions: int) -> tuple[Block, ...]:
    """Turns by session, then by group over all of them."""
    logged = said(Figure(len(judged.floors), sessions, _("sessions")))
    told = _(
        "Turns were logged in {figure}; of the others nothing is known. What was said is no part of the log."
    ).format(figure=logged)
    if any(not one.noted for one in judged.floors):
        told += " " + _("Where attendance was not noted everybody expected counts as present.")
    blocks: list[Block] = [Heading(_("How the floor was shared")), Paragraph(told), _turns(judged.floors)]
    if judged.voices is not None and any(not c.hidden for g in judged.voices.groups for c in g.cells):
        blocks.append(_groups(judged.voices))
    return tuple(blocks)


def _turns(floors: Sequence[FloorFacts]) -> Grid:
    columns = (
        Column(_("Session"), 0.7),
        Column(_("Turns"), 0.6, right=True),
        Column(_("Minutes"), 0.7, right=True),
        Column(_("Had a turn"), 2.2),
        Column(_("Those who spoke most often"), 2.2),
    )
    rows = tuple(
        (
            number(one.session),
            number(one.turns),
            number(one.minutes),
            said(Figure(one.spoke, one.present, _("members present"))),
            _most_often(one),
        )
        for one in floors
    )
    return Grid(_("Turns in the sessions where they were logged"), columns, rows)


def _most_often(one: FloorFacts) -> str:
    if not one.top_people:
        return "–"
    words = ngettext("{people} member had {figure}", "{people} members had {figure}", one.top_people)
    return words.format(
        people=number(one.top_people), figure=said(Figure(one.top_turns, one.turns, _("turns")))
    )


def _groups(voices: Voices) -> Grid:
    """Each group's share of the turns beside its share of the time it was there."""
    columns = (
        Column(_("Feature"), 1.2),
        Column(_("Group"), 1.5),
        Column(_("Members there"), 0.9, right=True),
        Column(_("Turns"), 0.6, right=True),
        Column(_("Share of turns"), 0.9, right=True),
        Column(_("Share of presence"), 1.0, right=True),
    )
    rows = []
    for group in voices.groups:
        if all(cell.hidden for cell in group.cells):
            continue
        for cell in group.cells:
            counts = ("–", "–", "–", "–")
            if not cell.hidden:
                counts = (number(cell.people), number(cell.turns), _share(cell.turn_share),
                          _share(cell.presence_share))  # fmt: skip
            name = group.field[:1].upper() + group.field[1:]
            rows.append((name, cell.value or _("not known"), *counts))
    return Grid(
        _("Who held the floor, of {turns} turns of {people} members there").format(
            turns=number(voices.turns), people=number(voices.present)
        ),
        columns,
        tuple(rows),
        note=_("A dash hides a group of fewer than five people, and one it could be worked out from."),
        people=(2,),
    )


def _share(share: float) -> str:
    return percent(Fraction(share).limit_denominator(1_000_000))
