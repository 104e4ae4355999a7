"""Cards counted at the tables: three numbers a statement, checked against who is present."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.words import _, ngettext
from ui import theme
from ui.ground.flowing import flowing
from ui.ground.votes.desk import VotesDesk
from ui.ground.votes.lines import NumberLine
from ui.ground.votes.tally import BY_STATEMENT, BY_TABLE, Counts, TableAt, TallyWalk
from ui.ground.votes.words import RECKONED
from ui.widgets import Button, Column, Label, Switch, Table, TableView, announce, field


@dataclass(frozen=True, slots=True)
class Shown:
    """Cards counted at a table on a statement, ready to be kept."""

    asking_id: str
    table_id: str
    statement_id: str
    counts: Counts
    replaces: Counts | None = None  # what the same table showed before


class TallyEntry(QWidget):
    """Asks table, present, and agree, disagree, pass; tells `kept(Shown)` of each, and `left` at last."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, *keys: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk: VotesDesk | None = None
        self._asking_id = ""
        self._present: dict[str, int] = {}  # as typed, by table
        self._walk = TallyWalk((), (), {})
        self._title, self._told = Label("", "title"), Label("", "quiet")
        self._order = Switch(
            (BY_TABLE, _("Table by table")),
            (BY_STATEMENT, _("Statement by statement")),
            name=_("In which order"),
        )
        self.lines = [NumberLine() for _each in range(5)]
        names = (_("Table"), _("Present"), _("Agree"), _("Disagree"), _("Pass"))
        self._fields = [field(words, line) for words, line in zip(names, self.lines, strict=True)]
        self._where, self._said = Label("", "quiet"), Label("", "lead")
        self._note, self._before = Label("", "alarm"), Label("", "warn")
        self._table = Table(
            Column(_("No."), lambda row: str(row[1]), right=True),
            Column(_("Statement"), lambda row: row[2], stretch=True),
            Column(_("Agree · disagree · pass"), lambda row: row[3]),
            Column(_("No card"), lambda row: row[4], right=True),
            key=lambda row: row[0],
        )
        self.list = TableView(self._table, name=_("Cards of this table"), dense=True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, 0, 0)
        lines = flowing(*self._fields, gap=theme.ROOMY)
        for part in (
            self._title,
            self._told,
            self._order,
            self._where,
            self._said,
            self._before,
            lines,
            self._note,
        ):
            lay.addWidget(part)
        lay.addWidget(self.list, 1)
        lay.addWidget(flowing(*keys))
        self._note.hide()
        self._connect()

    def _connect(self) -> None:
        self._order.changed.connect(self._on_order)
        for at, line in enumerate(self.lines):
            line.entered.connect(self._entered(at))
            line.back.connect(self._went_back(at))
            line.left.connect(self.left)

    @property
    def _numbers(self) -> list[NumberLine]:
        """The three lines of an answer."""
        return self.lines[2:]

    # beginning ---------------------------------------------------------------------------------------------

    def begin(self, desk: VotesDesk, asking_id: str) -> None:
        """Stand at the first table and statement without counts."""
        if asking_id != self._asking_id:
            self._present = {}
        self._asking_id = asking_id
        self.tell(desk)
        self._walk = self._walk.first_open()
        self._fill()
        self.take_focus()

    def tell(self, desk: VotesDesk) -> None:
        """The council as it stands now; where one stands and what is typed stays."""
        self._desk = desk
        tables = [
            TableAt(one.id, one.number, self._present.get(one.id, one.present))
            for one in desk.tables(self._asking_id)
        ]
        ids = tuple(one.id for one in desk.statements_in(self._asking_id))
        kept: Mapping[tuple[str, str], Counts] = desk.counts(self._asking_id)
        here = self._walk.cell
        walk = TallyWalk(tuple(tables), ids, kept, self._order.current, self._walk.at)
        self._walk = walk.standing_at(here)
        stays = here is None or (self._walk.cell or ("", ""))[1] == here[1]
        self._show() if stays else self._fill()  # numbers typed for what is gone are no other's

    def take_focus(self) -> None:
        (self._numbers[0] if self._walk.cell else self.lines[0]).setFocus()

    # typing ------------------------------------------------------------------------------------------------

    def _on_order(self, order: str) -> None:
        self._walk = self._walk.turned(order)
        self._fill()
        self.take_focus()

    def _entered(self, at: int) -> object:
        return lambda text: self._on_entered(at, text)

    def _went_back(self, at: int) -> object:
        return lambda: self._on_back(at)

    def _on_entered(self, at: int, text: str) -> None:
        self._note.hide()
        if at == 0:
            self._to_table(int(text or 0))
        elif at == 1:
            self._take_present(int(text or 0))
        elif at < len(self.lines) - 1:
            self._step(at + 1)
        else:
            self._keep()

    def _to_table(self, number: int) -> None:
        gone = self._walk.to_table(number)
        if gone is None:
            self._fields[0].refuse(_("Nobody sits at table {number}.").format(number=number or "–"))
            self.lines[0].selectAll()
            return
        self._fields[0].clear()
        self._walk = gone
        self._fill()
        self._step(1)

    def _take_present(self, present: int) -> None:
        cell = self._walk.cell
        if cell is not None:
            self._present[cell[0].id] = present
            self._walk = self._walk.with_present(cell[0].id, present)
            self._show()
        self._step(2)

    def _step(self, at: int) -> None:
        self.lines[at].setFocus()
        self.lines[at].selectAll()

    def _on_back(self, at: int) -> None:
        if at > 2:
            self._step(at - 1)
        elif at == 2:
            self._walk = self._walk.back()
            self._fill()
            self._step(2)
        elif at == 1:
            self._step(0)

    def _keep(self) -> None:
        cell = self._walk.cell
        if cell is None:
            return
        table, statement = cell
        counts = Counts(*(int(line.text() or 0) for line in self._numbers), self._present_at(table))
        if not counts.shown:
            self._refuse(_("No card is counted yet. Type how many agree, disagree and pass."))
            return
        if counts.is_too_many:
            told = _("{shown} cards at a table with {present} present. Count again, or mend who is present.")
            self._refuse(told.format(shown=counts.shown, present=counts.present))
            return
        before = self._walk.kept_here()
        self._walk = self._walk.with_kept({**self._walk.kept, (table.id, statement): counts}).on()
        self._fill()
        self.take_focus()
        replaces = before if before != counts else None
        self.kept.emit(Shown(self._asking_id, table.id, statement, counts, replaces))

    def _present_at(self, table: TableAt) -> int:
        typed = self.lines[1].text()
        return int(typed) if typed else table.present

    def _refuse(self, words: str) -> None:
        self._note.setText(words)
        self._note.show()
        announce(self._note, words)
        self._step(2)

    # showing -----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """The counts there are for the cell now, to be typed over."""
        cell, kept = self._walk.cell, self._walk.kept_here()
        shown = (kept.agree, kept.disagree, kept.passed) if kept else ("", "", "")
        for line, count in zip(self._numbers, shown, strict=True):
            line.setText(str(count))
        if cell is not None:
            self.lines[0].setText(str(cell[0].number))
            self.lines[1].setText(str(kept.present if kept else cell[0].present))
        self._note.hide()
        self._show()

    def _show(self) -> None:
        if self._desk is None:
            return
        asking, walk = self._desk.asking(self._asking_id), self._walk
        self._title.setText(asking.title if asking else "")
        whole = len(walk.cells)
        told = ngettext("{done} of {whole} count is in.", "{done} of {whole} counts are in.", whole)
        self._told.setText(f"{told.format(done=walk.counted, whole=whole)} {_(RECKONED)}")
        for part in self._fields:
            part.setVisible(bool(walk.tables))
        self._say_where()
        self._say_before()
        self._list_cards()

    def _say_where(self) -> None:
        cell = self._walk.cell
        if not self._walk.tables:
            self._where.setText("")
            self._said.setText(_("Nobody is seated at a table yet: seat the session first, under Sessions."))
            return
        if cell is None:
            self._where.setText("")
            self._said.setText(_("Every table is counted. A table’s number goes back to it; Escape leaves."))
            return
        table, statement = cell
        text = " ".join(self._desk.told[statement].text.split())
        place = self._walk.statements.index(statement) + 1
        self._where.setText(_("Table {number}").format(number=table.number))
        self._said.setText(f"{place}. {text}")
        announce(self._numbers[0], f"{self._where.text()}. {self._said.text()}")

    def _say_before(self) -> None:
        """That this table has shown its cards on this statement already, and what typing does to them."""
        cell, kept = self._walk.cell, self._walk.kept_here()
        told = ""
        if cell is not None and kept is not None:
            counts = {"agree": kept.agree, "disagree": kept.disagree, "passed": kept.passed}
            told = _(
                "Table {number} is counted already: {agree} agree, {disagree} disagree, {passed} pass. What "
                "is typed replaces that. Another table? Type its number."
            ).format(number=cell[0].number, **counts)
            announce(self._before, told)
        self._before.setText(told)
        self._before.setVisible(bool(told))

    def _list_cards(self) -> None:
        cell = self._walk.cell
        table = cell[0] if cell else None
        rows = []
        for place, statement in enumerate(self._walk.statements, start=1):
            counts = self._walk.kept.get((table.id, statement)) if table else None
            said = f"{counts.agree} · {counts.disagree} · {counts.passed}" if counts else ""
            silent = str(counts.silent) if counts else ""
            text = " ".join(self._desk.told[statement].text.split())
            rows.append((statement, place, text, said, silent))
        self._table.show(rows)
        if cell is not None:
            self.list.choose(cell[1])
        else:
            self.list.clearSelection()
