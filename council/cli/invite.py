"""`council invite`: from an address register to the letters of stage one, with a record anybody can check."""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from council import clock
from council.cli.asked import progress, targets_of
from council.cli.committing import moment_in
from council.cli.outfolder import write_together
from council.people.areas import plan_in, strata_of
from council.people.cells import key
from council.people.census import shares_in
from council.people.grid import Grid
from council.people.invitation import check_round, keys_in, round_of
from council.people.inviting import (
    COVER,
    USUAL,
    LetterPlan,
    Rates,
    Register,
    address_columns,
    plan_letters,
    register_of,
    without,
)
from council.people.likely import Outlook, WantedLine, likely_pool
from council.people.reading import grid_from, require_sound
from council.people.refusals import (
    InvitationDiffers,
    LettersKeptThere,
    PlanUnfit,
    RegisterAddressUnclear,
)
from council.words import _, ngettext

SUMMARY = "draw the letters of the invitation from an address register"
EXAMPLES = (
    "--addresses register.csv --stratum district --seats 100 --seed “4 8 15 16” --out letters",
    "--addresses register.csv --stratum district --plan plan.csv --seats 100 --seed … --out letters",
    "--addresses register.csv --after letters --seats 100 --letters 2000 --seed … --out second",
    "--check letters --addresses register.csv",
)
WRONG_USAGE = 64
FILES = ("invitation.json", "letters.csv")


def arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--addresses", type=Path, required=True, metavar="FILE", help="the register, a row an address")
    add("--sheet", metavar="NAME", help="sheet of an XLSX file")
    add("--address", action="append", metavar="COL", help="column of the address; repeat; else told by name")
    add("--stratum", action="append", default=[], metavar="COL", help="column that divides it; repeat")
    add("--plan", type=Path, metavar="FILE", help="stratum,share,low,likely,high,weight,letters")
    add(
        "--seats",
        type=int,
        metavar="N",
        help="seats of the panel; not needed where the plan gives all letters",
    )
    add(
        "--cover", type=_fraction, metavar="N", help=f"people wanted in the pool for a seat (default {COVER})"
    )
    add("--letters", type=int, metavar="N", help="letters in all, instead of --cover")
    add(
        "--rates",
        type=_rate,
        nargs=3,
        metavar=("LOW", "LIKELY", "HIGH"),
        help="answers a letter brings where the plan is silent (default 3%% 4%% 5%%)",
    )
    add(
        "--targets", type=Path, metavar="FILE", help="try out which lines of these targets the pool will fill"
    )
    add("--seed", metavar="TEXT", help="what the draw comes from, best drawn in public")
    add("--seal", action="store_true", help="keep the seed’s hash alone in the record")
    add("--after", type=Path, action="append", default=[], metavar="DIR", help="leave an earlier wave out")
    add("--at", type=moment_in, metavar="TIME", help="time written into the record")
    add("--force", action="store_true", help="replace the letters that DIR holds")
    add("--json", action="store_true", help="print invitation.json")
    add("--out", type=Path, metavar="DIR")
    add("--check", type=Path, metavar="DIR", help="draw again from the record in DIR and compare")


def run(args: argparse.Namespace) -> int:
    if wrong := _misuse(args):
        print(f"council invite: {wrong}.", file=sys.stderr)
        return WRONG_USAGE
    grid = grid_from(args.addresses, sheet=args.sheet, progress=progress())
    return _checked(args, grid) if args.check else _invited(args, grid)


def _misuse(args: argparse.Namespace) -> str:
    if args.check:
        return "--check needs no --out" if args.out else ""
    missing = [name for name in ("seed", "out") if getattr(args, name) is None]
    if missing:
        return f"--{missing[0]} is needed"
    if args.letters is not None and args.cover is not None:
        return "--letters and --cover say the same thing; take one"
    if args.seats is None and args.targets:
        return "--targets needs --seats"
    return "" if args.seats or args.plan else "--seats is needed, or a --plan with all letters"


def _invited(args: argparse.Namespace, grid: Grid) -> int:
    _refuse_kept(args)
    register = _register(args, grid)
    before = _before(args.after, register.address)
    plan = _plan(args, without(register, before))
    outlook = _outlook(args, plan, register) if args.targets else None
    made = round_of(
        register,
        plan,
        seed=args.seed,
        made_at=_moment(args.at or clock.now()),
        wave=1 + len(args.after),
        before=before,
        seal=args.seal,
        outlook=outlook,
    )
    write_together(args.out, made.files)
    if args.json:
        print(made.files["invitation.json"].decode(), end="")
    else:
        print("\n".join(_said(args, register, plan, outlook)))
    return 0


def _register(args: argparse.Namespace, grid: Grid) -> Register:
    address = args.address or address_columns(grid)
    if not address:
        columns = ", ".join(cell for cell in grid.rows[0].cells if cell)
        raise RegisterAddressUnclear(file=grid.name, columns=columns)
    return register_of(grid, address=address, strata=args.stratum, progress=progress())


