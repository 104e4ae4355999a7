"""Spreadsheets (XLSX) as rows: the zip looked at first, then values read as a stream, never formulas.

Read with the expat parser and our own limits, as a general reader loads all strings and pads every row.
"""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from posixpath import join, normpath
from xml.parsers import expat

from council.people.grid import Grid, Row, Rows, complain
from council.people.refusals import FileRefused
from council.progress import SILENT, Progress
from council.words import _

MOST_ENTRIES, MOST_BYTES, MOST_RATIO = 1_000, 200_000_000, 100
MOST_CELLS, MOST_COLUMNS, LONGEST_CELL = 10_000_000, 500, 100_000
_MOST_TEXT = 60_000_000
_CHUNK = 1 << 16
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NOT_CODE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


_DAMAGE = (  # all that a part cut off, swapped or scribbled over can make its readers raise
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,  # bz2's word for damage, and EOFError's kin; nothing here touches the disk
    EOFError,
    LookupError,
    ValueError,
    OverflowError,
    expat.ExpatError,
    NotImplementedError,
)


class _Broken(Exception):
    """A part of the workbook is not what it should be; the words say how."""


@dataclass(slots=True)
class _Book:
    """What the small parts of a workbook say."""

    sheets: list[tuple[str, str, bool]]  # name, path, hidden
    strings: list[str]
    dates: list[bool]
    since_1904: bool


def grid_of_sheet(data: bytes, name: str, *, sheet: str | None = None, progress: Progress = SILENT) -> Grid:
    """The rows of one sheet: the one named, else the first in sight that has two filled columns.

    Raises: FileRefused for anything that is no plain workbook, too large when unpacked, or without values.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_zip(archive, name)
            book = _book(archive)
            return _grid(archive, book, name, sheet, progress)
    except _DAMAGE as error:
        words = _("The workbook is cut off or damaged ({reason}).").format(reason=error)
        raise complain("workbook-damaged", words, name, remedy=_save_again()) from error
    except (_Broken, RuntimeError) as error:
        words = _("The workbook cannot be read: {reason}.").format(reason=error)
        raise complain("workbook-unfit", words, name, remedy=_save_again()) from error


def _save_again() -> str:
    return _("Open it in a spreadsheet program and save it anew as XLSX or as “CSV UTF-8”.")


def _check_zip(archive: zipfile.ZipFile, name: str) -> None:
    entries = archive.infolist()
    names = {one.filename for one in entries}
    size = sum(one.file_size for one in entries)
    hostile = any(".." in one.split("/") or one.startswith(("/", "\\")) or ":" in one for one in names)
    swollen = any(
        one.file_size > 1_000_000 and one.file_size > MOST_RATIO * max(1, one.compress_size)
        for one in entries
    )
    if len(entries) > MOST_ENTRIES or size > MOST_BYTES or swollen or hostile:
        words = _("The file unpacks to far more than a table of people needs; it is not opened.")
        raise complain("workbook-bomb", words, name, remedy=_save_again())
    if "xl/workbook.xml" not in names:
        words = _("This is a packed file, but no XLSX workbook.")
        raise complain("not-a-table", words, name, remedy=_save_again())


def _book(archive: zipfile.ZipFile) -> _Book:
    targets: dict[str, str] = {}
    book = _Book([], [], [], False)
    pending: list[tuple[str, str, bool]] = []

    def link(tag: str, given: dict[str, str]) -> None:
        if tag == "Relationship" and given.get("TargetMode") != "External":
            targets[given["Id"]] = _inside(given["Target"])

    def part(tag: str, given: dict[str, str]) -> None:
        if tag == "sheet":
            link_id = next((value for label, value in given.items() if label.endswith(":id")), "")
            pending.append((given.get("name", ""), link_id, given.get("state", "visible") != "visible"))
        elif tag == "workbookPr":
            book.since_1904 = given.get("date1904", "0") in ("1", "true")

    _walk(archive, "xl/_rels/workbook.xml.rels", start=link)
    _walk(archive, "xl/workbook.xml", start=part)
    book.sheets = [
        (label, targets[link_id], hidden) for label, link_id, hidden in pending if link_id in targets
    ]
    names = set(archive.namelist())
    if "xl/styles.xml" in names:
        book.dates = _date_styles(archive)
    if "xl/sharedStrings.xml" in names:
        book.strings = _shared_strings(archive)
    return book


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def _date_styles(archive: zipfile.ZipFile) -> list[bool]:
    """For each cell style whether it shows its number as a date."""
    codes: dict[str, str] = {}
    styles: list[bool] = []
    inside = False

    def start(tag: str, given: dict[str, str]) -> None:
        nonlocal inside
        if tag == "numFmt":
            codes[given.get("numFmtId", "")] = _NOT_CODE.sub("", given.get("formatCode", "")).lower()
        elif tag == "cellXfs":
            inside = True
        elif tag == "xf" and inside:
            number = given.get("numFmtId", "0")
            code = codes.get(number)
            styles.append(any(one in code for one in "dmyh") if code else int(number) in _DATES)

    def end(tag: str) -> None:
        nonlocal inside
        inside = inside and tag != "cellXfs"

    _walk(archive, "xl/styles.xml", start=start, end=end)
    return styles


def _shared_strings(archive: zipfile.ZipFile) -> list[str]:
    strings: list[str] = []
    text: list[str] = []
    state = {"t": False, "phonetic": False, "length": 0}

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "si":
            text.clear()
            state["length"] = 0
        state["phonetic"] = tag == "rPh" or (state["phonetic"] and tag == "t")
        state["t"] = tag == "t" and not state["phonetic"]

    def end(tag: str) -> None:
        state["t"] = False
        if tag == "si":
            strings.append("".join(text))

    def words(piece: str) -> None:
        if state["t"]:
            state["length"] += len(piece)
            if state["length"] > LONGEST_CELL:
                raise _Broken(_("a cell holds more than 100,000 characters"))
            text.append(piece)

    _walk(archive, "xl/sharedStrings.xml", start=start, end=end, words=words, most=_MOST_TEXT)
    return strings


def _walk(
    archive: zipfile.ZipFile,
    path: str,
    *,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    words: Callable[[str], None] | None = None,
    most: int = 20_000_000,
) -> None:
    """Parse one part as a stream, telling of tags without their name space. Document types are refused."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = lambda tag, given: start(tag.rpartition(":")[2], given)
    if end:
        parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
    if words:
        parser.CharacterDataHandler = words
    for _none in _fed(parser, archive, path, most):
        pass


