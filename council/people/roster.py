"""Rows of a table become people: every row accounted for, of two with one id and other data neither taken.

Whatever is refused has a line and a way out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from council.people.births import BirthColumn, Births, Unfit, birth_column
from council.people.cells import clean, household_key, is_error, key, shortened
from council.people.findings import Finding
from council.people.grid import Grid, Row
from council.people.heading import Headings, heading_of, id_column_of, is_comment
from council.people.homes import homes_joined
from council.progress import SILENT, Progress
from council.words import _, ngettext

_TOTALS = frozenset(["total", "totals", "sum", "summe", "gesamt", "somme"])
_MOST_ALIKE = 100_000
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class ReadPerson:
    """One person of a file. `household` is shared by those of one address, "" means alone."""

    ref: str
    attributes: Mapping[str, str]
    household: str
    contact: Mapping[str, str]
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
    births: Births | None = None,
    joined: Iterable[tuple[str, str]] = (),
    progress: Progress = SILENT,
) -> PeopleFile:
    """The people of a table already read; see read_people.

    Args:
        births: a column of birth dates, kept as age bands under its own feature; the dates are not kept.
        joined: pairs of household keys that are one home (see homes).
    """
    heading, body = heading_of(grid, id_column)
    columns = Headings.of(grid, heading)
    own = columns.one(id_column) if id_column else id_column_of(grid, columns, body)
    homes, private = columns.several(address), columns.several(contact)
    born = columns.one(births.column) if births else -1
    if births and births.keep_date:
        private = (*private, born)
    taken = {own, *homes, *private, born}
    chosen = columns.several(features) if features is not None else columns.all_but(taken)
    if births:
        own_feature = key(births.feature)  # the bands stand for a column of that name
        chosen = tuple(at for at in chosen if at != born and key(columns.header[at]) != own_feature)
    words = _("Reading {file}").format(file=grid.name)
    reader = _Reader(grid, columns, own, chosen, homes, private, homes_joined(joined))
    if births:
        cells = ((row.line, _cell(row, born)) for row in _told(body, words, progress) if not is_comment(row))
        reader.understand(birth_column(cells, births, file=grid.name, sheet=grid.sheet), born)
    for row in _told(body, words, progress):
        reader.take(row)
    return reader.file(above=heading.line - grid.rows[0].line)


def _told(body: Sequence[Row], words: str, progress: Progress) -> Iterator[Row]:
    """Row after row, telling how far it is and asking whether to go on."""
    for number, row in enumerate(body):
        if number % 2_000 == 0:
            progress(number, len(body), words)
        yield row


def _cell(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""


class _Answers:
    """The attributes many people gave alike: as a mapping, and with the age bands there are."""

    __slots__ = ("_banded", "error", "given", "is_blank")

    def __init__(self, header: Sequence[str], places: Sequence[int], values: Sequence[str]) -> None:
        self.given: Mapping[str, str] = {header[at]: one for at, one in zip(places, values, strict=True)}
        self.is_blank = not any(values)
        errors = ((at, one) for at, one in zip(places, values, strict=True) if is_error(one))
        self.error: tuple[int, str] = next(errors, (-1, ""))
        self._banded: dict[str, Mapping[str, str]] = {}

    def with_band(self, feature: str, band: str) -> Mapping[str, str]:
        """The same with an age band."""
        if band not in self._banded:
            self._banded[band] = {**self.given, feature: band}
        return self._banded[band]


@dataclass(slots=True)
class _Reader:
    """Takes row after row, and keeps the account."""

    grid: Grid
    columns: Headings
    own: int
    chosen: tuple[int, ...]
    homes: tuple[int, ...]
    private: tuple[int, ...]
    joined: Mapping[str, str]
    born: BirthColumn | None = None
    born_place: int = -1
    people: dict[str, ReadPerson] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    clashing: dict[str, int] = field(default_factory=dict)
    answers: dict[tuple[str, ...], _Answers] = field(default_factory=dict)
    is_folded: bool = True
    rows: int = 0
    refused: int = 0
    skipped: int = 0
    doubled: list[int] = field(default_factory=list)

    def understand(self, born: BirthColumn, place: int) -> None:
        """Take birth dates as understood; what their column leaves open stands among the findings."""
        self.born, self.born_place = born, place
        self.findings += born.findings

    def take(self, row: Row) -> None:
        """Take one row, whichever way it goes."""
        self.rows += 1
        missing = len(self.columns.header) - len(row.cells)
        cells = row.cells if missing <= 0 else row.cells + ("",) * missing
        ref, answers = clean(cells[self.own]), self._answers(cells)
        if is_comment(row) or self._is_bare(ref, answers, cells):
            self.skipped += 1
        elif self._fits(row, ref, answers, cells) and (band := self._band(row.line, cells)) is not None:
            self._keep(self._person(row.line, ref, answers, band, cells))
        else:
            self.refused += 1

    def _answers(self, cells: Sequence[str]) -> _Answers:
        """The attributes of a row, cleaned; those who answer alike share them, and nobody changes them."""
        raw = tuple([cells[place] for place in self.chosen])
        known = self.answers.get(raw)
        if known is None:
            known = _Answers(self.columns.header, self.chosen, tuple(map(clean, raw)))
            if len(self.answers) < _MOST_ALIKE:
                self.answers[raw] = known
        return known

    def _band(self, line: int, cells: Sequence[str]) -> str | None:
        """The age band of a row; None when its birth date is refused."""
        if self.born is None:
            return ""
        try:
            return self.born.band(clean(cells[self.born_place]))
        except Unfit as unfit:
            code, words, remedy = unfit.args
            if code:  # else the column's own question stands for it
                self._find(code, words, remedy, line, self.born_place)
            return None

    def _is_bare(self, ref: str, answers: _Answers, cells: Sequence[str]) -> bool:
        """Whether the row names nobody: a sum below the table, or empty in every column we read."""
        if next(filter(str.strip, cells), "").strip().casefold() in _TOTALS:
            return True
        if ref or not answers.is_blank:
            return False
        others = (*self.homes, *self.private, *((self.born_place,) if self.born else ()))
        return not any(clean(cells[place]) for place in others)

    def _fits(self, row: Row, ref: str, answers: _Answers, cells: Sequence[str]) -> bool:
        width = len(self.columns.header)
        if len(row.cells) != width and (
            any(map(clean, cells[width:])) or (not self.grid.sheet and len(row.cells) < width)
        ):
            words = _("The row has {found} cells, the heading {wanted}.").format(
                found=len(row.cells), wanted=width
            )
            self._find(
                "row-ragged", words, _("A separator or a quotation mark is missing or too many."), row.line
            )
        elif not ref:
            words, remedy = _("The id is blank."), _("Give this person an id of their own.")
            self._find("id-blank", words, remedy, row.line, self.own)
        else:
            return not self._has_error(row.line, ref, answers)
        return False

    def _has_error(self, line: int, ref: str, answers: _Answers) -> bool:
        place, cell = (self.own, ref) if is_error(ref) else answers.error
        if cell:
            words = _("The cell holds an error of the spreadsheet: {cell}.").format(cell=shortened(cell))
            remedy = _("Mend the formula, save, and choose it again.")
            self._find("cell-error", words, remedy, line, place)
        return bool(cell)

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

    def _person(self, line: int, ref: str, answers: _Answers, band: str, cells: Sequence[str]) -> ReadPerson:
        header = self.columns.header
        home = household_key([cells[place] for place in self.homes]) if self.homes else ""
        private = {header[place]: words for place in self.private if (words := clean(cells[place]))}
        return ReadPerson(
            ref=ref,
            attributes=answers.with_band(self.born.births.feature, band) if self.born else answers.given,
            household=self.joined.get(home, home) if self.joined else home,
            contact=private or _NOTHING,
            line=line,
        )

    def _note_alike(self, person: ReadPerson) -> None:
        self.is_folded = self.is_folded and person.ref == person.ref.lower() and person.ref.isascii()
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

    def _say_alike(self) -> None:
        """Ids that only capitals or accents part; where every id is its own folded form there are none."""
        seen: dict[str, ReadPerson] = {}
        for person in () if self.is_folded else self.people.values():
            other = seen.setdefault(key(person.ref), person)
            if other is not person:
                words = _(
                    "The id “{ref}” differs from “{other}” by capitals or accents only; "
                    "they count as two people."
                )
                words = words.format(ref=shortened(person.ref), other=shortened(other.ref))
                self._find("id-alike", words, "", person.line, self.own, grave=False)

    def file(self, *, above: int) -> PeopleFile:
        """All of it, with its account and findings."""
        header = self.columns.header
        features = tuple(header[place] for place in self.chosen)
        if self.born and self.born.births.feature not in features:
            features = (*features, self.born.births.feature)
        self._say_alike()
        self._say_sums(above)
        return PeopleFile(
            name=self.grid.name,
            header=header,
            id_column=header[self.own],
            features=features,
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
