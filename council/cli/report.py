"""`council report`: the report of a council as PDF, web page and data, without a window."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from council import clock
from council.cli.check import open_council
from council.files import write_whole
from council.report import actions, data, html, outline, queries
from council.report.findings import findings
from council.report.refusals import DayUnreadable, ReportUnsound
from council.store import Store

if TYPE_CHECKING:
    from council.report.printing import Printed

SUMMARY = "make the report of a council: PDF, and if asked web page and data"
EXAMPLES = (
    "our.council --out report.pdf",
    "our.council --out report.pdf --html --data report-data --language de",
    "our.council --out report.pdf --publish",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """The council file, where things go, and whether this edition is for good."""
    parser.add_argument("file", type=Path, metavar="FILE.council")
    parser.add_argument(
        "--out", required=True, type=Path, metavar="R.pdf", help="the PDF; its folder is made"
    )
    parser.add_argument("--language", default="", metavar="xx", help="language of headings and labels")
    parser.add_argument(
        "--day", default="", metavar="YYYY-MM-DD", help="date on the cover; today if left out"
    )
    parser.add_argument("--html", action="store_true", help="a web page beside the PDF, of the same name")
    parser.add_argument("--data", type=Path, metavar="DIR", help="tables as CSV and everything as JSON")
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


def run(args: argparse.Namespace) -> int:
    """Write what was asked for; 0 when done. A draft seals nothing."""
    with open_council(args.file) as store:
        done = write_report(
            store,
            args.out,
            day=_day(args.day),
            language=args.language,
            page=args.out.with_suffix(".html") if args.html else None,
            tables=args.data,
            publish=args.publish,
        )
    if args.json:
        print(json.dumps(asdict(done), ensure_ascii=False))
        return 0
    print(f"{done.report}: {done.pages} pages, {done.state}, SHA-256 {done.sha256}")
    for finding in done.findings:
        print(f"  note: {finding}")
    return 0


def write_report(
    store: Store,
    out: Path,
    *,
    day: date,
    language: str = "",
    page: Path | None = None,
    tables: Path | None = None,
    publish: bool = False,
) -> Written:
    """Write the PDF and, if asked, the web page and the folder of tables; print nothing.

    Raises: ReportUnsound, before anything is written; EditionTwice.
    """
    from council.report.printing import build_pdf

    started = perf_counter()
    facts = store.read(queries.facts_of)
    if publish:
        facts = queries.as_published(facts)
    tree = outline.outline_of(facts, day=day, language=language)
    found = findings(tree)
    if grave := [one.words for one in found if one.grave == "error"]:
        raise ReportUnsound(findings=" ".join(grave))
    made = build_pdf(tree)
    out.parent.mkdir(parents=True, exist_ok=True)
    write_whole(out, made.data)
    if page:
        write_whole(page, html.page_of(tree))
    if tables:
        _write_data(tables, data.files_of(facts, day=day))
    if publish:
        _keep(store, made, tree.language)
    words = tuple(one.words for one in found)
    edition, seconds = facts.edition, round(perf_counter() - started, 3)
    return Written(
        str(out), made.pages, made.hash, tree.language, edition.state, edition.number, words, seconds
    )


def _keep(store: Store, made: Printed, language: str) -> None:
    store.act(
        actions.publish_report,
        edition_id=clock.new_id(),
        hash=made.hash,
        size=len(made.data),
        pages=made.pages,
        language=language,
        at=clock.now(),
    )


def _write_data(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        write_whole(folder / name, content)


def _day(text: str) -> date:
    if not text:
        return clock.now().date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DayUnreadable(day=text) from error
