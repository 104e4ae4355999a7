"""Rows of a table become people: the heading found, the id column chosen, every row accounted for.

Of two rows with one id and other data neither is taken; whatever is refused has a line and a way out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from council.people.cells import clean, household_key, key, nearest, shortened
from council.people.findings import Finding
from council.people.grid import Grid, Row, complain
from council.words import _, ngettext

_ID_WORDS = frozenset(
    [
        "id",
        "ids",
        "nr",
        "no",
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
    ]
)
_TOTALS = frozenset(["total", "totals", "sum", "summe", "gesamt", "somme"])
_HEADER_WITHIN = 20


@dataclass(frozen=True, slots=True)
class ReadPerson:
    """One person of a file. `household` is shared by those of one address, "" means alone."""

    ref: str
    attributes: dict[str, str]
    household: str
    contact: dict[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """What a file of people holds: rows read = accepted + refused + skipped."""

    name: str
    header: tuple[str, ...]
    id_column: str
    features: tuple[str, ...]
    address: tuple[str, ...]
    contact: tuple[str, ...]
    people: tuple[ReadPerson, ...]
    findings: tuple[Finding, ...]
    rows: int
    accepted: int
    refused: int
    skipped: int
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing was refused."""
        return not any(one.grave for one in self.findings)


