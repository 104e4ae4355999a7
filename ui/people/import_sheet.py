"""The dialog of an import: what each column is for, what was found, and the sum before anything is kept."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from council import clock
from council.errors import CouncilError
from council.people.actions import import_pool
from council.people.columns import PURPOSES, ColumnView
from council.people.reading import Finding, PeopleFile
from council.people.refusals import FileRefused, VaultNeedsPassphrase, VaultPassphraseWrong
from council.words import _, ngettext, say
from ui import theme
from ui.people.opening import Opened
from ui.people.state import Choice, account, purpose_words, read_as
from ui.runner import Runner
from ui.widgets import Field, Form, Label, Row, Rows, Scroll, Table


class ImportSheet(Form):
    """Shows what an import would do, and does it when asked. Nothing is kept before."""

    taken = Signal(object)  # the Outcome of the import

    def __init__(
        self, opened: Opened, runner: Runner, *, has_vault: bool, parent: QWidget | None = None
    ) -> None:
        title = _("Import {file}").format(file=opened.grid.name)
        lead = _(
            "Say what each column is for. A column that is not stored leaves no trace in the council file."
        )
        super().__init__(title, verb=_("Import"), cancel=_("Cancel"), lead=lead, parent=parent)
        self._opened, self._runner = opened, runner
        self._choice = Choice.of(opened.columns)
        self._read: PeopleFile | None = None
        self._asked = 0
        self._import_id = clock.new_id()
        self._combos: dict[str, QComboBox] = {}
        self._lay_fields(has_vault)
        self.setMinimumWidth(min(theme.grown(theme.TEXT_WIDTH), theme.SMALLEST[0] - theme.VAST))
        self.submitted.connect(self._import)
        self._read_again()

    def _lay_fields(self, has_vault: bool) -> None:
        scroll = Scroll(self._grid_of_columns())
        scroll.setMinimumHeight(min(theme.row_height() * (len(self._combos) + 1), theme.row_height() * 5))
        self.body.addWidget(scroll, 1)
        hint = _("The passphrase of this council's contact details.") if has_vault else _(
            "At least 8 characters; recruiters need it to see contact details. Left empty, they are "
            "not stored."
        )  # fmt: skip
        self._passphrase = Field(_("Passphrase for contact details"), QLineEdit(), hint=hint)
        self._passphrase.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.body.addWidget(self._passphrase)
        self._again = Field(_("Passphrase again"), QLineEdit(echoMode=QLineEdit.EchoMode.Password))
        self._again.hide()
        self.body.addWidget(self._again)
        self._is_new = not has_vault
        self._passphrase.editor.textChanged.connect(self._show_again)
        self._sum = Label("", "strong")
        self.body.addWidget(self._sum)
        self._found = Rows(Table(key=_place), _row_of, name=_("What was found in the file"))
        self._found.setMinimumHeight(theme.row_height() * 2)
        self.body.addWidget(self._found, 1)
        self._leave_out = QCheckBox(_("Import the others, leave the refused rows out"))
        self._leave_out.toggled.connect(self._render)
        self.body.addWidget(self._leave_out)

    def _grid_of_columns(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder, horizontalSpacing=theme.ROOMY, verticalSpacing=theme.TIGHT)
        grid.setContentsMargins(0, 0, theme.SNUG, 0)
        grid.setColumnStretch(1, 1)
        for number, column in enumerate(self._opened.columns):
            name = Label(column.name, "body", wrap=False)
            combo = self._combo(column)
            name.setBuddy(combo)
            grid.addWidget(name, number, 0)
            grid.addWidget(Label(_samples(column), "quiet"), number, 1)
            grid.addWidget(combo, number, 2)
        grid.setRowStretch(len(self._opened.columns), 1)
        return holder

    def _combo(self, column: ColumnView) -> QComboBox:
        combo = QComboBox()
        for part in (combo, combo.view()):
            part.setAccessibleName(_("What “{column}” is for").format(column=column.name))
        for purpose in PURPOSES:
            combo.addItem(purpose_words(purpose), purpose)
        combo.setCurrentIndex(PURPOSES.index(column.purpose))
        combo.activated.connect(partial(self._on_purpose, column.name))
        self._combos[column.name] = combo
        return combo

    def _on_purpose(self, column: str, index: int) -> None:
        self._choice = self._choice.with_purpose(column, PURPOSES[index])
        for name, purpose in self._choice.purposes.items():
            self._combos[name].setCurrentIndex(PURPOSES.index(purpose))
        self._read_again()

    # reading -----------------------------------------------------------------------------------------------

    def _read_again(self) -> None:
        """Read with the present choice; only the newest answer is shown."""
        self._asked += 1
        self._read = None
        self.clear_refusal()
        self._render()
        number = self._asked
        self._runner.work(
            self,
            read_as,
            lambda file: self._on_read(number, file),
            lambda error: self._on_unreadable(number, error),
            grid=self._opened.grid,
            choice=self._choice,
        )

    def _on_read(self, number: int, file: PeopleFile) -> None:
        if number == self._asked:
            self._read = file
            self._render()

    def _on_unreadable(self, number: int, error: CouncilError) -> None:
        if number == self._asked:
            self.refuse(say(error))
            findings = error.facts.get("findings", ()) if isinstance(error, FileRefused) else ()
            self._found.table.show(_numbered(findings))
            self._found.setVisible(len(findings) > 1)  # the first is the refusal itself
            self._sum.hide()

    def _render(self) -> None:
        file = self._read
        self._passphrase.setVisible(bool(self._choice.of_purpose("contact")))
        self._show_again()
        self._sum.show()
        self._sum.setText(account(file) if file else _("Reading…"))
        findings = file.findings if file else ()
        if file:
            self._found.table.show(_numbered(findings))
        self._found.setVisible(bool(findings) or not file)
        self._leave_out.setVisible(bool(file and file.refused and file.accepted))
        count = file.accepted if file else 0
        words = ngettext("Import {count:,} person", "Import {count:,} people", count).format(count=count)
        self.verb.setText(words if file else _("Import"))
        self.verb.setEnabled(
            bool(file and file.accepted and (not file.refused or self._leave_out.isChecked()))
        )

    def _show_again(self) -> None:
        """A passphrase set now is typed twice: one misprint, and no contact could ever be read."""
        typed = bool(self._passphrase.editor.text()) and not self._passphrase.isHidden()
        self._again.setVisible(self._is_new and typed)

    # keeping -----------------------------------------------------------------------------------------------

    def _import(self) -> None:
        if self._read is None or not self.verb.isEnabled():
            return
        self._passphrase.clear()
        self._again.clear()
        if not self._again.isHidden() and self._again.editor.text() != self._passphrase.editor.text():
            self.refuse(_("The two passphrases differ. Type the same one twice."), self._again)
            return
        self.verb.setEnabled(False)
        self._runner.act(
            self,
            import_pool,
            self._on_taken,
            self._on_refused,
            import_id=self._import_id,
            people=self._read,
            at=clock.now(),
            passphrase=self._passphrase.editor.text() or None,
            leave_out_refused=self._leave_out.isChecked(),
        )

    def _on_taken(self, outcome: Any) -> None:
        self.taken.emit(outcome)
        self.accept()

    def _on_refused(self, error: CouncilError) -> None:
        about_passphrase = isinstance(error, VaultNeedsPassphrase | VaultPassphraseWrong)
        self._render()
        self.refuse(say(error), self._passphrase if about_passphrase else None)


def _samples(column: ColumnView) -> str:
    count = ngettext("{count} value", "{count:,} values", column.values).format(count=column.values)
    return " · ".join((count, ", ".join(column.samples))) if column.samples else count


def _numbered(findings: Any) -> tuple[tuple[int, Finding], ...]:
    return tuple(enumerate(sorted(findings, key=lambda one: not one.grave)))[:500]


def _place(numbered: tuple[int, Finding]) -> int:
    return numbered[0]


def _row_of(numbered: tuple[int, Finding]) -> Row:
    finding = numbered[1]
    words = " ".join(filter(None, (finding.words, finding.remedy)))
    icon, ink = ("warning", "alarm") if finding.grave else ("info", "quiet")
    return Row(words, quiet=finding.where(), icon=icon, ink=ink)
