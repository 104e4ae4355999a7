"""Facts → tables: one row a thing, every count beside its base, text as it was written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from council.files import guarded
from council.report.facts import BallotFacts, Facts, RoundFacts
from council.words import N_

Row = Sequence[str | int | float | None]


def csv_of(head: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A table as CSV that no spreadsheet takes for formulas: UTF-8 with BOM, CRLF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow(
            ["" if cell is None else guarded(cell) if isinstance(cell, str) else cell for cell in row]
        )
    return ("\ufeff" + out.getvalue()).encode()


def _ballot_cells(ballot: BallotFacts | None) -> tuple[Any, ...]:
    if ballot is None:
        return ("", "", "", "", "", "", "")
    result = "" if ballot.passes is None else "carried" if ballot.passes else "not carried"
    if ballot.steps:
        result = ballot.outcome
    sides = ("", "") if ballot.steps else (ballot.yes, ballot.no)
    return (
        *sides,
        ballot.abstained,
        ballot.base,
        ballot.base_name,
        str(ballot.threshold),
        result,
    )


def _recommendations(facts: Facts) -> Iterable[Row]:
    return (
        (
            one.number,
            one.title,
            one.text,
            one.theme,
            one.rationale,
            one.addressee,
            one.who,
            one.by_when,
            *_ballot_cells(one.ballot),
        )
        for one in facts.recommendations
    )


def _votes(facts: Facts) -> Iterable[Row]:
    return (
        (b.number, b.title, b.entitled, b.issued, b.returned, b.valid, b.spoiled, *_ballot_cells(b))
        for b in facts.ballots
    )


def _composition(facts: Facts) -> Iterable[Row]:
    return (
        (c.feature, c.value, c.pool, c.panel, c.least, c.most, "" if c.share is None else str(c.share))
        for c in facts.categories
    )


def _selection(facts: Facts) -> Iterable[Row]:
    draw = facts.draw
    return () if draw is None else ((str(chance), float(chance), people) for chance, people in draw.chances)


def _attendance(facts: Facts) -> Iterable[Row]:
    return (
        (
            s.number,
            s.title,
            s.day.isoformat() if s.day else "",
            s.start,
            s.end,
            s.began,
            s.ended,
            s.present if s.seated else "",
            s.seated or "",
            s.statements,
        )
        for s in facts.sessions
    )


def _themes(facts: Facts) -> Iterable[Row]:
    return (
        (t.number, t.title, ", ".join(t.words), t.statements, "under 5" if t.few else t.authors)
        for t in facts.themes
    )


def _ground(facts: Facts) -> Iterable[Row]:
    return (
        (
            g.number,
            g.text,
            g.theme,
            g.asked,
            g.agree,
            g.disagree,
            g.passed,
            round(g.support, 6),
            round(g.low, 6),
            round(g.high, 6),
            g.label,
            g.least_group,
        )
        for g in facts.ground
    )


def _minority(facts: Facts) -> Iterable[Row]:
    return ((m.about, m.text, m.backers, m.base, "yes" if m.printed else "no") for m in facts.minorities)


def _stages(facts: Facts) -> Iterable[Row]:
    told, draw = facts.stages, facts.draw
    if told is None or draw is None:
        return ()
    stages: list[Row] = [("letters", told.letters, "")] if told.letters else []
    stages.append(("answered", draw.answered, told.letters or ""))
    stages += [(f"left out: {reason}", people, draw.answered) for reason, people in told.left_out]
    got = told.drawn + told.replaced
    return (
        *stages,
        ("could be drawn", draw.pool, draw.answered),
        ("drawn", draw.seats, draw.pool),
        ("came in place of somebody", told.replaced, got),
        ("took their seat", told.confirmed, got),
        ("declined", told.declined, got),
        ("left later", told.withdrew, got),
        ("wait as alternates", told.alternates, ""),
    )


def _draws(facts: Facts) -> Iterable[Row]:
    return (
        (
            one.number,
            one.purpose,
            one.state,
            one.seats,
            one.committed.isoformat(),
            one.ended.isoformat() if one.ended else "",
            _known(one.ticket),
            one.commitment,
            one.reason,
        )
        for one in facts.lotteries
    )


def _agenda(facts: Facts) -> Iterable[Row]:
    return (
        (
            s.number,
            at,
            item.title,
            item.method,
            item.planned,
            _known(item.took),
            item.state,
        )
        for s in facts.sessions
        for at, item in enumerate(s.items, start=1)
    )


def _known(count: int | None) -> int | str:
    """A count, or an empty cell: what was not noted is not nought."""
    return "" if count is None else count


def _rounds(facts: Facts) -> Iterable[Row]:
    for kind, many in (("recommendation", facts.recommendations), ("proposal", facts.proposals)):
        for one in many:
            for turn in one.rounds:
                yield (kind, one.number, turn.turn, turn.version, *_spread(turn))


def _spread(turn: RoundFacts) -> tuple[Any, ...]:
    """How a wording was rated; nothing where so few did that it would tell who."""
    spread = turn.spread
    if spread is None:
        return ("", "", "", "", "", "under 5")
    counts = ", ".join(map(str, spread.ratings))
    return (spread.rated, spread.supporting, spread.passes, spread.spoiled, spread.present, counts)


def _evidence(facts: Facts) -> Iterable[Row]:
    return ((e.session, e.title, e.source, e.position, _known(e.minutes), e.links) for e in facts.evidence)


def _questions(facts: Facts) -> Iterable[Row]:
    return (
        (q.session, q.text, ", ".join(map(str, q.tables)), q.rank or "", q.speaker, q.state, q.answer, q.due)
        for q in facts.questions
    )


def _evaluation(facts: Facts) -> Iterable[Row]:
    for form in facts.evaluation.forms:
        told = form.record
        for one in told.answers:
            head = (form.session, told.kind, one.question, one.side, one.answered, told.answered)
            base = "" if told.base is None else told.base
            if one.mean is None:
                yield (*head, base, "", "", "", "")
            for low, high, people in one.cells if one.mean is not None else ():
                yield (*head, base, one.mean, low, high, people)


def _floor(facts: Facts) -> Iterable[Row]:
    for one in facts.evaluation.floors:
        yield (one.session, "all", "", one.turns, one.turns, one.spoke, one.present)
    voices = facts.evaluation.voices
    for group in voices.groups if voices else ():
        for cell in group.cells:
            counts = ("", "", "") if cell.hidden else (cell.turns, cell.spoke, cell.people)
            yield ("", group.field, cell.value, counts[0], voices.turns if voices else "", *counts[1:])


_RESULT = ("for", "against", "abstained", "base", "base_is", "threshold", "result")

TABLES: dict[str, tuple[tuple[str, ...], Callable[[Facts], Iterable[Row]]]] = {
    "recommendations": (
        ("number", "title", "text", "theme", "rationale", "addressee", "who", "by_when", *_RESULT),
        _recommendations,
    ),
    "votes": (("ballot", "text", "entitled", "issued", "returned", "valid", "spoiled", *_RESULT), _votes),
    "composition": (("feature", "value", "pool", "panel", "least", "most", "population_share"), _composition),
    "selection": (("chance", "chance_decimal", "people"), _selection),
    "stages": (("stage", "people", "of"), _stages),
    "draws": (
        ("draw", "for", "state", "seats", "fixed", "ended", "ticket", "fingerprint", "reason"), _draws),
    "attendance": (
        ("session", "title", "day", "start", "end", "began", "ended", "present", "seats", "statements"),
        _attendance),
    "agenda": (("session", "item", "title", "method", "planned", "taken", "state"), _agenda),
    "rounds": (
        ("of", "number", "round", "wording", "rated", "in_support", "passed", "spoiled", "present",
         "ratings_best_first"),
        _rounds),
    "evidence": (("session", "title", "source", "position", "minutes", "links"), _evidence),
    "questions": (
        ("session", "question", "tables", "rank", "speaker", "state", "answer", "due"), _questions),
    "evaluation": (
        ("session", "form", "question", "side", "answered", "sheets", "present", "mean", "from", "to",
         "people"), _evaluation),
    "floor": (("session", "feature", "group", "turns", "of_turns", "spoke", "people"), _floor),
    "themes": (("theme", "title", "words", "statements", "members"), _themes),
    "ground": (
        (
            "statement",
            "text",
            "theme",
            "asked",
            "agree",
            "disagree",
            "pass",
            "support",
            "low",
            "high",
            "label",
            "least_group",
        ),
        _ground,
    ),
    "minority_views": (("about", "text", "backers", "of", "printed"), _minority),
}  # fmt: skip

ABOUT = {
    "recommendations": N_("Every recommendation with its reasons and its result"),
    "votes": N_("Every ballot with all counts"),
    "composition": N_("The panel beside its targets, the pool and the population"),
    "selection": N_("Everybody’s chance: how many people had which"),
    "stages": N_("People at each stage, from the letters to the panel"),
    "draws": N_("Every draw with its fingerprint, those that came to nothing too"),
    "attendance": N_("The sessions, their times, and who was there"),
    "agenda": N_("Every agenda item as planned and as it was"),
    "rounds": N_("Support rounds: how each wording was rated"),
    "evidence": N_("What was heard from outside, with minutes and position"),
    "questions": N_("What the tables asked, and what was answered"),
    "evaluation": N_("What members answered to forms"),
    "floor": N_("Turns by session and by group"),
    "themes": N_("The themes with their statements and members"),
    "ground": N_("Every statement voted on, with its counts"),
    "minority_views": N_("Texts of those who lost, with their backing"),
}
