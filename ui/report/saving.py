"""The report out of the program: as PDF, as web page, as data."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from council.report.making import Made
from council.words import N_, _
from ui.page import Page
from ui.report.making import write_data, write_page, write_pdf

PDF, WEB = N_("PDF (*.pdf)"), N_("Web page (*.html)")
NOT_YET = N_("The report is still being made, or something found in it keeps the file back.")


def file_name(title: str, ending: str) -> str:
    """A name for a file from the words of a title."""
    words = "".join(c if c.isalnum() else "-" for c in title.lower())
    return f"{'-'.join(filter(None, words.split('-'))) or 'report'}.{ending}"


class Saving:
    """Writes what the page shows to places the person picks."""

    def __init__(self, page: Page, made: Callable[[], Made | None]) -> None:
        self._page, self._last = page, made
        page.bind("report.save_pdf", self._pdf, self.may)
        page.bind("report.save_page", self._web, self.may)
        page.bind("report.save_data", self._data, self.may)

    def may(self) -> bool | str:
        """Whether there is a finished report."""
        made = self._last()
        return (made is not None and made.printed is not None) or _(NOT_YET)

    def _pdf(self) -> None:
        made = self._made()
        self._ask(_("Save the report"), "pdf", _(PDF), write_pdf, printed=made.printed)

    def _web(self) -> None:
        self._ask(_("Save the web page"), "html", _(WEB), write_page, made=self._made())

    def _data(self) -> None:
        made = self._made()

        def save(folder: Path) -> None:
            told = partial(self._told, folder.name)
            self._page.work(_("Writing"), write_data, told, made=made, folder=folder)

        self._page.pick_folder(_("Folder for the data"), save)

    def _ask(self, title: str, ending: str, kinds: str, task: object, **given: object) -> None:
        def save(path: Path) -> None:
            self._page.work(_("Writing"), task, partial(self._told, path.name), path=path, **given)

        self._page.save_file(title, file_name(self._made().tree.title, ending), kinds, save)

    def _made(self) -> Made:
        made = self._last()
        assert made is not None
        return made

    def _told(self, name: str, _answer: object) -> None:
        self._page.toast(_("{name} written").format(name=name))
