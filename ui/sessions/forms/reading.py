"""What is done with answers that were read: written to a file, made statements, blanked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from council import clock
from council.saving import write_file
from council.sessions import actions
from council.sessions.forms.results import Results, results_csv
from council.words import _, ngettext
from ui.page import Page


class Reader:
    """The acts of somebody who reads answers on a page of forms."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def export(self, results: Iterable[Results], *, session_number: int = 0) -> None:
        """Ask where, and write every cell and word shown as CSV; of one session or, at 0, of all."""
        data = results_csv(results)
        name = f"answers-session-{session_number}.csv" if session_number else "answers.csv"
        kinds = _("Tables (*.csv)")
        self._page.save_file(_("Export answers"), name, kinds, lambda path: self._write(path, data))

    def take_over(self, form_id: str, texts: tuple[str, ...]) -> None:
        """Make statements of what people wrote, as nobody's."""
        words = ngettext("{count} statement made", "{count} statements made", len(texts))
        told = self._page.said(words.format(count=len(texts)))
        self._page.act(actions.take_over_texts, told, form_id=form_id, texts=texts, at=clock.now())

    def blank(self, form_id: str, texts: tuple[str, ...]) -> None:
        """Ask once, and take words away that would tell of somebody."""
        count = len(texts)
        title = ngettext("Blank {count} answer?", "Blank {count} answers?", count).format(count=count)
        consequence = _(
            "The words go from the sheets and from the record of what was done; nobody can bring them back. "
            "Do this when they would tell of somebody."
        )
        done = ngettext("{count} answer is blanked.", "{count} answers are blanked.", count)
        given = {"form_id": form_id, "texts": texts}
        banner = done.format(count=count)
        self._page.question(title, consequence, _("Blank"), lambda: self._blanked(banner, given), danger=True)

    def _blanked(self, words: str, given: dict[str, Any]) -> None:
        self._page.act(actions.blank_words, lambda _outcome: self._page.banner(words, "done"), **given)

    def _write(self, path: Path, data: bytes) -> None:
        path = path if path.suffix else path.with_suffix(".csv")
        write_file(path, data)
        self._page.toast(_("Answers exported to {file}").format(file=path.name))
