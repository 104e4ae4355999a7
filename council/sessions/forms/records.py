"""What is kept of the forms: the questions as they were asked, and answers that are nobody's.

A sheet has no seat, no time and an id by chance, so that no order can be read from it. Answers given on the
screen leave no row here at all: they lie in the form's urn (council.store.urn), beside the record of steps.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from council.sessions import records as sessions_records  # noqa: F401  the session pointed at below
from council.store import Json, Moment, Record, reference


class Form(Record):
    """One form of one session; its questions are a copy, so that a later template changes nothing here."""

    __tablename__ = "form"
    session_id: Mapped[str] = reference("session.id")
    template: Mapped[str]
    version: Mapped[int]
    kind: Mapped[str]  # checkin, pulse, evaluation
    title: Mapped[str]
    lead: Mapped[str] = mapped_column(default="")
    questions: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    state: Mapped[str] = mapped_column(default="open")  # open, on_screen, closed
    at: Mapped[datetime] = mapped_column(Moment)


class FormAnswer(Record):
    """One sheet typed in from paper: {question id: point or words}; what was left out is not there."""

    __tablename__ = "form_answer"
    form_id: Mapped[str] = reference("form.id")
    answers: Mapped[dict[str, Any]] = mapped_column(Json)
