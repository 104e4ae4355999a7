"""Forms are data: one JSON file each, read strictly, so that a slip is named with file, line and key.

The texts are English and go through the catalogue where they are shown. Questions of one id are one measure:
asked at several sessions, their answers stand beside each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from council.sessions.checked import Checked, anything, list_of, one_of, text_of, whole, words
from council.sessions.forms.refusals import FormFileRefused
from council.words import N_, _

KINDS = {"checkin": N_("Check-in"), "pulse": N_("Pulse"), "evaluation": N_("Evaluation")}
SIDES = {"individual": N_("Each for themselves"), "collective": N_("All of us together")}
FEWEST, MOST = 2, 9  # points of a scale: one key each
MOST_QUESTIONS = 20


@dataclass(frozen=True, slots=True)
class Question:
    """One question: a scale from `low` at 1 to `high` at `points`, or free text where there are no ends.

    `side` says of whom it asks: "individual" (could I speak), "collective" (did we listen), "" for neither.
    """

    id: str
    text: str
    low: str = ""
    high: str = ""
    points: int = 5
    side: str = ""

    @property
    def is_scale(self) -> bool:
        return bool(self.low)


@dataclass(frozen=True, slots=True)
class Template:
    """A form as it ships or as a council wrote it: `lead` stands over the questions."""

    id: str
    version: int
    kind: str
    title: str
    lead: str
    licence: str
    author: str
    questions: tuple[Question, ...]
    inspired_by: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The templates that could be read, in the order of KINDS, and the refusals of those that could not."""

    templates: tuple[Template, ...]
    refused: tuple[FormFileRefused, ...]

    def find(self, template_id: str) -> Template | None:
        """The template with this id, or None."""
        return next((each for each in self.templates if each.id == template_id), None)


def read_shelf(folder: Path) -> Shelf:
    """Every form file of a folder; a broken one is refused, the others still load."""
    found: dict[str, Template] = {}
    refused = []
    for path in sorted(folder.glob("*.json")):
        try:
            made = read_template(path)
            if made.id in found:
                reason = _('"{id}" is taken by another file.').format(id=made.id)
                raise FormFileRefused(file=path.name, line=1, key="id", reason=reason)
            found[made.id] = made
        except FormFileRefused as error:
            refused.append(error)
    kinds = list(KINDS)
    templates = sorted(found.values(), key=lambda each: (kinds.index(each.kind), each.title))
    return Shelf(tuple(templates), tuple(refused))


def read_template(path: Path) -> Template:
    """One form from its file. Raises: FormFileRefused with file, line, key and reason."""
    return template_of(text_of(path, refusal=FormFileRefused), path.name)


def template_of(text: str, file: str) -> Template:
    """A form from its text; `file` names it in refusals. Raises: FormFileRefused."""
    reader = Checked(text, file, refusal=FormFileRefused)
    top = reader.keys(reader.values, (), KEYS, required=NEEDS)
    given = top.pop("questions")
    if not 1 <= len(given) <= MOST_QUESTIONS:
        reader.refuse(("questions",), _("a form has 1 to {most} questions.").format(most=MOST_QUESTIONS))
    questions = tuple(_question(reader, values, ("questions", at)) for at, values in enumerate(given))
    for at, question in enumerate(questions):
        if question.id in (before.id for before in questions[:at]):
            reader.refuse(("questions", at, "id"), _("two questions have this id."))
    return Template(questions=questions, **top)


def _question(reader: Checked, values: Any, path: tuple[str | int, ...]) -> Question:
    found = reader.keys(values, path, QUESTION_KEYS, required=("id", "text"))
    if ("low" in found) != ("high" in found):
        reader.refuse(path, _("a scale names both its ends, low and high; free text has neither."))
    if "low" not in found and ("points" in found or "side" in found):
        reader.refuse(path, _("points and side belong to a scale; free text has neither."))
    return Question(**found)


def question_values(question: Question) -> dict[str, Any]:
    """A question as plain values; what is as when not given is left out."""
    given = ((field, getattr(question, field.name)) for field in fields(question))
    return {field.name: value for field, value in given if value != field.default}


def questions_from(values: Iterable[dict[str, Any]]) -> tuple[Question, ...]:
    """Questions from the plain values they were kept as."""
    return tuple(Question(**each) for each in values)


def _points(value: Any) -> int:
    if whole(value) not in range(FEWEST, MOST + 1):
        raise ValueError(_("a scale has {fewest} to {most} points.").format(fewest=FEWEST, most=MOST))
    return int(value)


KEYS = {
    "id": words,
    "version": whole,
    "kind": one_of(tuple(KINDS)),
    "title": words,
    "lead": words,
    "licence": words,
    "author": words,
    "inspired_by": words,
    "questions": list_of(anything),
}
NEEDS = ("id", "version", "kind", "title", "lead", "licence", "author", "questions")
QUESTION_KEYS = {
    "id": words,
    "text": words,
    "low": words,
    "high": words,
    "points": _points,
    "side": one_of(tuple(SIDES)),
}
