"""The sheets of a session as PDF files in a folder; what was printed is noted with its version."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from council import clock
from council.progress import Progress
from council.saving import write_file
from council.sessions import actions, queries
from council.sessions.printouts.kinds import KINDS, NEEDED
from council.sessions.queries import SessionView
from council.words import _, ngettext
from ui.page import Page
from ui.sessions.room_form import RoomForm
from ui.widgets import column

PAPERS = ("A4", "Letter")


class SheetsForm(RoomForm):
    """Which sheets, on which paper."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        lead = _("Seats and aliases stand on them, no names. Every page carries session, version and number.")
        super().__init__(_("Print sheets"), verb=_("Choose a folder…"), lead=lead, parent=parent)
        self._boxes: dict[str, QCheckBox] = {}
        for kind in KINDS:
            box = QCheckBox(_("{sheet}: {use}").format(sheet=_(kind.words), use=_(kind.use)))
            box.setChecked(kind.code in NEEDED)
            self._boxes[kind.code] = box
        self.body.addWidget(column(*self._boxes.values()))
        self._paper = QComboBox()
        for name in PAPERS:
            self._paper.addItem(name, name)
        self.field(_("Paper"), self._paper)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds chosen, in the order of the day."""
        return tuple(code for code, box in self._boxes.items() if box.isChecked())

    @property
    def paper(self) -> str:
        """The name of the paper."""
        return str(self._paper.currentData())


class Printing:
    """Asks which sheets, prints them beside the store into a folder, and notes each."""

    def __init__(self, page: Page, session: Callable[[], SessionView]) -> None:
        self._page, self._session = page, session

    def begin(self) -> None:
        """Ask which sheets and where to."""
        form = SheetsForm(parent=self._page)

        def choose() -> None:
            if not form.kinds:
                form.refuse(_("Choose at least one kind of sheet."))
                return
            self._kinds, self._paper = form.kinds, form.paper
            form.accept()
            self._page.pick_folder(_("Folder for the sheets"), self._on_folder)

        form.submitted.connect(choose)
        form.open()

    def _on_folder(self, folder: Path) -> None:
        self._folder = folder
        self._page.ask(_facts, self._on_facts, number=self._session().number)

    def _on_facts(self, facts: Any) -> None:
        self._facts = facts
        given = {"facts": facts, "kinds": self._kinds}
        self._page.work(_("Laying out the sheets"), _fingerprints, self._on_said, **given)

    def _on_said(self, said: Mapping[str, str]) -> None:
        self._said = said
        self._page.ask(_versions, self._on_versions, session_id=self._session().id, said=said)

    def _on_versions(self, versions: Mapping[str, int]) -> None:
        self._page.work(
            _("Printing the sheets"),
            _written,
            self._on_written,
            facts=self._facts,
            versions=versions,
            paper=self._paper,
            folder=self._folder,
            session=self._session().number,
        )

    def _on_written(self, pages: Mapping[str, int]) -> None:
        for kind, count in pages.items():
            self._page.act(
                actions.note_printout,
                session_id=self._session().id,
                kind=kind,
                said=self._said[kind],
                paper=self._paper,
                pages=count,
                at=clock.now(),
            )
        count = len(pages)
        words = ngettext(
            "{count} kind of sheet written to {folder}", "{count} kinds of sheets written to {folder}", count
        )
        self._page.banner(words.format(count=count, folder=self._folder.name), "done")


def _facts(db: Any, *, number: int) -> Any:
    from council.report.sheets.queries import sheet_facts_of  # the paper is loaded when something is printed

    return sheet_facts_of(db, number=number)


def _fingerprints(facts: Any, kinds: Sequence[str], progress: Progress) -> dict[str, str]:
    """What each kind of sheet says, as a hash that no version or paper changes."""
    from council.report.sheets.making import sheet_of

    found = {}
    for done, kind in enumerate(kinds):
        progress(done, len(kinds))
        found[kind] = sheet_of(facts, kind).said
    return found


def _versions(db: Any, *, session_id: str, said: Mapping[str, str]) -> dict[str, int]:
    return {
        kind: queries.next_version_of(db, session_id=session_id, kind=kind, said=what)
        for kind, what in said.items()
    }


def _written(
    facts: Any, versions: Mapping[str, int], paper: str, folder: Path, session: int, progress: Progress
) -> dict[str, int]:
    """Write each kind of sheet as a file of its own; pages by kind."""
    from council.report.paper import PAPERS as SIZES
    from council.report.sheets.making import sheet_of
    from council.report.sheets.printing import print_sheet

    pages = {}
    for done, (kind, version) in enumerate(versions.items()):
        progress(done, len(versions))
        printed = print_sheet(sheet_of(facts, kind), paper=SIZES[paper], version=version)
        write_file(folder / f"session-{session}-{kind}.pdf", printed.data)
        pages[kind] = printed.pages
    return pages
