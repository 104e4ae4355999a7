"""The list of questions: ranked by two keys, merged, given to a speaker, answered or owed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from council import clock
from council.sessions import actions
from council.words import _
from ui import theme
from ui.page import Page
from ui.sessions.asked.forms import AnswerForm, DayForm, NameForm, WordsForm
from ui.sessions.asked.part import Part
from ui.sessions.asked.state import (
    merged_words,
    moved,
    question_ink,
    question_quiet,
    question_side,
    question_title,
)
from ui.widgets import Empty, Flow, Row, Rows, Table, button

_DUE_IN = 14  # days


class Questions(Part):
    """The questions of a session in order, and what can be done with the one chosen."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self.session_id, self.speakers = page, "", ()
        self._questions: tuple = ()
        self._table = Table()
        self.list = Rows(self._table, _row, name=_("Questions"), many=True)
        self.list.chosen.connect(lambda _value: page.look())
        self.list.opened.connect(lambda _value: self._answer())
        buttons = QWidget()
        flow = Flow(buttons, gap=theme.HAIR)
        self._bind()
        empty = Empty(
            _("No question yet"),
            _("What is captured as a question (? and a blank in the line) stands here at once, to be merged, "
              "ranked, given to a speaker and answered."),
            button(page.action("sessions.ask_question"), primary=True),
        )  # fmt: skip
        self.hold((self.list, 1), (buttons, 0), empty=empty)
        flow.addWidget(button(page.action("sessions.ask_question"), quiet=True))
        for id in ("question_up", "question_down", "merge_questions", "give_question", "answer_question",
                   "owe_answer", "word_question", "drop_question"):  # fmt: skip
            flow.addWidget(button(page.action(f"sessions.{id}"), quiet=True))

    def show_questions(self, questions: tuple) -> None:
        """Show them; what was chosen stays chosen."""
        self._questions = questions
        self._table.show(questions)
        self.show_full(bool(questions))
        if questions and self.list.current() is None:
            self.list.choose(questions[0].id)

    def _bind(self) -> None:
        bind, here = self._page.bind, self._has_one
        bind("sessions.ask_question", self._ask, lambda: bool(self.session_id))
        bind("sessions.merge_questions", self._merge, self._has_two, on=self.list)
        bind("sessions.question_up", self._up, here, on=self.list)
        bind("sessions.question_down", self._down, self._is_ranked, on=self.list)
        bind("sessions.give_question", self._give, here, on=self.list)
        bind("sessions.answer_question", self._answer, here)
        bind("sessions.owe_answer", self._owe, here, on=self.list)
        bind("sessions.word_question", self._word, here, on=self.list)
        bind("sessions.drop_question", self._drop, here, on=self.list)

    @property
    def _one(self) -> Any:
        return self.list.current() if self.isVisible() else None

    def _has_one(self) -> bool | str:
        return self._one is not None or _("Choose a question first.")

    def _has_two(self) -> bool | str:
        why = _("Mark two or more questions first (Shift or Ctrl and an arrow).")
        return len(self.list.selected()) > 1 or why

    def _is_ranked(self) -> bool | str:
        one = self._one
        return bool(one and one.rank) or _("Choose a ranked question first.")

    def _up(self) -> None:
        self._rank(-1)

    def _down(self) -> None:
        self._rank(1)

    def _rank(self, by: int) -> None:
        order = moved(self._questions, self._one.id, by)
        self._page.act(actions.rank_questions, session_id=self.session_id, question_ids=order)

    def _ask(self) -> None:
        form = WordsForm(
            _("Question"), verb=_("Keep question"), name=_("The question in its own words"), parent=self
        )
        given = {"session_id": self.session_id, "question_id": clock.new_id()}
        self._keep(form, _("Question kept"), actions.ask_question, lambda: {
            "text": form.words, "at": clock.now(), **given
        })  # fmt: skip

    def _word(self) -> None:
        one = self._one
        form = WordsForm(
            _("Other words"),
            verb=_("Keep words"),
            name=_("The question"),
            words=one.text,
            lead=_("The statements behind it stay as they were said."),
            parent=self,
        )
        self._keep(form, _("Question reworded"), actions.word_question, lambda: {
            "question_id": one.id, "text": form.words
        })  # fmt: skip

    def _merge(self) -> None:
        ones = self.list.selected()
        form = WordsForm(
            _("Merge questions"),
            verb=_("Merge"),
            name=_("What they ask together"),
            words=merged_words(ones),
            lead=_("All tables and statements stay behind the new question."),
            parent=self,
        )
        given = {"question_ids": tuple(one.id for one in ones), "merged_id": clock.new_id()}
        self._keep(form, _("Questions merged"), actions.merge_questions, lambda: {
            "text": form.words, "at": clock.now(), **given
        })  # fmt: skip

    def _give(self) -> None:
        one = self._one
        form = NameForm(
            _("Give to a speaker"),
            verb=_("Give"),
            name=_("Speaker"),
            known=self.speakers,
            current=one.speaker,
            lead=one.text,
            parent=self,
        )
        self._keep(form, _("Question given"), actions.give_question, lambda: {
            "question_id": one.id, "speaker": form.name
        })  # fmt: skip

    def _answer(self) -> None:
        one = self._one
        if one is not None:
            form = AnswerForm(one, parent=self)
            self._keep(form, _("Answer kept"), actions.answer_question, lambda: {
                "question_id": one.id, "at": clock.now(), **form.given
            })  # fmt: skip

    def _owe(self) -> None:
        one, today = self._one, clock.now().astimezone().date()
        form = DayForm(one, first=QDate(today.year, today.month, today.day).addDays(_DUE_IN), parent=self)
        self._keep(form, _("Answer due on a day"), actions.owe_answer, lambda: {
            "question_id": one.id, "due": form.day
        })  # fmt: skip

    def _drop(self) -> None:
        self._page.act(
            actions.drop_question, self._page.said(_("Question taken off the list")), question_id=self._one.id
        )

    def _keep(self, form, words: str, verb, given) -> None:
        """Open a form whose verb is done with what stands in it; refusals stay in the form."""

        def submit() -> None:
            self._page.act(
                verb, self._page.said(words, lambda _outcome: form.accept()), form.refuse_error, **given()
            )

        form.submitted.connect(submit)
        form.open()


def _row(question) -> Row:
    return Row(
        question_title(question),
        quiet=question_quiet(question),
        side=question_side(question),
        ink=question_ink(question),
    )
