"""`council targets`: from shares of the population to least and most seats."""

from __future__ import annotations

import argparse
import sys
from fractions import Fraction
from pathlib import Path

from council.people.census import shares_in
from council.people.reading import grid_from, require_sound
from council.people.refusals import SharesMissing
from council.saving import write_file
from council.selection.targets import lines_from_shares, targets_csv
from council.words import _, ngettext

SUMMARY = "turn shares of the population into least and most seats"
EXAMPLES = (
    "--shares census.csv --seats 100 --out targets.csv",
    "--shares census.xlsx --seats 24 --room 1 --out targets.csv",
)
MOST_ROOM = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add(
        "--shares",
        type=Path,
        required=True,
        metavar="FILE",
        help="feature,value,share – or a statistics office's table of several features",
    )
    add("--sheet", metavar="NAME", help="sheet of an XLSX file")
    add("--seats", type=_seats, required=True, metavar="N")
    add(
        "--room",
        type=_room,
        default=Fraction(1, 2),
        metavar="SEATS",
        help="how far a line may stray from its exact share, 0 to 3 seats (default 0.5)",
    )
    add("--out", type=Path, required=True, metavar="FILE", help="feature,value,min,max; - for the screen")


def run(args: argparse.Namespace) -> int:
    file = shares_in(grid_from(args.shares, sheet=args.sheet))
    require_sound(file)
    if not file.shares:
        raise SharesMissing(file=file.name)
    for finding in file.findings:
        print(finding.sentence(), file=sys.stderr)
    lines = lines_from_shares(
        [(one.feature, one.value, one.share) for one in file.shares], args.seats, room=args.room
    )
    if str(args.out) == "-":
        print(targets_csv(lines).decode("utf-8-sig"), end="")
        return 0
    write_file(args.out, targets_csv(lines))
    features = len({line.feature for line in lines})
    words = ngettext("{count} line", "{count} lines", len(lines)).format(count=len(lines))
    print(
        _("{lines} of {features} features for {seats} seats stand in {file}.").format(
            lines=words, features=features, seats=args.seats, file=args.out
        )
    )
    return 0


def _seats(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text} is no number of seats")
    return int(text)


def _room(text: str) -> Fraction:
    try:
        room = Fraction(text)
    except (ValueError, ZeroDivisionError) as error:
        raise argparse.ArgumentTypeError(f"{text} is no number of seats like 0.5") from error
    if not 0 <= room <= MOST_ROOM:
        raise argparse.ArgumentTypeError("room runs from 0 to 3 seats")
    return room
