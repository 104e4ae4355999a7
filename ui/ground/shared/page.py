"""The page of shared ground: what the council shares, where it differs, what it does not know yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from council import clock
from council.ground import actions, queries
from council.ground.queries import GroundFacts, GroundLine
from council.ground.shared.values import Cell, WorkedGround
from council.ground.themes.values import Gathering
from council.ground.voting.values import Field, VotesView
from council.selection.queries import seats_of
from council.sessions.queries import statements_of
from council.words import N_, _, ngettext
from ui import theme
from ui.ground import tasks
from ui.ground.flowing import flowing
from ui.ground.shared.bars import BarRow, BarRows, Legend
from ui.ground.shared.state import (
    LABEL_INK,
    VIEWS,
    SharedState,
    carried,
    cell_name,
    label_words,
    span_words,
    votes_words,
    why,
)
from ui.ground.votes.import_form import VotesForm
from ui.ground.votes.state import VoteImport
from ui.page import Page
from ui.widgets import Chip, Column, Columns, Label, Scroll, Section, Switch, Table, TableView, column, row

BARS, TABLE = "bars", "table"
TABLES = "*.csv *.tsv *.txt *.xlsx"


class SharedPage(Page):
    """Every statement voted on, under one of three headings, with its base and its uncertainty."""

    shows = frozenset({"vote", "shared_ground", "ground_run", "theme", "membership", "statement", "seat"})
    help = N_(
        "Shared ground is what most people agree with in every group of the council: by age, by region, by "
        "table. The dark bracket over a bar shows where the agreement of all lies, nine times in ten, given "
        "who was asked. A statement with too few votes in any group is not judged."
    )  # fmt: skip

    def build(self) -> None:
        self._state: SharedState | None = None
        self._view = VIEWS[0][0]
        self._table = Table(*_columns(), key=lambda line: line.statement_id)
        self._bars = BarRows(self._table, _line_row, name=_("Statements with their votes"))
        self._grid = TableView(self._table, name=_("Statements with their votes, as a table"), dense=True)
        self._views = Switch(
            *((name, _(words)) for name, words, _labels in VIEWS), name=_("Which statements")
        )
        self._looks = Switch((BARS, _("Bars")), (TABLE, _("Table")), name=_("How they are shown"))
        self._verdict = Label("", "quiet")
        self._pictures = self._stack_of(self._bars, self._grid)
        self._nothing = Label("", "quiet")
        left = column(self._nothing, self._pictures, gap=theme.TIGHT)
        self._lay_detail()
        self.body.addWidget(flowing(self._views, self._looks, self._legend(), gap=theme.ROOMY))
        self.body.addWidget(Columns(left, Scroll(self._detail), shares=(1, 1)), 1)
        self.body.addWidget(self._verdict)
        self._bind()

    def _legend(self) -> Legend:
        span = _("where the agreement of all lies, 90 % sure")
        return Legend(_("agree"), _("pass"), _("against"), span)

    def _stack_of(self, *views: QWidget) -> QStackedWidget:
        stack = QStackedWidget()
        for view in views:
            stack.addWidget(view)
        stack.setMinimumHeight(theme.row_height() * 3)  # its own hint is that of the tallest view
        return stack

    def _bind(self) -> None:
        self._views.changed.connect(self._on_view)
        self._looks.changed.connect(self._on_look)
        for view in (self._bars, self._grid):
            view.chosen.connect(self._on_line)
        self.bind("ground.import_votes", self._import, self._has_seats)
        self.bind("ground.work_out", self._work_out, self._has_votes)
        self.head.actions("ground.import_votes")
        self.head.actions("ground.work_out", primary=True)
        self.empty(
            _("No votes yet"),
            _("When members have said to each statement whether they agree, disagree or pass, this page "
              "shows what every group of the council shares, and how sure that is. Votes come from a file: "
              "one row a vote, or a Polis export as it is."),
            "ground.import_votes",
        )  # fmt: skip

    def _lay_detail(self) -> None:
        self._detail = Section()
        self._chip, self._counts = Chip(""), Label("", "quiet")
        self._why, self._carried = Label("", "body"), Label("", "strong")
        cells = Table(*_cell_columns(), key=lambda c: (c.field, c.group))
        self._cells = BarRows(cells, self._cell_row, name=_("Votes by group"))
        self._cell_grid = TableView(cells, name=_("Votes by group, as a table"), dense=True)
        self._cell_stack = self._stack_of(self._cells, self._cell_grid)
        for part in (row(self._chip, None), self._why, self._carried, self._counts):
            self._detail.body.addWidget(part)
        self._detail.body.addWidget(self._cell_stack, 1)
        self._cell_stack.setMinimumHeight(theme.row_height() * 6)

    def searched(self) -> Any:
        """The list searched and exported: the one with the focus, else the statements as they are shown."""
        views = (self._bars, self._grid, self._cells, self._cell_grid)
        shown = self._pictures.currentWidget()
        focused = next((view for view in views if view.hasFocus()), shown)
        return focused if shown.isVisibleTo(self) else None

    def first_focus(self) -> QWidget:
        return self._pictures.currentWidget()

    def refresh(self) -> None:
        self.ask(queries.ground_of, self._on_ground)

    def _on_ground(self, lines: Sequence[GroundLine]) -> None:
        self.ask(queries.ground_facts, lambda facts: self._on_facts(lines, facts))

    def _on_facts(self, lines: Sequence[GroundLine], facts: GroundFacts) -> None:
        self._members = facts.members
        self._render(SharedState.of(lines, facts))

    def _render(self, state: SharedState) -> None:
        self._state = state
        self.head.facts(state.facts if state.votes else "")
        self.show_empty(not state.votes)
        self._verdict.setText(state.verdict)
        if state.is_stale:
            told = _("Votes have changed since the shared ground was worked out.")
            fresh = _("There are votes; the shared ground has not been worked out yet.")
            self.banner(told if state.is_worked_out else fresh, "warn", ["ground.work_out"], lasting=False)
        else:
            self.clear_banner()
        self._show_view()

    def _show_view(self) -> None:
        lines = self._state.views[self._view] if self._state else ()
        self._table.show(lines)
        self._nothing.setVisible(not lines)
        self._nothing.setText(_("No statement stands here."))
        shown = self._pictures.currentWidget()
        if shown.current() is None and lines:
            shown.choose(lines[0].statement_id)
        self._on_line(shown.current())

    def _on_view(self, name: str) -> None:
        self._view = name
        self._show_view()

    def _on_look(self, look: str) -> None:
        chosen = self._pictures.currentWidget().current()
        self._pictures.setCurrentWidget(self._grid if look == TABLE else self._bars)
        self._cell_stack.setCurrentWidget(self._cell_grid if look == TABLE else self._cells)
        if chosen is not None:
            self._pictures.currentWidget().choose(chosen.statement_id)

    def _on_line(self, line: GroundLine | None) -> None:
        self._detail.setVisible(line is not None)
        if line is None:
            return
        self._detail.say(" ".join(line.text.split()), line.theme)
        self._line = line
        self._chip.say(label_words(line.label), LABEL_INK.get(line.label, "quiet"))
        self._why.setText(why(line))
        self._carried.setText(carried(line))
        self._carried.setVisible(bool(line.carried_by))
        self._counts.setText(votes_words(line))
        self._cells.table.show(line.cells)
        self._cell_stack.setVisible(len(line.cells) > 1)

    def _cell_row(self, cell: Cell) -> BarRow:
        is_least = cell_name(cell) == self._line.limiting_group
        side = _("least sure") if is_least else ""
        return BarRow(f"{cell.field}: {cell.group}", side, "warn", "", votes_words(cell))

    # what can be done --------------------------------------------------------------------------------------

    _members = 0

    def _has_seats(self) -> bool | str:
        return self._members > 0 or _("Votes belong to seats: draw and confirm the panel first.")

    def _has_votes(self) -> bool | str:
        there = self._state is not None and self._state.votes > 0
        return there or _("There are no votes yet. Import them first.")

    def _import(self) -> None:
        files = _("Tables") + f" ({TABLES})"
        self.pick_file(_("Import votes"), files, self._on_file)

    def _on_file(self, path: Path) -> None:
        self.work(_("Reading the file"), tasks.votes_in, lambda cast: self._on_cast(path, cast), path=path)

    def _on_cast(self, path: Path, cast: Any) -> None:
        self.ask(seats_of, lambda seats: self._on_seats(path, cast, seats))

    def _on_seats(self, path: Path, cast: Any, seats: Sequence[Any]) -> None:
        self.ask(statements_of, lambda told: self._match(path, cast, seats, told))

    def _match(self, path: Path, cast: Any, seats: Sequence[Any], told: Sequence[Any]) -> None:
        taken = [(seat.id, seat.number) for seat in seats if seat.state in queries.SEATED]
        found = {rule: VoteImport.of(cast.votes, taken, told, rule=rule) for rule in ("number", "votes")}
        first = VoteImport.of(cast.votes, taken, told).rule
        form = VotesForm(path.name, found, first, parent=self)
        form.submitted.connect(lambda: self._keep(form, path.name))
        form.open()

    def _keep(self, form: VotesForm, source: str) -> None:
        count = len(form.chosen.votes)
        words = ngettext("{count:,} vote kept", "{count:,} votes kept", count).format(count=count)
        given = {"votes": form.chosen.votes, "source": source}
        form.accept()
        self.work_act(
            _("Keeping the votes"), actions.keep_votes, self.said(words, self._after), at=clock.now(), **given
        )

    def _after(self, _outcome: Any) -> None:
        self._work_out()

    def _work_out(self) -> None:
        self.ask(queries.votes_of, lambda seen: self._with_fields(seen))

    def _with_fields(self, seen: VotesView) -> None:
        self.ask(queries.fields_of, lambda fields: self._with_vectors(seen, fields))

    def _with_vectors(self, seen: VotesView, fields: Sequence[Field]) -> None:
        self.ask(queries.gathering_of, lambda gathering: self._work(seen, fields, gathering))

    def _work(self, seen: VotesView, fields: Sequence[Field], gathering: Gathering) -> None:
        given = {"seen": seen, "fields": fields, "vectors": gathering.plain_vectors}
        self.work(_("Comparing every group on every statement"), tasks.work_out, self._on_worked, **given)

    def _on_worked(self, worked: WorkedGround) -> None:
        given = {
            "lines": worked.lines,
            "groups": worked.groups,
            "slate": worked.slate,
            "fields": worked.fields,
        }
        self.act(actions.keep_ground, self.said(_("Shared ground worked out")), at=clock.now(), **given)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Statement"), lambda g: " ".join(g.text.split()), stretch=True),
        Column(_("Number"), lambda g: str(g.number), sort=lambda g: g.number, right=True),
        Column(_("Judged"), lambda g: label_words(g.label), ink=lambda g: LABEL_INK.get(g.label, "")),
        Column(_("Agree"), lambda g: str(g.agree), sort=lambda g: g.agree, right=True),
        Column(_("Against"), lambda g: str(g.disagree), sort=lambda g: g.disagree, right=True),
        Column(_("Pass"), lambda g: str(g.passed), sort=lambda g: g.passed, right=True),
        Column(_("Asked"), _asked, sort=lambda g: g.asked / max(g.size, 1), right=True),
        Column(_("Agree, of all"), span_words, sort=lambda g: g.low, right=True),
        Column(_("Least sure"), lambda g: g.limiting_group),
    )


def _cell_columns() -> tuple[Column, ...]:
    return (
        Column(_("Group"), lambda c: f"{c.field}: {c.group}", stretch=True),
        Column(_("Agree"), lambda c: str(c.agree), sort=lambda c: c.agree, right=True),
        Column(_("Against"), lambda c: str(c.disagree), sort=lambda c: c.disagree, right=True),
        Column(_("Asked"), _asked, sort=lambda c: c.asked / c.size, right=True),
        Column(_("Of all"), span_words, sort=lambda c: c.low, right=True),
    )


def _line_row(line: GroundLine) -> BarRow:
    caption = " · ".join(part for part in (str(line.number), line.theme) if part)
    ink = LABEL_INK.get(line.label, "quiet")
    return BarRow(caption, label_words(line.label), ink, line.text, votes_words(line))


def _asked(of: GroundLine | Cell) -> str:
    return _("{asked} of {size}").format(asked=of.asked, size=of.size)
