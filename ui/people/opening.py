"""A file somebody chose or dropped: opened, and known by its header for what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from council.people.columns import ColumnView, columns_of
from council.people.grid import Grid
from council.people.quotas import is_targets_heading
from council.people.reading import grid_from
from council.progress import SILENT, Progress


@dataclass(frozen=True, slots=True)
class Opened:
    """A table, with its columns and what each is proposed for; targets have none."""

    grid: Grid
    columns: tuple[ColumnView, ...]
    is_targets: bool


def open_file(path: Path, *, progress: Progress = SILENT) -> Opened:
    """Read a file and look what it is. Raises: FileRefused."""
    grid = grid_from(path, progress=progress)
    if any(is_targets_heading(row.cells) for row in grid.rows[:20]):
        return Opened(grid, (), True)
    return Opened(grid, columns_of(grid), False)
