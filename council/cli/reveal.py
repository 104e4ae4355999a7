"""`council reveal`: from a commitment to its panel, by the digits drawn in public and the beacon."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from council import clock
from council.cli.committing import moment_in, summary_text
from council.cli.outfolder import write_together
from council.selection import certificate, verify
from council.selection.alternates import KIND
from council.selection.folder import laid_out, verifier_files
from council.selection.refusals import CommitmentDrawn, CommitmentMissing
from council.selection.tables import alternates_bytes, members_bytes, panel_bytes
from council.selection.targets import Pool
from council.words import _

WRONG_USAGE = 64
SUMMARY = "draw the panel of a commitment, by digits drawn in public"
EXAMPLES = (
    "draw --digits 739 --witness “Amal Haddad” --recording https://example.org/draw",
    "draw --digits 739 --digits-at 2026-03-02T18:00:00Z --round 25163000 --signature b713718a…",
)
NEEDED = ("commitment.json", "keys.json", "portfolio.json", "audit.json")


def arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("folder", type=Path, metavar="DIR", help="the folder of council draw --commit")
    add("--digits", default="", metavar="DIGITS", help="as drawn, the first drawn first")
    add("--digits-at", type=moment_in, metavar="TIME", help="when they were drawn (default: now)")
    add("--round", type=int, metavar="N", help="the beacon's round (default: the first one committed to)")
    add("--signature", default="", metavar="HEX", help="its signature, 96 characters")
    add("--witness", action="append", default=[], metavar="NAME", help="who watched; repeat for more")
    add("--recording", default="", metavar="TEXT", help="where the draw was recorded")
    add("--with-verifiers", action="store_true", help="lay both stand-alone verifiers beside the certificate")
    add("--json", action="store_true", help="print summary.json")


def run(args: argparse.Namespace) -> int:
    files = _committed(args.folder)
    commitment = json.loads(files["commitment.json"])
    chance = commitment["chance"]
    if chance["round"] and args.digits and args.digits_at is None:
        print("council reveal: say when the digits were drawn, with --digits-at.", file=sys.stderr)
        return WRONG_USAGE
    files |= certificate.result_files(
        files,
        digits=args.digits,
        digits_at=certificate.time_of(args.digits_at or _just_now(commitment["made_at"])),
        witnesses=tuple(args.witness),
        recording=args.recording,
        round=chance["round"] if args.round is None else args.round,
        signature=args.signature.strip().lower(),
    )
    summary = _summary(args.folder, files)
    write_together(args.folder, _written(files, summary, with_verifiers=args.with_verifiers))
    print(json.dumps(summary, indent=2, ensure_ascii=False) if args.json else _said(files, args.folder))
    return 0


def _just_now(made_at: str) -> datetime:
    """Now, or a second after the commitment where both fall into one: times are told in whole seconds."""
    return max(clock.now(), moment_in(made_at) + timedelta(seconds=1))


def _committed(folder: Path) -> dict[str, bytes]:
    """The files of the commitment, whichever of the two folders they lie in.

    Raises: CommitmentMissing; CommitmentDrawn, when it has its panel.
    """
    if (folder / "certificate" / "result.json").exists() or (folder / "panel.csv").exists():
        raise CommitmentDrawn(folder=str(folder), ticket=_ticket_there(folder))
    files = {}
    for name in NEEDED:
        place = folder / ("certificate" if name == "commitment.json" else "certificate-private") / name
        if not place.is_file():
            raise CommitmentMissing(
                folder=str(folder), reason=_("{name} is missing.").format(name=place.relative_to(folder))
            )
        files[name] = place.read_bytes()
    _refuse_altered(folder, files)
    return files


def _refuse_altered(folder: Path, files: Mapping[str, bytes]) -> None:
    """A commitment and keys that are not each other's would draw somebody else's panel."""
    try:
        verify.opened("commitment.json", files["commitment.json"])
        hash_ = certificate.commitment_hash(files)
        strange = [name for name in NEEDED[1:] if json.loads(files[name])["commitment"] != hash_]
    except (verify.Failed, ValueError, KeyError, TypeError) as fault:
        raise CommitmentMissing(folder=str(folder), reason=f"{fault}.") from None
    if strange:
        raise CommitmentMissing(
            folder=str(folder), reason=_("{name} belongs to another commitment.").format(name=strange[0])
        )


def _ticket_there(folder: Path) -> object:
    try:
        return json.loads((folder / "certificate" / "result.json").read_bytes())["ticket"]
    except (OSError, ValueError, KeyError, TypeError):
        return "?"


def _summary(folder: Path, files: Mapping[str, bytes]) -> dict[str, Any]:
    """summary.json with the ticket, counted as --ticket counts: in the order of lottery.json.

    That order is worked out from the committed panels, so that a table opened and saved since bars nothing.
    Raises: CommitmentMissing, without a readable summary.json.
    """
    try:
        told = dict(json.loads((folder / "summary.json").read_bytes()))
    except (OSError, ValueError, TypeError):
        reason = _("summary.json is missing or was altered; put it back from a copy.")
        raise CommitmentMissing(folder=str(folder), reason=reason) from None
    back = {name: one for one, name in certificate.pseudonyms(files).items()}
    result = json.loads(files["result.json"])
    weights = json.loads(files["commitment.json"])["panels"]["weights"]
    panels = json.loads(files["portfolio.json"])["panels"]
    ids = [sorted(back[name] for name in one["members"]) for one in panels]
    drawn = result["panel"]
    before = sum(weight for one, weight in zip(ids, weights, strict=True) if one < ids[drawn])
    told["ticket"] = before + result["ticket"] - sum(weights[:drawn])
    return told


def _written(
    files: Mapping[str, bytes], summary: Mapping[str, Any], *, with_verifiers: bool
) -> dict[str, bytes]:
    """What is new in the folder, by path."""
    shown = {name: files[name] for name in ("reveal.json", "result.json")}
    if certificate.is_public(files):
        shown["portfolio.json"] = files["portfolio.json"]
    return {
        **laid_out(shown, is_public=True),
        **(verifier_files("certificate/") if with_verifiers else {}),
        **_tables(files),
        "summary.json": summary_text(summary),
    }


def _tables(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The lists of a draw, the same as without a commitment: the panel; with those who stay all members."""
    names = certificate.pseudonyms(files)
    back = {name: one for one, name in names.items()}
    commitment = json.loads(files["commitment.json"])
    records = [one["record"] for one in json.loads(files["audit.json"])["records"]]
    features = tuple(one["feature"] for one in records[0]["features"])
    stay = set(commitment["seated"])
    pool = _people([one for one in records if one["pseudonym"] not in stay], features, back)
    panel = certificate.drawn_ids(files)
    tables = {"panel.csv": panel_bytes(pool, panel)}
    if commitment["purpose"] == "replacement":
        seated = _people([one for one in records if one["pseudonym"] in stay], features, back)
        tables["members.csv"] = members_bytes(seated, pool, panel)
    if commitment["purpose"] == "alternates":
        order = sorted(panel, key=names.__getitem__)
        tables["alternates.csv"] = alternates_bytes(pool, order, hidden=(KIND,))
    return tables


def _people(records: Sequence[Mapping[str, Any]], features: tuple[str, ...], back: Mapping[str, str]) -> Pool:
    """Records as people under their ids."""
    return Pool(
        ids=tuple(back[one["pseudonym"]] for one in records),
        features=features,
        values=tuple(tuple(feature["value"] for feature in one["features"]) for one in records),
    )


def _said(files: Mapping[str, bytes], folder: Path) -> str:
    result = json.loads(files["result.json"])
    total = json.loads(files["commitment.json"])["panels"]["total"]
    return _(
        "{digits} + {beacon} = ticket {ticket} of {total}: panel {panel}, {count} members. "
        "They stand in {file}; publish the folder {certificate}."
    ).format(
        digits=result["physical"],
        beacon=result["beacon"],
        ticket=result["ticket"],
        total=total,
        panel=result["panel"],
        count=len(result["members"]),
        file=folder / "panel.csv",
        certificate=folder / "certificate",
    )
