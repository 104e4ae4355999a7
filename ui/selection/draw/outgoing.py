"""What goes out of the page of the draw: hash, commitment, notice, letters, receipts, certificate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from council.selection import queries
from council.words import _, ngettext
from ui.page import Page
from ui.selection import handing
from ui.selection.draw.state import DrawState


class Outgoing(QObject):
    """Writes files where the convener says, beside the store, and says what was written."""

    def __init__(self, page: Page, state: Callable[[], DrawState]) -> None:
        super().__init__(page)
        self._page, self._state = page, state

    def copy_hash(self) -> None:
        """Put the hash on the clipboard."""
        QGuiApplication.clipboard().setText(self._state().draw.commitment_hash)
        self._page.toast(_("Hash copied"))

    def save_commitment(self) -> None:
        """Write what is published before the draw into a folder."""
        self._page.pick_folder(_("Where the folder “certificate” shall stand"), self._with(self._commitment))

    def save_notice(self) -> None:
        """Write the notice as a page to be printed."""
        kinds = _("PDF (*.pdf)")
        self._page.save_file(_("Save the notice"), "notice-of-the-draw.pdf", kinds, self._notice)

    def save_letters(self) -> None:
        """Write the table for the mail merge."""
        kinds = _("Tables (*.csv)")
        self._page.save_file(
            _("Save the table for the letters"), "letters.csv", kinds, self._with(self._letters)
        )

    def save_receipts(self) -> None:
        """Write a receipt for each respondent into a folder."""
        self._page.pick_folder(_("Where the folder “receipts” shall stand"), self._with(self._receipts))

    def export_certificate(self) -> None:
        """Write the certificate's two folders."""
        self._page.pick_folder(_("Where the certificate folders shall stand"), self._with(self._certificate))

    def _with(self, then: Callable[[Path, Mapping[str, bytes]], None]) -> Callable[[Path], None]:
        """Ask for the files of the draw, then go on with them and the place chosen."""

        def chosen(path: Path) -> None:
            draw_id = self._state().draw.id
            self._page.ask(queries.draw_files, lambda files: then(path, files), draw_id=draw_id)

        return chosen

    def _commitment(self, where: Path, files: Mapping[str, bytes]) -> None:
        words = _("Publish the folder “certificate”: commitment.json has the hash, the others check it.")
        self._write(
            _("Writing the commitment"),
            handing.write_commitment,
            lambda _count: words,
            where=where,
            files=files,
        )

    def _letters(self, path: Path, files: Mapping[str, bytes]) -> None:
        words = _("The table for the letters is written. It says who has which ticket: do not publish it.")
        self._write(
            _("Writing the letters"), handing.write_letters, lambda _none: words, path=path, files=files
        )

    def _receipts(self, where: Path, files: Mapping[str, bytes]) -> None:
        def said(count: int) -> str:
            words = ngettext(
                "{count:,} receipt written. Hand each to its person alone.",
                "{count:,} receipts written. Hand each to its person alone.",
                count,
            )
            return words.format(count=count)

        self._write(_("Writing the receipts"), handing.write_receipts, said, where=where, files=files)

    def _certificate(self, where: Path, files: Mapping[str, bytes]) -> None:
        def said(count: int) -> str:
            words = ngettext(
                "{count:,} file written. Publish “certificate”; keep “certificate-private” to yourselves.",
                "{count:,} files written. Publish “certificate”; keep “certificate-private” to yourselves.",
                count,
            )
            return words.format(count=count)

        is_public = bool(self._state().draw.summary["public"])
        given = {"where": where, "files": files, "is_public": is_public}
        self._write(_("Writing the certificate"), handing.write_certificate, said, **given)

    def _notice(self, path: Path) -> None:
        from ui.selection.draw.notice import notice_html, write_notice

        state = self._state()
        html = notice_html(state.commitment, state.draw.commitment_hash)
        self._page.toast(write_notice(path, html))

    def _write(self, words: str, task: Any, said: Callable[[Any], str], **given: Any) -> None:
        self._page.work(words, task, lambda value: self._page.banner(said(value), "done"), **given)
