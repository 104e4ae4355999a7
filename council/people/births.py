"""Birth dates become ages: written in many ways, understood by the whole column, counted on one day.

Pure. What a column leaves open (day or month first, a year alone) is asked, never guessed; the date itself
goes to the vault or nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from council.people.bands import OLDEST, Bands
from council.people.cells import clean, is_missing, key, shortened
from council.people.findings import Finding
from council.words import _, ngettext

Order = Literal["day-month", "month-day"]
Birthday = Literal["past", "ahead"]

_MONTHS = (
    "jan january januar jänner janvier enero ene gennaio janv",
    "feb february februar feber février fevrier febrero febbraio fév févr",
    "mar march märz maerz mrz mär mars marzo",
    "apr april avril abril aprile avr abr",
    "may mai mayo maggio mag",
    "jun june juni juin junio giugno giu",
    "jul july juli juillet julio luglio lug juil",
    "aug august août aout agosto ago aoû",
    "sep sept september septembre septiembre settembre set",
    "oct october okt oktober octobre octubre ottobre ott",
    "nov november novembre noviembre",
    "dec december dez dezember décembre decembre diciembre dicembre dic déc",
)
_MONTH_OF = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
_TIME = re.compile(r"(?<=\d)[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z| ?[ap]m|[+-]\d\d:?\d\d)?$")
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_COMPACT = re.compile(r"((?:18|19|20)\d\d)(\d\d)(\d\d)")
_YEAR_LAST = re.compile(r"(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/. ] ?(\d{4})|(\d{1,2}) (\d{1,2}) (\d{4})")
_YEAR_SHORT = re.compile(r"\d{1,2}[-/. ]{1,2}(?:\d{1,2}|[^\W\d]+\.?)[-/. ]{1,2}'?\d{2}")
_YEAR = re.compile(r"(?:18[5-9]|19\d|20\d)\d")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})|(\d{4})[-/](\d{1,2})")
_SERIAL = re.compile(r"(\d{4,5})(?:\.\d+)?")
_WORD = re.compile(r"[^\W\d_]+")
NO_DAY = date.min  # no first sitting day is known yet
_FIRST_SERIAL = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Births:
    """What a column of birth dates is read as.

    Attributes:
        column: its heading; `feature`: what the bands are kept as.
        on: the day ages are counted on, the first sitting day.
        order: which of two numbers is the day, where the column leaves it open.
        birthday: whether a birthday not told (a year alone) counts as past on that day, or as still ahead.
        keep_date: whether the date as written goes among the contact details.
    """

    column: str
    on: date
    bands: Bands
    feature: str = "age"
    order: Order | None = None
    birthday: Birthday | None = None
    keep_date: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """One way to understand a cell: first and last day it can mean, one for each order of day and month.

    `order` is the only order it fits, "" where both do or none is needed.
    """

    by_order: tuple[tuple[date, date] | None, tuple[date, date] | None]

    @property
    def order(self) -> Order | Literal[""]:
        first, second = self.by_order
        if first == second:
            return ""
        return "month-day" if first is None else "day-month" if second is None else ""

    @property
    def is_open(self) -> bool:
        """Whether both orders fit and mean other days."""
        first, second = self.by_order
        return first is not None and second is not None and first != second


class Unfit(ValueError):
    """What stands in a cell is no birth date; `args` are the code, the sentence and what to do."""


def written(text: str) -> Written:
    """What a cell can mean. Raises: Unfit."""
    said = _TIME.sub("", key(text)).strip()
    if found := _YEAR_FIRST.fullmatch(said) or _COMPACT.fullmatch(said):
        return _one_day(text, int(found[1]), int(found[2]), int(found[3]))
    if found := _YEAR_LAST.fullmatch(said):
        a, b, year = (int(one) for one in found.groups() if one)
        both = (_whole_day(year, b, a), _whole_day(year, a, b))
        if both == (None, None):
            raise _no_date(text)
        return Written(both)
    if _YEAR.fullmatch(said):
        year = int(said)
        span = (date(year, 1, 1), date(year, 12, 31))
        return Written((span, span))
    if found := _SERIAL.fullmatch(said):
        day = _FIRST_SERIAL + timedelta(days=int(found[1]))
        return Written(((day, day), (day, day)))
    return _rarer(text, said)


def _rarer(text: str, said: str) -> Written:
    if found := _MONTH_YEAR.fullmatch(said):
        month, year = (int(found[1]), int(found[2])) if found[1] else (int(found[4]), int(found[3]))
        return _month(text, year, month)
    months = [_MONTH_OF[one] for one in _WORD.findall(said) if one in _MONTH_OF]
    numbers = [int(one) for one in re.findall(r"\d{1,9}", said)]  # a longer one counts as several: no date
    if len(months) == 1:
        years = [one for one in numbers if one > 99]
        days = [one for one in numbers if one <= 31]
        if len(numbers) == 2 and len(years) == 1 and len(days) == 1:
            return _one_day(text, years[0], months[0], days[0])
        if len(numbers) == 1 and years:
            return _month(text, years[0], months[0])
    if _YEAR_SHORT.fullmatch(said):
        words = _("“{text}” gives the year in two digits: nobody can tell 1925 from 2025.")
        raise Unfit(
            "date-short-year", words.format(text=shortened(text)), _("Write the year in four digits.")
        )
    raise _no_date(text)


def _whole_day(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        one = date(year, month, day)
    except ValueError:
        return None
    return one, one


def _one_day(text: str, year: int, month: int, day: int) -> Written:
    span = _whole_day(year, month, day)
    if span is None:
        raise _no_date(text)
    return Written((span, span))


def _month(text: str, year: int, month: int) -> Written:
    first = _whole_day(year, month, 1)
    if first is None:
        raise _no_date(text)
    after = date(year + month // 12, month % 12 + 1, 1) if year < 9999 else date.max
    span = (first[0], after - timedelta(days=1))
    return Written((span, span))


def _no_date(text: str) -> Unfit:
    words = _("“{text}” is no date.").format(text=shortened(text))
    return Unfit("date-unfit", words, _("Write it as 1985-04-03, or as 3 Apr 1985."))


def age_on(born: date, day: date) -> int:
    """Whole years on a day; negative before birth. Someone born on 29 February turns a year on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@dataclass(slots=True)
