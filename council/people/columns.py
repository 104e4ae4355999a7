"""What each column of a file is for, proposed from its name and what stands in it; a person decides.

A column without a purpose is not stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from council.people.cells import clean, key
from council.people.grid import Grid
from council.people.refusals import FileRefused
from council.people.roster import heading_of, id_place

Purpose = Literal["id", "attribute", "address", "contact", "ignored"]
PURPOSES: tuple[Purpose, ...] = ("id", "attribute", "address", "contact", "ignored")

_ADDRESS = frozenset(
    [
        "address",
        "address1",
        "address2",
        "adresse",
        "anschrift",
        "strasse",
        "straße",
        "street",
        "line",
        "postcode",
        "zip",
        "plz",
        "postal",
    ]
)
_CONTACT = frozenset(
    [
        "name",
        "firstname",
        "lastname",
        "surname",
        "forename",
        "vorname",
        "nachname",
        "familienname",
        "nom",
        "prenom",
        "email",
        "mail",
        "e-mail",
        "phone",
        "telephone",
        "telefon",
        "mobile",
        "handy",
        "cell",
        "contact",
        "needs",
        "nombre",
        "apellido",
    ]
)
_FREE_TEXT_FROM = 25


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column: its heading, what it is proposed for, how many values it has, and the first ones."""

    name: str
    purpose: Purpose
    values: int
    samples: tuple[str, ...]


def columns_of(grid: Grid) -> tuple[ColumnView, ...]:
    """Every headed column of a table of people, with a proposal for each.

    Raises: FileRefused, when the table has no heading or two columns have one name.
    """
    heading, body = heading_of(grid, None)
    header = tuple(clean(cell) for cell in heading.cells)
    own = _own(grid)
    views = []
    for place, name in enumerate(header):
        if name:
            seen = _seen(clean(row.cells[place]) for row in body if place < len(row.cells))
            views.append(
                ColumnView(
                    name, _purpose(name, place == own, len(seen), len(body)), len(seen), tuple(seen[:3])
                )
            )
    return tuple(views)


def of_purpose(columns: Iterable[ColumnView], purpose: Purpose) -> tuple[str, ...]:
    """The names of the columns proposed for one purpose, in order."""
    return tuple(one.name for one in columns if one.purpose == purpose)


def _own(grid: Grid) -> int:
    """The place of the id column, or -1 where nothing can be proposed."""
    try:
        return id_place(grid)
    except FileRefused as refused:
        if refused.facts["findings"][0].code != "id-column-unknown":  # type: ignore[index]  # facts are plain values
            raise
        return -1


def _seen(cells: Iterable[str]) -> Sequence[str]:
    return list(dict.fromkeys(filter(None, cells)))


def _purpose(name: str, is_own: bool, values: int, rows: int) -> Purpose:
    words = {key(one) for one in re.split(r"[\W_]+", re.sub(r"([a-z])([A-Z0-9])", r"\1 \2", name))} | {
        key(name)
    }
    if is_own:
        return "id"
    if words & _CONTACT:
        return "contact"
    if words & _ADDRESS:
        return "address"
    if values > _FREE_TEXT_FROM and values * 5 > rows:
        return "ignored"
    return "attribute"
