"""`council report`: the report of a council as PDF, web page and data, without a window."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from council import clock
from council.cli.check import open_council
from council.files import write_whole
from council.report import actions, data, html, outline, queries
from council.report.refusals import DayUnreadable, ReportUnsound
from council.store import Store

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


def run(args: argparse.Namespace) -> int:
    """Write what was asked for; 0 when done. A draft seals nothing."""
    with open_council(args.file) as store:
        summary = make(store, args)
    if args.json:
        print(json.dumps(summary, ensure_ascii=False))
        return 0
    print(f"{summary['report']}: {summary['pages']} pages, {summary['state']}, SHA-256 {summary['sha256']}")
    for finding in summary["findings"]:
        print(f"  note: {finding}")
    return 0


def make(store: Store, args: argparse.Namespace) -> dict[str, Any]:
    """The files, and what is told of them. Raises: ReportUnsound, before anything is written."""
    from council.report.printing import build_pdf

    started = perf_counter()
    day = _day(args.day)
    facts = store.read(queries.facts_of)
    if args.publish:
        facts = queries.as_published(facts)
    tree = outline.outline_of(facts, day=day, language=args.language)
    found = outline.findings(tree)
    if grave := [one.words for one in found if one.grave == "error"]:
        raise ReportUnsound(findings=" ".join(grave))
    made = build_pdf(tree)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    write_whole(args.out, made.data)
    if args.html:
        write_whole(args.out.with_suffix(".html"), html.page_of(tree))
    if args.data:
        _write_data(args.data, data.files_of(facts, day=day))
    if args.publish:
        store.act(
            actions.publish_report,
            edition_id=clock.new_id(),
            hash=made.hash,
            size=len(made.data),
            pages=made.pages,
            language=tree.language,
            at=clock.now(),
        )
    return {
        "report": str(args.out), "pages": made.pages, "sha256": made.hash, "language": tree.language,
        "state": facts.edition.state, "edition": facts.edition.number,
        "findings": [one.words for one in found], "seconds": round(perf_counter() - started, 3),
    }  # fmt: skip


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
