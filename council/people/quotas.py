"""Files of targets: least and most seats for each value, or its share of the population.

The headings the field uses are understood; whatever is no whole number where one belongs is refused by line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from council.people.cells import clean, key, shortened
from council.people.findings import Finding
from council.people.grid import Grid, Row, complain
from council.words import _

_LAYOUTS = (("feature", "value"), ("category", "feature"), ("category", "name"), ("category", "value"))
TOTALS = frozenset(["total", "totals", "sum", "summe", "gesamt", "somme"])
_HEADER_WITHIN = 20


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One line as read: least and most seats, and how far a proposal may move them (None: any)."""

    feature: str
    value: str
    least: int
    most: int
    least_flex: int | None
    most_flex: int | None
    line: int


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One value's share of the population, from 0 to 1."""

    feature: str
    value: str
    share: Fraction
    line: int


@dataclass(frozen=True, slots=True)
class TargetsFile:
    """What a file of targets holds: either rows of least and most, or shares."""

    name: str
    rows: tuple[TargetRow, ...]
    shares: tuple[ShareRow, ...]
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing was refused."""
        return not any(one.grave for one in self.findings)

    @property
    def wanted(self) -> tuple[tuple[str, str], ...]:
        """(feature, value) of every line, in the order of the file: what match_people asks for."""
        return (
            *((one.feature, one.value) for one in self.rows),
            *((one.feature, one.value) for one in self.shares),
        )


def is_targets_heading(cells: Sequence[str]) -> bool:
    """Whether these cells head a file of targets."""
    names = {key(cell) for cell in cells}
    return any({a, b} <= names for a, b in _LAYOUTS) and ({"min", "max"} <= names or "share" in names)


def targets_in(grid: Grid) -> TargetsFile:
    """The targets of a table.

    Headings: feature,value,min,max[,min_flex,max_flex] · category,feature,min,max · category,name,min,max
    (there `category` is the feature) · feature,value,share. Others are passed over.
    Raises: FileRefused, when no row has such headings.
    """
    heading = next((row for row in grid.rows[:_HEADER_WITHIN] if is_targets_heading(row.cells)), None)
    if heading is None:
        words = _("No row has the headings of targets.")
        remedy = _("Head the columns feature, value, min, max – or feature, value, share.")
        line = grid.rows[0].line if grid.rows else 0
        raise complain("targets-heading", words, grid.name, line, remedy=remedy, sheet=grid.sheet)
    reader = _Reader(grid, heading)
    for row in grid.rows[grid.rows.index(heading) + 1 :]:
        reader.take(row)
    return reader.file()


class _Reader:
    """Takes line after line of one targets file."""

    def __init__(self, grid: Grid, heading: Row) -> None:
        self._grid = grid
        self._places = self._placed(heading)
        self._feature, self._value = next(pair for pair in _LAYOUTS if set(pair) <= self._places.keys())
        self._by_share = "min" not in self._places
        self._rows: list[TargetRow] = []
        self._shares: list[ShareRow] = []
        self._findings: list[Finding] = list(grid.notes)
        self._seen: dict[tuple[str, str], int] = {}

    def _placed(self, heading: Row) -> dict[str, int]:
        places: dict[str, int] = {}
        for number, cell in enumerate(heading.cells):
            if (name := key(cell)) and places.setdefault(name, number) != number:
                words = _("Columns {first} and {second} are both called “{name}”.")
                words = words.format(first=places[name] + 1, second=number + 1, name=shortened(clean(cell)))
                raise complain("header-doubled", words, self._grid.name, heading.line, sheet=self._grid.sheet)
        return places

    def take(self, row: Row) -> None:
        feature, value = self._cell(row, self._feature), self._cell(row, self._value)
        if not (feature or value) or feature.startswith("#") or key(feature) in TOTALS:
            return
        if not feature or not value:
            missing = self._feature if not feature else self._value
            self._find("target-blank", _("The cell is blank."), row.line, missing)
        elif (first := self._seen.setdefault((key(feature), key(value)), row.line)) != row.line:
            words = _("“{feature}: {value}” stands on line {first} already.")
            words = words.format(feature=shortened(feature), value=shortened(value), first=first)
            self._find("target-doubled", words, row.line, self._value, _("Keep one of the two."))
        elif self._by_share:
            self._take_share(row, feature, value)
        else:
            self._take_target(row, feature, value)

    def _cell(self, row: Row, name: str) -> str:
        place = self._places.get(name)
        return clean(row.cells[place]) if place is not None and place < len(row.cells) else ""

    def _take_target(self, row: Row, feature: str, value: str) -> None:
        least, most = self._whole(row, "min"), self._whole(row, "max")
        low, high = self._whole(row, "min_flex", blank=True), self._whole(row, "max_flex", blank=True)
        if least is None or most is None or low == -1 or high == -1:
            return
        if least > most:
            words = _("The least, {least}, is above the most, {most}.").format(least=least, most=most)
            self._find("target-reversed", words, row.line, "min", _("Exchange them, or mend one."))
        elif (low is not None and low > least) or (high is not None and high < most):
            words = _("min_flex must not be above min, nor max_flex below max.")
            self._find("target-flex", words, row.line, "min_flex")
        else:
            self._rows.append(TargetRow(feature, value, least, most, low, high, row.line))

    def _whole(self, row: Row, name: str, *, blank: bool = False) -> int | None:
        """A whole number from 0; None for a blank where that is right, else a finding and None (flex: -1)."""
        text = self._cell(row, name)
        if blank and not text:
            return None
        if re.fullmatch(r"[0-9]{1,7}", text):
            return int(text)
        words = (
            _("“{text}” is no whole number from 0.").format(text=shortened(text))
            if text
            else _("The cell is blank.")
        )
        self._find("number-unfit", words, row.line, name, _("Write a count of seats, such as 4."))
        return -1 if blank else None

    def _take_share(self, row: Row, feature: str, value: str) -> None:
        text = self._cell(row, "share")
        found = re.fullmatch(r"([0-9]+(?:[.,][0-9]+)?)\s*(%?)", text)
        if found is None:
            words = _("“{text}” is no share.").format(text=shortened(text))
            self._find("share-unfit", words, row.line, "share", _("Write it as 12.5, 12,5 % or 0.125."))
            return
        share = Fraction(found[1].replace(",", "."))
        self._shares.append(ShareRow(feature, value, share / 100 if found[2] else share, row.line))

    def _find(
        self, code: str, words: str, line: int, column: str, remedy: str = "", *, grave: bool = True
    ) -> None:
        remedy = remedy or (_("Mend it in the file and choose it again.") if grave else "")
        self._findings.append(
            Finding(code, words, remedy, grave, self._grid.name, line, column, self._grid.sheet)
        )

    def file(self) -> TargetsFile:
        if not self._rows and not self._shares and not any(one.grave for one in self._findings):
            self._find(
                "targets-none",
                _("There is no target in the file."),
                0,
                "",
                _("It needs a line for each value."),
            )
        return TargetsFile(self._grid.name, tuple(self._rows), self._evened(), tuple(self._findings))

    def _evened(self) -> tuple[ShareRow, ...]:
        """Shares as parts of 1: each feature is given in hundredths or in parts, told by its sum."""
        sums: dict[str, Fraction] = {}
        for one in self._shares:
            sums[key(one.feature)] = sums.get(key(one.feature), Fraction(0)) + one.share
        for feature, total in sums.items():
            whole = 100 if total > 2 else 1
            if abs(total / whole - 1) > Fraction(1, 100):
                first = next(one for one in self._shares if key(one.feature) == feature)
                words = _("The shares of “{feature}” sum to {sum} %, not 100.")
                words = words.format(feature=first.feature, sum=f"{float(total / whole * 100):.1f}")
                self._find("shares-sum", words, first.line, "share", grave=False)
        return tuple(
            ShareRow(one.feature, one.value, one.share / (100 if sums[key(one.feature)] > 2 else 1), one.line)
            for one in self._shares
        )