def _refuse_doctype(*_given: object) -> None:
    raise _Broken(_("it declares entities, which no spreadsheet needs"))


def _fed(parser: expat.XMLParserType, archive: zipfile.ZipFile, path: str, most: int) -> Iterator[int]:
    """Feed a part to the parser piece by piece, giving back how many bytes were read so far."""
    read = 0
    with archive.open(path) as part:
        while piece := part.read(_CHUNK):
            read += len(piece)
            if read > most:
                raise _Broken(_("one part of it is too large"))
            parser.Parse(piece, False)
            yield read
    parser.Parse(b"", True)


def _grid(archive: zipfile.ZipFile, book: _Book, name: str, wanted: str | None, progress: Progress) -> Grid:
    offered = tuple(label for label, _path, _hidden in book.sheets)
    if wanted is not None and wanted not in offered:
        words = _("There is no sheet “{sheet}”. It has: {sheets}.")
        raise complain("sheet-missing", words.format(sheet=wanted, sheets=", ".join(offered)), name)
    chosen = [one for one in book.sheets if one[0] == wanted or (wanted is None and not one[2])]
    for label, path, _hidden in chosen:
        rows = Rows(
            SheetReader(book.strings, book.dates, book.since_1904, name, label).rows(archive, path, progress)
        )
        if wanted is not None or any(sum(map(bool, row.cells)) > 1 for row in rows):
            return Grid(name, rows, (), label, offered)
    raise complain("sheet-empty", _("No sheet of the workbook holds a table."), name)


