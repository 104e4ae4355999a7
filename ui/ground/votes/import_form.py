"""The dialog of an import: who sits where, what comes along, and the sum before anything is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from council.ground.conversation.plan import BY_NAME, BY_NUMBER, BY_PAIRS, NOBODY, RULES, Plan
from council.ground.conversation.telling import account
from council.words import N_, _
from ui.widgets import Form, Label, Switch

RULE_WORDS = {
    BY_PAIRS: N_("By the file of seats"),
    BY_NAME: N_("By their reference"),
    BY_NUMBER: N_("Voters are seat numbers"),
    NOBODY: N_("No member voted there"),
}
NOTES = {
    BY_PAIRS: N_("Each voter has the seat the file of seats gives them."),
    BY_NAME: N_("Each voter is the member who came with that reference."),
    BY_NUMBER: N_("Each vote goes to the seat of that number. Choose it only if voters were numbered so."),
    NOBODY: N_("Votes of people who are no members say nothing of this council: none is kept."),
}


class VotesForm(Form):
    """Shows what an import would keep under a rule, and asks for what it would under another."""

    asked = Signal(str, bool)  # the rule, and whether new statements come along

    def __init__(self, name: str, plan: Plan, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Import {file}").format(file=name),
            verb=_("Keep them"),
            cancel=_("Cancel"),
            lead=_("Agree, pass and disagree are kept apart; who was not asked stays so."),
            parent=parent,
        )
        self.plan = plan
        free = self._free(self.plan.free)
        self.rules = Switch(
            *((rule, _(RULE_WORDS[rule])) for rule in free), name=_("Which seat a voter has")
        )  # fmt: skip
        self._note, self._account = Label("", "quiet"), Label("", "body")
        self.statements = QCheckBox(_("Take in statements the council does not have"), checked=True)
        for part in (self.rules, self._note, self.statements, self._account):
            self.add(part)
        has_new = bool(self.plan.new)
        self.rules.setVisible(bool(self.plan.voters))
        self._note.setVisible(bool(self.plan.voters))
        self.statements.setVisible(has_new)
        self.rules.choose(self.plan.rule)
        self.rules.changed.connect(lambda _rule: self._ask())
        self.statements.toggled.connect(lambda _is_on: self._ask())
        self.show_plan(True, plan)

    @property
    def words(self) -> str:
        """The account as it stands."""
        return self._account.text()

    def _free(self, free: Sequence[str]) -> tuple[str, ...]:
        """The rules by which anybody would be found, and none at all."""
        return tuple(rule for rule in RULES if rule in free or rule == NOBODY)

    def show_plan(self, with_statements: bool, plan: Plan) -> None:
        """Tell of a plan; not of one asked for before something else was chosen."""
        if (plan.rule, with_statements) != (self.rules.current, self.statements.isChecked()):
            return
        self.plan = plan
        self._note.setText(_(NOTES[self.plan.rule]))
        self._account.setText("\n".join(account(self.plan)))
        self.verb.setEnabled(not self.plan.is_empty)

    def _ask(self) -> None:
        """Nothing can be kept before it is known what that would be."""
        self.verb.setEnabled(False)
        self._account.setText(_("Working out what would be kept …"))
        self.asked.emit(self.rules.current, self.statements.isChecked())
