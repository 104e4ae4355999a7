"""The table of who can never be chosen and who is certain, each with the reason; to copy and to save."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from council.files import csv_bytes
from council.saving import FileUnwritable, write_file
from council.words import _, say
from ui import theme
from ui.page import Desk
from ui.selection.targets.verdict import plain_rows
from ui.widgets import Column, Label, Sheet, Table, TableView


class ShutSheet(Sheet):
    """Everybody whose chance is none or one, by id. Ctrl+C copies the chosen rows."""

    def __init__(self, prospects: Any, desk: Desk, *, parent: QWidget | None = None) -> None:
        lead = _("People alike share one lot. Names stand nowhere here, only the ids of the file.")
        super().__init__(_("Who can never be chosen, and who is certain"), lead=lead, parent=parent)
        self._desk = desk
        self.view = TableView(
            Table(
                Column(_("Id"), lambda one: one[0]),
                Column(_("Chance"), lambda one: one[2]),
                Column(_("Attributes"), lambda one: one[1], stretch=True),
                Column(_("Why"), lambda one: one[3], stretch=True),
                key=lambda one: one[0],
            ),
            name=_("Who can never be chosen, and who is certain"),
            many=True,
        )
        self.view.table.show(plain_rows(prospects))
        self.view.setMinimumHeight(theme.row_height() * 7)
        self.setMinimumWidth(theme.SMALLEST[0] - 4 * theme.VAST)
        self._whole = Label("")
        self.view.chosen.connect(self._on_chosen)
        self.body.addWidget(self.view)
        self.body.addWidget(self._whole)
        role = QDialogButtonBox.ButtonRole
        self.save = self.add_button(_("Save as CSV…"), role.ActionRole)
        self.save.clicked.connect(self._save)
        close = self.add_button(_("Close"), role.RejectRole)
        close.clicked.connect(self.reject)

        self.view.selectRow(0)

    def _on_chosen(self, one: Any) -> None:
        """Say all of a row, of which the table shows the beginning."""
        self._whole.setText(f"{one[0]} – {one[1]}\n{one[3]}" if one else "")

    def _save(self) -> None:
        title, filters = _("Save the list"), _("Tables (*.csv)")
        self._desk.feedback.save_file(self, title, "never-and-certain.csv", filters, self._write)

    def _write(self, path: Path) -> None:
        head, *rows = self.view.grid()
        try:
            write_file(path, b"\xef\xbb\xbf" + csv_bytes(head, rows))
        except FileUnwritable as refused:
            self.refuse(say(refused))
            return
        self._desk.feedback.toast(_("Saved {file}").format(file=path.name), None)
