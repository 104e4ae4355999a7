"""The dialog of an import of votes: who sits where, and the sum before anything is kept."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from council.words import _
from ui.ground.votes.state import BY_NUMBER, BY_VOTES, VoteImport
from ui.widgets import Form, Label, Switch


class VotesForm(Form):
    """Shows what an import would keep under each rule, and does nothing itself."""

    def __init__(
        self, name: str, found: Mapping[str, VoteImport], rule: str, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Import {file}").format(file=name),
            verb=_("Keep votes"),
            cancel=_("Cancel"),
            lead=_("Agree, pass and disagree are kept apart; who was not asked stays so."),
            parent=parent,
        )
        self._found = found
        self._rules = Switch(
            (BY_NUMBER, _("Voters are seat numbers")),
            (BY_VOTES, _("Most votes sit first")),
            name=_("Which seat a voter has"),
        )
        self._account, self._note = Label("", "strong"), Label("", "quiet")
        for part in (self._rules, self._account, self._note):
            self.add(part)
        self._rules.changed.connect(self._show)
        self._rules.choose(rule)
        self._show(rule)

    def _show(self, rule: str) -> None:
        self.chosen = self._found[rule]
        self._account.setText(self.chosen.account)
        self._note.setText(_note(self.chosen))
        self.verb.setEnabled(bool(self.chosen.votes))


def _note(chosen: VoteImport) -> str:
    if chosen.rule == BY_VOTES:
        return _(
            "The voters of another conversation take the seats, those with most votes first. The votes are "
            "real, their seats are not: say so wherever the figures are shown."
        )
    return _("Each vote goes to the seat of that number.")
