"""Paper for a set: answer sheets or tally sheets as one PDF file, laid out beside the store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from council.words import N_, _, ngettext
from ui.ground import tasks
from ui.ground.votes.desk import VotesDesk
from ui.ground.votes.words import TABLES
from ui.page import Page
from ui.widgets import Form

BLANK, BY_SEAT, TALLY = "blank", "seats", "tally"
KINDS = {
    BLANK: N_("Answer sheet without a seat, to be copied"),
    BY_SEAT: N_("Answer sheets with the seat’s number, one each"),
    TALLY: N_("Tally sheets, one for each table"),
}
PAPERS = ("A4", "Letter")


class PrintForm(Form):
    """Which sheets, on which paper."""

    def __init__(self, first: str, *, parent: QWidget | None = None) -> None:
        lead = _(
            "Statements are numbered as in the set. Seats stand on the sheets by number, nobody by name."
        )
        super().__init__(
            _("Print sheets"), verb=_("Save PDF…"), cancel=_("Cancel"), lead=lead, parent=parent
        )  # fmt: skip
        self._kind, self._paper = QComboBox(), QComboBox()
        for kind, words in KINDS.items():
            self._kind.addItem(_(words), kind)
        for name in PAPERS:
            self._paper.addItem(name, name)
        self._kind.setCurrentIndex(self._kind.findData(first))
        self.field(_("Sheets"), self._kind)
        self.field(_("Paper"), self._paper)
        for box in (self._kind, self._paper):
            box.view().setAccessibleName(_("Choices"))

    @property
    def kind(self) -> str:
        return str(self._kind.currentData())

    @property
    def paper(self) -> str:
        return str(self._paper.currentData())


class Printing:
    """Asks which sheets, prints them into a file and says where it is."""

    def __init__(self, page: Page, chosen: Callable[[], tuple[VotesDesk, str] | None]) -> None:
        self._page, self._chosen = page, chosen

    def begin(self) -> None:
        """Ask which sheets of the set chosen."""
        found = self._chosen()
        if found is None:
            return
        desk, id = found
        asking = desk.asking(id)
        form = PrintForm(TALLY if asking and asking.way == TABLES else BLANK, parent=self._page)

        def choose() -> None:
            kind, paper = form.kind, form.paper
            form.accept()
            number = asking.number if asking else 0
            name = f"set-{number}-{kind}.pdf"
            files = _("PDF (*.pdf)")
            self._page.save_file(
                _("Print sheets"), name, files, lambda path: self._write(path, desk, id, kind, paper)
            )

        form.submitted.connect(choose)
        form.open()

    def _write(self, path: Path, desk: VotesDesk, id: str, kind: str, paper: str) -> None:
        asking = desk.asking(id)
        session = desk.session(asking.session_id) if asking else None
        given = {
            "council": desk.council, "language": desk.language, "number": asking.number if asking else 0,
            "title": asking.title if asking else "", "question": desk.question,
            "statements": tuple(one.text for one in desk.statements_in(id)),
            "session": session.number if session else 0,
        }  # fmt: skip
        tables = tuple((one.number, one.present) for one in desk.tables(id))
        seats = tuple(one.number for one in desk.members) if kind == BY_SEAT else ()
        whole = path if path.suffix else path.with_suffix(".pdf")
        self._page.work(
            _("Laying out the sheets"), tasks.sheets_out, lambda pages: self._said(whole, pages), path=whole,
            asked=given, seats=seats, tables=tables, is_tally=kind == TALLY, paper=paper, beside=True,
        )  # fmt: skip

    def _said(self, path: Path, pages: int) -> None:
        words = ngettext("{pages} page written to {file}", "{pages} pages written to {file}", pages)
        self._page.banner(words.format(pages=pages, file=path.name), "done")
