"""The lists below the tables: moves to be read aloud, figures, how often pairs met, rules, furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.sessions.queries import TableView
from council.words import _
from ui import theme
from ui.sessions.seats.figures_state import Line
from ui.sessions.seats.room_view import RoomView
from ui.sessions.seats.tables_state import SeatMove
from ui.widgets import Bar, Column, Label, Section, Table, WholeTable, column


class Lists(QWidget):
    """Sections under the cards; each list can be walked, copied and exported.

    `spoken` is no part of it: what is read aloud first stands above the cards.
    """

    def __init__(self, foots: dict[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.moves = WholeTable(_moves(), name=_("Who moves"), dense=True)
        self.figures = WholeTable(_figures(), name=_("Figures"), dense=True)
        self.rules = WholeTable(_rules(), name=_("Seating rules"), dense=True)
        self.tables = WholeTable(_tables(), name=_("Tables"), dense=True)
        self._told, self._unkept = Label("", "lead"), Label("", "warn")
        self._often = column()
        self._bars: list[Bar] = []
        self._sections: dict[str, Section] = {}
        for id, title, parts in (
            ("moves", _("Read aloud"), (self._told, self.moves)),
            ("figures", _("Figures"), (self._unkept, self.figures, self._often)),
            ("rules", _("Seating rules"), (self.rules,)),
            ("tables", _("Tables and facilitators"), (self.tables,)),
        ):
            section = Section(title)
            for part in (*parts, foots.get(id)):
                if part is not None:
                    section.body.addWidget(part)
            self._sections[id] = section
        lay = QVBoxLayout(self, spacing=theme.WIDE)
        lay.setContentsMargins(0, theme.TIGHT, 0, 0)
        for id, section in self._sections.items():
            if id != "moves":
                lay.addWidget(section)
        self.spoken = self._sections["moves"]
        self.show_moves((), "")

    def show_moves(self, moves: Sequence[SeatMove], told: str) -> None:
        """Stand for a list of moves; the section is away without words."""
        self.moves.table.show(moves)
        self.moves.setVisible(bool(moves))
        self._told.setText(told)
        self._sections["moves"].setVisible(bool(told))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Stand for these figures; how often pairs met as bars besides."""
        self.figures.table.show(lines)
        self._sections["figures"].setVisible(bool(lines))
        times = [line for line in lines if line.id.startswith("times:")]
        while len(self._bars) < len(times):
            self._bars.append(Bar())
            self._often.layout().addWidget(self._bars[-1])
        base = sum(int(line.now) for line in times) or 1
        for bar, line in zip(self._bars, times, strict=False):
            words = _("{words}: {count} {base}").format(words=line.words, count=line.shown, base=line.base)
            bar.say(int(line.now) / base, words)
        for at, bar in enumerate(self._bars):
            bar.setVisible(at < len(times))

    def show_room(self, room: RoomView) -> None:
        """Stand for rules, tables and what is not kept."""
        unkept = room.standing.unkept if room.standing else None
        words = _("Not kept: {rules}.").format(rules="; ".join(unkept)) if unkept else ""
        self._unkept.setText(words)
        self._unkept.setVisible(bool(words))
        self.rules.table.show(room.rules)
        self.rules.setVisible(bool(room.rules))
        self.tables.table.show([Laid.of(table, room) for table in room.tables])

    def choose_first_move(self) -> None:
        """Bring the focus to the moves, to be read one by one."""
        if self.moves.table.rowCount():
            self.moves.setCurrentIndex(self.moves.model().index(0, 0, QModelIndex()))
            self.moves.setFocus()


@dataclass(frozen=True, slots=True)
class Laid:
    """One table as its row shows it: who works there, and how many sit there."""

    id: str
    table: TableView
    staff: str
    seated: int

    @classmethod
    def of(cls, table: TableView, room: RoomView) -> Laid:
        staff = ", ".join(one.name for one in room.staffing if one.table_id == table.id)
        return cls(table.id, table, staff, len(room.seating.at_table(table.id)) if room.seating else 0)


def _figures() -> Table:
    return Table(
        Column(_("Figure"), lambda line: line.words),
        Column(_("Now"), lambda line: line.now, right=True),
        Column(_("If moved"), lambda line: line.then, right=True),
        Column(_("Base"), lambda line: line.base, stretch=True),
    )


def _moves() -> Table:
    return Table(
        Column(_("Seat"), lambda move: str(move.number), sort=lambda move: move.number, right=True),
        Column(_("Alias"), lambda move: move.alias, stretch=True),
        Column(_("From table"), lambda move: str(move.before or "–"), sort=lambda m: m.before, right=True),
        Column(_("To table"), lambda move: str(move.after), sort=lambda move: move.after, right=True),
    )


def _rules() -> Table:
    return Table(
        Column(_("Rule"), lambda rule: rule.words, stretch=True),
        Column(_("Strength"), lambda rule: _("must") if rule.strength == "must" else _("wish")),
        Column(_("Sessions"), _from_to),
    )


def _from_to(rule: Any) -> str:
    if not rule.from_session and not rule.to_session:
        return _("all")
    if not rule.to_session:
        return _("from {first}").format(first=rule.from_session)
    return _("{first} to {last}").format(first=rule.from_session or 1, last=rule.to_session)


def _offers(row: Laid) -> str:
    return ", ".join(word for word in (row.table.label, *row.table.features) if word) or "–"


def _tables() -> Table:
    return Table(
        Column(_("Table"), lambda row: str(row.table.number), sort=lambda row: row.table.number, right=True),
        Column(_("Facilitator"), lambda row: row.staff or "–"),
        Column(_("Seated"), lambda row: str(row.seated), sort=lambda row: row.seated, right=True),
        Column(_("Places"), lambda row: str(row.table.places), sort=lambda row: row.table.places, right=True),
        Column(_("Offers"), _offers, stretch=True),
        Column(_("Languages"), lambda row: ", ".join(row.table.languages) or "–"),
        Column(_("State"), lambda row: _("in use") if row.table.state == "in_use" else _("closed")),
    )
