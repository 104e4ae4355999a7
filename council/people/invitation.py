"""What is kept of a round of invitations: the list to print from, and a record to check it against.

The record names no address: counts, chances, hashes, the seed (or its hash alone) and how to draw again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from council.files import csv_bytes
from council.people.cells import clean, household_key
from council.people.grid import Grid
from council.people.heading import heading_of
from council.people.inviting import FORM, LetterPlan, Letters, Register, draw_letters, hash_of, without
from council.people.likely import Outlook
from council.people.refusals import InvitationDiffers
from council.words import _

LETTER, STRATUM = "letter", "stratum"
PROCEDURE = (
    "Join rows by address: letters and digits of the address columns, case-folded (NFKC), columns joined "
    "by |. Each home's number is SHA-256 of form, 0x00, seed, 0x00, stratum, 0x00, address key. In each "
    "stratum the homes with the smallest numbers get its letters; letters are numbered by these numbers over "
    "all strata."
)


@dataclass(frozen=True, slots=True)
class Round:
    """A drawn round: its record as plain values, and the rows of letters.csv."""

    record: Mapping[str, Any]
    letters_csv: bytes

    @property
    def files(self) -> dict[str, bytes]:
        """invitation.json and letters.csv."""
        text = json.dumps(self.record, indent=2, ensure_ascii=False) + "\n"
        return {"invitation.json": text.encode(), "letters.csv": self.letters_csv}


def round_of(
    register: Register,
    plan: LetterPlan,
    *,
    seed: str,
    made_at: str,
    wave: int = 1,
    before: frozenset[str] = frozenset(),
    seal: bool = False,
    outlook: Outlook | None = None,
) -> Round:
    """Draw the letters of a plan, and say in the record all that a second draw needs.

    Args:
        before: address keys that had a letter in an earlier wave; they are left out.
        seal: keep the seed's hash alone; whoever checks must be given the seed.
    Raises: AddressesTooFew.
    """
    left = without(register, before)
    counts = {one.stratum.name: one.letters for one in plan.strata}
    letters = draw_letters(left, counts, seed=seed)
    record: dict[str, Any] = {
        "form": FORM,
        "wave": wave,
        "made_at": made_at,
        "seed": None if seal else seed,
        "seed_hash": hashlib.sha256(seed.encode()).hexdigest(),
        "register": {
            "file": register.name,
            "rows": register.rows,
            "homes": len(register.homes),
            "joined": register.joined,
            "blank": register.blank,
            "address": list(register.address),
            "strata": list(register.strata),
            "hash": register.hash,
        },
        "left_out": {"homes": len(register.homes) - len(left.homes), "hash": keys_hash(before)},
        "seats": plan.seats,
        "cover": str(plan.cover),
        "strata": [_stratum(one) for one in plan.strata],
        "letters": plan.letters,
        "letters_hash": letters.hash,
        "procedure": PROCEDURE,
    }
    if outlook is not None:
        record["outlook"] = _outlook(outlook)
    return Round(record, _letters_csv(register, letters))


def _stratum(one: Any) -> dict[str, Any]:
    rates = one.stratum.rates
    return {
        "name": one.stratum.name,
        "addresses": one.stratum.addresses,
        "share": str(one.share),
        "weight": str(one.stratum.weight),
        "rates": [str(rates.low), str(rates.likely), str(rates.high)],
        "wanted": round(float(one.wanted), 3),
        "letters": one.letters,
        "short": one.short,
        "chance": str(one.chance),
    }


def _outlook(outlook: Outlook) -> dict[str, Any]:
    return {
        "pool": [outlook.low, outlook.middle, outlook.high],
        "lines": [
            {
                "feature": one.line.feature,
                "value": one.line.value,
                "need": one.need,
                "expected": round(one.expected, 1),
                "chance": one.chance,
                "more_letters": one.more,
            }
            for one in outlook.lines
        ],
    }


def _letters_csv(register: Register, letters: Letters) -> bytes:
    """Ready for a mail merge: letter number, stratum, then the register's own columns."""
    width = max(5, len(str(len(letters.homes))))
    rows = (
        [f"{number:0{width}}", home.stratum, *home.cells]
        for number, home in enumerate(letters.homes, start=1)
    )
    own = [_free(name, register.columns) for name in (LETTER, STRATUM)]
    return b"\xef\xbb\xbf" + csv_bytes([*own, *register.columns], rows)


