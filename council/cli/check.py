"""`council check`: is a council file sound?"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from pathlib import Path

from council.store import Store
from council.store.refusals import FileDamaged, PassphraseNeeded

SUMMARY = "check a council file for damage"
EXAMPLES = ("our.council", "our.council --json")
SOUND, DAMAGED = 0, 1


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.council")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")


def run(args: argparse.Namespace) -> int:
    try:
        with open_council(args.file) as store:
            found, steps = store.check(), store.steps(last=1)
    except FileDamaged as error:
        found, steps = (str(error.facts["found"]),), ()
    kept = steps[0].number if steps else 0
    if args.json:
        print(json.dumps({"sound": not found, "found": list(found), "steps": kept}))
    elif found:
        print(f"{args.file}: damaged", *found, sep="\n  ")
    else:
        print(f"{args.file}: sound, {kept} steps in its record")
    return DAMAGED if found else SOUND


def open_council(path: Path) -> Store:
    """A council file opened for a command; a passphrase is asked for on the terminal, or taken from
    COUNCIL_PASSPHRASE.

    Raises: as Store.open.
    """
    try:
        return Store.open(path, os.environ.get("COUNCIL_PASSPHRASE"))
    except PassphraseNeeded:
        if not sys.stdin.isatty():
            raise
        return Store.open(path, getpass.getpass(f"Passphrase of {path.name}: "))
