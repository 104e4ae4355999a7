"""Paper for a support round: rating slips or a tally sheet as one PDF file, laid out beside the store."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from council.decisions.support.saying import level_names, support_rule_sentence
from council.decisions.support.views import SupportRoundView
from council.people import queries as people
from council.people.queries import CouncilView
from council.words import _, in_language, language, ngettext
from ui.decisions.support.state import Series, SupportState
from ui.page import Page


def written(*, path: Path, rated: dict[str, object], slips: bool, at_tables: bool, paper: str = "A4") -> int:
    """Write a page of slips, or a tally sheet; how many pages. Raises: FileUnwritable."""
    from council.report.paper import PAPERS
    from council.report.sheets.rating import RatedOnPaper, print_counting, print_slips
    from council.saving import write_file

    on_paper = RatedOnPaper(**rated)  # type: ignore[arg-type]  # gathered by name in the window
    size = PAPERS[paper]
    if slips:
        bound = print_slips(on_paper, paper=size)
    else:
        bound = print_counting(on_paper, at_tables=at_tables, paper=size)
    write_file(path, bound.data)
    return bound.pages


class Printer:
    """The commands that print for a round, bound to their page."""

    def __init__(self, page: Page, series: Callable[[], Series | None]) -> None:
        self._page, self._series = page, series
        page.bind(
            "decisions.print_slips", partial(self._print, slips=True), partial(self._may, "print_slips")
        )
        page.bind("decisions.print_tally", partial(self._print, slips=False), self._may_count)

    def _may(self, name: str) -> bool | str:
        series = self._series()
        if series is None:
            return _("Choose a proposal first.")
        return name in SupportState.of(series).deeds or _("Slips are printed while a round on paper is open.")

    def _may_count(self) -> bool | str:
        series = self._series()
        if series is None:
            return _("Choose a proposal first.")
        return series.last.state == "open" or _("Tally sheets are printed while a round is open.")

    def _print(self, *, slips: bool) -> None:
        self._page.ask(people.council_of, partial(self._ask_where, slips))

    def _ask_where(self, slips: bool, council: CouncilView | None) -> None:
        series = self._series()
        assert series is not None
        one = series.last
        title = _("Print rating slips") if slips else _("Print tally sheet")
        name = f"{'slips' if slips else 'tally'}-{one.proposal_number}-{one.turn}.pdf"
        self._page.save_file(title, name, _("PDF (*.pdf)"), partial(self._write, one, council, slips))

    def _write(self, one: SupportRoundView, council: CouncilView | None, slips: bool, path: Path) -> None:
        whole = path if path.suffix else path.with_suffix(".pdf")
        then = partial(self._said, whole, one.present if slips else 0)
        self._page.work(
            _("Laying out the sheets"), written, then, path=whole,
            rated=_rated(one, council), slips=slips, at_tables=one.way != "paper",
        )  # fmt: skip

    def _said(self, path: Path, present: int, pages: int) -> None:
        words = ngettext("{pages} page written to {file}", "{pages} pages written to {file}", pages)
        words = words.format(pages=pages, file=path.name)
        if present:
            times = -(-present // 2)
            two = _("Two slips stand on a page.")
            told = ngettext("Print it {n} time.", "Print it {n} times.", times)
            words = f"{words}. {two} {told.format(n=times)}"
        self._page.banner(words, "done")


def _rated(one: SupportRoundView, council: CouncilView | None) -> dict[str, object]:
    """What a slip says, as plain values, in the council's own language, whatever the window speaks."""
    spoken = council.language if council else language()
    with in_language(spoken):
        return {
            "council": council.name if council else "",
            "language": spoken,
            "proposal": one.proposal_number,
            "title": one.proposal_title,
            "version": one.version,
            "turn": one.turn,
            "levels": tuple(zip(map(str, one.rule.numbers), level_names(one.rule), strict=True)),
            "rule": support_rule_sentence(one.rule),
        }
