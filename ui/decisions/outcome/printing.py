"""Recommendations on paper and as data: asked for, laid out beside the store, written whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from council.saving import write_file
from council.words import _, ngettext
from ui.page import Page


class OutcomePrinting:
    """Prints every recommendation with all its fields as PDF, and writes them as JSON and CSV."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def print_all(self) -> None:
        """Ask where to, and print every recommendation, and what was not adopted."""

        def chosen(path: Path) -> None:
            self._page.ask(_facts, lambda facts: self._lay_out(facts, path))

        self._page.save_file(_("Print recommendations"), _("recommendations.pdf"), _("PDF (*.pdf)"), chosen)

    def export(self) -> None:
        """Ask for a folder, and write every recommendation there."""
        self._page.pick_folder(_("Folder for the recommendations"), self._on_folder)

    def _lay_out(self, facts: Any, path: Path) -> None:
        def done(_pages: int) -> None:
            self._page.banner(_("Printed to {file}.").format(file=path.name), "done")

        self._page.work(_("Printing the recommendations"), _written, done, facts=facts, path=path)

    def _on_folder(self, folder: Path) -> None:
        self._page.ask(_facts, lambda facts: self._write(facts, folder))

    def _write(self, facts: Any, folder: Path) -> None:
        def done(count: int) -> None:
            words = ngettext(
                "{count} recommendation written to {folder}, as JSON and CSV.",
                "{count} recommendations written to {folder}, as JSON and CSV.",
                count,
            )
            self._page.banner(words.format(count=count, folder=folder.name), "done")

        self._page.work(_("Writing the recommendations"), _exported, done, facts=facts, folder=folder)


def _facts(db: Any) -> Any:
    from council.report.outcomes.queries import outcome_facts_of  # the paper is loaded when it is needed

    return outcome_facts_of(db)


def _written(facts: Any, path: Path) -> int:
    from council.report.outcomes.recommended import print_recommendations

    printed = print_recommendations(facts)
    write_file(path, printed.data)
    return printed.pages


def _exported(facts: Any, folder: Path) -> int:
    from council.report.outcomes.export import files_of

    for name, data in files_of(facts).items():
        write_file(folder / name, data)
    return len(facts.recommendations)
