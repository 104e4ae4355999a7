"""What the page of the report must think: its sections and what was found in it, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from council.report.making import Made
from council.report.numbers import day_words
from council.words import _, ngettext


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section with the page it begins on, 0 when it is not printed: not wanted, or nothing is known of it.

    A fixed one always stands where it stands.
    """

    id: str
    title: str
    page: int
    is_wanted: bool = True
    is_empty: bool = False
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class FindingRow:
    """Something readers would stumble over, and the place of the program that mends it."""

    id: str
    words: str
    section: str
    place: str
    given: Mapping[str, str]
    is_grave: bool


@dataclass(frozen=True, slots=True)
class ReportState:
    """Everything the page shows."""

    facts: str
    is_empty: bool
    sections: tuple[SectionRow, ...]
    findings: tuple[FindingRow, ...]

    @property
    def grave(self) -> int:
        """How many of the findings keep the file from being made."""
        return sum(one.is_grave for one in self.findings)

    @classmethod
    def of(cls, made: Made) -> ReportState:
        """The page's values from a finished report."""
        pages = made.printed.pages if made.printed else 0
        told = [edition_words(made.facts.edition.number)]
        if pages:
            told.append(ngettext("{count} page", "{count} pages", pages).format(count=pages))
        told.append(day_words(made.tree.day))
        return cls(
            facts=" · ".join(told),
            is_empty=all(one.is_empty for one in made.choices if not one.is_fixed),
            sections=_sections(made),
            findings=tuple(
                FindingRow(f"{n}", one.words, one.section, one.place, one.given, one.grave == "error")
                for n, one in enumerate(made.findings)
            ),
        )


def edition_words(number: int) -> str:
    """What the report is called before it goes out."""
    return _("Draft of edition {number}").format(number=number)


def _sections(made: Made) -> tuple[SectionRow, ...]:
    """Every section the report can have, in its order; those that are printed by their own titles."""
    places = made.printed.places if made.printed else {}
    titles = {one.key: one.title for one in made.tree.sections}
    rows = [
        SectionRow(
            one.key,
            titles.get(one.key, one.name[:1].upper() + one.name[1:]),
            places.get(one.key, 0),
            not one.is_hidden,
            one.is_empty,
            one.is_fixed,
        )
        for one in made.choices
    ]
    known = {row.id for row in rows}
    for at, section in enumerate(made.tree.sections):
        if section.key not in known:  # what has changed since the edition before: it comes and goes by itself
            rows.insert(at, SectionRow(section.key, section.title, places.get(section.key, 0), is_fixed=True))
    return tuple(rows)


def moved(rows: tuple[SectionRow, ...], key: str, position: int) -> tuple[str, ...]:
    """The order of sections once one of them stands at another position; the first and last keep theirs."""
    keys = [row.id for row in rows if row.id != key]
    first = next((n for n, row in enumerate(rows) if not row.is_fixed), 0)
    keys.insert(min(max(position, first), len(keys) - 1), key)
    fixed = {row.id for row in rows if row.is_fixed}
    return tuple(each for each in keys if each not in fixed)


def hidden_with(rows: tuple[SectionRow, ...], key: str) -> frozenset[str]:
    """The sections left out once the box of one was pressed."""
    now = frozenset(row.id for row in rows if not row.is_wanted)
    return now - {key} if key in now else now | {key}


def rearranged(
    rows: tuple[SectionRow, ...], order: tuple[str, ...], hidden: frozenset[str]
) -> tuple[SectionRow, ...]:
    """The rows as they will stand once a choice is kept; a fixed one stays, one left out has no page."""
    by_key = {row.id: row for row in rows}
    free = iter(order)
    return tuple(
        row
        if row.is_fixed
        else replace(
            by_key[key := next(free)],
            is_wanted=key not in hidden,
            page=0 if key in hidden else by_key[key].page,
        )
        for row in rows
    )
