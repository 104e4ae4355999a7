"""The seating while people are moved: what each place would make of its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from council.sessions.live import LiveFigures, Past, after, live, past_of
from council.sessions.queries import SeatingView, TableView
from council.sessions.room import Brief, SeatingTask


@dataclass(frozen=True, slots=True)
class Hand:
    """One seating of those who are there, its history gathered once.

    `at` is each person's table by position, -1 for none; `numbers` are the tables' numbers by position.
    """

    task: SeatingTask
    table_ids: tuple[str, ...]
    numbers: tuple[int, ...]
    at: tuple[int, ...]
    past: Past
    now: LiveFigures

    @classmethod
    def of(cls, brief: Brief, seating: SeatingView, tables: Sequence[TableView]) -> Hand:
        """The seating as it stands; whoever sits at a closed table has none."""
        position = {table_id: at for at, table_id in enumerate(brief.table_ids)}
        sits = {place.seat_id: position.get(place.table_id, -1) for place in seating.places}
        at = tuple(sits.get(one, -1) for one in brief.task.ids)
        past = past_of(brief.task)
        number = {table.id: table.number for table in tables}
        numbers = tuple(number[table_id] for table_id in brief.table_ids)
        return cls(brief.task, brief.table_ids, numbers, at, past, live(brief.task, at, past))

    @property
    def unseated(self) -> tuple[str, ...]:
        """Who is there, or expected, and has no table."""
        return tuple(one for one, table in zip(self.task.ids, self.at, strict=True) if table < 0)

    def moved(self, seat_id: str, table_id: str) -> LiveFigures | None:
        """The figures if a person sat at a table; None for who is away, or a table that is closed."""
        if seat_id not in self.task.ids or table_id not in self.table_ids:
            return None
        return after(self.task, self.at, seat_id, self.table_ids.index(table_id), past=self.past)

    def exchanged(self, seat_id: str, other_id: str) -> LiveFigures | None:
        """The figures if two people exchanged tables; None where one of them is away."""
        if seat_id not in self.task.ids or other_id not in self.task.ids:
            return None
        return after(self.task, self.at, seat_id, other=other_id, past=self.past)