class BirthColumn:
    """A whole column of birth dates understood: the band of each cell, or why there is none."""

    births: Births
    order: Order | None
    findings: tuple[Finding, ...]
    _open: frozenset[str] = frozenset()
    _known: dict[str, str | Unfit] = field(default_factory=dict)

    def band(self, text: str) -> str:
        """The band of a cell, "" for no answer. Raises: Unfit, also while a question is open."""
        if text not in self._known:
            self._known[text] = self._found(text)
        found = self._known[text]
        if isinstance(found, Unfit):
            raise found
        return found

    def _found(self, text: str) -> str | Unfit:
        if is_missing(text):
            return ""
        if text in self._open:
            return Unfit("", "", "")  # the question stands once for all of them
        try:
            first, last = _span(written(text), text, self.order)
            return self._band(text, first, last)
        except Unfit as unfit:
            return unfit

    def _band(self, text: str, first: date, last: date) -> str:
        ages = sorted((age_on(last, self.births.on), age_on(first, self.births.on)))
        if ages[1] < 0 or ages[0] > OLDEST:
            words = _("“{text}” makes an age of {age}.").format(text=shortened(text), age=ages[0])
            raise Unfit("date-unlikely", words, _("Mend the year."))
        age = ages[1] if self.births.birthday == "past" else ages[0]
        band = self.births.bands.of(age)
        if not band:
            words = _("An age of {age} on {day} lies in no band.")
            words = words.format(age=age, day=self.births.on.isoformat())
            raise Unfit("age-outside", words, _("Leave this person out, or add a band."))
        return band


def _span(cell: Written, text: str, order: Order | None) -> tuple[date, date]:
    first, second = cell.by_order
    span = second if order == "month-day" else first if order == "day-month" else first or second
    if span is None:
        words = _("“{text}” does not fit the order of day and month chosen for this column.")
        raise Unfit("date-unfit", words.format(text=shortened(text)), _("Mend this date."))
    return span


def birth_column(
    cells: Iterable[tuple[int, str]], births: Births, *, file: str = "", sheet: str = ""
) -> BirthColumn:
    """Understand a column of birth dates by all its cells.

    Args:
        cells: (line, cell) of every row.
    Returns: the column; the grave ones of its findings (dates-open, dates-mixed, years-only) are questions
        that stand until `births` answers them, and meanwhile the cells they are about have no band.
    """
    seen = _Seen(births, file, sheet)
    for line, cell in cells:
        seen.look(line, clean(cell))
    return seen.column()


