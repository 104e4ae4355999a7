"""The page that compares groups: every statement in every group of one field, and where they part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from council import clock
from council.ground import queries
from council.ground.queries import GroundFacts
from council.ground.shared.ageing.telling import changed_words
from council.ground.shared.queries import matrix_of, representative_of
from council.ground.shared.values import Matrix, MatrixRow, Representative
from council.report import charts
from council.report.marks import Chart
from council.words import N_, _
from ui import theme
from ui.ground.flowing import flowing, stacked
from ui.ground.shared import legend
from ui.ground.shared.groups_state import (
    ALL,
    FILTERS,
    FIRST,
    apart_words,
    cell_sentence,
    columns_of,
    merged_words,
    rows_of,
)
from ui.ground.shared.matrix import MatrixTable, MatrixView
from ui.ground.shared.state import facts_words, group_name, label_words, source_words
from ui.page import Page
from ui.pictures import save_picture, save_table
from ui.widgets import Label, Switch


class GroupsPage(Page):
    """One field at a time, a column a group; what is said of a cell stands below in full."""

    shows = frozenset(
        {"shared_ground", "ground_run", "vote", "card_show", "paper_sheet", "statement", "seat", "person"}
        | {"seating", "place", "likeness"}
    )
    help: ClassVar[str] = N_(
        "Each row is a statement, each column a group of the council. A bar is the whole group: who agrees, "
        "passes, is against; what stays empty was not asked. The bracket shows where the agreement of the "
        "whole group lies, nine times in ten. Hatched cells are not shown: fewer than five were asked, a few "
        "could be told from the figure, or cards were counted without names; each says which. Difference is "
        "between the two groups shown here that differ most, in points: of a hundred, so many more agree in "
        "one than in the other, drawn to the middle where few answered. May be chance: of twenty statements "
        "on which all groups think alike one would show such a difference, all pairs of groups looked at; a "
        "bracket speaks of one group alone. Sorted by it, what may be chance stands below. "
        "Arrow keys walk from cell to cell, O sorts by the column you are in, Enter opens the statement."
    )

    def build(self) -> None:
        self._matrix: Matrix | None = None
        self._facts: GroundFacts | None = None
        self._filter = ALL
        self._fields = QComboBox()
        self._fields.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._fields.setAccessibleName(_("Compare by"))
        self._fields.view().setAccessibleName(_("Compare by"))
        self._which = Switch(*((name, _(words)) for name, words, _l in FILTERS), name=_("Which statements"))
        self._table = MatrixTable(key=lambda row: row.line.statement_id)
        self._view = MatrixView(self._table, name=_("Statements by groups"))
        self._said, self._apart, self._note = Label("", "body"), Label("", "quiet"), Label("", "quiet")
        top = flowing(self._fields, self._which, legend.made(), gap=theme.ROOMY)
        self.body.addWidget(top)
        self.body.addWidget(self._view, 1)
        self.body.addWidget(stacked(self._said, self._apart, self._note))
        self._bind()

    def _bind(self) -> None:
        self._fields.activated.connect(self._on_field)
        self._which.changed.connect(self._on_filter)
        self._view.walked.connect(self._on_cell)
        self._view.opened.connect(self._open)
        self.bind("ground.sort_column", self._view.sort_here, self._has_rows, on=self._view)
        self.bind("ground.to_line", self._open_here, self._has_cell)
        self.bind("ground.to_wall", self._to_wall, self._has_cell)
        self.bind("ground.save_picture", self._save_picture, self._has_rows)
        self.bind("ground.save_table", self._save_table, self._has_rows)
        self.bind("ground.to_shared", lambda: self.go("ground.shared"))
        self.head.actions("ground.to_line", "ground.save_picture", "ground.to_wall")
        self.empty(
            _("No groups to compare yet"),
            _("Once members have voted and the shared ground has been worked out, every group of the council "
              "stands here beside the others, statement by statement."),
            "ground.to_shared",
        )  # fmt: skip

    def first_focus(self) -> QWidget:
        return self._view

    def arrive(self, statement: str = "", field: str = "") -> None:
        """Come to a statement, and to the groups of a field."""
        self._wanted = statement
        if field and self._fields.findData(field) >= 0:
            self._fields.setCurrentIndex(self._fields.findData(field))
            self._on_field()
        self._choose_wanted()

    _wanted = ""

    # asking ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.ask(queries.ground_facts, self._on_facts)

    def _on_facts(self, facts: GroundFacts) -> None:
        self._facts = facts
        self.head.facts(facts_words(facts) if facts.votes else "")
        self.show_empty(not facts.fields or facts.worked_out is None)
        if facts.is_stale and not self.is_empty:
            self.banner(changed_words(facts.changed), "warn", ["ground.to_shared"], lasting=False)
        else:
            self.clear_banner()
        had = self._fields.currentData()
        if [self._fields.itemData(at) for at in range(self._fields.count())] != list(facts.fields):
            self._fields.clear()
            for name in facts.fields:
                self._fields.addItem(_("By {field}").format(field=name), name)
            self._fields.setCurrentIndex(max(self._fields.findData(had), 0) if facts.fields else -1)
        self._on_field()

    def _on_field(self, _at: int = 0) -> None:
        if self._fields.currentData():
            self.ask(matrix_of, self._on_matrix, field=self._fields.currentData())

    def _on_matrix(self, matrix: Matrix) -> None:
        before, self._matrix = self._matrix, matrix
        if before is None or (before.field, before.groups) != (matrix.field, matrix.groups):
            self._table.show_columns(*columns_of(matrix))
        self._note.setText(merged_words(matrix))
        self._note.setVisible(bool(matrix.merged))
        self._show_rows()

    def _show_rows(self) -> None:
        if self._matrix is None:
            return
        self._table.show(rows_of(self._matrix, self._filter))
        if not self._view.currentIndex().isValid() and self._table.values():
            self._view.setCurrentIndex(self._view.sieve.index(0, min(1, len(self._table.columns) - 1)))
        self._choose_wanted()
        self._on_cell(self._view.current(), self._view.currentIndex().column())

    def _choose_wanted(self) -> None:
        row = self._table.row_of(self._wanted) if self._wanted else -1
        if row >= 0:
            at = self._view.sieve.mapFromSource(self._table.index(row, 1))
            self._view.setCurrentIndex(at)
            self._view.scrollTo(at)
            self._wanted = ""

    # showing -----------------------------------------------------------------------------------------------

    def _on_filter(self, name: str) -> None:
        self._filter = name
        self._show_rows()

    def _on_cell(self, row: MatrixRow | None, at: int) -> None:
        self.look()
        if row is None or self._matrix is None:
            self._said.setText(_("No statement stands here."))
            self._apart.setText("")
            return
        words = cell_sentence(row, at, self._matrix)
        judged = _("{label}: {text}").format(
            label=label_words(row.line.label), text=" ".join(row.line.text.split())
        )
        self._said.setText("\n".join(part for part in (judged, words) if part))
        group = self._group_at(at)
        if group is None:
            self._apart.setText("")
        else:
            self.ask(representative_of, self._on_apart, field=self._matrix.field, group=group)

    def _on_apart(self, found: Sequence[Representative]) -> None:
        group = self._group_at(self._view.currentIndex().column())
        words = apart_words(found, {row.line.statement_id: row.line.number for row in self._matrix.rows})
        told = _("What sets {group} apart: it {words}.").format(group=group_name(group or ""), words=words)
        self._apart.setText(told if words and group else "")

    def _group_at(self, at: int) -> str | None:
        groups = self._matrix.groups if self._matrix else ()
        return groups[at - FIRST] if 0 <= at - FIRST < len(groups) else None

    # what can be done --------------------------------------------------------------------------------------

    def _has_rows(self) -> bool | str:
        return bool(self._table.values()) or _("There is no statement to compare here.")

    def _has_cell(self) -> bool | str:
        return self._view.current() is not None or _("Choose a statement first.")

    def _to_wall(self) -> None:
        row = self._view.current()
        self.show_to_room("groups", statement=row.line.statement_id, field=self._matrix.field)

    def _open_here(self) -> None:
        self._open(self._view.current())

    def _open(self, row: MatrixRow) -> None:
        self.go("ground.shared", statement=row.line.statement_id)

    def _chart(self) -> Chart:
        shown = tuple(row for row in self._view.shown())
        value = Matrix(
            self._matrix.field, self._matrix.groups, self._matrix.sizes, shown, self._matrix.merged
        )
        return charts.matrix(value, title=_("Who agrees, by {field}").format(field=self._matrix.field))

    def _save_picture(self) -> None:
        save_picture(self, self._chart(), source=source_words(self._facts, clock.now()))

    def _save_table(self) -> None:
        save_table(self, self._chart())
