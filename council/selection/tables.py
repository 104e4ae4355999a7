"""What a draw leaves behind for people to read: panel.csv, chances.csv, lottery.json; members.csv after a
replacement, alternates.csv after a draw of alternates.

Bytes from values, the same for the same values, so that whoever checks a folder writes them again.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from fractions import Fraction

from council.files import csv_bytes
from council.selection.lottery import Lottery, chances
from council.selection.targets import Pool


def lottery_bytes(lottery: Lottery) -> bytes:
    """lottery.json: panels as sorted ids with their weights, and the total."""
    panels = [
        json.dumps({"ids": panel, "weight": weight}, ensure_ascii=False, separators=(",", ":"))
        for panel, weight in zip(lottery.panels, lottery.weights, strict=True)
    ]
    return ('{"panels":[\n' + ",\n".join(panels) + f'\n],"total":{lottery.total}}}\n').encode()


def chances_bytes(lottery: Lottery) -> bytes:
    """chances.csv: everyone's chance as a decimal, sorted by id."""
    given = chances(lottery)
    return csv_bytes(["id", "chance"], [[one, decimal(given[one])] for one in sorted(given)])


def panel_bytes(pool: Pool, panel: Sequence[str]) -> bytes:
    """panel.csv: the panel's ids and values, sorted by id. `pool` in order."""
    values = dict(zip(pool.ids, pool.values, strict=True))
    return csv_bytes(["id", *pool.features], [[one, *values[one]] for one in panel])


def members_bytes(seated: Pool, pool: Pool, panel: Sequence[str]) -> bytes:
    """members.csv: who stays and who is new, sorted by id, with the values of those who stay.

    Args:
        seated: the members who stay. pool: who could be drawn, with the same features in any order.
        panel: ids of those drawn.
    """
    rows = [[one, *values, "stays"] for one, values in zip(seated.ids, seated.values, strict=True)]
    rows += [[*row, "new"] for row in _rows(pool, panel, seated.features)]
    return csv_bytes(["id", *seated.features, "since"], sorted(rows))


def alternates_bytes(pool: Pool, order: Sequence[str], *, hidden: Collection[str] = ()) -> bytes:
    """alternates.csv: ids in the order in which they wait, with their values but for the features hidden."""
    shown = [name for name in pool.features if name not in hidden]
    rows = [[str(number), *row] for number, row in enumerate(_rows(pool, order, shown), start=1)]
    return csv_bytes(["order", "id", *shown], rows)


def _rows(pool: Pool, ids: Sequence[str], features: Sequence[str]) -> list[list[str]]:
    """Id and the values of these features, a row a person."""
    columns = [pool.features.index(name) for name in features]
    values = dict(zip(pool.ids, pool.values, strict=True))
    return [[one, *(values[one][column] for column in columns)] for one in ids]


def decimal(chance: Fraction) -> str:
    """A chance as a decimal of at most 12 digits, without zeros at its end."""
    text = f"{round(chance * 10**12):013d}"
    return (text[:-12] + "." + text[-12:]).rstrip("0").rstrip(".")