class _Seen:
    """What a column shows of the order of day and month, and of years alone."""

    def __init__(self, births: Births, file: str, sheet: str) -> None:
        self._births, self._file, self._sheet = births, file, sheet
        self._cells: dict[str, Written | None] = {}
        self._lines: dict[str, list[int]] = {}

    def look(self, line: int, cell: str) -> None:
        if cell not in self._cells:
            try:
                self._cells[cell] = None if is_missing(cell) else written(cell)
            except Unfit:
                self._cells[cell] = None
        if self._cells[cell] is not None:
            self._lines.setdefault(cell, []).append(line)

    def column(self) -> BirthColumn:
        told = {one: cell for one, cell in self._cells.items() if cell is not None}
        forced: dict[str, list[int]] = {"day-month": [], "month-day": []}
        for text, cell in told.items():
            if cell.order:
                forced[cell.order] += self._lines[text]
        unsure = [text for text, cell in told.items() if cell.is_open]
        order, said = self._order(forced, unsure)
        ask = unsure if order is None else []
        years = [] if self._births.birthday else [one for one, cell in told.items() if self._hangs(cell)]
        if years:
            words = _("A year without a day leaves the age open, and here two bands are possible.")
            said.append(self._ask("years-only", words, years))
        if serials := [one for one in told if _is_serial(one)]:
            words = _("“{text}” is read as the day number of a spreadsheet.").format(text=serials[0])
            said.append(self._note("dates-serial", words, self._lines_of(serials)))
        return BirthColumn(self._births, order, tuple(said), frozenset((*ask, *years)))

    def _order(self, forced: dict[str, list[int]], unsure: list[str]) -> tuple[Order | None, list[Finding]]:
        if self._births.order:
            return self._births.order, []
        day, month = forced["day-month"], forced["month-day"]
        if day and month:
            words = _("Line {day} has the day first, line {month} the month: the column mixes both orders.")
            words = words.format(day=min(day), month=min(month))
            if unsure:
                return None, [self._ask("dates-mixed", words, unsure, line=max(min(day), min(month)))]
            return None, [self._note("dates-mixed", words, [max(min(day), min(month))])]
        if day:
            return "day-month", [self._note("dates-read", _("Dates are read with the day first."), day)]
        if month:
            return "month-day", [self._note("dates-read", _("Dates are read with the month first."), month)]
        if unsure:
            words = _("“{text}” can be read with the day or with the month first.")
            return None, [self._ask("dates-open", words.format(text=shortened(unsure[0])), unsure)]
        return None, []

    def _hangs(self, cell: Written) -> bool:
        """Whether a band hangs on a birthday that is not told."""
        span = cell.by_order[0] or cell.by_order[1]
        if span is None or span[0] == span[1]:
            return False
        ages = [age_on(day, self._births.on) for day in span]
        return len({self._births.bands.of(age) for age in ages}) > 1

    def _lines_of(self, texts: Iterable[str]) -> list[int]:
        return [line for text in texts for line in self._lines[text]]

    def _ask(self, code: str, words: str, texts: list[str], *, line: int = 0) -> Finding:
        lines = self._lines_of(texts)
        hangs = ngettext("{count} row hangs on it.", "{count} rows hang on it.", len(lines))
        remedy = {
            "dates-open": _("Say which comes first, the day or the month."),
            "dates-mixed": _("Say which order is right; dates that do not fit it are refused."),
            "years-only": _("Say whether such a birthday counts as past on that day."),
        }[code]
        words = " ".join((words, hangs.format(count=len(lines))))
        return self._finding(code, words, remedy, lines, grave=True, line=line or min(lines))

    def _note(self, code: str, words: str, lines: list[int]) -> Finding:
        return self._finding(code, words, "", lines, grave=False, line=min(lines))

    def _finding(
        self, code: str, words: str, remedy: str, lines: list[int], *, grave: bool, line: int
    ) -> Finding:
        column = self._births.column
        return Finding(code, words, remedy, grave, self._file, line, column, self._sheet, count=len(lines))


def _is_serial(text: str) -> bool:
    said = _TIME.sub("", key(text)).strip()
    return bool(_SERIAL.fullmatch(said)) and not _YEAR.fullmatch(said)
