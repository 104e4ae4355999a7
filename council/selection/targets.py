"""Quotas and the pool as plain values: who may be drawn, and what a panel must look like.

Everything in this room computes on these; names and contact details never come near them.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from council.files import csv_bytes


@dataclass(frozen=True, slots=True)
class Line:
    """One target: at least `least` and at most `most` seats for this value of this feature.

    `least_flex` and `most_flex` bound what a *proposal* may change the line to (0 and all seats when
    None); they never widen a draw by themselves.
    """

    feature: str
    value: str
    least: int
    most: int
    least_flex: int | None = None
    most_flex: int | None = None


@dataclass(frozen=True, slots=True)
class Targets:
    """The number of seats and the lines a panel must meet."""

    seats: int
    lines: tuple[Line, ...]

    @property
    def features(self) -> tuple[str, ...]:
        """The features the lines speak of, sorted by code point."""
        return tuple(sorted({line.feature for line in self.lines}))


@dataclass(frozen=True, slots=True)
class Pool:
    """Everyone who can be drawn: ids, one row of values each, and a household key ("" = alone).

    `values[i][j]` is the value of person `ids[i]` for `features[j]`; `households` is empty or as long
    as `ids`.
    """

    ids: tuple[str, ...]
    features: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    households: tuple[str, ...] = ()

    def column(self, feature: str) -> tuple[str, ...]:
        """The values of one feature, in the order of `ids`. Raises: ValueError for an unknown feature."""
        place = self.features.index(feature)
        return tuple(row[place] for row in self.values)


def plain(text: str) -> str:
    """The same text in composed form (NFC), so that equal words compare equal."""
    return unicodedata.normalize("NFC", text)


def in_order(pool: Pool) -> Pool:
    """The same pool in the one order every computation uses.

    Ids by code point after NFC, features by name; a home is called by its first person. So neither row nor
    column order, nor how an address is marked, can move a draw.
    """
    features = sorted(range(len(pool.features)), key=lambda j: plain(pool.features[j]))
    people = sorted(range(len(pool.ids)), key=lambda i: plain(pool.ids[i]))
    homes = pool.households or ("",) * len(pool.ids)
    return Pool(
        ids=tuple(plain(pool.ids[i]) for i in people),
        features=tuple(plain(pool.features[j]) for j in features),
        values=tuple(tuple(plain(pool.values[i][j]) for j in features) for i in people),
        households=_called_by_first([plain(homes[i]) for i in people], [plain(pool.ids[i]) for i in people]),
    )


def _called_by_first(homes: list[str], ids: list[str]) -> tuple[str, ...]:
    """Each home under the id of its first person; "" for whoever lives alone."""
    first: dict[str, str] = {}
    shared: set[str] = set()
    for home, one in zip(homes, ids, strict=True):
        if first.setdefault(home, one) != one:
            shared.add(home)
    return tuple(first[home] if home and home in shared else "" for home in homes)


def sorted_lines(targets: Targets) -> tuple[Line, ...]:
    """The lines by feature and value, in composed form."""
    lines = (
        Line(plain(one.feature), plain(one.value), one.least, one.most, one.least_flex, one.most_flex)
        for one in targets.lines
    )
    return tuple(sorted(lines, key=lambda one: (one.feature, one.value)))


def lines_from_shares(
    shares: Iterable[tuple[str, str, Fraction]], seats: int, *, room: Fraction = Fraction(1, 2)
) -> tuple[Line, ...]:
    """Least and most seats from shares of the population.

    Args:
        shares: feature, value, share from 0 to 1.
        room: how many seats a line may stray from its fair part on either side.
    Returns: a line each, in the order given: ⌊fair − room⌋ to ⌈fair + room⌉ within 0 … seats.
    """
    lines = []
    for feature, value, share in shares:
        fair = Fraction(share) * seats
        least, most = math.floor(fair - room), math.ceil(fair + room)
        lines.append(Line(feature, value, max(0, least), min(seats, most)))
    return tuple(lines)


def targets_csv(lines: Sequence[Line]) -> bytes:
    """The lines as the field's own table (feature,value,min,max, and flex where it is set).

    CSV in UTF-8 with its mark, so that spreadsheets open it as it is; `read_targets` reads it back the same.
    """
    flexed = any(line.least_flex is not None or line.most_flex is not None for line in lines)
    head = ["feature", "value", "min", "max", *(["min_flex", "max_flex"] if flexed else [])]
    rows = []
    for line in lines:
        flex = ["" if one is None else str(one) for one in (line.least_flex, line.most_flex)]
        rows.append([line.feature, line.value, str(line.least), str(line.most), *(flex if flexed else [])])
    return b"\xef\xbb\xbf" + csv_bytes(head, rows)
