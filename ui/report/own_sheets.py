"""Sheets for one member each: what became of their contributions, as files that are handed to them alone."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QComboBox

from council import clock
from council.progress import Progress
from council.report.own.queries import members_with_own, owns_of
from council.report.setup.queries import setup_of
from council.saving import write_file
from council.words import _, ngettext
from ui.page import Page
from ui.widgets import Form


class SheetsForm(Form):
    """Whose sheet: one seat's, or everybody's."""

    def __init__(self, seats: tuple[int, ...], *, parent: Page) -> None:
        super().__init__(
            _("Members' own sheets"),
            verb=_("Make sheets…"),
            cancel=_("Cancel"),
            lead=_(
                "What became of a member's contributions: statements with the way each went, questions with "
                "their answers, roles. It is for that member alone and is kept nowhere."
            ),
            parent=parent,
        )
        self._whose = QComboBox()
        count = len(seats)
        words = ngettext("{count} member, a file each", "{count} members, a file each", count)
        self._whose.addItem(words.format(count=count), seats)
        for seat in seats:
            self._whose.addItem(_("Seat {seat}").format(seat=seat), (seat,))
        self.field(_("Whose"), self._whose)

    @property
    def seats(self) -> tuple[int, ...]:
        """The seats that were chosen."""
        return tuple(self._whose.currentData())


class OwnSheets:
    """Asks whose sheets and where, and writes them: one file for each seat."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.bind("report.own_sheets", lambda: page.ask(members_with_own, self._ask))

    def _ask(self, seats: tuple[int, ...]) -> None:
        if not seats:
            self._page.toast(_("No member has a contribution that is theirs alone yet."))
            return
        form = SheetsForm(tuple(seats), parent=self._page)

        def chosen() -> None:
            form.accept()
            self._page.pick_folder(_("Folder for the sheets"), partial(self._read, form.seats))

        form.submitted.connect(chosen)
        form.open()

    def _read(self, seats: tuple[int, ...], folder: Path) -> None:
        self._page.ask(_facts, partial(self._make, folder), seats=seats)

    def _make(self, folder: Path, given: tuple[tuple[Any, ...], Any]) -> None:
        facts, setup = given
        self._page.work(
            _("Making the sheets"), make_sheets, partial(self._told, folder), beside=True,
            facts=facts, setup=setup, day=clock.now().date(), folder=folder,
        )  # fmt: skip

    def _told(self, folder: Path, count: int) -> None:
        words = ngettext("{count} sheet written into {folder}", "{count} sheets written into {folder}", count)
        self._page.toast(words.format(count=count, folder=folder.name))


def make_sheets(*, facts: tuple[Any, ...], setup: Any, day: Any, folder: Path, progress: Progress) -> int:
    """Print and write a sheet for each seat; how many there are. Raises: FileUnwritable; Cancelled."""
    from council.report.design import design_of
    from council.report.own.printing import own_sheet

    design = design_of(paper=setup.paper, large=setup.large, accent=setup.accent, logo=setup.logo)
    for done, one in enumerate(facts):
        progress(done, len(facts), _("Seat {seat}").format(seat=one.seat))
        printed = own_sheet(one, day=day, language=setup.language, design=design)
        write_file(folder / f"seat-{one.seat}.pdf", printed.data, make_folder=True)
    progress(len(facts), len(facts))
    return len(facts)


def _facts(db: Any, *, seats: tuple[int, ...]) -> tuple[tuple[Any, ...], Any]:
    return owns_of(db, seats=seats), setup_of(db)
