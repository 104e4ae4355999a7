"""`council report`: the report of a council as PDF, web page and data, without a window."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

from council import clock
from council.cli.check import open_council
from council.report import actions, queries
from council.report.editions.proof import mark_of
from council.report.making import Made, design_for, make_report, refuse_unspoken
from council.report.paper import PAPERS
from council.report.pdf.fonts import pick
from council.report.refusals import DayUnreadable, OwnSheetAlone, ReportUnsound
from council.report.sections.edition import as_it_stands
from council.saving import write_file
from council.store import Store

SUMMARY = "make the report of a council: PDF, and if asked web page and data"
EXAMPLES = (
    "our.council --out report.pdf",
    "our.council --out report.pdf --html --data report-data",
    "our.council --out large.pdf --large-print --paper Letter",
    "our.council --out report.pdf --publish",
    "our.council --out seat-23.pdf --member 23",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """The council file, where things go, and whether this edition is for good."""
    parser.add_argument("file", type=Path, metavar="FILE.council")
    parser.add_argument(
        "--out", required=True, type=Path, metavar="R.pdf", help="the PDF; its folder is made"
    )
    parser.add_argument("--language", default="", metavar="xx", help="language of headings and labels")
    parser.add_argument(
        "--paper", default="", choices=sorted(PAPERS), help="as the council chose if left out"
    )
    parser.add_argument("--large-print", action="store_true", help="for those who read large print")
    parser.add_argument(
        "--day", default="", metavar="YYYY-MM-DD", help="date on the cover; today if left out"
    )
    parser.add_argument("--html", action="store_true", help="a web page beside the PDF, of the same name")
    parser.add_argument("--data", type=Path, metavar="DIR", help="tables as CSV and everything as JSON")
    parser.add_argument(
        "--member", type=int, metavar="N", help="instead, for seat N alone: what became of their words"
    )
    parser.add_argument(
        "--font",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="draws what ours cannot, as 漢字",
    )
    parser.add_argument("--publish", action="store_true", help="keep this edition in the council's record")
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the PDF, its pages and fingerprint, which edition it is, and what was found."""

    report: str
    pages: int
    sha256: str
    language: str
    state: str
    edition: int
    findings: tuple[str, ...]
    seconds: float
    approved: bool = False


def run(args: argparse.Namespace) -> int:
    """Write what was asked for; 0 when done. A draft seals nothing."""
    for font in args.font:
        pick(font)
    with open_council(args.file) as store:
        if args.member is not None:
            return _run_own(store, args)
        done = write_report(
            store,
            args.out,
            day=_day(args.day),
            language=args.language,
            paper=args.paper,
            large=args.large_print,
            page=args.out.with_suffix(".html") if args.html else None,
            tables=args.data,
            publish=args.publish,
        )
    if args.json:
        print(json.dumps(asdict(done), ensure_ascii=False))
        return 0
    print(f"{done.report}: {done.pages} pages, {done.state}, SHA-256 {done.sha256}")
    if args.publish and not done.approved:
        print("  note: the members have not approved exactly these words; the report says so")
    for finding in done.findings:
        print(f"  note: {finding}")
    return 0


def _run_own(store: Store, args: argparse.Namespace) -> int:
    """The own sheet of one seat; nothing of it is kept."""
    if args.html or args.data or args.publish:
        raise OwnSheetAlone()
    from council.report.own.printing import own_sheet
    from council.report.own.queries import own_of

    refuse_unspoken(args.language)
    facts, setup = store.read(own_of, seat=args.member), store.read(queries.setup_of)
    design = design_for(setup, paper=args.paper, large=args.large_print)
    printed = own_sheet(facts, day=_day(args.day), language=args.language, design=design)
    write_file(args.out, printed.data, make_folder=True)
    told = {"report": str(args.out), "pages": printed.pages, "sha256": printed.hash, "seat": args.member}
    print(json.dumps(told) if args.json else f"{args.out}: {printed.pages} pages for seat {args.member}")
    return 0


def write_report(
    store: Store,
    out: Path,
    *,
    day: date,
    language: str = "",
    paper: str = "",
    large: bool = False,
    page: Path | None = None,
    tables: Path | None = None,
    publish: bool = False,
) -> Written:
    """Write the PDF and, if asked, the web page and the folder of tables; print nothing.

    Args: language, paper, large: of this copy, else as the council chose.
    Raises: ReportUnsound, before anything is written; FileUnwritable; EditionTwice.
    """
    started = perf_counter()
    facts = store.read(queries.facts_of)
    made = make_report(
        queries.as_published(facts) if publish else facts,
        day=day, language=language, paper=paper, large=large,
    )  # fmt: skip
    if made.printed is None:
        raise ReportUnsound(findings=" ".join(one.words for one in made.grave))
    write_file(out, made.printed.data, make_folder=True)
    if page:
        write_file(page, made.page())
    if tables:
        for name, content in made.files.items():
            write_file(tables / name, content, make_folder=True)
    if publish:
        _keep(store, made)
    return _written(made, out, round(perf_counter() - started, 3))


def _keep(store: Store, made: Made) -> None:
    assert made.printed is not None
    store.act(
        actions.publish_report,
        edition_id=clock.new_id(),
        hash=made.printed.hash,
        size=len(made.printed.data),
        pages=made.printed.pages,
        language=made.tree.language,
        sections=made.said,
        at=clock.now(),
    )


def _written(made: Made, out: Path, seconds: float) -> Written:
    assert made.printed is not None
    edition, words = made.facts.edition, tuple(one.words for one in made.findings)
    borne = as_it_stands(edition, mark_of(made.said)).steps
    return Written(
        str(out),
        made.printed.pages,
        made.printed.hash,
        made.tree.language,
        edition.state,
        edition.number,
        words,
        seconds,
        any(one.state == "approved" for one in borne),
    )


def _day(text: str) -> date:
    if not text:
        return clock.now().date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DayUnreadable(day=text) from error
