"""A pool and its targets as the command line names them: the same options for every verb that reads them."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from council.cli.born import birth_arguments, births_asked
from council.people.cells import clean, shortened
from council.people.census import shares_in
from council.people.matching import match_people
from council.people.quotas import TargetsFile
from council.people.reading import PeopleFile, grid_from, people_in, require_sound
from council.progress import SILENT, Progress
from council.selection.nearest import Change
from council.selection.refusals import TargetsOutOfReach
from council.selection.targets import Line, Pool, Targets, lines_from_shares
from council.words import _, ngettext


@dataclass(frozen=True, slots=True)
class Asked:
    """Who may take part, on the features of the targets; the targets; who is left out, by reason."""

    pool: Pool
    targets: Targets
    left_out: tuple[tuple[str, int], ...]


def pool_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that name a pool, its targets and its seats."""
    add = parser.add_argument
    add("--people", type=Path, required=True, metavar="FILE", help="CSV or XLSX, one row a person")
    add(
        "--targets",
        type=Path,
        required=True,
        metavar="FILE",
        help="feature,value,min,max or feature,value,share",
    )
    add("--seats", type=int, required=True, metavar="N")
    add(
        "--address",
        action="append",
        default=[],
        metavar="COL",
        help="one person from an address; repeat per column",
    )
    add("--id", metavar="COL", help="column of the ids")
    add("--sheet", metavar="NAME", help="sheet of an XLSX file")
    birth_arguments(parser)
    add("--map", type=Path, metavar="FILE", help="feature,from,to: what spellings in the pool stand for")
    add(
        "--missing",
        choices=("exclude", "ignore"),
        help="people without an answer: leave out, or count for no line",
    )
    add("--exclude", type=Path, metavar="FILE", help="id,reason: people who cannot take part")


def read_asked(args: argparse.Namespace) -> Asked:
    """Read what the options name; what was assumed is said on standard error.

    Raises: FileRefused, and what birth dates refuse.
    """
    people, targets, unanswered = _read(args)
    pool, left_out = _pool(args, people, targets, unanswered)
    return Asked(pool, targets, left_out)


def _read(args: argparse.Namespace) -> tuple[PeopleFile, Targets, int]:
    """People and targets, and how many people are left out since an answer is missing."""
    shown = progress()
    wanted = shares_in(grid_from(args.targets, progress=shown))
    require_sound(wanted)
    grid = grid_from(args.people, sheet=args.sheet, progress=shown)
    births = births_asked(args, wanted.wanted)
    read = people_in(grid, id_column=args.id, address=args.address, births=births)
    mapping = rows_of(args.map, 3) if args.map else []
    people = match_people(
        read,
        wanted.wanted,
        missing=args.missing or "refuse",
        mapping=[(feature, spelt, meant) for feature, spelt, meant in mapping],
    )
    require_sound(people)
    for finding in (*wanted.findings, *people.findings):
        print(f"{finding.file}: {finding.words}", file=sys.stderr)
    return people, targets_of(wanted, args.seats), people.skipped - read.skipped


def targets_of(file: TargetsFile, seats: int) -> Targets:
    """The targets of a file: as they stand, or half a seat around its shares."""
    if file.shares:
        shares = [(one.feature, one.value, one.share) for one in file.shares]
        return Targets(seats, lines_from_shares(shares, seats))
    return Targets(
        seats,
        tuple(
            Line(one.feature, one.value, one.least, one.most, one.least_flex, one.most_flex)
            for one in file.rows
        ),
    )


def _pool(
    args: argparse.Namespace, file: PeopleFile, targets: Targets, unanswered: int
) -> tuple[Pool, tuple[tuple[str, int], ...]]:
    """Everyone who may take part, and how many were left out for which reason."""
    known = {one.ref for one in file.people}
    barred = {row[0]: row[1] for row in rows_of(args.exclude, 2, ids=known)} if args.exclude else {}
    _tell_strangers(args, barred, known)
    people = [one for one in file.people if one.ref not in barred]
    reasons = Counter(barred[one.ref] for one in file.people if one.ref in barred)
    reasons[_("an answer is missing")] += unanswered
    features = targets.features
    pool = Pool(
        ids=tuple(one.ref for one in people),
        features=features,
        values=tuple(tuple(one.attributes.get(name, "") for name in features) for one in people),
        households=tuple(one.household for one in people),
    )
    return pool, tuple(sorted((reason, count) for reason, count in reasons.items() if count))


def _tell_strangers(args: argparse.Namespace, barred: Mapping[str, str], known: set[str]) -> None:
    """An id that bars nobody may be a misprint, and then somebody takes part who must not."""
    if strangers := [one for one in barred if one not in known]:
        words = ngettext(
            "{count} id is nobody who could be drawn: {ids}.",
            "{count} ids are nobody who could be drawn: {ids}.",
            len(strangers),
        ).format(count=len(strangers), ids=", ".join(shortened(one) for one in strangers[:5]))
        print(f"{args.exclude.name}: {words}", file=sys.stderr)


def rows_of(path: Path, width: int, *, ids: Collection[str] = ()) -> list[list[str]]:
    """The rows below the heading of a small table, cleaned as those of people, with `width` cells each.

    Args:
        ids: of people the table may begin with: a first row with one of them is nobody's heading, and a
            person passed over would take part, or lose a seat, unseen.
    Raises: FileRefused.
    """
    rows = [[clean(cell) for cell in row.cells] for row in grid_from(path).rows]
    begin = 0 if rows and rows[0] and rows[0][0] in ids else 1
    return [[*row, *[""] * width][:width] for row in rows[begin:] if any(row)]


def changes_of(error: TargetsOutOfReach) -> list[list[dict[str, object]]]:
    """The proposals of a refusal as plain values, the smallest first: a list of changed lines each."""
    return [
        [
            {
                "feature": one.line.feature,
                "value": one.line.value,
                "min": one.line.least,
                "max": one.line.most,
                "new_min": one.least,
                "new_max": one.most,
            }
            for one in proposal
        ]
        for proposal in cast(Sequence[Sequence[Change]], error.facts["nearest"])
    ]


def progress() -> Progress:
    """A line on standard error, when somebody is looking at it."""
    if not sys.stderr.isatty():
        return SILENT
    shown = [-1]

    def show(done: int, total: int, words: str = "") -> None:
        share = 100 * done // max(1, total)
        if share != shown[0] or words:
            shown[0] = share
            print(
                f"\r\033[K{words or ''} {share} %",
                end="" if share < 100 else "\n",
                file=sys.stderr,
                flush=True,
            )

    return show
