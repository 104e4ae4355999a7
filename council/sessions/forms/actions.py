"""Verbs on forms: put one into a session, type sheets in from paper, let the laptop go round.

What comes from the screen is put into an urn beside the record of steps, so that not even the file tells who
sent what when; it cannot be undone. What comes from paper is a row like any other and can be taken back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from council.selection.pictures import SMALL
from council.sessions.forms import refusals
from council.sessions.forms.queries import question_views, sheets_of, urn_place
from council.sessions.forms.records import Form, FormAnswer
from council.sessions.forms.templates import Template, question_values
from council.sessions.records import Session
from council.sessions.refusals import PlanGone
from council.sessions.said.actions import import_statements
from council.sessions.wording import ImportedStatement, clean
from council.store import Db, forget, put_in_urn, reword_urn, sealed

LONGEST = 2_000  # characters of a free answer


def add_form(db: Db, *, form_id: str, session_id: str, template: Template, at: datetime) -> str:
    """Put a form into a session and return its id; its questions are copied as they are now.

    Raises: PlanGone; FormTwice where the session has this form already.
    """
    session = db.get(Session, session_id)
    if session is None:
        raise PlanGone()
    same = select(Form).where(Form.session_id == session_id, Form.template == template.id)
    if db.scalars(same.limit(1)).first() is not None:
        raise refusals.FormTwice(number=session.number)
    db.add(
        Form(
            id=form_id,
            session_id=session_id,
            template=template.id,
            version=template.version,
            kind=template.kind,
            title=template.title,
            lead=template.lead,
            questions=[question_values(question) for question in template.questions],
            at=at,
        )
    )
    return form_id


def remove_form(db: Db, *, form_id: str) -> None:
    """Take a form out of a session. Raises: FormGone; FormHasAnswers: what was answered stays."""
    form = _form(db, form_id)
    count = len(sheets_of(db, form_id))
    if count:
        raise refusals.FormHasAnswers(count=count)
    db.delete(form)


def enter_sheet(db: Db, *, form_id: str, answer_id: str, answers: Mapping[str, Any]) -> str:
    """Keep one sheet that was filled in on paper; an id already kept (a retry) is not added again.

    Args:
        answer_id: drawn by chance (UUID 4), so that it tells no order.
        answers: {question id: point or words}; blank words count as left out.
    Raises: FormGone, FormClosed, FormOnScreen, SheetEmpty, AnswerUnknown, AnswerTooLong.
    """
    form = _taking(db, form_id)
    if db.get(FormAnswer, answer_id) is None:
        db.add(FormAnswer(id=answer_id, form_id=form_id, answers=_sound(form, answers)))
    return answer_id


def enter_pile(db: Db, *, form_id: str, sheets: Mapping[str, Mapping[str, Any]]) -> int:
    """Keep many sheets of paper in one step, answers by an id drawn by chance; returns how many are new.

    Raises: as enter_sheet does; one bad sheet leaves none.
    """
    form = _taking(db, form_id)
    kept = set(db.scalars(select(FormAnswer.id).where(FormAnswer.form_id == form_id)))
    new = {id: answers for id, answers in sheets.items() if id not in kept}
    db.add_all(FormAnswer(id=id, form_id=form_id, answers=_sound(form, new[id])) for id in new)
    return len(new)


def take_back_sheet(db: Db, *, answer_id: str) -> None:
    """Take a sheet typed in from paper out again. Raises: SheetGone, FormClosed."""
    row = db.get(FormAnswer, answer_id)
    if row is None:
        raise refusals.SheetGone()
    if _form(db, row.form_id).state == "closed":
        raise refusals.FormClosed()
    db.delete(row)


@sealed
def begin_round(db: Db, *, form_id: str) -> None:
    """Let the laptop go round with a form: until the round ends its results are shown to nobody.

    Sealed: what is sent on screen leaves no step, so nothing before it can be taken back under it.
    Raises: FormGone, FormClosed.
    """
    form = _form(db, form_id)
    if form.state == "closed":
        raise refusals.FormClosed()
    form.state = "on_screen"


def send_answers(db: Db, *, form_id: str, answer_id: str, answers: Mapping[str, Any]) -> None:
    """Put one person's answers from the screen into the form's urn: no seat, no time, no step, no undo.

    Raises: FormGone, FormNotOnScreen, SheetEmpty, AnswerUnknown, AnswerTooLong.
    """
    form = _form(db, form_id)
    if form.state != "on_screen":
        raise refusals.FormNotOnScreen()
    put_in_urn(db, place=urn_place(form_id), paper_id=answer_id, paper=_sound(form, answers))


def end_round(db: Db, *, form_id: str) -> None:
    """The laptop is back; paper can be typed in again, and results are shown. Raises: FormGone."""
    form = _form(db, form_id)
    if form.state == "on_screen":
        form.state = "open"


def close_form(db: Db, *, form_id: str) -> None:
    """Take no more answers. Raises: FormGone, FormOnScreen."""
    form = _form(db, form_id)
    if form.state == "on_screen":
        raise refusals.FormOnScreen()
    form.state = "closed"


def open_form(db: Db, *, form_id: str) -> None:
    """Take answers again. Raises: FormGone."""
    form = _form(db, form_id)
    if form.state == "closed":
        form.state = "open"


def take_over_texts(
    db: Db, *, form_id: str, texts: Sequence[str], at: datetime, kind: str = "view"
) -> tuple[str, ...]:
    """Make statements of free answers somebody chose, shown as nobody's; ids in the order given.

    A text taken over before is not taken over again. Raises: FormGone, FormOnScreen, TooFewAnswers while
    fewer than five have answered, and as import_statements does.
    """
    form = _read(db, form_id)
    statements = [
        ImportedStatement(
            text=text,
            kind=kind,
            level="none",
            session_id=form.session_id,
            source=f"form {form_id} {sha256(text.encode()).hexdigest()[:16]}",
        )
        for text in texts
    ]
    return import_statements(db, statements=statements, at=at)


@sealed
def blank_words(db: Db, *, form_id: str, texts: Sequence[str]) -> int:
    """Blank free answers that would tell of somebody: gone from the sheets and from the record of steps.

    Returns: how many sheets bore them. Raises: FormGone, FormOnScreen, TooFewAnswers.
    """
    form = _read(db, form_id)
    ids, gone = {one.id for one in question_views(form) if not one.is_scale}, frozenset(texts)

    def kept(answers: dict[str, Any]) -> dict[str, Any]:
        return {id: given for id, given in answers.items() if id not in ids or given not in gone}

    count = sum(kept(sheet) != sheet for sheet in sheets_of(db, form_id))
    rows = list(db.scalars(select(FormAnswer).where(FormAnswer.form_id == form_id)))
    told = [row for row in rows if kept(row.answers) != row.answers]
    for row in told:
        row.answers = kept(row.answers)
    forget(db, FormAnswer, [row.id for row in told])
    reword_urn(db, place=urn_place(form_id), reword=kept)
    return count


def _read(db: Db, form_id: str) -> Form:
    """A form whose free answers may be read now."""
    form = _form(db, form_id)
    if form.state == "on_screen":
        raise refusals.FormOnScreen()
    count = len(sheets_of(db, form_id))
    if count < SMALL:
        raise refusals.TooFewAnswers(count=count, least=SMALL)
    return form


def _form(db: Db, form_id: str) -> Form:
    form = db.get(Form, form_id)
    if form is None:
        raise refusals.FormGone()
    return form


def _taking(db: Db, form_id: str) -> Form:
    """A form that takes sheets of paper now."""
    form = _form(db, form_id)
    if form.state != "open":
        raise refusals.FormOnScreen() if form.state == "on_screen" else refusals.FormClosed()
    return form


def _sound(form: Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that say something, each one its question can have."""
    asked = {question.id: question for question in question_views(form)}
    kept: dict[str, Any] = {}
    for id, given in answers.items():
        question = asked.get(id)
        if question is None:
            raise refusals.AnswerUnknown(answer=given, question=id, points=0)
        if question.is_scale:
            if not isinstance(given, int) or not 1 <= given <= question.points:
                raise refusals.AnswerUnknown(answer=given, question=question.text, points=question.points)
            kept[id] = given
        elif text := clean(str(given)):
            if len(text) > LONGEST:
                raise refusals.AnswerTooLong(length=len(text), most=LONGEST)
            kept[id] = text
    if not kept:
        raise refusals.SheetEmpty()
    return kept
