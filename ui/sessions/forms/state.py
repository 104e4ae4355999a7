"""What the page of forms shows, thought out of the answers of the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.sessions.forms.results import FormView, Results, hidden_words
from council.sessions.forms.templates import KINDS
from council.words import N_, _, ngettext

STATES = {"open": "", "on_screen": N_("going round on screen"), "closed": N_("closed")}


@dataclass(frozen=True, slots=True)
class FormRow:
    """One form in the list: its title, what kind and state it has, how many answered."""

    id: str
    title: str
    quiet: str
    side: str
    form: FormView

    @classmethod
    def of(cls, form: FormView) -> FormRow:
        words = [_(KINDS[form.kind])] if _(KINDS[form.kind]) != _(form.title) else []
        count = len(form.questions)
        words.append(ngettext("{count} question", "{count} questions", count).format(count=count))
        if form.state != "open":
            words.append(_(STATES[form.state]))
        return cls(form.id, _(form.title), " · ".join(words), str(form.answered), form)


@dataclass(frozen=True, slots=True)
class TextRow:
    """One free answer, under the question it answers."""

    id: str
    text: str
    question: str


@dataclass(frozen=True, slots=True)
class AnswersState:
    """One form's answers: a line of facts, why figures are hidden, free answers."""

    title: str
    facts: str
    hidden: str
    texts: tuple[TextRow, ...]
    scales: bool

    @classmethod
    def of(cls, results: Results) -> AnswersState:
        texts = tuple(
            TextRow(f"{one.question.id} {at}", text, _(one.question.text))
            for one in results.questions
            for at, text in enumerate(one.texts)
        )
        scales = not results.hidden and any(one.question.is_scale for one in results.questions)
        return cls(_(results.form.title), facts_of(results), hidden_words(results.hidden), texts, scales)


def facts_of(results: Results) -> str:
    """How many answered, of how many who were there."""
    count = results.answered
    told = ngettext("{count} sheet", "{count} sheets", count).format(count=count)
    if results.base is None:
        return _("{sheets}; who was there was not noted").format(sheets=told)
    return _("{sheets} of {base} who were there").format(sheets=told, base=results.base)


@dataclass(frozen=True, slots=True)
class FormsState:
    """The list of a session's forms and the line in the head."""

    facts: str
    rows: tuple[FormRow, ...]

    @classmethod
    def of(cls, forms: Sequence[FormView]) -> FormsState:
        count, answered = len(forms), sum(form.answered for form in forms)
        told = ngettext("{count} form", "{count} forms", count).format(count=count)
        sheets = ngettext("{count} sheet in", "{count} sheets in", answered).format(count=answered)
        return cls(f"{told} · {sheets}" if forms else "", tuple(FormRow.of(form) for form in forms))


# ---- what can be done with a form now: True, or why not ----


def may_enter(form: FormView | None) -> bool | str:
    """Whether sheets of paper can be typed in, and the form be closed."""
    if form is None:
        return _("Choose a form in the list first.")
    closed = _("This form is closed.") if form.state == "closed" else _("The laptop is going round.")
    return form.state == "open" or closed


def may_remove(form: FormView | None) -> bool | str:
    """Whether it can go: only while nobody has answered."""
    if form is None:
        return _("Choose a form in the list first.")
    return not form.answered or _("What was answered stays in the record.")


def may_go_round(form: FormView | None) -> bool | str:
    """Whether a laptop can go round with it, or goes already."""
    if form is None:
        return _("Choose a form in the list first.")
    return form.state != "closed" or _("This form is closed.")


def is_on_screen(form: FormView | None) -> bool:
    """Whether the laptop goes round with it."""
    return form is not None and form.state == "on_screen"


def is_closed(form: FormView | None) -> bool:
    """Whether it takes no more answers."""
    return form is not None and form.state == "closed"
