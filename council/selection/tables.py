"""What a draw leaves behind for people to read: panel.csv, chances.csv, lottery.json.

Bytes from values, the same for the same values, so that whoever checks a folder writes them again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
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


def decimal(chance: Fraction) -> str:
    """A chance as a decimal of at most 12 digits, without zeros at its end."""
    text = f"{round(chance * 10**12):013d}"
    return (text[:-12] + "." + text[-12:]).rstrip("0").rstrip(".")
