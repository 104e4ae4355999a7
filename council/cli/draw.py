"""`council draw`: from two files to a panel, everyone's chance, the lottery and its certificate."""

from __future__ import annotations

import argparse
import json
import secrets
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

from council import clock
from council.cli import committing
from council.cli.born import birth_arguments, births_asked
from council.cli.committing import STILL, moment_in
from council.cli.drawn import OWN, Outcome, chosen_ticket, files_of, summary_of
from council.cli.outfolder import write_together
from council.people.cells import clean, shortened
from council.people.matching import match_people
from council.people.quotas import TargetsFile
from council.people.reading import PeopleFile, grid_from, people_in, require_sound, targets_in
from council.progress import SILENT, Progress
from council.selection.certificate import GIVEN_DEVICE, ChancePlan
from council.selection.engine.alike import model_of
from council.selection.engine.split import canonical_input
from council.selection.nearest import Change
from council.selection.refusals import DrawKeptThere, TargetsOutOfReach
from council.selection.targets import Line, Pool, Targets, lines_from_shares
from council.selection.verify import sha256
from council.words import _, ngettext, say

SUMMARY = "draw a panel from a pool, by targets"
EXAMPLES = (
    "--people pool.csv --targets targets.csv --seats 100 --out draw",
    "--people pool.xlsx --targets targets.xlsx --seats 24 --address street --address postcode --out draw",
    "--people pool.csv --targets targets.csv --seats 24 --commit --device “three dice” --out draw",
    "--people pool.csv --targets targets.csv --seats 24 --ticket 417 --out replay",
)
RULES = ("leximin", "maximin", "nash", "goldilocks", "minimax", "random")
ANSWER_IS_NO, WRONG_USAGE = 2, 64


def arguments(parser: argparse.ArgumentParser) -> None:
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
    add("--rule", default="leximin", metavar="RULE", help=f"one of: {', '.join(RULES)} (default leximin)")
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
    add("--panels", default="1000", metavar="N", help="tickets: 1000 (default) to 1000000, or exact")
    add("--ticket", type=int, metavar="INT", help="the panel of this ticket, in the order of lottery.json")
    add("--seed", metavar="TEXT", help="a ticket made from this text; the same text, the same bytes")
    add("--at", type=moment_in, metavar="TIME", help=f"time written for a replay (default {STILL})")
    add("--map", type=Path, metavar="FILE", help="feature,from,to: what spellings in the pool stand for")
    add(
        "--missing",
        choices=("exclude", "ignore"),
        help="people without an answer: leave out, or count for no line",
    )
    add("--exclude", type=Path, metavar="FILE", help="id,reason: people who cannot take part")
    add("--name", default="", metavar="TEXT", help="the council's name, for the certificate")
    add("--with-verifiers", action="store_true", help="lay both stand-alone verifiers beside the certificate")
    add("--force", action="store_true", help="replace what DIR holds")
    add("--json", action="store_true", help="print summary.json")
    add("--out", type=Path, required=True, metavar="DIR")
    committing.arguments(parser)


def run(args: argparse.Namespace) -> int:
    begun = time.perf_counter()
    if wrong := committing.misuse(args):
        print(f"council draw: {wrong}.", file=sys.stderr)
        return WRONG_USAGE
    _refuse_kept(args)
    people, targets, unanswered = _read(args)
    pool, left_out = _pool(args, people, targets, unanswered)
    try:
        outcome = _drawn(args, pool, targets, left_out)
    except TargetsOutOfReach as error:
        return _out_of_reach(args, error)
    summary = summary_of(outcome) | {"seconds": round(time.perf_counter() - begun, 3)}
    files = files_of(outcome, summary)
    write_together(args.out, files, instead_of=OWN)
    if args.json:
        print(files["summary.json"].decode(), end="")
    elif args.commit:
        commitment = files["certificate/commitment.json"]
        print(committing.told(json.loads(commitment), sha256(commitment), args.out))
    else:
        print(_said(args, summary))
    return 0


def _drawn(
    args: argparse.Namespace, pool: Pool, targets: Targets, left_out: tuple[tuple[str, int], ...]
) -> Outcome:
    from council.selection.rules import find_lottery

    before = committing.before_of(args.after, args.void or "")
    panels: int | str = int(args.panels) if args.panels.isdecimal() else args.panels
    lottery = find_lottery(pool=pool, targets=targets, rule=args.rule, panels=panels, progress=_progress())
    is_replay = args.ticket is not None or args.seed is not None
    input_ = canonical_input(model_of(pool, targets))
    made_at, digits_at = _times(args, is_replay)
    ticket = None
    if not args.commit:
        ticket = chosen_ticket(lottery, ticket=args.ticket, seed=args.seed, chance=secrets.randbelow)
    return Outcome(
        pool=pool,
        targets=targets,
        lottery=lottery,
        ticket=ticket,
        is_replay=is_replay,
        secret=_secret(input_, args.seed) if is_replay else secrets.token_bytes(32),
        made_at=made_at,
        digits_at=digits_at,
        name=args.name,
        left_out=left_out,
        chance=_chance(args, is_replay),
        before=before,
        with_verifiers=args.with_verifiers,
    )


