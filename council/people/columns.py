"""What each column of a file is for, proposed from its name and what stands in it; a person decides.

A column without a purpose is not stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from council.people.births import Unfit, written
from council.people.cells import clean, is_missing, key
from council.people.grid import Grid
from council.people.heading import heading_of, id_place
from council.people.refusals import FileRefused
from council.progress import SILENT, Progress
from council.words import _

Purpose = Literal["id", "attribute", "born", "address", "contact", "ignored"]
PURPOSES: tuple[Purpose, ...] = ("id", "attribute", "born", "address", "contact", "ignored")
KEPT: tuple[Purpose, ...] = ("id", "attribute", "born", "address", "contact")

_ADDRESS = frozenset(
    [
        "address",
        "address1",
        "address2",
        "addr",
        "adresse",
        "anschrift",
        "strasse",
        "straße",
        "street",
        "road",
        "line",
        "postcode",
        "zip",
        "plz",
        "postal",
        "hausnummer",
        "rue",
        "direccion",
        "dirección",
        "calle",
    ]
)
_CONTACT = frozenset(
    [
        "name",
        "names",
        "firstname",
        "lastname",
        "fullname",
        "surname",
        "forename",
        "vorname",
        "nachname",
        "familienname",
        "nom",
        "prenom",
        "prénom",
        "email",
        "mail",
        "e-mail",
        "phone",
        "telephone",
        "telefon",
        "tel",
        "mobile",
        "handy",
        "cell",
        "contact",
        "needs",
        "nombre",
        "apellido",
        "correo",
        "whatsapp",
        "title",
        "anrede",
    ]
)
_BORN = frozenset(
    [
        "birth",
        "birthdate",
        "birthday",
        "born",
        "dob",
        "geburtsdatum",
        "geburtstag",
        "geboren",
        "naissance",
        "nacimiento",
        "nascita",
        "d.o.b.",
        "geb",
    ]
)
_FREE_TEXT_FROM, MANY = 25, 1_000


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column: its heading, what it is proposed for, how many values it has, and the first ones.

    `values` stops counting at MANY; `blank` is how many rows say nothing here.
    """

    name: str
    purpose: Purpose
    values: int
    samples: tuple[str, ...]
    blank: int = 0


def columns_of(grid: Grid, *, progress: Progress = SILENT) -> tuple[ColumnView, ...]:
    """Every headed column of a table of people, with a proposal for each.

    Raises: FileRefused, when the table has no heading or two columns have one name.
    """
    heading, body = heading_of(grid, None)
    header = tuple(clean(cell) for cell in heading.cells)
    own = _own(grid)
    seen: list[dict[str, None]] = [{} for _name in header]
    filled = [0] * len(header)
    for number, row in enumerate(body):
        if number % 5_000 == 0:
            progress(number, len(body))
        for place, (cell, those) in enumerate(zip(row.cells, seen, strict=False)):
            if cell:
                filled[place] += 1
                if len(those) < MANY:
                    those[cell] = None
    views = []
    for place, name in enumerate(header):
        values = list(dict.fromkeys(filter(None, map(clean, seen[place]))))
        if name:
            purpose = "id" if place == own else _purpose(name, values, len(body))
            blank = len(body) - filled[place]
            views.append(ColumnView(name, purpose, len(values), tuple(values[:3]), blank))
    return tuple(views)


def of_purpose(columns: Iterable[ColumnView], purpose: Purpose) -> tuple[str, ...]:
    """The names of the columns proposed for one purpose, in order."""
    return tuple(one.name for one in columns if one.purpose == purpose)


def reason_for(purpose: Purpose) -> str:
    """Words that may say why a column is kept, to be mended by the person who knows."""
    return {
        "id": _("Tells people apart when a file comes again"),
        "attribute": _("Balances the panel"),
        "born": _("Gives the age band"),
        "address": _("Draws at most one person from a home"),
        "contact": _("Reaches this person about the council"),
        "ignored": "",
    }[purpose]


def _own(grid: Grid) -> int:
    """The place of the id column, or -1 where nothing can be proposed."""
    try:
        return id_place(grid)
    except FileRefused as refused:
        if refused.facts["findings"][0].code != "id-column-unknown":  # type: ignore[index]  # facts are plain values
            raise
        return -1


def _purpose(name: str, values: Sequence[str], rows: int) -> Purpose:
    words = {key(one) for one in re.split(r"[\W_]+", re.sub(r"([a-z])([A-Z0-9])", r"\1 \2", name))}
    words |= {
        key(name),
        re.sub(r"[\W_]+", "", key(name)),
    }  # "Post code", "E-mail", "First name" as one word too
    if words & _BORN and _are_dates(values):
        return "born"
    if words & _CONTACT or _are_mails(values):
        return "contact"
    if words & _ADDRESS:
        return "address"
    if len(values) > _FREE_TEXT_FROM and (len(values) >= MANY or len(values) * 5 > rows):
        return "ignored"
    return "attribute"


def _are_mails(values: Sequence[str]) -> bool:
    some = values[:50]
    return bool(some) and sum("@" in one for one in some) * 2 > len(some)


def _are_dates(values: Sequence[str]) -> bool:
    """Whether at least half of the first values are dates; a misprint or two do not hide a column."""
    some = [one for one in values[:100] if not is_missing(one)]
    return bool(some) and sum(map(_is_date, some)) * 2 >= len(some)


def _is_date(text: str) -> bool:
    try:
        written(text)
    except Unfit as unfit:
        return bool(unfit.args[0] == "date-short-year")
    return True
