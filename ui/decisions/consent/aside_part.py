"""How a round ends early: put off with somebody who looks after it and a day, or stopped with a reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from council.words import _
from ui.widgets import Card, Field, push, row


class AsidePart(Card):
    """Stands on the sheet, never over it: what was typed in the line stays, Esc puts it away."""

    def __init__(self, keep: Callable[[], object], away: Callable[[], object]) -> None:
        super().__init__()
        self.kind = ""
        self.owner, self.until, self.reason = (
            QLineEdit(),
            QLineEdit(placeholderText="2027-03-31"),
            QLineEdit(),
        )
        self._owner = Field(_("Who looks after it until then"), self.owner)
        self._until = Field(_("Until which day"), self.until, hint=_("Year-month-day."))
        self._reason = Field(_("Reason"), self.reason, hint=_("It stays readable."))
        self._keep, self._away = (
            push(_("Put off (Ctrl+Enter)"), keep, primary=True),
            push(_("Go on with the round"), away),
        )
        for part in (self._owner, self._until, self._reason, row(self._keep, self._away, None)):
            self.body.addWidget(part)
        self.hide()

    def ask(self, kind: str, reason: str) -> None:
        """Ask for what "put_off" or "stop_consent" needs; the words typed in the line are a first reason."""
        self.kind = kind
        off = kind == "put_off"
        self.say(_("Put the round off") if off else _("Stop the round"))
        self._keep.setText(_("Put off (Ctrl+Enter)") if off else _("Stop (Ctrl+Enter)"))
        for part in (self._owner, self._until):
            part.setVisible(off)
        if reason:
            self.reason.setText(reason)
        self.show()
        (self.owner if off else self.reason).setFocus()

    def given(self) -> dict[str, str]:
        """What is written, as the verb takes it."""
        given = {"reason": self.reason.text()}
        if self.kind == "put_off":
            given |= {"owner": self.owner.text(), "until": self.until.text()}
        return given

    def put_away(self) -> None:
        """Ask no more."""
        self.kind = ""
        self.hide()
        for editor in (self.owner, self.until, self.reason):
            editor.setText("")
