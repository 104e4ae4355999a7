"""A roll call: one seat after the other is called, and what it answers is written down at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from council.decisions.ballots.views import BallotView, CallView
from council.words import _
from ui.decisions.ballots.words import answer_of, answers_of
from ui.widgets import Form, Label, Row, Rows, Table

Keep = Callable[[CallView, str], None]


class CallForm(Form):
    """The seats entitled to vote, and one line for the answer of the seat that is called.

    No answer given before is shown, and nothing is added up before the ballot is closed.
    """

    def __init__(
        self, ballot: BallotView, calls: Sequence[CallView], keep: Keep, *, parent: QWidget | None = None
    ) -> None:
        lead = _("Call the seat that is marked, type its answer, Enter. A later answer replaces one before.")
        super().__init__(_("Roll call"), verb=_("Keep answer"), cancel=_("Done"), lead=lead, parent=parent)
        self._rule, self._keep = ballot.rule, keep
        self.list = Rows(Table(key=lambda call: call.seat_id), _call_row, name=_("Seats"))
        self.add(self.list)
        self._says = Label("", "strong")
        self.add(self._says)
        known = ", ".join(f"{key} {words}" for key, _code, words in answers_of(ballot.rule))
        self.answer = self.field(_("Answer"), QLineEdit(), hint=known)
        self.list.chosen.connect(self._on_chosen)
        self.submitted.connect(self._on_submitted)
        self.show_calls(calls)

    def show_calls(self, calls: Sequence[CallView]) -> None:
        """Show who was heard, and go to the next seat that was not."""
        self.list.table.show(tuple(calls))
        waiting = [call for call in calls if not call.heard]
        if waiting:
            self.list.choose(waiting[0].seat_id)
        self.answer.editor.clear()
        self.answer.editor.setFocus()
        self._on_chosen(self.list.current())

    def _on_chosen(self, call: CallView | None) -> None:
        self._says.setText("" if call is None else _seat_words(call))

    def _on_submitted(self) -> None:
        call, code = self.list.current(), answer_of(self._rule, self.answer.editor.text())
        if not code:
            self.answer.refuse(_("Type one of the answers named below the line."))
        elif call is not None:
            self._keep(call, code)


def _seat_words(call: CallView) -> str:
    words = _("Seat {n}").format(n=call.number)
    return f"{words}, {call.alias}" if call.alias else words


def _call_row(call: CallView) -> Row:
    return Row(_seat_words(call), side=_("heard") if call.heard else "", icon="check" if call.heard else "")
