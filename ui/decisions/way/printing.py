"""The way on paper and as data: asked for, laid out beside the store, written whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from council.decisions import queries
from council.saving import write_file
from council.words import _, ngettext
from ui.page import Page


class WayPrinting:
    """Prints one way as PDF, and writes all links as JSON and CSV."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def print_way(self, kind: str, id: str) -> None:
        """Ask where to, and print the way behind and before one thing."""

        def chosen(path: Path) -> None:
            self._page.ask(_facts, lambda facts: self._lay_out(facts, path), kind=kind, id=id)

        self._page.save_file(_("Print the way"), _("where-this-came-from.pdf"), _("PDF (*.pdf)"), chosen)

    def export(self) -> None:
        """Ask for a folder, and write every link of this council there."""
        self._page.pick_folder(_("Folder for the links"), self._on_folder)

    def _lay_out(self, facts: Any, path: Path) -> None:
        def done(pages: int) -> None:
            self._page.banner(_("Printed to {file}.").format(file=path.name), "done")

        self._page.work(_("Printing the way"), _written, done, facts=facts, path=path)

    def _on_folder(self, folder: Path) -> None:
        self._page.ask(queries.chain_of, lambda chain: self._write(chain, folder))

    def _write(self, chain: Any, folder: Path) -> None:
        def done(count: int) -> None:
            words = ngettext(
                "{count} link written to {folder}, as JSON and CSV.",
                "{count} links written to {folder}, as JSON and CSV.",
                count,
            )
            self._page.banner(words.format(count=count, folder=folder.name), "done")

        self._page.work(_("Writing the links"), _exported, done, chain=chain, folder=folder)


def _facts(db: Any, *, kind: str, id: str) -> Any:
    from council.report.outcomes.queries import way_facts_of  # the paper is loaded when something is printed

    return way_facts_of(db, kind=kind, id=id)


def _written(facts: Any, path: Path) -> int:
    from council.report.outcomes.way import print_way

    printed = print_way(facts)
    write_file(path, printed.data)
    return printed.pages


def _exported(chain: Any, folder: Path) -> int:
    from council.decisions.outcome.way.export import files_of

    for name, data in files_of(chain).items():
        write_file(folder / name, data)
    return len(chain.links)
