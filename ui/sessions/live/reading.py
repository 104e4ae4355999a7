"""What a table's read-back must think: which line is read now, what became of each, what is still to sign.

Pure: frozen values and functions over them, tested without a window.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from council.words import _, ngettext
from ui.sessions.live.state import Row

_NUMBERS = re.compile(r"\s*(\d{1,4})(?:\s*[ /,;]\s*(\d{1,4}))?(?:\s+|$)")


@dataclass(frozen=True, slots=True)
class ReadingState:
    """The list of one table and item while it is read back; `at` is the number of the line read now.

    `at` 0: every line was walked, and the table may sign. `method` is aloud, screen or paper.
    """

    place: str  # as words, "Table 3 · Table talk"
    table: int
    item_id: str
    method: str
    rows: tuple[Row, ...] = ()
    at: int = 0
    taken_out: int = 0
    heard: frozenset[str] = frozenset()  # ids said to be right just now; the file may not know yet
    present: int = 0  # how many are seated at the table and here, 0 where nobody knows

    @classmethod
    def of(
        cls, rows: Sequence[Row], *, place: str, table: int, item_id: str, method: str, present: int = 0
    ) -> ReadingState:
        """Begin at the first line that nobody has heard again."""
        state = cls(place, table, item_id, method, present=present)
        return state.with_rows(rows).first_open()

    def with_rows(self, rows: Sequence[Row]) -> ReadingState:
        """The state over other rows: those of this table and item; a line that has gone is not read on."""
        ours = tuple(row for row in rows if row.number and self._is_ours(row))
        return replace(self, rows=ours)

    def _is_ours(self, row: Row) -> bool:
        return (row.table, row.item_id) == (self.table, self.item_id) and row.state != "failed"

    @property
    def row(self) -> Row | None:
        """The line read now; None when all were walked, or while its answer is awaited."""
        return next((row for row in self.rows if row.number == self.at), None)

    @property
    def is_walked(self) -> bool:
        """Every line was walked; what is left is to sign."""
        return self.at == 0

    @property
    def open(self) -> tuple[Row, ...]:
        """Lines nobody has heard again yet."""
        waits = (row for row in self.rows if row.state in ("kept", "waiting"))
        return tuple(row for row in waits if row.id not in self.heard)

    @property
    def to_sign(self) -> tuple[str, ...]:
        """Ids of what was read back and is not signed."""
        heard = (row for row in self.rows if row.state == "read_back" or row.id in self.heard)
        return tuple(row.id for row in heard if row.state != "confirmed")

    def with_heard(self, id: str) -> ReadingState:
        """This line is right; keys may be faster than the disk."""
        return replace(self, heard=self.heard | {id})

    def first_open(self) -> ReadingState:
        """At the first line that is not read back, or past the end."""
        return replace(self, at=self.open[0].number if self.open else 0)

    def step(self, by: int) -> ReadingState:
        """One line up or down; past the last line comes the sign-off."""
        numbers = [row.number for row in self.rows]
        if not numbers:
            return replace(self, at=0)
        if self.at == 0:
            return replace(self, at=numbers[-1]) if by < 0 else self
        later = [number for number in numbers if number > self.at]
        earlier = [number for number in numbers if number < self.at]
        if by > 0:
            return replace(self, at=later[0] if later else 0)
        return replace(self, at=earlier[-1] if earlier else numbers[0])

    @property
    def head(self) -> str:
        """Where we are: the place, and which line of how many."""
        if self.is_walked:
            return self.place
        numbers = [row.number for row in self.rows]
        at = numbers.index(self.at) + 1 if self.at in numbers else len(numbers)
        where = _("line {at} of {count}").format(at=at, count=len(numbers))
        return f"{self.place} · {where}"

    @property
    def words(self) -> str:
        """The words to be read, or what is to be done once all were."""
        if not self.is_walked:
            return self.row.text if self.row is not None else "…"
        if not self.to_sign:
            return _("Nothing is left to sign here.")
        return _("How many are present, how many agree?")

    @property
    def keys(self) -> str:
        """What each key does now."""
        if not self.is_walked:
            return _("Enter: right · Space: change · Del: take out · Up, Down: other lines · Esc: stop")
        if not self.to_sign:
            return _("Up: back to the lines · Esc: stop")
        return _(
            "Type for example 8 7 and Enter: 8 present, 7 agree; what follows is kept as a note. "
            "Then these lines are not undone any more, only corrected. Up: back to the lines · Esc: stop"
        )

    @property
    def sums(self) -> str:
        """What became of the lines so far, each figure with its base."""
        heard = len(self.rows) - len(self.open)
        parts = [_("{heard} of {count} read back").format(heard=heard, count=len(self.rows))]
        signed = sum(row.state == "confirmed" for row in self.rows)
        if signed:
            parts.append(ngettext("{count} signed", "{count} signed", signed).format(count=signed))
        if self.taken_out:
            out = ngettext("{count} taken out", "{count} taken out", self.taken_out)
            parts.append(out.format(count=self.taken_out))
        if self.open and self.is_walked:
            left = ngettext(
                "{count} line stays marked as not read back",
                "{count} lines stay marked as not read back",
                len(self.open),
            )
            parts.append(left.format(count=len(self.open)))
        return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class Signing:
    """What was typed to sign: numbers of people, and a note."""

    present: int
    agreed: int
    notes: str

    @classmethod
    def of(cls, text: str) -> Signing | None:
        """Read "8 7 note", "8/7" or "8" (all agree); None where there are no numbers."""
        found = _NUMBERS.match(text)
        if found is None:
            return None
        present = int(found[1])
        return cls(present, int(found[2]) if found[2] else present, text[found.end() :].strip())
