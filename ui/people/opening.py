"""A file somebody chose or dropped: opened, and known by its header for what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from council.people.columns import ColumnView, columns_of
from council.people.grid import Grid
from council.people.homes import HomeHint, home_hints
from council.people.importing import Choices, Earlier, Reading, read_as
from council.people.quotas import is_targets_heading
from council.people.reading import grid_from
from council.progress import SILENT, Progress


@dataclass(frozen=True, slots=True)
class Opened:
    """A table, with its columns and what each is proposed for; targets have none."""

    path: Path
    grid: Grid
    columns: tuple[ColumnView, ...]
    is_targets: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What the council file knows already: targets, earlier files, the first sitting day, a vault."""

    wanted: tuple[tuple[str, str], ...] = ()
    earlier: Earlier = Earlier()
    first_day: date | None = None
    has_vault: bool = False


def open_file(path: Path, *, sheet: str | None = None, progress: Progress = SILENT) -> Opened:
    """Read a file and look what it is. Raises: FileRefused."""
    grid = grid_from(path, sheet=sheet, progress=progress)
    if any(is_targets_heading(row.cells) for row in grid.rows[:20]):
        return Opened(path, grid, (), True)
    return Opened(path, grid, columns_of(grid, progress=progress), False)


@dataclass(frozen=True, slots=True)
class Looked:
    """A file read as chosen, with the addresses that may be one home."""

    reading: Reading
    hints: tuple[HomeHint, ...]


def look_at(
    grid: Grid,
    choices: Choices,
    *,
    wanted: Sequence[tuple[str, str]] = (),
    hints: tuple[tuple[str, ...], tuple[HomeHint, ...]] | None = None,
    progress: Progress = SILENT,
) -> Looked:
    """Read a table as chosen, and compare its addresses.

    Args:
        hints: address columns that were compared before, and what was found.
    Raises: FileRefused.
    """
    reading = read_as(grid, choices, wanted=wanted, progress=progress)
    address = choices.of_purpose("address")
    if hints is not None and hints[0] == address:
        return Looked(reading, hints[1])
    return Looked(reading, home_hints(grid, address, progress=progress) if address else ())
