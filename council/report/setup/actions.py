"""Verbs on a report's setup."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from council.report.design import checked_accent
from council.report.paper import PAPERS
from council.report.refusals import PaperUnknown
from council.report.setup import refusals
from council.report.setup.records import ReportSetup
from council.report.setup.views import FIRST, KEYS, LAST
from council.report.writing.checking import checked_language, seen
from council.store import Db

MOST_LINE = 500


def choose_sections(db: Db, *, order: Sequence[str] = (), hidden: Collection[str] = ()) -> None:
    """Say which sections the report has, and in which order; without both, all in the usual one.

    Raises: ReportPartUnknown; ReportPartKept: the contents and the notes cannot be left out.
    """
    for key in (*order, *hidden):
        if key not in KEYS:
            raise refusals.ReportPartUnknown(section=key, known=", ".join(KEYS))
    for key in sorted(hidden):
        if key in (FIRST, LAST):
            raise refusals.ReportPartKept(section=key)
    kept = list(dict.fromkeys(order))
    _change(_row(db), order=kept, hidden=[key for key in KEYS if key in hidden])


def set_up_report(
    db: Db,
    *,
    accent: str = "",
    paper: str = "A4",
    large: bool = False,
    licence: str = "",
    language: str = "",
    address: str = "",
    gaps: bool = True,
) -> None:
    """Say how the report looks and may be used; what is left out is as it was made by the house.

    Raises: AccentUnreadable; AccentTooPale, with the nearest that passes; PaperUnknown; TongueUnknown;
        SetupTooLong.
    """
    if paper not in PAPERS:
        raise PaperUnknown(paper=paper, known=", ".join(sorted(PAPERS)))
    _change(
        _row(db),
        accent=checked_accent(accent.strip()),
        paper=paper,
        large=large,
        licence=_line(licence),
        language=checked_language(language),
        address=_line(address),
        gaps=gaps,
    )


def _row(db: Db) -> ReportSetup:
    row = db.scalars(select(ReportSetup)).first()
    if row is None:
        row = ReportSetup()
        db.add(row)
    return row


def _change(row: ReportSetup, **given: object) -> None:
    for name, value in given.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _line(words: str) -> str:
    line = " ".join(seen(words).split())
    if len(line) > MOST_LINE:
        raise refusals.SetupTooLong(words=f"{line[:40]}…", most=MOST_LINE)
    return line