def _plan(args: argparse.Namespace, register: Register) -> LetterPlan:
    rows = plan_in(grid_from(args.plan)) if args.plan else ()
    usual = Rates(*args.rates) if args.rates else USUAL
    name = args.plan.name if args.plan else args.addresses.name
    strata, silent = strata_of(register.sizes, rows, file=name, usual=usual)
    if args.plan and silent:
        words = ngettext(
            "{count} area has no response rate in the plan; the usual one is taken: {areas}.",
            "{count} areas have no response rate in the plan; the usual one is taken: {areas}.",
            len(silent),
        ).format(count=len(silent), areas=", ".join(silent[:10]))
        print(f"{name}: {words}", file=sys.stderr)
    if (
        args.seats is None
        and args.letters is None
        and (open_ := [one for one in strata if one.letters is None])
    ):
        words = _("it gives no number of letters for “{area}”, so --seats or --letters is needed.")
        raise PlanUnfit(reason=words.format(area=open_[0].name))
    seats = 1 if args.seats is None else args.seats
    return plan_letters(strata, seats=seats, cover=args.cover or COVER, letters=args.letters)


def _before(folders: Sequence[Path], address: Sequence[str]) -> frozenset[str]:
    keys: frozenset[str] = frozenset()
    for folder in folders:
        keys |= keys_in(grid_from(folder / "letters.csv"), address)
    return keys


def _outlook(args: argparse.Namespace, plan: LetterPlan, register: Register) -> Outlook:
    file = shares_in(grid_from(args.targets))
    require_sound(file)
    targets = targets_of(file, plan.seats)
    shares = {(one.feature, one.value): one.share for one in file.shares}
    own = {key(name): name for name in register.sizes}
    is_area = {key(name) for name in register.strata} if len(register.strata) == 1 else set()
    lines = []
    for line in targets.lines:
        share = shares.get((line.feature, line.value), Fraction(line.least + line.most, 2 * plan.seats))
        stratum = own.get(key(line.value), "") if key(line.feature) in is_area else ""
        lines.append(WantedLine(line.feature, line.value, line.least, min(share, Fraction(1)), stratum))
    return likely_pool(plan, lines, random.Random(args.seed), progress=progress())


def _checked(args: argparse.Namespace, grid: Grid) -> int:
    record = _record(args.check / "invitation.json")
    register = register_of(grid, address=record["register"]["address"], strata=record["register"]["strata"])
    printed = args.check / "letters.csv"
    letters = keys_in(grid_from(printed), register.address) if printed.exists() else None
    before = _before(args.after, register.address)
    count = check_round(record, register, letters=letters, before=before, seed=args.seed)
    words = ngettext("{count:,} letter", "{count:,} letters", count).format(count=count)
    print(_("VALID: {letters}, drawn again the same from {file}.").format(letters=words, file=grid.name))
    return 0


def _record(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_text("utf-8"))
        record["register"]["address"], record["register"]["strata"], record["seed_hash"]  # noqa: B018  asked for, so that a missing part raises
    except (ValueError, KeyError, TypeError) as error:
        reason = _("{file} is no record of an invitation.").format(file=path.name)
        raise InvitationDiffers(reason=reason) from error
    return dict(record)


def _refuse_kept(args: argparse.Namespace) -> None:
    """Letters that may have been posted are not written over unasked."""
    if not args.force and any((args.out / name).exists() for name in FILES):
        raise LettersKeptThere(folder=str(args.out))


def _said(
    args: argparse.Namespace, register: Register, plan: LetterPlan, outlook: Outlook | None
) -> list[str]:
    lines = [
        _("{letters:,} letters to {homes:,} homes of {file} ({rows:,} rows).").format(
            letters=plan.letters, homes=len(register.homes), file=register.name, rows=register.rows
        )
    ]
    if register.joined:
        words = _("Rows of one address ({columns}) get one letter: {count:,} rows were joined to others.")
        lines.append(words.format(columns=", ".join(register.address), count=register.joined))
    if register.blank:
        words = ngettext(
            "{count:,} row has no address and gets no letter.",
            "{count:,} rows have no address and get no letter.",
            register.blank,
        )
        lines.append(words.format(count=register.blank))
    for one in plan.strata:
        words = _("  {area}: {letters:,} of {addresses:,} homes, chance {chance:.2%}")
        said = words.format(
            area=one.stratum.name,
            letters=one.letters,
            addresses=one.stratum.addresses,
            chance=float(one.chance),
        )
        if one.short:
            said += _("; {short:,} letters more were wanted than there are homes").format(short=one.short)
        lines.append(said)
    if outlook is not None:
        lines += _foreseen(outlook)
    return [*lines, _("Everything lies in {folder}.").format(folder=args.out)]


def _foreseen(outlook: Outlook) -> list[str]:
    words = _("Likely pool: {low:,} to {high:,} people. People of every line are taken to answer alike.")
    lines = [words.format(low=outlook.low, high=outlook.high)]
    for one in outlook.weak:
        said = _("  “{line}”: three people for each seat in {chance:.0%} of the trials").format(
            line=f"{one.line.feature}: {one.line.value}", chance=one.chance
        )
        more = (
            _("no number of letters is enough")
            if one.more is None
            else _("about {more:,} letters more would do").format(more=one.more)
        )
        lines.append(f"{said}; {more}")
    return lines if outlook.weak else [*lines, _("Every line is filled in 95 of 100 trials.")]


def _moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _fraction(text: str) -> Fraction:
    try:
        number = Fraction(text)
    except (ValueError, ZeroDivisionError) as error:
        raise argparse.ArgumentTypeError(f"{text} is no number") from error
    if number <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not above 0")
    return number


def _rate(text: str) -> Fraction:
    """A rate as 4%, 4 or 0.04."""
    number = _fraction(text.rstrip("% "))
    return number / 100 if "%" in text or number >= 1 else number
