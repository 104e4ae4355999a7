"""`council verify`: replay a draw's certificate, with the standard library only unless a key is given."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from council.selection import verify

if TYPE_CHECKING:
    from council.selection.minisign import Signature

REFUSED, WRONG_USAGE = 1, 64
SUMMARY = "check a draw's certificate"
EXAMPLES = (
    "out/certificate",
    "out/certificate --commitment 72b2ba5f…",
    "first/certificate second/certificate",
    "out/certificate --key organiser.pub",
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
    parser.add_argument(
        "--key",
        action="append",
        default=[],
        type=_key,
        metavar="KEY",
        help="minisign's public key, or its file: signatures beside the files must hold; repeat for more",
    )
    parser.add_argument("--json", action="store_true", help="print the verdict as JSON")


def _hash(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("the hash is blank, so nothing would be compared")
    return text


def _key(text: str) -> bytes:
    from council.selection.minisign import key_in

    try:
        return key_in(Path(text).read_text(encoding="utf-8") if Path(text).is_file() else text)
    except (OSError, ValueError) as fault:
        raise argparse.ArgumentTypeError(f"{text}: {fault}") from None


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
    found = _signed(args.folders, args.key) if verdict.exit == 0 else ()
    held = all(one.holds for one in found)
    if found:
        rest = tuple(note for note in verdict.notes if not note.startswith("Signatures"))
        verdict = replace(verdict, notes=rest)
    if args.json:
        told = {
            "valid": verdict.exit == 0 and held,
            "code": verdict.code,
            "words": verdict.words,
            "commitment": verdict.commitment,
            "notes": list(verdict.notes),
            "signatures": [{"name": one.name, "holds": one.holds, "comment": one.comment} for one in found],
        }
        print(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        print("\n".join([verify.spoken(verdict), *map(_spoken, found)]))
    return verdict.exit if held else REFUSED


def _signed(folders: Sequence[str], keys: Sequence[bytes]) -> tuple[Signature, ...]:
    """What each key signed in each folder; a key that signed nothing there does not hold."""
    if not keys:
        return ()
    from council.selection.minisign import Signature, signatures

    found: list[Signature] = []
    for folder in folders:
        files = verify.files_in(folder)
        for key in keys:
            own = [one for one in signatures(files, [key]) if one.holds is not None]
            found += own or [
                Signature(f"{folder}: no signature by key {key[2:10][::-1].hex().upper()}", False)
            ]
    return tuple(found)


def _spoken(one: Signature) -> str:
    comment = f" ({one.comment})" if one.comment else ""
    return f"Signature {one.name}: {'holds' if one.holds else 'DOES NOT HOLD'}{comment}"


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
