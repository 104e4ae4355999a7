"""What is proposed and what changed, on paper: asked for, laid out beside the store, written whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from council.decisions.proposals.views import ProposalView
from council.saving import write_file
from council.words import _, ngettext
from ui.page import Page


class HandoutPrinting:
    """Prints the handout of one proposal as PDF."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def begin(self, proposal: ProposalView) -> None:
        """Ask where to, and print."""

        def chosen(path: Path) -> None:
            self._page.ask(_facts, lambda facts: self._lay_out(facts, path), proposal_id=proposal.id)

        name = _("proposal-{n}.pdf").format(n=proposal.number)
        self._page.save_file(_("Print what is proposed"), name, _("PDF (*.pdf)"), chosen)

    def _lay_out(self, facts: Any, path: Path) -> None:
        def done(pages: int) -> None:
            words = ngettext("{n} page printed to {file}.", "{n} pages printed to {file}.", pages)
            self._page.banner(words.format(n=pages, file=path.name), "done")

        self._page.work(_("Printing the proposal"), _written, done, facts=facts, path=path)


def _facts(db: Any, *, proposal_id: str) -> Any:
    from council.report.sheets.queries import proposed_of  # the paper is loaded when something is printed

    return proposed_of(db, proposal_id=proposal_id)


def _written(facts: Any, path: Path) -> int:
    from council.report.sheets.proposed import print_proposed

    bound = print_proposed(facts)
    write_file(path, bound.data)
    return bound.pages
