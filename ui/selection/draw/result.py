"""Step 4: the sum anybody can do again, and where the panel and its certificate are."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from council.words import _
from ui import theme
from ui.page import Page
from ui.selection.ceremony.scenes import Row, sum_rows
from ui.selection.draw.state import DrawState
from ui.selection.wording import grouped, moment_words
from ui.widgets import Card, Column, Flow, Label, Table, TableView, WholeTable, button, label


class ResultPart(QWidget):
    """The arithmetic line by line, the hash, and what is handed on."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._lead = Label("", "body")
        self._sum = WholeTable(Table(*_columns(), key=lambda one: one.left), name=_("The sum"))
        self._hash = label("", "body", select=True)
        self._witnesses = Label("", "quiet")
        self._card = Card(
            _("Hand on the certificate"),
            _("With it anybody can check the draw without Council: both checkers lie beside it."),
        )
        buttons = Flow(gap=theme.TIGHT)
        for id in ("selection.export_certificate", "selection.save_receipts", "selection.verify"):
            buttons.addWidget(button(page.action(id)))
        self._card.body.addLayout(buttons)
        lay = QVBoxLayout(self, spacing=theme.SNUG)
        lay.setContentsMargins(0, 0, 0, 0)
        for part in (self._lead, self._sum, self._witnesses, self._hash, self._card):
            lay.addWidget(part)
        lay.addStretch()

    @property
    def view(self) -> TableView:
        """The sum."""
        return self._sum

    def show_draw(self, state: DrawState) -> None:
        """Show how the panel came out."""
        draw = state.draw
        words = _(
            "Ticket {ticket:,} of {total:,}, drawn on {moment}, names the panel. There is no second draw."
        )
        told = {"ticket": draw.ticket, "total": draw.summary["total"], "moment": moment_words(draw.kept_at)}
        self._lead.setText(words.format(**told))
        if state.result is not None and state.reveal is not None:
            self._sum.table.show(sum_rows(state.commitment, state.reveal, state.result))
            self._witnesses.setText(_seen(state.reveal))
        self._hash.setText(_("Commitment: {hash}").format(hash=grouped(draw.commitment_hash)))


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Step"), lambda one: one.left),
        Column(_("Number"), lambda one: one.right, right=True),
        Column(_("What it is"), _words, stretch=True),
    )


def _words(one: Row) -> str:
    return one.words


def _seen(reveal: dict) -> str:
    parts = []
    if reveal["witnesses"]:
        parts.append(_("Seen by {names}.").format(names=", ".join(reveal["witnesses"])))
    if reveal["recording"]:
        parts.append(_("Recording: {place}.").format(place=reveal["recording"]))
    return " ".join(parts)
