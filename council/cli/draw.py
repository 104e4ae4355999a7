"""`council draw`: from two files to a panel, everyone's chance, the lottery and its certificate."""

from __future__ import annotations

import argparse
import json
import secrets
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from council import clock
from council.cli import committing
from council.cli.asked import Asked, changes_of, pool_arguments, progress, read_asked
from council.cli.committing import STILL, moment_in
from council.cli.drawn import OWN, After, Outcome, chosen_ticket, files_of, summary_of
from council.cli.outfolder import write_together
from council.selection.certificate import GIVEN_DEVICE, ChancePlan, in_fours
from council.selection.engine.alike import model_of
from council.selection.engine.split import canonical_input
from council.selection.lottery import Lottery
from council.selection.refusals import DrawKeptThere, TargetsOutOfReach
from council.selection.verify import sha256
from council.words import _, say

SUMMARY = "draw a panel from a pool, by targets"
EXAMPLES = (
    "--people pool.csv --targets targets.csv --seats 100 --out draw",
    "--people pool.xlsx --targets targets.xlsx --seats 24 --address street --address postcode --out draw",
    "--people pool.csv --targets targets.csv --seats 24 --commit --device “three dice” --out draw",
    "--people pool.csv --targets targets.csv --seats 24 --ticket 417 --out replay",
)
RULES = ("leximin", "maximin", "nash", "goldilocks", "minimax", "random")
ANSWER_IS_NO, WRONG_USAGE = 2, 64
NOTHING = After()


def arguments(parser: argparse.ArgumentParser) -> None:
    pool_arguments(parser)
    draw_arguments(parser)


def draw_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of every draw, whatever it fills."""
    add = parser.add_argument
    add("--rule", default="leximin", metavar="RULE", help=f"one of: {', '.join(RULES)} (default leximin)")
    add("--panels", default="1000", metavar="N", help="tickets: 1000 (default) to 1000000, or exact")
    add("--ticket", type=int, metavar="INT", help="the panel of this ticket, in the order of lottery.json")
    add("--seed", metavar="TEXT", help="a ticket made from this text; the same text, the same bytes")
    add("--at", type=moment_in, metavar="TIME", help=f"time written for a replay (default {STILL})")
    add("--name", default="", metavar="TEXT", help="the council's name, for the certificate")
    add("--with-verifiers", action="store_true", help="lay both stand-alone verifiers beside the certificate")
    add("--force", action="store_true", help="replace what DIR holds")
    add("--json", action="store_true", help="print summary.json")
    add("--out", type=Path, required=True, metavar="DIR")
    committing.arguments(parser)


def run(args: argparse.Namespace) -> int:
    from council.selection.rules import find_lottery

    begun = time.perf_counter()
    if wrong := committing.misuse(args):
        print(f"council draw: {wrong}.", file=sys.stderr)
        return WRONG_USAGE
    refuse_kept(args.out, force=args.force)
    asked = read_asked(args)
    find = partial(find_lottery, pool=asked.pool, targets=asked.targets)
    return settle(args, asked, find=find, begun=begun)


def settle(
    args: argparse.Namespace,
    asked: Asked,
    *,
    find: Callable[..., Lottery],
    verb: str = "draw",
    after: After = NOTHING,
    more: Callable[[Outcome, Mapping[str, bytes]], Mapping[str, bytes]] = lambda _outcome, _files: {},
    told: Mapping[str, object] | None = None,
    begun: float,
) -> int:
    """Find the lottery of a verb, draw from it or commit to it, and leave everything in the folder.

    Args:
        find: finds the lottery, given rule, panels and progress.
        after: what a draw after the first one hands to its certificate.
        more: further files of the verb, from the outcome and the files made so far.
        told: further entries of the summary.
        begun: when the verb was called, in seconds of time.perf_counter.
    Returns: the exit code.
    """
    panels: int | str = int(args.panels) if args.panels.isdecimal() else args.panels
    try:
        lottery = find(rule=args.rule, panels=panels, progress=progress())
    except TargetsOutOfReach as error:
        return _out_of_reach(args, error, verb)
    outcome = _outcome(args, asked, lottery, after)
    summary = summary_of(outcome) | dict(told or {}) | {"seconds": round(time.perf_counter() - begun, 3)}
    files = files_of(outcome, summary)
    files |= more(outcome, files)
    write_together(args.out, files, instead_of=OWN)
    if args.json:
        print(files["summary.json"].decode(), end="")
    elif args.commit:
        commitment = files["certificate/commitment.json"]
        print(committing.told(json.loads(commitment), sha256(commitment), args.out))
    else:
        print(_said(args, summary))
    return 0


def _outcome(args: argparse.Namespace, asked: Asked, lottery: Lottery, after: After) -> Outcome:
    before = committing.before_of(args.after, args.void or "")
    is_replay = args.ticket is not None or args.seed is not None
    input_ = canonical_input(model_of(asked.pool, asked.targets))
    made_at, digits_at = _times(args, is_replay)
    ticket = None
    if not args.commit:
        ticket = chosen_ticket(lottery, ticket=args.ticket, seed=args.seed, chance=secrets.randbelow)
    return Outcome(
        pool=asked.pool,
        targets=asked.targets,
        lottery=lottery,
        ticket=ticket,
        is_replay=is_replay,
        secret=_secret(input_, args.seed) if is_replay else secrets.token_bytes(32),
        made_at=made_at,
        digits_at=digits_at,
        name=args.name,
        left_out=asked.left_out,
        chance=_chance(args, is_replay),
        before=before,
        after=after,
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


def refuse_kept(folder: Path, *, force: bool) -> None:
    """An earlier result stays, unless replacing it was asked for; a bare "out of reach" is no result.

    A commitment that goes without having been drawn is told: its hash may be in people's letters.
    Raises: DrawKeptThere.
    """
    if force and (hash_ := committing.undrawn(folder)):
        words = _("The commitment {hash} goes undrawn. If it was published, say in public that it is void.")
        print(f"{folder}: {words.format(hash=in_fours(hash_))}", file=sys.stderr)
    if force or not folder.is_dir():
        return
    held = [name for name in OWN if name != "summary.json" and (folder / name).exists()]
    if held:
        raise DrawKeptThere(folder=str(folder), name=held[0])


def _out_of_reach(args: argparse.Namespace, error: TargetsOutOfReach, verb: str) -> int:
    proposals = changes_of(error)
    summary = {
        "rule": args.rule,
        "seats": args.seats,
        "reason": error.facts["reason"],
        "changes": proposals[0] if proposals else [],
        "alternatives": proposals[1:],
    }
    text = json.dumps(summary, indent=2, ensure_ascii=False) + "\n"
    write_together(args.out, {"summary.json": text.encode()}, instead_of=OWN)
    print(f"council {verb}: {say(error)}", file=sys.stderr)
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


__all__: Sequence[str] = (
    "EXAMPLES",
    "SUMMARY",
    "arguments",
    "draw_arguments",
    "refuse_kept",
    "run",
    "settle",
)