class SheetReader:
    """Collects the rows of one sheet as text: dates as 2026-03-01, whole numbers without a point."""

    def __init__(
        self, strings: list[str], dates: list[bool], since_1904: bool, name: str, sheet: str
    ) -> None:
        self._strings, self._dates = strings, dates
        self._epoch = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)
        self._name, self._sheet = name, sheet
        self._done: list[Row] = []
        self._cells: dict[int, str] = {}
        self._text: list[str] = []
        self._line = self._column = self._count = self._length = 0
        self._kind, self._style = "n", 0
        self._listening = self._formula = False

    def rows(self, archive: zipfile.ZipFile, path: str, progress: Progress) -> Iterator[Row]:
        """Every row that has a cell, in order. Raises: FileRefused beyond the limits or without values."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        size = archive.getinfo(path).file_size
        for read in _fed(parser, archive, path, MOST_BYTES):
            yield from self._done
            self._done.clear()
            progress(read, size, _("Reading {file}").format(file=self._name))
        yield from self._done

    def _start(self, tag: str, given: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "c":
            self._open_cell(given)
        elif tag == "row":
            self._line = int(given["r"]) if "r" in given else self._line + 1
            self._column = 0
        elif tag in ("v", "t"):
            self._listening = True
        elif tag == "f":
            self._formula = True

    def _open_cell(self, given: dict[str, str]) -> None:
        place = given.get("r", "")
        self._column = _column_number(place) if place else self._column + 1
        self._count += 1
        if self._column > MOST_COLUMNS or self._count > MOST_CELLS:
            words = _(
                "The sheet reaches to cell {cell}; at most {columns} columns and {cells} cells are read."
            )
            words = words.format(cell=place or self._line, columns=MOST_COLUMNS, cells=MOST_CELLS)
            remedy = _("Copy the rows and columns with people into a new sheet.")
            raise complain("sheet-too-large", words, self._name, self._line, remedy=remedy, sheet=self._sheet)
        self._kind, self._style = given.get("t", "n"), int(given.get("s", "0"))
        self._text.clear()
        self._length, self._formula = 0, False

    def _words(self, piece: str) -> None:
        if self._listening:
            self._length += len(piece)
            if self._length > LONGEST_CELL:
                words = _("A cell holds more than 100,000 characters.")
                raise complain("cell-too-long", words, self._name, self._line, sheet=self._sheet)
            self._text.append(piece)

    def _end(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag in ("v", "t"):
            self._listening = False
        elif tag == "c":
            if value := self._value("".join(self._text)):
                self._cells[self._column] = value
        elif tag == "row" and self._cells:
            width = max(self._cells)
            self._done.append(Row(self._line, tuple(self._cells.get(i, "") for i in range(1, width + 1))))
            self._cells.clear()

    def _value(self, text: str) -> str:
        if not text:
            if self._formula and self._kind != "str":
                raise self._no_value()
            return ""
        if self._kind == "s":
            return self._strings[int(text)] if 0 <= int(text) < len(self._strings) else ""
        if self._kind == "b":
            return "TRUE" if text == "1" else "FALSE"
        if self._kind != "n":
            return text
        is_date = self._style < len(self._dates) and self._dates[self._style]
        return self._date(text) if is_date else _number(text)

    def _no_value(self) -> FileRefused:
        words = _("Cell {cell} holds a formula whose value was not saved.")
        cell = f"{_column_name(self._column)}{self._line}"
        remedy = _("Open the file in a spreadsheet program, save it, and choose it again.")
        words = words.format(cell=cell)
        return complain(
            "formula-without-value", words, self._name, self._line, remedy=remedy, sheet=self._sheet
        )

    def _date(self, text: str) -> str:
        try:
            moment = self._epoch + timedelta(days=float(text))
        except (OverflowError, ValueError):
            return text
        midnight = (moment.hour, moment.minute, moment.second) == (0, 0, 0)
        return moment.date().isoformat() if midnight else moment.isoformat(" ", "minutes")


def _number(text: str) -> str:
    """A number as people write it: 12 for 12.0, and never with an exponent up to fifteen digits."""
    try:
        value = float(text)
    except ValueError:
        return text
    return str(int(value)) if value.is_integer() and abs(value) < 1e18 else f"{value:.15g}"


def _column_number(place: str) -> int:
    number = 0
    for letter in place:
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - 64
    return number


def _column_name(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
