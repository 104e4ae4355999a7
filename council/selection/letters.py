"""What each respondent is told before a draw: their own code, their tickets, and the hash to compare. Pure.

A row goes into a letter by mail merge on the id; it says nothing of anybody else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from council.files import csv_bytes
from council.selection.certificate import commitment_hash, in_fours, pseudonyms, tickets_held

HEAD = ("id", "code", "numbers", "tickets", "of", "chance_percent", "commitment")


@dataclass(frozen=True, slots=True)
class Letter:
    """One respondent's tickets in a committed draw.

    code: their pseudonym in this draw (32 hex). ranges: first and last ticket of each run, both included.
    """

    id: str
    code: str
    ranges: tuple[tuple[int, int], ...]
    total: int

    @property
    def held(self) -> int:
        """How many tickets draw this person."""
        return sum(last - first + 1 for first, last in self.ranges)

    @property
    def chance(self) -> Fraction:
        """Their exact chance."""
        return Fraction(self.held, self.total)


def letters_of(files: Mapping[str, bytes]) -> tuple[Letter, ...]:
    """Everybody's tickets, by id; `files` as commitment_files gave them. Who keeps a seat has no letter."""
    total, codes = json.loads(files["commitment.json"])["panels"]["total"], pseudonyms(files)
    held = sorted(tickets_held(files).items())
    return tuple(Letter(one, codes[one], _closed(ranges), total) for one, ranges in held)


def letter_of(receipt: Mapping[str, Any], *, total: int) -> Letter:
    """What a receipt.json says, as a letter tells it; it knows no id."""
    return Letter("", receipt["record"]["pseudonym"], _closed(receipt["tickets"]), total)


def letters_csv(files: Mapping[str, bytes]) -> bytes:
    """A table for the mail merge: one row a respondent, with code, tickets, chance and hash."""
    shown = in_fours(commitment_hash(files))
    return csv_bytes(HEAD, [_row(one, shown) for one in letters_of(files)])


def ticket_words(ranges: Sequence[tuple[int, int]]) -> str:
    """Ranges as a letter lists them: 4, 17–19, 88."""
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in ranges)


def _closed(ranges: Sequence[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((first, behind - 1) for first, behind in ranges)


def _row(one: Letter, hash_: str) -> list[str]:
    return [
        one.id,
        one.code,
        ticket_words(one.ranges),
        str(one.held),
        str(one.total),
        f"{float(one.chance * 100):.4f}",
        hash_,
    ]
