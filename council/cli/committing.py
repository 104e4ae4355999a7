"""`council draw --commit`: where chance will come from, and what stands in the folder until it is drawn."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from council.files import csv_bytes
from council.selection import beacon, verify
from council.selection.certificate import (
    DRAND,
    QUICK,
    ChancePlan,
    commitment_hash,
    in_fours,
    tickets_held,
    time_of,
)
from council.selection.letters import letters_csv
from council.selection.refusals import CertificateUnfit
from council.selection.verify import NO_HASH
from council.words import _

STILL = "2000-01-01T00:00:00Z"
PUBLIC_DEVICE = "digits drawn in public"


@dataclass(frozen=True, slots=True)
class Before:
    """What a commitment takes over from the draw before it."""

    number: int = 1
    previous: str = NO_HASH
    council_id: str = ""
    council_name: str = ""
    void: tuple[tuple[int, str], ...] = ()


def arguments(parser: argparse.ArgumentParser) -> None:
    """The options of a public draw."""
    add = parser.add_argument_group("a draw in public (council reveal goes on from there)").add_argument
    add("--commit", action="store_true", help="stop before chance is drawn and print the hash to publish")
    add("--device", metavar="TEXT", help="what the digits are drawn with, such as “three ten-sided dice”")
    add("--order", metavar="TEXT", help="how they are read, such as “red, white, blue”")
    add("--digits", type=int, metavar="N", help="how many; must be those of the tickets (the default)")
    add("--no-digits", action="store_true", help="none: the beacon draws alone")
    add("--beacon", choices=(DRAND, "none"), help="wait for a public beacon as well")
    add("--round", type=int, metavar="N", help="its round")
    add(
        "--draw-at",
        type=moment_in,
        metavar="TIME",
        help="or the moment; its first round from then on is taken",
    )
    add("--tries", type=int, default=1, metavar="N", help="how many rounds may stand in, one after another")
    add("--step", type=int, default=0, metavar="N", help="rounds from one of them to the next (20: a minute)")
    add("--after", type=Path, metavar="DIR", help="the folder of the draw before, to go on from")
    add("--void", metavar="REASON", help="why the draw before gave no panel")


def moment_in(text: str) -> datetime:
    """A time as a certificate writes it. Raises: ArgumentTypeError, for the parser."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"{text} is no time like {STILL}")
    try:
        return datetime.fromisoformat(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"{text} is no real time: {fault}") from None


def misuse(args: argparse.Namespace) -> str:
    """What is wrong with how the options go together; empty when nothing is."""
    given = [
        name for name in ("device", "order", "digits", "beacon", "round", "draw_at") if _is_set(args, name)
    ]
    given += ["no_digits"] if args.no_digits else []
    if not args.commit:
        given += [name for name, usual in (("tries", 1), ("step", 0)) if getattr(args, name) != usual]
        return f"--{given[0].replace('_', '-')} goes with --commit" if given else _misuse_of_chain(args)
    if args.ticket is not None:
        return "--ticket chooses the panel, --commit leaves it to chance; take one of them"
    if args.seed is not None and args.at is None:
        return "--seed with --commit is for replays and would date the commitment back; say --at TIME as well"
    has_round = args.round is not None or args.draw_at is not None
    if args.round is not None and args.draw_at is not None:
        return "--round and --draw-at name the same thing; take one of them"
    if args.beacon == "none" and has_round or args.beacon == DRAND and not has_round:
        return "a beacon needs --round or --draw-at, and only a beacon does"
    if args.no_digits and (args.digits or not has_round):
        return "without digits there must be a beacon"
    return _misuse_of_rounds(args, has_round) or _misuse_of_chain(args)


def _misuse_of_rounds(args: argparse.Namespace, has_round: bool) -> str:
    if args.round is not None and args.round < 1:
        return "the beacon's rounds count from 1"
    if not has_round and (args.tries != 1 or args.step):
        return "--tries and --step go with --round or --draw-at"
    if (args.tries > 1) != (args.step > 0):
        return "other rounds can only stand in with --tries above 1 and a --step between them"
    return ""


def _misuse_of_chain(args: argparse.Namespace) -> str:
    return "--void goes with --after, the folder of the void draw" if args.void and not args.after else ""


def _is_set(args: argparse.Namespace, name: str) -> bool:
    return getattr(args, name) is not None


