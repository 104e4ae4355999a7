"""`council verify`: replay a draw's certificate, with the standard library only."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from council.selection import verify

REFUSED, WRONG_USAGE = 1, 64
SUMMARY = "check a draw's certificate"
EXAMPLES = (
    "out/certificate",
    "out/certificate --commitment 72b2ba5f…",
    "first/certificate second/certificate",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folders", nargs="+", metavar="DIR", help="a certificate's folder; several: one chain"
    )
    parser.add_argument(
        "--commitment",
        type=_hash,
        metavar="HASH",
        help="the hash published before the draw, to compare; with one folder",
    )
    parser.add_argument("--json", action="store_true", help="print the verdict as JSON")


def _hash(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("the hash is blank, so nothing would be compared")
    return text


def run(args: argparse.Namespace) -> int:
    if args.commitment and len(args.folders) > 1:
        print("council verify: --commitment goes with one folder; check them one by one.", file=sys.stderr)
        return WRONG_USAGE
    if amiss := next(filter(None, map(_amiss, map(Path, args.folders))), ""):
        print(f"council verify: {amiss}", file=sys.stderr)
        return REFUSED
    if len(args.folders) == 1:
        verdict = verify.verify_folder(args.folders[0], args.commitment or "")
    else:
        verdict = verify.verify_chain(args.folders)
    if args.json:
        told = {
            "valid": verdict.exit != 1,
            "code": verdict.code,
            "words": verdict.words,
            "commitment": verdict.commitment,
            "notes": list(verdict.notes),
        }
        print(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        print(verify.spoken(verdict))
    return verdict.exit


def _amiss(folder: Path) -> str:
    """Why a folder cannot be a certificate's, and which one may be meant; empty where it can."""
    if not folder.exists():
        return f"there is no folder {folder}. Give the folder of the certificate, with commitment.json in it."
    if not folder.is_dir():
        return f"{folder} is a file. Give the folder it lies in."
    inner = folder / "certificate"
    if not (folder / "commitment.json").exists() and (inner / "commitment.json").exists():
        return f"{folder} is no certificate, but holds one. Give {inner}."
    return ""
