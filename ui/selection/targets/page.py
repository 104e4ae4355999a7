"""The page of targets: seats and lines beside the pool, and at every keystroke whether they can be met.

A line is changed where it stands; what cannot be met shows the nearest changes, one button each.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSpinBox, QVBoxLayout, QWidget

from council import clock
from council.people import queries as people
from council.people.reading import TargetsFile
from council.progress import SILENT, Progress
from council.selection import actions, queries
from council.selection.targets import Line, Targets, targets_csv
from council.words import N_, _, ngettext
from ui import theme
from ui.page import Page
from ui.selection.targets.asking import Asking
from ui.selection.targets.card import VerdictCard
from ui.selection.targets.sheets import AddSheet, ImportTargetsSheet, SharesSheet
from ui.selection.targets.shut import ShutSheet
from ui.selection.targets.state import LineRow, TargetsState, with_changes, with_line, with_number, with_steps
from ui.selection.targets.table import MOST_SEATS, TargetsView, TargetTable
from ui.selection.targets.verdict import Verdict
from ui.widgets import Columns, Field, Label, Scroll, announce, button, column, emptied, row

FILTERS = N_("Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)")
SIDE_BY_SIDE = 72  # characters that table and answer need beside each other
BOUNDS_ONLY = frozenset({"target_line", "panel_size"})


class TargetsPage(Page):
    """What the panel must look like, beside what the pool has."""

    shows = frozenset({"target_line", "panel_size", "person", "exclusion", "seat", "draw"})
    help: ClassVar[str] = N_(
        "A target says how many seats at least and at most go to one value of one attribute. Choose a "
        "number with the arrows and write over it, or press + and −: the right side answers while you type "
        "whether a panel can meet all lines, how fair a draw can be, and what one seat more or less does."
    )

    def build(self) -> None:
        self._state: TargetsState | None = None
        self._verdict: Verdict | None = None
        self._touched: frozenset[str] = frozenset()
        self.take_files(self._open)
        self._asking = Asking(self.desk.runner, self)
        self._asking.told.connect(self._on_verdict)
        self._table = TargetTable()
        self._view = TargetsView(self._table)
        self._table.written.connect(self._on_written)
        self._view.stepped.connect(self._on_stepped)
        self._view.chosen.connect(self._on_chosen)
        self._view.opened.connect(lambda _row: self._view.write())
        self._view.numbers.typing.connect(self._on_typing)
        self._view.numbers.left.connect(self._on_left)
        self._view.numbers.refused.connect(self._refuse)
        self._refusal = Label("", "alarm")
        self._refusal.hide()
        self._bind()
        left = column(self._view, self._refusal, gap=theme.TIGHT)
        self._parts = Columns(left, Scroll(self._side()), shares=(2, 1))
        self.body.addWidget(self._parts)
        self.head.actions("selection.propose", "selection.import_targets")
        self.head.actions("selection.to_draw", primary=True)
        self.empty(
            _("No targets yet"),
            _("A target says how many seats at least and at most go to a group, so that the panel "
              "looks like the "
              "population. Import them from a file, or let them be proposed from shares."),
            "selection.import_targets", "selection.propose", "selection.add_target",
        )  # fmt: skip

    def _bind(self) -> None:
        self.bind("selection.import_targets", self._import)
        self.bind("selection.propose", self._propose)
        self.bind("selection.add_target", self._add)
        self.bind("selection.change_target", self._view.write, self._has_choice, on=self._view)
        self.bind("selection.remove_target", self._remove, self._has_choice, on=self._view)
        self.bind("selection.save_targets", self._save, self._has_lines)
        self.bind("selection.who_is_shut", self._show_shut, self._has_shut)
        self.bind("selection.leave_out_odd", self._leave_out_odd, self._has_odd)
        self.bind("selection.set_seats", self._focus_seats)
        self.bind("selection.to_draw", partial(self.go, "selection.draw"), self._has_targets)

    def _side(self) -> QWidget:
        """Seats, and what the check says."""
        self._seats = QSpinBox(minimum=1, maximum=MOST_SEATS)
        self._seats.setMinimumWidth(theme.wide(12))
        self._seats.valueChanged.connect(self._on_typing_seats)
        self._seats.editingFinished.connect(self._keep_seats)
        self._card = VerdictCard(self.action("selection.who_is_shut"))
        self._card.taken.connect(self._take)
        self._warnings = QVBoxLayout(spacing=theme.TIGHT)
        self._leave_out = row(button(self.action("selection.leave_out_odd")), None)
        warned = column(self._leave_out)
        warned.layout().insertLayout(0, self._warnings)
        seats = column(row(Field(_("Seats"), self._seats), None), None)
        holder, self._answer = QWidget(), QBoxLayout(QBoxLayout.Direction.TopToBottom, spacing=theme.ROOMY)
        self._answer.addWidget(seats)
        self._answer.addWidget(column(self._card, warned, None, gap=theme.ROOMY), 1)
        self._answer.setContentsMargins(0, 0, theme.SNUG, 0)
        holder.setLayout(self._answer)
        return holder

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._asking.resume()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where both fit, else the answer under the table, the seats beside it."""
        super().resizeEvent(event)
        beside = self._parts.width() >= theme.wide(SIDE_BY_SIDE)
        self._parts.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        ways = QBoxLayout.Direction
        self._answer.setDirection(ways.TopToBottom if beside else ways.LeftToRight)

    # what stands in the file -------------------------------------------------------------------------------

    def _on_changed(self, outcome: Any) -> None:
        self._touched |= outcome.touched
        super()._on_changed(outcome)

    def refresh(self) -> None:
        """Ask again; where bounds alone moved, the pool is not read anew."""
        touched, self._touched = self._touched, frozenset()
        if self._state is not None and touched and touched <= BOUNDS_ONLY:
            self.ask(queries.targets_of, self._on_targets)
        else:
            self.ask(_everything, self._on_everything)

    def first_focus(self) -> QWidget | None:
        return self._view

    def _on_targets(self, targets: Targets) -> None:
        state = self._state.with_targets(targets)
        if state is None:
            self.ask(_everything, self._on_everything)
        else:
            self._take_in(state)

    def _on_everything(self, answer: tuple[Any, ...]) -> None:
        self._take_in(TargetsState.of(*answer, before=self._state))

    def _take_in(self, state: TargetsState) -> None:
        old, self._state = self._state, state
        self.head.facts(state.facts if state.rows else "")
        self.show_empty(not state.rows)
        self._render_rows()
        if old is None or not self._seats.hasFocus() or self._seats.value() == old.seats:
            blocked = self._seats.blockSignals(True)
            self._seats.setValue(max(1, state.seats))
            self._seats.blockSignals(blocked)
        emptied(self._warnings)
        for words in state.warnings:
            self._warnings.addWidget(Label(words, "warn"))
        self._leave_out.setVisible(bool(state.odd_ids))
        if old is None or old.pool is not state.pool or self._asked_for() != state.targets:
            self._ask(state.targets)
        self.look()

    def _render_rows(self) -> None:
        reach = self._verdict.reach if self._verdict and self._asked_for() == self._state.targets else None
        self._state = replace(self._state, rows=with_steps(self._state.rows, reach))
        self._table.show(self._state.rows)

    # asking ------------------------------------------------------------------------------------------------

    def _asked_for(self) -> Targets | None:
        return self._verdict.targets if self._verdict else None

    def _ask(self, targets: Targets) -> None:
        """Ask what these targets allow; a newer question ends the older one."""
        if self._state.can_be_checked:
            self._asking.ask(self._state.pool, targets)
        else:
            self._asking.stop()
            self._verdict = None
            self._card.wait(_("Import people and targets, and the answer stands here."))

    def _on_verdict(self, verdict: Verdict) -> None:
        self._verdict = verdict
        self._card.show_verdict(verdict, self._view.current())
        if verdict.reach is not None and verdict.reach.steps and not self._view.is_editing:
            self._render_rows()
        if verdict.prospects is not None:
            self.look()

    def _on_typing(self, line: LineRow, side: str, seats: int) -> None:
        self._refusal.hide()
        self._ask(with_number(self._state.targets, line.line, side, seats))

    def _on_typing_seats(self, seats: int) -> None:
        if self._state is not None and self._state.rows:
            self._ask(Targets(seats, self._state.targets.lines))

    def _on_left(self) -> None:
        """An editor closed: what stands in the file is the question again, unless it was just written."""
        if self._asked_for() != self._state.targets:
            self._ask(self._state.targets)
        self._render_rows()

    # changing ----------------------------------------------------------------------------------------------

    def _on_chosen(self, line: LineRow | None) -> None:
        self._card.show_line(self._verdict, line)
        self._refusal.hide()

    def _on_stepped(self, line: LineRow, side: str, step: int) -> None:
        seats = getattr(line.line, side) + step
        low, high = (0, line.line.most) if side == "least" else (line.line.least, MOST_SEATS)
        if not low <= seats <= high:
            words = _("There is no seat below 0.") if seats < 0 else _("The least is above the most.")
            self._refuse(words)
            return
        self._on_written(line, side, seats)

    def _on_written(self, line: LineRow, side: str, seats: int) -> None:
        """Keep one number: it stands in the table at once, the store follows."""
        targets = with_number(self._state.targets, line.line, side, seats)
        name = (line.line.feature, line.line.value)
        new = next(one for one in targets.lines if (one.feature, one.value) == name)
        words = _("{feature}: {value} – {least} to {most} seats").format(
            feature=new.feature, value=new.value, least=new.least, most=new.most
        )
        self._refusal.hide()
        self._take_in(self._state.with_targets(targets))
        self._set(words, targets.lines)

    def _refuse(self, words: str) -> None:
        self._refusal.setText(words)
        self._refusal.show()
        announce(self._view, words)

    def _take(self, changes: tuple[Any, ...]) -> None:
        self._set(_("Targets changed as proposed"), with_changes(self._state.targets, changes))

    def _remove(self) -> None:
        line = self._view.current().line
        words = _("Target removed: {feature}: {value}").format(feature=line.feature, value=line.value)
        self._set(words, with_line(self._state.targets, line, None))

    def _leave_out_odd(self) -> None:
        ids = self._state.odd_ids
        said = ngettext("{count} person left out of draws", "{count} people left out of draws", len(ids))
        self.act(
            actions.exclude_people,
            self.said(said.format(count=len(ids))),
            person_ids=ids,
            reason=_("no answer that a target knows"),
            at=clock.now(),
        )

    def _focus_seats(self) -> None:
        self._seats.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._seats.selectAll()

    def _keep_seats(self) -> None:
        seats = self._seats.value()
        if self._state is None or not self._state.rows or seats == self._state.seats:
            return
        words = ngettext("{seats:,} seat", "{seats:,} seats", seats).format(seats=seats)
        self._set(words, self._state.targets.lines, seats=seats)

    def _set(self, words: str, lines: tuple[Line, ...], *, seats: int = 0) -> None:
        seats = seats or self._state.seats or self._seats.value()
        self.act(actions.set_targets, self.said(words), seats=seats, lines=lines)

    # files and forms ---------------------------------------------------------------------------------------

    def arrive(self, targets: Path | None = None) -> None:
        """Take in a file of targets that was dropped on another page."""
        if targets is not None:
            self._open(targets)

    def _import(self) -> None:
        self.pick_file(_("Import targets"), _(FILTERS), self._open)

    def _open(self, path: Path) -> None:
        self.work(_("Reading {file}").format(file=path.name), read_file, self._on_read, path=path)

    def _on_read(self, file: TargetsFile) -> None:
        self.clear_banner()
        seats = self._state.seats if self._state else 0
        sheet = ImportTargetsSheet(file, self.desk.runner, seats=seats, parent=self)
        sheet.kept.connect(self.toast)
        sheet.open()

    def _propose(self) -> None:
        self.ask(people.pool_of, self._on_pool)

    def _on_pool(self, pool: tuple[people.PoolPerson, ...]) -> None:
        seats = self._state.seats if self._state else 0
        sheet = SharesSheet([one.attributes for one in pool], self.desk.runner, seats=seats, parent=self)
        sheet.kept.connect(self.toast)
        sheet.open()

    def _add(self) -> None:
        self.ask(people.pool_of, self._on_pool_for_line)

    def _on_pool_for_line(self, pool: tuple[people.PoolPerson, ...]) -> None:
        targets = self._state.targets
        sheet = AddSheet([one.attributes for one in pool], self.desk.runner, targets=targets, parent=self)
        sheet.kept.connect(self.toast)
        sheet.open()

    def _save(self) -> None:
        self.save_file(_("Save targets"), "targets.csv", _("Tables (*.csv)"), self._write)

    def _write(self, path: Path) -> None:
        self.work(
            _("Saving {file}").format(file=path.name),
            write_targets,
            lambda _done: self.toast(_("Saved {file}").format(file=path.name)),
            path=path,
            lines=self._state.targets.lines,
        )

    def _show_shut(self) -> None:
        ShutSheet(self._verdict.prospects, self.desk, parent=self).open()

    # when --------------------------------------------------------------------------------------------------

    def _has_choice(self) -> bool | str:
        return self._view.current() is not None or _("Choose a target in the table first.")

    def _has_odd(self) -> bool | str:
        return bool(self._state and self._state.odd_ids) or _("Everybody has an answer that a target knows.")

    def _has_lines(self) -> bool | str:
        return bool(self._state and self._state.rows) or _("There are no targets yet.")

    def _has_shut(self) -> bool | str:
        told = self._verdict.prospects if self._verdict else None
        found = bool(told and (told.never or told.certain))
        return found or _("Nobody is shut out or certain, as far as is known.")

    def _has_targets(self) -> bool | str:
        return bool(self._state and self._state.can_be_checked) or _("Import people and set targets first.")


def read_file(path: Path, *, progress: Progress = SILENT) -> TargetsFile:
    """The targets, or the shares, of a file on disk. Raises: FileRefused."""
    from council.people.census import shares_in
    from council.people.reading import grid_from

    return shares_in(grid_from(path, progress=progress))


def write_targets(path: Path, lines: tuple[Line, ...]) -> None:
    """The targets as a table. Raises: FileUnwritable."""
    from council.saving import write_file

    write_file(path, targets_csv(lines))


def _everything(db: Any) -> tuple[Any, ...]:
    committed = tuple(one.number for one in queries.draws_of(db) if one.state == "committed")
    return queries.targets_of(db), queries.target_views_of(db), queries.drawing_pool(db), committed
