"""Questions about forms, answered as frozen values; nobody's sheet is ever shown by itself."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import select

from council.sessions.forms import refusals
from council.sessions.forms.records import Form, FormAnswer
from council.sessions.forms.results import FormView, Results, present_base, results_of
from council.sessions.forms.templates import KINDS, Question, questions_from
from council.sessions.records import Attendance, Session
from council.store import Db, urn_of


def forms_of(db: Db, *, session_id: str | None = None) -> tuple[FormView, ...]:
    """The forms of a session, or of all, in the order of sessions and kinds."""
    rows = select(Form, Session.number).join(Session, Session.id == Form.session_id)
    if session_id is not None:
        rows = rows.where(Form.session_id == session_id)
    kinds, counts = list(KINDS), _typed_in(db)
    views = [
        _view(form, number, counts[form.id] + len(_in_urn(db, form.id))) for form, number in db.execute(rows)
    ]
    return tuple(sorted(views, key=lambda view: (view.session_number, kinds.index(view.kind), view.title)))


def form_results_of(db: Db, *, form_id: str) -> Results:
    """A form's answers with their bases, small cells gathered. Raises: FormGone."""
    form = db.get(Form, form_id)
    if form is None:
        raise refusals.FormGone()
    return _results(db, form)


def all_form_results_of(db: Db, *, session_id: str | None = None) -> tuple[Results, ...]:
    """The answers of all forms of a session, or of the whole council, as forms_of orders them."""
    return tuple(form_results_of(db, form_id=each.id) for each in forms_of(db, session_id=session_id))


# ---- for the verbs of this door ----


def urn_place(form_id: str) -> str:
    """Where a form's answers from the screen lie."""
    return f"form:{form_id}"


def question_views(form: Form) -> tuple[Question, ...]:
    """The questions as they were asked."""
    return questions_from(form.questions)


def sheets_of(db: Db, form_id: str) -> list[dict[str, Any]]:
    """Every sheet of a form, from paper and from the screen; the order tells nothing."""
    rows = select(FormAnswer).where(FormAnswer.form_id == form_id).order_by(FormAnswer.id)
    return [row.answers for row in db.scalars(rows)] + list(_in_urn(db, form_id))


def _results(db: Db, form: Form) -> Results:
    session = db.get(Session, form.session_id)
    sheets = sheets_of(db, form.id)
    view = _view(form, session.number if session else 0, len(sheets))
    states = db.scalars(select(Attendance.state).where(Attendance.session_id == form.session_id))
    return results_of(view, sheets, base=present_base(states))


def _typed_in(db: Db) -> Counter[str]:
    return Counter(db.scalars(select(FormAnswer.form_id)))


def _in_urn(db: Db, form_id: str) -> tuple[dict[str, Any], ...]:
    return urn_of(db, place=urn_place(form_id))


def _view(form: Form, session_number: int, answered: int) -> FormView:
    return FormView(
        id=form.id,
        session_id=form.session_id,
        session_number=session_number,
        template=form.template,
        version=form.version,
        kind=form.kind,
        title=form.title,
        lead=form.lead,
        questions=question_views(form),
        state=form.state,
        answered=answered,
    )
