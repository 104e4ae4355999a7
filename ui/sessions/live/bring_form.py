"""The form that takes statements from paper: a pasted list or a file, seen line by line before it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from council.sessions.kinds import KIND_OF, LEVELS
from council.words import _, ngettext
from ui import theme
from ui.sessions.live.around import LEVEL_WORDS
from ui.sessions.live.typed_up import Known, TypedLine, TypedUp, of_csv, of_paste
from ui.sessions.room_form import RoomForm
from ui.widgets import Column, Table, TableView, field, label, push, row

_LINES, _PREVIEW = 4, 6
_USUAL = LEVELS.index("table")


class BringForm(RoomForm):
    """Shows at once what would be kept. `moved` tells that another session was chosen."""

    moved = Signal(str)

    def __init__(self, sessions: Sequence, session_id: str, pick, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Statements from paper"),
            verb=_("Keep"),
            lead=_(
                "Paste one statement a line, marks as in the line; or choose a CSV file with a column text."
            ),
            parent=parent,
        )
        wide = max(theme.grown(theme.DIALOG_WIDTH) * 2, self.minimumWidth())
        self.setMinimumWidth(min(wide, theme.SMALLEST[0] - theme.VAST))
        self._pick, self._file, self._known, self.read = pick, b"", Known(), TypedUp()
        self._paste = QPlainTextEdit(tabChangesFocus=True)
        self._paste.setFixedHeight(_LINES * theme.line_height() + theme.ROOMY)
        self._pasted = self.field(_("List"), self._paste)
        self._chosen = label("", "quiet")
        self.add(row(push(_("Choose a CSV file…"), self._choose), self._chosen, None))
        self._session, self._item, self._table, self._level = (QComboBox() for _each in range(4))
        for session in sessions:
            self._session.addItem(
                _("{number}. {title}").format(number=session.number, title=session.title), session.id
            )
        self._session.setCurrentIndex(max(self._session.findData(session_id), 0))
        for level in LEVELS:
            self._level.addItem(_(LEVEL_WORDS[level]), level)
        self._level.setCurrentIndex(_USUAL)
        self.beside(
            field(_("Session"), self._session),
            field(_("Agenda item"), self._item),
            field(_("Table, if none is named"), self._table),
            field(_("Attribution"), self._level),
        )
        self._lay_preview()
        self._paste.textChanged.connect(self._on_pasted)
        self._table.activated.connect(self._read)
        self._session.activated.connect(lambda _at: self.moved.emit(self.session_id))
        self._show()

    @property
    def session_id(self) -> str:
        """The session chosen."""
        return self._session.currentData() or ""

    @property
    def item_id(self) -> str | None:
        """The agenda item chosen, None for none."""
        return self._item.currentData() or None

    @property
    def level(self) -> str:
        """What may be shown of the speakers."""
        return self._level.currentData()

    def know(self, known: Known, items: Sequence, *, table: int, item_id: str) -> None:
        """Say what there is in the session chosen: tables, seats, what was kept, and its agenda."""
        self._known = known
        chosen = self._table.currentData() if self._table.count() else table
        self._table.clear()
        self._table.addItem(_("Plenary, no table"), 0)
        for number in sorted(known.tables):
            self._table.addItem(_("Table {number}").format(number=number), number)
        self._table.setCurrentIndex(max(self._table.findData(chosen), 0))
        self._item.clear()
        self._item.addItem(_("No agenda item"), "")
        for item in items:
            self._item.addItem(item.title, item.id)
        self._item.setCurrentIndex(max(self._item.findData(item_id), 0))
        self._read()

    def take_file(self, path: Path) -> None:
        """Read a file in place of the pasted list."""
        self._file = path.read_bytes()
        self._chosen.setText(path.name)
        self._paste.blockSignals(True)
        self._paste.clear()
        self._paste.blockSignals(False)
        self._read()

    def _choose(self) -> None:
        self._pick(_("Statements from a file"), _("Tables (*.csv *.tsv *.txt)"), self.take_file)

    def _on_pasted(self) -> None:
        self._file = b""
        self._chosen.setText("")
        self._read()

    def _read(self, _at: int = 0) -> None:
        table = self._table.currentData() or 0
        if self._file:
            self.read = of_csv(self._file, self._known, table=table)
        else:
            self.read = of_paste(self._paste.toPlainText(), self._known, table=table)
        self._show()

    def _show(self) -> None:
        self._lines.show(self.read.lines)
        self._view.setVisible(bool(self.read.lines))
        self._sum.setText(self.read.words)
        count = len(self.read.good)
        words = ngettext("Keep {count} statement", "Keep {count} statements", count).format(count=count)
        self.verb.setText(words if count else _("Keep"))
        self.verb.setEnabled(bool(count))

    def _lay_preview(self) -> None:
        self._lines = Table(
            Column(_("Line"), lambda line: str(line.line), sort=lambda line: line.line, right=True),
            Column(_("Statement"), lambda line: line.text, tip=lambda line: line.text, stretch=True),
            Column(_("What"), _what),
            Column(_("Left out because"), lambda line: line.problem, ink=lambda _line: "alarm"),
        )
        self._view = TableView(self._lines, name=_("What would be kept"), dense=True)
        self._view.setMinimumHeight(_PREVIEW * theme.row_height(dense=True))
        self._sum = label("", "strong")
        self.add(self._view)
        self.add(self._sum)


def _what(line: TypedLine) -> str:
    parts = (
        _(KIND_OF[line.kind].words) if line.kind else "",
        _("Table {number}").format(number=line.table) if line.table else "",
        _("Seat {number}").format(number=line.seat) if line.seat else "",
        _("carry forward") if line.carry else "",
    )
    return " · ".join(part for part in parts if part)


def kept_words(statements: Sequence) -> Mapping[tuple[int, str], int]:
    """Numbers of statements that stand, by table number and words."""
    return {(each.table or 0, each.text): each.number for each in statements}
