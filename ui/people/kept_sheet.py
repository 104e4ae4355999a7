"""What the council file keeps of people, and why: each column with its reason, each file with its account."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from council.people.columns import PURPOSES
from council.people.queries import ImportView
from council.words import _
from ui import theme
from ui.people.state import purpose_words
from ui.widgets import Column, Section, Sheet, Table, TableView


@dataclass(frozen=True, slots=True)
class Kept:
    """One column that is kept: as what, why, and the newest file it came with."""

    id: str
    purpose: str
    reason: str
    file: str


def kept_columns(imports: tuple[ImportView, ...]) -> tuple[Kept, ...]:
    """Every column kept by any file (the newest first), as the newest file has it."""
    found: dict[str, tuple[int, Kept]] = {}
    for one in imports:
        born, feature = one.births.get("column", ""), one.births.get("feature", "")
        for name, words in one.columns.items():
            place = next((n for n, each in enumerate(PURPOSES) if each == words), 1)
            reason = one.purposes.get(name) or one.purposes.get(born if name == feature else "", "")
            found.setdefault(name, (place, Kept(name, purpose_words(PURPOSES[place]), reason, one.file)))
    return tuple(kept for _place, kept in sorted(found.values(), key=lambda pair: pair[0]))


class KeptSheet(Sheet):
    """Shows what is kept and why, and the files it came from; both lists copy."""

    def __init__(self, imports: tuple[ImportView, ...], *, parent: QWidget | None = None) -> None:
        lead = _("Only these columns were stored. Contact details are sealed, and homes are kept as marks.")
        super().__init__(_("What is kept, and why"), lead=lead, parent=parent)
        self.columns = TableView(Table(
            Column(_("Column"), lambda one: one.id),
            Column(_("Kept as"), lambda one: one.purpose),
            Column(_("Why"), lambda one: one.reason or _("not said"), stretch=True),
            Column(_("From"), lambda one: one.file),
        ), name=_("Columns that are kept"))  # fmt: skip
        self.files = TableView(Table(
            Column(_("File"), lambda one: one.file, stretch=True),
            Column(_("Taken in"), lambda one: f"{one.at.astimezone():%Y-%m-%d %H:%M}"),
            Column(_("Rows"), lambda one: f"{one.rows:,}", sort=lambda one: one.rows, right=True),
            Column(_("Accepted"), lambda one: f"{one.accepted:,}", sort=lambda one: one.accepted, right=True),
            Column(_("Refused"), lambda one: f"{one.refused:,}", sort=lambda one: one.refused, right=True),
            Column(_("Skipped"), lambda one: f"{one.skipped:,}", sort=lambda one: one.skipped, right=True),
            Column(_("Ages counted on"), lambda one: one.births.get("on", "")),
        ), name=_("Files taken in"))  # fmt: skip
        self.columns.table.show(kept_columns(imports))
        self.files.table.show(imports)
        self.columns.setMinimumHeight(theme.row_height() * 6)
        for words, view in ((_("Columns"), self.columns), (_("Files"), self.files)):
            section = Section(words)
            section.body.addWidget(view)
            self.body.addWidget(section)
        self.add_button(_("Close"), QDialogButtonBox.ButtonRole.RejectRole).clicked.connect(self.reject)
        self.setMinimumWidth(min(theme.grown(theme.TEXT_WIDTH * 3 // 2), theme.SMALLEST[0] - theme.VAST))
