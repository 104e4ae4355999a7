"""Cards shown at tables, while they are being counted: thought without a window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

BY_TABLE, BY_STATEMENT = "table", "statement"


@dataclass(frozen=True, slots=True)
class TableAt:
    """A table as it stands in the room: its number, and how many are present at it."""

    id: str
    number: int
    present: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Cards counted at one table for one statement, of how many present."""

    agree: int
    disagree: int
    passed: int
    present: int

    @property
    def shown(self) -> int:
        return self.agree + self.disagree + self.passed

    @property
    def is_too_many(self) -> bool:
        """Whether more cards were counted than people are present."""
        return self.shown > self.present

    @property
    def silent(self) -> int:
        """People present who showed no card: they were not asked."""
        return max(self.present - self.shown, 0)


@dataclass(frozen=True, slots=True)
class TallyWalk:
    """The way through the tables and statements of a set: all statements of a table first, or all tables.

    `kept` are counts already there by (table id, statement id).
    """

    tables: tuple[TableAt, ...]
    statements: tuple[str, ...]
    kept: Mapping[tuple[str, str], Counts]
    order: str = BY_TABLE
    at: int = 0

    @property
    def cells(self) -> tuple[tuple[TableAt, str], ...]:
        if self.order == BY_STATEMENT:
            return tuple((table, one) for one in self.statements for table in self.tables)
        return tuple((table, one) for table in self.tables for one in self.statements)

    @property
    def cell(self) -> tuple[TableAt, str] | None:
        """The table and statement to count now; None at the end."""
        cells = self.cells
        return cells[self.at] if self.at < len(cells) else None

    @property
    def is_done(self) -> bool:
        return self.at >= len(self.cells)

    @property
    def counted(self) -> int:
        """How many cells have their counts."""
        return sum((table.id, one) in self.kept for table, one in self.cells)

    def kept_here(self) -> Counts | None:
        """The counts already there for the cell now."""
        if (cell := self.cell) is None:
            return None
        return self.kept.get((cell[0].id, cell[1]))

    def on(self) -> TallyWalk:
        return replace(self, at=min(self.at + 1, len(self.cells)))

    def back(self) -> TallyWalk:
        return replace(self, at=max(self.at - 1, 0))

    def turned(self, order: str) -> TallyWalk:
        """The same way in another order, standing at the same cell."""
        here = self.cell
        turned = replace(self, order=order)
        return turned if here is None else replace(turned, at=turned.cells.index(here))

    def to_table(self, number: int) -> TallyWalk | None:
        """At the first cell of a table that has no counts, else its first; None where there is no such table.

        Statement by statement, the statement stays.
        """
        mine = [at for at, (table, _one) in enumerate(self.cells) if table.number == number]
        if not mine:
            return None
        if self.order == BY_STATEMENT and self.cell is not None:
            return replace(self, at=next(at for at in mine if self.cells[at][1] == self.cell[1]))
        return replace(self, at=next((at for at in mine if not self._has(at)), mine[0]))

    def standing_at(self, cell: tuple[TableAt, str] | None) -> TallyWalk:
        """At the same table and statement as before, wherever they stand by now; else as near as there is."""
        at = (
            at
            for at, (table, one) in enumerate(self.cells)
            if cell is not None and (table.id, one) == (cell[0].id, cell[1])
        )
        return replace(self, at=next(at, min(self.at, len(self.cells))))

    def first_open(self) -> TallyWalk:
        """At the first cell without counts; at the end when there is none."""
        open_ones = (at for at in range(len(self.cells)) if not self._has(at))
        return replace(self, at=next(open_ones, len(self.cells)))

    def with_present(self, table_id: str, present: int) -> TallyWalk:
        """The same way with another number present at a table."""
        tables = [replace(one, present=present) if one.id == table_id else one for one in self.tables]
        return replace(self, tables=tuple(tables))

    def with_kept(self, kept: Mapping[tuple[str, str], Counts]) -> TallyWalk:
        return replace(self, kept=dict(kept))

    def _has(self, at: int) -> bool:
        table, one = self.cells[at]
        return (table.id, one) in self.kept


def tables_at(numbers: Mapping[str, int], seated: Sequence[tuple[str, bool]]) -> tuple[TableAt, ...]:
    """The tables with people present, by number.

    Args:
        numbers: of each table by id. seated: (table id, whether here) of each place.
    """
    present: dict[str, int] = {}
    for table, is_here in seated:
        if table in numbers:
            present[table] = present.get(table, 0) + is_here
    return tuple(TableAt(id, numbers[id], present[id]) for id in sorted(present, key=numbers.__getitem__))
