"""The lot: an order nobody could choose, made from a number drawn in public, for anybody to repeat."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from council.decisions.ballots.refusals import DrawnNumberUnreadable

MOST_DIGITS = 30  # all figures of a lottery's draw written one after the other fit in


def figure(given: str | int) -> int:
    """A number drawn in public: its digits in one row, without blanks between them or zeros before them.

    Raises: DrawnNumberUnreadable, for anything but 1 to 30 digits.
    """
    digits = "" if isinstance(given, bool) else "".join(str(given).split())
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= MOST_DIGITS):
        raise DrawnNumberUnreadable(given=given, most=MOST_DIGITS)
    return int(digits)


@dataclass(frozen=True, slots=True)
class Lot:
    """A number drawn in public after the count, for one ballot; `option_ids` in the order of the paper."""

    ballot_id: str
    option_ids: tuple[str, ...]
    drawn: int

    def order(self, round_number: int, among: Iterable[int]) -> tuple[int, ...]:
        """Options, numbered from 1, by the SHA-256 of ballot, round, option and drawn number, smallest first.

        The four are written one a line (line feed, none at the end) in UTF-8, the numbers in decimal digits.
        The first is taken where places are left; the last goes out of a run-off.
        """
        return tuple(sorted(among, key=lambda option: self.ticket(round_number, option)))

    def ticket(self, round_number: int, option: int) -> str:
        """The 64 hexadecimal digits an option is put in order by."""
        written = "\n".join((self.ballot_id, str(round_number), self.option_ids[option - 1], str(self.drawn)))
        return hashlib.sha256(written.encode()).hexdigest()
