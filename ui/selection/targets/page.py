"""The page of targets: seats and lines beside the pool, and at every change whether they can be met.

A line is changed where it stands; what cannot be met shows the nearest changes, one button each.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from council import clock
from council.people import queries as people
from council.people.reading import TargetsFile
from council.progress import SILENT, Progress
from council.selection import actions, queries
from council.selection.queries import TargetView
from council.selection.targets import Line
from council.words import N_, _, ngettext, say
from ui import theme
from ui.page import Page
from ui.selection.targets.sheets import AddSheet, ImportTargetsSheet, SharesSheet
from ui.selection.targets.state import (
    TargetsState,
    Verdict,
    examine,
    is_scarce,
    limit_words,
    per_seat,
    with_changes,
    with_line,
)
from ui.widgets import (
    Column,
    Columns,
    Field,
    Label,
    Scroll,
    Section,
    Table,
    TableView,
    button,
    column,
    emptied,
    push,
    row,
)

FILTERS = N_("Tables (*.csv *.tsv *.txt *.xlsx);;All files (*)")
MOST_SEATS = 100_000


class TargetsPage(Page):
    """What the panel must look like, beside what the pool has."""

    shows = frozenset({"target_line", "panel_size", "person", "exclusion", "seat"})
    help: ClassVar[str] = N_(
        "A target says how many seats at least and at most go to one value of one attribute. Change "
        "the numbers "
        "under the table; the right side says at once whether a panel can meet them all, and how "
        "fair a draw can be."
    )

    def build(self) -> None:
        self._state: TargetsState | None = None
        self._shown_line: Line | None = None
        self._job: Any = None
        self._asked = 0
        self.take_files(self._open)
        self._table = Table(*_columns())
        self._view = TableView(self._table, name=_("Targets"))
        self._view.chosen.connect(self._on_chosen)
        self._view.opened.connect(self._on_opened)
        left = column(self._view, self._editor(), gap=theme.SNUG)
        self.body.addWidget(Columns(left, Scroll(self._side()), shares=(2, 1)))
        self._bind()
        self.head.actions("selection.import_targets")
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
        self.bind("selection.propose", self._propose, self._has_pool)
        self.bind("selection.add_target", self._add)
        self.bind("selection.change_target", self._change, self._has_choice, on=self._view)
        self.bind("selection.remove_target", self._remove, self._has_choice, on=self._view)
        self.bind("selection.leave_out_odd", self._leave_out_odd, self._has_odd)
        self.bind("selection.set_seats", self._focus_seats)
        self.bind("selection.to_draw", partial(self.go, "selection.draw"), self._has_targets)

    # the parts ---------------------------------------------------------------------------------------------

    def _editor(self) -> QWidget:
        """The chosen line, to be changed where it stands."""
        self._name = Label("", "strong")
        self._least, self._most = _count(), _count()
        self._fields = (Field(_("At least"), self._least), Field(_("At most"), self._most))
        for spin in (self._least, self._most):
            spin.editingFinished.connect(self._keep_line)
        self._line_editor = column(self._name, row(*self._fields, None, gap=theme.SNUG), gap=theme.HAIR)
        self._line_editor.hide()
        return self._line_editor

    def _side(self) -> QWidget:
        """Seats, and what the check says."""
        self._seats = _count(1)
        self._seats.editingFinished.connect(self._keep_seats)
        self._seats_field = Field(_("Seats"), self._seats)
        self._verdict = Section(_("Can it be met?"))
        self._said = QVBoxLayout(spacing=theme.SNUG)
        self._verdict.body.addLayout(self._said)
        self._warnings = QVBoxLayout(spacing=theme.TIGHT)
        holder = column(row(self._seats_field, None), self._verdict, gap=theme.ROOMY)
        holder.layout().addLayout(self._warnings)
        self._leave_out = row(button(self.action("selection.leave_out_odd")), None)
        holder.layout().addWidget(self._leave_out)
        holder.layout().addStretch()
        holder.layout().setContentsMargins(0, 0, theme.SNUG, 0)
        return holder

    # asking ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.ask(_everything, self._on_everything)

    def first_focus(self) -> QWidget | None:
        return self._view

    def _on_everything(self, answer: tuple[Any, ...]) -> None:
        old, self._state = self._state, TargetsState.of(*answer)
        state = self._state
        self.head.facts(state.facts if state.rows else "")
        self.show_empty(not state.rows)
        self._table.show(state.rows)
        if old is None or not self._seats.hasFocus() or self._seats.value() == old.seats:
            self._seats.setValue(max(1, state.seats))
        self._on_chosen(self._view.current())
        self._fill(self._warnings, [Label(words, "warn") for words in state.warnings])
        self._leave_out.setVisible(bool(state.odd_ids))
        if old is None or (old.pool, old.targets) != (state.pool, state.targets):
            self._check()
        self.look()

    def _check(self) -> None:
        """Ask anew whether the targets can be met; a newer question cancels the older one."""
        self._asked += 1
        if self._job is not None:
            self._job.cancel()
        if not self._state.can_be_checked:
            words = _("Import people and targets, and the answer stands here.")
            self._fill(self._said, [Label(words, "quiet")])
            return
        self._verdict.say(_("Can it be met?"))
        self._fill(self._said, [Label(_("Checking…"), "quiet")])
        number = self._asked
        self._job = self.desk.runner.work(
            self,
            examine,
            lambda verdict: self._on_verdict(number, verdict),
            lambda error: self._on_refused_check(number, error),
            pool=self._state.pool,
            targets=self._state.targets,
        )

    def _on_verdict(self, number: int, verdict: Verdict) -> None:
        if number != self._asked:
            return
        self._verdict.say(verdict.headline())
        parts: list[QWidget] = [Label(verdict.sentence(), "body" if verdict.possible else "alarm")]
        if verdict.possible and verdict.reach.limiting:
            parts.append(Label(_("What limits it"), "strong"))
            parts += [Label(limit_words(limit), "quiet") for limit in verdict.reach.limiting[:4]]
        for proposal in verdict.nearest:
            parts.append(self._proposal(proposal))
        self._fill(self._said, parts)

    def _proposal(self, changes: tuple[Any, ...]) -> QWidget:
        """One way to mend the targets, with its button."""
        from council.selection.nearest import said

        words = said(changes)
        button = push(_("Change it so"), lambda: self._take(changes))
        button.setAccessibleName(_("Change it so: {changes}").format(changes=words))
        return column(Label(words), row(button, None), gap=theme.HAIR)

    def _on_refused_check(self, number: int, error: Any) -> None:
        if number == self._asked:
            self._fill(self._said, [Label(say(error), "alarm")])

    def _fill(self, lay: QVBoxLayout, parts: list[QWidget]) -> None:
        emptied(lay)
        for part in parts:
            lay.addWidget(part)

    # changing ----------------------------------------------------------------------------------------------

    def _on_chosen(self, view: TargetView | None) -> None:
        self._line_editor.setVisible(view is not None)
        if view is None:
            return
        new, old = view.line, self._shown_line
        is_other = old is None or (old.feature, old.value) != (new.feature, new.value)
        self._name.setText(f"{new.feature}: {new.value}")
        for spin, name in ((self._least, "least"), (self._most, "most")):
            if is_other or spin.value() == getattr(old, name):  # what is being typed stays
                spin.setValue(getattr(new, name))
        self._shown_line = new
        for field in self._fields:
            field.clear()

    def _on_opened(self, _view: TargetView) -> None:
        self._change()

    def _change(self) -> None:
        self._least.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._least.selectAll()

    def _keep_line(self) -> None:
        view = self._view.current()
        if view is None:
            return
        least, most = self._least.value(), self._most.value()
        if (least, most) == (view.line.least, view.line.most):
            return
        if least > most:
            self._fields[0 if self._least.hasFocus() else 1].refuse(_("The least is above the most."))
            return
        old = view.line
        low = min(old.least_flex, least) if old.least_flex is not None else None
        high = max(old.most_flex, most) if old.most_flex is not None else None
        new = Line(old.feature, old.value, least, most, low, high)
        words = _("{feature}: {value} – {least} to {most} seats")
        words = words.format(feature=new.feature, value=new.value, least=least, most=most)
        self._set(words, with_line(self._state.targets, old, new))

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
        sheet.kept.connect(self._on_kept)
        sheet.open()

    def _on_kept(self, words: str, outcome: Any) -> None:
        self.toast(words, outcome)

    def _propose(self) -> None:
        self.ask(people.pool_of, self._on_pool)

    def _on_pool(self, pool: tuple[people.PoolPerson, ...]) -> None:
        seats = self._state.seats if self._state else 0
        sheet = SharesSheet([one.attributes for one in pool], self.desk.runner, seats=seats, parent=self)
        sheet.kept.connect(self._on_kept)
        sheet.open()

    def _add(self) -> None:
        self.ask(people.pool_of, self._on_pool_for_line)

    def _on_pool_for_line(self, pool: tuple[people.PoolPerson, ...]) -> None:
        targets = self._state.targets
        sheet = AddSheet([one.attributes for one in pool], self.desk.runner, targets=targets, parent=self)
        sheet.kept.connect(self._on_kept)
        sheet.open()

    # when --------------------------------------------------------------------------------------------------

    def _has_choice(self) -> bool | str:
        return self._view.current() is not None or _("Choose a target in the table first.")

    def _has_odd(self) -> bool | str:
        return bool(self._state and self._state.odd_ids) or _("Everybody has an answer that a target knows.")

    def _has_targets(self) -> bool | str:
        return bool(self._state and self._state.can_be_checked) or _("Import people and set targets first.")

    def _has_pool(self) -> bool | str:
        return bool(self._state is None or self._state.pool.ids) or _("Import the people of the pool first.")


def read_file(path: Path, *, progress: Progress = SILENT) -> TargetsFile:
    """The targets of a file on disk. Raises: FileRefused."""
    from council.people.reading import grid_from, targets_in

    return targets_in(grid_from(path, progress=progress))


def _everything(db: Any) -> tuple[Any, ...]:
    return queries.targets_of(db), queries.target_views_of(db), queries.drawing_pool(db)


def _count(least: int = 0) -> QSpinBox:
    spin = QSpinBox(minimum=least, maximum=MOST_SEATS, keyboardTracking=False)
    spin.setMinimumWidth(theme.wide(12))
    return spin


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Target"), lambda one: f"{one.line.feature}: {one.line.value}"),
        Column(
            _("In pool"),
            lambda one: f"{one.in_pool:,}",
            sort=lambda one: one.in_pool,
            right=True,
            ink=lambda one: "warn" if is_scarce(one) else "",
        ),
        Column(_("At least"), lambda one: str(one.line.least), sort=lambda one: one.line.least, right=True),
        Column(_("At most"), lambda one: str(one.line.most), sort=lambda one: one.line.most, right=True),
        Column(
            _("Per seat"),
            lambda one: "–" if per_seat(one) is None else f"{per_seat(one):.1f}",
            sort=lambda one: per_seat(one) or 0.0,
            right=True,
            stretch=True,
            tip=lambda _one: _(
                "People in the pool for each seat; fewer than three for a wanted seat is marked."
            ),
        ),
    )
