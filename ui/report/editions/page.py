"""The page of the editions: the one being made, with its proof sheet, and those that are out."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from council import clock
from council.report import queries
from council.report.editions.proof import ProofLine
from council.report.editions.views import EditionView
from council.report.facts import Facts
from council.words import N_, _
from ui.page import Page
from ui.report.asking import facts_of
from ui.report.editions.publishing import Publishing
from ui.report.editions.sheet import EditionSheet
from ui.report.editions.state import EditionRow, EditionsState, Standing
from ui.report.making import Told, tell
from ui.report.shown import SHOWN
from ui.widgets import Columns, Row, Rows, Scroll, Table


class EditionsPage(Page):
    """How the report goes out, and what went out."""

    shows = SHOWN | {"edition_step", "proof_tick"}
    help: ClassVar[str] = N_(
        "A draft is handed to the members, approved by them, and published. Publishing keeps the file's "
        "fingerprint for good; a later change makes a corrected edition that lists what changed. The proof "
        "sheet holds what no program can judge: Space ticks a line with the name of whoever looked."
    )

    def build(self) -> None:
        self.state: EditionsState | None = None
        self.told: Told | None = None
        self.list = Rows(Table(), _edition_row, name=_("Editions"))
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _row: self.sheet.proof.setFocus())
        self.sheet = EditionSheet()
        self.body.addWidget(Columns(self.list, Scroll(self.sheet), shares=(2, 3)))
        self._publishing = Publishing(self, self.sheet, self._standing)
        self.head.actions("report.hand_out", "report.approve")
        self.head.actions("report.publish", primary=True)

    def refresh(self) -> None:
        self.ask(facts_of, self._on_facts)

    def first_focus(self) -> QWidget | None:
        return self.list

    @property
    def current(self) -> EditionRow | None:
        """The edition that is chosen."""
        return self.list.current()

    @property
    def rows(self) -> tuple[EditionRow, ...]:
        """All editions, the one being made first."""
        return self.state.rows if self.state else ()

    def _standing(self) -> Standing:
        told = self.told
        return Standing(self.state, self.current, told.title if told else "", told.mark if told else "")

    def _on_facts(self, facts: Facts) -> None:
        self.work(
            _("Reading the report"), tell, self._on_told, beside=True, facts=facts, day=clock.now().date()
        )

    def _on_told(self, told: Told) -> None:
        self.told = told
        self.ask(_kept, self._on_kept, mark=told.mark)

    def _on_kept(self, kept: tuple[tuple[EditionView, ...], tuple[ProofLine, ...]]) -> None:
        if self.told is None:
            return
        editions, proof = kept
        self.state = EditionsState.of(editions, proof, self.told)
        self.head.facts(self.state.facts)
        self.list.table.show(self.state.rows)
        if self.list.current() is None:
            self.list.choose(self.state.rows[0].id)
        self._on_chosen(self.list.current())

    def _on_chosen(self, row: EditionRow | None) -> None:
        if row is not None:
            self.sheet.show_edition(row)
        self.look()


def _kept(db: Any, *, mark: str) -> tuple[tuple[EditionView, ...], tuple[ProofLine, ...]]:
    """Editions and proof sheet, asked for in one go."""
    return queries.editions_of(db), queries.proof_of(db, mark=mark)


def _edition_row(one: EditionRow) -> Row:
    icons = {"published": "lock", "corrected": "lock", "approved": "check", "for members": "people"}
    return Row(one.title, quiet=one.quiet, icon=icons.get(one.state, "edit"))
