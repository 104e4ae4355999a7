"""The plan of letters as a table: an area a line, with its share, response rates, weight, or letters.

Areas of the register that the table does not name get the usual rates; areas it names that the register
does not know are refused with the nearest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from council.people.cells import clean, key, nearest, shortened
from council.people.findings import Finding, refusal
from council.people.grid import Grid, complain
from council.people.inviting import USUAL, Rates, Stratum
from council.words import _

_NAMES = ("stratum", "area", "name")
_KNOWN = ("share", "low", "likely", "high", "weight", "letters")
_HEADING_WITHIN = 20


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One line of a plan as it was read; None where it says nothing."""

    name: str
    line: int
    share: Fraction | None = None
    rates: Rates | None = None
    weight: Fraction = Fraction(1)
    letters: int | None = None


def plan_in(grid: Grid) -> tuple[AreaRow, ...]:
    """The lines of a plan: stratum[,share][,low,likely,high][,weight][,letters].

    Rates and shares as 4 %, 4 or 0.04; one rate alone (`likely`) stands for all three.
    Raises: FileRefused, with every finding.
    """
    heading = next((row for row in grid.rows[:_HEADING_WITHIN] if _heads(row.cells)), None)
    if heading is None:
        words = _("No row has the headings of a plan of letters.")
        remedy = _("Head the columns stratum, share, low, likely, high, weight, letters, as far as you need.")
        raise complain("plan-heading", words, grid.name, remedy=remedy, sheet=grid.sheet)
    reader = _Reader(grid, {key(cell): place for place, cell in enumerate(heading.cells) if clean(cell)})
    for row in grid.rows:
        if row.line > heading.line:
            reader.take(row.line, row.cells)
    return reader.rows()


def _heads(cells: Sequence[str]) -> bool:
    names = {key(cell) for cell in cells}
    return any(name in names for name in _NAMES) and any(name in names for name in _KNOWN)


class _Reader:
    def __init__(self, grid: Grid, places: Mapping[str, int]) -> None:
        self._grid, self._places = grid, places
        self._name = next(name for name in _NAMES if name in places)
        self._rows: list[AreaRow] = []
        self._found: list[Finding] = []
        self._seen: dict[str, int] = {}

    def take(self, line: int, cells: Sequence[str]) -> None:
        name = self._cell(cells, self._name)
        if not name or name.startswith("#"):
            return
        if (first := self._seen.setdefault(key(name), line)) != line:
            words = _("“{area}” stands on line {first} already.").format(area=shortened(name), first=first)
            self._find("plan-doubled", words, line, self._name)
            return
        low, likely, high = (self._number(cells, one, line) for one in ("low", "likely", "high"))
        share, weight = self._number(cells, "share", line), self._plain(cells, "weight", line)
        letters = self._plain(cells, "letters", line)
        if letters is not None and letters.denominator != 1:
            self._find("number-unfit", _("Letters are counted whole."), line, "letters")
            letters = None
        rates = None
        told = [one for one in (likely, low, high) if one is not None]
        if told:  # a rate of 0 is told as well; the plan will refuse it
            low, likely, high = (told[0] if one is None else one for one in (low, likely, high))
            rates = Rates(low, likely, high)
        whole = None if letters is None else int(letters)
        self._rows.append(AreaRow(name, line, share, rates, Fraction(1) if weight is None else weight, whole))

    def rows(self) -> tuple[AreaRow, ...]:
        if not self._rows and not self._found:
            self._find("plan-none", _("There is no area in the plan."), 0, "")
        if self._found:
            raise refusal(self._found)
        return tuple(self._rows)

    def _cell(self, cells: Sequence[str], name: str) -> str:
        place = self._places.get(name)
        return clean(cells[place]) if place is not None and place < len(cells) else ""

    def _number(self, cells: Sequence[str], name: str, line: int) -> Fraction | None:
        """A share or a rate; from 1 up it is percent."""
        number = self._plain(cells, name, line)
        if number is None:
            return None
        return number / 100 if number >= 1 or "%" in self._cell(cells, name) else number

    def _plain(self, cells: Sequence[str], name: str, line: int) -> Fraction | None:
        text = self._cell(cells, name)
        if not text:
            return None
        found = re.fullmatch(r"([0-9]+(?:[.,][0-9]+)?)\s*%?", text)
        if found is None:
            words = _("“{text}” is no number from 0.").format(text=shortened(text))
            self._find("number-unfit", words, line, name)
            return None
        return Fraction(found[1].replace(",", "."))

    def _find(self, code: str, words: str, line: int, column: str) -> None:
        remedy = _("Mend it in the file and choose it again.")
        self._found.append(
            Finding(code, words, remedy, True, self._grid.name, line, column, self._grid.sheet)
        )


def strata_of(
    sizes: Mapping[str, int], rows: Sequence[AreaRow], *, file: str, usual: Rates = USUAL
) -> tuple[tuple[Stratum, ...], tuple[str, ...]]:
    """The strata of a register under a plan, and the areas whose rates the plan does not tell.

    Args:
        sizes: homes that may get a letter, by stratum.
    Raises: FileRefused, for areas the register does not know.
    """
    known = {key(name): name for name in sizes}
    strange = [row for row in rows if key(row.name) not in known]
    if strange:
        raise refusal([_strange(row, file, sizes) for row in strange])
    by_name = {known[key(row.name)]: row for row in rows}
    strata = []
    for name, count in sorted(sizes.items()):
        row = by_name.get(name)
        strata.append(
            Stratum(
                name,
                count,
                row.share if row else None,
                row.rates if row and row.rates else usual,
                row.weight if row else Fraction(1),
                row.letters if row else None,
            )
        )
    told = {name for name, row in by_name.items() if row.rates or row.letters is not None}
    return tuple(strata), tuple(sorted(set(sizes) - told))


def _strange(row: AreaRow, file: str, sizes: Mapping[str, int]) -> Finding:
    alike = nearest(row.name, list(sizes))
    words = _("“{area}” is no area of the register.").format(area=shortened(row.name))
    remedy = (
        _("Did you mean “{name}”?").format(name=alike) if alike else _("Take the line out, or mend its name.")
    )
    return Finding("plan-area", words, remedy, True, file, row.line, "stratum")
