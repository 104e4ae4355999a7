"""Forms: check-in, pulse, evaluation; typed in from paper or answered on a laptop that goes round."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from council.sessions import queries
from council.sessions.forms.results import FormView, Results, measures_of
from council.words import N_, _
from ui.page import Page
from ui.sessions.forms.changing import Changer
from ui.sessions.forms.over import OverSessions
from ui.sessions.forms.paper import PaperEntry
from ui.sessions.forms.reading import Reader
from ui.sessions.forms.results import ResultsPart
from ui.sessions.forms.rounds import Rounds
from ui.sessions.forms.sheets import SheetKeeper
from ui.sessions.forms.state import (
    FormRow,
    FormsState,
    is_closed,
    is_on_screen,
    may_enter,
    may_go_round,
    may_remove,
)
from ui.sessions.picker import SessionPicker
from ui.widgets import Button, Columns, Empty, Row, Rows, Scroll, Switch, Table, button

ONE, OVER = "one", "over"
ANSWERS, PAPER = 0, 1
LIST, ALL, NONE = 0, 1, 2
NOWHERE = "no session"
SHOWN_WHEN = {  # the buttons of a form, and in which of its states
    "enter_sheets": ("open",),
    "hand_round": ("open", "on_screen"),
    "end_round": ("on_screen",),
    "answers_table": ("open", "closed"),
    "close_form": ("open",),
    "open_form": ("closed",),
    "remove_form": ("open", "closed"),
}


class FormsPage(Page):
    """The forms of a session and their answers, and the same measures over all sessions."""

    shows = frozenset({"form", "form_answer", "urn", "session", "attendance"})
    help: ClassVar[str] = N_(
        "Put a form into a session, then enter the sheets from paper: a digit marks a point, Enter leaves a "
        "question out, Enter at the end keeps the sheet and begins the next. Or hand a laptop round: each "
        "person answers alone, and nothing stays on the screen. Nobody's seat or time is kept, and answers "
        "are shown from five on."
    )

    def build(self) -> None:
        self._sessions = SessionPicker()
        self._view = Switch((ONE, _("This session")), (OVER, _("Over the sessions")), name=_("Shown"))
        self.head.widget(self._view)
        self.head.widget(self._sessions)
        self.head.actions("sessions.export_answers", "sessions.add_form")
        self._list = Rows(Table(), _row, name=_("Forms"))
        self._keys = self._made_keys()
        words = [button(self.action(f"sessions.{id}")) for id in ("take_over_texts", "blank_words")]
        self._results = ResultsPart(*self._keys.values(), words=words)
        back = (button(self.action(f"sessions.{id}")) for id in ("take_back_sheet", "sheets_done"))
        self._paper, self._over = PaperEntry(*back), OverSessions()
        self._right, self._whole = QStackedWidget(), QStackedWidget()
        for part in (Scroll(self._results), self._paper):
            self._right.addWidget(part)
        for part in (Columns(self._list, self._right, shares=(2, 5)), Scroll(self._over), self._none()):
            self._whole.addWidget(part)
        self.body.addWidget(self._whole)
        self._changer = Changer(self, self._form)
        self._shown: dict[str, Results] = {}
        self._sheets, self._rounds, self._reader = SheetKeeper(self), Rounds(self), Reader(self)
        self._connect()
        self._bind()
        self.empty(
            _("No session yet"),
            _("Forms are asked at a session: at its beginning, in its middle, at its end. Plan one first."),
            "sessions.plan_session",
        )

    def _none(self) -> Empty:
        """What stands for a session without a form; the other sessions stay within reach."""
        self._first = button(self.action("sessions.add_form"), primary=True)
        sentence = _(
            "A short form at the beginning, in the middle or at the end of a session tells whether people "
            "could speak, were heard and are getting somewhere. Nobody is asked for a name."
        )
        return Empty(_("No form in this session yet"), sentence, self._first)

    def _connect(self) -> None:
        self._sessions.picked.connect(self._on_picked)
        self._view.changed.connect(self._on_view)
        self._list.chosen.connect(self._on_chosen)
        self._list.opened.connect(self._on_opened)
        self._results.texts.selectionModel().selectionChanged.connect(self.look)
        self._paper.kept.connect(self._keep_sheet)
        self._paper.left.connect(self._leave_paper)

    def _bind(self) -> None:
        self.bind("sessions.add_form", self._add, self._has_session)
        self.bind("sessions.plan_session", lambda: self.go("sessions.plan", plan=True))
        self.bind("sessions.remove_form", self._changer.remove, self._can(may_remove))
        self.bind("sessions.enter_sheets", self._enter, self._can(may_enter))
        self.bind("sessions.sheets_done", self._leave_paper, self._is_entering)
        self.bind("sessions.take_back_sheet", self._sheets.take_back, self._has_typed)
        self.bind("sessions.hand_round", self._hand_round, self._can(may_go_round))
        self.bind("sessions.end_round", self._end_round, self._can(is_on_screen))
        self.bind("sessions.close_form", self._changer.close, self._can(may_enter))
        self.bind("sessions.open_form", self._changer.open, self._can(is_closed))
        self.bind("sessions.answers_table", self._turn_over, self._has_shown)
        self.bind("sessions.export_answers", self._export, self._has_shown)
        self.bind("sessions.take_over_texts", self._with_texts(self._reader.take_over), self._has_texts)
        self.bind("sessions.blank_words", self._with_texts(self._reader.blank), self._has_texts)

    def _made_keys(self) -> dict[str, Button]:
        return {id: button(self.action(f"sessions.{id}"), primary=id == "enter_sheets") for id in SHOWN_WHEN}

    def refresh(self) -> None:
        self.ask(queries.sessions_of, self._on_sessions)

    def arrive(self, session_id: str = "") -> None:
        """Come to a session; to the one chosen when none is named."""
        if session_id:
            self._sessions.take(session_id)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        if self._is_entering():
            return self._paper.line
        return self._first if self._whole.currentIndex() == NONE else self._list

    # what came back ----------------------------------------------------------------------------------------

    def _on_sessions(self, sessions: Any) -> None:
        self._sessions.show_sessions(sessions)
        self.show_empty(not sessions)
        session = self._sessions.session
        if self._view.current == OVER:
            self.ask(queries.all_form_results_of, self._on_all)
        else:
            self.ask(
                queries.all_form_results_of, self._on_forms, session_id=session.id if session else NOWHERE
            )

    def _on_forms(self, results: tuple[Results, ...]) -> None:
        self._shown = {each.form.id: each for each in results}
        state = FormsState.of([each.form for each in results])
        self.head.facts(state.facts)
        self._whole.setCurrentIndex(LIST if results else NONE)
        self._sessions.show()
        self._list.table.show(state.rows)
        wanted = self._changer.wanted
        if wanted in self._shown:
            self._list.choose(wanted)
            self._changer.wanted = ""
        elif self._list.current() is None:
            self._list.choose(next(iter(self._shown), ""))
        self._render()

    def _on_all(self, results: tuple[Results, ...]) -> None:
        self._whole.setCurrentIndex(ALL)
        self._sessions.hide()
        self._shown = {each.form.id: each for each in results}
        self.head.facts(FormsState.of([each.form for each in results]).facts)
        self._over.show_measures(measures_of(results))
        self.look()

    def _render(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._paper.tell(chosen.form.answered)
            if not self._is_entering():  # nobody reads answers while typing sheets in
                self._results.show_results(chosen)
        for id, key in self._keys.items():
            key.setProperty("away", not self._fits(id))
            key.setVisible(self._fits(id))
        self.look()

    def _on_picked(self, _session_id: str) -> None:
        self._leave_paper()
        self.refresh()

    def _on_view(self, _id: str) -> None:
        self.refresh()

    def _on_chosen(self, _row: FormRow | None) -> None:
        self._right.setCurrentIndex(ANSWERS)
        self._render()

    def _on_opened(self, _row: FormRow) -> None:
        if may_enter(self._form()) is True:
            self._enter()

    def _chosen(self) -> Results | None:
        row = self._list.current()
        return self._shown.get(row.id) if row is not None else None

    def _form(self) -> FormView | None:
        chosen = self._chosen() if self._view.current == ONE else None
        return chosen.form if chosen is not None else None

    # forms -------------------------------------------------------------------------------------------------

    def _add(self) -> None:
        session = self._sessions.session
        if session is not None:
            self._changer.add(session.id)

    # paper -------------------------------------------------------------------------------------------------

    def _enter(self) -> None:
        form = self._form()
        if form is not None:
            self._right.setCurrentIndex(PAPER)
            self._paper.begin(form)
            self.look()

    def _keep_sheet(self, answer_id: str, answers: dict[str, Any]) -> None:
        form = self._form()
        if form is not None:
            self._sheets.keep(form.id, answer_id, answers)

    def _leave_paper(self) -> None:
        if self._right.currentIndex() == PAPER:
            self._right.setCurrentIndex(ANSWERS)
            self._list.setFocus()
            self._render()

    # the round ---------------------------------------------------------------------------------------------

    def _hand_round(self) -> None:
        form = self._form()
        if form is not None:
            self._rounds.hand_round(form)

    def _end_round(self) -> None:
        form = self._form()
        if form is not None:
            self._rounds.end(form.id)

    # reading -----------------------------------------------------------------------------------------------

    def _turn_over(self) -> None:
        part = self._over if self._view.current == OVER else self._results
        part.turn_over()

    def _export(self) -> None:
        session = self._sessions.session if self._view.current == ONE else None
        self._reader.export(self._shown.values(), session_number=session.number if session else 0)

    def _with_texts(self, do: Callable[[str, tuple[str, ...]], None]) -> Callable[[], None]:
        def done() -> None:
            form, texts = self._form(), self._results.chosen_texts()
            if form is not None and texts:
                do(form.id, texts)

        return done

    # when --------------------------------------------------------------------------------------------------

    def _fits(self, id: str) -> bool:
        form = self._form()
        return form is not None and form.state in SHOWN_WHEN[id]

    def _has_session(self) -> bool | str:
        return self._sessions.session is not None or _("Plan a session first.")

    def _has_shown(self) -> bool | str:
        return bool(self._shown) or _("There is no form yet.")

    def _can(self, may: Callable[[FormView | None], bool | str]) -> Callable[[], bool | str]:
        return lambda: may(self._form())

    def _is_entering(self) -> bool:
        return self._right.currentIndex() == PAPER and self._view.current == ONE

    def _has_typed(self) -> bool | str:
        return self._sheets.has_typed or _("No sheet was entered since this page was opened.")

    def _has_texts(self) -> bool | str:
        return bool(self._results.chosen_texts()) or _("Choose answers in the list first.")


def _row(row: FormRow) -> Row:
    return Row(row.title, row.quiet, row.side)