def _free(name: str, taken: Sequence[str]) -> str:
    """A heading of ours that the register has not."""
    there = {clean(one).casefold() for one in taken}
    return next(one for one in (name, f"council {name}", f"council’s {name}") if one not in there)


def keys_hash(keys: frozenset[str]) -> str:
    """SHA-256 (hex) over address keys, sorted, each ended by LF; "" for none."""
    if not keys:
        return ""
    return hashlib.sha256("".join(f"{key}\n" for key in sorted(keys)).encode()).hexdigest()


def keys_in(grid: Grid, address: Sequence[str]) -> frozenset[str]:
    """The address keys of a letters.csv, for the wave that leaves them out. Raises: InvitationDiffers."""
    heading, body = heading_of(grid, None)
    header = [clean(cell).casefold() for cell in heading.cells]
    wanted = [clean(name).casefold() for name in address]
    if not set(wanted) <= set(header):
        raise InvitationDiffers(
            reason=_("{file} has not the address columns {columns}.").format(
                file=grid.name, columns=", ".join(address)
            )
        )
    at = [header.index(name) for name in wanted]
    cells = ((*row.cells, *[""] * (len(header) - len(row.cells))) for row in body)
    return frozenset(key for row in cells if (key := household_key(row[place] for place in at)))


def check_round(
    record: Mapping[str, Any],
    register: Register,
    *,
    letters: frozenset[str] | None = None,
    before: frozenset[str] = frozenset(),
    seed: str | None = None,
) -> int:
    """Draw again from the record and compare. Returns: how many letters were drawn again the same.

    Args:
        register: read with the record's own columns.
        letters: address keys of the letters.csv that was printed from, None when only the record is checked.
        before: keys of the earlier waves' letters.
        seed: needed when the record keeps its hash alone.
    Raises: InvitationDiffers, with the first thing that differs.
    """
    known = record["seed"] if seed is None else seed
    if known is None:
        raise InvitationDiffers(reason=_("the seed is sealed; it must be given to check."))
    if hashlib.sha256(str(known).encode()).hexdigest() != record["seed_hash"]:
        raise InvitationDiffers(reason=_("this is not the seed of the record."))
    if register.hash != record["register"]["hash"]:
        raise InvitationDiffers(reason=_("the register is not the one that was drawn from."))
    if keys_hash(before) != record["left_out"]["hash"]:
        raise InvitationDiffers(reason=_("the letters of earlier waves are not those that were left out."))
    counts = {one["name"]: int(one["letters"]) for one in record["strata"]}
    left = without(register, before)
    again = draw_letters(left, counts, seed=str(known))
    if again.hash != record["letters_hash"] or hash_of(again.homes) != record["letters_hash"]:
        raise InvitationDiffers(reason=_("drawing again gives other letters."))
    _check_chances(record, left)
    if letters is not None and letters != frozenset(home.key for home in again.homes):
        raise InvitationDiffers(reason=_("the list of letters holds other addresses."))
    return len(again.homes)


def _check_chances(record: Mapping[str, Any], left: Register) -> None:
    sizes = left.sizes
    for one in record["strata"]:
        there = sizes.get(one["name"], 0)
        chance = Fraction(int(one["letters"]), there) if there else Fraction(0)
        if one["addresses"] != there or Fraction(one["chance"]) != chance:
            words = _("the chance of a letter in “{area}” is {chance}.")
            raise InvitationDiffers(reason=words.format(area=one["name"], chance=chance))
