"""What a draw goes on from: the folder of the draw before, and the members who stay or left."""

from __future__ import annotations

import argparse
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from council.cli.asked import Asked, rows_of
from council.cli.drawn import After
from council.selection import certificate
from council.selection.refusals import CertificateUnfit, MembersUnclear
from council.selection.replacing import Leaver, Replacement, replacement_of
from council.selection.targets import Pool, Targets, plain
from council.words import _


@dataclass(frozen=True, slots=True)
class Earlier:
    """The draw before: everybody's pseudonym, and those who had a seat once it was drawn, by pseudonym."""

    names: Mapping[str, str] = field(default_factory=dict)
    seated: frozenset[str] = frozenset()


def member_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that name who stays and who left."""
    add = parser.add_argument
    add("--confirmed", type=Path, required=True, metavar="FILE", help="ids of the members who stay")
    add("--left", type=Path, metavar="FILE", help="id,reason: who declined or left; reasons are published")


def earlier_in(folder: Path | None) -> Earlier:
    """The draw before, from its folder with both parts of its certificate; nothing without a folder.

    Raises: CertificateUnfit, when the files do not fit together.
    """
    if folder is None:
        return Earlier()
    try:
        public = _file(folder / "certificate" / "commitment.json")
        keys = _file(folder / "certificate-private" / "keys.json")
        drawn = folder / "certificate" / "result.json"
        members = _file(drawn)["members"] if drawn.exists() else []
        names = {one["id"]: one["pseudonym"] for one in keys["people"]}
        here = certificate.commitment_hash({"commitment.json": _bytes(folder)}) == keys["commitment"]
        seated = frozenset((*public["seated"], *(members if public["purpose"] != "alternates" else ())))
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise CertificateUnfit(reason=f"{folder}: {fault}.") from None
    if not here:
        raise CertificateUnfit(
            reason=_("{folder}: the keys belong to another commitment.").format(folder=folder)
        )
    return Earlier(names, seated)


def replacement_in(args: argparse.Namespace, asked: Asked, earlier: Earlier) -> Replacement:
    """What replacements are drawn from, as the files of members say.

    Raises: FileRefused; MembersUnclear, for a member who is not in the pool, stands in both files, or stands
        in none of them though the draw before gave them a seat.
    """
    known = set(asked.pool.ids)
    named_before = known | set(earlier.names)
    kept = _ids(args.confirmed, named_before)
    left = dict(_reasons(args.left, named_before)) if args.left else {}
    _refuse([one for one in kept if one not in known], _("are not among the people who can take part"))
    _refuse([one for one in kept if one in left], _("stand among those who stay and those who left"))
    strange = [one for one in kept if earlier.names and one not in earlier.names]
    _refuse(strange, _("have no pseudonym in the draw before, so they were never drawn"))
    of = {name: one for one, name in earlier.names.items()}
    named = {*kept, *left}
    silent = sorted(of[name] for name in earlier.seated if name in of and of[name] not in named)
    _refuse(silent, _("have a seat, but stand neither among those who stay nor among those who left"))
    leavers = tuple(Leaver("", 0, one, reason) for one, reason in sorted(left.items()))
    return replacement_of(asked.pool, asked.targets, kept=kept, left=leavers, left_out=dict(asked.left_out))


def after_of(
    replacement: Replacement,
    earlier: Earlier,
    purpose: str,
    *,
    seated: Pool | None = None,
    whole: Targets | None = None,
) -> After:
    """What the certificate takes over; members without a pseudonym of the draw before get none here.

    Args:
        seated, whole: members and targets as this draw writes them, where it is not for the seats left.
    """
    known = {one: earlier.names[one] for one in replacement.seated_ids if one in earlier.names}
    left = tuple(
        sorted(
            (earlier.names[one.ref], one.state)
            for one in replacement.left
            if earlier.names.get(one.ref) in earlier.seated
        )
    )
    return After(
        purpose=purpose,
        whole=whole or replacement.whole,
        seated=seated or replacement.seated,
        known=known,
        left=left,
        earlier=earlier.names,
    )


def _ids(path: Path, known: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain(row[0]) for row in rows_of(path, 1, ids=known) if row[0]))


def _reasons(path: Path, known: Collection[str]) -> Sequence[tuple[str, str]]:
    return [(plain(row[0]), row[1] or "left") for row in rows_of(path, 2, ids=known) if row[0]]


def _refuse(ids: Collection[str], words: str) -> None:
    if ids:
        named = ", ".join(list(ids)[:5]) + (" …" if len(ids) > 5 else "")
        raise MembersUnclear(ids=named, reason=words)


def _bytes(folder: Path) -> bytes:
    return (folder / "certificate" / "commitment.json").read_bytes()


def _file(path: Path) -> Any:
    return json.loads(path.read_bytes())
