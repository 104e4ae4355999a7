"""`council sheets`: the paper of a session as PDF files, without a window."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from council import clock
from council.cli.check import open_council
from council.cli.outfolder import write_together
from council.report.paper import PAPERS, Paper
from council.report.sheets.queries import sheet_facts_of
from council.sessions import actions, queries
from council.sessions.printouts.kinds import KIND_OF, KINDS
from council.sessions.printouts.refusals import SessionUnknown, SheetUnknown
from council.store import Store

SUMMARY = "print the sheets of a session: lists, name cards, table sheets, run sheet"
EXAMPLES = (
    "our.council --session 2 --out sheets",
    "our.council --session 2 --kind tables --kind cards --paper Letter --out sheets",
    "our.council --session 2 --kind run --draft --out sheets",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """The council file, the session, which sheets, on what paper, and where they go."""
    kinds = "; ".join(f"{kind.code}: {kind.words.lower()}" for kind in KINDS)
    parser.add_argument("file", type=Path, metavar="FILE.council")
    parser.add_argument("--session", required=True, type=int, metavar="N", help="its number, from 1")
    parser.add_argument(
        "--kind",
        action="append",
        default=[],
        metavar="KIND",
        help=f"one kind, may be repeated; else all: {kinds}",
    )
    parser.add_argument("--paper", choices=sorted(PAPERS), default="A4", help="A4 if left out")
    parser.add_argument(
        "--out",
        required=True,
        type=Path,
        metavar="DIR",
        help="folder for session-N-KIND.pdf, made if absent",
    )
    parser.add_argument(
        "--draft", action="store_true", help="mark every page as a draft and note nothing in the council"
    )
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")


@dataclass(frozen=True, slots=True)
class Written:
    """One kind of sheet that was written; `cut` are aliases too long for their name card."""

    file: str
    kind: str
    version: int
    pages: int
    sha256: str
    cut: tuple[str, ...]


def run(args: argparse.Namespace) -> int:
    """Write what was asked for; 0 when done. The version on the sheets is noted unless it is a draft."""
    with open_council(args.file) as store:
        done = write_sheets(
            store, args.out, number=args.session, kinds=args.kind, paper=PAPERS[args.paper], draft=args.draft
        )
    if args.json:
        print(json.dumps([asdict(one) for one in done], ensure_ascii=False))
        return 0
    for one in done:
        version = f"version {one.version}" if one.version else "draft"
        print(f"{one.file}: {one.pages} pages, {version}, SHA-256 {one.sha256}")
        for alias in one.cut:
            print(f"  note: “{alias}” is too long for a name card and was cut")
    return 0


def write_sheets(
    store: Store, out: Path, *, number: int, kinds: list[str], paper: Paper, draft: bool = False
) -> tuple[Written, ...]:
    """Write the sheets of a session, all files or none, and note them; print nothing.

    Args: kinds: codes of printouts.kinds, all when empty.
    Raises: SheetUnknown, SessionUnknown.
    """
    from council.report.sheets.making import sheet_of
    from council.report.sheets.printing import print_sheet

    wanted = list(dict.fromkeys(kinds)) or [kind.code for kind in KINDS]
    if unknown := [kind for kind in wanted if kind not in KIND_OF]:
        raise SheetUnknown(kind=unknown[0], known=", ".join(KIND_OF))
    facts = store.read(sheet_facts_of, number=number)
    session = next((one for one in store.read(queries.sessions_of) if one.number == number), None)
    if facts is None or session is None:
        raise SessionUnknown(number=number)
    files, done, notes = {}, [], []
    for kind in wanted:
        sheet = sheet_of(facts, kind)
        given = {"session_id": session.id, "kind": kind, "said": sheet.said}
        version = 0 if draft else store.read(queries.next_version_of, **given)
        printed = print_sheet(sheet, paper=paper, version=version)
        name = f"session-{number}-{kind}.pdf"
        files[name] = printed.data
        done.append(Written(str(out / name), kind, version, printed.pages, printed.hash, printed.cut))
        notes.append(given | {"paper": paper.name, "pages": printed.pages})
    write_together(out, files)
    for note in [] if draft else notes:
        store.act(actions.note_printout, at=clock.now(), **note)
    return tuple(done)
