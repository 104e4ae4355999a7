"""The page of the report: its sections and what was found in them, beside its true pages."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from council import clock
from council.report import actions, queries
from council.report.facts import Facts
from council.report.making import Made
from council.words import N_, _, ngettext
from ui import theme
from ui.page import Page
from ui.report.asking import facts_of
from ui.report.contents import Contents
from ui.report.making import make
from ui.report.own_sheets import OwnSheets
from ui.report.paper import Paper
from ui.report.saving import Saving
from ui.report.setting_up import SetupForm
from ui.report.shown import SHOWN
from ui.report.state import FindingRow, ReportState, SectionRow, hidden_with, moved, rearranged
from ui.widgets import Columns, Row, Rows, Switch, Table, column, label


class ReportPage(Page):
    """What the council gives back, as readers will see it."""

    shows = SHOWN
    help: ClassVar[str] = N_(
        "The report is made from the council's own record; every figure stands beside what it is a share of. "
        "Space prints a section or leaves it out, Alt+Up and Alt+Down move it, and so does dragging. "
        "On the right are the pages of the file itself."
    )

    def build(self) -> None:
        self.made: Made | None = None
        self._facts: Facts | None = None
        self._state: ReportState | None = None
        self._wanted = ""
        self.empty(
            _("Nothing to report yet"),
            _(
                "The report is the account the council gives back. It fills itself from what is kept in the "
                "other rooms: the draw, the sessions, what was said, and what was decided. Texts of your own "
                "may come first."
            ),
            "report.write",
        )
        self.paper = Paper(self)
        self.body.addWidget(Columns(self._sides(), self.paper, shares=(1, 2)))
        self._saving = Saving(self, lambda: self.made)
        self._sheets = OwnSheets(self)
        self.bind("report.write", lambda: self.go("report.texts"))
        may = self._may_choose
        self.bind("report.include", lambda: self._tick(self.contents.current()), may, on=self.contents)
        self.bind("report.earlier", lambda: self._step(-1), may)
        self.bind("report.later", lambda: self._step(1), may)
        self.bind("report.set_up", self._set_up)
        self.bind("report.make_again", self._make, lambda: self._facts is not None)
        self.head.actions("report.write", "report.set_up")
        self.head.actions("report.save_pdf", primary=True)

    def refresh(self) -> None:
        if self.made is not None:
            self.paper.say_stale(_("being made anew"))
        self.ask(facts_of, self._on_facts)

    def arrive(self, section: str = "", finding: str = "") -> None:
        """Come here for a section, or for what was found."""
        self._wanted = section
        if finding or section:
            self._show_list("findings" if finding else "sections")
        self._turn_to_wanted()

    def first_focus(self) -> QWidget | None:
        shown = (self.contents, self._findings, self._switch.stop)
        return shown[self._side.currentIndex()]

    # laying out --------------------------------------------------------------------------------------------

    def _sides(self) -> QWidget:
        self.contents = Contents()
        self.contents.chosen.connect(self._on_section)
        self.contents.ticked.connect(self._tick)
        self.contents.laid.connect(self._lay)
        self.contents.opened.connect(lambda _section: self.paper.view.setFocus())
        self._findings = Rows(Table(), _finding_row, name=_("Findings"))
        self._findings.opened.connect(self._on_finding)
        none = _(
            "Nothing keeps the file back, and the program found no gap it can know of. Whether the words "
            "make sense, and what is missing, people judge: the proof sheet is under Editions."
        )
        self._none = label(none, "quiet")
        self._switch = Switch(
            ("sections", _("Sections")), ("findings", _("Findings")), name=_("What the list shows")
        )
        self._switch.changed.connect(self._show_list)
        self._side = QStackedWidget()
        self._side.addWidget(self.contents)
        self._side.addWidget(self._findings)
        self._side.addWidget(column(self._none, None))
        return column(self._switch, self._side, gap=theme.SNUG)

    def _show_list(self, id: str) -> None:
        self._switch.choose(id)
        nothing = id == "findings" and not self._findings.table.rowCount()
        self._side.setCurrentIndex(2 if nothing else ("sections", "findings").index(id))

    # what stands here --------------------------------------------------------------------------------------

    def _on_facts(self, facts: Facts) -> None:
        self._facts = facts
        self._make()

    def _make(self) -> None:
        self.work(
            _("Making the report"),
            make,
            self._on_made,
            beside=True,
            facts=self._facts,
            day=clock.now().date(),
        )

    def _on_made(self, made: Made) -> None:
        self.made = made
        state = ReportState.of(made)
        self._state = state
        self.head.facts("" if state.is_empty else state.facts)
        self.show_empty(state.is_empty)
        self.contents.table.show(state.sections)
        self._findings.table.show(state.findings)
        self._show_list(self._switch.current)
        count = len(state.findings)
        told = ngettext("{count} finding", "{count} findings", count).format(count=count)
        self._switch.say("findings", told if count else _("Findings"), "warning" if state.grave else "")
        wide, high = made.design.page
        self.paper.show_printed(made.printed, high / wide)
        self._warn(state)
        self._turn_to_wanted()
        self._wanted = ""
        self.look()

    # choosing ----------------------------------------------------------------------------------------------

    def _may_choose(self) -> bool | str:
        chosen = self.contents.current()
        if chosen is None:
            return _("Choose a section first.")
        return not chosen.is_fixed or _("This section always stands where it stands.")

    def _tick(self, section: SectionRow) -> None:
        if section.is_fixed:
            self.toast(_("This section always stands where it stands."))
            return
        rows = self._rows()
        hidden = hidden_with(rows, section.id)
        words = _("{section} is left out") if section.is_wanted else _("{section} is printed")
        self._choose(
            moved(rows, section.id, rows.index(section)), hidden, words.format(section=section.title)
        )

    def _step(self, by: int) -> None:
        section = self.contents.current()
        self._lay(section, self._rows().index(section) + by)

    def _lay(self, section: SectionRow, position: int) -> None:
        rows = self._rows()
        order = moved(rows, section.id, position)
        if not section.is_fixed and order != moved(rows, section.id, rows.index(section)):
            hidden = frozenset(row.id for row in rows if not row.is_wanted)
            self._choose(order, hidden, _("{section} moved").format(section=section.title))

    def _choose(self, order: tuple[str, ...], hidden: frozenset[str], words: str) -> None:
        """Keep the choice; the list shows it at once, the pages follow when they are made."""
        self.contents.table.show(rearranged(self._rows(), order, hidden))
        self.paper.say_stale(_("being made anew"))
        self.act(actions.choose_sections, self.said(words), order=order, hidden=hidden)

    def _rows(self) -> tuple[SectionRow, ...]:
        return tuple(self.contents.table.values())

    def _set_up(self) -> None:
        self.ask(queries.setup_of, lambda setup: SetupForm(self, setup).open())

    def _warn(self, state: ReportState) -> None:
        if state.grave and not state.is_empty:
            self.banner(
                ngettext(
                    "The file cannot be made: {count} finding keeps it back.",
                    "The file cannot be made: {count} findings keep it back.",
                    state.grave,
                ).format(count=state.grave),
                "warn",
                lasting=False,
            )
            self._show_list("findings")
        else:
            self.clear_banner()

    def _turn_to_wanted(self) -> None:
        if self._wanted and self.contents.table.row_of(self._wanted) >= 0:
            self.contents.choose(self._wanted)
            self._on_section(self.contents.current())  # also where it was chosen before
            if self.contents.current().page:
                self._wanted = ""

    def _on_section(self, chosen: SectionRow | None) -> None:
        if chosen is not None and chosen.page:
            self.paper.turn_to(chosen.page - 1)
        self.look()

    def _on_finding(self, chosen: FindingRow) -> None:
        if chosen.place == "report":
            self.arrive(**chosen.given)
            self.contents.setFocus()
        else:
            self.go(chosen.place, **chosen.given)


def _finding_row(one: FindingRow) -> Row:
    return Row(one.words, quiet=one.section, icon="warning", ink="alarm" if one.is_grave else "warn")
