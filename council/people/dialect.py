"""Text files as rows: encoding and separator found from the bytes, and said.

Whatever cannot be read for certain is refused with its line; nothing is replaced or dropped in silence.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from council.people.findings import Finding, refusal
from council.people.grid import Grid, Row, Rows, complain
from council.people.refusals import FileRefused
from council.progress import SILENT, Progress
from council.words import _

LONGEST_CELL = 100_000
_SEPARATORS = (",", ";", "\t", "|")
_NAMES = {",": ",", ";": ";", "\t": "TAB", "|": "|"}
_LOOKED_AT = 200
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MANY_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def grid_of_text(data: bytes, name: str, *, progress: Progress = SILENT) -> Grid:
    """The rows of a separated text file.

    Raises: FileRefused, with the line, for bytes of no one encoding, control characters, a quote that never
    closes, or a cell over 100,000 characters.
    """
    text, notes = _decoded(data, name)
    odd = _CONTROL.search(text)
    if odd:
        raise _control_refused(text, odd, name)
    text, said = _said_separator(text)
    separator = said or _best_separator(text)
    if separator != ",":
        notes.append(_separator_note(separator, name))
    plain, count = io.BytesIO(text.encode()), max(1, text.count("\n") or text.count("\r"))
    del text  # of a large file one copy is enough
    rows = Rows(_rows(plain, separator, name, first=2 if said else 1, lines=count, progress=progress))
    return Grid(name=name, rows=rows, notes=tuple(notes))


def _decoded(data: bytes, name: str) -> tuple[str, list[Finding]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding, name)
            return text, [] if encoding == "utf-8" else [_encoding_note(encoding, "", name)]
    if guessed := _wide_encoding(data):
        return _strictly(data, guessed, name), [_encoding_note(guessed, "", name)]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        return _as_cp1252(data, name, error)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _cut_refused(data[: error.start].decode(encoding, "ignore"), name, encoding) from error


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without its mark shows as a NUL in every other byte of western text."""
    if not data or len(data) % 2:
        return ""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if odd > len(data) // 8 and even * 20 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > len(data) // 8 and odd * 20 < even else ""


def _as_cp1252(data: bytes, name: str, error: UnicodeDecodeError) -> tuple[str, list[Finding]]:
    before = data[: error.start].decode("utf-8", "ignore")
    if error.reason == "unexpected end of data":
        raise _cut_refused(before, name, "UTF-8") from error
    if _MANY_BYTES.search(data):
        raise _mixed_refused(before, name) from error
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as worse:
        raise _cut_refused(data[: worse.start].decode("cp1252", "ignore"), name, "cp1252") from worse
    words = dict.fromkeys(word for word in re.findall(r"\w+", text) if not word.isascii())
    return text, [_encoding_note("Windows (cp1252)", ", ".join(list(words)[:3]), name)]


def _encoding_note(encoding: str, sample: str, name: str) -> Finding:
    words = _("The file is not UTF-8; it was read as {encoding}.").format(encoding=encoding)
    remedy = _("Look whether these words are right: {sample}.").format(sample=sample) if sample else ""
    return Finding("encoding-assumed", words, remedy, False, name)


def _separator_note(separator: str, name: str) -> Finding:
    words = _("Columns are separated by {separator}.").format(separator=_NAMES[separator])
    return Finding("separator-assumed", words, "", False, name)


def _mixed_refused(before: str, name: str) -> FileRefused:
    words = _("The file mixes two encodings: some letters are UTF-8 and this one is not, or was cut off.")
    return refusal([_at_end_of("encoding-mixed", before, words, name)])


def _cut_refused(before: str, name: str, encoding: str) -> FileRefused:
    words = _("A letter here cannot be read as {encoding}; the file is cut off or damaged.")
    return refusal([_at_end_of("encoding-broken", before, words.format(encoding=encoding), name)])


def _at_end_of(code: str, before: str, words: str, name: str) -> Finding:
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    at = _("It is character {number} of the line.").format(number=len(lines[-1]) + 1)
    return Finding(code, f"{words} {at}", _("Save it anew as “CSV UTF-8”."), True, name, len(lines))


def _control_refused(text: str, odd: re.Match[str], name: str) -> FileRefused:
    words = _("There is a control character (number {number}) in the text.").format(number=ord(odd[0]))
    return refusal([_at_end_of("control-character", text[: odd.start()], words, name)])


def _said_separator(text: str) -> tuple[str, str]:
    """The text without a first line `sep=;`, and the separator that line names."""
    found = re.match(r"sep=([,;|\t])\r?\n?", text, re.IGNORECASE)
    return (text[found.end() :], found[1]) if found else (text, "")


def _best_separator(text: str) -> str:
    """The separator that gives most rows one width; a comma when the file has one column."""
    return max(_SEPARATORS, key=lambda one: (_even_rows(text, one), -_SEPARATORS.index(one)))


def _even_rows(text: str, separator: str) -> tuple[int, int]:
    widths: Counter[int] = Counter()
    reader = csv.reader(io.StringIO(_begin(text), newline=""), delimiter=separator)
    try:
        for number, cells in enumerate(reader):
            if len(cells) > 1:
                widths[len(cells)] += 1
            if number >= _LOOKED_AT:
                break
    except csv.Error:
        return (0, 0)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _begin(text: str) -> str:
    """Enough of the text to tell its separator by."""
    return text[: _LOOKED_AT * 5_000]


def _rows(
    plain: io.BytesIO, separator: str, name: str, *, first: int, lines: int, progress: Progress
) -> Iterator[Row]:
    reader = csv.reader(io.TextIOWrapper(plain, "utf-8", newline=""), delimiter=separator, strict=True)
    start = first
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _quote_refused(name, start, error) from error
        if sum(map(len, cells)) > LONGEST_CELL and max(map(len, cells)) > LONGEST_CELL:
            raise complain(
                "cell-too-long",
                _("A cell holds more than 100,000 characters; a quote may be missing."),
                name,
                start,
            )
        yield Row(start, tuple(cells))
        start = reader.line_num + first
        if start % 2_000 < 1:
            progress(reader.line_num, lines, _("Reading {file}").format(file=name))


def _quote_refused(name: str, line: int, error: csv.Error) -> FileRefused:
    if "field larger" in str(error):
        words = _("A cell holds more than 100,000 characters; a quote may be missing.")
        return complain("cell-too-long", words, name, line)
    words = _("A quotation mark opens here and is not closed rightly.")
    return complain(
        "quote-open", words, name, line, remedy=_("Close it, or write it twice inside a quoted cell.")
    )
