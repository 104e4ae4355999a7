"""`council draw-check`: everything a draw's folder says, checked again without a solver."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import suppress
from pathlib import Path
from zipfile import BadZipFile

from council.selection.folder import RECEIPTS, unzipped
from council.words import _

REFUSED = 1
SUMMARY = "check a whole draw again: panels, chances and the proof"
EXAMPLES = ("draw", "draw --json")
WANTED = ("panel.csv", "chances.csv", "lottery.json", "summary.json")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder of council draw")
    parser.add_argument("--json", action="store_true", help="print the checks as JSON")


def run(args: argparse.Namespace) -> int:
    from council.selection.rechecking import recheck

    if not (args.folder / "certificate-private").is_dir():
        print(
            f"council draw-check: {args.folder} is not the whole folder of a draw: certificate-private is "
            "missing. Without it, council verify checks the certificate.",
            file=sys.stderr,
        )
        return REFUSED
    checks = recheck(_files(args.folder))
    if args.json:
        rows = [{"name": one.name, "holds": one.holds, "words": one.words} for one in checks]
        print(json.dumps({"checks": rows}, indent=2, ensure_ascii=False))
    else:
        marks = {True: _("holds"), False: _("FAILS"), None: "–"}
        for one in checks:
            print(f"{one.name:14} {marks[one.holds]:6} {one.words}")
    return REFUSED if any(one.holds is False for one in checks) else 0


def _files(folder: Path) -> dict[str, bytes]:
    """What is checked, by path with forward slashes."""
    found = [folder / name for name in WANTED]
    for name in ("certificate", "certificate-private"):
        found += sorted((folder / name).rglob("*.json"))
    files = {one.relative_to(folder).as_posix(): one.read_bytes() for one in found if one.is_file()}
    packed = folder / "certificate-private" / RECEIPTS
    if packed.is_file():
        with suppress(BadZipFile):  # then the receipts are missing, which is what the check will say
            inside = unzipped(packed.read_bytes())
            files |= {f"certificate-private/{name}": data for name, data in inside.items()}
    return files
