"""What people say of two statements: that they say the same, or that they only sound alike."""

from __future__ import annotations

from typing import Protocol

from council import clock
from council.ground.queries import ThemedStatement
from council.sessions.actions import mark_alike
from council.words import _
from ui.ground.themes.forms import Choice, PickForm
from ui.ground.themes.lists import StatementRows
from ui.ground.themes.state import statement_quiet
from ui.page import Page


class Told(Protocol):
    """Where the statements stand: those shown, and all there are."""

    statements: StatementRows

    def every_statement(self) -> tuple[ThemedStatement, ...]: ...


class Alike:
    """Notes on pairs; both statements stay, nothing is merged."""

    def __init__(self, page: Page, shown: Told) -> None:
        self._page, self._shown = page, shown
        page.bind("ground.same_as", lambda: self._say(same=True), self._may)
        page.bind("ground.not_same", lambda: self._say(same=False), self._may)

    def _may(self) -> bool | str:
        count = len(self._shown.statements.selected())
        return count in (1, 2) or _("Choose one statement, or the two in question.")

    def _say(self, *, same: bool) -> None:
        rows = self._shown.statements.selected()
        if len(rows) == 2:
            self._mark(rows[0].id, rows[1].id, same)
            return
        (one,) = rows
        title = _("Says the same as…") if same else _("Only sounds like…")
        form = PickForm(
            title,
            [_choice(each) for each in self._shown.every_statement() if each.id != one.id],
            verb=_("Says the same") if same else _("Not a duplicate"),
            field=_("Statement"),
            lead=" ".join(one.text.split()),
            parent=self._page,
        )

        def mark() -> None:
            if form.picked is not None:
                form.accept()
                self._mark(one.id, form.picked.id, same)

        form.submitted.connect(mark)
        form.open()

    def _mark(self, one: str, other: str, same: bool) -> None:
        words = _("Noted: both say the same; both stay") if same else _("Noted: they only sound alike")
        given = {"statement_id": one, "other_id": other, "same": same}
        self._page.act(mark_alike, self._page.said(words), at=clock.now(), **given)


def _choice(each: ThemedStatement) -> Choice:
    number = _("Number {number}").format(number=each.number)
    quiet = " · ".join(part for part in (number, statement_quiet(each)) if part)
    return Choice(each.id, each.text, quiet, "statement")
