"""`council minutes`: the minutes of a session as a PDF, without a window."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from council.cli.check import open_council
from council.report.paper import PAPERS, Paper
from council.saving import write_file
from council.sessions import queries
from council.sessions.minutes.refusals import MinutesVersionUnknown
from council.sessions.printouts.refusals import SessionUnknown
from council.store import Store

SUMMARY = "print the minutes of a session: as they stand, or one of their versions"
EXAMPLES = (
    "our.council --session 2 --out minutes.pdf",
    "our.council --session 2 --version 1 --out minutes-1.pdf",
    "our.council --session 2 --paper Letter --out minutes.pdf --json",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """The council file, the session, which version, on what paper, and where it goes."""
    parser.add_argument("file", type=Path, metavar="FILE.council")
    parser.add_argument("--session", required=True, type=int, metavar="N", help="its number, from 1")
    parser.add_argument(
        "--version", type=int, default=0, metavar="V", help="an earlier version; the newest if left out"
    )
    parser.add_argument("--paper", choices=sorted(PAPERS), default="A4", help="A4 if left out")
    parser.add_argument(
        "--out", required=True, type=Path, metavar="M.pdf", help="the PDF; its folder is made"
    )
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")


@dataclass(frozen=True, slots=True)
class Written:
    """The file that was written: which version in which state, and its fingerprints.

    `approved` is the SHA-256 of the approved words, "" before approval; `holds` tells whether the words still
    are those that were approved, None before approval or when statements were taken out since.
    """

    file: str
    version: int
    state: str
    pages: int
    sha256: str
    approved: str
    holds: bool | None


def run(args: argparse.Namespace) -> int:
    """Write the minutes; 0 when done, 1 when approved words are not those that were approved."""
    with open_council(args.file) as store:
        done = write_minutes(
            store, args.out, number=args.session, version=args.version, paper=PAPERS[args.paper]
        )
    if args.json:
        print(json.dumps(asdict(done), ensure_ascii=False))
    else:
        version = f"version {done.version}" if done.version else "draft"
        print(f"{done.file}: {done.pages} pages, {version}, {done.state}, SHA-256 {done.sha256}")
        if done.approved:
            print(f"  approved words: SHA-256 {done.approved}")
        if done.holds is False:
            print("  the words are not those that were approved")
    return int(done.holds is False)


def write_minutes(store: Store, out: Path, *, number: int, version: int = 0, paper: Paper) -> Written:
    """Write the minutes of a session as PDF; print nothing.

    Args: version: 0 for the newest. Raises: SessionUnknown, MinutesVersionUnknown.
    """
    from council.report.minutes.printing import print_minutes
    from council.report.minutes.telling import minutes_text

    session = next((one for one in store.read(queries.sessions_of) if one.number == number), None)
    if session is None:
        raise SessionUnknown(number=number)
    view = store.read(queries.minutes_of, session_id=session.id, version=version)
    if view is None:
        raise MinutesVersionUnknown(version=version, number=number)
    printed = print_minutes(minutes_text(view), paper=paper)
    out.parent.mkdir(parents=True, exist_ok=True)
    write_file(out, printed.data)
    return Written(str(out), view.version, view.state, printed.pages, printed.hash, view.hash, view.holds)