def people_in(
    grid: Grid,
    *,
    id_column: str | None = None,
    features: Sequence[str] | None = None,
    address: Sequence[str] = (),
    contact: Sequence[str] = (),
) -> PeopleFile:
    """The people of a table already read; see read_people."""
    heading, body = heading_of(grid, id_column)
    columns = _Columns.of(grid, heading)
    own = columns.one(id_column) if id_column else _id_column(grid, columns, body)
    homes, private = columns.several(address), columns.several(contact)
    taken = {own, *homes, *private}
    chosen = columns.several(features) if features is not None else columns.all_but(taken)
    reader = _Reader(grid, columns, own, chosen, homes, private)
    for row in body:
        reader.take(row)
    return reader.file(above=heading.line - grid.rows[0].line)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The headings of a table, found by what their spellings share."""

    grid: Grid
    line: int
    header: tuple[str, ...]
    places: dict[str, int]

    @classmethod
    def of(cls, grid: Grid, heading: Row) -> _Columns:
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
        return tuple(dict.fromkeys(self.one(name) for name in names))

    def all_but(self, taken: set[int]) -> tuple[int, ...]:
        return tuple(i for i, words in enumerate(self.header) if words and i not in taken)


def heading_of(grid: Grid, id_column: str | None) -> tuple[Row, Sequence[Row]]:
    """The heading row and the rows under it; rows above (a title, a note) are passed over and reported."""
    top = [row for row in grid.rows[:_HEADER_WITHIN] if not _is_comment(row)]
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
    return _id_column(grid, _Columns.of(grid, heading), body)


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.strip())


def _is_comment(row: Row) -> bool:
    first = row.cells[0].strip() if row.cells else ""
    return first.startswith("#") or not any(cell and not cell.isspace() for cell in row.cells)


def _id_column(grid: Grid, columns: _Columns, body: Sequence[Row]) -> int:
    if "id" in columns.places:
        return columns.places["id"]
    rows = [row for row in body if not _is_comment(row)]
    named = [place for place, words in enumerate(columns.header) if _says_id(words)]
    unique = [place for place in named if _is_unique(rows, place)]
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


def _says_id(words: str) -> bool:
    split = re.sub(r"([a-z])([A-Z])", r"\1 \2", words)
    return any(one in _ID_WORDS for one in re.split(r"[^\w]+|_", split.casefold()))


def _is_unique(rows: Sequence[Row], place: int) -> bool:
    values = [row.cells[place].strip() if place < len(row.cells) else "" for row in rows]
    return bool(values) and all(values) and len(set(values)) == len(values)


@dataclass(slots=True)
class _Reader:
    """Takes row after row, and keeps the account."""

    grid: Grid
    columns: _Columns
    own: int
    chosen: tuple[int, ...]
    homes: tuple[int, ...]
    private: tuple[int, ...]
    people: dict[str, ReadPerson] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    clashing: dict[str, int] = field(default_factory=dict)
    alike: dict[str, str] = field(default_factory=dict)
    rows: int = 0
    refused: int = 0
    skipped: int = 0
    doubled: list[int] = field(default_factory=list)

    def take(self, row: Row) -> None:
        self.rows += 1
        width = len(self.columns.header)
        cells = [clean(cell) for cell in row.cells] + [""] * (width - len(row.cells))
        if _is_comment(row) or self._is_bare(cells):
            self.skipped += 1
        elif self._fits(row, cells):
            self._keep(self._person(row.line, cells))
        else:
            self.refused += 1

    def _is_bare(self, cells: Sequence[str]) -> bool:
        """Whether the row names nobody: a sum below the table, or empty in every column we read."""
        if next(filter(None, cells), "").casefold() in _TOTALS:
            return True
        return not any(cells[place] for place in (self.own, *self.chosen, *self.homes, *self.private))

    def _fits(self, row: Row, cells: Sequence[str]) -> bool:
        width = len(self.columns.header)
        if any(cells[width:]) or (not self.grid.sheet and len(row.cells) < width):
            words = _("The row has {found} cells, the heading {wanted}.").format(
                found=len(row.cells), wanted=width
            )
            self._find(
                "row-ragged", words, _("A separator or a quotation mark is missing or too many."), row.line
            )
        elif not cells[self.own]:
            self._find(
                "id-blank",
                _("The id is blank."),
                _("Give this person an id of their own."),
                row.line,
                self.own,
            )
        else:
            return not self._has_error(row.line, cells)
        return False

    def _has_error(self, line: int, cells: Sequence[str]) -> bool:
        for place in (self.own, *self.chosen):
            cell = cells[place]
            if cell.startswith("#") and cell.endswith(("!", "?", "#N/A")) and cell.isupper():
                words = _("The cell holds an error of the spreadsheet: {cell}.").format(cell=shortened(cell))
                self._find(
                    "cell-error", words, _("Mend the formula, save, and choose it again."), line, place
                )
                return True
        return False

    def _keep(self, person: ReadPerson) -> None:
        known = self.people.get(person.ref)
        if known is None and person.ref not in self.clashing:
            self._note_alike(person)
            self.people[person.ref] = person
        elif known is not None and replace(person, line=known.line) == known:
            self.skipped += 1
            self.doubled.append(person.line)
        else:
            self._clash(person, known)

    def _clash(self, person: ReadPerson, known: ReadPerson | None) -> None:
        """Of two rows with one id and other data neither is taken, as nobody can tell which is right."""
        if known is not None:
            del self.people[known.ref]
            self.clashing[known.ref] = known.line
            self.refused += 1
        self.refused += 1
        words = _("The id “{ref}” stands here and on line {first} with other data.")
        words = words.format(ref=shortened(person.ref), first=self.clashing[person.ref])
        remedy = _("Keep the right row, or give one of the two another id.")
        self._find("id-doubled", words, remedy, person.line, self.own)

    def _person(self, line: int, cells: Sequence[str]) -> ReadPerson:
        header = self.columns.header
        return ReadPerson(
            ref=cells[self.own],
            attributes={header[place]: cells[place] for place in self.chosen},
            household=household_key(cells[place] for place in self.homes) if self.homes else "",
            contact={header[place]: cells[place] for place in self.private if cells[place]},
            line=line,
        )

    def _note_alike(self, person: ReadPerson) -> None:
        folded = key(person.ref)
        other = self.alike.setdefault(folded, person.ref)
        if other != person.ref:
            words = _(
                "The id “{ref}” differs from “{other}” by capitals or accents only; they count as two people."
            )
            words = words.format(ref=shortened(person.ref), other=shortened(other))
            self._find("id-alike", words, "", person.line, self.own, grave=False)
        if len(person.ref) >= 15 and person.ref.isdigit():
            words = _("The id “{ref}” has 15 digits or more; a spreadsheet may have rounded it.")
            words = words.format(ref=shortened(person.ref))
            self._find(
                "id-long-number", words, _("Format the column as text."), person.line, self.own, grave=False
            )

    def _find(
        self, code: str, words: str, remedy: str, line: int, place: int | None = None, *, grave: bool = True
    ) -> None:
        column = self.columns.header[place] if place is not None else ""
        self.findings.append(
            Finding(code, words, remedy, grave, self.grid.name, line, column, self.grid.sheet)
        )

    def file(self, *, above: int) -> PeopleFile:
        header = self.columns.header
        self._say_sums(above)
        return PeopleFile(
            name=self.grid.name,
            header=header,
            id_column=header[self.own],
            features=tuple(header[place] for place in self.chosen),
            address=tuple(header[place] for place in self.homes),
            contact=tuple(header[place] for place in self.private),
            people=tuple(self.people.values()),
            findings=(*self.grid.notes, *self.findings),
            rows=self.rows,
            accepted=len(self.people),
            refused=self.refused,
            skipped=self.skipped,
            sheet=self.grid.sheet,
            sheets=self.grid.sheets,
        )

    def _say_sums(self, above: int) -> None:
        if above > 0:
            words = ngettext(
                "{count} line above the heading was passed over.",
                "{count} lines above the heading were passed over.",
                above,
            )
            self._find("header-not-first", words.format(count=above), "", self.columns.line, grave=False)
        if self.doubled:
            words = ngettext(
                "{count} row repeats a person with the same data.",
                "{count} rows repeat people with the same data.",
                len(self.doubled),
            )
            self._find(
                "row-doubled",
                words.format(count=len(self.doubled)),
                _("Each is taken once."),
                self.doubled[0],
                grave=False,
            )
        if blanks := self.skipped - len(self.doubled):
            words = ngettext(
                "{count} row was skipped: blank, a comment or a total.",
                "{count} rows were skipped: blank, comments or totals.",
                blanks,
            )
            self._find("rows-skipped", words.format(count=blanks), "", 0, grave=False)
        if not self.people and not self.refused:
            self._find(
                "nobody",
                _("There is nobody in the file."),
                _("It needs a heading and a row for each person."),
                0,
            )
