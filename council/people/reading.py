"""Files of people and targets: bytes in, values and findings out.

rows = accepted + refused + skipped, always; what is assumed is said, what is refused has line and way out.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from council.people.dialect import grid_of_text
from council.people.findings import Finding, refusal
from council.people.grid import Grid, complain
from council.people.quotas import ShareRow, TargetRow, TargetsFile, targets_in
from council.people.roster import PeopleFile, ReadPerson, people_in
from council.people.sheets import MOST_BYTES, grid_of_sheet
from council.progress import SILENT, Progress
from council.words import _

__all__ = [
    "Finding",
    "PeopleFile",
    "ReadPerson",
    "ShareRow",
    "TargetRow",
    "TargetsFile",
    "grid_from",
    "grid_of",
    "people_in",
    "read_people",
    "read_targets",
    "require_sound",
    "targets_in",
]


def require_sound(*files: PeopleFile | TargetsFile) -> None:
    """Refuse as soon as any file has a grave finding. Raises: FileRefused with all of them."""
    grave = [one for file in files for one in file.findings if one.grave]
    if grave:
        raise refusal(grave)


def grid_of(data: bytes, name: str, *, sheet: str | None = None, progress: Progress = SILENT) -> Grid:
    """The table in a file, by what the bytes are and not by the name.

    Raises: FileRefused for what is no table: old or locked spreadsheets, PDF, web pages, an empty file.
    """
    if data.startswith(b"PK"):
        return grid_of_sheet(data, name, sheet=sheet, progress=progress)
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        words = _("This is an old spreadsheet (.xls) or one locked with a password.")
    elif start.startswith(b"%pdf"):
        words = _("This is a PDF, not a table.")
    elif start.startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        words = _("This is a web page, whatever its name says.")
    elif not start:
        raise complain(
            "file-empty", _("The file is empty."), name, remedy=_("Choose the file with the rows in it.")
        )
    else:
        return grid_of_text(data, name, progress=progress)
    raise complain(
        "not-a-table", words, name, remedy=_("Save it as XLSX without a password, or as “CSV UTF-8”.")
    )


def read_people(
    data: bytes,
    name: str,
    *,
    id_column: str | None = None,
    features: Sequence[str] | None = None,
    address: Sequence[str] = (),
    contact: Sequence[str] = (),
    sheet: str | None = None,
    progress: Progress = SILENT,
) -> PeopleFile:
    """The people of a CSV or XLSX file.

    Args:
        id_column: else `id`, else the one column of unique filled cells whose name says id.
        features: columns to read as attributes; None means all that are not id, address or contact.
        address: columns that together make the household; they are not kept as attributes.
        contact: columns for the vault.
    Raises: FileRefused, when no table, no heading or a named column cannot be found.
    """
    grid = grid_of(data, name, sheet=sheet, progress=progress)
    return people_in(grid, id_column=id_column, features=features, address=address, contact=contact)


def read_targets(
    data: bytes, name: str, *, sheet: str | None = None, progress: Progress = SILENT
) -> TargetsFile:
    """The target lines, or the shares of the population, of a CSV or XLSX file (see quotas).

    Raises: FileRefused, when no table or none of the known headings is found.
    """
    return targets_in(grid_of(data, name, sheet=sheet, progress=progress))


def grid_from(path: Path, *, sheet: str | None = None, progress: Progress = SILENT) -> Grid:
    """The table in a file on disk. Raises: FileRefused, also when it cannot be opened or is too large."""
    try:
        if path.stat().st_size > MOST_BYTES:
            words = _("The file is larger than 200 MB; it is not opened.")
            raise complain("file-too-large", words, path.name)
        data = path.read_bytes()
    except OSError as error:
        words = _("The file cannot be opened: {reason}.").format(reason=error.strerror or error)
        raise complain("file-unreadable", words, path.name, remedy=_("Choose it again.")) from error
    return grid_of(data, path.name, sheet=sheet, progress=progress)
