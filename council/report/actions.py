"""What can be done to the report: write its texts, publish an edition."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from council import __version__
from council.decisions.actions import mark_published
from council.report.facts import TEXTS
from council.report.records import Edition, ReportText
from council.report.refusals import EditionEmpty, EditionTwice, SectionUnknown
from council.store import Db, sealed


def write_text(db: Db, *, section: str, body: str, at: datetime) -> str:
    """Keep the words for one place of the report, and return them; none removes the text.

    Raises: SectionUnknown.
    """
    if section not in TEXTS:
        raise SectionUnknown(section=section, known=", ".join(TEXTS))
    body = body.strip()
    row = db.scalars(select(ReportText).where(ReportText.section == section)).first()
    if row is None and body:
        db.add(ReportText(section=section, body=body, at=at))
    elif row is not None and not body:
        db.delete(row)
    elif row is not None and row.body != body:
        row.body, row.at = body, at
    return body


@sealed
def publish_report(
    db: Db,
    *,
    edition_id: str,
    hash: str,
    size: int,
    pages: int,
    language: str,
    at: datetime,
    changes: str = "",
) -> int:
    """Keep for good that this file went out, and return the number of the edition; a retry is kept once.

    What is final in it is published from now on.
    Args: hash: SHA-256 of the file in hex; size: its bytes; changes: what is new since the edition before.
    Raises: EditionEmpty; EditionTwice.
    """
    if not hash or not size:
        raise EditionEmpty()
    if (known := db.get(Edition, edition_id)) is not None:
        return known.number
    same = db.scalars(select(Edition).where(Edition.hash == hash)).first()
    if same is not None:
        raise EditionTwice(number=same.number)
    number = (db.scalar(select(func.max(Edition.number))) or 0) + 1
    db.add(
        Edition(
            id=edition_id,
            number=number,
            state="published" if number == 1 else "corrected",
            language=language,
            hash=hash,
            bytes=size,
            pages=pages,
            version=__version__,
            changes=changes.strip(),
            at=at,
        )
    )
    mark_published(db)
    return number
