"""The dialog of an import: columns, values, check; nothing is kept before the last step says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QSizePolicy, QWidget

from council import clock
from council.errors import CouncilError
from council.people.actions import import_pool
from council.people.births import Births
from council.people.columns import Purpose
from council.people.homes import HomeHint
from council.people.importing import (
    ASKED,
    Choices,
    MissingChoice,
    births_proposed,
    proposed,
)
from council.people.refusals import FileRefused, VaultNeedsPassphrase, VaultPassphraseWrong
from council.words import N_, _, say
from ui import theme
from ui.people.import_ages import AgesPart
from ui.people.import_check import CheckStep
from ui.people.import_columns import ColumnsStep
from ui.people.import_values import ValuesStep
from ui.people.opening import Known, Looked, Opened, look_at, open_file
from ui.people.state import ImportState
from ui.runner import Job, Runner
from ui.widgets import Field, Form, ProgressStrip, Switch, takes_focus

STEPS = ("columns", "values", "check")
LEADS = {
    "columns": N_(
        "Say what each column is for. A column that is not stored leaves no trace in the council file."
    ),
    "values": N_("Decide what answers mean that are missing, spelt otherwise, or unknown to your targets."),
    "check": N_("Nothing is stored before you import; one undo takes the whole import back."),
}


class ImportSheet(Form):
    """Shows what an import would do, and does it when asked. Nothing is kept before."""

    taken = Signal(object)  # the Outcome of the import
    export_asked = Signal(object)  # findings as rows of cells

    def __init__(
        self, opened: Opened, runner: Runner, *, known: Known, parent: QWidget | None = None
    ) -> None:
        title = _("Import {file}").format(file=opened.grid.name)
        super().__init__(title, verb=_("Import"), cancel=_("Cancel"), lead=_(LEADS[STEPS[0]]), parent=parent)
        self._opened, self._runner, self._known = opened, runner, known
        self._choices = self._proposal(opened)
        self._looked: Looked | None = None  # as chosen now; None while it is read
        self._shown: Looked | None = None  # what stands on the page
        self._hints: tuple[tuple[str, ...], tuple[HomeHint, ...]] | None = None
        self._job: Job | None = None
        self._goes_on = self._was_stopped = False
        self._import_id = clock.new_id()
        self._step = STEPS[0]
        self._lay_steps()
        self._lay_passphrase()
        self.setMinimumWidth(min(theme.grown(theme.TEXT_WIDTH * 3 // 2), theme.SMALLEST[0] - theme.VAST))
        self.submitted.connect(self._on_submitted)
        self._read_again()

    # laying out --------------------------------------------------------------------------------------------

    def _lay_steps(self) -> None:
        steps = ((STEPS[0], _("1 Columns")), (STEPS[1], _("2 Values")), (STEPS[2], _("3 Check")))
        self._steps = Switch(*steps, name=_("Steps of the import"), role="segment")
        self._steps.changed.connect(self._show_step)
        self.columns, self.ages = ColumnsStep(self._opened, self._choices), AgesPart()
        self.values, self.check = ValuesStep(), CheckStep()
        self._strip = ProgressStrip(_("Cancel"))
        self._steps.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for part in (self._steps, self.columns, self.ages, self.values, self.check, self._strip):
            self.body.addWidget(part)
        self._wire_columns()
        self.ages.changed.connect(self._on_births)
        self.values.spelling_chosen.connect(self._on_spelling)
        self.values.missing_chosen.connect(self._on_missing)
        self.values.home_joined.connect(self._on_home)
        self.values.all_taken.connect(self._on_all_taken)
        self.values.all_for_no_line.connect(self._on_all_for_no_line)
        self.check.left_out.connect(self._render)
        self.check.export_asked.connect(self.export_asked)
        self._back = self.add_button(_("Back"), QDialogButtonBox.ButtonRole.ActionRole)
        self._back.clicked.connect(self._on_back)

    def _wire_columns(self) -> None:
        self.columns.purpose_chosen.connect(self._on_purpose)
        self.columns.reason_given.connect(self._on_reason)
        self.columns.sheet_chosen.connect(self._on_sheet)

    def _lay_passphrase(self) -> None:
        hint = _("The passphrase of this council's contact details.") if self._known.has_vault else _(
            "At least 8 characters; recruiters need it to see contact details. Left empty, they are "
            "not stored."
        )  # fmt: skip
        self._passphrase = Field(_("Passphrase for contact details"), QLineEdit(), hint=hint)
        self._again = Field(_("Passphrase again"), QLineEdit())
        for field in (self._passphrase, self._again):
            field.editor.setEchoMode(QLineEdit.EchoMode.Password)
            self.body.addWidget(field)
        self.body.addStretch(1)
        self._passphrase.editor.textChanged.connect(self._render)

    # choosing ----------------------------------------------------------------------------------------------

    def _proposal(self, opened: Opened) -> Choices:
        known = self._known
        return proposed(opened.columns, wanted=known.wanted, earlier=known.earlier, first_day=known.first_day)

    def _on_purpose(self, column: str, purpose: Purpose) -> None:
        choices = self._choices.with_purpose(column, purpose)
        if choices.births is None:
            known = self._known
            births = births_proposed(choices, known.wanted, known.earlier, known.first_day)
            choices = replace(choices, births=births)
        self._choose(choices)

    def _on_reason(self, column: str, words: str) -> None:
        self._choices = self._choices.with_reason(column, words)
        self._render()

    def _on_births(self, births: Births) -> None:
        self._choose(replace(self._choices, births=births))

    def _on_spelling(self, feature: str, spelt: str, meant: str | None) -> None:
        self._choose(self._choices.with_spelling(feature, spelt, meant))

    def _on_missing(self, feature: str, choice: MissingChoice | None) -> None:
        self._choose(self._choices.with_missing(feature, choice))

    def _on_home(self, pair: tuple[str, str], is_one: bool) -> None:
        others = tuple(one for one in self._choices.joined if one != pair)
        self._choose(replace(self._choices, joined=(*others, pair) if is_one else others))

    def _on_all_taken(self) -> None:
        choices = self._choices
        for feature in self._shown.reading.features if self._shown else ():
            for value in feature.odd:
                if value.is_sure:
                    choices = choices.with_spelling(value.feature, value.value, value.nearest)
        self._choose(choices)

    def _on_all_for_no_line(self) -> None:
        choices = self._choices
        for feature in self._shown.reading.features if self._shown else ():
            if feature.missing is not None and feature.feature not in choices.missing:
                choices = choices.with_missing(feature.feature, "ignore")
        self._choose(choices)

    def _choose(self, choices: Choices) -> None:
        self._choices = choices
        self._read_again()

    def _on_sheet(self, sheet: str) -> None:
        words = _("Reading {file}").format(file=self._opened.grid.name)
        self._work(words, open_file, self._on_other_sheet, path=self._opened.path, sheet=sheet)

    def _on_other_sheet(self, opened: Opened) -> None:
        self._opened, self._choices, self._hints = opened, self._proposal(opened), None
        old, self.columns = self.columns, ColumnsStep(opened, self._choices)
        self.body.replaceWidget(old, self.columns)
        old.hide()
        old.deleteLater()
        self._wire_columns()
        self._read_again()

    # reading -----------------------------------------------------------------------------------------------

    def _read_again(self) -> None:
        """Read with the present choices; an older reading is given up."""
        self._looked, self._was_stopped = None, False
        self.clear_refusal()
        self._work(
            _("Reading {file}").format(file=self._opened.grid.name),
            look_at,
            self._on_looked,
            grid=self._opened.grid,
            choices=self._choices,
            wanted=self._known.wanted,
            hints=self._hints,
        )

    def _work(self, words: str, task: Callable, then: Callable, **given: Any) -> None:
        self._stop()
        self._job = self._runner.work(
            self, task, then, self._on_unreadable, progress=self._strip.tell, **given
        )
        self._watch(self._job, words)
        self._render()

    def _watch(self, job: Job, words: str) -> None:
        def over() -> None:
            if self._job is job:
                self._job, self._was_stopped = None, job.is_stopped
                self._strip.end()
                self._render()

        job.over = over
        self._strip.begin(words, job.cancel)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_looked(self, looked: Looked) -> None:
        self._looked = self._shown = looked
        self._hints = (self._choices.of_purpose("address"), looked.hints)
        self.values.render(looked, self._choices)
        self._render()
        if self._goes_on:
            self._go_on()

    def _on_unreadable(self, error: CouncilError) -> None:
        self._goes_on = False
        self.refuse(say(error))
        findings = error.facts.get("findings", ()) if isinstance(error, FileRefused) else ()
        self.check.show_findings(list(findings))
        self._render()

    # showing -----------------------------------------------------------------------------------------------

    @property
    def state(self) -> ImportState:
        """What can be done now, and what is still to be said."""
        looked = self._looked
        return ImportState.of(
            self._step,
            self._choices,
            looked.reading if looked else None,
            hints=sum(one.pair not in self._choices.joined for one in looked.hints) if looked else 0,
            leaves_out=self.check.leave_out.isChecked(),
            is_busy=self._job is not None,
            was_stopped=self._was_stopped,
        )

    def _render(self) -> None:
        state, looked = self.state, self._looked
        shown = {"columns": self.columns, "values": self.values, "check": self.check}
        for step, part in shown.items():
            part.setVisible(step == self._step)
        self.columns.render(self._choices)
        found = looked.reading.people.findings if looked else ()
        self.ages.render(self._choices.births, frozenset(one.code for one in found) & ASKED)
        self.ages.setVisible(self._step == "columns" and self._choices.births is not None)
        if looked and self._step == "check":
            people, has_contact = looked.reading.people, bool(self._passphrase.editor.text())
            self.check.render(people, self._choices, has_contact=has_contact)
        asks = self._step == "check" and bool(looked and looked.reading.people.contact)
        self._passphrase.setVisible(asks)
        self._again.setVisible(asks and not self._known.has_vault and bool(self._passphrase.editor.text()))
        self._steps.say("values", state.values_words)
        self._back.setVisible(self._step != STEPS[0])
        self.verb.setText(state.verb)
        self.verb.setEnabled(state.can_go)
        self.verb.setToolTip(state.why_not)

    def _show_step(self, step: str) -> None:
        self._goes_on = False
        self.clear_refusal()
        self._step = step
        self._steps.choose(step)
        self.lead(_(LEADS[step]))
        self._render()
        self._held.verticalScrollBar().setValue(0)
        part = {"columns": self.columns, "values": self.values, "check": self.check.leave_out}[step]
        inside = (each for each in (part, *part.findChildren(QWidget)) if takes_focus(each))
        next(inside, self.verb).setFocus()

    def _on_back(self) -> None:
        self._show_step(STEPS[max(0, STEPS.index(self._step) - 1)])

    # going on ----------------------------------------------------------------------------------------------

    def _on_submitted(self) -> None:
        if self._looked is None and self._was_stopped:
            self._read_again()
        elif self._step == "check":
            self._import()
        elif self._job is not None:
            self._goes_on = True  # on arrival of what is being read
        else:
            self._go_on()

    def _go_on(self) -> None:
        """To the next step that asks something, or say what keeps from it."""
        self._goes_on = False
        state = self.state
        if self._step == "columns" and (self.ages.refusal or state.dates_open):
            self.ages.ask()
            self._held.ensureWidgetVisible(self.ages.day)
            return
        if state.why_not:
            self.refuse(state.why_not)
            return
        self._show_step(state.next_step)

    def _import(self) -> None:
        looked, state = self._looked, self.state
        if looked is None or not state.can_go:
            return
        if state.why_not:
            self.refuse(state.why_not)
            return
        for field in (self._passphrase, self._again):
            field.clear()
        if not self._again.isHidden() and self._again.editor.text() != self._passphrase.editor.text():
            self.refuse(_("The two passphrases differ. Type the same one twice."), self._again)
            return
        self._job = self._runner.act(
            self,
            import_pool,
            self._on_taken,
            self._on_refused,
            import_id=self._import_id,
            people=looked.reading.people,
            at=clock.now(),
            passphrase=self._passphrase.editor.text() or None,
            leave_out_refused=self.check.leave_out.isChecked(),
            choices=self._choices,
            progress=self._strip.tell,
        )
        self._watch(self._job, _("Importing"))
        self._render()

    def _on_taken(self, outcome: Any) -> None:
        self.taken.emit(outcome)
        self.accept()

    def _on_refused(self, error: CouncilError) -> None:
        about_passphrase = isinstance(error, VaultNeedsPassphrase | VaultPassphraseWrong)
        self._render()
        self.refuse(say(error), self._passphrase if about_passphrase else None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        next(iter(self.columns.combos.values()), self.verb).setFocus()

    def reject(self) -> None:
        """Leave without keeping anything; what is being read or written is given up."""
        self._stop()
        super().reject()
