"""The last step of an import: the first rows as they will be kept, the sum, and all that was found."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from council.people.findings import Finding
from council.people.importing import Choices
from council.people.roster import PeopleFile, ReadPerson
from council.words import _, ngettext
from ui import theme
from ui.people.state import account
from ui.widgets import Column, Label, Table, TableView, push, row

PREVIEWED, MOST_FINDINGS = 20, 5_000


class CheckStep(QWidget):
    """What would be kept and what would not, before anything is."""

    left_out = Signal()
    export_asked = Signal(object)  # the findings as rows of cells

    def __init__(self) -> None:
        super().__init__()
        self.sum = Label("", "strong")
        self._first = Label(_("The first people as they will be kept"), "caption")
        self.preview = TableView(Table(key=_line), name=_("First people as they will be kept"), fitted=True)
        self.found = TableView(Table(*_columns(), key=_place), name=_("What was found in the file"))
        self.leave_out = QCheckBox(_("Import the others, leave the refused rows out"))
        self._nothing = Label(_("Nothing was found that you need to know."), "quiet")
        self._buttons = row(
            push(_("Copy findings"), self._copy), push(_("Export findings…"), self._export), None
        )
        self.leave_out.toggled.connect(self.left_out)
        lay = QVBoxLayout(self, spacing=theme.TIGHT)
        lay.setContentsMargins(0, 0, 0, 0)
        for part in (
            self.sum,
            self._first,
            self.preview,
            self._nothing,
            self.found,
            self._buttons,
            self.leave_out,
        ):
            lay.addWidget(part)
        self.preview.setMinimumHeight(theme.row_height() * 4)
        self.found.setMinimumHeight(theme.row_height() * 4)

    def render(self, people: PeopleFile, choices: Choices, *, has_contact: bool) -> None:
        """Show the sum, the first people, and the findings, grave ones first."""
        self.sum.setText(account(people))
        self.preview.table.set_columns(*_preview_columns(people, has_contact))
        self.preview.table.show(people.people[:PREVIEWED])
        self.preview.fit()
        self.preview.setVisible(bool(people.people))
        self._first.setVisible(bool(people.people))
        findings = sorted(people.findings, key=lambda one: not one.grave)
        self.show_findings(findings)
        self.leave_out.setVisible(bool(people.refused and people.accepted))

    def show_findings(self, findings: list[Finding]) -> None:
        """Show findings, and how to take them along."""
        self.found.table.show(tuple(enumerate(findings[:MOST_FINDINGS])))
        for part in (self.found, self._buttons):
            part.setVisible(bool(findings))
        self._nothing.setVisible(not findings)

    def cells(self) -> list[list[str]]:
        """Every finding as a row of words, under their headings."""
        return self.found.grid()

    def _copy(self) -> None:
        lines = ("\t".join(cell.replace("\t", " ") for cell in cells) for cells in self.cells())
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _export(self) -> None:
        self.export_asked.emit(self.cells())


def _line(person: ReadPerson) -> int:
    return person.line


def _place(numbered: tuple[int, Finding]) -> int:
    return numbered[0]


def _columns() -> tuple[Column, ...]:
    def of(read: Callable[[Finding], str]) -> Callable[[tuple[int, Finding]], str]:
        return lambda numbered: read(numbered[1])

    return (
        Column(_("Line"), of(lambda one: str(one.line or "")), sort=lambda one: one[1].line, right=True),
        Column(_("Column"), of(lambda one: one.column)),
        Column(
            _("What was found"),
            of(lambda one: one.words),
            tip=of(lambda one: " ".join(filter(None, (one.words, one.remedy)))),
            icon=of(lambda one: "warning" if one.grave else "info"),
            ink=of(lambda one: "alarm" if one.grave else ""),
            stretch=True,
        ),
        Column(_("What to do"), of(lambda one: one.remedy), stretch=True),
        Column(_("Rows"), of(lambda one: str(one.count)), sort=lambda one: one[1].count, right=True),
    )


def _preview_columns(people: PeopleFile, has_contact: bool) -> tuple[Column, ...]:
    shared: dict[str, int] = {}
    for one in people.people if people.address else ():
        if one.household:
            shared[one.household] = shared.get(one.household, 0) + 1
    columns = [Column(_("Id"), lambda one: one.ref)]
    columns += [Column(name, _reader(name)) for name in people.features]
    if people.address:
        columns.append(Column(_("Home"), lambda one: _home(one, shared)))
    if people.contact:
        kept = _("sealed") if has_contact else _("not stored")
        columns.append(Column(_("Contact"), lambda one: kept if one.contact else ""))
    return tuple(columns)


def _home(person: ReadPerson, shared: dict[str, int]) -> str:
    count = shared.get(person.household, 0)
    if count == 0:
        return _("no address")
    return ngettext("alone", "{count} people", count).format(count=count)


def _reader(name: str) -> Callable[[ReadPerson], str]:
    return lambda one: one.attributes.get(name, "")
