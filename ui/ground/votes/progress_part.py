"""How far a set has come, as tables: its statements, its members, and what was handed in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from council.words import _, ngettext
from ui import theme
from ui.ground.flowing import flowing
from ui.ground.votes.desk import EVERYTHING, VotesDesk
from ui.ground.votes.overview import earlier_words, handed_in, set_facts, still_out, wanting_words
from ui.ground.votes.progress import MemberLine, StatementLine
from ui.ground.votes.words import (
    PAPER,
    RECKONED,
    TABLES,
    all_wanted,
    asked_words,
    counts_words,
    one_wanted,
    to_ask_words,
)
from ui.widgets import Button, Column, Label, Row, Rows, Switch, Table, TableView, row

STATEMENTS, MEMBERS, HANDED = "statements", "members", "handed in"
ORDER = (STATEMENTS, MEMBERS, HANDED)


class ProgressPart(QWidget):
    """The set that is chosen in the list."""

    def __init__(self, *keys: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._facts, self._wanting = Label("", "title"), Label("", "quiet"), Label("", "body")
        self.switch = Switch(
            (STATEMENTS, _("Statements")),
            (MEMBERS, _("Members")),
            (HANDED, _("Sheets")),
            name=_("What of it"),
        )
        self.statements = Rows(Table(*_statement_columns()), _statement_row, name=_("Statements of the set"))
        self.members = TableView(
            Table(*_member_columns()), name=_("Members and their answers"), dense=True, many=True
        )
        self.handed = TableView(Table(*_handed_columns()), name=_("What was handed in"), dense=True)
        self._above, self._below, self._out = Label("", "body"), Label("", "body"), ""
        self._desk: VotesDesk | None = None
        self._set: str | None = None
        self.whom = QComboBox()
        self.whom.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for part in (self.whom, self.whom.view()):
            part.setAccessibleName(_("Whom to ask: the seats of a group"))
        self._seats = Label("", "body")
        self._stack = QStackedWidget()
        for view in (self.statements, self.members, self.handed):
            self._stack.addWidget(view)
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self._facts, flowing(*keys), self._wanting, self.switch):
            lay.addWidget(part)
        lay.addWidget(self._above)
        lay.addWidget(self._stack, 1)
        for part in (row(self.whom, None), self._seats, self._below):
            lay.addWidget(part)
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._stack.setMinimumHeight(theme.row_height() * 5)
        self.switch.changed.connect(self.show_view)
        self.statements.chosen.connect(lambda _line: self._tell_more())
        self.whom.activated.connect(lambda _at: self._tell_seats())

    @property
    def view(self) -> TableView | Rows:
        """The table in sight."""
        return self._stack.currentWidget()

    def show_view(self, name: str) -> None:
        """Bring one of the tables to the front."""
        self.switch.choose(name)
        self._stack.setCurrentIndex(ORDER.index(name))
        self._tell_more()

    def _tell_more(self) -> None:
        """In full, what no row can hold: over the table who is missing or which tables are out.

        What the chosen statement wants stands under it, so that no list moves away under the cursor.
        """
        told = above = ""
        if self.switch.current == STATEMENTS and (line := self.statements.current()) is not None:
            told = all_wanted(line)
            self.statements.setAccessibleDescription(told)
        elif self.switch.current == MEMBERS:
            above = _missing_words(self.members.table.values())
        elif self.switch.current == HANDED:
            above = self._out
        for label, said in ((self._above, above), (self._below, told)):
            label.setText(said)
            label.setVisible(bool(said))
        self._fill_whom()

    def _fill_whom(self) -> None:
        """The groups of which more are wanted; the one chosen before stays chosen."""
        line = self.statements.current() if self.switch.current == STATEMENTS else None
        had = self.whom.currentData()
        self.whom.clear()
        self.whom.addItem(_("Which seats? Choose a group"))
        for want in line.wants if line is not None else ():
            self.whom.addItem(one_wanted(want), (want.field, want.group))
        found = (at for at in range(1, self.whom.count()) if self.whom.itemData(at) == had)
        self.whom.setCurrentIndex(next(found, 0))
        self.whom.setVisible(self.whom.count() > 1)
        self._tell_seats()

    def _tell_seats(self) -> None:
        line, chosen = self.statements.current(), self.whom.currentIndex() - 1
        told = ""
        if self._desk is not None and line is not None and 0 <= chosen < len(line.wants):
            want = line.wants[chosen]
            told = to_ask_words(want, self._desk.still_to_ask(line.id, want.field, want.group))
        self._seats.setText(told)
        self._seats.setVisible(bool(told))

    def tell(self, desk: VotesDesk, id: str, title: str) -> None:
        """Stand for a set."""
        progress, asking = desk.progress(id), desk.asking(id)
        self._desk = desk
        if self._set != id:  # what was marked in another set is not marked in this one
            self._set = id
            for view in (self.members, self.handed):
                view.clearSelection()
        self._title.setText(title)
        self._facts.setText(set_facts(desk, id, progress))
        left_out = desk.left_out if id == EVERYTHING else ()
        told = (wanting_words(progress), earlier_words(desk, id), *left_out)
        self._wanting.setText(" ".join(part for part in told if part))
        out = still_out(desk, id)
        self._out = f"{out} {_(RECKONED)}" if out else ""
        lines = progress.statements
        if id == EVERYTHING:  # there is no order to keep: what wants most comes first
            lines = tuple(sorted(lines, key=lambda line: (-line.more, line.number)))
        self.statements.table.show(lines)
        self.members.table.show(sorted(progress.members, key=lambda one: one.is_done))
        self.handed.table.show(handed_in(desk, id))
        way = asking.way if asking else ""
        self.switch.say(HANDED, _("Sheets") if way == PAPER else _("Cards"))
        has_handed = way in (TABLES, PAPER)
        self.switch.allow(HANDED, has_handed, _("This set is answered seat by seat."))
        if not has_handed and self.switch.current == HANDED:
            self.show_view(STATEMENTS)
        self._tell_more()


def _missing_words(lines: Sequence[MemberLine]) -> str:
    """How many members have answers left to give; they stand first."""
    left = sum(not line.is_done for line in lines)
    if not left:
        return _("Every member has answered every statement of this set.")
    told = ngettext(
        "{count} member has not answered every statement, and stands first.",
        "{count} members have not answered every statement, and stand first.",
        left,
    )
    return told.format(count=left)


def _statement_row(line: StatementLine) -> Row:
    return Row(
        line.text,
        counts_words(line),
        asked_words(line),
        ink="warn" if line.wants else "",
        mark=str(line.place),
    )


def _statement_columns() -> tuple[Column, ...]:
    return (
        Column(_("No."), lambda s: str(s.place), sort=lambda s: s.place, right=True),
        Column(_("Statement"), lambda s: s.text, stretch=True),
        Column(_("Agree"), lambda s: str(s.agree) if s.is_told else "", right=True),
        Column(_("Disagree"), lambda s: str(s.disagree) if s.is_told else "", right=True),
        Column(_("Pass"), lambda s: str(s.passed) if s.is_told else "", right=True),
        Column(_("Asked"), asked_words, sort=lambda s: s.asked, right=True),
        Column(_("Still wanted"), _wanted),
    )


def _member_columns() -> tuple[Column, ...]:
    return (
        Column(_("Seat"), lambda m: str(m.number), sort=lambda m: m.number, right=True),
        Column(_("Alias"), lambda m: m.alias or "–", stretch=True),
        Column(_("Table"), lambda m: str(m.table or "–"), sort=lambda m: m.table, right=True),
        Column(
            _("Answered"),
            _answered,
            sort=lambda m: m.answered,
            right=True,
            ink=lambda m: "" if m.is_done else "warn",
        ),
    )


def _handed_columns() -> tuple[Column, ...]:
    return (
        Column(_("From"), lambda h: h.whose),
        Column(_("What"), lambda h: h.what, stretch=True),
        Column(_("Answers"), lambda h: h.said),
        Column(_("How it was counted"), lambda h: h.note, ink=lambda h: "warn" if h.is_odd else ""),
    )


def _wanted(line: StatementLine) -> str:
    return ", ".join(f"{want.field} {want.group}: {want.more}" for want in line.wants) or _("enough")


def _answered(line: MemberLine) -> str:
    return _("{answered} of {of}").format(answered=line.answered, of=line.of)