def _chance(args: argparse.Namespace, is_replay: bool) -> ChancePlan:
    if is_replay and not args.commit:
        return ChancePlan(device=GIVEN_DEVICE)
    return committing.chance_of(args, args.draw_at)


def _secret(input_: bytes, seed: str | None) -> bytes:
    """32 bytes fixed by the input and the seed, so that a replay writes the same certificate."""
    import hashlib

    return hashlib.sha256(input_ + b"\x00" + (seed or "").encode()).digest()


def _times(args: argparse.Namespace, is_replay: bool) -> tuple[datetime, datetime]:
    made = args.at or (moment_in(STILL) if is_replay else clock.now())
    return made, made + timedelta(seconds=1)


def _read(args: argparse.Namespace) -> tuple[PeopleFile, Targets, int]:
    """People and targets, and how many people are left out since an answer is missing."""
    progress = _progress()
    wanted = targets_in(grid_from(args.targets, progress=progress))
    require_sound(wanted)
    grid = grid_from(args.people, sheet=args.sheet, progress=progress)
    births = births_asked(args, wanted.wanted)
    read = people_in(grid, id_column=args.id, address=args.address, births=births)
    mapping = _rows_of(args.map, 3) if args.map else []
    people = match_people(
        read,
        wanted.wanted,
        missing=args.missing or "refuse",
        mapping=[(feature, spelt, meant) for feature, spelt, meant in mapping],
    )
    require_sound(people)
    for finding in (*wanted.findings, *people.findings):
        print(f"{finding.file}: {finding.words}", file=sys.stderr)
    return people, _targets(wanted, args.seats), people.skipped - read.skipped


def _targets(file: TargetsFile, seats: int) -> Targets:
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
    barred = {row[0]: row[1] for row in _rows_of(args.exclude, 2)} if args.exclude else {}
    _tell_strangers(args, barred, {one.ref for one in file.people})
    people = [one for one in file.people if one.ref not in barred]
    reasons = [barred[one.ref] for one in file.people if one.ref in barred]
    reasons += [_("an answer is missing")] * unanswered
    features = targets.features
    pool = Pool(
        ids=tuple(one.ref for one in people),
        features=features,
        values=tuple(tuple(one.attributes.get(name, "") for name in features) for one in people),
        households=tuple(one.household for one in people),
    )
    return pool, tuple((reason, reasons.count(reason)) for reason in sorted(set(reasons)))


def _tell_strangers(args: argparse.Namespace, barred: Mapping[str, str], known: set[str]) -> None:
    """An id that bars nobody may be a misprint, and then somebody takes part who must not."""
    if strangers := [one for one in barred if one not in known]:
        words = ngettext(
            "{count} id is nobody who could be drawn: {ids}.",
            "{count} ids are nobody who could be drawn: {ids}.",
            len(strangers),
        ).format(count=len(strangers), ids=", ".join(shortened(one) for one in strangers[:5]))
        print(f"{args.exclude.name}: {words}", file=sys.stderr)


def _rows_of(path: Path, width: int) -> list[list[str]]:
    """The rows below the heading of a small table, cleaned as those of people, with `width` cells each.

    Raises: FileRefused.
    """
    rows = [[clean(cell) for cell in row.cells] for row in grid_from(path).rows[1:]]
    return [[*row, *[""] * width][:width] for row in rows if any(row)]


def _refuse_kept(args: argparse.Namespace) -> None:
    """An earlier result stays, unless replacing it was asked for; a bare "out of reach" is no result."""
    if args.force or not args.out.is_dir():
        return
    held = [
        name
        for name in ("panel.csv", "chances.csv", "lottery.json", "certificate")
        if (args.out / name).exists()
    ]
    if held:
        raise DrawKeptThere(folder=str(args.out), name=held[0])


def _out_of_reach(args: argparse.Namespace, error: TargetsOutOfReach) -> int:
    proposals = [
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
    summary = {
        "rule": args.rule,
        "seats": args.seats,
        "reason": error.facts["reason"],
        "changes": proposals[0] if proposals else [],
        "alternatives": proposals[1:],
    }
    text = json.dumps(summary, indent=2, ensure_ascii=False) + "\n"
    write_together(args.out, {"summary.json": text.encode()}, instead_of=OWN)
    print(f"council draw: {say(error)}", file=sys.stderr)
    if args.json:
        print(text, end="")
    return ANSWER_IS_NO


def _said(args: argparse.Namespace, summary: dict[str, object]) -> str:
    proven = _("certified: no lottery can do better") if summary["certified"] else _("not certified")
    return _(
        "{seats} of {pool} people drawn by ticket {ticket} of {total}. "
        "Chances from {least} to {most}, {proven}. "
        "Everything lies in {folder}."
    ).format(
        seats=summary["seats"],
        pool=summary["pool"],
        ticket=summary["ticket"],
        total=summary["total"],
        least=_percent(summary["min_chance"]),
        most=_percent(summary["max_chance"]),
        proven=proven,
        folder=args.out,
    )


def _percent(chance: object) -> str:
    return f"{float(str(chance)) * 100:.2f} %"


def _progress() -> Progress:
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


__all__: Sequence[str] = ("EXAMPLES", "SUMMARY", "arguments", "run")
