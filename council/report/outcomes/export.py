"""Recommendations as data: one JSON with a version number, and a CSV row a recommendation."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from council.decisions.ballots.saying import result_sentence
from council.decisions.outcome.considered.saying import reason_words, went_words
from council.decisions.outcome.considered.views import Considered
from council.decisions.outcome.recommended.fields import FIELDS, NAMES
from council.decisions.outcome.recommended.saying import carried_words, parts_of
from council.decisions.outcome.recommended.views import RecommendationView
from council.decisions.outcome.way.saying import roots_sentence
from council.files import guarded
from council.report.outcomes.facts import OutcomeFacts
from council.words import in_language

SCHEMA = "council-recommendations/1"
HEAD = ("number", "state", "text", *NAMES, "carried", "where_it_came_from", "missing")


def files_of(facts: OutcomeFacts) -> dict[str, bytes]:
    """The files by name: `recommendations.json` and `recommendations.csv`."""
    with in_language(facts.language):
        return {"recommendations.json": json_of(facts), "recommendations.csv": csv_of(facts)}


def json_of(facts: OutcomeFacts) -> bytes:
    """An object with `schema`, `recommendations` in their order, and what was `considered`."""
    told = {
        "schema": SCHEMA,
        "council": facts.council,
        "recommendations": [_recommendation(one) for one in facts.recommendations],
        "considered": [_considered(one) for one in facts.considered],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def csv_of(facts: OutcomeFacts) -> bytes:
    """One row a recommendation; UTF-8 with BOM, CRLF, and no cell a spreadsheet takes for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEAD)
    for one in facts.recommendations:
        cells = (
            str(one.number),
            one.state,
            one.text,
            *(one.values[name] for name in NAMES),
            carried_words(one),
            roots_sentence(one.roots),
            " ".join(field.name for field in one.missing),
        )
        writer.writerow([guarded(cell) for cell in cells])
    return ("\ufeff" + out.getvalue()).encode()


def _recommendation(one: RecommendationView) -> dict[str, Any]:
    return {
        "id": one.id,
        "number": one.number,
        "place": one.place,
        "state": one.state,
        "text": one.text,
        "adopted_text": one.decided_text,
        "fields": {field.name: one.values[field.name] for field in FIELDS},
        "missing": [field.name for field in one.missing],
        "theme": one.theme,
        "proposal": one.proposal_number,
        "wording": one.version,
        "authors": one.author_group,
        "carried": carried_words(one),
        "result": result_sentence(one.result) if one.result else "",
        "around": {part.title: list(part.lines) for part in parts_of(one)},
        "ties": [{"how": tie.how, "number": tie.number, "back": tie.back} for tie in one.ties],
        "minority_views": [
            {
                "number": view.number,
                "text": view.backed_text or view.text,
                "backers": view.backers,
                "base": view.base,
            }
            for view in one.minority_views
        ],
        "where_it_came_from": roots_sentence(one.roots),
    }


def _considered(one: Considered) -> dict[str, Any]:
    return {
        "number": one.number,
        "title": one.title,
        "state": one.state,
        "text": one.text,
        "reason": one.reason,
        "result": result_sentence(one.result) if one.result else "",
        "for": [reason_words(reason) for reason in one.on("for")],
        "against": [reason_words(reason) for reason in one.on("against")],
        "went_on": [went_words(part) for part in one.went_on],
        "statements": one.origins,
    }
