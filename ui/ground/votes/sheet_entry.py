"""Sheets typed in, one key a statement: a seat's answers on screen, or a pile of paper read once or twice."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from council.ground.voting.values import SheetView
from council.words import _
from ui import theme
from ui.ground.flowing import flowing
from ui.ground.votes import sheet_words as words
from ui.ground.votes import typed
from ui.ground.votes.desk import VotesDesk
from ui.ground.votes.half_typed import Half
from ui.ground.votes.lines import KeyLine, NumberLine
from ui.ground.votes.sheet import VoteSheet
from ui.ground.votes.typed import FIRST, SEAT, SECOND, SETTLE, Typed, Whose
from ui.widgets import Button, Column, Label, Switch, Table, TableView, announce, column, field

Line = tuple[str, int, str, str, str]  # id, place, text, answer, ink


class SheetEntry(QWidget):
    """Asks whose sheet it is, then one key a statement; tells `kept(Typed)` of each, and `left` at last."""

    kept = Signal(object)
    left = Signal()
    moved = Signal()  # something was typed, or is no more

    def __init__(self, *keys: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk: VotesDesk | None = None
        self._asking_id, self._mode = "", SEAT
        self._whose: Whose | None = None
        self._sheet = VoteSheet(())
        self._drafts: dict[tuple[str, str], Half] = {}  # by set and reading
        self._title, self._told = Label("", "title"), Label("", "quiet")
        self._readings = Switch(
            (FIRST, _("First reading")), (SECOND, _("Second reading")), name=_("Which reading of the pile")
        )
        self.number, self.keys = NumberLine(), KeyLine()
        self._named, self._keys = Label("", "fieldname", wrap=False), field(_("Answer"), self.keys)
        self._named.setBuddy(self.number)
        self.number.setAccessibleName(_("Seat"))
        self._number = column(self._named, self.number, gap=theme.HAIR)
        roles = ("caption", "alarm", "strong", "warn")
        self._hint, self._note, self._last, self._before = (Label("", role) for role in roles)
        self._where, self._said = Label("", "quiet"), Label("", "lead")
        self._table = Table(
            Column(_("No."), lambda line: str(line[1]), right=True),
            Column(_("Statement"), lambda line: line[2], stretch=True),
            Column(_("Answer"), lambda line: line[3], ink=lambda line: line[4]),
            key=lambda line: line[0],
        )
        self.list = TableView(self._table, name=_("This sheet"), dense=True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, 0, 0)
        lines = flowing(self._number, self._keys, gap=theme.WIDE)
        above = (self._title, self._told, self._last, self._readings)
        for part in (*above, lines, self._hint, self._before, self._note, self._where, self._said, self.list):
            lay.addWidget(part)
        lay.addWidget(flowing(*keys))
        lay.setStretchFactor(self.list, 1)
        self._last.hide()
        self._note.hide()
        self._connect()

    def _connect(self) -> None:
        self._readings.changed.connect(self._on_reading)
        self.number.entered.connect(self._on_number)
        self.number.back.connect(self._settle_down)
        self.keys.answered.connect(self._on_answer)
        self.keys.digit.connect(self._on_next)
        self.keys.unknown.connect(self._on_unknown)
        self.keys.entered.connect(self._on_entered)
        self.keys.back.connect(self._on_back)
        self.keys.on.connect(self._on_down)
        for each in (self.number, self.keys):
            each.left.connect(self.left)

    # beginning ---------------------------------------------------------------------------------------------

    def begin(self, desk: VotesDesk, asking_id: str, mode: str) -> None:
        """Ask whose the first sheet is; one half typed in for this set is still there."""
        is_other = (asking_id, mode == SEAT) != (self._asking_id, self._mode == SEAT)
        self._desk = desk
        if is_other or not self._sheet.is_begun:
            self._turn(asking_id, mode)
            self.say_last("")
        self._readings.setVisible(self._mode != SEAT)
        if self._mode in (FIRST, SECOND):
            self._readings.choose(self._mode)
        self._show()
        self.take_focus()

    def settle(self, desk: VotesDesk, sheet: SheetView) -> None:
        """Ask again only for the statements on which the two readings of a sheet differ."""
        self._desk = desk
        self._turn(sheet.asking_id, SETTLE)
        whose = Whose(sheet.seat_id, sheet.seat_number or 0, sheet.id, sheet.number)
        if self._whose != whose:
            self._whose, self._sheet = whose, typed.sheet_for(whose, SETTLE, desk, sheet.asking_id)
        self._readings.show()
        self._show()
        self.take_focus()

    def tell(self, desk: VotesDesk) -> None:
        """The council as it stands now; what is being typed stays."""
        self._desk = desk
        self._show()

    def say_last(self, told: str) -> None:
        """Say what was kept last, until the next is."""
        self._last.setText(told)
        self._last.setVisible(bool(told))

    def take_back(self, done: Typed) -> None:
        """Stand again with a sheet that was refused; behind one that is being typed it waits."""
        sheet = typed.sheet_again(done, self._desk)
        if (done.asking_id, done.mode) == (self._asking_id, self._mode) and not self._sheet.is_begun:
            self._whose, self._sheet = done.whose, sheet
            self._show()
        else:
            self._drafts[done.asking_id, done.mode] = done.whose, sheet

    @property
    def halves(self) -> dict[tuple[str, str], Half]:
        """Every sheet half typed in, by set and reading."""
        here = {(self._asking_id, self._mode): (self._whose, self._sheet)} if self._whose else {}
        return {key: half for key, half in (self._drafts | here).items() if half[1].is_begun}

    def bring_back(self, halves: Mapping[tuple[str, str], Half]) -> None:
        """Sheets that were half typed in when the program ended wait in their sets."""
        self._drafts = dict(halves) | self._drafts

    @property
    def is_begun(self) -> bool:
        """Whether something of a sheet is typed in."""
        return self._sheet.is_begun

    def take_focus(self) -> None:
        (self.keys if self._whose else self.number).setFocus()

    # typing ------------------------------------------------------------------------------------------------

    def _on_reading(self, mode: str) -> None:
        self._turn(self._asking_id, mode)
        self._show()
        self.take_focus()

    def _turn(self, asking_id: str, mode: str) -> None:
        """Go to another set or reading; a sheet half typed in waits there until somebody comes back to it."""
        if self._whose is not None and self._sheet.is_begun:
            self._drafts[self._asking_id, self._mode] = self._whose, self._sheet
        self._asking_id, self._mode = asking_id, mode
        self._forget()
        self._whose, self._sheet = self._drafts.pop((asking_id, mode), (None, self._sheet))

    def _on_number(self, number: str) -> None:
        whose = typed.whose_of(number, self._mode, self._desk, self._asking_id)
        if isinstance(whose, str):
            self._refuse(self.number, whose)
            self.number.selectAll()
            return
        self._whose = whose
        self._sheet = typed.sheet_for(whose, self._mode, self._desk, self._asking_id)
        self._settle_down()
        self._show()
        self.keys.setFocus()

    def _on_answer(self, value: int | None) -> None:
        if self._sheet.is_done:
            self._refuse(self.keys, _("This sheet is done. Enter keeps it, Backspace goes back."))
            return
        self._go(self._sheet.marked(value))

    def _on_unknown(self) -> None:
        self._refuse(self.keys, _("A agrees, D disagrees, P passes, N or the space bar is not asked."))

    def _on_back(self) -> None:
        if self._sheet.at:
            self._go(self._sheet.back())
        elif self._mode != SETTLE:
            self._whose = None
            self._show()
            self.number.setFocus()
            self.number.selectAll()

    def _on_down(self) -> None:
        self._go(self._sheet.on())

    def _on_entered(self) -> None:
        if self._sheet.is_done:
            self._keep()
        else:
            self._refuse(self.keys, words.left_words(self._sheet))

    def _on_next(self, digit: str) -> None:
        """A digit at the end keeps the sheet and begins the next number: eyes are on the paper."""
        if self._keep() and self._mode != SETTLE:
            self.number.setText(digit)

    def _keep(self) -> bool:
        answers = dict(self._sheet.typed)
        if not answers:
            self._refuse(
                self.keys, _("Nothing is typed for this sheet. Backspace goes back to its statements.")
            )
            return False
        done = Typed(self._mode, self._asking_id, self._whose or Whose(), answers)
        if self._mode == SETTLE:
            self._mode = SECOND
            self._readings.choose(SECOND)
        self._forget()
        self._show()
        self.number.setFocus()
        self.kept.emit(done)
        return True

    def _go(self, sheet: VoteSheet) -> None:
        self._sheet = sheet
        self._settle_down()
        self._show()

    def _forget(self) -> None:
        self._whose, self._sheet = None, VoteSheet(())
        self.number.setText("")
        self._settle_down()

    def _refuse(self, line: QLineEdit, told: str) -> None:
        """Say under the lines why that key or number cannot be; what was typed stays."""
        self._note.setText(told)
        self._note.show()
        line.setAccessibleDescription(told)
        announce(line, told)

    def _settle_down(self) -> None:
        """Take the refusal away."""
        self._note.setText("")
        self._note.hide()

    # showing -----------------------------------------------------------------------------------------------

    def _show(self) -> None:
        if self._desk is None:
            return
        asking = self._desk.asking(self._asking_id)
        places = {one.id: at for at, one in enumerate(self._desk.statements_in(self._asking_id), start=1)}
        self._sheet = self._sheet.among(places)
        self.keys.is_at_end = self._whose is not None and self._sheet.is_done and self._mode != SETTLE
        self._title.setText(asking.title if asking else "")
        self._told.setText(words.so_far(self._desk, self._asking_id, self._mode))
        self._number.setVisible(self._mode != SETTLE)
        name = _("Sheet") if self._mode in (SECOND, SETTLE) else _("Seat")
        self._named.setText(name)
        self.number.setAccessibleName(name)
        self._say_hint()
        self._say_before()
        self._keys.setVisible(self._whose is not None)
        told = self._desk.told
        ids = [one for one in self._sheet.statements or places if one in places]
        line = words.line_of
        rows = [(id, places[id], " ".join(told[id].text.split()), *line(self._sheet, id)) for id in ids]
        self._table.show(rows)
        if self._whose is None or self._sheet.is_done:
            self.list.clearSelection()
        else:
            self.list.choose(self._sheet.statement)
        self._say_where(places)
        self.moved.emit()

    def _say_before(self) -> None:
        """Say, from the moment the number is in, that answers of this seat will be replaced."""
        told = words.kept_before(self._whose.words, self._sheet) if self._whose is not None else ""
        if told and told != self._before.text():
            announce(self.keys, told)
        self._before.setText(told)
        self._before.setVisible(bool(told))

    def _say_hint(self) -> None:
        told = words.hint(self._mode, self._sheet, is_open=self._whose is not None)
        self._hint.setText(told)
        (self.keys if self._whose else self.number).setAccessibleDescription(told)

    def _say_where(self, places: dict[str, int]) -> None:
        sheet, whose = self._sheet, self._whose
        if whose is None:
            self._where.setText("")
            self._said.setText(words.asks(self._mode))
            return
        id = sheet.statement
        text = " ".join(self._desk.told[id].text.split()) if id else ""
        where, said = words.where(whose, sheet, text, places.get(id, 0))
        self._where.setText(where)
        self._said.setText(said)
        announce(self.keys, f"{self._where.text()}. {self._said.text()}")
