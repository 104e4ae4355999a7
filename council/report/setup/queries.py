"""The setup of the report, with its logo."""

from __future__ import annotations

from sqlalchemy import select

from council.report.setup.records import ReportSetup
from council.report.setup.views import Setup
from council.report.writing.queries import logo_of
from council.store import Db


def setup_of(db: Db) -> Setup:
    """What the council chose, or the default."""
    row, logo = db.scalars(select(ReportSetup)).first(), logo_of(db)
    image = logo.image if logo else None
    if row is None:
        return Setup(logo=image)
    return Setup(
        order=tuple(row.order),
        hidden=frozenset(row.hidden),
        accent=row.accent,
        paper=row.paper,
        large=row.large,
        licence=row.licence,
        language=row.language,
        address=row.address,
        gaps=row.gaps,
        logo=image,
    )
