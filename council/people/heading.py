"""Where a table begins: the row of headings, the columns by name, and the one that holds the ids."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from council.people.cells import clean, is_error, key, nearest, shortened
from council.people.grid import Grid, Row, complain
from council.words import _

_ID_WORDS = frozenset(
    [
        "id",
        "ids",
        "nr",
        "no",
        "num",
        "number",
        "ref",
        "reference",
        "code",
        "key",
        "pid",
        "uid",
        "nummer",
        "kennung",
        "kennziffer",
        "numero",
        "número",
    ]
)
_OTHER_NUMBERS = frozenset(
    [
        "phone",
        "telephone",
        "tel",
        "mobile",
        "cell",
        "fax",
        "telefon",
        "handy",
        "house",
        "street",
        "flat",
        "room",
        "post",
        "postal",
        "zip",
        "haus",
        "portable",
    ]
)
_HEADER_WITHIN = 20


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a table, found by what their spellings share. `places` counts from 0."""

    grid: Grid
    line: int
    header: tuple[str, ...]
    places: dict[str, int]

    @classmethod
    def of(cls, grid: Grid, heading: Row) -> Headings:
        """The headings of a row. Raises: FileRefused, when two are one word."""
        header = tuple(clean(one) for one in heading.cells)
        while header and not header[-1]:
            header = header[:-1]
        places: dict[str, int] = {}
        for number, words in enumerate(header):
            if words and key(words) in places:
                said = _("Columns {first} and {second} are both called “{name}”.")
                said = said.format(first=places[key(words)] + 1, second=number + 1, name=shortened(words))
                remedy = _("Give one of them another heading.")
                raise complain(
                    "header-doubled", said, grid.name, heading.line, remedy=remedy, sheet=grid.sheet
                )
            if words:
                places[key(words)] = number
        return cls(grid, heading.line, header, places)

    def one(self, name: str) -> int:
        """Where a column stands. Raises: FileRefused, with the nearest name."""
        if key(name) in self.places:
            return self.places[key(name)]
        words = _("There is no column “{name}”.").format(name=shortened(name))
        alike = nearest(name, self.header)
        remedy = _("Did you mean “{name}”?").format(name=alike) if alike else _("It has: {names}.")
        remedy = remedy.format(names=", ".join(filter(None, self.header)))
        raise complain(
            "column-missing", words, self.grid.name, self.line, remedy=remedy, sheet=self.grid.sheet
        )

    def several(self, names: Iterable[str]) -> tuple[int, ...]:
        """Where columns stand, each once. Raises: FileRefused."""
        return tuple(dict.fromkeys(self.one(name) for name in names))

    def all_but(self, taken: set[int]) -> tuple[int, ...]:
        """Every headed column that is not taken."""
        return tuple(i for i, words in enumerate(self.header) if words and i not in taken)


def heading_of(grid: Grid, id_column: str | None) -> tuple[Row, Sequence[Row]]:
    """The heading row and the rows under it; rows above (a title, a note) are passed over and reported."""
    top = [row for row in grid.rows[:_HEADER_WITHIN] if not is_comment(row)]
    if not top:
        raise complain("file-empty", _("The file holds no table."), grid.name, sheet=grid.sheet)
    wanted = key(id_column) if id_column else "id"
    named = next((row for row in top if any(key(cell) == wanted for cell in row.cells)), None)
    usual = Counter(_filled(row) for row in grid.rows[:200]).most_common(1)[0][0]
    heading = named or next((row for row in top if _filled(row) >= usual), top[0])
    at = grid.rows.index(heading)
    return heading, grid.rows[at + 1 :]


def id_place(grid: Grid) -> int:
    """Where the id stands, from 0, when nobody says. Raises: FileRefused, when it cannot be told."""
    heading, body = heading_of(grid, None)
    return id_column_of(grid, Headings.of(grid, heading), body)


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.strip())


def is_comment(row: Row) -> bool:
    """Whether a row says nothing of anybody: blank throughout, or a remark behind a #."""
    first = row.cells[0] if row.cells else ""
    if first[:1].isalnum():
        return False
    first = first.strip()
    if first.startswith("#"):
        return not is_error(first)
    return not any(cell and not cell.isspace() for cell in row.cells)


def id_column_of(grid: Grid, columns: Headings, body: Sequence[Row]) -> int:
    """Where the id stands: `id`, else the one column of unique filled cells whose name says id.

    Raises: FileRefused, when there is none or several.
    """
    if "id" in columns.places:
        return columns.places["id"]
    named = [place for place, words in enumerate(columns.header) if says_id(words)]
    unique = [place for place in named if _is_unique(body, place)]
    if len(unique) == 1:
        return unique[0]
    words = _(
        "No column holds an id for each person: one that is filled in every row and never twice the same."
    )
    if len(unique) > 1:
        several = ", ".join(columns.header[place] for place in unique)
        words = _("Several columns could be the id: {names}.").format(names=several)
    remedy = _("Call the right one “id”, or say which it is.")
    raise complain("id-column-unknown", words, grid.name, columns.line, remedy=remedy, sheet=grid.sheet)


def says_id(words: str) -> bool:
    """Whether a heading speaks of an id; a phone number or the number of a house is none."""
    split = set(re.split(r"[\W_]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", words).casefold()))
    return bool(split & _ID_WORDS) and not split & _OTHER_NUMBERS


def _is_unique(rows: Sequence[Row], place: int) -> bool:
    seen: set[str] = set()
    for row in rows:
        if is_comment(row):
            continue
        cell = row.cells[place].strip() if place < len(row.cells) else ""
        if not cell or cell in seen:
            return False
        seen.add(cell)
    return bool(seen)
