"""Who sits where: tables as cards, a seating proposed beside the store, moved by hand, with its figures."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from council import clock
from council.errors import CouncilError
from council.files import csv_bytes, write_whole
from council.progress import Progress
from council.sessions import actions, queries
from council.sessions.room import Brief, Proposal
from council.words import N_, _
from ui import theme
from ui.page import Page
from ui.sessions.picker import SessionPicker
from ui.sessions.room_form import RoomForm
from ui.sessions.seats.table_cards import TableCards
from ui.sessions.seats.tables_forms import MoveForm, RuleForm, TablesForm
from ui.sessions.seats.tables_state import SeatChip, TablesState, plan_rows, reseat_words
from ui.widgets import Figure, Figures, Flow, Label, Row, Rows, Scroll, Section, Table, button, column

STEPS, LONGER = 4_000, 16_000
USUAL = 8  # at a table


class TablesPage(Page):
    """The room as members see it, for one session."""

    shows = frozenset(
        {"seating", "place", "discussion_table", "seating_rule", "attendance", "seat", "session"}
    )
    help: ClassVar[str] = N_(
        "Propose a seating: everyone meets whom they have not met, and every table mirrors the room. Whoever "
        "is absent gets no place. Drag a seat to another table, or press M; I pins it, so that proposing "
        "anew leaves it there. “Best found” is what it says: nobody can prove that there is none better."
    )

    def build(self) -> None:
        self._seating: Any = None
        self._tables: tuple[Any, ...] = ()
        self._picker, self._cards = SessionPicker(), TableCards()
        self._tiles, self._about = Figures(), Label("", "quiet")
        self._rules = Rows(
            Table(), lambda rule: Row(rule.words, side=_strength(rule)), name=_("Seating rules")
        )
        self.head.widget(self._picker)
        self.head.actions("sessions.propose_seating", primary=True)
        self.body.addWidget(Scroll(self._inside()), 1)
        self.body.addWidget(self._foot())
        self._picker.picked.connect(self._on_picked)
        self._cards.chosen.connect(self._on_chip)
        self._cards.moved.connect(self._on_moved)
        self._cards.exchanged.connect(self._on_exchanged)
        self._rules.chosen.connect(self._on_rule)
        self._bind()
        self.empty(
            _("No tables yet"),
            _(
                "Tables are where a council talks. Lay them, plan a session, and propose a seating in which "
                "people meet each other and every table mirrors the room."
            ),
            "sessions.lay_tables",
            "sessions.plan_session",
        )

    def refresh(self) -> None:
        self.ask(queries.sessions_of, self._on_sessions)

    def arrive(self, session_id: str = "") -> None:
        """Come to a session."""
        self._picker.choose(session_id)
        self.refresh()

    def first_focus(self) -> QWidget:
        return self._picker

    # laying out --------------------------------------------------------------------------------------------

    def _inside(self) -> QWidget:
        rules = Section(_("Seating rules"))
        rules.body.addWidget(self._rules)
        rules.body.addWidget(
            _buttons(self, "add_rule", "end_rule", "lay_tables", "look_longer", "publish_seating")
        )
        return column(self._tiles, self._cards, rules, None)

    def _foot(self) -> QWidget:
        ids = ("reseat", "move_seat", "pin_seat", "export_seating")
        return column(self._about, _buttons(self, *ids), gap=theme.TIGHT)

    def _bind(self) -> None:
        seated, chip, ready = self._is_seated, self._has_chip, self._can_propose
        for id, do, when, on in (
            ("sessions.lay_tables", self._lay_tables, None, None),
            ("sessions.plan_session", self._to_plan, None, None),
            ("sessions.propose_seating", self._propose, ready, None),
            ("sessions.look_longer", self._look_longer, ready, None),
            ("sessions.reseat", self._reseat, self._can_reseat, None),
            ("sessions.add_rule", self._add_rule, None, None),
            ("sessions.end_rule", self._end_rule, self._has_rule, None),
            ("sessions.move_seat", self._move_seat, chip, self._cards),
            ("sessions.pin_seat", self._pin_seat, chip, self._cards),
            ("sessions.publish_seating", self._publish, self._can_publish, None),
            ("sessions.export_seating", self._export, seated, None),
        ):
            self.bind(id, do, when, on=on)

    # what came back ----------------------------------------------------------------------------------------

    def _on_sessions(self, sessions: Any) -> None:
        self._picker.show_sessions(sessions)
        self.ask(_everything, self._on_everything, session_id=self._picker.currentData() or "")

    def _on_everything(self, answer: tuple[Any, ...]) -> None:
        self._tables, self._seating, figures, rules, self._numbers = answer
        state = TablesState.of(self._tables, self._seating, figures)
        self.head.facts(state.facts if state.cards else "")
        self._tiles.show_figures(Figure(tile.value, tile.words, tile.base) for tile in state.tiles)
        self._tiles.setVisible(bool(state.tiles))
        self._cards.show_cards(state.cards)
        self._rules.table.show(rules)
        self._rules.setVisible(bool(rules))
        self.show_empty(not state.cards)
        self._picker.setVisible(bool(self._picker.sessions))
        unseated = _("Nobody is seated in this session yet.")
        if not state.is_seated:
            self._about.setText(unseated)
        elif self._about.text() == unseated:
            self._about.setText("")
        self.look()

    def _on_picked(self, _session_id: str) -> None:
        self._about.setText("")
        self.refresh()

    def _on_rule(self, _rule: Any) -> None:
        self.look()

    def _on_chip(self, chip: SeatChip | None) -> None:
        words = chip.tip.replace("\n", " · ") if chip else ""
        self._about.setText(words)
        self.look()

    # a seating ---------------------------------------------------------------------------------------------

    def _propose(self) -> None:
        self._look(STEPS)

    def _look_longer(self) -> None:
        self._look(LONGER)

    def _look(self, steps: int) -> None:
        self.clear_banner()
        self._steps = steps
        self.ask(_brief, self._on_brief, session_id=self._picker.currentData())

    def _on_brief(self, answer: Any) -> None:
        if not isinstance(answer, Brief):
            self.refused(answer)
            return
        words, seed = _("Looking for a seating"), clock.new_id()[-12:]
        self.work(words, _proposal, self._on_proposal, brief=answer, seed=seed, steps=self._steps)

    def _on_proposal(self, found: Proposal) -> None:
        self.act(
            actions.keep_seating,
            self.said(_("Seating kept; it is the best found in {steps} exchanges").format(steps=found.steps)),
            session_id=found.session_id,
            places=found.places,
            seed=found.seed,
            steps=found.steps,
            version=found.version,
            at=clock.now(),
        )

    def _reseat(self) -> None:
        self.clear_banner()
        self.ask(_brief, self._on_reseat_brief, session_id=self._picker.currentData())

    def _on_reseat_brief(self, answer: Any) -> None:
        if not isinstance(answer, Brief):
            self.refused(answer)
            return
        planned = {place.seat_id: place.table_id for place in self._seating.places}
        words = _("Looking for the fewest moves")
        self.work(words, _reseat_proposal, self._on_reseated, brief=answer, planned=planned)

    def _on_reseated(self, answer: tuple[Proposal, Any]) -> None:
        found, reseated = answer
        numbers = {id: number for number, id in self._numbers.items()}
        told = reseat_words(reseated, numbers, [table.number for table in self._tables])
        given = {"session_id": found.session_id, "places": found.places, "version": found.version}
        kept = self.said(_("Seats taken anew"), lambda _outcome: self.banner(told, "done"))
        self.act(actions.keep_seating, kept, at=clock.now(), **given)

    def _publish(self) -> None:
        self.act(actions.publish_seating, self.said(_("Seating published")), seating_id=self._seating.id)

    def _export(self) -> None:
        name = _("seating-{number}.csv").format(number=self._picker.session.number)
        self.save_file(_("Export seating plan"), name, _("Tables (*.csv)"), self._write)

    def _write(self, path: Path) -> None:
        head, *rows = plan_rows(self._seating, self._picker.session.number)
        words = _("Plan written to {file}").format(file=path.name)
        self.work(
            _("Writing the plan"),
            write_whole,
            lambda _done: self.toast(words),
            path=path,
            data=csv_bytes(head, rows),
        )

    # by hand -----------------------------------------------------------------------------------------------

    def _on_moved(self, chip: SeatChip, table_id: str) -> None:
        self.clear_banner()
        words = _("Seat {number} moved").format(number=chip.number)
        self.act(actions.move_place, self._back_to(chip, words), place_id=chip.id, table_id=table_id)

    def _on_exchanged(self, chip: SeatChip, other: SeatChip) -> None:
        words = _("Seats {one} and {other} exchanged").format(one=chip.number, other=other.number)
        self.act(actions.exchange_places, self._back_to(chip, words), place_id=chip.id, other_id=other.id)

    def _move_seat(self) -> None:
        chip = self._cards.current()
        tables = {table.number: table.id for table in self._tables if table.id != chip.place.table_id}
        form = MoveForm(_("Move seat {number}").format(number=chip.number), tables, parent=self)

        def move() -> None:
            words = _("Seat {number} moved").format(number=chip.number)
            self._keep(form, words, actions.move_place, place_id=chip.id, table_id=form.table_id)

        form.submitted.connect(move)
        form.open()

    def _pin_seat(self) -> None:
        chip = self._cards.current()
        words = _("Seat {number} unpinned") if chip.pinned else _("Seat {number} pinned")
        told = self.said(words.format(number=chip.number))
        self.act(actions.pin_place, told, place_id=chip.id, pinned=not chip.pinned)

    def _back_to(self, chip: SeatChip, words: str) -> Any:
        return self.said(words, lambda _outcome: self._cards.choose(chip.id))

    # tables and rules --------------------------------------------------------------------------------------

    def _lay_tables(self) -> None:
        seats = len(self._numbers)
        count = len(self._tables) or max(1, -(-seats // USUAL))
        places = max((table.places for table in self._tables), default=USUAL)
        form = TablesForm(count, places, parent=self)

        def lay() -> None:
            given = {"count": form.count.value(), "places": form.places.value()}
            self._keep(form, _("Tables laid"), actions.lay_tables, **given)

        form.submitted.connect(lay)
        form.open()

    def _add_rule(self) -> None:
        form = RuleForm(self._numbers, {table.number: table.id for table in self._tables}, parent=self)

        def add() -> None:
            rule = form.rule()
            if rule is not None:
                self._keep(form, _("Rule added; propose a seating to keep it"), actions.add_rule, **rule)

        form.submitted.connect(add)
        form.open()

    def _end_rule(self) -> None:
        rule = self._rules.current()
        self.act(actions.end_rule, self.said(_("Rule ended")), rule_id=rule.id)

    def _to_plan(self) -> None:
        self.go("sessions.plan", plan=True)

    def _keep(self, form: RoomForm, words: str, verb: Any, **given: Any) -> None:
        def done(outcome: Any) -> None:
            form.accept()
            self.toast(words, outcome)

        self.act(verb, done, form.refuse_error, **given)

    # what can be done --------------------------------------------------------------------------------------

    def _can_propose(self) -> bool | str:
        if self._picker.session is None:
            return _("Plan a session first.")
        if self._picker.session.state == "ended":
            return _("This session has ended; who sat where is part of the record.")
        return bool(self._tables) or _("Lay tables first.")

    def _is_seated(self) -> bool | str:
        return self._seating is not None or _("Propose a seating first.")

    def _can_reseat(self) -> bool | str:
        ready = self._can_propose()
        return ready if ready is not True else self._is_seated()

    def _can_publish(self) -> bool | str:
        if self._seating is not None and self._seating.state == "published":
            return _("It is published already.")
        return self._is_seated()

    def _has_chip(self) -> bool | str:
        return self._cards.current() is not None or _("Choose a seat first.")

    def _has_rule(self) -> bool | str:
        return self._rules.current() is not None or _("Choose a rule first.")


def _everything(db: Any, *, session_id: str) -> tuple[Any, ...]:
    """Tables, seating and figures of a session, rules, and the ids of seats by number."""
    return (
        queries.tables_of(db),
        queries.seating_of(db, session_id=session_id),
        queries.seating_figures_of(db, session_id=session_id),
        queries.rules_of(db),
        {seat.number: seat.id for seat in queries.attendance_of(db, session_id=session_id)},
    )


def _brief(db: Any, *, session_id: str) -> Any:
    """What a seating is proposed from, or the refusal why it cannot be."""
    try:
        return queries.seating_brief_of(db, session_id=session_id)
    except CouncilError as error:
        return error


def _proposal(brief: Brief, seed: str, steps: int, progress: Progress) -> Proposal:
    """A seating, looked for beside the store."""
    from council.sessions.seating import propose_seating  # numpy

    return propose_seating(brief, seed, steps=steps, progress=progress)


def _reseat_proposal(brief: Brief, planned: dict[str, str]) -> Any:
    """The fewest moves, looked for beside the store."""
    from council.sessions.reseat import propose_reseat  # highspy

    return propose_reseat(brief, planned)


def _strength(rule: Any) -> str:
    return _("must") if rule.strength == "must" else _("wish")


def _buttons(page: Page, *names: str) -> QWidget:
    made = QWidget()
    lay = Flow(made)
    for name in names:
        lay.addWidget(button(page.action(f"sessions.{name}")))
    return made
