"""What an import costs: reading a large CSV, an XLSX, and storing people, each in a process of its own.

    python packaging/bench_import.py [--rows 1000000] [--store 100000]

Prints CPU seconds and the most memory held. Fails when a million rows take over 60 s or 1 GB to read, 200,000
take over 10 s, or Cancel is answered later than 1 s. Storing is told apart: every row is written twice there,
once as itself and once into the record of what was done.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
HEADER = "id,gender,born,education,region,name,street,postcode,email\n"
MEGA = 1024 if sys.platform != "darwin" else 1024 * 1024  # what getrusage counts in, per MB


def main() -> int:
    """Measure, print, judge. Returns: 0 when the promises hold, else 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--store", type=int, default=100_000)
    parser.add_argument("--part", help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.part:
        print(json.dumps(PARTS[args.part](args.file)))
        return 0
    with tempfile.TemporaryDirectory() as place:
        return _judged(args, Path(place))


def _judged(args: argparse.Namespace, place: Path) -> int:
    large, middle, small = place / "large.csv", place / "middle.csv", place / "small.csv"
    for path, count in ((large, args.rows), (middle, 200_000), (small, args.store)):
        _write(path, count)
    read, of_200k = _run("read", large), _run("read", middle)
    cancelled, stored = _run("cancel", middle), _run("store", small)
    sheet = _run("sheet", place / "people.xlsx")
    print(f"read {args.rows:,} rows (CSV): {_told(read)}")
    print(f"read 200,000 rows (CSV): {_told(of_200k)}")
    print(f"Cancel while reading 200,000 rows is answered within {cancelled['longest']:.2f} s at most")
    print(f"read 50,000 rows (XLSX): {_told(sheet)}")
    print(f"store {args.store:,} people, one act: {_told(stored)}; undone in {stored['undo']:.1f} s")
    scale = 1_000_000 / max(args.rows, 1)
    holds = (
        read["cpu"] * scale < 60 and read["mb"] < 1_000 and of_200k["cpu"] < 10 and cancelled["longest"] < 1
    )
    print("holds" if holds else "does not hold")
    return 0 if holds else 1


def _told(figures: dict[str, float]) -> str:
    return f"{figures['cpu']:.1f} s CPU, {figures['mb']:.0f} MB"


def _run(part: str, path: Path) -> dict[str, float]:
    command = [sys.executable, __file__, "--part", part, "--file", str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=os.environ)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _write(path: Path, count: int) -> None:
    chance = random.Random(3)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for number in range(count):
            file.write(",".join(_row(number, chance)) + "\n")


def _row(number: int, chance: random.Random) -> tuple[str, ...]:
    born = f"{chance.randrange(1940, 2008)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    street = f"{chance.randrange(1, 300)} {chance.choice(('Mill', 'Church', 'High', 'Park'))} Lane"
    return (
        f"p{number:07}", chance.choice(("woman", "man", "other")), born,
        chance.choice(("none", "school", "degree")), chance.choice(("North", "South", "East", "West")),
        f"Name{number} Sur{number % 977}", street, f"ES{chance.randrange(1, 99)} {chance.randrange(1, 9)}AB",
        f"name{number}@example.org",
    )  # fmt: skip


def _read_as_chosen(path: Path, progress: Callable[..., None]):
    """The window's own road: open, propose, read."""
    from datetime import date

    from council.people.columns import columns_of
    from council.people.importing import proposed, read_as
    from council.people.reading import grid_from

    grid = grid_from(path, progress=progress)
    choices = proposed(columns_of(grid, progress=progress), first_day=date(2026, 3, 14))
    return read_as(grid, choices, progress=progress)


def _silent(_done: int, _total: int, _words: str = "") -> None:
    """Nobody looks."""


def _reading(path: Path) -> dict[str, float]:
    reading = _read_as_chosen(path, _silent)
    assert reading.people.rows == reading.people.accepted, reading.people.findings[:3]
    return {"cpu": time.process_time(), "mb": _most()}


def _cancelling(path: Path) -> dict[str, float]:
    """The longest stretch, in CPU seconds, in which the reader does not ask whether to go on."""
    last, longest = time.process_time(), 0.0

    def look(_done: int, _total: int, _words: str = "") -> None:
        nonlocal last, longest
        now = time.process_time()
        last, longest = now, max(longest, now - last)

    _read_as_chosen(path, look)
    return {"longest": max(longest, time.process_time() - last)}


def _sheet(path: Path) -> dict[str, float]:
    from openpyxl import Workbook

    chance = random.Random(3)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("people")
    sheet.append(HEADER.strip().split(","))
    for number in range(50_000):
        sheet.append(_row(number, chance))
    book.save(path)
    begun = time.process_time()
    reading = _read_as_chosen(path, _silent)
    assert reading.people.accepted == 50_000
    return {"cpu": time.process_time() - begun, "mb": _most()}


def _storing(path: Path) -> dict[str, float]:
    from council.people.actions import import_pool
    from council.store import Store

    reading = _read_as_chosen(path, _silent)
    with Store.open(path.with_suffix(".council"), "correct horse battery", create=True) as store:
        begun = time.process_time()
        at = datetime(2026, 3, 1, tzinfo=UTC)
        store.act(import_pool, import_id="import", people=reading.people, at=at)
        kept = time.process_time()
        store.undo()
        return {"cpu": kept - begun, "mb": _most(), "undo": time.process_time() - kept}


def _most() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGA


PARTS = {"read": _reading, "cancel": _cancelling, "sheet": _sheet, "store": _storing}


if __name__ == "__main__":
    sys.exit(main())
