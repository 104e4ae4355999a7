"""Birth dates on the command line: `--born COL --on DATE`, with the bands of the targets."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date

from council.people.bands import banded
from council.people.births import Births
from council.people.cells import key
from council.people.refusals import AgeDayMissing, BandsMissing, BandsUnclear


def birth_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of birth dates, equal for every verb that reads people."""
    add = parser.add_argument
    add("--born", metavar="COL", help="column of birth dates, counted into the age bands of the targets")
    add(
        "--on",
        type=_day,
        metavar="DATE",
        help="the day ages are counted on, the first sitting day: 2026-03-14",
    )
    add("--bands", metavar="FEATURE", help="the target feature whose values are age bands, where several are")
    add("--dates", choices=("day-month", "month-day"), help="which comes first in 03/04/1985, where both fit")
    add(
        "--birthday",
        choices=("past", "ahead"),
        help="whether a birthday counts as past on that day, where only the year is there",
    )


def births_asked(args: argparse.Namespace, wanted: Sequence[tuple[str, str]]) -> Births | None:
    """What the options ask for, None without `--born`.

    Args:
        wanted: (feature, value) of each target line; the bands are read from their values.
    Raises: AgeDayMissing; BandsMissing and BandsUnclear, when no feature or several have age bands.
    """
    if not args.born:
        return None
    if args.on is None:
        raise AgeDayMissing()
    found = banded(wanted)
    if args.bands:
        found = {name: bands for name, bands in found.items() if key(name) == key(args.bands)}
    if not found:
        names = [args.bands] if args.bands else dict.fromkeys(feature for feature, _value in wanted)
        raise BandsMissing(features=", ".join(names))
    if len(found) > 1:
        raise BandsUnclear(features=", ".join(found))
    ((feature, bands),) = found.items()
    return Births(args.born, args.on, bands, feature, args.dates, args.birthday)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} is no day like 2026-03-14") from error