def chance_of(args: argparse.Namespace, draw_at: datetime | None) -> ChancePlan:
    """Where chance will come from, as the options say; a quick draw's without --commit."""
    if not args.commit:
        return QUICK
    number = args.round if args.round is not None else beacon.round_at(draw_at) if draw_at else 0
    device = "" if args.no_digits else PUBLIC_DEVICE
    return ChancePlan(
        device=device if args.device is None else args.device,
        order=args.order or "",
        digits=0 if args.no_digits else -1 if args.digits is None else args.digits,
        beacon=DRAND if number else "none",
        round=number,
        step=args.step,
        tries=args.tries,
    )


def before_of(folder: Path | None, reason: str) -> Before:
    """What to go on from: number, hash and council of the draw in a folder; whether it is void.

    Raises: CertificateUnfit, when the folder holds no sound certificate, gave no panel and no reason is
        told, or gave one and is called void.
    """
    if folder is None:
        return Before()
    place = folder / "certificate" if (folder / "certificate").is_dir() else folder
    try:
        files = verify.files_in(place)
        c = verify.opened("commitment.json", files.get("commitment.json", b""))
    except verify.Failed as fault:
        raise CertificateUnfit(reason=f"{place}: {fault.words}.") from None
    drawn = "result.json" in files
    if drawn == bool(reason):
        raise CertificateUnfit(
            reason=_("the draw before has its panel, so it is not void.")
            if drawn
            else _("the draw before gave no panel; say why with --void, the certificate will tell it.")
        )
    earlier = () if drawn else tuple(verify.void_told(c).items())
    return Before(
        number=c["draw"] + 1,
        previous=commitment_hash(files),
        council_id=c["council"]["id"],
        council_name=c["council"]["name"],
        void=() if drawn else (*earlier, (c["draw"], reason)),
    )


def undrawn(folder: Path) -> str:
    """The hash of a commitment in a draw's folder that has no result; empty where there is none."""
    place = folder / "certificate" / "commitment.json"
    if not place.is_file() or place.with_name("result.json").exists():
        return ""
    return verify.sha256(place.read_bytes())


def letters(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """tickets.csv (a row a range, its end excluded) and letters.csv (a row a person), in order of ids."""
    held = tickets_held(files)
    ranges = [[one, str(start), str(end)] for one in sorted(held) for start, end in held[one]]
    return {
        "certificate-private/tickets.csv": csv_bytes(["id", "from", "to"], ranges),
        "certificate-private/letters.csv": letters_csv(files),
    }


def told(commitment: Mapping[str, Any], hash: str, folder: Path) -> str:
    """What happens now, line by line."""
    chance = commitment["chance"]
    lines = [
        _("Committed; nothing is drawn yet. The hash of this commitment:"),
        "  " + in_fours(hash)[:39],
        "  " + in_fours(hash)[40:],
        _(
            "Publish it with {file}: on the web page, in the minutes, in the letter to everyone registered."
        ).format(file=folder / "certificate" / "commitment.json"),
        _("Never hand on {folder}: it tells who is who. Without it the draw cannot be finished.").format(
            folder=folder / "certificate-private"
        ),
        _("For the letters: letters.csv and tickets.csv there, and everyone's receipt in receipts."),
    ]
    if chance["digits"]:
        how = [one for one in (chance["device"], chance["order"]) if one not in ("", PUBLIC_DEVICE)]
        words = (
            _("Then draw {count} digits in public ({how}).")
            if how
            else _("Then draw {count} digits in public.")
        )
        lines.append(words.format(count=chance["digits"], how=", ".join(how)))
    if chance["round"]:
        moment = beacon.time_of_round(chance["round"])
        lines.append(
            _("Round {number} of the beacon appears at {moment}; digits must be drawn before.").format(
                number=chance["round"], moment=time_of(moment)
            )
        )
    return "\n".join([*lines, _("Go on with:"), f"  council reveal {folder}{_reveal_options(chance)}"])


def _reveal_options(chance: Mapping[str, Any]) -> str:
    digits = " --digits " + "0" * chance["digits"] if chance["digits"] else ""
    moment = " --digits-at TIME" if digits and chance["round"] else ""
    return digits + moment + (f" --round {chance['round']} --signature HEX" if chance["round"] else "")


def summary_text(summary: Mapping[str, object]) -> bytes:
    """summary.json as it is written."""
    return (json.dumps(summary, indent=2, ensure_ascii=False) + "\n").encode()
