"""The page of shared ground: what the council shares, where it differs, what it does not know yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from council import clock
from council.ground import actions, queries
from council.ground.queries import GroundFacts, GroundLine
from council.ground.shared.ageing.telling import changed_words
from council.ground.shared.queries import coverage_of
from council.ground.shared.values import Coverage, Covered, WorkedGround
from council.report import charts
from council.report.marks import Chart
from council.words import N_, _
from ui import theme
from ui.ground import tasks
from ui.ground.flowing import flowing, stacked
from ui.ground.origin import Origin, origins_of
from ui.ground.shared import legend
from ui.ground.shared.bars import BarRows
from ui.ground.shared.detail import LineDetail
from ui.ground.shared.lines import columns, file_columns, line_row
from ui.ground.shared.state import (
    VIEWS,
    WALLS,
    SharedState,
    heading_words,
    judged_words,
    source_words,
    standing_words,
    view_of,
    worked_words,
)
from ui.page import Page
from ui.pictures import save_picture, save_table
from ui.widgets import Columns, Label, Switch, Table, TableView

BARS, TABLE = "bars", "table"
ABOUT_CAMPS = ("differ", "carried")  # the headings under which one asks for opinion groups
STOOD = ("share", "short")  # the headings under which statements of more than one standing are together
HALF, MORE = 0.5, 0.6  # the share of every group that must agree


class SharedPage(Page):
    """Every statement voted on, under one of its headings, with its base and its uncertainty."""

    shows = frozenset({
        "vote", "card_show", "paper_sheet", "shared_ground", "ground_run", "theme", "membership", "statement",
        "seat", "person", "seating", "place", "likeness",
    })  # fmt: skip
    help: ClassVar[str] = N_(
        "Shared ground is what most people agree with in every group of the council: by age, by region, by "
        "table. The dark bracket over a bar shows where the agreement of all lies, nine times in ten, given "
        "who was asked. A chance is that of all groups of a field at once, in the field that is least sure. "
        "A statement with too few votes in any group is not judged. Each judgement comes with its reason, "
        "and with what would change it."
    )  # fmt: skip

    def build(self) -> None:
        self._state: SharedState | None = None
        self._facts: GroundFacts | None = None
        self._origins: Mapping[str, Origin] = {}
        self._reach: tuple[Covered, ...] = ()
        self._view, self._wanted = VIEWS[0][0], ""
        self._table = Table(*columns(), key=lambda line: line.statement_id, in_file=file_columns())
        self._bars = BarRows(self._table, line_row, name=_("Statements with their votes"))
        words = _("Statements with their votes, as a table")
        self._grid = TableView(self._table, name=words, dense=True, fitted=True)
        self._views = Switch(
            *((name, _(words)) for name, words, _labels in VIEWS), name=_("Which statements")
        )
        self._looks = Switch((BARS, _("Bars")), (TABLE, _("Table")), name=_("How they are shown"))
        self._verdict, self._lead, self._nothing = (Label("", "quiet") for _each in range(3))
        self._pictures = QStackedWidget()
        for view in (self._bars, self._grid):
            self._pictures.addWidget(view)
        self._pictures.setMinimumHeight(theme.row_height() * 3)  # its own hint is that of the tallest view
        left = stacked(self._nothing, self._pictures, gap=theme.TIGHT)
        self._detail = LineDetail(self.action)
        self.body.addWidget(flowing(self._views, self._looks, legend.made(), gap=theme.ROOMY))
        self.body.addWidget(stacked(self._lead))
        self.body.addWidget(Columns(left, self._detail, shares=(1, 1)), 1)
        self.body.addWidget(stacked(self._verdict))
        self._bind()

    def _bind(self) -> None:
        self._views.changed.connect(self._on_view)
        self._looks.changed.connect(self._on_look)
        for view in (self._bars, self._grid):
            view.chosen.connect(self._on_line)
            view.opened.connect(self._to_groups_of)
        self.bind("ground.to_votes", lambda: self.go("ground.votes"))
        self.bind("ground.work_out", self._work_out, self._has_votes)
        self.bind("ground.more_than", self._ask_more, self._has_votes)
        self.bind("ground.to_wall", self._to_wall, self._may_show)
        self.bind("ground.to_groups", lambda: self._to_groups_of(self._current()), self._has_line)
        self.bind("ground.to_way", self._to_way, self._has_line)
        self.bind("ground.to_session", self._to_session, self._has_session)
        self.bind("ground.turn_picture", self._turn, self._has_lines)
        self.bind("ground.save_picture", self._save_picture, self._has_lines)
        self.bind("ground.save_table", self._save_table, self._has_lines)
        self.head.actions("ground.save_picture", "ground.to_wall")
        self.head.actions("ground.work_out", primary=True)
        self.empty(
            _("No votes yet"),
            _("When members have said to each statement whether they agree, disagree or pass, this page "
              "shows what every group of the council shares, and how sure that is. Votes are entered on the "
              "page Votes: on screen, by show of cards, from paper, or from a file."),
            "ground.to_votes",
        )  # fmt: skip

    def searched(self) -> Any:
        """The list searched and exported: the one with the focus, else the statements as they are shown."""
        views = (self._bars, self._grid, self._detail.cells, self._detail.grid)
        shown = self._pictures.currentWidget()
        focused = next((view for view in views if view.hasFocus()), shown)
        return focused if shown.isVisibleTo(self) else None

    def first_focus(self) -> QWidget:
        return self._pictures.currentWidget()

    def arrive(self, statement: str = "") -> None:
        """Come to a statement, under whatever heading it stands."""
        self._wanted = statement
        self._find_wanted()

    # asking ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.ask(queries.ground_of, self._on_ground)

    def _on_ground(self, lines: Sequence[GroundLine]) -> None:
        self.ask(origins_of, self._on_origins)
        self.ask(coverage_of, self._on_coverage)
        self.ask(queries.ground_facts, lambda facts: self._render(SharedState.of(lines, facts), facts))

    def _on_origins(self, origins: Mapping[str, Origin]) -> None:
        self._origins = origins
        self._on_line(self._current())

    def _on_coverage(self, coverage: Coverage) -> None:
        self._reach = tuple(one for one in coverage.slate if isinstance(one, Covered))

    def _render(self, state: SharedState, facts: GroundFacts) -> None:
        self._state, self._facts = state, facts
        self.head.facts(state.facts if state.votes else "")
        self.show_empty(not state.votes)
        for name, words, _labels in VIEWS:
            counted = heading_words(name, state.views[name])
            self._views.say(name, counted if state.is_worked_out else _(words))
        if state.is_stale:
            told = changed_words(facts.changed)
            fresh = _("There are votes; the shared ground has not been worked out yet.")
            self.banner(told if state.is_worked_out else fresh, "warn", ["ground.work_out"], lasting=False)
        else:
            self.clear_banner()
        self._show_view()
        self._find_wanted()

    # showing -----------------------------------------------------------------------------------------------

    def _show_view(self) -> None:
        lines = self._state.views[self._view] if self._state else ()
        self._table.show(lines)
        if self._grid.isVisible():
            self._grid.fit()
        self._nothing.setVisible(not lines)
        self._nothing.setText(_("No statement stands here."))
        lead = self._state.lead(self._view, self._reach) if self._state else ""
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))
        camps = self._state.verdict if self._state and self._view in ABOUT_CAMPS else ""
        self._verdict.setText(camps)
        self._verdict.setVisible(bool(camps))
        shown = self._pictures.currentWidget()
        if shown.current() is None and lines:
            shown.choose(lines[0].statement_id)
        self._on_line(shown.current())

    def _find_wanted(self) -> None:
        name = view_of(self._state, self._wanted) if self._state and self._wanted else ""
        if name:
            self._views.choose(name)
            self._on_view(name)
            self._pictures.currentWidget().choose(self._wanted)
            self._wanted = ""

    def _on_view(self, name: str) -> None:
        self._view = name
        self._show_view()

    def _on_look(self, look: str) -> None:
        chosen = self._current()
        self._pictures.setCurrentWidget(self._grid if look == TABLE else self._bars)
        self._detail.show_table(look == TABLE)
        self._grid.fit()
        if chosen is not None:
            self._pictures.currentWidget().choose(chosen.statement_id)

    def _turn(self) -> None:
        look = BARS if self._looks.current == TABLE else TABLE
        self._looks.choose(look)
        self._on_look(look)

    def _on_line(self, line: GroundLine | None) -> None:
        self._detail.show_line(line, self._origins.get(line.statement_id) if line else None)
        self.look()

    def _current(self) -> GroundLine | None:
        return self._pictures.currentWidget().current()

    # what can be done --------------------------------------------------------------------------------------

    def _has_votes(self) -> bool | str:
        there = self._state is not None and self._state.votes > 0
        return there or _("There are no votes yet. Collect them first.")

    def _has_lines(self) -> bool | str:
        return bool(self._table.values()) or _("No statement stands here.")

    def _has_line(self) -> bool | str:
        return self._current() is not None or _("Choose a statement first.")

    def _has_session(self) -> bool | str:
        line = self._current()
        origin = self._origins.get(line.statement_id) if line else None
        return bool(origin and origin.session_id) or _("This statement was not said in a session.")

    def _to_way(self) -> None:
        self.go("decisions.way", kind="statement", id=self._current().statement_id)

    def _may_show(self) -> bool | str:
        return self._has_lines()

    def _to_wall(self) -> None:
        self.show_to_room(WALLS.get(self._view, self._view), begin_at=self._current().statement_id)

    def _to_groups_of(self, line: GroundLine) -> None:
        self.go("ground.groups", statement=line.statement_id)

    def _to_session(self) -> None:
        origin = self._origins[self._current().statement_id]
        self.go("sessions.live", session_id=origin.session_id, item_id=origin.item_id)

    def _chart(self) -> Chart:
        lines = self._pictures.currentWidget().shown()
        title = next(_(words) for name, words, _labels in VIEWS if name == self._view)
        if self._view in STOOD:  # a picture goes where no list tells which is which
            title = _("{heading}: {standing}").format(heading=title, standing=standing_words(lines))
        return charts.standing(lines, title=title, judged=[judged_words(line) for line in lines])

    def _save_picture(self) -> None:
        save_picture(self, self._chart(), source=source_words(self._facts, clock.now()))

    def _save_table(self) -> None:
        save_table(self, self._chart())

    # working out -------------------------------------------------------------------------------------------

    def _ask_more(self) -> None:
        more = MORE if self._state.more_than == HALF else HALF
        self.ask(matter_of, partial(self._compare, more))

    def _work_out(self) -> None:
        more = self._state.more_than if self._state else HALF
        self.ask(matter_of, partial(self._compare, more))

    def _compare(self, more_than: float, given: Mapping[str, Any]) -> None:
        words, mark = _("Comparing every group on every statement"), given["mark"]
        matter = {name: each for name, each in given.items() if name != "mark"}
        done = partial(self._on_worked, mark)
        self.work(words, tasks.work_out, done, beside=True, more_than=more_than, **matter)

    def _on_worked(self, mark: tuple[int, str], worked: WorkedGround) -> None:
        given = {
            "mark": mark,
            "lines": worked.lines, "groups": worked.groups, "slate": worked.slate, "fields": worked.fields,
            "representative": worked.representative,
        }  # fmt: skip
        said = self.said(worked_words(self._state, worked.lines))
        self.act(actions.keep_ground, said, at=clock.now(), **given)


def matter_of(db: Any) -> dict[str, Any]:
    """What is compared: votes, groups, what sounds alike, what people judged the same; `mark`: as of when."""
    return {
        "mark": queries.ground_mark(db),
        "seen": queries.votes_of(db),
        "fields": queries.fields_of(db),
        "vectors": queries.gathering_of(db).plain_vectors,
        "judged": queries.judged_of(db),
    }
