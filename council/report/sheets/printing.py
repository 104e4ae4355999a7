"""Sheets → the bytes of one PDF; the same sheet gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from council.report.binding import Bundle, Furniture, bind
from council.report.paper import A4, Paper
from council.report.sheets.blocks import Part, Plate, Sheet
from council.report.sheets.flow import flowables_of
from council.report.sheets.plates import card_of
from council.words import _, in_language


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF: its bytes, its pages, and the aliases that were too long for their card."""

    data: bytes
    pages: int
    cut: tuple[str, ...] = ()

    @property
    def hash(self) -> str:
        """SHA-256 of the bytes in hex."""
        return sha256(self.data).hexdigest()


def print_sheet(sheet: Sheet, *, paper: Paper = A4, version: int = 0) -> Printed:
    """A sheet as PDF for a paper.

    Args: version: that stands on every page; 0 marks a draft.
    """
    page = paper.turned if sheet.landscape else paper
    with in_language(sheet.language):
        bound = bind(_furniture(sheet, version), lambda: [_bundle(part, page) for part in sheet.parts], page)
    return Printed(bound.data, bound.pages, _cut(sheet, page))


def _furniture(sheet: Sheet, version: int) -> Furniture:
    return Furniture(
        title=_("{sheet}, session {number}").format(sheet=sheet.title, number=sheet.number),
        author=sheet.council,
        subject=sheet.session,
        language=sheet.language,
        left=sheet.council,
        right=_("{sheet} · session {number}").format(sheet=sheet.title, number=sheet.number),
        about=_("Session {number}: {title}").format(number=sheet.number, title=sheet.session),
        facts=(_("Version {version}").format(version=version) if version else _("Draft"), sheet.day),
        headed=not sheet.fresh,
    )


def _bundle(part: Part, paper: Paper) -> Bundle:
    table = _("Table {number}").format(number=part.table) if part.table else _("All tables")
    return Bundle(table, [made for block in part.blocks for made in flowables_of(block, paper)])


def _cut(sheet: Sheet, paper: Paper) -> tuple[str, ...]:
    plates = [block for part in sheet.parts for block in part.blocks if isinstance(block, Plate)]
    return tuple(block.alias for block in plates if any(one.cut for one in card_of(block, paper)))
